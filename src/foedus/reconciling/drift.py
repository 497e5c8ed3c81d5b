"""Shows how a figure changed between two tellings: its number, unit, measure, source, modality, period or wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta

from foedus.reconciling.bounds import NEAR, rounding_of
from foedus.reconciling.telling import HOW_FIRMLY, UNDATED, Told
from foedus.reconciling.wording import content_stems, significant_digits, stem, words_of
from foedus.records import AttributionLink, Claim, Drift, DriftKind, FuzzyDate, Modality
from foedus.records.dates import days_in_words

SHOWN = 12  # drifts of one kind kept for a thread; the rest repeat them
SOON = timedelta(days=30)  # a plan told as done sooner than this after its first telling was told wrongly, not done
FLOOR = 1.1  # "more than 5" is said of up to this many times as much
ROOT = 4  # letters that a country and its adjective share
MOST_NAME_WORDS = 3
_TITLES = content_stems("government ministry office spokesman spokeswoman spokesperson official officials")
COMPARED = 10_000  # differing tellings held against the first of a thread
LONG = timedelta(days=80)  # a stretch as long as a quarter of a year is what a figure sums up, not when it fell
LONGER = 1.5
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


def _between(first: Told, other: Told) -> list[Drift]:
    if _are_alternatives(first, other):
        return []
    kinds = _OF_SEQUEL if _is_sequel(first, other) else _KINDS
    told = [(kind, because(first, other)) for kind, because in kinds]
    found = [Drift(kind, first.claim.evidence, other.claim.evidence, reason) for kind, reason in told if reason]
    if found or kinds is _OF_SEQUEL:
        return found
    reason = _reworded(first, other)
    ends = first.claim.evidence, other.claim.evidence
    return [Drift(DriftKind.WORDING, *ends, reason, is_slight=True)] if reason else []


def _are_alternatives(first: Told, other: Told) -> bool:
    """Two outcomes that one voice of one document weighs ("a tie would ..., a majority would ..."): nothing changed."""
    claims = (first.claim, other.claim)
    in_one = claims[0].evidence.document == claims[1].evidence.document
    voices = [[(link.code, link.name) for link in claim.attribution] for claim in claims]
    return (
        in_one
        and voices[0] == voices[1]
        and all(claim.modality in (Modality.CONDITIONAL, Modality.HEDGED) for claim in claims)
    )


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
    if not _own_speakers(first.claim, other.claim) and not _own_speakers(other.claim, first.claim):
        return ""
    is_swapped = _own_speakers(first.claim, other.claim) and _own_speakers(other.claim, first.claim)
    if first.claim.attribution and other.claim.attribution and not is_swapped:
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
    if here.may_meet(there) and not _begins_otherwise(here, there) and not _sums_up_otherwise(here, there):
        return ""
    return f"dated {days_in_words(here)}, then {days_in_words(there)}"


def _begins_otherwise(here: FuzzyDate, there: FuzzyDate) -> bool:
    """ "since 2011" and "since 2008"; "by 2026" and "by 2023"."""
    if here.latest is None and there.latest is None:
        return here.earliest != there.earliest
    return here.earliest is None and there.earliest is None and here.latest != there.latest


def _sums_up_otherwise(here: FuzzyDate, there: FuzzyDate) -> bool:
    """ "in the first half of 2024" and "in the first quarter of 2024"."""
    if here.earliest is None or here.latest is None or there.earliest is None or there.latest is None:
        return False
    short, long = sorted((here.latest - here.earliest, there.latest - there.earliest))
    return short >= LONG and long >= LONGER * short


def _wording(first: Told, other: Told) -> str:
    """A loaded word that the other telling does not have."""
    here = first.loaded - set(words_of(other.claim.evidence.quote))
    there = other.loaded - set(words_of(first.claim.evidence.quote))
    if not here and not there:
        return ""
    return f"loaded words differ: {_quoted(here)} against {_quoted(there)}"


def _reworded(first: Told, other: Told) -> str:
    """Another document tells the same with other words around the figure."""
    if first.document == other.document:
        return ""
    here = first.near - other.sentence - first.measure - first.names - HOW_FIRMLY
    there = other.near - first.sentence - other.measure - other.names - HOW_FIRMLY
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
    is_near = is_vague and abs(here - there) <= NEAR * max(abs(here), abs(there))
    return is_near or _is_floor(first, other) or _is_floor(other, first)


def _is_floor(vague: Told, exact: Told) -> bool:
    """ "More than 5 million" of 5.28 million: the next round figure below."""
    claim, value = vague.claim, exact.claim.value
    if claim.low is None or claim.high is not None or value is None or exact.claim.low is not None:
        return False
    return claim.low <= value <= FLOOR * claim.low and significant_digits(claim.low) < significant_digits(value)


def _other_unit(first: Told, other: Told) -> bool:
    return first.dimension != other.dimension or first.claim.currency != other.claim.currency


def _unit_of(told: Told) -> str:
    return told.claim.currency or told.claim.unit or "plain numbers"


def _shown(value: float) -> str:
    return f"{value:,.10g}"


def _names(claim: Claim) -> frozenset[str]:
    """All on whose word the figure stands, by code where known."""
    return frozenset(link.code or link.name.casefold() for link in claim.attribution)


def _own_speakers(claim: Claim, other: Claim) -> list[AttributionLink]:
    """Those on whose word a figure stands here and not there."""
    return [link for link in claim.attribution if not any(_is_one(link, one) for one in other.attribution)]


def _is_one(link: AttributionLink, other: AttributionLink) -> bool:
    """One speaker: the shorter name within the longer; of one state or body also a ministry and the state itself.

    Two institutions of one state are two: "the statistics office" and "the opposition".
    """
    if link.code and other.code and link.code != other.code:
        return False
    here, there = (content_stems(one.name) - _TITLES or content_stems(one.name) for one in (link, other))
    if not here or not there or here <= there or there <= here:
        return link.code == other.code or bool(here and there)
    is_of_one = link.code is not None and link.code == other.code
    return is_of_one and (_is_state(link, there) or _is_state(other, here))


def _is_state(link: AttributionLink, stems: frozenset[str]) -> bool:
    """The link names its state or body itself: by its letters, or by the name that the other's adjective is made of."""
    if link.name == link.code:
        return True
    name = content_stems(link.name)
    return len(name) <= MOST_NAME_WORDS and any(one[:ROOT] == other[:ROOT] for one in name for other in stems)


def _said(claim: Claim) -> str:
    return ", ".join(dict.fromkeys(link.name for link in claim.attribution)) or "nobody named"


def _quoted(words: Collection[str]) -> str:
    return ", ".join(f"“{word}”" for word in sorted(words)) or "none"


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
