"""Says what a figure measures: the noun it counts, or the phrase that its change is told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.codebook.units import units
from foedus.coding.quantity import Quantity
from foedus.coding.quantity_figure import Figure
from foedus.coding.quantity_nouns import phrase_after, phrase_before
from foedus.coding.tokens import Token, joined
from foedus.records import Change

_OUTPUT = ("gdp", "output", "gnp", "economy", "income", "budget", "total")


@dataclass(frozen=True, slots=True)
class Told:
    """How the change is told: which, at what token, before the figure or after; `first` is where the hedge begins."""

    change: Change | None
    place: int
    is_before: bool
    first: int


def measured_by(text: str, tokens: tuple[Token, ...], figure: Figure, told: Told, earlier: Sequence[Quantity]) -> str:
    """The noun phrase of what is measured."""
    if figure.noun:
        return figure.noun.phrase
    after = figure.last
    following = tokens[after].lower if after < len(tokens) else ""
    if (told.change and told.is_before) or figure.is_multiple:
        return _changed(text, tokens, figure, told, earlier)
    if told.change:
        return _change_named(text, tokens, figure, told, earlier)
    if following == "of" or (following == "in" and figure.currency):
        phrase = phrase_after(text, tokens, after + 1)
        is_whole = figure.is_percent and phrase.lower().endswith(_OUTPUT)  # "2% of GDP" says how much of what is spent
        is_place = following == "in" and phrase.istitle()
        if phrase and not is_whole and not is_place:
            return phrase
    elif after < len(tokens) and following not in ("the", "a", "an"):
        phrase = phrase_after(text, tokens, after)
        if phrase:
            return phrase
    return phrase_before(text, tokens, told.first, is_figure=True)


def _changed(text: str, tokens: tuple[Token, ...], figure: Figure, told: Told, earlier: Sequence[Quantity]) -> str:
    """ "cut shipping times by 40%" measures the object, "exports rose 12%" the subject, ", up 8%" what came before."""
    if figure.is_multiple and joined(tokens, figure.last, figure.last + 2) in {"as many", "as much"}:
        return phrase_after(text, tokens, figure.last + 2)
    if told.place and tokens[told.place - 1].text in {",", "(", "—", "–"} and earlier and not figure.is_multiple:
        return earlier[-1].measures
    if tokens[told.place].lower in units().takes_object:
        behind = figure.last if figure.is_multiple else told.place + 1
        phrase = phrase_after(text, tokens, behind) if behind < told.first or figure.is_multiple else ""
        if phrase:
            return phrase
    is_noun = joined(tokens, told.place + 1, told.place + 2) == "of"  # "a rise of 5% in exports"
    if is_noun and joined(tokens, figure.last, figure.last + 1) == "in":
        return phrase_after(text, tokens, figure.last + 1) or phrase_before(text, tokens, told.place, is_figure=False)
    return phrase_before(text, tokens, told.place, is_figure=False)


def _change_named(text: str, tokens: tuple[Token, ...], figure: Figure, told: Told, earlier: Sequence[Quantity]) -> str:
    """ "a 32% drop in disruptions", "a 20% fuel price rise", "168,000 deaths, a 60% rise"."""
    behind = told.place + 1
    if behind < len(tokens) and tokens[behind].lower in {"in", "of", "on", "for"}:
        phrase = phrase_after(text, tokens, behind + 1)
        if phrase:
            return phrase
    if told.place > figure.last and tokens[figure.last].is_word:
        return text[tokens[figure.last].start : tokens[told.place - 1].end]
    if earlier and any(token.text == "," for token in tokens[max(0, figure.first - 3) : figure.first]):
        return earlier[-1].measures
    return phrase_before(text, tokens, told.first, is_figure=True)
