"""Reads the currency sign before a number and the unit or currency words after it."""

from __future__ import annotations

from foedus.codebook.units import Unit, units
from foedus.coding.tokens import Token, joined

_WEIGHT_WORDS = frozenset({"kg", "kilograms", "kilogram", "kilos", "weigh", "weighs", "weighed"})


def sign_at(tokens: tuple[Token, ...], at: int) -> tuple[str | None, int]:
    """The currency of the sign at token `at`, and the place after it: "US$", "€", "CHF"."""
    signs = units().currency_by_sign
    for length in (2, 1):
        sign = "".join(token.text for token in tokens[at : at + length])
        if sign in signs and not any(token.spaced for token in tokens[at + 1 : at + length]):
            return signs[sign], at + length
    return None, at


def unit_at(tokens: tuple[Token, ...], at: int) -> tuple[int, Unit | None, str | None]:
    """The longest unit or currency name at token `at`: the place after it, the unit, the currency."""
    for length in (4, 3, 2, 1):
        if at + length > len(tokens):
            continue
        words = joined(tokens, at, at + length)
        if words in units().currency_by_name and not (words == "pounds" and _weighs(tokens)):
            return at + length, None, units().currency_by_name[words]
        unit = units().by_word.get("lbs" if words == "pounds" else words)
        if unit:
            return at + length, unit, None
    return at, None, None


def names_money(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a currency name follows the digits and their letter: "1.2m Swiss francs"."""
    return at + 2 < len(tokens) and not tokens[at + 1].spaced and unit_at(tokens, at + 2)[2] is not None


def _weighs(tokens: tuple[Token, ...]) -> bool:
    """Whether pounds are a weight in this sentence."""
    return any(token.lower in _WEIGHT_WORDS for token in tokens)
