"""What "Christmas Day" and "last Easter" mean on a given day."""

from __future__ import annotations

import re
from datetime import timedelta

from foedus.codebook.holidays import HOLIDAYS
from foedus.coding.relative_times import BACK, Bounds, Shape
from foedus.coding.time_settings import Setting

_NAMES = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(HOLIDAYS, key=len, reverse=True))
_PATTERN = re.compile(
    rf"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s)?(?P<holiday>(?-i:(?=[A-Z]|the\sF))(?i:{_NAMES}))"
    r"(?:,?\s(?P<year>(?:19|20)\d\d)\b)?(?!\w|['’-]\w{2}|\s(?:Island|Islands|tree|card|cards|present|presents|sales|shopping)\b)"
)
_JUST_PAST = timedelta(days=21)
_LONG_AHEAD = timedelta(days=7)  # somebody who tells of it as past does not mean one that is so far off


def _holiday(match: re.Match[str], setting: Setting) -> Bounds:
    rule, which = HOLIDAYS[match["holiday"].lower().replace("’", "'")], (match["which"] or "").lower()
    if match["year"]:
        day = rule(int(match["year"]))
        return day, day
    today = setting.today
    days = [rule(year) for year in range(max(1, today.year - 1), min(9999, today.year + 1) + 1)]
    past, coming = [day for day in days if day < today], [day for day in days if day >= today]
    last, following = max(past, default=min(days)), min(coming, default=max(days))
    is_told = setting.behind and following - today > _LONG_AHEAD
    is_just_past = not setting.ahead and timedelta() < today - last <= _JUST_PAST
    day = last if which in BACK or (not which and (is_told or is_just_past)) else following
    return day, day


HOLIDAY_SHAPES: tuple[Shape, ...] = (
    Shape(
        _PATTERN,
        _holiday,
        frozenset(word for name in HOLIDAYS for word in re.findall("[a-z]+", name) if len(word) > len("of"))
        - {"the", "day", "year", "new", "good", "king", "may"}
        | {"New", "Good", "May"},
    ),
)
