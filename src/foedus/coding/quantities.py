"""Finds the measures in a sentence: how much, of what, up or down, and against what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.codebook.units import units
from foedus.coding.numbers import Style
from foedus.coding.quantity import Quantity
from foedus.coding.quantity_bases import with_bases, with_shared_units
from foedus.coding.quantity_changes import change_after, change_before, comparator_after, per_after
from foedus.coding.quantity_figures import Figure, may_begin, may_hold_figures, read_figure
from foedus.coding.quantity_measures import Told, measured_by
from foedus.coding.quantity_series import completed
from foedus.coding.times import find_times
from foedus.coding.tokens import Token, cut, joined
from foedus.records import Change, FuzzyDate, Sentence, Span, TimeMention

_GOES = frozenset(
    {"go", "goes", "went", "gone", "going", "moved", "moves", "pushed", "taken", "takes", "rise", "rises"}
)
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


def find_quantities(
    text: str, sentence: Sentence, *, times: Sequence[TimeMention] | None = None
) -> tuple[Quantity, ...]:
    """Every measure in `sentence`, in reading order; no dates, ordinals, scores, labels or names.

    `times` are the times of the sentence where they are known already.
    """
    if not may_hold_figures(text[sentence.start : sentence.end]):
        return ()
    tokens = cut(text, sentence.start, sentence.end)
    if len(tokens) > _LONGEST_SENTENCE:
        return ()
    dated = tuple(time.span for time in (find_times(text, sentence, _NO_DATE) if times is None else times))
    found: list[Quantity] = []
    for figure in completed(tuple(_figures(text, tokens, dated)), tokens):
        quantity = _measured(text, tokens, figure, sentence, found)
        if quantity:
            found.append(quantity)
    return with_bases(text, with_shared_units(found))


def _figures(text: str, tokens: tuple[Token, ...], times: tuple[Span, ...]) -> Iterator[Figure]:
    reached = 0
    for at, token in enumerate(tokens):
        figure = read_figure(text, tokens, at, times) if at >= reached and may_begin(token) else None
        if figure:
            reached = figure.last
            yield figure


def _measured(
    text: str, tokens: tuple[Token, ...], figure: Figure, sentence: Sentence, earlier: Sequence[Quantity]
) -> Quantity | None:
    """The figure with all that the words around it tell; None where it is no measure."""
    hedge, first = _hedge(tokens, figure.first)
    told = _told(tokens, figure, first)
    if not _is_measure(tokens, figure, told):
        return None
    start, end = tokens[figure.first].start, tokens[figure.last - 1].end
    low, high = _bounds(hedge, figure)
    return Quantity(
        span=Span(start, end),
        value=figure.value,
        low=low,
        high=high,
        unit=figure.noun.unit if figure.noun else figure.unit.name if figure.unit else None,
        currency=figure.currency,
        measures=measured_by(text, tokens, figure, told, earlier),
        change=told.change,
        approximate=bool(hedge) or figure.style is Style.VAGUE,
        comparator=comparator_after(text, end, sentence.end) if told.change or figure.is_percent else "",
        per=_per(tokens, figure),
        is_share=figure.is_percent and _is_share(tokens, figure),
    )


def _told(tokens: tuple[Token, ...], figure: Figure, first: int) -> Told:
    """The change that the words around the figure tell, before it if they can; word `first` begins its hedge."""
    change, place = change_before(tokens, first)
    if change and _is_raised_money(tokens, place, figure):
        change = None
    if figure.is_multiple:
        return Told(_multiple_change(tokens, figure, change), figure.first, True, first)
    if change is not None:
        return Told(change, place, True, first)
    return Told(*change_after(tokens, figure.last), False, first)


def _per(tokens: tuple[Token, ...], figure: Figure) -> str | None:
    """The base of a rate, by the words around or by the unit itself ("bpd")."""
    written = per_after(tokens, figure.first if figure.noun else figure.last, figure.last)
    return written or (figure.unit.per if figure.unit else None)


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


def _is_measure(tokens: tuple[Token, ...], figure: Figure, told: Told) -> bool:
    """Lengths of time and bare figures count only where a change is told of them."""
    following = tokens[figure.last].lower if figure.last < len(tokens) else ""
    if figure.unit and figure.unit.is_duration:
        return _is_measured_time(tokens, figure, told, following)
    if figure.unit and tokens[figure.last - 1].lower in {"point", "points"} and figure.unit.name == "percentage point":
        return _are_measured_points(tokens, figure)
    if figure.unit or figure.currency or figure.noun:
        return True
    if figure.scale >= 1e3 and figure.first and tokens[figure.first - 1].lower in _REACHES:
        return True
    is_next = following in {"more", "fewer", "less"} and joined(tokens, figure.last + 1, figure.last + 2) == "than"
    is_told = told.change is not None and (told.is_before or is_next)
    return is_told and figure.style is not Style.VAGUE and figure.value != 1


def _is_measured_time(tokens: tuple[Token, ...], figure: Figure, told: Told, following: str) -> bool:
    """ "cut waiting by three days", "a delay of two years"; not "a two-day visit" and "may one day"."""
    if tokens[figure.last - 2].text == "-":
        return False
    is_delay = figure.first > 1 and tokens[figure.first - 2].lower in _DELAYS
    is_some_day = tokens[figure.first].lower == "one"
    return (told.change is not None and not is_some_day) or is_delay or following in _LATE


def _are_measured_points(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """Bare points are percentage points only where a poll is told of: not "a ten-point plan"."""
    before = tokens[figure.last - 2]
    is_plain = before.lower not in {"percentage", "percent"}
    return not is_plain or (before.text != "-" and any(token.lower in _POLL_WORDS for token in tokens))


def _is_share(tokens: tuple[Token, ...], figure: Figure) -> bool:
    return figure.style is Style.SHARE or (figure.last < len(tokens) and tokens[figure.last].lower == "of")
