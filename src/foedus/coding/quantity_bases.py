"""Completes measures from their neighbours: a shared unit, and what a figure was before it changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from foedus.coding.quantity import Quantity
from foedus.records import Change

_SHARING = re.compile(r"\s?(?:,|,?\s?(?:to|and|or|from|[-–]|versus|against)|,)\s?")  # "10 to 15 percent"
_SAME = re.compile(r",\sor\s(?:about\s|nearly\s|some\s)?|\s\((?:or\s)?")  # "410 points, or 2.2 percent"
BASE_REACH = 120  # characters between a figure and its change: "$6.7 billion, up 23%"


def with_shared_units(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """ "from 10 to 15 percent": the first figure has the unit of the second."""
    return [_sharing(text, quantity, following) for quantity, following in pairwise([*found, None]) if quantity]


def _sharing(text: str, quantity: Quantity, following: Quantity | None) -> Quantity:
    is_bare = quantity.unit is None and quantity.currency is None
    if not (is_bare and following and _SHARING.fullmatch(text, quantity.span.end, following.span.start)):
        return quantity
    told = quantity.measures or following.measures
    return replace(quantity, unit=following.unit, currency=following.currency, measures=told)


def with_shared_changes(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """ "lost 410 points, or 2.2 percent": one change told twice."""
    told = list(found)
    for place in range(1, len(told)):
        first, second = told[place - 1], told[place]
        if first.change and not second.change and _SAME.fullmatch(text, first.span.end, second.span.start):
            told[place] = replace(second, change=first.change, measures=first.measures or second.measures)
    return told


def with_bases(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Works out what a figure was before: "$6.7 billion, up 23%" and "rose 12% to 560"."""
    based = list(found)
    for place in range(len(found) - 1):
        first, second = found[place], found[place + 1]
        between = text[first.span.end : second.span.start]
        if second.span.start - first.span.end > BASE_REACH or ";" in between:
            continue
        if _is_step(second) and not _is_step(first) and "," in between:
            based[place + 1] = replace(second, derived_base=_base(first.value, second))
        elif _is_step(first) and between.strip() == "to" and first.unit != second.unit:
            based[place] = replace(first, derived_base=_base(second.value, first))
    return tuple(based)


def _is_step(quantity: Quantity) -> bool:
    return quantity.unit == "percent" and quantity.change in {Change.RISE, Change.FALL} and not quantity.is_share


def _base(value: float | None, step: Quantity) -> float | None:
    if value is None or step.value is None:
        return None
    factor = 1 + (step.value if step.change is Change.RISE else -step.value) / 100
    return round(value / factor, 6) if factor > 0 else None
