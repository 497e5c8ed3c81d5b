"""Measures how each actor stands towards each other, by domain and by quarter, and where sources disagree about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from foedus.measuring.pooling import Estimate, estimate, is_contested, pooled
from foedus.measuring.signals import Bearing, Keeps, bearings_of
from foedus.records import Domain, Dyad, EvidenceSpan, FuzzyDate, Ledger, RelationState, Signal, SourceView, content_id
from foedus.records.provenance import Provenance, provenance_of

FEWEST_OF_DOMAIN = 2  # signals from which a domain gets a state of its own
FEWEST_OF_QUARTER = 3  # dated signals from which a quarter does
MIRROR_SHARE = 0.5  # of the signals that both directions of a pair must have in common to be told as one
MIRROR_APART = 2.0  # points between two readings that are told as one
ALL_TIME = FuzzyDate(None, None, "", "all time")
_DOMAINS = tuple(Domain)
GroupOf: TypeAlias = Callable[[EvidenceSpan], str]  # the origin, or the source, that tells what stands there


def relation_states(ledger: Ledger) -> tuple[RelationState, ...]:
    """A state for each dyad with signals: over all, and for each domain and quarter with enough of them."""
    labels = {document.id: document.label for document in ledger.documents}
    provenance = provenance_of(ledger.origins)
    by_dyad: dict[Dyad, list[Bearing]] = {}
    for bearing in bearings_of(ledger):
        by_dyad.setdefault(bearing.dyad, []).append(bearing)
    found = []
    for dyad in sorted(by_dyad):
        bearings = by_dyad[dyad]
        found.append(_state(dyad, None, ALL_TIME, bearings, labels=labels, provenance=provenance))
        for domain, some in _by_domain(bearings):
            found.append(_state(dyad, domain, ALL_TIME, some, labels=labels, provenance=provenance))
        for quarter, some in _by_quarter(bearings):
            found.append(_state(dyad, None, quarter, some, labels=labels, provenance=provenance))
    return _mirrored(found)


def _mirrored(states: Sequence[RelationState]) -> tuple[RelationState, ...]:
    """Every state with the opposite direction named where that says the same."""
    at = {(state.dyad, state.domain, state.period.earliest): state for state in states}
    found = []
    for state in states:
        back = at.get((Dyad(state.dyad.recipient, state.dyad.actor), state.domain, state.period.earliest))
        if back is not None and _read_alike(state, back):
            found.append(replace(state, mirror=back.id, is_second=_order(state) > _order(back)))
        else:
            found.append(state)
    return tuple(found)


def _order(state: RelationState) -> tuple[int, Dyad]:
    """The direction told more often comes first."""
    return -len(state.signals), state.dyad


def _read_alike(state: RelationState, back: RelationState) -> bool:
    """Both rest on much the same signals, and no reader would tell one reading from the other."""
    here, there = ({signal.record for signal in one.signals} for one in (state, back))
    if len(here & there) < MIRROR_SHARE * max(len(here), len(there)) or state.contested != back.contested:
        return False
    return state.contested or abs(state.score - back.score) <= MIRROR_APART


def quarter_of(when: FuzzyDate) -> FuzzyDate | None:
    """The calendar quarter that holds the whole interval; None where it is open or crosses a border."""
    if when.earliest is None or when.latest is None:
        return None
    first, last = _quarter(when.earliest), _quarter(when.latest)
    return first if first == last else None


def _quarter(day: date) -> FuzzyDate:
    number = (day.month - 1) // 3
    start = date(day.year, 3 * number + 1, 1)
    following = date(day.year + (number == 3), (3 * number + 3) % 12 + 1, 1) if day.year < date.max.year else date.max
    return FuzzyDate(start, following - timedelta(days=1), "", f"quarter {number + 1} of {day.year}")


def _by_domain(bearings: Sequence[Bearing]) -> list[tuple[Domain, list[Bearing]]]:
    found = [(domain, [bearing for bearing in bearings if bearing.domain is domain]) for domain in _DOMAINS]
    return [(domain, some) for domain, some in found if len(some) >= FEWEST_OF_DOMAIN]


def _by_quarter(bearings: Sequence[Bearing]) -> list[tuple[FuzzyDate, list[Bearing]]]:
    found: dict[date, tuple[FuzzyDate, list[Bearing]]] = {}
    for bearing in bearings:
        quarter = quarter_of(bearing.signal.when)
        if quarter is not None and quarter.earliest is not None:
            found.setdefault(quarter.earliest, (quarter, []))[1].append(bearing)
    return [found[start] for start in sorted(found) if len(found[start][1]) >= FEWEST_OF_QUARTER]


def _state(
    dyad: Dyad,
    domain: Domain | None,
    period: FuzzyDate,
    bearings: Sequence[Bearing],
    *,
    labels: Mapping[str, str],
    provenance: Provenance,
) -> RelationState:
    signals = tuple(bearing.signal for bearing in bearings)
    by_origin = _estimates(bearings, provenance.at)
    whole = pooled(by_origin)
    return RelationState(
        id=content_id(
            "relation", dyad.actor, dyad.recipient, domain, period.earliest, *(signal.record for signal in signals)
        ),
        dyad=dyad,
        domain=domain,
        period=period,
        score=round(whole.mean, 2),
        low=round(whole.low, 2),
        high=round(whole.high, 2),
        contested=is_contested(by_origin),
        origins=len(by_origin),
        views=_views(bearings, labels),
        signals=signals,
    )


def _estimates(bearings: Sequence[Bearing], group_of: GroupOf) -> list[Estimate]:
    """One estimate for each origin: two documents of one briefing are heard once."""
    return [
        estimate([(signal.score, signal.weight) for signal in signals]) for _, _, signals in _split(bearings, group_of)
    ]


def _views(bearings: Sequence[Bearing], labels: Mapping[str, str]) -> tuple[SourceView, ...]:
    found = []
    for source, documents, signals in _split(bearings, lambda place: labels[place.document]):
        seen = estimate([(signal.score, signal.weight) for signal in signals])
        found.append(
            SourceView(source, documents, round(seen.mean, 2), round(seen.low, 2), round(seen.high, 2), tuple(signals))
        )
    return tuple(found)


def _split(bearings: Sequence[Bearing], group_of: GroupOf) -> list[tuple[str, tuple[str, ...], list[Signal]]]:
    """(group, its documents, its signals) with each signal cut down to what that group tells of it."""
    near: dict[str, list[Bearing]] = {}
    for bearing in bearings:
        for group in {group_of(place) for place in bearing.signal.evidence}:
            near.setdefault(group, []).append(bearing)
    found = []
    for group in sorted(near):
        keeps = _tells(group, group_of)
        cut = (bearing.only(keeps) for bearing in near[group])
        signals = [signal for signal in cut if signal is not None]
        found.append((group, tuple(sorted({name for signal in signals for name in signal.documents})), signals))
    return found


def _tells(group: str, group_of: GroupOf) -> Keeps:
    return lambda place: group_of(place) == group
