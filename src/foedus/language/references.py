"""Whom "he", "the prime minister", "both leaders" or "the police" mean, where the paragraph leaves no doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from foedus.codebook.grammar import Grammar
from foedus.language.wording import Wording
from foedus.records import ActorKind, Mention, Span, Via

PLACED_WITHIN = 2  # words of "in Kenya", "in the Philippines" right after an institution


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
        self._singular = grammar.words("references.singular")
        self._plural = grammar.words("references.plural")
        self._pair_heads = grammar.words("references.pair_heads")
        self._before_pair = grammar.words("references.before_pair")
        self._shared = grammar.words("references.shared")
        self._placing = grammar.words("references.placing")
        self._referring = self._singular | self._plural | self._pair_heads | self._shared

    def resolve(
        self, wording: Wording, mentions: Sequence[Mention], thread: Thread, homes: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        """`mentions` with references resolved, by place; `homes` stand for the states that the document is about."""
        home = homes[0].country if len(homes) == 1 else None
        placed = [self._with_state(wording.text, mention, mentions, thread, home) for mention in mentions]
        if not self._referring.isdisjoint(wording.lower):
            placed += [*self._people(wording, placed, thread), *self._pairs(wording, placed, thread, homes)]
            placed.sort(key=lambda mention: (mention.start, mention.end, mention.code or ""))
        thread.note(wording.text, placed)
        return tuple(placed)

    def _with_state(
        self, text: str, mention: Mention, mentions: Sequence[Mention], thread: Thread, home: str | None
    ) -> Mention:
        """An office or institution without a state, given the one that the words around leave."""
        if mention.code is not None or mention.via not in (Via.DESCRIPTION, Via.ROLE):
            return mention
        if mention.via is Via.ROLE:
            same = [person for person in thread.people if person.role == mention.role]
            if same:
                return replace(mention, code=same[-1].code, country=same[-1].country, name=same[-1].name)
        state = self._place_after(text, mention, mentions) or _state_before(mention, mentions)
        state = state or _only(thread.last_states) or home
        return replace(mention, code=state, country=state) if state else mention

    def _place_after(self, text: str, mention: Mention, mentions: Sequence[Mention]) -> str | None:
        """The state of "police in Nairobi", "protesters across Iran"."""
        following = next((m for m in mentions if m.start >= mention.end and m.country), None)
        if following is None:
            return None
        between = text[mention.end : following.start].lower().split()
        return following.country if 0 < len(between) <= PLACED_WITHIN and between[0] in self._placing else None

    def _people(self, wording: Wording, mentions: Sequence[Mention], thread: Thread) -> list[Mention]:
        """he and she, where the last people named are one."""
        added = []
        for word, lower in zip(wording.words, wording.lower, strict=True):
            if lower not in self._singular:
                continue
            before = [m for m in mentions if m.kind is ActorKind.PERSON and m.end <= word.start and m.code]
            names = _distinct(m.name for m in before) or thread.last_people
            known = (m for m in reversed([*thread.people, *before]) if len(names) == 1 and m.name == names[0])
            person = next(known, None)
            if person is not None:
                added.append(_standing_at(word, person))
        return added

    def _pairs(
        self, wording: Wording, mentions: Sequence[Mention], thread: Thread, homes: Sequence[Mention]
    ) -> list[Mention]:
        """ "both leaders", "the two countries", "they", and "joint" where the sentence names nobody: a pair around."""
        added: list[Mention] = []
        is_named = any(mention.code for mention in mentions)
        for index, lower in enumerate(wording.lower):
            word = wording.words[index]
            if lower in self._pair_heads and wording.word(index - 1) in self._before_pair:
                added += _pair(wording.span(index - 1, index + 1), mentions, thread, homes)
            elif lower in self._plural:
                pair = next(_joined_pairs(wording.text, [m for m in mentions if m.end <= word.start]), thread.pair)
                added += [_standing_at(word, m) for m in pair]
            elif lower in self._shared and not is_named and not added:
                added += _pair(word, mentions, thread, homes)
        return added


def _standing_at(place: Span, meant: Mention) -> Mention:
    """`meant` once more, at the words that refer to it."""
    return replace(meant, start=place.start, end=place.end, via=Via.PRONOUN)


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
            return [_standing_at(place, m) for m in last.values()]
    return [_standing_at(place, m) for m in homes] if len(homes) == 2 else []


def _state_before(mention: Mention, mentions: Sequence[Mention]) -> str | None:
    """The only state of the sentence, unless it is named later: then it is as likely the other side."""
    states = [m for m in mentions if _is_state(m)]
    if not states or mention.start < min(m.start for m in states):
        return None
    return _only([m.country for m in states])


def _is_state(mention: Mention) -> bool:
    return mention.country is not None and mention.kind is not ActorKind.PROGRAMME


def _only(codes: Sequence[str | None]) -> str | None:
    distinct = _distinct(code for code in codes if code)
    return distinct[0] if len(distinct) == 1 else None


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
