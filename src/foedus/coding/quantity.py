"""One measure of a sentence: how much, of what, up or down, and against what."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.records import Change, Span


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
