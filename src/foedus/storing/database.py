"""Opens the database file, checks that it is ours and of this version, and says in one line what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, InterfaceError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from foedus.errors import StoreError
from foedus.storing.fulltext import create_fulltext
from foedus.storing.migrating import can_migrate, migrate
from foedus.storing.schema import METADATA, SCHEMA, SCHEMA_VERSION

BUSY_MILLISECONDS = 10_000  # how long one statement waits for another program's batch


def open_database(path: Path, *, create: bool) -> Engine:
    """The engine for the file at `path`; raises `StoreError` if it is absent, damaged, foreign or of another age."""
    if not create and not path.is_file():
        raise StoreError(f"{path}: there is no database here; make one with: foedus run PATH... --out DIR")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist; make it, or name another place")
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    with plain_errors(path):
        _check(engine, path)
    return engine


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns what the database driver reports into a `StoreError` that names the file and the next step."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        raise StoreError(f"{path}: {_reason(str(error.orig))}") from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that takes the write lock at its start, so that it cannot fail halfway for want of it."""
    with engine.connect().execution_options(foedus_writes=True) as connection, connection.begin():
        yield connection


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # SQLAlchemy sends BEGIN itself (see _begin); left alone, the driver would begin late and unlocked.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("foedus_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        version = connection.execute(select(SCHEMA.c.version)).scalar() if SCHEMA.name in tables else None
    if not tables:
        _create(engine)
    elif version is None:
        raise StoreError(f"{path}: this database belongs to another program; name another file")
    elif version < SCHEMA_VERSION and can_migrate(version):
        _migrate(engine)
    elif version != SCHEMA_VERSION:
        what = f"made with schema version {version}, while this Foedus reads version {SCHEMA_VERSION}"
        raise StoreError(f"{path}: {what}; run the documents again into a new file, or use the Foedus that made it")


def _create(engine: Engine) -> None:
    with writing(engine) as connection:
        if inspect(connection).get_table_names():
            return  # another program was faster
        METADATA.create_all(connection)
        create_fulltext(connection)
        connection.execute(SCHEMA.insert().values(version=SCHEMA_VERSION))


def _migrate(engine: Engine) -> None:
    with writing(engine) as connection:
        version = connection.execute(select(SCHEMA.c.version)).scalar_one()
        if version < SCHEMA_VERSION:  # else another program was faster
            migrate(connection, version)


def quick_check(engine: Engine) -> str | None:
    """What the database itself finds wrong with its file, or None."""
    with engine.connect() as connection:
        found = str(connection.execute(text("PRAGMA quick_check(1)")).scalar())
    return None if found == "ok" else found


def _reason(said: str) -> str:
    if "locked" in said or "busy" in said:
        return "another program is writing to it; wait until it is done and try again"
    if "not a database" in said or "malformed" in said or "corrupt" in said:
        return f"the file is damaged or no database ({said}); move it away and run the documents again"
    if "readonly" in said or "unable to open" in said:
        return f"it cannot be opened for writing ({said}); check its permissions and its folder's"
    if "full" in said:
        return f"the disk is full ({said}); make room and run again"
    return f"the database reports: {said}; run the documents again into a new file"
