"""Whom "he", "the prime minister", "both leaders" or "the police" mean, where the paragraph leaves no doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from foedus.codebook.grammar import Grammar
from foedus.records import ActorKind, Mention, Span, Via

_PAIR_HEADS = frozenset(
    ("leaders", "presidents", "ministers", "men", "nations", "countries", "governments", "sides", "capitals", "allies")
)
_SHARED = frozenset({"joint", "jointly", "bilateral"})
_BOTH = frozenset({"both", "two"})
_IN = frozenset({"in", "of", "from", "across", "inside"})
_PLACED_WITHIN = 2  # "in Kenya", "in the Philippines" right after an institution


@dataclass(slots=True)
class Thread:
    """What the paragraph has named so far, in order."""

    people: list[Mention] = field(default_factory=list)
    states: list[Mention] = field(default_factory=list)
    last_people: tuple[str, ...] = ()
    last_states: tuple[str, ...] = ()
    pair: tuple[Mention, ...] = ()

    def note(self, text: str, mentions: Sequence[Mention]) -> None:
        named = [mention for mention in mentions if mention.code and mention.via is not Via.PRONOUN]
        people = [mention for mention in named if mention.kind is ActorKind.PERSON]
        self.people += people
        self.states += [mention for mention in named if mention.kind is not ActorKind.PLACE]
        self.last_people = _distinct(mention.name for mention in people) or self.last_people
        codes = _distinct(mention.country for mention in named if mention.country)
        self.last_states = codes or self.last_states
        self.pair = next(_joined_pairs(text, mentions), self.pair)


class ReferenceReader:
    """Adds mentions for pronouns and pairs, and gives institutions without a state the only state around."""

    def __init__(self, grammar: Grammar) -> None:
        self._singular = grammar.words("clauses.pronouns_singular") & {"he", "she"}
        self._plural = grammar.words("clauses.pronouns_plural") & {"they"}

    def resolve(
        self, text: str, words: Sequence[Span], mentions: Sequence[Mention], thread: Thread, homes: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        """`mentions` with references resolved, by place; `homes` stand for the one or two states the document is about."""
        home = homes[0].country if len(homes) == 1 else None
        placed = [self._with_state(text, mention, mentions, thread, home) for mention in mentions]
        added = self._pronouns(text, words, placed, thread) + self._pairs(text, words, placed, thread, homes)
        together = sorted([*placed, *added], key=lambda mention: (mention.start, mention.end, mention.code or ""))
        thread.note(text, together)
        return tuple(together)

    def _with_state(
        self, text: str, mention: Mention, mentions: Sequence[Mention], thread: Thread, home: str | None
    ) -> Mention:
        if mention.code is not None or mention.via not in (Via.DESCRIPTION, Via.ROLE):
            return mention
        if mention.via is Via.ROLE:
            same = [person for person in thread.people if person.role == mention.role]
            if same:
                return replace(mention, code=same[-1].code, country=same[-1].country, name=same[-1].name)
        before = [m.country for m in mentions if _is_state(m)]
        if before and mention.start < min(m.start for m in mentions if _is_state(m)):
            before = []  # a state named only later in the sentence is as likely the other side
        state = _place_after(text, mention, mentions) or _only(before)
        state = state or _only(thread.last_states) or home
        return replace(mention, code=state, country=state) if state else mention

    def _pronouns(self, text: str, words: Sequence[Span], mentions: Sequence[Mention], thread: Thread) -> list[Mention]:
        """he and she, where the last people named are one; they, where the last are two."""
        added = []
        for word in words:
            lower = text[word.start : word.end].lower()
            if lower in self._singular:
                before = [m for m in mentions if m.kind is ActorKind.PERSON and m.end <= word.start and m.code]
                names = _distinct(m.name for m in before) or thread.last_people
                person = next(
                    (m for m in reversed([*thread.people, *before]) if len(names) == 1 and m.name == names[0]), None
                )
                if person is not None:
                    added.append(replace(person, start=word.start, end=word.end, via=Via.PRONOUN))
        return added

    def _pairs(
        self, text: str, words: Sequence[Span], mentions: Sequence[Mention], thread: Thread, homes: Sequence[Mention]
    ) -> list[Mention]:
        """ "both leaders", "the two countries", "they", and "joint" where the sentence names nobody: a pair in context."""
        added: list[Mention] = []
        coded = any(mention.code for mention in mentions)
        for index, word in enumerate(words):
            lower = text[word.start : word.end].lower()
            before = text[words[index - 1].start : words[index - 1].end].lower() if index else ""
            if lower in _PAIR_HEADS and before in _BOTH | {"the"}:
                added += _pair(Span(words[index - 1].start, word.end), mentions, thread, homes)
            elif lower in self._plural:
                pair = next(_joined_pairs(text, [m for m in mentions if m.end <= word.start]), thread.pair)
                added += [replace(m, start=word.start, end=word.end, via=Via.PRONOUN) for m in pair]
            elif lower in _SHARED and not coded and not added:
                added += _pair(word, mentions, thread, homes)
        return added


def _joined_pairs(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Two of different states named in one breath: "X and Y", "both nations"."""
    for left, right in pairwise(mentions):
        between = text[left.end : right.start].strip() if left.end <= right.start else ""
        together = left.start == right.start or between in ("and", "&", "and the")
        if together and left.country and right.country and left.country != right.country:
            yield left, right


def _pair(place: Span, mentions: Sequence[Mention], thread: Thread, homes: Sequence[Mention]) -> list[Mention]:
    """The two states named so far in the paragraph, if they are two, else the two that the document is about."""
    before = [m for m in mentions if m.end <= place.start and m.code and m.country and m.kind is not ActorKind.PLACE]
    for pool in (before, thread.states + before):
        last = {mention.country: mention for mention in pool if mention.country}
        if len(last) == 2:
            return [replace(m, start=place.start, end=place.end, via=Via.PRONOUN) for m in last.values()]
    return [replace(m, start=place.start, end=place.end, via=Via.PRONOUN) for m in homes] if len(homes) == 2 else []


def _place_after(text: str, mention: Mention, mentions: Sequence[Mention]) -> str | None:
    """The state of "police in Nairobi", "protesters across Iran"."""
    following = next((m for m in mentions if m.start >= mention.end and m.country), None)
    if following is None:
        return None
    between = text[mention.end : following.start].lower().split()
    return following.country if between[:1] and between[0] in _IN and len(between) <= _PLACED_WITHIN else None


def _is_state(mention: Mention) -> bool:
    return mention.country is not None and mention.kind is not ActorKind.PROGRAMME


def _only(codes: Sequence[str | None]) -> str | None:
    distinct = _distinct(code for code in codes if code)
    return distinct[0] if len(distinct) == 1 else None


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
