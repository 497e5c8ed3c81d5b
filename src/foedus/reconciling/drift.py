"""Shows how a figure changed between two tellings: its number, unit, measure, source, modality, period or wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from foedus.reconciling.bounds import NEAR, bounds_of, rounding_of
from foedus.reconciling.telling import UNDATED, Told
from foedus.reconciling.wording import bag, significant_digits, stem, words_of
from foedus.records import Claim, Drift, DriftKind, FuzzyDate, Modality
from foedus.records.dates import days_in_words

SHOWN = 12  # drifts of one kind kept for a thread; the rest repeat them
SOON = timedelta(days=30)  # a plan told as done sooner than this after its first telling was told wrongly, not done
SAME_MONTH = timedelta(days=14)  # rises and falls told further apart than this, without a period, are of two periods
COMPARED = 10_000  # differing tellings held against the first of a thread
LOADED_CHANGE = bag("""
spike spikes spiked spiking surge surges surged surging soar soars soared soaring skyrocket skyrockets skyrocketed
skyrocketing explode explodes exploded exploding balloon ballooned ballooning rocketed slash slashes slashed slashing
plunge plunges plunged plunging plummet plummets plummeted plummeting crash crashed crashing collapse collapsed
collapsing gut gutted gutting crush crushes crushed tumble tumbled
""")
_HOW_FIRMLY = frozenset(stem(word) for word in bag("plan plans planned promise promised expect expected hope set due"))
Because = Callable[[Told, Told], str]


def drifts_of(tellings: Sequence[Told]) -> tuple[Drift, ...]:
    """Every kind of change against the first telling, each with both places; repeated tellings are looked at once."""
    if len(tellings) < 2:
        return ()
    first = tellings[0]
    found: list[Drift] = []
    shown: Counter[DriftKind] = Counter()
    for other in _differing(tellings):
        for drift in _between(first, other):
            shown[drift.kind] += 1
            if shown[drift.kind] <= SHOWN:
                found.append(drift)
    return tuple(sorted(found, key=lambda drift: (drift.kind.value, drift.first, drift.second, drift.because)))


def contradicts(tellings: Sequence[Told]) -> bool:
    """Two asserted tellings of exactly the same measure and period give figures that cannot both hold."""
    groups: dict[tuple[object, ...], list[Told]] = {}
    for told in tellings:
        if told.claim.modality is Modality.ASSERTED:
            when = told.claim.when
            period = (when.earliest, when.latest) if when else None
            key = (told.plain, told.dimension, told.claim.currency, told.claim.change, period)
            groups.setdefault(key, []).append(told)
    return any(_clash(group) for group in groups.values() if len(group) > 1)


def _between(first: Told, other: Told) -> list[Drift]:
    kinds = _OF_SEQUEL if _is_sequel(first, other) else _KINDS
    told = [(kind, because(first, other)) for kind, because in kinds]
    found = [Drift(kind, first.claim.evidence, other.claim.evidence, reason) for kind, reason in told if reason]
    if found or kinds is _OF_SEQUEL:
        return found
    reason = _reworded(first, other)
    ends = first.claim.evidence, other.claim.evidence
    return [Drift(DriftKind.WORDING, *ends, reason, is_slight=True)] if reason else []


def _is_sequel(first: Told, other: Told) -> bool:
    """What one document plans and a later one tells as done: only another figure is then a drift."""
    if UNDATED in (first.order[0], other.order[0]) or not _looks_ahead(first):
        return False
    passed = date.fromisoformat(other.order[0]) - date.fromisoformat(first.order[0])
    return passed >= SOON and other.claim.modality is Modality.ASSERTED


def _looks_ahead(told: Told) -> bool:
    """Told as a plan, or of days that come after the telling."""
    when = told.claim.when
    is_due = bool(when and when.latest and when.latest.isoformat() > told.order[0])
    return is_due or told.claim.modality in (Modality.PLANNED, Modality.CONDITIONAL, Modality.DEMANDED)


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
            tuple(sorted(_names(claim))),
            told.sentence,
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
    gone = first.plain - other.sentence
    come = other.plain - first.sentence
    if not gone and not come:
        return ""
    return f"measured as “{first.claim.measures}”, then as “{other.claim.measures}”"


def _attribution(first: Told, other: Told) -> str:
    """Each names somebody whom the other does not, or only one names anybody."""
    here, there = _names(first.claim), _names(other.claim)
    if here == there or (here and there and (here <= there or there <= here)):
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
    if here is None or there is None or here.is_unknown or there.is_unknown:
        return ""
    if here.may_meet(there) and not _begins_otherwise(here, there):
        return ""
    return f"dated {days_in_words(here)}, then {days_in_words(there)}"


def _begins_otherwise(here: FuzzyDate, there: FuzzyDate) -> bool:
    """ "since 2011" and "since 2008"; "by 2026" and "by 2023"."""
    if here.latest is None and there.latest is None:
        return here.earliest != there.earliest
    return here.earliest is None and there.earliest is None and here.latest != there.latest


def _wording(first: Told, other: Told) -> str:
    here, there = _loaded_words(first), _loaded_words(other)
    if here == there:
        return ""
    return f"loaded words differ: {_quoted(here)} against {_quoted(there)}"


def _reworded(first: Told, other: Told) -> str:
    """Another document tells the same with other words around the figure."""
    if first.document == other.document:
        return ""
    here = first.near - other.sentence - first.measure - first.names - _HOW_FIRMLY
    there = other.near - first.sentence - other.measure - other.names - _HOW_FIRMLY
    if not here or not there:
        return ""
    return f"told in other words: {_written(here, first)} against {_written(there, other)}"


def _written(stems: frozenset[str], told: Told) -> str:
    """The words of the sentence behind some stems, in their order."""
    words = [word for word in words_of(told.claim.evidence.quote) if stem(word) in stems]
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words[:4])) or "none"


def _is_rounding(first: Told, other: Told) -> bool:
    """The coarser figure is the finer one rounded, or one calls itself approximate and the other lies near."""
    here, there = first.value or 0.0, other.value or 0.0
    coarse, fine = sorted((here, there), key=significant_digits)
    if significant_digits(coarse) < significant_digits(fine) and abs(coarse - fine) <= rounding_of(coarse):
        return significant_digits(coarse) > 1 or abs(coarse - fine) <= NEAR * abs(fine)
    is_vague = first.claim.approximate or other.claim.approximate
    return is_vague and abs(here - there) <= NEAR * max(abs(here), abs(there))


def _clash(group: Sequence[Told]) -> bool:
    """Whether some figure of the group lies wholly above another; one pass, however many tell it."""
    bounded = [(told, bounds) for told in group if (bounds := bounds_of(told.claim))]
    if not bounded:
        return False
    low, low_ends = min(((told, bounds[1]) for told, bounds in bounded), key=lambda pair: pair[1])
    high, high_begins = max(((told, bounds[0]) for told, bounds in bounded), key=lambda pair: pair[1])
    return low_ends < high_begins and _can_be_of_one_period(low, high)


def _can_be_of_one_period(first: Told, second: Told) -> bool:
    """A rise told in March and another told in May, both without a period, may both hold."""
    days = [told.order[0] for told in (first, second)]
    if first.claim.change is None or first.claim.when is not None or UNDATED in days:
        return True
    return abs(date.fromisoformat(days[0]) - date.fromisoformat(days[1])) <= SAME_MONTH


def _other_unit(first: Told, other: Told) -> bool:
    return first.dimension != other.dimension or first.claim.currency != other.claim.currency


def _unit_of(told: Told) -> str:
    return told.claim.currency or told.claim.unit or "plain numbers"


def _shown(value: float) -> str:
    return f"{value:,.10g}"


def _names(claim: Claim) -> frozenset[str]:
    """All on whose word the figure stands, by code where known."""
    return frozenset(link.code or link.name.casefold() for link in claim.attribution)


def _said(claim: Claim) -> str:
    return ", ".join(dict.fromkeys(link.name for link in claim.attribution)) or "nobody named"


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
