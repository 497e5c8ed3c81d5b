"""Counts for each telling of a figure how many other origins bear it out, and how many speak against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.reconciling.bounds import bounds_of
from foedus.reconciling.telling import Told
from foedus.records import Modality

MOST_VARIANTS = 200  # variants of one figure that are held against each other, those of most origins first
SETTLED = frozenset({Modality.ASSERTED, Modality.HISTORICAL})


@dataclass(frozen=True, slots=True)
class Support:
    """Of one telling: origins that tell an agreeing figure, its own among them, and origins that speak against it."""

    agreeing: frozenset[str]
    opposing: frozenset[str]


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
    for other in others:
        if other is variant or not _comparable(variant.told, other.told):
            continue
        meets = _meet(variant.told, other.told)
        denies = (variant.told.claim.modality is Modality.DENIED) is not (other.told.claim.modality is Modality.DENIED)
        if meets and not denies:
            agreeing |= other.origins
        elif denies if meets else _both_settled(variant.told, other.told):
            opposing |= other.origins
    return Support(frozenset(agreeing), frozenset(opposing - agreeing))


def _comparable(first: Told, second: Told) -> bool:
    """Of one measure, unit and time; a figure that is only planned or feared bears out nothing that is told as so."""
    here, there = first.claim, second.claim
    if first.plain != second.plain or first.dimension != second.dimension or here.currency != there.currency:
        return False
    if here.change and there.change and here.change is not there.change:
        return False
    if here.when and there.when and not here.when.may_meet(there.when):
        return False
    firm = SETTLED | {Modality.DENIED}
    return (here.modality in firm) is (there.modality in firm)


def _meet(first: Told, second: Told) -> bool:
    here, there = bounds_of(first.claim), bounds_of(second.claim)
    return here is not None and there is not None and here[0] <= there[1] and there[0] <= here[1]


def _both_settled(first: Told, second: Told) -> bool:
    return first.claim.modality in SETTLED and second.claim.modality in SETTLED


def _signature(told: Told) -> tuple[object, ...]:
    claim, when = told.claim, told.claim.when
    period = (when.earliest, when.latest) if when else None
    figure = (claim.value, claim.low, claim.high, claim.approximate, claim.currency, told.dimension)
    return (*figure, told.plain, claim.change, claim.modality, period)
