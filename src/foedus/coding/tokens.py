"""Cuts a sentence into words, numbers and signs for the grammar of quantities."""

from __future__ import annotations

import re
from typing import NamedTuple

# Codes that touch their sum: "CHF12bn", "Rs4,000".
_CODES = (
    "USD|EUR|GBP|CHF|SFr|JPY|CNY|RMB|SEK|NOK|DKK|PLN|CZK|HUF|RON|INR|Rs|PKR|AUD|CAD|NZD|HKD|SGD|ZAR|BRL|MXN|TRY|RUB"
    "|UAH|KRW|ILS|NIS|SAR|AED|EGP|NGN|KES|KSh|THB|IDR|Rp|PHP|MYR|RM|US"
)
_TOKEN = re.compile(
    rf"\d(?:[\d,.\u00a0\u202f\u2009]*\d)?|(?:{_CODES})(?=\d)|[^\W\d_](?:\w|\.(?=[^\W\d_]))*(?:['’]\w{{1,3}})?|\S"
)


class Token(NamedTuple):
    """`start`..`end` in the document's text; `spaced` is whether white space stands before it."""

    start: int
    end: int
    text: str
    lower: str
    spaced: bool

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_digits(self) -> bool:
        return self.text[0].isdecimal() and self.text[0].isascii()

    @property
    def is_name(self) -> bool:
        return self.text[0].isupper()


def cut(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Tokens of `text[start:end]`; hyphens and signs stand alone, so "U.S.-owned" is three."""
    found: list[Token] = []
    reached = start - 1
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        written = match[0]
        found.append(Token(first, last, written, written.lower(), first > reached))
        reached = last
    return tuple(found)


def joined(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """Tokens `first` up to `last` (excluded) in lower case, single-spaced where they were spaced."""
    parts = [
        (" " if token.spaced and place > first else "") + token.lower
        for place, token in enumerate(tokens[first:last], first)
    ]
    return "".join(parts)
