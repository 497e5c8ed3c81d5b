"""Keeps documents, codings and ledgers: in memory, or in one database file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.storing.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from foedus.storing.sqlite import SqliteStore

__all__ = ["MemoryStore", "open_sqlite"]


def open_sqlite(path: str | Path, *, clock: Callable[[], datetime], create: bool = True) -> SqliteStore:
    """A `SqliteStore`; the database library is loaded here, because small commands do without it."""
    from foedus.storing.sqlite import SqliteStore

    return SqliteStore(path, clock=clock, create=create)
