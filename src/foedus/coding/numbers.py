"""Reads numbers in digits and words: "6.7 billion", "half a million", "tens of thousands", "one in five"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from foedus.codebook.units import units
from foedus.coding.tokens import Token, joined

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_LARGE = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "lakhs": 1e5,
    "crore": 1e7, "crores": 1e7,
}  # fmt: skip
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_SHORT = {"mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
_LETTER = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}  # only where they touch the digits of a sum of money
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "eighth": 8, "eighths": 8, "ninth": 9, "tenth": 10,
    "tenths": 10,
}  # fmt: skip
_VAGUE: dict[str, tuple[float, float | None]] = {
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2e3, None),
    "millions": (2e6, None), "billions": (2e9, None), "trillions": (2e12, None),
}  # fmt: skip
_TIMES_VAGUE = {"tens": 1e1, "dozens": 12.0, "hundreds": 1e2, "thousands": 1e3}
_PLURAL_LARGE = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
_AFTER_SHARES = frozenset({
    "in", "since", "over", "from", "as", "and", "last", "this", "next", "to", "between", "during", "within", "compared",
    "by", "year", "after", "before", "while", "but", "at", "on", "for",
})  # fmt: skip
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3}){1,5}(?:\.\d{1,6})?")
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_LONGEST = 24  # digits and separators; nothing in the news is counted with more


ARTICLES = frozenset({"a", "an"})
# What makes a number of an article: "a million", "a third", "a half-hour", "a few hundred".
AFTER_ARTICLE = frozenset({*_LARGE, *_PARTS, "hundred", "dozen", "few", "-"})
STARTERS = frozenset({*_SMALL, *_TENS, *_VAGUE, *_TIMES_VAGUE, *ARTICLES, "half", "several"})
# A sentence without digits and without one of these holds no number: "a" alone starts none.
NUMBER_WORDS = (STARTERS - ARTICLES) | {*_LARGE, *_PARTS, "hundred", "dozen"}


class Style(StrEnum):
    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens `first` up to `last` (excluded). A share is given in percent; `scale` is its magnitude word."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    style: Style
    scale: float = 1.0


def read_number(tokens: tuple[Token, ...], at: int, *, is_money: bool = False) -> Number | None:
    """The longest number that begins at token `at`; None where there is none."""
    token = tokens[at]
    if token.is_digits:
        return _share_of_so_many(tokens, at) or _digits(tokens, at, is_money)
    if not token.is_word or _is_title(tokens, at):
        return None
    if _part_of_one(tokens, at):
        return _words(tokens, at)
    return _share(tokens, at) or _share_of_so_many(tokens, at) or _vague(tokens, at) or _words(tokens, at)


def digits_value(written: str) -> float | None:
    """1234.5 for "1,234.5"; None for versions, addresses and numbers that nobody can mean."""
    if len(written) > _LONGEST:
        return None
    if _GROUPED.fullmatch(written):
        return float(re.sub(r"[,\u00a0\u202f\u2009]", "", written))
    if _PLAIN.fullmatch(written):
        return float(written)
    return float(written.replace(",", ".")) if _COMMA.fullmatch(written) else None


def _digits(tokens: tuple[Token, ...], at: int, is_money: bool) -> Number | None:
    value = digits_value(tokens[at].text)
    if value is None:
        return None
    after, part = _fraction(tokens, at + 1)
    value += part
    last, scale = _magnitude(tokens, after, is_money)
    return Number(at, last, value * scale, None, None, Style.DIGITS, scale)


def _fraction(tokens: tuple[Token, ...], at: int) -> tuple[int, float]:
    """The rest of "6 1/2" or "2½" after its whole part."""
    word = _word(tokens, at)
    if word in _VULGAR and not tokens[at].spaced:
        return at + 1, _VULGAR[word]
    over, under = _small(tokens, at), _small(tokens, at + 2)
    if _word(tokens, at + 1) == "/" and over and under and over < under <= 64 and not tokens[at + 1].spaced:
        return at + 3, over / under
    return at, 0.0


def _magnitude(tokens: tuple[Token, ...], at: int, is_money: bool) -> tuple[int, float]:
    step = 1 if _word(tokens, at) == "-" and _word(tokens, at + 1) in _LARGE else 0
    word = _word(tokens, at + step)
    if word in _LARGE or word in _SHORT:
        times = 1e7 if word in {"lakh", "lakhs"} and _word(tokens, at + step + 1) in {"crore", "crores"} else 1.0
        return at + step + 1 + (times > 1), times * (_LARGE.get(word) or _SHORT[word])
    if is_money and word in _LETTER and not tokens[at].spaced:
        return at + 1, _LETTER[word]
    return at, 1.0


def _words(tokens: tuple[Token, ...], at: int) -> Number | None:
    """ "two hundred and fifty", "twenty-five", "half a million", "two dozen", "one and a half million"."""
    place, value = _leading(tokens, at)
    if value is None:
        return None
    total = 0.0
    while (word := _word(tokens, place)) is not None:
        following = _word(tokens, place + 1)
        if word == "hundred":
            value, place = (value or 1) * 100, place + 1
        elif word == "dozen":
            value, place = (value or 1) * 12, place + 1
        elif word in _LARGE:
            total, value, place = total + (value or 1) * _LARGE[word], 0.0, place + 1
        elif word in {"-", "and"} and value + total >= 20 and _joins(following, value):
            place += 1
        elif _joins(word, value):
            value, place = value + (_SMALL.get(word) or _TENS.get(word) or 0), place + 1
        else:
            break
    return Number(at, place, total + value, None, None, Style.WORDS)


def _joins(word: str | None, value: float) -> bool:
    """Whether "five" may follow "twenty", or "forty" "two hundred"."""
    if word in _TENS:
        return value % 100 == 0
    if word in _SMALL:
        return value % 10 == 0 and (value % 100 >= 20 or value % 100 == 0)
    return False


def _leading(tokens: tuple[Token, ...], at: int) -> tuple[int, float | None]:
    word, following = _word(tokens, at), _word(tokens, at + 1)
    part = _part_of_one(tokens, at)
    if part:
        return part
    if word in {"a", "an"}:
        return at + 1, 1.0 if following in {*_LARGE, "hundred", "dozen"} else None
    value: float | None = None
    if word in _SMALL or word in _TENS:
        value = float(_SMALL.get(word, _TENS.get(word, 0)))
        at += 1
        if [_word(tokens, at + step) for step in range(3)] == ["and", "a", "half"]:
            return at + 3, value + 0.5
    return at, value


def _part_of_one(tokens: tuple[Token, ...], at: int) -> tuple[int, float] | None:
    """ "half a million", "a quarter of a percentage point", "a half-hour": the part, and where what it is of begins."""
    word = _word(tokens, at)
    count, place = 1.0, at
    if word in {"a", "an", "one"} or word in _SMALL:
        count, place = float(_SMALL.get(word or "", 1)), at + 1
        place += _word(tokens, place) == "-"
    part = _word(tokens, place)
    if part not in _PARTS or not 0 < count < _PARTS[part]:
        return None
    place += 1
    is_tied = _word(tokens, place) == "-" and not tokens[place].spaced
    place += _word(tokens, place) == "of" or is_tied
    if _word(tokens, place) in {"a", "an", "one"} and not is_tied:
        place += 1
    elif not is_tied:
        return None
    whole = _word(tokens, place)
    return (place, count / _PARTS[part]) if whole in {*_LARGE, "dozen"} or _is_unit(tokens, place) else None


def _is_unit(tokens: tuple[Token, ...], at: int) -> bool:
    by_word = units().by_word
    return any(joined(tokens, at, at + length) in by_word for length in (1, 2) if at + length <= len(tokens))


def _vague(tokens: tuple[Token, ...], at: int) -> Number | None:
    """An interval for "hundreds of", "tens of thousands of", "several hundred"."""
    word, following = _word(tokens, at), _word(tokens, at + 1)
    third = _word(tokens, at + 2)
    if word in _TIMES_VAGUE and following == "of" and third in _PLURAL_LARGE:
        unit = _TIMES_VAGUE[word] * _PLURAL_LARGE[third]
        return Number(at, at + 3, None, 2 * unit, 10 * unit - 1, Style.VAGUE)
    if word in _VAGUE and following == "of":
        return Number(at, at + 1, None, *_VAGUE[word], Style.VAGUE)
    few = at + 1 if word == "several" else at + 2 if (word, following) == ("a", "few") else None
    unit_word = _word(tokens, few) if few is not None else None
    if few is not None and unit_word in {*_LARGE, "hundred", "dozen"}:
        unit = {"hundred": 100.0, "dozen": 12.0}.get(unit_word) or _LARGE[unit_word]
        return Number(at, few + 1, None, 2 * unit, 9 * unit, Style.VAGUE)
    return None


def _share(tokens: tuple[Token, ...], at: int) -> Number | None:
    """ "a third of", "two-thirds", "by a quarter", "half of"."""
    word = _word(tokens, at)
    place, count = at, 1.0
    if word in {"a", "an", "one"} or word in _SMALL:
        count, place = float(_SMALL.get(word or "", 1)), at + 1
        place += _word(tokens, place) == "-"
    elif word != "half":
        return None
    part = _word(tokens, place)
    if part not in _PARTS or (part.endswith("s") != (count > 1)) or not 0 < count < _PARTS[part]:
        return None
    if not _stands_alone(tokens, at, place + 1):
        return None
    return Number(at, place + 1, round(100 * count / _PARTS[part], 3), None, None, Style.SHARE)


def _is_title(tokens: tuple[Token, ...], at: int) -> bool:
    """A number word with a capital inside a sentence is part of a title or a name: "the Three Seas"."""
    return at > 0 and tokens[at].is_name and tokens[at - 1].is_word


def _stands_alone(tokens: tuple[Token, ...], at: int, after: int) -> bool:
    """ "a third of the beds" is a share, "a third round" and "the first half" are not."""
    following, before = _word(tokens, after), _word(tokens, at - 1) if at else None
    if following == "majority":
        return True
    if following == "of":
        return before not in {"first", "second", "other", "the", "last", "latter"}
    if tokens[at].lower == "half" and following in {"the", "its", "their", "all", "his", "her", "our", "that", "those"}:
        return before not in {"first", "second", "other"}
    if before in {"by", "than", "nearly", "almost", "about", "roughly", "to"}:
        return following is None or not following[0].isalpha() or following in _AFTER_SHARES
    return False


def _share_of_so_many(tokens: tuple[Token, ...], at: int) -> Number | None:
    """ "one in five", "6 out of 10"."""
    count = _small(tokens, at)
    words = [_word(tokens, at + step) for step in (1, 2)]
    place = at + 2 if words[0] == "in" else at + 3 if words == ["out", "of"] else None
    if count is None or place is None:
        return None
    every = _small(tokens, place)
    if (
        every is None
        or not 0 < count < every <= 100
        or _word(tokens, place + 1) in {"%", "percent", "years", "days", *_LARGE}
    ):
        return None
    return Number(at, place + 1, round(100 * count / every, 3), None, None, Style.SHARE)


def _small(tokens: tuple[Token, ...], at: int) -> float | None:
    word = _word(tokens, at)
    if word is None:
        return None
    if word.isdecimal() and word.isascii():
        return float(word) if len(word) <= 3 else None
    value = _SMALL.get(word, _TENS.get(word))
    return None if value is None else float(value)


def _word(tokens: tuple[Token, ...], at: int | None) -> str | None:
    return tokens[at].lower if at is not None and 0 <= at < len(tokens) else None
