"""Says in one line what a record states, for tables and traces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from foedus.records import (
    AttributionLink,
    Claim,
    ClaimKind,
    Commitment,
    Conflict,
    Correction,
    Dating,
    Dependency,
    DependencyEdge,
    Document,
    Drift,
    Event,
    Finding,
    FuzzyDate,
    Incident,
    Origin,
    Party,
    Promise,
    RelationState,
    Replay,
    Signal,
    SourceProfile,
    Stance,
    Thread,
)
from foedus.records.figures import figure
from foedus.records.judgements import change

UNNAMED = "unnamed"


@singledispatch
def say(record: object) -> str:
    """One line about a record; a kind that has nothing to say gives its name."""
    return type(record).__name__


@say.register
def _(record: Document) -> str:
    return f"{record.name}, {record.source or 'source not stated'}, {say_when(record.published)}: {record.path}"


@say.register
def _(record: Event) -> str:
    pair = _pair(_codes(record.actors), _codes(record.recipients))
    return f"{record.type.value} {pair}, {record.modality.value}, {say_score(record.intensity)}"


@say.register
def _(record: Claim) -> str:
    told = f"{figure(record)}: " if record.kind is ClaimKind.QUANTITY else ""
    return f"{told}{record.measures}, {record.modality.value}, on the word of {say_speakers(record.attribution)}"


@say.register
def _(record: Commitment) -> str:
    pair = _pair(_codes(record.debtors), _codes(record.creditors))
    return f"{pair}: {record.deed} ({record.strength.value}, due {say_when(record.due)})"


@say.register
def _(record: Stance) -> str:
    return f"{record.holder.code} towards {record.towards.code}, {say_score(record.polarity)}"


@say.register
def _(record: Dependency) -> str:
    return f"{record.dependent.code} leans on {record.on.code} through {record.through}"


@say.register
def _(record: Origin) -> str:
    return f"{_count(record.documents, 'document')} of one origin, probability {record.probability:.2f}"


@say.register
def _(record: Incident) -> str:
    told = f"{_count(record.events, 'report')}, {_count(record.origins, 'origin')}"
    pair = _pair(record.actors, record.recipients)
    return f"{record.type.value} {pair}, {record.modality.value}, {say_when(record.when)}, {told}"


@say.register
def _(record: Thread) -> str:
    kinds = ", ".join(dict.fromkeys(drift.kind.value for drift in record.drifts)) or "none"
    verdict = ", contradiction" if record.contradiction else ""
    return f"{record.measures}: {_count(record.claims, 'telling')}, drift: {kinds}{verdict}"


@say.register
def _(record: Drift) -> str:
    return f"{record.kind.value}: {record.because}"


@say.register
def _(record: Promise) -> str:
    pair = _pair(record.debtors, record.creditors)
    return f"{record.status.value}: {pair}: {record.deed} (due {say_when(record.due)}): {record.because}"


@say.register
def _(record: Conflict) -> str:
    return f"{record.kind.value}: {record.name}: {record.because}"


@say.register
def _(record: Dating) -> str:
    return f"published {say_when(record.published)}, {_count(record.bounds, 'bound')} from its text"


@say.register
def _(record: Signal) -> str:
    return f"{record.kind.value} {say_score(record.score)}, weight {record.weight:.2f}: {record.says}"


@say.register
def _(record: RelationState) -> str:
    return f"{record.dyad.actor} > {record.dyad.recipient}, {say_scope(record)}: {say_state(record)}"


@say.register
def _(record: SourceProfile) -> str:
    return f"{record.source or 'source not stated'}: {_count(record.documents, 'document')}"


@say.register
def _(record: DependencyEdge) -> str:
    through = ", ".join(record.through)
    return f"{record.dependent} leans on {record.on} through {through}, {record.origins} origin(s)"


@say.register
def _(record: Finding) -> str:
    return record.sentence


@say.register
def _(record: Correction) -> str:
    why = f": {record.why}" if record.why else ""
    return f"{change(record)}, by {record.by}{why}"


@say.register
def _(record: Replay) -> str:
    because = f" ({record.because})" if record.because else ""
    return f"{say(record.correction)}; {record.standing.value}{because}"


def say_when(when: FuzzyDate | None) -> str:
    """An interval of days in words."""
    if when is None or when.is_unknown:
        return "undated"
    if when.earliest is None:
        return f"not after {when.latest}"
    if when.latest is None:
        return f"not before {when.earliest}"
    return f"{when.earliest}" if when.is_day else f"{when.earliest} to {when.latest}"


def say_score(score: float) -> str:
    """A score with its sign; a true minus, so that it is not read as a dash."""
    return f"{round(score, 1) + 0.0:+.1f}".replace("-", "−")


def say_speakers(links: Sequence[AttributionLink]) -> str:
    """Who says so, from the document's side inward."""
    return " > ".join(link.name or link.code or UNNAMED for link in links) or "nobody named"


def say_domain(state: RelationState) -> str:
    """The policy field of a relation state."""
    return state.domain.value if state.domain else "all domains"


def is_whole(state: RelationState) -> bool:
    """Whether the state is over all time, not one period of it."""
    return state.period.is_unknown


def say_period(state: RelationState) -> str:
    """The time a relation state is about."""
    return "all time" if is_whole(state) else state.period.because or say_when(state.period)


def say_scope(state: RelationState) -> str:
    """The policy field and, where it is not all of it, the time of a relation state."""
    if is_whole(state):
        return say_domain(state)
    return say_period(state) if state.domain is None else f"{say_domain(state)}, {say_period(state)}"


def say_state(state: RelationState) -> str:
    """A score with its interval, or, where sources disagree, only the range of what they imply."""
    if state.contested and state.views:
        scores = [view.score for view in state.views]
        return f"contested {say_score(min(scores))}..{say_score(max(scores))}"
    return f"{say_score(state.score)} ({say_score(state.low)}..{say_score(state.high)})"


def _pair(actors: Sequence[str], recipients: Sequence[str]) -> str:
    return f"{'+'.join(actors) or '?'} > {'+'.join(recipients) or '-'}"


def _codes(parties: Sequence[Party]) -> list[str]:
    return [party.code for party in parties]


def _count(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"
