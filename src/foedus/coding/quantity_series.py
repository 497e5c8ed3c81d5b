"""Completes figures that lean on their neighbours: "12 were killed and 30 wounded", "from 20 to 35 million"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.coding.numbers import Style
from foedus.coding.quantity_figures import Figure
from foedus.coding.quantity_nouns import Counted
from foedus.coding.tokens import Token

_HARMED = frozenset({
    "killed", "wounded", "injured", "arrested", "detained", "missing", "displaced", "evacuated", "dead",
    "rescued", "deported", "expelled", "freed", "released", "abducted", "kidnapped", "executed", "drowned",
    "hospitalised", "hospitalized", "jailed",
})  # fmt: skip


def completed(figures: Sequence[Figure], tokens: tuple[Token, ...]) -> tuple[Figure, ...]:
    """The same figures in order; bare ones get the noun or the magnitude that the words beside them leave out."""
    return _scaled(_harmed(figures, tokens), tokens)


def _harmed(figures: Sequence[Figure], tokens: tuple[Token, ...]) -> list[Figure]:
    """Bare figures of "12 were killed" count persons, or what the figure before them counted."""
    noun: Counted | None = None
    whole: list[Figure] = []
    for figure in figures:
        verb = _text(tokens, figure.last)
        place = figure.last + (verb in {"were", "was", "are", "others", "more"})
        if place > figure.last and _text(tokens, place) in {"were", "are"}:
            place += 1
        if _is_bare(figure) and place > figure.last and _text(tokens, place) in _HARMED:
            unit = noun.unit if noun and verb != "was" else "person"
            whole.append(replace(figure, noun=Counted(unit, _text(tokens, place), figure.last)))
        else:
            noun = figure.noun or noun
            whole.append(figure)
    return whole


def _scaled(figures: list[Figure], tokens: tuple[Token, ...]) -> tuple[Figure, ...]:
    """ "from 20 to 35 million": the first figure is in millions too."""
    whole: list[Figure] = []
    for place, figure in enumerate(figures, start=1):
        following = figures[place] if place < len(figures) else None
        is_pair = following is not None and following.first == figure.last + 1 and _text(tokens, figure.last) == "to"
        is_small = figure.scale == 1 and figure.value is not None and figure.style is Style.DIGITS
        is_open = _is_bare(figure) or (following is not None and figure.currency == following.currency is not None)
        if following and is_pair and is_small and is_open and following.scale > 1 and figure.value is not None:
            whole.append(replace(figure, value=figure.value * following.scale, scale=following.scale))
        else:
            whole.append(figure)
    return tuple(whole)


def _is_bare(figure: Figure) -> bool:
    return figure.noun is None and figure.unit is None and figure.currency is None


def _text(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if at < len(tokens) else ""
