"""Reads the currency sign before a number and the unit or currency words after it."""

from __future__ import annotations

from functools import cache

from foedus.codebook.units import Unit, units
from foedus.coding.tokens import Token, cut, joined

_WEIGHT_WORDS = frozenset(
    {"kg", "kilograms", "kilogram", "kilos", "weigh", "weighs", "weighed", "weight", "ounces", "tons"}
)
_MONEY_WORDS = frozenset({
    "damage", "debt", "debts", "revenue", "spending", "savings", "investment", "funding", "aid", "cash", "tax",
    "taxes", "cuts", "income", "public", "taxpayers", "fines", "losses", "profit", "profits", "money",
    "compensation", "support", "bonds", "assets", "loans", "grants", "benefits", "stock", "shares", "government",
    "state", "sales", "contracts", "orders", "their", "his", "her", "its", "our", "capital", "rent", "wages", "pay",
})  # fmt: skip


def sign_at(tokens: tuple[Token, ...], at: int) -> tuple[str | None, int]:
    """The currency of the sign at token `at`, and the place after it: "US$", "€", "CHF"."""
    signs = units().currency_by_sign
    if at < len(tokens) and tokens[at].lower not in sign_openers():
        return None, at
    for length in (2, 1):
        sign = "".join(token.text for token in tokens[at : at + length])
        if sign in signs and not any(token.spaced for token in tokens[at + 1 : at + length]):
            return signs[sign], at + length
    return None, at


@cache
def sign_openers() -> frozenset[str]:
    """The first words and marks of the signs of currencies, in lower case."""
    return frozenset(token.lower for sign in units().currency_by_sign for token in cut(sign, 0, len(sign))[:1])


def unit_at(tokens: tuple[Token, ...], at: int) -> tuple[int, Unit | None, str | None]:
    """The longest unit or currency name at token `at`: the place after it, the unit, the currency."""
    for length in (4, 3, 2, 1):
        if at + length > len(tokens):
            continue
        words = joined(tokens, at, at + length)
        if words in {"c", "f"} and not tokens[at].spaced and tokens[at].text.isupper():
            return at + 1, units().by_word["degree"], None
        if words in units().currency_by_name and not (words == "pounds" and _weighs(tokens, at)):
            return at + length, None, units().currency_by_name[words]
        unit = units().by_word.get("lbs" if words == "pounds" else words)
        if unit:
            return at + length, unit, None
    return at, None, None


def names_money(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a currency name follows the digits and their letter: "1.2m Swiss francs"."""
    return at + 2 < len(tokens) and not tokens[at + 1].spaced and unit_at(tokens, at + 2)[2] is not None


def _weighs(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the pounds at token `at` are a weight: of goods, or in a sentence that weighs."""
    if any(token.lower in _WEIGHT_WORDS for token in tokens):
        return True
    following = [token.lower for token in tokens[at + 1 : at + 5]]
    if not following or following[0] != "of":
        return False
    is_large = at > 0 and tokens[at - 1].lower in {"million", "billion", "trillion", "m", "bn"}
    return not is_large and _MONEY_WORDS.isdisjoint(following)
