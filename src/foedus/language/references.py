"""Whom "he", "the prime minister", "both leaders" or "the police" mean, where the text leaves little doubt."""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from foedus.codebook.grammar import Grammar
from foedus.codebook.references import ReferenceRules
from foedus.language.anaphors import NAME, Anaphor, AnaphorFinder
from foedus.language.discourse import Discourse
from foedus.language.hints import hints, surroundings
from foedus.language.wording import Wording
from foedus.records import ActorKind, Mention, Span, Via

SURE = 0.58  # probability from which a pronoun or an unknown name is followed; chosen on a third of the train split
NOUN_SURE = 0.4  # the same for "the ministry", "its army" or "police", set on the dev split
_DEFINITE = ("the", "this", "own", "ours", "bare")  # "some analysts" or "another ministry" may be anybody's
_PEOPLE = ("he", "him", "his")
_PAIRED = "they"


@dataclass(slots=True)
class Thread:
    """What the paragraph has named so far, in order; `pair`: the two that its last sentence named in one breath."""

    states: list[Mention] = field(default_factory=list)
    pair: tuple[Mention, ...] = ()

    def note(self, text: str, mentions: Sequence[Mention]) -> None:
        named = [mention for mention in mentions if mention.code and mention.via is not Via.PRONOUN]
        self.states += [mention for mention in named if mention.kind is not ActorKind.PLACE]
        self.pair = next(_joined_pairs(text, mentions), ())


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate for a reference, with what speaks for it."""

    code: str
    hints: tuple[str, ...]


class ReferenceReader:
    """Adds mentions for pronouns and pairs, and gives words without a state the party that they mean."""

    def __init__(self, grammar: Grammar, rules: ReferenceRules) -> None:
        self._rules = rules
        self._finder = AnaphorFinder(rules)
        self._pair_heads = grammar.words("references.pair_heads")
        self._before_pair = grammar.words("references.before_pair")
        self._shared = grammar.words("references.shared")
        self._short_names = {
            word: tuple(codes) for word, *codes in (row.split() for row in grammar.listed("short_names.rows"))
        }

    def resolve(
        self,
        wording: Wording,
        mentions: Sequence[Mention],
        thread: Thread,
        discourse: Discourse,
        homes: Sequence[Mention],
    ) -> tuple[Mention, ...]:
        """`mentions` with references followed, by place; `homes` stand for the states that the document is about."""
        discourse.next_sentence()
        pairs = self._pairs(wording, mentions, thread, homes)
        anaphors = [a for a in self._finder.find(wording, mentions) if not _is_in(a, pairs)]
        placed = self._followed(wording, [m for m in mentions if m.code], anaphors, discourse, thread.pair)
        found = sorted([*placed, *pairs], key=lambda mention: (mention.start, mention.end, mention.code or ""))
        thread.note(wording.text, found)
        return tuple(found)

    def _followed(
        self,
        wording: Wording,
        coded: Sequence[Mention],
        anaphors: Sequence[Anaphor],
        discourse: Discourse,
        pair: Sequence[Mention],
    ) -> list[Mention]:
        """From left to right, so that a reference can lead to the party of one before it; "they" can be a `pair`."""
        waiting: list[tuple[int, Mention | Anaphor]] = [(m.start, m) for m in coded]
        waiting += [(a.mention.start, a) for a in anaphors]
        known, placed = list(coded), []
        for _, each in sorted(waiting, key=lambda pair: pair[0]):
            if isinstance(each, Mention):
                discourse.note(each, _head(wording, each))
                placed.append(each)
                continue
            mention = self._follow(each, wording, known, discourse)
            if mention.code:
                insort(known, mention, key=_start_of)
                discourse.note_reference(each, mention.code)
                discourse.note(mention, each.head)
            if mention.code or mention.via is not Via.PRONOUN:
                placed.append(mention)
            elif each.sort == _PAIRED:
                placed += [_standing_at(Span(mention.start, mention.end), one) for one in pair]
        return placed

    def _follow(self, anaphor: Anaphor, wording: Wording, known: Sequence[Mention], discourse: Discourse) -> Mention:
        choices = self.choices(anaphor, wording, known, discourse)
        code, chance = best_of(choices, self._rules.weights_of(anaphor.sort))
        if code is None or chance < (NOUN_SURE if anaphor.manner in _DEFINITE else SURE):
            return anaphor.mention
        standing = discourse.known.get(code)
        person = standing.person if standing and anaphor.sort in _PEOPLE else None
        return _meaning(anaphor.mention, code, person or (standing.last if standing else discourse.coming.get(code)))

    def choices(
        self, anaphor: Anaphor, wording: Wording, known: Sequence[Mention], discourse: Discourse
    ) -> list[Choice]:
        """Everybody whom the reference could mean."""
        around = surroundings(anaphor, wording, known, discourse, self._rules)
        short = self._short_names.get(anaphor.head, ()) if anaphor.sort != NAME else ()
        named = dict.fromkeys([*around.ranks, *discourse.coming, *around.after, *short])
        return [Choice(code, tuple(hints(anaphor, code, around, discourse, short))) for code in named if code]

    def _pairs(
        self, wording: Wording, mentions: Sequence[Mention], thread: Thread, homes: Sequence[Mention]
    ) -> list[Mention]:
        """ "both leaders", "the two countries", and "joint" where the sentence names nobody: a pair around."""
        added: list[Mention] = []
        is_named = any(mention.code for mention in mentions)
        for index, lower in enumerate(wording.lower):
            if lower in self._pair_heads and wording.word(index - 1) in self._before_pair:
                added += _pair(wording.span(index - 1, index + 1), mentions, thread, homes)
            elif lower in self._shared and not is_named and not added:
                added += _pair(wording.words[index], mentions, thread, homes)
        return added


def best_of(choices: Sequence[Choice], weights: Mapping[str, float]) -> tuple[str | None, float]:
    """The likeliest candidate and its probability, by softmax over all candidates and nobody."""
    if not choices:
        return None, 0.0
    scores = [sum(weights.get(hint, 0.0) for hint in choice.hints) for choice in choices]
    top = max(scores)
    whole = sum(math.exp(score - top) for score in scores) + math.exp(-top)
    return choices[scores.index(top)].code, 1.0 / whole


def _meaning(mention: Mention, code: str, meant: Mention | None) -> Mention:
    """`mention` as a mention of `code`; a pronoun stands for the very party that was `meant`."""
    country = meant.country if meant else None
    if mention.kind is not ActorKind.UNKNOWN and mention.via is Via.PRONOUN:
        return replace(mention, code=code, country=country, via=Via.DESCRIPTION)
    if meant is not None and mention.via is Via.PRONOUN:
        return replace(meant, start=mention.start, end=mention.end, via=Via.PRONOUN)
    return replace(mention, code=code, country=country)


def _head(wording: Wording, mention: Mention) -> str:
    words = wording.text[mention.start : mention.end].lower().replace("’", "'").split()
    return words[-1] if words else ""


def _is_in(anaphor: Anaphor, pairs: Sequence[Mention]) -> bool:
    return any(p.start < anaphor.mention.end and anaphor.mention.start < p.end for p in pairs)


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


def _standing_at(place: Span, meant: Mention) -> Mention:
    """`meant` once more, at the words that refer to it."""
    return replace(meant, start=place.start, end=place.end, via=Via.PRONOUN)


def _start_of(mention: Mention) -> int:
    return mention.start
