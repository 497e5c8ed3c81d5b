"""What the store promises: nothing lost, nothing overwritten, nothing half-written, no secret query language."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from border_records import TEXT, coding, document, event, result
from foedus.errors import StoreError
from foedus.records import Coding, FuzzyDate, RelationState, Span
from foedus.storing import MemoryStore, open_sqlite
from foedus.storing.codec import decode, encode, written
from foedus.storing.revisions import LEASE, batch, revision
from foedus.storing.schema import DOCUMENTS, EVIDENCE, RECORDS, REVISIONS, SCHEMA
from foedus.storing.sqlite import SqliteStore

NOON = datetime(2025, 3, 4, 12, tzinfo=UTC)


class Hands:
    """A clock that a test moves, and that can press Ctrl-C."""

    def __init__(self) -> None:
        self.now = NOON
        self.stops_after: int | None = None

    def __call__(self) -> datetime:
        if self.stops_after is not None:
            self.stops_after -= 1
            if self.stops_after < 0:
                raise KeyboardInterrupt
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def store(tmp_path: Path, clock: Hands) -> SqliteStore:
    return open_sqlite(tmp_path / "foedus.db", clock=clock)


def kept(store: SqliteStore) -> None:
    store.keep_documents([document()])
    store.keep_codings([coding()])
    store.keep_ledger(*result())


# --- the codec

DATES = st.dates(date(1990, 1, 1), date(2030, 1, 1))
WRITTEN = st.text(st.characters(exclude_categories=()), max_size=12)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(float, FLOATS)
st.register_type_strategy(str, WRITTEN)
st.register_type_strategy(date, DATES)
st.register_type_strategy(Span, st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(*sorted(ends))))
st.register_type_strategy(
    FuzzyDate, st.tuples(DATES, DATES, WRITTEN).map(lambda parts: FuzzyDate(min(parts[:2]), max(parts[:2]), parts[2]))
)
SLOW = settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)


@SLOW
@given(st.builds(Coding))
def test_a_coding_comes_back_from_json_as_it_went(given_coding: Coding) -> None:
    assert decode(Coding, encode(given_coding)) == given_coding


@SLOW
@given(st.builds(RelationState))
def test_a_relation_state_comes_back_from_json_as_it_went(state: RelationState) -> None:
    assert decode(RelationState, encode(state)) == state


def test_half_a_surrogate_pair_can_be_written_to_a_file() -> None:
    text = written({"quote": "lost half \ud83d"})
    assert text.encode("utf-8")
    assert text.endswith("\n")


@pytest.mark.parametrize(
    "damaged",
    [
        {"start": 1},
        {"start": "one", "end": 2},
        {"start": 1, "end": 2, "middle": 1},
        {"start": 2, "end": 1},
        [1, 2],
        None,
    ],
)
def test_a_record_of_another_shape_is_refused(damaged: list[int] | dict[str, object] | None) -> None:
    with pytest.raises(StoreError, match="another version"):
        decode(Span, damaged)  # type: ignore[arg-type]


# --- keeping and reading


def test_what_is_kept_comes_back_in_another_process(tmp_path: Path, clock: Hands) -> None:
    first = open_sqlite(tmp_path / "foedus.db", clock=clock)
    kept(first)
    first.close()
    second = open_sqlite(tmp_path / "foedus.db", clock=clock, create=False)
    assert second.documents() == (document(),)
    assert second.codings("cues") == (coding(),)
    assert second.codings("other") == ()
    assert second.result() == result()


def test_both_stores_answer_alike(store: SqliteStore) -> None:
    memory = MemoryStore()
    for one in (store, memory):
        one.keep_documents([document("doc-2", "The queen opened a bridge."), document()])
        one.keep_codings([coding()])
        one.keep_ledger(*result())
    assert store.documents() == memory.documents()
    assert store.codings("cues") == memory.codings("cues")
    assert store.result() == memory.result()
    assert [found for found, _ in store.search("lorries border", 5)] == ["doc-1"]
    assert [found for found, _ in memory.search("lorries border", 5)] == ["doc-1"]


def test_keeping_the_same_again_adds_no_row(store: SqliteStore) -> None:
    kept(store)
    before = _count(store)
    kept(store)
    assert _count(store) == before


def test_a_changed_fact_closes_the_old_row_and_the_past_can_be_asked(store: SqliteStore, clock: Hands) -> None:
    kept(store)
    then = clock.now
    store.keep_codings([coding(event("event-2"))])
    store.keep_ledger(*result(intensity=-3.0))
    assert [one.id for one in store.codings("cues")[0].events] == ["event-2"]
    assert [one.id for one in store.codings("cues", known_at=then)[0].events] == ["event-1"]
    assert store.result()[0].incidents[0].intensity == -3.0
    assert store.result(known_at=then)[0].incidents[0].intensity == 5.0


def test_no_payload_is_ever_overwritten(store: SqliteStore) -> None:
    kept(store)
    with store._engine.connect() as connection:
        before = set(connection.execute(select(RECORDS.c.row, RECORDS.c.payload)).all())
    store.keep_codings([coding(event("event-2"))])
    with store._engine.connect() as connection:
        after = set(connection.execute(select(RECORDS.c.row, RECORDS.c.payload)).all())
    assert before < after


def test_the_ledger_is_read_with_the_codings_it_was_made_from(store: SqliteStore) -> None:
    kept(store)
    store.keep_codings([coding(event("event-2"))])
    assert [one.id for one in store.result()[0].codings[0].events] == ["event-1"]


def test_two_coders_do_not_touch_each_others_work(store: SqliteStore) -> None:
    store.keep_codings([coding()])
    store.keep_codings([coding(event("event-9"), coder="other")])
    assert [one.id for one in store.codings("cues")[0].events] == ["event-1"]
    assert [one.id for one in store.codings("other")[0].events] == ["event-9"]


def test_thousands_of_records_go_in_whole_and_in_order(store: SqliteStore) -> None:
    many = tuple(event(f"event-{number}") for number in range(2_500))
    store.keep_codings([replace(coding(), events=many)])
    assert store.codings("cues")[0].events == many


def test_every_evidence_span_has_a_row(store: SqliteStore) -> None:
    kept(store)
    spans = dict(store.evidence())
    assert spans["event-1"] == event().evidence
    assert {"event-1", "claim-1", "incident-1", "relation-1", "finding-1"} <= spans.keys()
    assert all(TEXT[span.start : span.end] == span.quote for _, span in store.evidence())


def test_an_empty_database_says_what_to_do_next(store: SqliteStore) -> None:
    with pytest.raises(StoreError, match="foedus run"):
        store.result()
    with pytest.raises(StoreError, match="foedus run"):
        MemoryStore().result()


# --- search


@pytest.mark.parametrize(
    "hostile", ['"', "lorries OR queen", "body:lorries", "lorries*", "^x NEAR(", "'; DROP TABLE x;--"]
)
def test_what_users_type_is_never_a_query_language(store: SqliteStore, hostile: str) -> None:
    store.keep_documents([document()])
    store.search(hostile, 5)
    assert store.documents() == (document(),)


def test_a_search_without_words_finds_nothing(store: SqliteStore) -> None:
    store.keep_documents([document()])
    assert store.search("  ?!  ", 5) == ()


def test_an_operator_is_searched_as_a_word(store: SqliteStore) -> None:
    store.keep_documents([document()])
    assert store.search("lorries OR queen", 5) == ()


def test_a_search_reads_over_accents_and_shows_the_place(store: SqliteStore) -> None:
    store.keep_documents([document(text="Der Präsident besuchte Ruritania.")])
    ((found, snippet),) = store.search("prasident", 5)
    assert found == "doc-1"
    assert "Präsident" in snippet


def test_a_replaced_text_is_no_longer_found(store: SqliteStore) -> None:
    store.keep_documents([document()])
    store.keep_documents([document(text="Nothing about traffic.")])
    assert store.search("lorries", 5) == ()
    assert [found for found, _ in store.search("traffic", 5)] == ["doc-1"]


# --- what goes wrong


def test_a_writer_that_is_interrupted_leaves_no_trace(store: SqliteStore, clock: Hands) -> None:
    kept(store)
    before = _count(store)
    many = tuple(event(f"event-{number}") for number in range(2_500))
    clock.stops_after = 3
    with pytest.raises(KeyboardInterrupt):
        store.keep_codings([replace(coding(), events=many)])
    assert _count(store) == before
    assert store.codings("cues") == (coding(),)


def test_readers_do_not_see_a_revision_that_is_not_complete(store: SqliteStore, clock: Hands) -> None:
    kept(store)
    _leave_half_written(store, clock)
    assert store.documents() == (document(),)


def test_a_second_writer_is_told_that_another_one_is_writing(store: SqliteStore, clock: Hands) -> None:
    kept(store)
    _leave_half_written(store, clock)
    second = SqliteStore(store.path, clock=lambda: clock.now, patience=0.2)
    with pytest.raises(StoreError, match="another program is writing"):
        second.keep_documents([document("doc-3")])


def test_the_work_of_a_dead_writer_is_undone(store: SqliteStore, clock: Hands) -> None:
    kept(store)
    before = _count(store)
    _leave_half_written(store, clock)
    clock.now += LEASE
    store.keep_documents([document()])
    assert _count(store) == before
    assert store.documents() == (document(),)


def test_a_writer_that_was_taken_for_dead_stops(store: SqliteStore, clock: Hands) -> None:
    def now() -> datetime:
        return clock().replace(tzinfo=None)

    def write_slowly() -> None:
        with revision(store._engine, "documents", now, 0.1) as mine:
            clock.now += LEASE
            store.keep_documents([document()])
            with batch(store._engine, mine, now):
                raise AssertionError("a lost revision must not get another batch")

    with pytest.raises(StoreError, match="took it over"):
        write_slowly()
    assert store.documents() == (document(),)


def test_a_clock_that_runs_backwards_does_not_reorder_what_was_known(store: SqliteStore, clock: Hands) -> None:
    store.keep_documents([document()])
    clock.now -= timedelta(days=30)
    store.keep_documents([document(text="Nothing about traffic.")])
    assert [one.text for one in store.documents()] == ["Nothing about traffic."]


def _write_text(path: Path) -> None:
    path.write_text("this is a letter and no database, however long one reads it. " * 40)


def _write_foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def _damage(path: Path) -> None:
    open_sqlite(path, clock=Hands()).close()
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 4000)


@pytest.mark.parametrize(
    ("make", "says"),
    [(_write_text, "damaged or no database"), (_write_foreign, "another program"), (_damage, "damaged")],
)
def test_a_file_that_is_no_database_of_ours_is_named_in_one_line(
    tmp_path: Path, make: Callable[[Path], None], says: str
) -> None:
    path = tmp_path / "x.db"
    make(path)
    with pytest.raises(StoreError, match=says) as caught:
        open_sqlite(path, clock=Hands()).documents()
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_another_schema_version_is_refused_with_both_numbers(store: SqliteStore) -> None:
    with store._engine.begin() as connection:
        connection.execute(update(SCHEMA).values(version=99))
    with pytest.raises(StoreError, match=r"version 99.*reads version 2"):
        open_sqlite(store.path, clock=Hands())


def test_reading_never_creates_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database here"):
        open_sqlite(tmp_path / "none.db", clock=Hands(), create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        open_sqlite(tmp_path / "no" / "foedus.db", clock=Hands())


def test_a_damaged_payload_is_reported(store: SqliteStore) -> None:
    kept(store)
    with store._engine.begin() as connection:
        connection.execute(update(DOCUMENTS).values(payload="{"))
    with pytest.raises(StoreError, match="damaged"):
        store.documents()


def test_a_sound_file_has_no_damage(store: SqliteStore) -> None:
    kept(store)
    assert store.damage() is None


def _count(store: SqliteStore) -> tuple[int, ...]:
    with store._engine.connect() as connection:
        return tuple(len(connection.execute(select(table.c.row)).all()) for table in (DOCUMENTS, RECORDS, EVIDENCE))


def _leave_half_written(store: SqliteStore, clock: Hands) -> None:
    """What a writer leaves behind that is killed between two batches."""
    at = clock().replace(tzinfo=None)
    with store._engine.begin() as connection:
        values = {"what": "documents", "known_at": at, "writer": "dead", "beat": at, "complete": False}
        connection.execute(insert(REVISIONS).values(**values))
        connection.execute(update(DOCUMENTS).values(known_to=at))
        connection.execute(delete(EVIDENCE).where(EVIDENCE.c.row < 0))
