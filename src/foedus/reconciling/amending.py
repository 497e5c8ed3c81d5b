"""Gives a record the values that a person set; the evidence and the coder's own doubt stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from foedus.codebook.types import TypeRule
from foedus.reconciling.field_values import read_codes, read_days
from foedus.reconciling.settable import Record, told_fields
from foedus.records import (
    Change,
    Claim,
    Coding,
    Commitment,
    Dependency,
    Domain,
    Event,
    EventType,
    Modality,
    Party,
    Stance,
    Strength,
)

Texts = Mapping[str, str]
Naming = Callable[[str], Party]


def amended(
    record: Record, values: Texts, coding: Coding, *, rules: Mapping[EventType, TypeRule], names: Mapping[str, str]
) -> Record:
    """`record` with the fields in `values` (as `settable` writes them) set; what follows from a field goes with it."""

    def naming(code: str) -> Party:
        return _named(code, record, coding, names)

    told = told_fields(record)
    values = {name: value for name, value in values.items() if told.get(name) != value}
    match record:
        case Event():
            return _event(record, values, naming, rules)
        case Claim():
            return _claim(record, values)
        case Commitment():
            return _commitment(record, values, naming)
        case Stance():
            return replace(
                record,
                holder=naming(values["holder"]) if "holder" in values else record.holder,
                towards=naming(values["towards"]) if "towards" in values else record.towards,
                polarity=float(values.get("polarity", record.polarity)),
            )
        case Dependency():
            return replace(
                record,
                dependent=naming(values["dependent"]) if "dependent" in values else record.dependent,
                on=naming(values["on"]) if "on" in values else record.on,
                domain=Domain(values.get("domain", record.domain)),
                modality=Modality(values.get("modality", record.modality)),
            )


def _event(event: Event, values: Texts, naming: Naming, rules: Mapping[EventType, TypeRule]) -> Event:
    rule = rules[EventType(values.get("type", event.type))]
    mode = values["mode"] or None if "mode" in values else event.mode
    if mode not in {known.name for known in rule.modes}:
        mode = None
    is_as_told = (rule.type, mode) == (event.type, event.mode)
    return replace(
        event,
        type=rule.type,
        mode=mode,
        quad=rule.quad,
        intensity=event.intensity if is_as_told else rule.score_of(mode),
        modality=Modality(values.get("modality", event.modality)),
        domain=Domain(values.get("domain", event.domain)),
        actors=_parties(values, "actors", event.actors, naming),
        recipients=_parties(values, "recipients", event.recipients, naming),
        when=read_days(values["when"]) if "when" in values else event.when,
    )


def _claim(claim: Claim, values: Texts) -> Claim:
    value, low, high = _bounds(claim, values)
    return replace(
        claim,
        value=value,
        low=low,
        high=high,
        unit=values["unit"] or None if "unit" in values else claim.unit,
        currency=values["currency"] or None if "currency" in values else claim.currency,
        measures=values.get("measures", claim.measures),
        change=_change(values["change"]) if "change" in values else claim.change,
        approximate=values["approximate"] == "yes" if "approximate" in values else claim.approximate,
        modality=Modality(values.get("modality", claim.modality)),
        domain=_domain(values["domain"]) if "domain" in values else claim.domain,
        when=read_days(values["when"]) if "when" in values else claim.when,
        about=read_codes(values["about"]) if "about" in values else claim.about,
        polarity=_number(values["polarity"]) if "polarity" in values else claim.polarity,
    )


def _bounds(claim: Claim, values: Texts) -> tuple[float | None, float | None, float | None]:
    """Value, low and high: a single value that is set takes the place of a range, and a range that of a value."""
    own = {"value": claim.value, "low": claim.low, "high": claim.high}
    given = {name: _number(values[name]) for name in own if name in values}
    if given.get("value") is not None:
        own |= {"low": None, "high": None}
    elif given.get("low") is not None or given.get("high") is not None:
        own["value"] = None
    own |= given
    low, high = own["low"], own["high"]
    if low is not None and high is not None and low > high:
        own["high" if "low" in given else "low"] = None
    return own["value"], own["low"], own["high"]


def _commitment(commitment: Commitment, values: Texts, naming: Naming) -> Commitment:
    return replace(
        commitment,
        debtors=_parties(values, "debtors", commitment.debtors, naming),
        creditors=_parties(values, "creditors", commitment.creditors, naming),
        due=read_days(values["due"]) if "due" in values else commitment.due,
        strength=Strength(values.get("strength", commitment.strength)),
        domain=_domain(values["domain"]) if "domain" in values else commitment.domain,
    )


def _parties(values: Texts, field: str, told: tuple[Party, ...], naming: Naming) -> tuple[Party, ...]:
    return tuple(map(naming, read_codes(values[field]))) if field in values else told


def _named(code: str, record: Record, coding: Coding, names: Mapping[str, str]) -> Party:
    """Where the sentence names `code`; where it does not, the empty place at its beginning."""
    span = record.evidence.span
    for party in _told(record):
        if party.code == code:
            return party
    for one in coding.mentions:
        if one.code == code and span.start <= one.start and one.end <= span.end:
            return Party(code, one.name, one.start, one.end, one.sector)
    return Party(code, names.get(code, code), span.start, span.start)


def _told(record: Record) -> tuple[Party, ...]:
    match record:
        case Event():
            return (*record.actors, *record.recipients)
        case Commitment():
            return (*record.debtors, *record.creditors)
        case Stance():
            return record.holder, record.towards
        case Dependency():
            return record.dependent, record.on
        case _:
            return ()


def _number(text: str) -> float | None:
    return float(text) if text else None


def _domain(text: str) -> Domain | None:
    return Domain(text) if text else None


def _change(text: str) -> Change | None:
    return Change(text) if text else None
