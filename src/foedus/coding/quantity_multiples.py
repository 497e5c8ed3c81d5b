"""Reads how many times as much: "doubled", "tenfold", "twice as many", "four times the budget"."""

from __future__ import annotations

from foedus.codebook.units import Unit
from foedus.coding.numbers import Style, read_number
from foedus.coding.quantity_figure import Figure
from foedus.coding.tokens import Token

_MULTIPLES = {
    "doubled": 2.0, "doubling": 2.0, "doubles": 2.0, "tripled": 3.0, "tripling": 3.0, "triples": 3.0, "trebled": 3.0,
    "trebling": 3.0, "quadrupled": 4.0, "quadrupling": 4.0, "halved": 0.5, "halving": 0.5, "halves": 0.5,
    "quintupled": 5.0,
}  # fmt: skip
_BARE_MULTIPLES = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "halve": 0.5}
_TO_DO = frozenset({"to", "will", "would", "could", "may", "might", "should", "can", "must", "'ll", "and", "or"})
_ADJECTIVAL = frozenset(
    {"taxation", "standards", "standard", "digits", "digit", "counting", "agents", "agent", "murder", "lives"}
)
_WHOLE = frozenset({"the", "that", "what", "its", "last", "their", "his", "her"})
_FOLD = {
    "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "sevenfold": 7.0,
    "eightfold": 8.0, "tenfold": 10.0, "twentyfold": 20.0, "hundredfold": 100.0,
}  # fmt: skip
_FOLD_WORDS = frozenset({"fold", "times"})
_LONGEST_NUMBER = 12  # tokens in which a number before "times" is written out
_TIMES_AS = frozenset({
    "as", "more", "higher", "larger", "bigger", "the", "faster", "greater", "longer", "fewer", "less", "over",
    "what", "that", "its", "stronger", "their", "his", "her", "smaller", "lower", "cheaper", "normal",
})  # fmt: skip
_AS_WHAT = frozenset({
    "many", "much", "high", "large", "big", "long", "fast", "likely", "great", "often", "expensive", "strong",
    "wide", "far", "quickly", "heavy", "old", "powerful", "costly", "common", "dense", "hot", "deep", "tall",
})  # fmt: skip
RATIOS = frozenset({*_MULTIPLES, *_BARE_MULTIPLES, *_FOLD, "twice", "thrice"})


def read_multiple(tokens: tuple[Token, ...], at: int) -> Figure | None:
    """The multiple that begins at token `at`, as a figure in "times"."""
    word, following, before = tokens[at].lower, _text(tokens, at + 1), _text(tokens, at - 1)
    is_bare = following not in _ADJECTIVAL and (before in _TO_DO or following in _WHOLE)
    value = _MULTIPLES.get(word) or (_BARE_MULTIPLES.get(word) if is_bare else None)
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
    last = number.last + (_text(tokens, number.last) == "-")
    is_fold = _text(tokens, last) == "fold" or (_text(tokens, last) == "times" and _is_ratio(tokens, last + 1))
    return _times(at, last + 1, number.value) if is_fold else None


def _is_ratio(tokens: tuple[Token, ...], at: int) -> bool:
    """ "three times as many", "twice the size", "twice last year's"; not "elected seven times as head"."""
    word = _text(tokens, at)
    if word == "as":
        return _text(tokens, at + 1) in _AS_WHAT
    if word in {"last", "this"}:
        return _text(tokens, at + 1).endswith(("'s", "’s"))
    return word in _TIMES_AS


def _times(first: int, last: int, value: float) -> Figure:
    return Figure(first, last, value, None, None, Style.WORDS, unit=Unit("times"), is_multiple=True)


def _text(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
