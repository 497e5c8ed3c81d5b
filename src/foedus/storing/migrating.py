"""Brings a database of an earlier version up to this one, step by step, without touching what it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, update

from foedus.storing.schema import CORRECTIONS, SCHEMA, SCHEMA_VERSION

Step = Callable[[Connection], None]


def _add_corrections(connection: Connection) -> None:
    """1 to 2: what people correct has a table of its own."""
    # A later version that changes this table must freeze here the shape that it has in version 2.
    CORRECTIONS.create(connection)


STEPS: Mapping[int, Step] = {1: _add_corrections}


def can_migrate(version: int, steps: Mapping[int, Step] = STEPS, to: int = SCHEMA_VERSION) -> bool:
    """Whether there is a way from `version` to this one."""
    return version < to and all(number in steps for number in range(version, to))


def migrate(connection: Connection, version: int, steps: Mapping[int, Step] = STEPS, to: int = SCHEMA_VERSION) -> None:
    """All steps from `version` on, in the transaction of `connection`: all of them are done, or none."""
    for number in range(version, to):
        steps[number](connection)
    connection.execute(update(SCHEMA).values(version=to))
