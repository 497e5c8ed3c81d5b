"""What an older database can count on: it is brought up to date, whole, and loses nothing, least of all corrections."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, text

from border_records import coding, document, event, result
from foedus.errors import StoreError
from foedus.reconciling.anchoring import anchor_of
from foedus.records import Conditions, Correction, Setting, Verdict
from foedus.storing import MemoryStore, open_sqlite
from foedus.storing.database import writing
from foedus.storing.migrating import STEPS, Step, can_migrate, migrate
from foedus.storing.schema import SCHEMA, SCHEMA_VERSION
from foedus.storing.sqlite import SqliteStore
from test_storing import Hands

CONDITIONS = Conditions(date(2025, 4, 1), "cues", ("transatlantic",))


def correction(by: str = "Anna", verdict: Verdict = Verdict.SET) -> Correction:
    settings = (Setting("type", "CONSULT", "SUPPORT"),) if verdict is Verdict.SET else ()
    return Correction(anchor_of(event(), document(), "cues", ""), verdict, by, "lost half \ud83d", settings)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "foedus.db"


def full(path: Path) -> SqliteStore:
    store = open_sqlite(path, clock=Hands())
    store.keep_documents([document()])
    store.keep_codings([coding()])
    store.keep_ledger(*result())
    return store


def of_version_1(path: Path) -> None:
    """The database as the first version of Foedus left it: the same tables without the one for corrections."""
    full(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE corrections")
        connection.execute("UPDATE foedus_schema SET version = 1")


def split_evidence(connection: Connection) -> None:
    """A step of a version to come that builds one of the tables of facts anew."""
    connection.execute(text("CREATE TABLE records_2 AS SELECT * FROM records"))
    connection.execute(text("ALTER TABLE records_2 ADD COLUMN language VARCHAR(8)"))


def fail(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE half_done (name TEXT)"))
    raise KeyboardInterrupt


def version_of(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        return int(connection.execute("SELECT version FROM foedus_schema").fetchone()[0])


def tables_of(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        return {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


# --- migrating


def test_a_database_of_the_first_version_opens_with_all_that_it_held(path: Path) -> None:
    of_version_1(path)
    store = open_sqlite(path, clock=Hands(), create=False)
    assert version_of(path) == SCHEMA_VERSION
    assert (store.documents(), store.codings("cues"), store.result()) == ((document(),), (coding(),), result())
    assert store.corrections() == ()
    assert store.conditions() is None
    assert store.damage() is None


def test_a_correction_survives_a_migration(path: Path) -> None:
    of_version_1(path)
    store = open_sqlite(path, clock=Hands())
    kept = [store.keep_correction(correction()), store.keep_correction(correction("Bo", Verdict.DROP))]
    steps: Mapping[int, Step] = {**STEPS, SCHEMA_VERSION: split_evidence}
    with writing(store._engine) as connection:
        migrate(connection, SCHEMA_VERSION, steps, SCHEMA_VERSION + 1)
        assert connection.execute(select(SCHEMA.c.version)).scalar_one() == SCHEMA_VERSION + 1
    assert list(store.corrections()) == kept
    assert "records_2" in tables_of(path)


def test_a_migration_that_is_broken_off_leaves_the_database_as_it_was(path: Path) -> None:
    store = full(path)
    kept = store.keep_correction(correction())
    before = tables_of(path)
    with pytest.raises(KeyboardInterrupt), writing(store._engine) as connection:
        migrate(connection, SCHEMA_VERSION, {SCHEMA_VERSION: fail}, SCHEMA_VERSION + 1)
    assert (tables_of(path), version_of(path)) == (before, SCHEMA_VERSION)
    assert store.corrections() == (kept,)


@pytest.mark.parametrize("version", [0, SCHEMA_VERSION, SCHEMA_VERSION + 1])
def test_there_is_no_way_from_an_unknown_version_or_a_later_one(version: int) -> None:
    assert not can_migrate(version)


def test_an_unknown_version_is_refused_as_before(path: Path) -> None:
    full(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE foedus_schema SET version = 0")
    with pytest.raises(StoreError, match="schema version 0"):
        open_sqlite(path, clock=Hands())


def test_every_earlier_version_has_its_step() -> None:
    assert sorted(STEPS) == list(range(1, SCHEMA_VERSION))


# --- keeping


def test_corrections_come_back_in_their_order_with_number_and_moment(path: Path) -> None:
    store = open_sqlite(path, clock=Hands())
    kept = tuple(store.keep_correction(correction(by)) for by in ("Anna", "Bo", "Anna"))
    store.close()
    again = open_sqlite(path, clock=Hands(), create=False)
    assert again.corrections() == kept
    assert [one.number for one in kept] == [1, 2, 3]
    assert all(one.made_at is not None and one.made_at.tzinfo is not None for one in kept)
    assert kept[0].settings == correction().settings


def test_a_correction_can_be_made_while_another_program_writes(path: Path) -> None:
    store = full(path)
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO revisions (what, known_at, writer, beat, complete) "
            "VALUES ('documents', '2025-03-05 12:00:00.000000', 'another', '2025-03-05 12:00:00.000000', 0)"
        )
    assert store.keep_correction(correction()).number == 1


def test_a_run_that_is_undone_takes_no_correction_with_it(path: Path) -> None:
    hands = Hands()
    store = open_sqlite(path, clock=hands)
    kept = store.keep_correction(correction())
    hands.stops_after = 1
    with pytest.raises(KeyboardInterrupt):
        store.keep_documents([document()])
    assert store.corrections() == (kept,)


def test_both_stores_keep_corrections_and_conditions_alike(path: Path) -> None:
    sqlite, memory = open_sqlite(path, clock=Hands()), MemoryStore(clock=Hands())
    for store in (sqlite, memory):
        assert store.conditions() is None
        store.keep_conditions(CONDITIONS)
        store.keep_correction(correction())
    (one,), (other,) = sqlite.corrections(), memory.corrections()
    assert replace(one, made_at=other.made_at) == other
    assert sqlite.conditions() == memory.conditions() == CONDITIONS


def test_a_coding_made_anew_ends_its_corrected_copy_in_both_stores(path: Path) -> None:
    for store in (open_sqlite(path, clock=Hands()), MemoryStore()):
        store.keep_codings([coding(), coding(coder="cues, corrected")])
        assert len(store.codings("cues, corrected")) == 1
        store.keep_codings([coding(coder="cues, corrected")])
        assert len(store.codings("cues")) == 1
        store.keep_codings([coding()])
        assert store.codings("cues, corrected") == ()
