"""Puts a number together with its currency, its unit or the noun it counts, and with the other end of its range."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from foedus.codebook.units import units
from foedus.coding.numbers import AFTER_ARTICLE, ARTICLES, NUMBER_WORDS, STARTERS, Number, Style, read_number
from foedus.coding.quantity_exclusions import is_label, is_name_number
from foedus.coding.quantity_figure import Figure
from foedus.coding.quantity_multiples import RATIOS, read_multiple
from foedus.coding.quantity_nouns import Counted, counted_after, counted_by_hyphen
from foedus.coding.quantity_units import names_money, sign_at, sign_openers, unit_at
from foedus.coding.tokens import Token
from foedus.records import Span

_DASHES = frozenset("-–—‑")
_SIGNS = frozenset({"-", "−", "minus"})
_OWNERS = frozenset({"the", "its", "their", "his", "her", "our", "these", "those", "all"})
_KNOWN = frozenset({*_OWNERS, "both", "your", "my", "latter", "other"})  # the party is known already: "the two leaders"
_SMALL_COUNT = 12  # so many or fewer known countries, leaders or sides are a party to something, not a measure
_PAIR = 2  # so many countries are a dyad, known or not
_SMALL_LIST = 100  # so many or fewer points, questions or phases only order a text
_FEW = frozenset({"one", "two", "three", "four", "five", "six"})
_STARTERS = STARTERS | RATIOS
_HOLDING = NUMBER_WORDS | RATIOS
_DIGIT = re.compile("[0-9½¼¾⅓⅔]")
_LETTERS = re.compile("[a-z]+")
_RUN = frozenset(
    {"hurdle", "medley", "race", "relay", "champion", "runner", "sprint", "heat", "final", "event", "title"}
)
_CALIBRES = frozenset({
    "shell", "shells", "howitzer", "howitzers", "gun", "guns", "rounds", "artillery", "mortar", "mortars",
    "ammunition", "cannon", "cannons", "rifle", "rifles", "calibre", "caliber", "cartridges", "pistol", "pistols",
    "rockets", "munitions",
})  # fmt: skip


def read_figure(text: str, tokens: tuple[Token, ...], at: int, times: tuple[Span, ...]) -> Figure | None:
    """The figure that begins at token `at`; None where there is none, or where it is a name, date or score."""
    multiple = read_multiple(tokens, at)
    if multiple:
        return multiple
    currency, place = sign_at(tokens, at)
    if place >= len(tokens):
        return None
    is_short = currency is not None or names_money(tokens, place) or _names_count(text, tokens, place)
    number = read_number(tokens, place, is_money=is_short)
    if number is None or is_label(tokens, number, times) or _is_base(tokens, at):
        return None
    figure = _with_unit(tokens, replace(number, first=at), currency)
    figure = _ranged(tokens, figure, times)
    if figure.unit or figure.currency:
        return None if _is_calibre(tokens, figure) or _is_place(tokens, figure) else _signed(tokens, figure, place)
    return _counting(text, tokens, figure, number)


def may_hold_figures(words: str) -> bool:
    """Whether a sentence is worth reading for figures at all."""
    return bool(_DIGIT.search(words)) or not _HOLDING.isdisjoint(_LETTERS.findall(words.lower()))


def may_begin(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a figure can begin at token `at`; most words are done with here."""
    token = tokens[at]
    if token.lower in ARTICLES:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return following is not None and (following.lower in AFTER_ARTICLE or not following.spaced)  # "A$5m"
    return token.lower in _openers() or token.is_digits


@cache
def _openers() -> frozenset[str]:
    """Number words and what begins a sign of currency, in lower case."""
    return _STARTERS | sign_openers()


def _names_count(text: str, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the letter that touches the digits at `at` is a magnitude: "1.7m cigarettes", "50k fans"."""
    if at + 2 >= len(tokens) or tokens[at + 1].spaced or tokens[at + 1].lower not in {"m", "k"}:
        return False
    noun = counted_after(text, tokens, at + 2)
    return noun is not None and noun.unit not in _RUN


def _is_base(tokens: tuple[Token, ...], at: int) -> bool:
    """The "100,000" of "12 per 100,000" is no figure of its own."""
    before = _text(tokens, at - 1)
    return before == "per" or (before == "every" and _text(tokens, at - 2) in {"for", "in", "of"})


def _is_calibre(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """ "155mm shells" are named by their width."""
    is_width = figure.unit is not None and figure.unit.name == "mm"
    return is_width and any(token.lower in _CALIBRES for token in tokens[figure.last : figure.last + 3])


def _is_place(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """ "33°47′N" is a place on the map."""
    after = tokens[figure.last] if figure.last < len(tokens) else None
    is_degree = figure.unit is not None and figure.unit.name == "degree"
    return (
        is_degree and after is not None and not after.spaced and (after.is_digits or after.text in {"N", "S", "E", "W"})
    )


def _signed(tokens: tuple[Token, ...], figure: Figure, place: int) -> Figure:
    """ "minus 27 degrees", "-0.3%": the figure below zero, its sign included."""
    sign = tokens[figure.first - 1] if figure.first else None
    if sign is None or sign.lower not in _SIGNS or figure.value is None or place != figure.first:
        return figure
    before = _text(tokens, figure.first - 2)
    is_tied = sign.is_word or not tokens[figure.first].spaced
    is_free = sign.spaced or figure.first == 1 or before == "("
    if not (is_tied and is_free) or before in {"or", "and"} or (before and before[0].isdecimal()):
        return figure
    return replace(figure, first=figure.first - 1, value=-figure.value)


def _with_unit(tokens: tuple[Token, ...], number: Number, currency: str | None) -> Figure:
    figure = Figure(number.first, number.last, number.value, number.low, number.high, number.style, scale=number.scale)
    if number.style is Style.SHARE:
        return replace(figure, unit=units().by_word["percent"])
    if currency:
        return replace(figure, currency=currency)
    after = number.last + (_text(tokens, number.last) == "of" and number.style is Style.VAGUE)
    after += _text(tokens, after) in {"more", "additional", "extra", "full", "straight", "consecutive"}
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
    if _text(tokens, after) in _DASHES:
        return _compound(tokens, figure)
    if _text(tokens, after) == "of":
        after = _after_whole(tokens, after, is_some=figure.style is Style.VAGUE)
    is_one = figure.value == 1 and number.style is Style.WORDS
    noun = counted_after(text, tokens, after, is_one=is_one)
    is_known = noun is not None and noun.unit in units().lemmas.values()
    if _text(tokens, number.first - 1) in {"top", "number"}:
        return None
    if is_name_number(tokens, number, is_known_noun=is_known) or (is_one and (noun is None or noun.last > after + 1)):
        return None
    if noun and _is_no_measure(noun, figure, is_known=_text(tokens, figure.first - 1) in _KNOWN):
        return None
    return replace(figure, noun=noun, last=noun.last if noun and after == figure.last else figure.last)


def _after_whole(tokens: tuple[Token, ...], of: int, *, is_some: bool) -> int:
    """Where the noun begins in "six of the eight hostages", "400 of 1,100 detainees"; `of` where nothing is parted."""
    after = of + 1
    while _text(tokens, after) in _OWNERS:
        after += 1
    whole = read_number(tokens, after) if after < len(tokens) else None
    is_few = of > 0 and tokens[of - 1].lower in _FEW
    if whole is None and is_few and not is_some:
        return of
    return whole.last if whole else after


def _compound(tokens: tuple[Token, ...], figure: Figure) -> Figure | None:
    """ "an 18-member board"; not "a 12-nation bloc" and "a three-way race"."""
    noun = counted_by_hyphen(tokens, figure.last)
    if noun is None or noun.unit in units().parties or noun.unit in units().uncounted:
        return None
    if not figure.value or (figure.value == 1 and noun.unit not in units().singly):
        return None
    return replace(figure, noun=noun, last=noun.last)


def _is_no_measure(noun: Counted, figure: Figure, *, is_known: bool) -> bool:
    count = figure.value if figure.value is not None else figure.high
    if count is None:
        return False
    rules = units()
    if noun.unit in rules.parties:
        return count <= _SMALL_COUNT and (is_known or (count <= _PAIR and noun.unit not in rules.persons))
    return noun.unit in rules.uncounted and count <= _SMALL_LIST


def _text(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
