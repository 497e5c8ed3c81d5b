"""Keeps what people said of what was coded: one row for each word of theirs, added and never changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from foedus.records import Correction
from foedus.storing.assembling import unpacked
from foedus.storing.codec import decode, encode
from foedus.storing.rows import packed, storable
from foedus.storing.schema import CORRECTIONS


def add_correction(connection: Connection, correction: Correction, made_at: datetime) -> Correction:
    """The correction with its number, as it is kept; `made_at` is in UTC."""
    last = connection.execute(select(func.coalesce(func.max(CORRECTIONS.c.number), 0))).scalar_one()
    kept = replace(correction, number=int(last) + 1, made_at=made_at.replace(tzinfo=UTC))
    connection.execute(
        insert(CORRECTIONS).values(
            number=kept.number,
            verdict=kept.verdict.value,
            kind=kept.anchor.kind,
            record=storable(kept.anchor.record),
            document=storable(kept.anchor.document),
            author=storable(kept.by),
            why=storable(kept.why),
            made_at=made_at,
            undoes=kept.undoes,
            payload=packed(encode(kept)),
        )
    )
    return kept


def all_corrections(connection: Connection) -> tuple[Correction, ...]:
    """Every correction, in the order they were made."""
    rows = connection.execute(select(CORRECTIONS.c.payload).order_by(CORRECTIONS.c.number)).scalars()
    return tuple(decode(Correction, unpacked(payload)) for payload in rows)
