"""What each kind of drift means to a reader: how grave it is, and the plain words for it."""

from __future__ import annotations

from collections.abc import Callable

from foedus.records.codings import AttributionLink, Claim, ClaimKind, Modality
from foedus.records.dates import days_in_words
from foedus.records.figures import figure
from foedus.records.ledgers import Drift, DriftKind, Thread
from foedus.records.spans import EvidenceSpan

# A reader is misled most by another number, then by another unit, a promise told as done, a source that was swapped.
GRAVITY = {
    DriftKind.NUMBER: 0.6,
    DriftKind.UNIT: 0.6,
    DriftKind.ATTRIBUTION: 0.58,
    DriftKind.MODALITY: 0.55,
    DriftKind.MEASURE: 0.45,
    DriftKind.PERIOD: 0.4,
    DriftKind.GRANULARITY: 0.25,
    DriftKind.WORDING: 0.25,
}
OF_JUDGEMENT = 0.5
OF_SLIGHT = 0.05  # neutral words for other neutral words
OF_UNNAMED = 0.3  # a source that is dropped or added misleads less than one that is swapped
ALSO = {
    DriftKind.NUMBER: "the figure",
    DriftKind.UNIT: "the unit",
    DriftKind.ATTRIBUTION: "the authority they name",
    DriftKind.MODALITY: "how firmly they say it",
    DriftKind.MEASURE: "what is counted",
    DriftKind.PERIOD: "the time",
    DriftKind.GRANULARITY: "precision",
    DriftKind.WORDING: "tone",
}
TOLD_AS = {
    Modality.ASSERTED: "as fact",
    Modality.PLANNED: "as a plan",
    Modality.HEDGED: "as a possibility",
    Modality.DENIED: "as untrue",
    Modality.CONDITIONAL: "under a condition",
    Modality.DEMANDED: "as a demand",
    Modality.HISTORICAL: "as long past",
}


def telling_at(thread: Thread, place: EvidenceSpan) -> Claim:
    """The telling that stands at one end of a drift."""
    return next(claim for claim in thread.claims if claim.evidence == place)


def is_dropped_source(thread: Thread, drift: Drift) -> bool:
    """One end names somebody, the other nobody."""
    ends = (telling_at(thread, drift.first), telling_at(thread, drift.second))
    return drift.kind is DriftKind.ATTRIBUTION and not all(claim.attribution for claim in ends)


def gravity_of(thread: Thread, drift: Drift) -> float:
    """How far one drift misleads, 0..1: another judgement on one act more than another word for one figure."""
    if drift.is_slight:
        return OF_SLIGHT
    if is_dropped_source(thread, drift):
        return OF_UNNAMED
    return OF_JUDGEMENT if is_judgement(thread) else GRAVITY[drift.kind]


def gravity(thread: Thread) -> float:
    """How far the gravest drift of a thread misleads, 0..1; a contradiction misleads most."""
    return 1.0 if thread.contradiction else max((gravity_of(thread, drift) for drift in thread.drifts), default=0.0)


def is_judgement(thread: Thread) -> bool:
    """Statements on one act, not figures."""
    return all(claim.kind is ClaimKind.STATEMENT for claim in thread.claims)


def told_drift(thread: Thread, drift: Drift, here: str, there: str, speaker: Callable[[AttributionLink], str]) -> str:
    """What differs, as the rest of a sentence: "attributed to the United Nations by NewsVane, to nobody by ..."."""
    first, second = telling_at(thread, drift.first), telling_at(thread, drift.second)
    match drift.kind:
        case DriftKind.ATTRIBUTION:
            ends = _own_speaker(first, second), _own_speaker(second, first)
            named, other = (speaker(link) if link else "nobody" for link in ends)
            return f"attributed to {named} by {here}, to {other} by {there}"
        case DriftKind.MODALITY:
            return f"told {TOLD_AS[first.modality]} by {here}, {TOLD_AS[second.modality]} by {there}"
        case DriftKind.MEASURE:
            return f"given for “{first.measures}” by {here}, for “{second.measures}” by {there}"
        case DriftKind.PERIOD:
            return f"dated {_day(first)} by {here}, {_day(second)} by {there}"
        case DriftKind.WORDING:
            if is_judgement(thread):
                return f"told with {judgement(first)} by {here}, with {judgement(second)} by {there}"
            words = drift.because.partition(": ")[2]
            how = "other words" if drift.is_slight else "words of different heat"
            return f"told by {here} and {there} in {how}{f', {words}' if words else ''}"
        case _:
            return f"{figure(first)} according to {here}, {figure(second)} according to {there}"


def _own_speaker(claim: Claim, other: Claim) -> AttributionLink | None:
    """The innermost of those who say so whom the other telling does not name; None where nobody is named."""
    elsewhere = {link.code or link.name.casefold() for link in other.attribution}
    own = [link for link in claim.attribution if (link.code or link.name.casefold()) not in elsewhere]
    return (own or claim.attribution or (None,))[-1]


def judgement(claim: Claim) -> str:
    """ "praise" or "blame", of a statement on an act."""
    return "praise" if (claim.polarity or 0.0) > 0 else "blame"


def _day(claim: Claim) -> str:
    return days_in_words(claim.when) if claim.when else "on an unknown day"
