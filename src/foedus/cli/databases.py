"""Finds and opens the database that a command speaks about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from foedus.errors import StoreError
from foedus.records import Correction, Document, Problem
from foedus.storing import open_sqlite
from foedus.storing.rows import storable

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


def published_anew(path: Path, documents: Sequence[Document]) -> list[Problem]:
    """One line for each document of which the database at `path` holds another version and not yet this one."""
    if not path.exists():
        return []
    store = open_sqlite(path, clock=now)
    try:
        versions = store.versions()
    finally:
        store.close()
    anew = [one for one in documents if one.id not in versions.get(storable(one.path), (one.id,))]
    kept = "the earlier version stays in the database; foedus search finds both"
    return [Problem(one.path, "it was published anew with other words", kept, lost=False) for one in anew]


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
