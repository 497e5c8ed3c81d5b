"""Says on which day a holiday falls in a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

Rule = Callable[[int], date]


def _fixed(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _weekday(month: int, weekday: int, number: int) -> Rule:
    """The `number`th weekday (Monday is 0) of a month; -1 is the last."""

    def rule(year: int) -> date:
        if number > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)

    return rule


def _easter(shift: int) -> Rule:
    """Days from Easter Sunday of the western churches (the anonymous Gregorian computus)."""

    def rule(year: int) -> date:
        golden, century, rest = year % 19, year // 100, year % 100
        moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
        sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
        late = (golden + 11 * moon + 22 * sunday) // 451
        month, day = divmod(moon + sunday - 7 * late + 114, 31)
        return date(year, month, day + 1) + timedelta(days=shift)

    return rule


HOLIDAYS: dict[str, Rule] = {
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "valentine's day": _fixed(2, 14),
    "st patrick's day": _fixed(3, 17),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "may day": _fixed(5, 1),
    "juneteenth": _fixed(6, 19),
    "the fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "memorial day": _weekday(5, 0, -1),
    "labor day": _weekday(9, 0, 1),
    "columbus day": _weekday(10, 0, 2),
    "thanksgiving day": _weekday(11, 3, 4),
    "thanksgiving": _weekday(11, 3, 4),
    "martin luther king day": _weekday(1, 0, 3),
    "presidents' day": _weekday(2, 0, 3),
    "good friday": _easter(-2),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "easter": _easter(0),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "pentecost": _easter(49),
}
