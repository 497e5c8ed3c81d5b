"""Finds and opens the database that a command speaks about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from foedus.errors import StoreError
from foedus.records import Correction
from foedus.storing import open_sqlite

if TYPE_CHECKING:
    from foedus.storing.sqlite import SqliteStore

NAME = "foedus.db"


def find_database(given: Path | None) -> Path:
    """The one given, else ./foedus.db, else the newest build/*/foedus.db; raises `StoreError` where there is none."""
    if given is not None:
        return given / NAME if given.is_dir() else given
    if Path(NAME).is_file():
        return Path(NAME)
    built = sorted(Path("build").glob(f"*/{NAME}"), key=lambda path: (path.stat().st_mtime, str(path)))
    if not built:
        raise StoreError(
            f"no {NAME} here or in build/*/; run documents first: foedus run PATH..., or name one with --db"
        )
    return built[-1]


def open_database(given: Path | None) -> SqliteStore:
    """The database to read."""
    return open_sqlite(find_database(given), clock=now, create=False)


def corrections_in(path: Path) -> tuple[Correction, ...]:
    """What people corrected in the database at `path`; nothing where it is yet to be made."""
    if not path.exists():
        return ()
    store = open_sqlite(path, clock=now)
    try:
        return store.corrections()
    finally:
        store.close()


def keep_in(path: Path, keep: Callable[[SqliteStore], None]) -> None:
    """Lets `keep` write into the database at `path`; one that is new appears there whole or not at all."""
    if path.exists():
        _kept(path, keep)
        return
    fresh = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        _kept(fresh, keep)
        if path.exists():  # another run was faster
            _kept(path, keep)
        else:
            fresh.replace(path)
    finally:
        for ending in ("", "-wal", "-shm"):
            fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def _kept(path: Path, keep: Callable[[SqliteStore], None]) -> None:
    store = open_sqlite(path, clock=now)
    try:
        keep(store)
    finally:
        store.close()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)
