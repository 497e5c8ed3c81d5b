"""Judges whether two quantity claims speak of the same measure, and says why; equal numbers alone never do."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.reconciling.wording import content_stems, head_of, measure_stems, overlap, significant_digits
from foedus.records import Claim, FuzzyDate

NEAR_CHARACTERS = 70  # words this near to a figure tell what it is about where the coder gives no noun
SAME_CONTENT = 0.5  # share of the shorter noun phrase that both must hold
SAME_CONTEXT = 0.34  # share of the shorter sentence that both must hold where the nouns alone do not settle it
STRONG_CONTEXT = 0.6
LIKE_SIZE = 3.0  # figures further apart than this factor need more than a shared noun
UNDATED = "9999"  # sorts after every day
MONEY, SHARE, COUNT = "money", "share", "count"
_SHARES = frozenset({"percent", "%", "percentage points", "percentage point", "share"})


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity claim with the words that matching looks at, worked out once."""

    claim: Claim
    document: str
    origin: str
    order: tuple[str, str, int]
    head: str
    measure: frozenset[str]
    near: frozenset[str]
    sentence: frozenset[str]
    dimension: str

    @property
    def value(self) -> float | None:
        return middle_of(self.claim)


def told_of(claim: Claim, document: str, origin: str, published: FuzzyDate) -> Told:
    """`claim` made ready for matching; `order` puts the earliest published telling first."""
    day = published.earliest.isoformat() if published.earliest else UNDATED
    return Told(
        claim=claim,
        document=document,
        origin=origin,
        order=(day, document, claim.evidence.start),
        head=head_of(claim.measures),
        measure=measure_stems(claim.measures),
        near=_near(claim),
        sentence=content_stems(claim.evidence.quote),
        dimension=dimension_of(claim),
    )


def dimension_of(claim: Claim) -> str:
    """Money, share (percent) or the counted unit itself."""
    if claim.currency:
        return MONEY
    unit = (claim.unit or "").casefold()
    if unit in _SHARES:
        return SHARE
    return unit if unit in _MEASURED_UNITS else COUNT


def middle_of(claim: Claim) -> float | None:
    if claim.value is not None:
        return claim.value
    known = [bound for bound in (claim.low, claim.high) if bound is not None]
    return sum(known) / len(known) if known else None


def why_same(first: Told, second: Told) -> str:
    """The reason for which both speak of one measure; "" where they do not."""
    if _cannot_be_same(first, second):
        return ""
    if first.dimension != second.dimension:
        return _why_other_unit(first, second)
    content = overlap(first.measure, second.measure)
    shared = first.measure & second.measure
    context = overlap(first.near | first.measure, second.near | second.measure)
    if _heads_meet(first, second) and content >= SAME_CONTENT:
        settled = len(shared) >= 2 or first.measure == second.measure
        if _same_value(first, second) and (settled or context >= SAME_CONTEXT):
            return f"both tell {_shown(first)} of {_listed(shared)}"
        if settled and _like_size(first, second) and context >= SAME_CONTEXT and not _other_period(first, second):
            return f"both measure {_listed(shared)}"
    if _same_value(first, second) and _odd(first) and context >= SAME_CONTEXT and _share_measure(first, second):
        return f"both tell the odd figure {_shown(first)} in the same words"
    return ""


def _cannot_be_same(first: Told, second: Told) -> bool:
    """Other subjects, or one rises where the other falls."""
    here, there = _subjects(first.claim), _subjects(second.claim)
    changes = {first.claim.change, second.claim.change} - {None}
    return bool(here and there and not here & there) or len(changes) > 1


def _subjects(claim: Claim) -> set[str]:
    """Whom a claim is about, without those on whose word it stands."""
    return set(claim.about) - {link.code for link in claim.attribution}


def _why_other_unit(first: Told, second: Told) -> str:
    """The same figure in another unit, in nearly the same words: the unit has drifted."""
    if not _same_value(first, second) or not _heads_meet(first, second):
        return ""
    if overlap(first.measure, second.measure) < SAME_CONTENT:
        return ""
    if overlap(first.sentence, second.sentence) < STRONG_CONTEXT:
        return ""
    return f"both tell {_shown(first)} of {_listed(first.measure & second.measure)}, in another unit"


def _heads_meet(first: Told, second: Told) -> bool:
    if not first.head or not second.head:
        return False
    return first.head == second.head or first.head in second.measure or second.head in first.measure


def _share_measure(first: Told, second: Told) -> bool:
    """At least one noun of one measure stands near the other figure, so that the figures are not of other things."""
    return bool(first.measure & (second.measure | second.near)) and bool(second.measure & (first.measure | first.near))


def _same_value(first: Told, second: Told) -> bool:
    here, there = first.value, second.value
    return here is not None and there is not None and abs(here - there) <= 1e-9 * max(1.0, abs(here))


def _like_size(first: Told, second: Told) -> bool:
    here, there = first.value, second.value
    if here is None or there is None:
        return False
    if here == 0 or there == 0 or (here < 0) != (there < 0):
        return abs(here - there) <= 1
    return 1 / LIKE_SIZE <= here / there <= LIKE_SIZE


def _other_period(first: Told, second: Told) -> bool:
    here, there = first.claim.when, second.claim.when
    return here is not None and there is not None and not here.may_meet(there)


def _odd(told: Told) -> bool:
    return told.value is not None and significant_digits(told.value) >= 3


def _shown(told: Told) -> str:
    return f"{told.value:,.15g}" if told.value is not None else "a figure"


def _listed(stems: frozenset[str]) -> str:
    return ", ".join(sorted(stems)[:4]) or "one measure"


def _near(claim: Claim) -> frozenset[str]:
    quote, start = claim.evidence.quote, claim.evidence.start
    if claim.number is None:
        return content_stems(quote)
    first = max(0, claim.number.start - start - NEAR_CHARACTERS)
    last = max(0, claim.number.end - start + NEAR_CHARACTERS)
    return content_stems(quote[first:last])


_MEASURED_UNITS = frozenset(
    {
        "km",
        "kilometres",
        "kilometers",
        "miles",
        "metres",
        "tonnes",
        "tons",
        "barrels",
        "bcm",
        "cubic metres",
        "mw",
        "gw",
        "twh",
        "hours",
        "days",
        "weeks",
        "months",
        "years",
        "degrees",
        "hectares",
        "litres",
    }
)
