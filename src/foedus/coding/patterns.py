"""Finds the codebook's cues in a sentence: patterns of words with gaps, in any inflection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from foedus.codebook.types import GAP, Cue, TypeRule
from foedus.coding.inflections import Form, Inflector, noun_forms
from foedus.coding.lines import Line

PARTICIPLES = (Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE, Form.BASE_OR_PAST)
AGENT_WITHIN = 6  # words after a passive verb in which its "by" can stand
LED_WITHIN = 12  # words before a passive verb in which its noun can stand
GAP_WORDS = 4  # the codebook's promise: "..." is at most four words
_STOPS = frozenset({";", ":", ".", "(", ")", "—", "–", "?", "!"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording: `rest` are the words after the first, each a set of spellings, None for a gap.

    `led_by` is the noun that must stand before a passive verb: "sanctions ... were lifted".
    """

    rule: TypeRule
    cue: Cue
    is_noun: bool
    form: Form | None
    rest: tuple[frozenset[str] | None, ...]
    needs: tuple[frozenset[str], ...]
    led_by: frozenset[str] | None = None

    @property
    def fullness(self) -> int:
        """Words besides the first: fuller wordings win over barer ones."""
        return len(self.needs)


class Hit(NamedTuple):
    """A cue found at words `first`..`last` (last excluded); `led_at` is the noun that leads it, where one does."""

    pattern: Pattern
    first: int
    last: int
    led_at: int | None = None

    def shares_words(self, other: Hit) -> bool:
        """Both read the same word: "sanctions" is no act of its own where "sanctions were lifted" is one."""
        if self.first < other.last and other.first < self.last:
            return True
        return self._is_led_by(other) or other._is_led_by(self)

    def _is_led_by(self, noun: Hit) -> bool:
        return self.led_at is not None and noun.first <= self.led_at < noun.last

    @property
    def rule(self) -> TypeRule:
        return self.pattern.rule

    @property
    def cue(self) -> Cue:
        return self.pattern.cue

    @property
    def form(self) -> Form | None:
        return self.pattern.form


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Patterns of one first word, fullest first: those that need no other word, the others by their last word."""

    bare: tuple[Pattern, ...]
    needed: frozenset[str]
    by_need: Mapping[str, tuple[tuple[int, Pattern], ...]]

    def standing(self, vocabulary: frozenset[str]) -> Iterable[Pattern]:
        """Those whose last word the line has; most lines have none of them."""
        common = self.needed & vocabulary
        if not common:
            return self.bare
        ranked = {rank: pattern for word in common for rank, pattern in self.by_need[word]}
        return [*(ranked[rank] for rank in sorted(ranked)), *self.bare]


class CueIndex:
    """All cues of the codebook, looked up by their first word."""

    def __init__(self, rules: Sequence[TypeRule], inflector: Inflector) -> None:
        patterns: dict[str, list[Pattern]] = {}
        for rule in rules:
            for cue in rule.cues:
                for spelling, pattern in _patterns(rule, cue, inflector):
                    patterns.setdefault(spelling, []).append(pattern)
        self._by_word = {word: _indexed(sorted(found, key=_fullest_first)) for word, found in patterns.items()}
        self.verb_forms = frozenset(
            word for word, found in patterns.items() if any(not pattern.is_noun for pattern in found)
        )

    def find(self, line: Line) -> tuple[Hit, ...]:
        """Every cue that stands in the line, in order of place, fullest wording first."""
        lower, by_word = line.lower, self._by_word
        hits: list[Hit] = []
        for index in [index for index, word in enumerate(lower) if word in by_word]:
            for pattern in by_word[lower[index]].standing(line.vocabulary):
                hit = _hit(line, index, pattern)
                if hit is not None:
                    hits.append(hit)
        return tuple(hits)


def _indexed(patterns: Sequence[Pattern]) -> _Wordings:
    by_need: dict[str, list[tuple[int, Pattern]]] = {}
    for rank, pattern in enumerate(patterns):
        for spelling in pattern.needs[-1] if pattern.needs else ():
            by_need.setdefault(spelling, []).append((rank, pattern))
    bare = tuple(pattern for pattern in patterns if not pattern.needs)
    return _Wordings(bare, frozenset(by_need), {word: tuple(found) for word, found in by_need.items()})


def _fullest_first(pattern: Pattern) -> tuple[int, bool]:
    return (-pattern.fullness, not pattern.cue.strong)


def _patterns(rule: TypeRule, cue: Cue, inflector: Inflector) -> Iterator[tuple[str, Pattern]]:
    for wording in cue.verbs:
        firsts, rest = _parts(wording)
        needs = tuple(part for part in rest if part is not None)
        for lemma in firsts:
            for spelling, form in inflector.verb_forms(lemma).items():
                yield spelling, Pattern(rule, cue, False, form, rest, needs)
                if form in PARTICIPLES and len(rest) >= 2 and rest[-2] is None and rest[-1] is not None:
                    yield spelling, Pattern(rule, cue, False, form, rest[:-2], needs, led_by=rest[-1])
    for wording in cue.nouns:
        firsts, rest = _parts(wording)
        needs = tuple(part for part in rest if part is not None)
        for noun in firsts:
            for spelling in noun_forms(noun) if not rest else (noun,):
                yield spelling, Pattern(rule, cue, True, None, rest, needs)


def _parts(wording: str) -> tuple[tuple[str, ...], tuple[frozenset[str] | None, ...]]:
    first, *rest = wording.split()
    return tuple(first.split("|")), tuple(None if part == GAP else _spellings(part) for part in rest)


def _spellings(part: str) -> frozenset[str]:
    return frozenset(spelling for word in part.split("|") for spelling in noun_forms(word))


def _hit(line: Line, index: int, pattern: Pattern) -> Hit | None:
    """The pattern where it stands at `index`; its leading noun belongs to it where the doer is told after it."""
    last = _match(line, index, pattern)
    if last is None or pattern.led_by is None:
        return None if last is None else Hit(pattern, index, last)
    noun = _leading_noun(line, index, pattern.led_by)
    if noun is None:
        return None
    return Hit(pattern, index, last, noun if "by" in line.lower[last : last + AGENT_WITHIN] else None)


def _match(line: Line, index: int, pattern: Pattern) -> int | None:
    """One past the last word of the pattern where it stands at `index`."""
    place, gap = index + 1, 0
    for part in pattern.rest:
        if part is None:
            gap = GAP_WORDS
            continue
        found = _next(line.lower, place, part, gap)
        if found is None:
            return None
        place, gap = found + 1, 0
    return place


def _leading_noun(line: Line, index: int, spellings: frozenset[str]) -> int | None:
    """The place of the noun that stands before a passive verb in the same clause."""
    for place in range(index - 1, max(-1, index - 1 - LED_WITHIN), -1):
        word = line.lower[place]
        if word in spellings:
            return place
        if word in _STOPS or word == ",":
            return None
    return None


def _next(lower: tuple[str, ...], place: int, spellings: frozenset[str], gap: int) -> int | None:
    for index in range(place, min(len(lower), place + gap + 1)):
        word = lower[index]
        if word in spellings:
            return index
        if word in _STOPS:
            return None
    return None
