"""Pairs what the gold tells with what the coder told: acts one to one within a sentence, places by overlap."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from foedus.evaluating.scoring import Count, matched
from foedus.evaluating.telling import Act, Case
from foedus.records import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Pairing:
    """A gold act and the act coded for it, in one sentence; None on the side that has none."""

    unit: int
    gold: Act | None
    found: Act | None


def pair_acts(case: Case, label_of: Callable[[Act], str]) -> list[Pairing]:
    """One-to-one pairs of acts in each sentence.

    Taken best first: same label, then overlapping triggers, then an overlapping party. Acts of one sentence that share
    none of these are left alone, gold as missed and coded as extra.
    """
    pairs = []
    for unit in case.units:
        gold = [act for act in case.gold.telling.acts if case.unit_at(act.place) == unit]
        found = [act for act in case.found.acts if case.unit_at(act.place) == unit]
        pairs += [Pairing(unit, one, other) for one, other in _paired(gold, found, label_of)]
    return pairs


def same_label_counts(labels: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[str, Count]:
    """For each label, counts over (gold label, found label) pairs in which "" stands for nothing."""
    return {
        label: matched(
            sum(gold == found == label for gold, found in pairs),
            sum(gold == label for gold, _ in pairs),
            sum(found == label for _, found in pairs),
        )
        for label in labels
    }


def common(gold: Iterable[str], found: Iterable[str]) -> Count:
    """The count of two bags of labels: as often right as both have it."""
    told, got = Counter(gold), Counter(found)
    return matched((told & got).total(), told.total(), got.total())


def overlap_count(gold: Iterable[Span], found: Iterable[Span]) -> Count:
    """Gold places that a found one touches, found places that touch a gold one. Repeats count once."""
    told, got = set(gold), set(found)
    hit = sum(any(place.overlaps(other) for other in got) for place in told)
    right = sum(any(place.overlaps(other) for other in told) for place in got)
    return Count(hit, len(told), right, len(got))


def exact_count(gold: Iterable[Span], found: Iterable[Span]) -> Count:
    """Places with the same first and last character."""
    told, got = set(gold), set(found)
    return matched(len(told & got), len(told), len(got))


def tokens_in(text: str) -> list[Span]:
    """Words (letters, digits, underscores) and single other signs."""
    return [Span(*match.span()) for match in _TOKEN.finditer(text)]


def covered(tokens: Sequence[Span], places: Sequence[Span]) -> set[int]:
    """The numbers of the tokens that a place touches."""
    return {number for number, token in enumerate(tokens) if any(token.overlaps(place) for place in places)}


def _paired(
    gold: Sequence[Act], found: Sequence[Act], label_of: Callable[[Act], str]
) -> list[tuple[Act | None, Act | None]]:
    likeness = {
        (one, other): _likeness(gold[one], found[other], label_of)
        for one, other in product(range(len(gold)), range(len(found)))
    }
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    pairs: list[tuple[Act | None, Act | None]] = []
    for one, other in sorted(likeness, key=lambda key: (-likeness[key], key)):
        if likeness[one, other] > 0 and one in free_gold and other in free_found:
            free_gold.remove(one)
            free_found.remove(other)
            pairs.append((gold[one], found[other]))
    pairs += [(gold[one], None) for one in sorted(free_gold)]
    pairs += [(None, found[other]) for other in sorted(free_found)]
    return pairs


def _likeness(gold: Act, found: Act, label_of: Callable[[Act], str]) -> int:
    same = label_of(gold) == label_of(found) != ""
    trigger = gold.trigger is not None and found.trigger is not None and gold.trigger.overlaps(found.trigger)
    parties = ((gold.actor_spans, found.actor_spans), (gold.recipient_spans, found.recipient_spans))
    party = any(one.overlaps(other) for told, got in parties for one in told for other in got)
    return 4 * same + 2 * trigger + party
