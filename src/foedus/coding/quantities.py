"""Finds the measures in a sentence: how much, of what, up or down, and against what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from foedus.codebook.units import units
from foedus.coding.numbers import Style
from foedus.coding.quantity_changes import change_after, change_before, comparator_after, per_after
from foedus.coding.quantity_figures import Figure, may_hold_figures, read_figure
from foedus.coding.quantity_nouns import phrase_after, phrase_before
from foedus.coding.quantity_series import completed
from foedus.coding.times import find_times
from foedus.coding.tokens import Token, cut, joined
from foedus.records import Change, FuzzyDate, Sentence, Span

_GOES = frozenset(
    {"go", "goes", "went", "gone", "going", "moved", "moves", "pushed", "taken", "takes", "rise", "rises"}
)
_OUTPUT = ("gdp", "output", "gnp", "economy", "income", "budget", "total")
_DELAYS = frozenset({"delay", "delays", "late", "delayed", "behind", "overdue"})
_REACHES = frozenset(
    {"reach", "reached", "reaches", "exceed", "exceeds", "exceeded", "total", "totals", "totalled", "hit"}
)
_LATE = frozenset({"late", "behind", "overdue"})
_POLL_WORDS = frozenset(
    {"%", "percent", "poll", "polls", "survey", "margin", "lead", "leads", "ahead", "behind", "cent"}
)
_NO_DATE = FuzzyDate.unknown("not asked for")
_LONGEST_SENTENCE = 20_000  # tokens; a longer one is a table or noise


@dataclass(frozen=True, slots=True)
class Quantity:
    """One measure. `span` is the figure with its unit words.

    `value` is in `unit` (singular, normalised: "percent", "km", or the counted noun's lemma; None for money and bare
    figures) or in `currency` (ISO 4217). A range has `low`..`high` and no value; "more than 500" has value and low 500
    and no high, "up to 500" value and high 500. `measures` is what is measured ("" where the words do not say),
    `comparator` what a change is told against, `per` the base of a rate, `derived_base` what the figure was before the
    change, where that can be worked out.
    """

    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    currency: str | None
    measures: str
    change: Change | None
    approximate: bool
    comparator: str
    per: str | None
    is_share: bool
    derived_base: float | None = None


def find_quantities(text: str, sentence: Sentence) -> tuple[Quantity, ...]:
    """Every measure in `sentence`, in reading order; no dates, ordinals, scores, labels or names."""
    if not may_hold_figures(text[sentence.start : sentence.end]):
        return ()
    tokens = cut(text, sentence.start, sentence.end)
    if len(tokens) > _LONGEST_SENTENCE:
        return ()
    times = tuple(Span(time.start, time.end) for time in find_times(text, sentence, _NO_DATE))
    found: list[Quantity] = []
    for figure in completed(tuple(_figures(text, tokens, times)), tokens):
        quantity = _measured(text, tokens, figure, sentence, found)
        if quantity:
            found.append(quantity)
    return _with_bases(text, _with_shared_units(found))


def _figures(text: str, tokens: tuple[Token, ...], times: tuple[Span, ...]) -> Iterator[Figure]:
    at = 0
    while at < len(tokens):
        figure = read_figure(text, tokens, at, times)
        if figure:
            yield figure
        at = figure.last if figure else at + 1


def _measured(
    text: str, tokens: tuple[Token, ...], figure: Figure, sentence: Sentence, earlier: list[Quantity]
) -> Quantity | None:
    hedge, first = _hedge(tokens, figure.first)
    change, place = change_before(tokens, first)
    if change and _is_raised_money(tokens, place, figure):
        change = None
    is_before = change is not None
    if change is None and not figure.is_multiple:
        change, place = change_after(tokens, figure.last)
    if figure.is_multiple:
        change, place, is_before = _multiple_change(tokens, figure, change), figure.first, True
    if not _is_measure(tokens, figure, change, is_before):
        return None
    measures = _what(text, tokens, figure, _Told(change, place, is_before, first), earlier)
    per = per_after(tokens, figure.first if figure.noun else figure.last, figure.last)
    per = per or (figure.unit.per if figure.unit else None)
    start, end = tokens[figure.first].start, tokens[figure.last - 1].end
    low, high = _bounds(hedge, figure)
    return Quantity(
        span=Span(start, end),
        value=figure.value,
        low=low,
        high=high,
        unit=figure.noun.unit if figure.noun else figure.unit.name if figure.unit else None,
        currency=figure.currency,
        measures=measures,
        change=change,
        approximate=bool(hedge) or figure.style is Style.VAGUE,
        comparator=comparator_after(text, end, sentence.end) if change or figure.is_percent else "",
        per=per,
        is_share=figure.is_percent and _is_share(tokens, figure),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """How the change is told: which, at what token, before the figure or after; `first` is where the hedge begins."""

    change: Change | None
    place: int
    is_before: bool
    first: int


def _hedge(tokens: tuple[Token, ...], at: int) -> tuple[str, int]:
    """ "nearly", "more than", "up to" before token `at`: which kind, and where it begins."""
    rules = units()
    for length in (3, 2, 1):
        if at < length:
            continue
        words = joined(tokens, at - length, at)
        if words == "up to" and at > 2 and _goes(tokens[at - 3]):
            return "", at
        for kind, table in (("above", rules.above), ("below", rules.below), ("about", rules.approximate)):
            if words in table:
                _, first = _hedge(tokens, at - length)
                return kind, first
    return "", at


def _goes(token: Token) -> bool:
    """Whether "up to" after this word is where something went, not how far it may go."""
    return token.lower in _GOES or token.lower.endswith("ing")


def _bounds(hedge: str, figure: Figure) -> tuple[float | None, float | None]:
    if hedge == "above":
        return figure.value if figure.value is not None else figure.low, None
    if hedge == "below":
        return None, figure.value if figure.value is not None else figure.high
    return figure.low, figure.high


def _is_raised_money(tokens: tuple[Token, ...], place: int, figure: Figure) -> bool:
    """ "raised $5m" is a sum collected, not a sum that grew."""
    return (
        figure.currency is not None
        and tokens[place].lower in {"raise", "raised", "raises", "raising"}
        and place >= figure.first - 2
    )


def _multiple_change(tokens: tuple[Token, ...], figure: Figure, told: Change | None) -> Change | None:
    word = tokens[figure.first].lower
    if word in units().rises:
        return Change.RISE
    if word in units().falls:
        return Change.FALL
    return told


def _is_measure(tokens: tuple[Token, ...], figure: Figure, change: Change | None, is_before: bool) -> bool:
    """Lengths of time and bare figures count only where a change is told of them."""
    following = tokens[figure.last].lower if figure.last < len(tokens) else ""
    if figure.unit and figure.unit.is_duration:
        is_delay = figure.first > 1 and tokens[figure.first - 2].lower in _DELAYS
        is_adjective = tokens[figure.last - 2].text == "-"
        is_some_day = tokens[figure.first].lower == "one"  # "may one day grow tired"
        return not is_adjective and ((change is not None and not is_some_day) or is_delay or following in _LATE)
    if figure.unit and tokens[figure.last - 1].lower in {"point", "points"} and figure.unit.name == "percentage point":
        is_plain = tokens[figure.last - 2].lower not in {"percentage", "percent"}
        is_adjective = tokens[figure.last - 2].text == "-"
        return not (is_plain and (is_adjective or not any(token.lower in _POLL_WORDS for token in tokens)))
    if figure.unit or figure.currency or figure.noun:
        return True
    if figure.scale >= 1e3 and figure.first and tokens[figure.first - 1].lower in _REACHES:
        return True
    is_next = following in {"more", "fewer", "less"} and joined(tokens, figure.last + 1, figure.last + 2) == "than"
    return change is not None and figure.style is not Style.VAGUE and (is_before or is_next) and figure.value != 1


def _what(text: str, tokens: tuple[Token, ...], figure: Figure, told: _Told, earlier: list[Quantity]) -> str:
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


def _changed(text: str, tokens: tuple[Token, ...], figure: Figure, told: _Told, earlier: list[Quantity]) -> str:
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


def _change_named(text: str, tokens: tuple[Token, ...], figure: Figure, told: _Told, earlier: list[Quantity]) -> str:
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


def _is_share(tokens: tuple[Token, ...], figure: Figure) -> bool:
    return figure.style is Style.SHARE or (figure.last < len(tokens) and tokens[figure.last].lower == "of")


def _with_shared_units(found: list[Quantity]) -> list[Quantity]:
    """ "from 10 to 15 percent": the first figure has the unit of the second."""
    return [_sharing(quantity, following) for quantity, following in pairwise([*found, None]) if quantity]


def _sharing(quantity: Quantity, following: Quantity | None) -> Quantity:
    is_bare = quantity.unit is None and quantity.currency is None
    if not (is_bare and following and following.span.start - quantity.span.end <= 5):
        return quantity
    told = quantity.measures or following.measures
    return replace(quantity, unit=following.unit, currency=following.currency, measures=told)


def _with_bases(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Works out what a figure was before: "$6.7 billion, up 23%" and "rose 12% to 560"."""
    based = list(found)
    for place in range(len(found) - 1):
        first, second = found[place], found[place + 1]
        between = text[first.span.end : second.span.start]
        if second.span.start - first.span.end > 120 or ";" in between:
            continue
        if _is_step(second) and not _is_step(first) and "," in between:
            based[place + 1] = replace(second, derived_base=_base(first.value, second))
        elif _is_step(first) and between.strip() == "to" and first.unit != second.unit:
            based[place] = replace(first, derived_base=_base(second.value, first))
    return tuple(based)


def _is_step(quantity: Quantity) -> bool:
    return quantity.unit == "percent" and quantity.change in {Change.RISE, Change.FALL} and not quantity.is_share


def _base(value: float | None, step: Quantity) -> float | None:
    if value is None or step.value is None:
        return None
    factor = 1 + (step.value if step.change is Change.RISE else -step.value) / 100
    return round(value / factor, 6) if factor > 0 else None
