"""Tells a bare figure that measures something ("a crew of 180", "holds 42,000") from one that only names or numbers."""

from __future__ import annotations

from foedus.codebook.units import units
from foedus.coding.numbers import Style
from foedus.coding.quantity_changes import per_after
from foedus.coding.quantity_figure import Figure
from foedus.coding.tokens import Token, joined

_REACHES = frozenset({
    "reach", "reached", "reaches", "exceed", "exceeds", "exceeded", "total", "totals", "totalled", "totaled", "hit",
    "averaged", "averages", "numbered", "numbers",
})  # fmt: skip
_SIZES = frozenset({
    "crew", "crews", "total", "totals", "population", "average", "staff", "team", "teams", "garrison", "maximum",
    "minimum", "capacity", "record", "fleet", "workforce", "circulation", "magnitude", "rate", "quorum", "toll",
    "audience", "majority", "force", "class", "group", "groups", "score", "reading", "ratio", "peak", "low", "high",
    "target", "limit", "cap", "family", "panel", "congregation", "crowd", "membership", "goal",
})  # fmt: skip
_OTHERS = frozenset({"other", "others", "remaining", "further", "additional", "extra"})
_SMALLEST_GROUPED = 1000
_DECIMALS = 2
_YEARS = range(1800, 2151)


def is_bare_measure(tokens: tuple[Token, ...], figure: Figure, *, is_hedged: bool) -> bool:
    """Whether the words around a figure without unit and noun make it a quantity."""
    if figure.scale >= _SMALLEST_GROUPED and figure.style is not Style.SHARE:
        return True
    if figure.value is None or figure.style not in {Style.DIGITS, Style.WORDS} or _is_year(tokens, figure):
        return False
    before, earlier = _text(tokens, figure.first - 1), _text(tokens, figure.first - 2)
    if figure.style is Style.DIGITS and ("," in tokens[figure.first].text or figure.value != int(figure.value)):
        return not _is_exact(tokens, figure) and not (before == "the" and figure.value < 24)  # "the 9.40 from York"
    if per_after(tokens, figure.last, figure.last) or _text(tokens, figure.last) == "per":
        return True
    if before in _REACHES and figure.style is Style.DIGITS:
        return True
    if figure.value > 1 and (before in _OTHERS or before == "magnitude" or (before == "of" and earlier in _SIZES)):
        return _ends(tokens, figure.last)
    if before in {"only", "just"} and figure.value > 1 and _ends(tokens, figure.last):
        return True
    is_clock = "at" in {before, earlier} or joined(tokens, figure.last, figure.last + 1) == "o'clock"
    return is_hedged and figure.value > 1 and not is_clock and _ends(tokens, figure.last)


def _is_exact(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """Coordinates and addresses are told to the third decimal and further."""
    return len(tokens[figure.last - 1].text.rpartition(".")[2]) > _DECIMALS and "." in tokens[figure.last - 1].text


def _is_year(tokens: tuple[Token, ...], figure: Figure) -> bool:
    written = tokens[figure.first].text
    return len(written) == 4 and written.isdecimal() and int(written) in _YEARS


def _ends(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the phrase ends here, with a small word, a verb or a sign: the figure stands for what it counts."""
    if at >= len(tokens):
        return True
    return not tokens[at].is_word or tokens[at].lower in units().stops


def _text(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
