"""Figures that somebody states: value, unit, what is measured, when, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.lines import Line
from foedus.coding.modality import ModalityReader
from foedus.coding.quantity import Quantity
from foedus.coding.settings import Setting
from foedus.coding.speeches import chain_over
from foedus.records import Claim, ClaimKind, EvidenceSpan, FuzzyDate, Span, TimeMention, content_id

MEASURED, UNMEASURED = 0.85, 0.6  # confidence of a figure whose measure the words name, and of one without


class ClaimReader:
    """Turns the quantities of a line into claims with attribution and modality."""

    def __init__(self, modalities: ModalityReader) -> None:
        self._modalities = modalities

    def read(self, line: Line, setting: Setting, quantities: Sequence[Quantity]) -> tuple[Claim, ...]:
        """One claim for each quantity; a time that only compares ("from last year") dates none of them."""
        if not quantities:
            return ()
        compared = {quantity.comparator for quantity in quantities if quantity.comparator}
        times = [time for time in setting.times if not any(time.span.gives(line.text) in words for words in compared)]
        return tuple(self._claim(line, quantity, setting, times) for quantity in quantities)

    def _claim(self, line: Line, quantity: Quantity, setting: Setting, times: Sequence[TimeMention]) -> Claim:
        index = min(line.word_at(quantity.span.start), len(line) - 1)
        clause = setting.clause_at(index)
        about = tuple(dict.fromkeys(p.mention.code for p in line.between(clause.first, clause.last) if p.mention.code))
        return Claim(
            id=content_id("c", setting.document, quantity.span.start, quantity.span.end),
            kind=ClaimKind.QUANTITY,
            value=quantity.value,
            low=quantity.low,
            high=quantity.high,
            unit=quantity.unit,
            currency=quantity.currency,
            measures=quantity.measures,
            change=quantity.change,
            approximate=quantity.approximate,
            when=_period(quantity.span, times),
            attribution=chain_over(line, setting.speeches, index),
            modality=self._modalities.of_figure(line, setting.clauses, clause, index),
            domain=setting.topics.domain(clause.first, clause.last) or setting.topics.main_domain(),
            confidence=MEASURED if quantity.measures else UNMEASURED,
            evidence=EvidenceSpan.cut(setting.document, line.text, line.sentence.span),
            about=about,
            number=quantity.span,
        )


def _period(place: Span, times: Sequence[TimeMention]) -> FuzzyDate | None:
    """The time nearest to the figure."""
    near = sorted(times, key=lambda time: (min(abs(time.start - place.end), abs(place.start - time.end)), time.start))
    return near[0].when if near else None
