"""Finds the measures in a sentence: how much, of what, up or down, and against what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.codebook.units import units
from foedus.coding.lengths import is_amount
from foedus.coding.numbers import Style
from foedus.coding.quantity import Quantity
from foedus.coding.quantity_ages import find_ages
from foedus.coding.quantity_bare import is_bare_measure
from foedus.coding.quantity_bases import with_bases, with_shared_changes, with_shared_units
from foedus.coding.quantity_changes import GAINS, change_after, change_before, comparator_after, per_after
from foedus.coding.quantity_figure import Figure
from foedus.coding.quantity_figures import may_begin, may_hold_figures, read_figure
from foedus.coding.quantity_measures import Told, measured_by
from foedus.coding.quantity_points import are_measured_points, point_unit
from foedus.coding.quantity_series import completed
from foedus.coding.quantity_votes import find_votes
from foedus.coding.times import find_times
from foedus.coding.tokens import Token, cut, joined
from foedus.records import Change, FuzzyDate, Sentence, Span, TimeMention

_GOES = frozenset({
    "go", "goes", "went", "gone", "going", "moved", "moves", "moving", "pushed", "pushing", "taken", "takes", "rise",
    "rises", "rising", "climbing", "creeping", "heading", "driving",
})  # fmt: skip
_MAKES = frozenset({"grow", "grows", "grew", "grown", "growing", "raise", "raises", "raised", "raising"})
_NO_DATE = FuzzyDate.unknown("not asked for")
_LONGEST_SENTENCE = 20_000  # tokens; a longer one is a table or noise


def find_quantities(
    text: str, sentence: Sentence, *, times: Sequence[TimeMention] | None = None
) -> tuple[Quantity, ...]:
    """Every measure in `sentence`, in reading order; no dates, ordinals, scores, labels or names.

    A length of time ("for six months", "a two-day visit") and an age are measures, "two weeks later" is a time.

    `times` are the times of the sentence where they are known already.
    """
    if not may_hold_figures(text[sentence.start : sentence.end]):
        return ()
    tokens = cut(text, sentence.start, sentence.end)
    if len(tokens) > _LONGEST_SENTENCE:
        return ()
    told = find_times(text, sentence, _NO_DATE) if times is None else times
    dated = tuple(time.span for time in told if not is_amount(time.when))
    found: list[Quantity] = []
    for figure in completed(tuple(_figures(text, tokens, dated)), tokens):
        quantity = _measured(text, tokens, figure, sentence, found)
        if quantity:
            found.append(quantity)
    return with_bases(text, with_shared_changes(text, with_shared_units(text, found)))


def _figures(text: str, tokens: tuple[Token, ...], times: tuple[Span, ...]) -> Iterator[Figure]:
    reached = 0
    shaped = {figure.first: figure for figure in (*find_ages(tokens, times), *find_votes(tokens, times))}
    for at in [at for at in range(len(tokens)) if at in shaped or may_begin(tokens, at)]:
        if at < reached:
            continue
        figure = shaped.get(at) or read_figure(text, tokens, at, times)
        if figure:
            reached = figure.last
            yield figure


def _measured(
    text: str, tokens: tuple[Token, ...], figure: Figure, sentence: Sentence, earlier: Sequence[Quantity]
) -> Quantity | None:
    """The figure with all that the words around it tell; None where it is no measure."""
    hedge, first = _hedge(tokens, figure.first)
    told = _told(tokens, figure, first)
    if not _is_measure(tokens, figure, told, is_hedged=bool(hedge)):
        return None
    unit = _unit(tokens, figure)
    start, end = tokens[figure.first].start, tokens[figure.last - 1].end
    low, high = _bounds(hedge, figure)
    return Quantity(
        span=Span(start, end),
        value=figure.value,
        low=low,
        high=high,
        unit=unit,
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
    if change and _is_no_change(tokens, place, figure):
        change = None
    if figure.is_multiple:
        return Told(_multiple_change(tokens, figure, change), figure.first, True, first)
    if change is not None:
        return Told(change, place, True, first)
    if figure.noun and _is_parted(tokens, figure):
        return Told(Change.RISE, figure.first, False, first)
    return Told(*change_after(tokens, figure.last, _reach_after(tokens, figure)), False, first)


def _reach_after(tokens: tuple[Token, ...], figure: Figure) -> int:
    """How many words after a figure can tell its change: of "a four-year contract" none does."""
    if figure.unit and figure.unit.is_duration and tokens[figure.last - 2].text == "-":
        return 0
    return 1 if figure.noun else 3


def _is_parted(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """ "1 million more homes": so many on top of what there is."""
    return any(token.lower == "more" for token in tokens[figure.first : figure.last - 1])


def _unit(tokens: tuple[Token, ...], figure: Figure) -> str | None:
    """The counted noun, else the unit; points as what they score."""
    if figure.noun:
        return figure.noun.unit
    if figure.unit is not None and figure.unit.name == "percentage point":
        return (point_unit(tokens, figure.last) or figure.unit).name
    return figure.unit.name if figure.unit else None


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
    return token.lower in _GOES


def _bounds(hedge: str, figure: Figure) -> tuple[float | None, float | None]:
    if hedge == "above":
        return figure.value if figure.value is not None else figure.low, None
    if hedge == "below":
        return None, figure.value if figure.value is not None else figure.high
    return figure.low, figure.high


def _is_no_change(tokens: tuple[Token, ...], place: int, figure: Figure) -> bool:
    """ "raised $5m" is a sum collected, "lost 19 tanks" a count, "grows 45 percent of the cocoa" a share."""
    word, is_near = tokens[place].lower, place >= figure.first - 2
    if word in GAINS:
        return not is_near or not (figure.is_percent or (figure.unit is not None and figure.unit.is_duration))
    if not is_near or word not in _MAKES:
        return False
    is_share = figure.is_percent and figure.last < len(tokens) and tokens[figure.last].lower == "of"
    return is_share or (figure.currency is not None and word.startswith("rais"))


def _multiple_change(tokens: tuple[Token, ...], figure: Figure, told: Change | None) -> Change | None:
    word = tokens[figure.first].lower
    if word in units().rises:
        return Change.RISE
    if word in units().falls:
        return Change.FALL
    return told


def _is_measure(tokens: tuple[Token, ...], figure: Figure, told: Told, *, is_hedged: bool) -> bool:
    """Bare figures count only where a change or the words around them make them a quantity."""
    following = tokens[figure.last].lower if figure.last < len(tokens) else ""
    if figure.unit and figure.unit.is_duration:
        return not _is_some_day(tokens, figure)
    if figure.unit and tokens[figure.last - 1].lower in {"point", "points"} and figure.unit.name == "percentage point":
        return are_measured_points(tokens, figure.last)
    if figure.unit or figure.currency or figure.noun:
        return True
    is_next = following in {"more", "fewer", "less"} and joined(tokens, figure.last + 1, figure.last + 2) == "than"
    is_told = told.change is not None and (told.is_before or is_next)
    if is_told and figure.style is not Style.VAGUE and figure.value != 1:
        return True
    return is_bare_measure(tokens, figure, is_hedged=is_hedged)


def _is_some_day(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """ "may one day", "at one second it seemed": no length of time."""
    return figure.value == 1 and tokens[figure.first].lower == "one" and tokens[figure.last - 2].text != "-"


def _is_share(tokens: tuple[Token, ...], figure: Figure) -> bool:
    return figure.style is Style.SHARE or (figure.last < len(tokens) and tokens[figure.last].lower == "of")
