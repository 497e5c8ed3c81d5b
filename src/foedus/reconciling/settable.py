"""Which fields of a record a person may set, and how their values are written."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.reconciling.field_values import (
    Reader,
    a_currency,
    a_number,
    one_code,
    one_of,
    some_codes,
    some_days,
    some_text,
    some_words,
    two_codes,
    write_codes,
    write_days,
    write_number,
    yes_or_no,
)
from foedus.records import (
    Change,
    Claim,
    ClaimKind,
    Commitment,
    Dependency,
    Domain,
    Event,
    EventType,
    Modality,
    Stance,
    Strength,
)

Record = Event | Claim | Commitment | Stance | Dependency


def read_field(kind: str, name: str, given: str) -> str:
    """The value as it is kept ("" for none); raises `ValueError` that says what would be valid."""
    return FIELDS[kind][name](" ".join(given.split()))


def told_fields(record: Record) -> dict[str, str]:
    """Every settable field of a record with the value it has, written as `read_field` writes it."""
    match record:
        case Event():
            return _event(record)
        case Claim():
            return _claim(record)
        case Commitment():
            return _commitment(record)
        case Stance():
            return {
                "holder": record.holder.code,
                "towards": record.towards.code,
                "polarity": write_number(record.polarity),
            }
        case Dependency():
            return {
                "dependent": record.dependent.code,
                "on": record.on.code,
                "domain": record.domain.value,
                "modality": record.modality.value,
            }


def label_of(record: Record) -> str:
    """What precision is counted by: the type of an event, the kind of a claim, the strength of a promise, ..."""
    match record:
        case Event():
            return record.type.value
        case Claim():
            return record.kind.value
        case Commitment():
            return record.strength.value
        case Stance():
            return "for" if record.polarity >= 0 else "against"
        case Dependency():
            return record.domain.value


def kind_of(record: Record) -> str:
    """The name of a kind of record, by which its settable fields are found."""
    return type(record).__name__.lower()


def fields_of(record: Record) -> tuple[str, ...]:
    """The fields that may be set of this very record, sorted."""
    return tuple(sorted(told_fields(record)))


def _event(event: Event) -> dict[str, str]:
    return {
        "type": event.type.value,
        "mode": event.mode or "",
        "modality": event.modality.value,
        "domain": event.domain.value,
        "actors": write_codes(event.actors),
        "recipients": write_codes(event.recipients),
        "when": write_days(event.when),
    }


def _claim(claim: Claim) -> dict[str, str]:
    told = {
        "modality": claim.modality.value,
        "domain": claim.domain.value if claim.domain else "",
        "when": write_days(claim.when),
    }
    if claim.kind is not ClaimKind.QUANTITY:
        return {**told, "about": ",".join(claim.about), "polarity": write_number(claim.polarity)}
    return {
        **told,
        "value": write_number(claim.value),
        "low": write_number(claim.low),
        "high": write_number(claim.high),
        "unit": claim.unit or "",
        "currency": claim.currency or "",
        "measures": claim.measures,
        "change": claim.change.value if claim.change else "",
        "approximate": "yes" if claim.approximate else "no",
    }


def _commitment(commitment: Commitment) -> dict[str, str]:
    return {
        "debtors": write_codes(commitment.debtors),
        "creditors": write_codes(commitment.creditors),
        "due": write_days(commitment.due),
        "strength": commitment.strength.value,
        "domain": commitment.domain.value if commitment.domain else "",
    }


_OPTIONAL_DOMAIN = one_of(Domain, optional=True)
FIELDS: Mapping[str, Mapping[str, Reader]] = {
    "event": {
        "type": one_of(EventType),
        "mode": some_text,
        "modality": one_of(Modality),
        "domain": one_of(Domain),
        "actors": some_codes,
        "recipients": some_codes,
        "when": some_days,
    },
    "claim": {
        "value": a_number(),
        "low": a_number(),
        "high": a_number(),
        "unit": some_text,
        "currency": a_currency,
        "measures": some_words,
        "change": one_of(Change, optional=True),
        "approximate": yes_or_no,
        "polarity": a_number(-1, 1),
        "about": two_codes,
        "modality": one_of(Modality),
        "domain": _OPTIONAL_DOMAIN,
        "when": some_days,
    },
    "commitment": {
        "debtors": some_codes,
        "creditors": some_codes,
        "due": some_days,
        "strength": one_of(Strength),
        "domain": _OPTIONAL_DOMAIN,
    },
    "stance": {"holder": one_code, "towards": one_code, "polarity": a_number(-1, 1, optional=False)},
    "dependency": {"dependent": one_code, "on": one_code, "domain": one_of(Domain), "modality": one_of(Modality)},
}
