"""One piece of writing as a whole: readers see all of its batches or none, and two writers never mix.

A revision is a lease. Its writer shows a sign of life with each batch; a revision without one for `LEASE` is taken for
dead (a killed program, a power cut), and the next writer undoes it.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from foedus.errors import StoreError
from foedus.storing.database import writing
from foedus.storing.fulltext import forget_words
from foedus.storing.schema import DOCUMENTS, FACTS, REVISIONS

LEASE = timedelta(seconds=30)  # a batch of 1,000 rows takes well under a second; a laptop may sleep in between
POLL_SECONDS = 0.1
TICK = timedelta(microseconds=1)

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Revision:
    """A piece of writing that has begun: its number, the moment its facts count as known, and its writer's token."""

    number: int
    known_at: datetime
    writer: str


@contextmanager
def revision(engine: Engine, what: str, clock: Clock, patience: float) -> Iterator[Revision]:
    """A revision that is complete at the end of the block, and leaves no trace if the block fails."""
    mine = _begun(engine, what, clock, patience)
    complete = False
    try:
        yield mine
        with batch(engine, mine, clock) as connection:
            connection.execute(update(REVISIONS).where(REVISIONS.c.number == mine.number).values(complete=True))
        complete = True
    finally:
        if not complete:
            _give_up(engine, mine)


@contextmanager
def batch(engine: Engine, mine: Revision, clock: Clock) -> Iterator[Connection]:
    """One transaction of a revision; raises `StoreError` if another writer has taken the revision for dead."""
    with writing(engine) as connection:
        if not _is_mine(connection, mine):
            where = engine.url.database
            raise StoreError(f"{where}: another program took it over while we were silent; run again")
        connection.execute(update(REVISIONS).where(REVISIONS.c.number == mine.number).values(beat=clock()))
        yield connection


def last_complete(connection: Connection, what: str | None = None) -> datetime | None:
    """When the newest complete revision (of that kind) was made; None where there is none."""
    query = select(func.max(REVISIONS.c.known_at)).where(REVISIONS.c.complete)
    found = connection.execute(query.where(REVISIONS.c.what == what) if what else query).scalar()
    return found if isinstance(found, datetime) else None


def _begun(engine: Engine, what: str, clock: Clock, patience: float) -> Revision:
    deadline = time.monotonic() + patience
    while True:
        begun = _try_to_begin(engine, what, clock())
        if begun is not None:
            return begun
        if time.monotonic() >= deadline:
            where = engine.url.database
            raise StoreError(f"{where}: another program is writing to it; wait until it is done and try again")
        time.sleep(POLL_SECONDS)


def _try_to_begin(engine: Engine, what: str, now: datetime) -> Revision | None:
    with writing(engine) as connection:
        open_ones = select(REVISIONS.c.number, REVISIONS.c.known_at, REVISIONS.c.beat).where(~REVISIONS.c.complete)
        for number, known_at, beat in connection.execute(open_ones).all():
            if now - beat < LEASE:
                return None
            _undo(connection, number, known_at)
        newest = connection.execute(select(func.max(REVISIONS.c.known_at))).scalar()
        known_at = max(now, newest + TICK) if newest is not None else now
        writer = uuid.uuid4().hex
        values = {"what": what, "known_at": known_at, "writer": writer, "beat": now, "complete": False}
        made = connection.execute(insert(REVISIONS).values(**values)).inserted_primary_key
    return Revision(made[0], known_at, writer) if made is not None else None


def _give_up(engine: Engine, mine: Revision) -> None:
    with writing(engine) as connection:
        if _is_mine(connection, mine):
            _undo(connection, mine.number, mine.known_at)


def _is_mine(connection: Connection, mine: Revision) -> bool:
    query = select(REVISIONS.c.writer).where(REVISIONS.c.number == mine.number)
    return connection.execute(query).scalar() == mine.writer


def _undo(connection: Connection, number: int, known_at: datetime) -> None:
    added = connection.execute(select(DOCUMENTS.c.row).where(DOCUMENTS.c.known_from == known_at)).scalars().all()
    if added:
        forget_words(connection, added)
    for table in FACTS.values():
        connection.execute(delete(table).where(table.c.known_from == known_at))
        connection.execute(update(table).where(table.c.known_to == known_at).values(known_to=None))
    connection.execute(delete(REVISIONS).where(REVISIONS.c.number == number))
