"""Completes figures that lean on their neighbours: "12 were killed and 30 wounded", "from 20 to 35 million"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.coding.numbers import Style
from foedus.coding.quantity_figure import Figure
from foedus.coding.quantity_nouns import Counted
from foedus.coding.tokens import Token, joined

_HARMED = frozenset({
    "killed", "wounded", "injured", "arrested", "detained", "missing", "displaced", "evacuated", "dead",
    "rescued", "deported", "expelled", "freed", "released", "abducted", "kidnapped", "executed", "drowned",
    "hospitalised", "hospitalized", "jailed", "survived", "died", "perished", "unaccounted",
})  # fmt: skip
_HARMING = frozenset({"killing", "wounding", "injuring", "killed", "injured", "wounded", "maiming", "kills"})
_ECHOES = frozenset({
    "to", "from", "instead of", "rather than", "against", "versus", ", from", ", to", ", up from", ", down from",
    "up from", "down from", "compared with", "compared to", ", compared with", ", against", "or", "; from",
})  # fmt: skip
_ECHOED_AT = frozenset({"to", "from", "of", "against", "with", "at"})


def completed(figures: Sequence[Figure], tokens: tuple[Token, ...]) -> tuple[Figure, ...]:
    """The same figures in order; bare ones get the noun or the magnitude that the words beside them leave out."""
    return _echoing(_scaled(_harmed(figures, tokens), tokens), tokens)


def _harmed(figures: Sequence[Figure], tokens: tuple[Token, ...]) -> list[Figure]:
    """Bare figures of "12 were killed" count persons, or what the figure before them counted."""
    noun: Counted | None = None
    whole: list[Figure] = []
    for figure in figures:
        verb = _text(tokens, figure.last)
        place = figure.last + (verb in {"were", "was", "are", "others", "more"})
        if place > figure.last and _text(tokens, place) in {"were", "are"}:
            place += 1
        if _is_harm(figure, tokens):
            said = noun or Counted("person", tokens[figure.last - 1].lower, figure.last)
            whole.append(replace(figure, noun=replace(said, last=figure.last)))
        elif figure.noun and figure.noun.phrase.lower() in _HARMED:  # "eleven wounded"
            whole.append(replace(figure, noun=replace(figure.noun, unit=noun.unit if noun else figure.noun.unit)))
        elif figure.is_bare and _text(tokens, place) in _HARMED:
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
        is_open = figure.is_bare or (following is not None and figure.currency == following.currency is not None)
        if following and is_pair and is_small and is_open and following.scale > 1 and figure.value is not None:
            whole.append(replace(figure, value=figure.value * following.scale, scale=following.scale))
        else:
            whole.append(figure)
    return tuple(whole)


def _is_harm(figure: Figure, tokens: tuple[Token, ...]) -> bool:
    """ "killing 12 and wounding 30": persons, unless a noun of another figure says who."""
    following = _text(tokens, figure.last)
    is_alone = (
        not following or not following[0].isalpha() or following in {"and", "in", "on", "at", "near", "when", "before"}
    )
    return figure.is_bare and figure.scale == 1 and _text(tokens, figure.first - 1) in _HARMING and is_alone


def _echoing(figures: Sequence[Figure], tokens: tuple[Token, ...]) -> tuple[Figure, ...]:
    """ "15 months instead of 12", "from 22 million tonnes to 16 million": a bare figure has the unit before it."""
    whole: list[Figure] = []
    for figure in figures:
        told = next((each for each in reversed(whole) if not each.is_bare and not each.is_multiple), None)
        whole.append(_echo(figure, told, tokens) if told and figure.is_bare else figure)
    return tuple(whole)


def _echo(figure: Figure, told: Figure, tokens: tuple[Token, ...]) -> Figure:
    between = joined(tokens, told.last, figure.first)
    is_scaled = figure.scale >= 1e3 and figure.scale == told.scale and _text(tokens, figure.first - 1) in _ECHOED_AT
    if not (between in _ECHOES or is_scaled) or figure.style is Style.SHARE:
        return figure
    return replace(
        figure, unit=told.unit, currency=told.currency, noun=told.noun and replace(told.noun, last=figure.last)
    )


def _text(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
