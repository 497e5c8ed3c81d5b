"""Shows how a figure changed between two tellings: its number, unit, measure, source, modality, period or wording."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import floor, log10

from foedus.reconciling.sameness import UNDATED, Told
from foedus.reconciling.wording import bag, content_stems, significant_digits, words_of
from foedus.records import AttributionLink, Claim, Drift, DriftKind, Modality
from foedus.records.dates import days_in_words

SHOWN = 12  # drifts of one kind kept for a thread; the rest repeat them
COMPARED = 200  # differing tellings held against the first of a thread
NEAR = 0.05  # a figure called approximate may stand this far from the exact one
LOADED_CHANGE = bag("""
spike spikes spiked spiking surge surges surged surging soar soars soared soaring skyrocket skyrockets skyrocketed
skyrocketing explode explodes exploded exploding balloon ballooned ballooning rocketed slash slashes slashed slashing
plunge plunges plunged plunging plummet plummets plummeted plummeting crash crashed crashing collapse collapsed
collapsing gut gutted gutting crush crushes crushed tumble tumbled
""")
_WHERE_AND_WHEN = content_stems("annual annually yearly year global globally worldwide overall past last current new")
Because = Callable[[Told, Told], str]


def drifts_of(tellings: Sequence[Told]) -> tuple[Drift, ...]:
    """Every kind of change against the first telling, each with both places; repeated tellings are looked at once."""
    if len(tellings) < 2:
        return ()
    first = tellings[0]
    found: list[Drift] = []
    for other in _differing(tellings):
        kinds = _OF_SEQUEL if _is_sequel(first, other) else _KINDS
        for kind, because in kinds:
            reason = because(first, other)
            if reason and sum(drift.kind is kind for drift in found) < SHOWN:
                found.append(Drift(kind, first.claim.evidence, other.claim.evidence, reason))
    return tuple(sorted(found, key=lambda drift: (drift.kind.value, drift.first, drift.second, drift.because)))


def _is_sequel(first: Told, other: Told) -> bool:
    """What one document plans a later one tells as done: only another figure is then a drift."""
    is_later = first.order[0] < other.order[0] < UNDATED
    return is_later and _looks_ahead(first) and other.claim.modality is Modality.ASSERTED


def _looks_ahead(told: Told) -> bool:
    """Told as a plan, or of days that come after the telling."""
    when = told.claim.when
    is_due = bool(when and when.latest and when.latest.isoformat() > told.order[0])
    return is_due or told.claim.modality in (Modality.PLANNED, Modality.CONDITIONAL, Modality.DEMANDED)


def contradicts(tellings: Sequence[Told]) -> bool:
    """Two asserted tellings of exactly the same measure and period give figures that cannot both hold."""
    asserted = [told for told in tellings if told.claim.modality is Modality.ASSERTED]
    by_measure: dict[tuple[object, ...], list[Told]] = {}
    for told in asserted:
        key = (_plain(told), told.claim.currency or told.claim.unit, told.claim.change)
        by_measure.setdefault(key, []).append(told)
    return any(_clash(group) for group in by_measure.values() if len(group) > 1)


def bounds_of(claim: Claim) -> tuple[float, float] | None:
    """The figures that a claim allows: its own rounding, wider where it calls itself approximate."""
    if claim.value is None:
        if claim.low is None and claim.high is None:
            return None
        return (
            claim.low if claim.low is not None else float("-inf"),
            claim.high if claim.high is not None else float("inf"),
        )
    slack = rounding_of(claim.value)
    if claim.approximate:
        slack = max(slack, NEAR * abs(claim.value))
    low = min(claim.value, claim.low if claim.low is not None else claim.value) - slack
    high = max(claim.value, claim.high if claim.high is not None else claim.value) + slack
    return low, high


def rounding_of(value: float) -> float:
    """Half a unit of the last digit that is told: 170,000 may stand for 165,000 to 175,000; 40 for 39.5 to 40.5."""
    if value == 0:
        return 0.0
    magnitude = floor(log10(abs(value)))
    last = magnitude - significant_digits(value) + 1
    return 0.5 * 10.0 ** min(last, max(0, magnitude - 1))


def _differing(tellings: Sequence[Told]) -> list[Told]:
    seen: set[tuple[object, ...]] = set()
    found = []
    for told in tellings[1:]:
        claim = told.claim
        signature = (
            claim.value,
            claim.low,
            claim.high,
            claim.unit,
            claim.currency,
            told.measure,
            claim.modality,
            claim.approximate,
            claim.when and (claim.when.earliest, claim.when.latest),
            tuple(_names(claim)),
            _loaded_words(told),
        )
        if signature not in seen:
            seen.add(signature)
            found.append(told)
    return found[:COMPARED]


def _number(first: Told, other: Told) -> str:
    here, there = first.value, other.value
    if here is None or there is None or here == there or _is_rounding(first, other) or _other_unit(first, other):
        return ""
    return f"{_shown(here)} became {_shown(there)}"


def _granularity(first: Told, other: Told) -> str:
    here, there = first.value, other.value
    if here is None or there is None or _other_unit(first, other):
        return ""
    if here != there:
        return (
            f"{_shown(here)} and {_shown(there)} are one figure, told more or less exactly"
            if _is_rounding(first, other)
            else ""
        )
    if first.claim.approximate == other.claim.approximate:
        return ""
    vague = "first" if first.claim.approximate else "second"
    return f"the {vague} telling calls {_shown(here)} approximate"


def _unit(first: Told, other: Told) -> str:
    if not _other_unit(first, other):
        return ""
    return f"told in {_unit_of(first)}, then in {_unit_of(other)}"


def _measure(first: Told, other: Told) -> str:
    """A word of one measure that the whole sentence of the other does not hold."""
    if not first.measure or not other.measure:
        return ""
    gone = _plain(first) - other.sentence
    come = _plain(other) - first.sentence
    if not gone and not come:
        return ""
    return f"measured as “{first.claim.measures}”, then as “{other.claim.measures}”"


def _attribution(first: Told, other: Told) -> str:
    here, there = _names(first.claim), _names(other.claim)
    if here == there or {name.casefold() for name in here} & {name.casefold() for name in there}:
        return ""
    return f"on the word of {_said(first.claim)}, then of {_said(other.claim)}"


def _modality(first: Told, other: Told) -> str:
    here, there = first.claim.modality, other.claim.modality
    settled = {Modality.ASSERTED, Modality.HISTORICAL}
    if here is there or {here, there} <= settled:
        return ""
    return f"told as {here.value}, then as {there.value}"


def _period(first: Told, other: Told) -> str:
    here, there = first.claim.when, other.claim.when
    if here is None or there is None or here.is_unknown or there.is_unknown or here.may_meet(there):
        return ""
    return f"dated {days_in_words(here)}, then {days_in_words(there)}"


def _wording(first: Told, other: Told) -> str:
    here, there = _loaded_words(first), _loaded_words(other)
    if here == there:
        return ""
    return f"loaded words differ: {_quoted(here)} against {_quoted(there)}"


def _is_rounding(first: Told, other: Told) -> bool:
    """The coarser figure is the finer one rounded, or one calls itself approximate and the other lies near."""
    here, there = first.value or 0.0, other.value or 0.0
    coarse, fine = sorted((here, there), key=significant_digits)
    if significant_digits(coarse) < significant_digits(fine) and abs(coarse - fine) <= rounding_of(coarse):
        return significant_digits(coarse) > 1 or abs(coarse - fine) <= NEAR * abs(fine)
    is_vague = first.claim.approximate or other.claim.approximate
    return is_vague and abs(here - there) <= NEAR * max(abs(here), abs(there))


def _clash(group: Sequence[Told]) -> bool:
    """Whether two figures of one measure, of the same time, cannot both hold."""
    spans = [(bounds, told) for told in group[:COMPARED] if (bounds := bounds_of(told.claim))]
    for at, (here, first) in enumerate(spans):
        for there, second in spans[at + 1 :]:
            apart = here[1] < there[0] or there[1] < here[0]
            if apart and _same_time(first, second):
                return True
    return False


def _same_time(first: Told, second: Told) -> bool:
    here, there = first.claim.when, second.claim.when
    if here is None or there is None:
        return here is there
    return here.earliest == there.earliest and here.latest == there.latest


def _plain(told: Told) -> frozenset[str]:
    return told.measure - _WHERE_AND_WHEN


def _other_unit(first: Told, other: Told) -> bool:
    return first.dimension != other.dimension or first.claim.currency != other.claim.currency


def _unit_of(told: Told) -> str:
    return told.claim.currency or told.claim.unit or "plain numbers"


def _shown(value: float) -> str:
    return f"{value:,.10g}"


def _links(claim: Claim) -> Iterator[AttributionLink]:
    return iter(claim.attribution[-1:])


def _names(claim: Claim) -> frozenset[str]:
    """The one on whose word the figure finally stands, by code where known."""
    return frozenset(link.code or link.name for link in _links(claim))


def _said(claim: Claim) -> str:
    return ", ".join(link.name for link in _links(claim)) or "nobody named"


def _loaded_words(told: Told) -> tuple[str, ...]:
    """Loaded words of change near the figure, in their order."""
    claim = told.claim
    quote = claim.evidence.quote
    if claim.number is not None:
        start = claim.number.start - claim.evidence.start
        quote = quote[max(0, start - 60) : start + len(claim.number) + 60]
    return tuple(sorted({word for word in words_of(quote) if word in LOADED_CHANGE}))


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words) or "none"


_KINDS: tuple[tuple[DriftKind, Because], ...] = (
    (DriftKind.NUMBER, _number),
    (DriftKind.UNIT, _unit),
    (DriftKind.MEASURE, _measure),
    (DriftKind.ATTRIBUTION, _attribution),
    (DriftKind.MODALITY, _modality),
    (DriftKind.PERIOD, _period),
    (DriftKind.GRANULARITY, _granularity),
    (DriftKind.WORDING, _wording),
)
_OF_SEQUEL = tuple((kind, because) for kind, because in _KINDS if kind in (DriftKind.NUMBER, DriftKind.UNIT))
