"""Says again, over codings made anew, what people corrected in earlier ones; nothing they said is lost or silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from foedus.codebook.types import TypeRule
from foedus.reconciling.amending import amended
from foedus.reconciling.anchoring import Shelf, Spot, answering, spot_of
from foedus.reconciling.field_values import NONE
from foedus.reconciling.settable import Record, fields_of, read_field
from foedus.records import (
    Claim,
    Coding,
    Commitment,
    Correction,
    Dependency,
    Document,
    Event,
    EventType,
    Replay,
    Stance,
    Standing,
    Verdict,
    corrected_name,
)
from foedus.records.judgements import Judgement, against, judged, last_words, live, standing, undoings

Kept = TypeVar("Kept", Event, Claim, Commitment, Stance, Dependency)
Key = tuple[str, str]  # document and record


@dataclass(frozen=True, slots=True)
class Replayed:
    """Codings as they stand after all corrections, in the order given, and what became of each correction."""

    codings: tuple[Coding, ...]
    replays: tuple[Replay, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A correction with the record of today that it speaks of."""

    correction: Correction
    record: Record


def replay(
    corrections: Sequence[Correction],
    documents: Sequence[Document],
    codings: Sequence[Coding],
    *,
    rules: Mapping[EventType, TypeRule],
    names: Mapping[str, str],
) -> Replayed:
    """Applies `corrections` to what a coder told. A coding that changes bears the coder's name with "corrected".

    Of one field of one record the last word counts; a person's earlier word is superseded by his or her later one,
    that of another person is overruled, and the record is shown as disputed.
    """
    seek = _seeker(documents, codings)
    found: dict[Key, list[_Found]] = {}
    replays: list[Replay] = []
    for one in live(corrections):
        answer = seek(one)
        if isinstance(answer, str):
            replays.append(Replay(one.id, one, Standing.LOST, None, answer))
        else:
            found.setdefault((answer.evidence.document, answer.id), []).append(_Found(one, answer))
    for items in found.values():
        replays += _stood(items)
    replays += _undone(corrections)
    judgements = {key: judged(item.correction for item in items) for key, items in found.items()}
    return Replayed(
        tuple(_corrected(coding, judgements, rules, names) for coding in codings),
        tuple(sorted(replays, key=lambda one: one.correction.number)),
    )


def _seeker(documents: Sequence[Document], codings: Sequence[Coding]) -> Callable[[Correction], Record | str]:
    """Finds the record a correction speaks of, or says why there is none."""
    shelf = Shelf(documents)
    by_document: dict[str, list[Coding]] = {}
    for coding in codings:
        by_document.setdefault(coding.document, []).append(coding)

    def seek(correction: Correction) -> Record | str:
        spot = spot_of(correction.anchor, shelf)
        if isinstance(spot, str):
            return spot
        told = by_document.get(spot.document, [])
        record = next((one for coding in told if (one := answering(correction.anchor, spot, coding))), None)
        if record is None:
            coders = " and ".join(dict.fromkeys(coding.coder for coding in told)) or "nobody"
            return f"{coders} codes no such {correction.anchor.kind} in “{_line(correction, spot)}”"
        return _unfit(correction, record) or record

    return seek


def _line(correction: Correction, spot: Spot) -> str:
    words = " ".join(correction.anchor.quote.split())
    return words if len(words) <= len(spot.span) and len(words) <= 60 else f"{words[:60].rstrip()} …"


def _unfit(correction: Correction, record: Record) -> str:
    """Why the values that were set do not fit this record any more; "" where they do."""
    known = fields_of(record)
    for one in correction.settings:
        if one.field not in known:
            return f"what is coded there now has no {one.field}"
        try:
            read_field(correction.anchor.kind, one.field, one.value or NONE)
        except ValueError as error:
            return f"{one.field}={one.value} {error}"
    return ""


def _stood(items: Sequence[_Found]) -> Iterable[Replay]:
    """What each of the corrections of one record amounts to beside the others."""
    rows = [item.correction for item in items]
    words = last_words(rows)
    for item in items:
        state, because = standing(item.correction, rows, words)
        others = against(item.correction, words) if state is not Standing.SUPERSEDED else ()
        row = item.correction
        yield Replay(row.id, row, state, item.record.id, because, others, (item.record.evidence,))


def _undone(corrections: Sequence[Correction]) -> Iterable[Replay]:
    gone = undoings(corrections)
    for one in corrections:
        if one.verdict is not Verdict.UNDO and (undo := gone.get(one.number)):
            reason = f": {undo.why}" if undo.why else ""
            yield Replay(one.id, one, Standing.UNDONE, None, f"by {undo.by} ({undo.id}){reason}")


def _corrected(
    coding: Coding,
    judgements: Mapping[Key, Judgement],
    rules: Mapping[EventType, TypeRule],
    names: Mapping[str, str],
) -> Coding:
    def told(records: Sequence[Kept]) -> tuple[Kept, ...]:
        kept: list[Kept] = []
        for record in records:
            judgement = judgements.get((record.evidence.document, record.id))
            if judgement is None:
                kept.append(record)
            elif judgement.dropped is None:
                values = {name: one.value for name, (one, _) in judgement.settings.items()}
                changed = amended(record, values, coding, rules=rules, names=names)
                kept.append(changed if isinstance(changed, type(record)) else record)
        return tuple(kept)

    if all(document != coding.document for document, _ in judgements):
        return coding
    found = replace(
        coding,
        events=told(coding.events),
        claims=told(coding.claims),
        commitments=told(coding.commitments),
        stances=told(coding.stances),
        dependencies=told(coding.dependencies),
    )
    return coding if found == coding else replace(found, coder=corrected_name(coding.coder))
