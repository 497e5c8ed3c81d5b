"""Puts a number together with its currency, its unit or the noun it counts, and with the other end of its range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from foedus.codebook.units import Unit, units
from foedus.coding.numbers import NUMBER_WORDS, STARTERS, Number, Style, read_number
from foedus.coding.quantity_exclusions import is_label, is_name_number
from foedus.coding.quantity_nouns import Counted, counted_after
from foedus.coding.quantity_units import names_money, sign_at, unit_at
from foedus.coding.tokens import Token, cut
from foedus.records import Span

_DASHES = frozenset("-–—‑")
_OWNERS = frozenset({"the", "its", "their", "his", "her", "our", "these", "those", "all"})
_SMALL_COUNT = 12  # so many or fewer countries, leaders or sides are a party to something, not a measure
_SMALL_LIST = 100  # so many or fewer points, questions or phases only order a text
_FEW = frozenset({"one", "two", "three", "four", "five", "six"})
_MULTIPLES = {
    "doubled": 2.0, "doubling": 2.0, "tripled": 3.0, "tripling": 3.0, "trebled": 3.0, "trebling": 3.0,
    "quadrupled": 4.0, "quadrupling": 4.0, "halved": 0.5, "halving": 0.5, "quintupled": 5.0,
}  # fmt: skip
_BARE_MULTIPLES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halve": 0.5}
_TO_DO = frozenset({"to", "will", "would", "could", "may", "might", "should", "can", "must", "'ll", "and", "or"})
_FOLD = {
    "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "sevenfold": 7.0,
    "eightfold": 8.0, "tenfold": 10.0, "twentyfold": 20.0, "hundredfold": 100.0,
}  # fmt: skip
_FOLD_WORDS = frozenset({"fold", "times"})
_LONGEST_NUMBER = 12  # tokens in which a number before "times" is written out
_TIMES_AS = frozenset({
    "as", "more", "higher", "larger", "bigger", "the", "faster", "greater", "longer", "fewer", "less", "over",
    "what", "that", "its", "stronger",
})  # fmt: skip


_RATIOS = frozenset({*_MULTIPLES, *_BARE_MULTIPLES, *_FOLD, "twice", "thrice"})
_STARTERS = STARTERS | _RATIOS
_HOLDING = NUMBER_WORDS | _RATIOS
_DIGIT = re.compile("[0-9]")
_LETTERS = re.compile("[a-z]+")
_AS_WHAT = frozenset({
    "many", "much", "high", "large", "big", "long", "fast", "likely", "great", "often", "expensive", "strong",
    "wide", "far",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """Tokens `first` up to `last` (excluded): the figure with its unit words."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    style: Style
    unit: Unit | None = None
    currency: str | None = None
    noun: Counted | None = None
    is_multiple: bool = False
    scale: float = 1.0

    @property
    def is_percent(self) -> bool:
        return self.unit is not None and self.unit.name in {"percent", "percentage point", "basis point"}


def read_figure(text: str, tokens: tuple[Token, ...], at: int, times: tuple[Span, ...]) -> Figure | None:
    """The figure that begins at token `at`; None where there is none, or where it is a name, date or score."""
    multiple = _multiple(tokens, at)
    if multiple:
        return multiple
    currency, place = sign_at(tokens, at)
    number = (
        read_number(tokens, place, is_money=currency is not None or names_money(tokens, place))
        if place < len(tokens)
        else None
    )
    if number is None or is_label(tokens, number, times):
        return None
    figure = _with_unit(tokens, replace(number, first=at), currency)
    figure = _ranged(tokens, figure, times)
    if figure.unit or figure.currency:
        return figure
    return _counting(text, tokens, figure, number)


def may_hold_figures(words: str) -> bool:
    """Whether a sentence is worth reading for figures at all."""
    return bool(_DIGIT.search(words)) or not _HOLDING.isdisjoint(_LETTERS.findall(words.lower()))


def may_begin(token: Token) -> bool:
    """Whether a figure can begin with this token; most words are done with here."""
    return token.lower in _openers() or token.is_digits


@cache
def _openers() -> frozenset[str]:
    """Number words and the first signs of currencies, in lower case."""
    signs = (token.lower for sign in units().currency_by_sign for token in cut(sign, 0, len(sign))[:1])
    return _STARTERS.union(signs)


def _with_unit(tokens: tuple[Token, ...], number: Number, currency: str | None) -> Figure:
    figure = Figure(number.first, number.last, number.value, number.low, number.high, number.style, scale=number.scale)
    if number.style is Style.SHARE:
        return replace(figure, unit=units().by_word["percent"])
    if currency:
        return replace(figure, currency=currency)
    after = number.last + (_text(tokens, number.last) == "of" and number.style is Style.VAGUE)
    after += _text(tokens, after) in _DASHES and after + 1 < len(tokens) and not tokens[after + 1].spaced
    last, unit, currency = unit_at(tokens, after)
    return replace(figure, last=last, unit=unit, currency=currency) if last > after else figure


def _ranged(tokens: tuple[Token, ...], figure: Figure, times: tuple[Span, ...]) -> Figure:
    """ "10-15%", "$3bn-$4bn", "between 10 and 15 percent", "15,000 to 20,000 troops"; not "from 10 to 15"."""
    joint, before = _text(tokens, figure.last), _text(tokens, figure.first - 1)
    is_step = before == "from" or (before == "by" and figure.currency is not None)  # "cut by $8m to $31m"
    is_range = joint in _DASHES or (joint == "to" and not is_step) or (joint == "and" and before == "between")
    if not is_range or figure.value is None or (figure.unit and joint == "to" and figure.unit.is_duration):
        return figure
    currency, place = sign_at(tokens, figure.last + 1)
    number = read_number(tokens, place, is_money=bool(currency or figure.currency)) if place < len(tokens) else None
    if number is None or number.value is None or number.style is Style.SHARE or is_label(tokens, _bare(number), times):
        return figure
    other = _with_unit(tokens, number, currency or (figure.currency if not figure.unit else None))
    low = figure.value * (number.scale if figure.value * number.scale <= number.value else 1)
    same_unit = figure.unit is None or other.unit == figure.unit
    if not same_unit or low >= number.value or (figure.currency and other.currency != figure.currency):
        return figure
    return replace(other, first=figure.first, value=None, low=low, high=number.value)


def _bare(number: Number) -> Number:
    """The other end of a range touches a dash by right."""
    return replace(number, style=Style.VAGUE)


def _counting(text: str, tokens: tuple[Token, ...], figure: Figure, number: Number) -> Figure | None:
    """The figure with the noun that it counts. Bare figures come back without one: a change may still claim them."""
    after = figure.last
    is_few = tokens[number.first].lower in _FEW and number.last == number.first + 1
    if _text(tokens, after) == "of" and (figure.style is Style.VAGUE or not is_few):
        after += 1
        while _text(tokens, after) in _OWNERS:
            after += 1
        whole = read_number(tokens, after) if after < len(tokens) else None
        after = whole.last if whole else after
    elif _text(tokens, after) in _DASHES:
        return None  # "a 12-nation bloc", "the 54-year-old"
    is_one = figure.value == 1 and number.style is Style.WORDS
    noun = counted_after(text, tokens, after, is_one=is_one)
    is_known = noun is not None and noun.unit in units().lemmas.values()
    if _text(tokens, number.first - 1) == "top":
        return None
    if is_name_number(tokens, number, is_known_noun=is_known) or (is_one and (noun is None or noun.last > after + 1)):
        return None
    if noun and _is_no_measure(noun, figure):
        return None
    return replace(figure, noun=noun, last=noun.last if noun and after == figure.last else figure.last)


def _is_no_measure(noun: Counted, figure: Figure) -> bool:
    count = figure.value if figure.value is not None else figure.high
    if count is None:
        return False
    rules = units()
    return (noun.unit in rules.parties and count <= _SMALL_COUNT) or (
        noun.unit in rules.uncounted and count <= _SMALL_LIST
    )


def _multiple(tokens: tuple[Token, ...], at: int) -> Figure | None:
    """ "doubled", "will halve", "tenfold", "twice as many", "three times higher"."""
    word, following, before = tokens[at].lower, _text(tokens, at + 1), _text(tokens, at - 1)
    value = _MULTIPLES.get(word) or (_BARE_MULTIPLES.get(word) if before in _TO_DO else None)
    if value and following != "down":
        return _times(at, at + 1, value)
    if word in _FOLD:
        return _times(at, at + 1, _FOLD[word])
    if word in {"twice", "thrice"} and _is_ratio(tokens, at + 1):
        return _times(at, at + 1, 2.0 if word == "twice" else 3.0)
    if not any(token.lower in _FOLD_WORDS for token in tokens[at + 1 : at + 1 + _LONGEST_NUMBER]):
        return None
    number = read_number(tokens, at)
    if number is None or number.value is None or number.style is Style.SHARE:
        return None
    last = number.last + (_text(tokens, number.last) in _DASHES)
    is_fold = _text(tokens, last) == "fold" or (_text(tokens, last) == "times" and _is_ratio(tokens, last + 1))
    return _times(at, last + 1, number.value) if is_fold else None


def _is_ratio(tokens: tuple[Token, ...], at: int) -> bool:
    """ "three times as many", "twice the size"; not "elected seven times as head"."""
    if _text(tokens, at) == "as":
        return _text(tokens, at + 1) in _AS_WHAT
    return _text(tokens, at) in _TIMES_AS


def _times(first: int, last: int, value: float) -> Figure:
    return Figure(first, last, value, None, None, Style.WORDS, unit=Unit("times"), is_multiple=True)


def _text(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
