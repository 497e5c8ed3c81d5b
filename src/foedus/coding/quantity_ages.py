"""Reads how old somebody is where no unit says so: "aged 23 and 27", "the banker, 61, said"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.codebook.periods import MONTHS
from foedus.codebook.units import Unit
from foedus.coding.numbers import Number, Style, read_number
from foedus.coding.quantity_figure import Figure
from foedus.coding.tokens import Token
from foedus.records import Span

_YEAR = Unit("year", is_duration=True)
_OLDEST = 119
_AGED = frozenset({"aged", "age", "ages"})
_ENDS = frozenset({",", ".", ";", ")"})
_NOT_OF_PEOPLE = frozenset(
    {"page", "figure", "table", "chapter", "article", "section", "however", "meanwhile", "total"}
)


def find_ages(tokens: tuple[Token, ...], times: tuple[Span, ...]) -> tuple[Figure, ...]:
    """Ages in years, in reading order."""
    found = [*_aged(tokens), *_apposed(tokens)]
    free = (each for each in found if not _is_dated(tokens, each, times))
    return tuple(_figure(number) for number in sorted(free, key=lambda number: number.first))


def _aged(tokens: tuple[Token, ...]) -> Iterator[Number]:
    """ "aged 23 and 27", "at the age of 54"."""
    for at, token in enumerate(tokens):
        if token.lower not in _AGED:
            continue
        place = at + 1
        while place < len(tokens) and tokens[place].lower in {"of", "about", "over", "under", "between", "just"}:
            place += 1
        while place < len(tokens) and (number := read_number(tokens, place)) and _is_age(number):
            if not _has_unit(tokens, number.last):
                yield number
            place = number.last
            if place < len(tokens) and tokens[place].lower in {"and", "to", "-", "–", ","}:
                place += 1


def _apposed(tokens: tuple[Token, ...]) -> Iterator[Number]:
    """ "Maria Ortiz, 34, said": digits between commas after somebody."""
    for at in range(2, len(tokens)):
        if tokens[at - 1].text != "," or not tokens[at].is_digits:
            continue
        number, who = read_number(tokens, at), tokens[at - 2]
        is_closed = at + 1 >= len(tokens) or tokens[at + 1].text in _ENDS
        if number is None or not (is_closed and _is_age(number) and _may_be_somebody(tokens, at - 2)):
            continue
        if who.lower not in _NOT_OF_PEOPLE and who.lower.rstrip(".") not in MONTHS:
            yield number


def _may_be_somebody(tokens: tuple[Token, ...], at: int) -> bool:
    """A name of two words, or a noun with its article: "Maria Ortiz", "the 4x100 sprinter", "a retired teacher"."""
    if not tokens[at].is_word or at == 0:
        return False
    before = tokens[at - 1]
    if tokens[at].is_name:
        return before.is_word and before.is_name
    return any(token.lower in {"the", "a", "an", "his", "her", "former"} for token in tokens[max(0, at - 3) : at])


def _is_age(number: Number) -> bool:
    is_whole = number.value is not None and number.value == int(number.value) and number.scale == 1
    return is_whole and number.style in {Style.DIGITS, Style.WORDS} and 0 < (number.value or 0) <= _OLDEST


def _has_unit(tokens: tuple[Token, ...], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower in {"years", "year", "months", "weeks", "days", "%", "percent"}


def _is_dated(tokens: tuple[Token, ...], number: Number, times: tuple[Span, ...]) -> bool:
    return any(time.overlaps(Span(tokens[number.first].start, tokens[number.last - 1].end)) for time in times)


def _figure(number: Number) -> Figure:
    return Figure(number.first, number.last, number.value, None, None, number.style, unit=_YEAR)
