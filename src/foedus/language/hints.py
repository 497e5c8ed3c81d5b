"""What speaks for one party as the one that a reference means: how near it is, what stands between, what fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from foedus.codebook.references import ReferenceRules
from foedus.language.anaphors import Anaphor
from foedus.language.discourse import Discourse, Standing
from foedus.language.wording import Wording
from foedus.records import ActorKind, Mention, Span, Via

FARTHEST = 4  # sentences back; farther is all the same
MOST_CANDIDATES = 5  # parties looked at, the latest first
LAST_RANK = 3  # parties by how lately they were named; from here all the same
MOST_KNOWN = 4  # parties named in a document; from here all the same
PLACED_WITHIN = 4  # words between a noun and the state that follows it: "police in northern Kenya"
NOUN_PHRASE = 3  # words between a nationality and its noun: "Kenyan fish traders"
_GAP = frozenset(",.;:()\"“”‘’'–—")
_QUOTES = frozenset('"“”')


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around one reference in its sentence."""

    before: Mapping[str, int]  # codes named before it in the sentence, by mentions between
    after: Mapping[str, str]  # codes named after it, with how the first is led to
    possessor: str | None
    qualifier: str | None
    apposed: str | None
    side: str
    is_first: bool
    is_quoted: bool
    ranks: Mapping[str, int]


def surroundings(
    anaphor: Anaphor, wording: Wording, mentions: Sequence[Mention], discourse: Discourse, rules: ReferenceRules
) -> Surroundings:
    """`mentions`: those of the sentence that have a code by now, in order."""
    before = [m for m in mentions if m.end <= anaphor.mention.start]
    after = [m for m in mentions if m.start >= anaphor.mention.end]
    left = before[-1] if before else None
    gap = _words_between(wording, left, anaphor.first) if left else ()
    is_phrase = left is not None and len(gap) <= NOUN_PHRASE and _GAP.isdisjoint(gap)
    quotes = sum(word in _QUOTES for word in wording.lower[: anaphor.first])
    return Surroundings(
        before={m.code or "": between for between, m in enumerate(reversed(before))},
        after=_following(anaphor, wording, after, rules.leads),
        possessor=left.code if left and gap[:1] == ("'s",) and is_phrase else None,
        qualifier=left.code if left and is_phrase and left.via is Via.DEMONYM and _is_plain(gap, rules.ends) else None,
        apposed=left.code if left and gap in ((",",), ("(",), (), (",", "the"), (",", "a")) else None,
        side=_side(wording, anaphor, rules.sides),
        is_first=anaphor.opens == 0,
        is_quoted=quotes % 2 == 1,
        ranks={code: rank for rank, code in enumerate(discourse.latest(MOST_CANDIDATES))},
    )


def hints(anaphor: Anaphor, code: str, around: Surroundings, discourse: Discourse, short: Collection[str]) -> list[str]:
    """The hints that hold for `code`; `short`: whom the words can mean by themselves, like "the Fund"."""
    standing, manner = discourse.known.get(code), anaphor.manner
    found = [f"known {min(discourse.size, MOST_KNOWN)}", f"manner {manner}", f"share {discourse.shares.get(code, 0)}"]
    if code == discourse.main:
        found += ["main", f"main {manner}"]
    found += _of_place(code, standing, around, discourse, manner)
    found += _of_neighbours(code, around)
    found += _of_words(anaphor, code, standing, discourse)
    if code in short:
        is_capital = anaphor.mention.name[-len(anaphor.head) :][:1].isupper()
        found += ["short", "short capital" if is_capital else "short small"]
    elif short:
        found.append("short for others")
    return found


def _of_neighbours(code: str, around: Surroundings) -> list[str]:
    """Where in the sentence the party is named, and whether the words tie it to the reference."""
    found = []
    if code in around.before:
        found += [f"before {min(around.before[code], 2)}", f"side {around.side}"]
    if code in around.after:
        found += ["after", f"after {around.after[code]}"]
    if around.possessor:
        found.append("possessor" if code == around.possessor else "possessed by another")
    if around.qualifier:
        found.append("qualifier" if code == around.qualifier else "another qualifies")
    if code == around.apposed:
        found.append("apposed")
    return found


def _of_place(
    code: str, standing: Standing | None, around: Surroundings, discourse: Discourse, manner: str
) -> list[str]:
    """How far back the party is and what it was there."""
    if standing is None:
        return ["not yet"]
    far, rank = min(discourse.sentence - standing.sentence, FARTHEST), min(around.ranks.get(code, LAST_RANK), LAST_RANK)
    found = [f"far {far}", f"rank {rank}", f"far {far} {manner}", f"rank {rank} {manner}"]
    found += [f"kind {standing.last.kind}", f"via {standing.last.via}", f"often {min(standing.count, 4)}"]
    if code == discourse.subject:
        found += ["subject", f"subject {around.side}", f"subject {manner}"]
    if code == discourse.subject_before:
        found += ["subject before", f"subject before {manner}"]
        if around.is_first:
            found.append("opens after subject")
    if around.is_first:
        found.append(f"opens rank {rank}")
    if around.is_quoted:
        found.append(f"quoted rank {rank}")
    if len(discourse.known) == 1:
        found += ["alone", f"alone {manner}"]
    return found


def _of_words(anaphor: Anaphor, code: str, standing: Standing | None, discourse: Discourse) -> list[str]:
    """What the words of the reference share with those of the party."""
    found = []
    known = discourse.heads.get(anaphor.head)
    if known is not None:
        found += ["same word", f"same word {anaphor.manner}"] if known == code else ["word of another"]
    followed = discourse.sorts.get(anaphor.sort)
    if followed is not None:
        found.append("same sort" if followed == code else "sort of another")
    if standing is not None and anaphor.mention.sector:
        found.append("same sector" if anaphor.mention.sector in standing.sectors else "other sector")
    return found


def _following(anaphor: Anaphor, wording: Wording, after: Sequence[Mention], leads: Collection[str]) -> dict[str, str]:
    """Codes named after the reference; the first with the word that leads to it, if it is near."""
    found: dict[str, str] = {}
    for mention in after:
        found.setdefault(mention.code or "", _way_to(mention, anaphor, wording, leads) if not found else "far")
    return found


def _way_to(mention: Mention, anaphor: Anaphor, wording: Wording, leads: Collection[str]) -> str:
    """What leads from the reference to the mention that follows: "in place" for "police in Nairobi"."""
    words = wording.lower[anaphor.last : bisect_left(wording.words, mention.start, key=_start_of)]
    if not words:
        return "touching"
    if len(words) <= PLACED_WITHIN and words[0] in leads:
        is_place = mention.kind is ActorKind.PLACE or mention.via is Via.METONYM
        return f"{words[0]} {'place' if is_place else 'party'}"
    return "comma" if words == (",",) else "far"


def _words_between(wording: Wording, left: Mention, first: int) -> tuple[str, ...]:
    """The words after a mention up to word `first`."""
    return wording.lower[bisect_left(wording.words, left.end, key=_start_of) : first]


def _is_plain(words: Sequence[str], ends: Collection[str]) -> bool:
    """Nothing that ends a noun phrase stands among the words."""
    return all((word.isalpha() or "-" in word) and word not in ends for word in words)


def _side(wording: Wording, anaphor: Anaphor, sides: Collection[str]) -> str:
    """The preposition before the reference: on which side of the act it stands."""
    before = wording.word(anaphor.opens - 1)
    return before if before in sides else ("start" if anaphor.opens == 0 else "")


def _start_of(word: Span) -> int:
    return word.start
