"""Counts for each telling of a figure how many other origins bear it out, and how many speak against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.reconciling.bounds import bounds_of
from foedus.reconciling.telling import UNDATED, Told
from foedus.records import Modality

MOST_VARIANTS = 200  # variants of one figure that are held against each other, those of most origins first
SAME_DAYS = timedelta(days=3)  # "on Saturday" and "at the weekend" are one time
SAME_MONTH = timedelta(days=14)  # figures told further apart than this, without a period, may be of two times
RECENT = timedelta(days=60)
SETTLED = frozenset({Modality.ASSERTED, Modality.HISTORICAL})


@dataclass(frozen=True, slots=True)
class Support:
    """Of one telling: origins that tell an agreeing figure, its own among them, and origins that speak against it.

    `clashes`: another telling, of whatever origin, asserts a figure that cannot hold beside this one.
    """

    agreeing: frozenset[str]
    opposing: frozenset[str]
    clashes: bool = False


@dataclass(slots=True)
class _Variant:
    """Tellings of one thread that say exactly the same."""

    told: Told
    origins: set[str]


def supports(tellings: Sequence[Told]) -> tuple[Support, ...]:
    """Support of each telling, in step; an origin that says both counts as agreeing."""
    variants: dict[tuple[object, ...], _Variant] = {}
    for told in tellings:
        variants.setdefault(_signature(told), _Variant(told, set())).origins.add(told.origin)
    keys = sorted(variants, key=lambda key: (-len(variants[key].origins), variants[key].told.order))[:MOST_VARIANTS]
    compared = [variants[key] for key in keys]
    found = {key: Support(frozenset(variant.origins), frozenset()) for key, variant in variants.items()}
    found.update((key, _support(variants[key], compared)) for key in keys)
    return tuple(found[_signature(told)] for told in tellings)


def _support(variant: _Variant, others: Sequence[_Variant]) -> Support:
    agreeing = set(variant.origins)
    opposing: set[str] = set()
    clashes = False
    for other in others:
        if other is variant or not _comparable(variant.told, other.told):
            continue
        meets = _meet(variant.told, other.told)
        denies = (variant.told.claim.modality is Modality.DENIED) is not (other.told.claim.modality is Modality.DENIED)
        if meets and not denies:
            agreeing |= other.origins
        elif denies if meets else _cannot_both_hold(variant.told, other.told):
            opposing |= other.origins
            clashes = clashes or not meets
    return Support(frozenset(agreeing), frozenset(opposing - agreeing), clashes)


def _comparable(first: Told, second: Told) -> bool:
    """Of one measure, unit and time; a figure that is only planned or feared bears out nothing that is told as so."""
    here, there = first.claim, second.claim
    if first.plain != second.plain or first.dimension != second.dimension or here.currency != there.currency:
        return False
    if first.change and second.change and first.change is not second.change:
        return False
    if here.when and there.when and not here.when.may_meet(there.when):
        return False
    firm = SETTLED | {Modality.DENIED}
    return (here.modality in firm) is (there.modality in firm)


def _cannot_both_hold(first: Told, second: Told) -> bool:
    """Both told as so, as the same kind of change and of one time; a toll that has risen by a later day is news."""
    if not {first.claim.modality, second.claim.modality} <= SETTLED or first.change is not second.change:
        return False
    return _is_of_one_time(first, second) and not _is_rising_toll(first, second)


def _is_of_one_time(first: Told, second: Told) -> bool:
    """The same period, give or take days; where one is not told, told about the same days."""
    here, there = first.claim.when, second.claim.when
    if here is not None and there is not None:
        ends = ((here.earliest, there.earliest), (here.latest, there.latest))
        return all(_are_near(one, other, SAME_DAYS) for one, other in ends)
    if UNDATED in (first.order[0], second.order[0]):
        return here is there
    one, other = (date.fromisoformat(told.order[0]) for told in (first, second))
    told = here or there
    is_recent = told is None or (told.latest is not None and abs(max(one, other) - told.latest) <= RECENT)
    return _are_near(one, other, SAME_MONTH) and is_recent


def _are_near(one: date | None, other: date | None, most: timedelta) -> bool:
    return abs(one - other) <= most if one is not None and other is not None else one is other


def _is_rising_toll(first: Told, second: Told) -> bool:
    """The later telling has more dead, wounded or missing than the earlier."""
    earlier, later = sorted((first, second), key=lambda told: told.order[0])
    is_toll = bool(first.fates and second.fates) and UNDATED not in (first.order[0], second.order[0])
    return is_toll and earlier.order[0] < later.order[0] and (earlier.value or 0.0) < (later.value or 0.0)


def _meet(first: Told, second: Told) -> bool:
    here, there = bounds_of(first.claim), bounds_of(second.claim)
    return here is not None and there is not None and here[0] <= there[1] and there[0] <= here[1]


def _signature(told: Told) -> tuple[object, ...]:
    claim, when = told.claim, told.claim.when
    period = (when.earliest, when.latest) if when else None
    figure = (claim.value, claim.low, claim.high, claim.approximate, claim.currency, told.dimension)
    return (*figure, told.plain, told.change, told.fates, claim.modality, period)
