"""Turns what an encoder saw around a word into parties, places and links of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.lines import Line, Participant
from foedus.coding.parties import UNKNOWN_CODE
from foedus.records import Attribution, AttributionLink, Frame, FrameRole, Party, Span, Via

_EDGES = frozenset(
    {",", ".", ";", ":", '"', "“", "”", "'", "‘", "’", "(", ")", "-", "–", "—", "'s"}
    | {"the", "a", "an", "and", "or", "of", "his", "her", "its", "their", "our", "my", "your", "with", "by", "to"}
)
_REFERRING = (Via.PRONOUN, Via.DESCRIPTION)
_SPEAKERS = frozenset({"it", "he", "she", "they"})  # who opens a report so speaks of himself


def parties_of(line: Line, frame: Frame, role: str) -> tuple[Party, ...]:
    """The parties of one role: a run of words is one party, or as many as it names states."""
    found: list[Party] = []
    for part in frame.roles:
        if part.role == role and (words := _trimmed(line, part)) is not None:
            found += _parties(line, *words)
    return tuple(party for party in dict.fromkeys(found) if not _is_scrap(party, found))


def _is_scrap(party: Party, others: Sequence[Party]) -> bool:
    """Words without a country or a name beside a party that has one: a torn piece of its phrase."""
    if party.code != UNKNOWN_CODE or any(letter.isupper() for letter in party.name):
        return False
    return any(other.code != UNKNOWN_CODE for other in others)


def _parties(line: Line, first: int, last: int) -> list[Party]:
    named = [party for party in line.participants if party.first < last and first < party.last]
    codes = dict.fromkeys(party.mention.code for party in named if party.mention.code)
    if len(codes) > 1:
        return [_as_party(line, party, party.first, party.last) for party in named if party.mention.code]
    coded = next((party for party in named if party.mention.code), None)
    if (place := _antecedent(line, coded, first, last)) is not None:
        return _parties(line, *place)
    return [_as_party(line, coded or (named[0] if named else None), first, last)]


def _antecedent(line: Line, party: Participant | None, first: int, last: int) -> tuple[int, int] | None:
    """Where the sentence has named the one whom a pronoun stands for: by its code, or as whoever says "they will"."""
    if party is None:
        return _speaker(line, first) if last - first == 1 and line.lower[first] in _SPEAKERS else None
    if party.mention.via is not Via.PRONOUN:
        return None
    meant = (party.mention.code, party.mention.sector)
    before = (one for one in reversed(line.participants) if one.last <= party.first)
    same = (
        one for one in before if (one.mention.code, one.mention.sector) == meant and one.mention.via not in _REFERRING
    )
    return next(((one.first, one.last) for one in same), None)


def _speaker(line: Line, pronoun: int) -> tuple[int, int] | None:
    """The words of the source of a report that opens with the pronoun: "the rebels said that they would ..."."""
    for frame in line.sentence.frames:
        contents = [part for part in frame.roles if part.role == "content" and 0 <= pronoun - part.first <= 1]
        sources = [part for part in frame.roles if part.role == "source" and part.last <= pronoun]
        if frame.kind == "says" and contents and sources and (words := _trimmed(line, sources[-1])) is not None:
            return words if line.lower[words[0]] not in _SPEAKERS else None
    return None


def _as_party(line: Line, party: Participant | None, first: int, last: int) -> Party:
    place = line.span(first, last)
    if party is None:
        return Party(UNKNOWN_CODE, place.gives(line.text), place.start, place.end)
    mention = party.mention
    return Party(mention.code or UNKNOWN_CODE, mention.name, place.start, place.end, mention.sector)


def _trimmed(line: Line, part: FrameRole) -> tuple[int, int] | None:
    """The words of a role without marks and articles at its edges."""
    first, last = part.first, part.last
    while first < last and line.lower[first] in _EDGES:
        first += 1
    while last > first and line.lower[last - 1] in _EDGES:
        last -= 1
    return (first, last) if last > first else None


def widest(line: Line, frame: Frame, role: str) -> Span | None:
    """From the first to the last word of a role, None where the frame has none."""
    parts = [words for part in frame.roles if part.role == role and (words := _trimmed(line, part)) is not None]
    return line.span(min(first for first, _ in parts), max(last for _, last in parts)) if parts else None


def as_attribution(line: Line, frame: Frame) -> Attribution | None:
    """The report of speech as places; None where no content was found."""
    content = widest(line, frame, "content")
    if content is None:
        return None
    first = frame.anchor
    while first > 0 and line.lower[first - 1] in ("has", "have", "had", "was", "were", "is", "are", "also"):
        first -= 1
    return Attribution(widest(line, frame, "source"), line.span(first, frame.anchor + 1), content)


def chain_over(line: Line, frames: Sequence[Frame], place: Span) -> tuple[AttributionLink, ...]:
    """The speakers whose content holds `place`, the widest content first."""
    over = []
    for frame in frames:
        content, source = widest(line, frame, "content"), widest(line, frame, "source")
        if frame.kind == "says" and source and content and content.contains(place):
            over.append((len(content), source, frame))
    over.sort(key=lambda entry: (-entry[0], entry[1]))
    return tuple(_link(line, source) for _, source, _ in over)


def _link(line: Line, source: Span) -> AttributionLink:
    named = [party for party in line.participants if source.overlaps(Span(party.mention.start, party.mention.end))]
    coded = next((party.mention for party in named if party.mention.code), None)
    name = coded.name if coded else source.gives(line.text)
    return AttributionLink(coded.code if coded else None, name, source.start, source.end)
