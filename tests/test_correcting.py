"""What an analyst who corrects a record can count on: it holds at once, after every later run, and on every page."""

from __future__ import annotations

import json
import shlex
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from foedus import Workspace, open_sqlite
from foedus.briefing import uncited
from foedus.cli.databases import now
from foedus.errors import BadInput, Unknown, UnknownActor, UnknownRecord
from foedus.records import EventType, Standing, Verdict
from foedus.records.judgements import change
from foedus.storing.sqlite import SqliteStore
from test_cli import COLUMN, TODAY, WIRE, Told

CUES = "--coder=cues"
SIGNED = ("--by", "Anna Rossi", "--why", "it was a talk")


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pile")
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "column.txt").write_text(COLUMN, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def first(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first") / "out"
    assert Told("run", pile, "--out", folder, TODAY, CUES).code == 0
    return folder


@pytest.fixture
def out(first: Path, tmp_path: Path) -> Path:
    """A folder with a run in it that a test may correct."""
    return Path(shutil.copytree(first, tmp_path / "out"))


@pytest.fixture
def store(out: Path) -> Iterator[SqliteStore]:
    opened = open_sqlite(out / "foedus.db", clock=now, create=False)
    yield opened
    opened.close()


def desk(store: SqliteStore) -> Workspace:
    return Workspace(store=store, coder="cues", today=date(2025, 4, 1))


def event_of(store: SqliteStore, words: str) -> str:
    """The id of the event whose sentence holds `words`."""
    return next(one.id for coding in store.result()[0].codings for one in coding.events if words in one.evidence.quote)


def claim_of(store: SqliteStore, value: float) -> str:
    return next(one.id for coding in store.result()[0].codings for one in coding.claims if one.value == value)


def types_told(store: SqliteStore, words: str) -> set[EventType]:
    codings = store.result()[0].codings
    return {one.type for coding in codings for one in coding.events if words in one.evidence.quote}


# --- it holds


def test_a_correction_counts_at_once_and_is_shown_wherever_the_record_is(out: Path, store: SqliteStore) -> None:
    act = event_of(store, "gas contract")
    told = Told("correct", act, "--set", "type=CONSULT", *SIGNED, "--db", out)
    assert told.code == 0, told.err
    assert "correction-1 by Anna Rossi: event" in told.out
    assert "type ACCUSE → CONSULT" in told.out
    assert types_told(store, "gas contract") == {EventType.CONSULT}
    said = "corrected by Anna Rossi: it was a talk"
    incidents = " ".join(Told("show", "incidents", "--db", out).out.split())
    assert "CONSULT" in incidents
    for words in ("corrected by", "Anna Rossi", "it was a talk"):
        assert words.split()[0] in incidents
    assert said in " ".join(Told("trace", act, "--db", out).out.split())
    assert "counts" in Told("show", "corrections", "--db", out).out
    assert Told("verify", "--db", out).code == 0


def test_a_correction_survives_reading_and_coding_the_documents_anew(pile: Path, out: Path, store: SqliteStore) -> None:
    desk(store).correct(event_of(store, "gas contract"), {"type": "CONSULT"}, by="Anna", why="it was a talk")
    assert Told("run", pile, "--out", out, TODAY, CUES).code == 0
    assert types_told(store, "gas contract") == {EventType.CONSULT}
    assert len(store.codings("cues")) == 2, "what the coder told is kept beside what people made of it"
    for name in ("brief.md", "brief.html"):
        assert "corrected by Anna: it was a talk" in (out / name).read_text(encoding="utf-8")
    assert uncited((out / "brief.html").read_text(encoding="utf-8")) == ()
    (told,) = json.loads((out / "journey.json").read_text(encoding="utf-8"))["ledger"]["corrections"]
    assert told["standing"] == "counts"


def test_a_correction_survives_the_same_text_in_another_format_and_place(
    out: Path, store: SqliteStore, tmp_path: Path
) -> None:
    desk(store).correct(event_of(store, "gas contract"), {"type": "CONSULT"}, by="Anna", why="it was a talk")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "wire.md").write_text(WIRE, encoding="utf-8")
    assert Told("run", tmp_path / "elsewhere", "--out", out, TODAY, CUES).code == 0
    assert types_told(store, "gas contract") == {EventType.CONSULT}


def test_a_correction_survives_another_coder(pile: Path, out: Path, store: SqliteStore) -> None:
    desk(store).correct(event_of(store, "gas contract"), {"type": "CONSULT"}, by="Anna", why="it was a talk")
    desk(store).correct(claim_of(store, 1200), {"value": "12,000"}, by="Anna", why="a nought is missing")
    assert Told("run", pile, "--out", out, TODAY, "--coder=encoder").code == 0
    ledger = store.result()[0]
    assert {coding.coder for coding in ledger.codings} <= {"encoder", "encoder, corrected"}
    assert [one.standing for one in ledger.corrections] == [Standing.COUNTS, Standing.COUNTS]
    assert EventType.CONSULT in types_told(store, "gas contract")
    assert {one.value for coding in ledger.codings for one in coding.claims} >= {12000.0}


def test_counting_it_at_once_gives_what_the_next_run_gives(pile: Path, out: Path, store: SqliteStore) -> None:
    desk(store).correct(claim_of(store, 1200), drop=True, by="Anna", why="not counted by anybody")
    desk(store).replay()
    at_once = store.result()
    assert Told("run", pile, "--out", out, TODAY, CUES).code == 0
    assert store.result() == at_once


def test_a_correction_made_for_later_waits_for_the_next(out: Path, store: SqliteStore) -> None:
    act, claim = event_of(store, "gas contract"), claim_of(store, 1200)
    told = Told("correct", act, "--drop", *SIGNED, "--later", "--db", out)
    assert "from the next foedus run" in told.out
    assert types_told(store, "gas contract") == {EventType.ACCUSE}
    assert [one.standing for one in desk(store).corrections()] == [Standing.WAITING]
    assert Told("correct", claim, "--confirm", "--by", "Bo", "--db", out).code == 0
    assert types_told(store, "gas contract") == set()
    assert [one.standing for one in desk(store).corrections()] == [Standing.COUNTS, Standing.COUNTS]


def test_what_is_taken_back_is_as_the_coder_told_it(out: Path, store: SqliteStore) -> None:
    act = event_of(store, "gas contract")
    Told("correct", act, "--drop", *SIGNED, "--db", out)
    assert "dropped event" in Told("trace", act, "--db", out).out
    assert Told("correct", "--undo", "1", "--by", "anna  rossi", "--db", out).code == 0
    assert types_told(store, "gas contract") == {EventType.ACCUSE}
    assert not any(coding.coder.endswith("corrected") for coding in store.result()[0].codings)
    assert store.codings("cues, corrected") == ()


def test_two_people_who_contradict_each_other_are_both_kept_and_said(out: Path, store: SqliteStore) -> None:
    act = event_of(store, "gas contract")
    Told("correct", act, "--set", "type=CONSULT", *SIGNED, "--db", out)
    told = Told("correct", act, "--drop", "--by", "Bo Berg", "--why", "hearsay", "--db", out)
    assert "Disputed: Anna Rossi said otherwise" in told.out
    found = Told("show", "corrections", "--db", out, "--json").json
    assert [(one["standing"], one["against"]) for one in found] == [
        ("overruled", ["Bo Berg"]),
        ("counts", ["Anna Rossi"]),
    ]


def test_a_correction_for_words_that_are_gone_is_said_and_kept(out: Path, store: SqliteStore, tmp_path: Path) -> None:
    desk(store).correct(event_of(store, "gas contract"), drop=True, by="Anna", why="hearsay")
    (tmp_path / "column.txt").write_text(COLUMN, encoding="utf-8")
    told = Told("run", tmp_path / "column.txt", "--out", out, TODAY, CUES)
    assert told.code == 0
    assert "correction-1 by Anna: no longer applies, because" in told.err
    assert "not among the documents read" in told.err
    assert "no longer applies" in (out / "brief.md").read_text(encoding="utf-8")
    assert [one.standing for one in desk(store).corrections()] == [Standing.LOST]
    assert Told("verify", "--db", out).code == 0


def test_a_database_of_the_first_version_takes_corrections_for_its_next_run(pile: Path, out: Path) -> None:
    with sqlite3.connect(out / "foedus.db") as connection:
        connection.execute("DROP TABLE corrections")
        connection.execute("DELETE FROM records WHERE kind = 'conditions'")
        connection.execute("UPDATE foedus_schema SET version = 1")
    store = open_sqlite(out / "foedus.db", clock=now)
    act = event_of(store, "gas contract")
    told = Told("correct", act, "--set", "type=CONSULT", *SIGNED, "--db", out)
    assert (told.code, "from the next foedus run" in told.out) == (0, True)
    assert Told("run", pile, "--out", out, TODAY, CUES).code == 0
    assert types_told(store, "gas contract") == {EventType.CONSULT}
    store.close()


def test_a_document_published_anew_is_said_and_both_versions_are_kept(
    out: Path, store: SqliteStore, pile: Path
) -> None:
    again = shutil.copytree(pile, out.parent / "again")
    assert "published anew" not in Told("run", again, "--out", out, TODAY, CUES).err
    (again / "column.txt").write_text(f"{COLUMN}\nA correction was added.", encoding="utf-8")
    told = Told("run", again, "--out", out, TODAY, CUES)
    assert told.code == 0
    assert f"{again / 'column.txt'}: it was published anew with other words; the earlier version stays" in told.err
    assert len(store.documents()) == 3
    assert "published anew" not in Told("run", again, "--out", out, TODAY, CUES).err


def test_what_a_thread_tells_otherwise_than_its_passage_is_said_to_be_corrected(out: Path, store: SqliteStore) -> None:
    claim = claim_of(store, 1200)
    Told("correct", claim, "--set", "value=12,000", "--by", "Anna", "--why", "a nought is missing", "--db", out)
    said = "corrected by Anna: a nought is missing"
    assert said in " ".join(Told("show", "thread", claim, "--db", out).out.split())
    tellings = Told("show", "thread", claim, "--db", out, "--json").json["tellings"]
    assert said in [one["remark"] for one in tellings]
    listed = Told("show", "claims", "--db", out, "--json").json
    assert said in [remark for one in listed for remark in one["remarks"]]


def test_a_correction_that_cannot_count_yet_is_kept_and_said_so(out: Path, store: SqliteStore) -> None:
    act, moment = event_of(store, "gas contract"), now().strftime("%Y-%m-%d %H:%M:%S.%f")
    with sqlite3.connect(out / "foedus.db") as connection:
        connection.execute(
            "INSERT INTO revisions (what, known_at, writer, beat, complete) VALUES ('documents', ?, 'another', ?, 0)",
            (moment, moment),
        )
    told = Told("correct", act, "--drop", *SIGNED, "--db", out)
    assert told.code == 0
    assert "correction-1: it is kept, but does not count yet" in told.err
    assert "another program is writing to it" in told.err
    assert "from the next foedus run" in told.out
    assert len(store.corrections()) == 1


def test_the_way_to_take_back_a_correction_can_be_pasted_whatever_the_name(out: Path, store: SqliteStore) -> None:
    act = event_of(store, "gas contract")
    told = Told("correct", act, "--drop", "--by", "Anna O'Brien", "--why", "hearsay", "--db", out)
    line = next(line for line in told.out.splitlines() if line.startswith("To take it back: foedus "))
    assert Told(*shlex.split(line.removeprefix("To take it back: foedus "))).code == 0


def test_who_corrects_a_record_that_is_gone_is_told_what_became_of_it(
    pile: Path, out: Path, store: SqliteStore
) -> None:
    act = event_of(store, "gas contract")
    desk(store).correct(act, {"type": "CONSULT"}, by="Anna", why="it was a talk")
    assert Told("run", pile / "column.txt", "--out", out, TODAY, CUES).code == 0
    told = Told("correct", act, "--confirm", "--by", "Bo", "--db", out)
    assert told.code == 2
    assert "correction-1 by Anna speaks of it, but it is no longer coded under this id" in told.err
    assert "not among the documents read" in told.err


# --- in Python


def test_in_python_a_record_is_corrected_confirmed_and_taken_back(store: SqliteStore) -> None:
    workspace = desk(store)
    act = event_of(store, "gas contract")
    kept = workspace.correct(act[:8], {"type": "CONSULT", "recipients": "HUN,UNK"}, by=" Anna\tRossi ", why="a talk")
    assert (kept.number, kept.by, kept.verdict) == (1, "Anna Rossi", Verdict.SET)
    assert [(one.field, one.value, one.was) for one in kept.settings] == [
        ("recipients", "HUN,UNK", "HUN"),
        ("type", "CONSULT", "ACCUSE"),
    ]
    ledger = workspace.replay()
    assert ledger.corrections[0].record == act
    agreed = workspace.correct(act, confirm=True, by="Bo")
    assert {one.field: one.value for one in agreed.settings}.items() >= {
        "type": "CONSULT",
        "recipients": "HUN,UNK",
    }.items()
    assert workspace.validity().by_type[0].right == 0
    workspace.take_back(1, by="Anna Rossi")
    assert [one.standing for one in workspace.corrections()] == [Standing.COUNTS, Standing.WAITING]


def test_an_incident_with_one_report_can_be_corrected_by_its_own_id(store: SqliteStore) -> None:
    act = event_of(store, "gas contract")
    incident = next(one for one in store.result()[0].incidents if act in {event.id for event in one.events})
    assert desk(store).correct(incident.id, drop=True, by="Anna", why="hearsay").anchor.record == act


def test_validity_counts_confirmed_and_corrected_records(out: Path, store: SqliteStore) -> None:
    assert "Nobody has corrected" in Told("validity", "--db", out).out
    act = event_of(store, "gas contract")
    desk(store).correct(act, {"type": "CONSULT"}, by="Anna", why="a talk")
    desk(store).correct(claim_of(store, 1200), confirm=True, by="Anna")
    desk(store).correct(claim_of(store, 1200), confirm=True, by="Bo")
    told = Told("validity", "--db", out)
    assert "2 records judged by 2 people" in told.out
    assert "0.00 to 0.79" in told.out
    assert "nothing varies" in told.out
    found = Told("validity", "--db", out, "--json").json
    assert {(one["kind"], one["group"], one["right"]) for one in found["by_type"]} == {
        ("claim", "all", 1),
        ("claim", "quantity", 1),
        ("event", "all", 0),
        ("event", "ACCUSE", 0),
    }


# --- bad input


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--set", "type=MEET", *SIGNED], "AGREE, CONSULT"),
        (["--set", "colour=red", *SIGNED], "actors, domain, modality, mode, recipients, type, when"),
        (["--set", "value=3", *SIGNED], "kind event"),
        (["--set", "type", *SIGNED], "--set type=CONSULT"),
        (["--set", "type=", *SIGNED], "value is missing"),
        (["--set", "type=ACCUSE", *SIGNED], "--confirm"),
        (["--set", "type=AID", "--set", "type=AGREE", *SIGNED], "set twice"),
        (["--set", "actors=ITALY", *SIGNED], "ITA"),
        (["--set", "mode=waltz", *SIGNED], "no mode of ACCUSE"),
        (["--set", "when=soon", *SIGNED], "2025-05-14"),
        (["--set", "type=AID", "--why", "because"], "--by NAME"),
        (["--set", "type=AID", "--by", "Anna"], "--why"),
        (["--set", "type=AID", "--drop", *SIGNED], "exactly one thing"),
        (list(SIGNED), "--confirm"),
        (["--drop", "--by", "x" * 200, "--why", "y"], "at most 100"),
    ],
)
def test_what_cannot_be_said_is_one_line_that_names_what_could(
    out: Path, store: SqliteStore, options: list[str], says: str
) -> None:
    told = Told("correct", event_of(store, "gas contract"), *options, "--db", out)
    assert told.code == 2
    assert says in told.err
    assert len(told.err.strip().splitlines()) == 1
    assert store.corrections() == ()


def test_what_is_no_coded_record_is_refused_with_the_way_to_one(store: SqliteStore) -> None:
    workspace = desk(store)
    ledger = store.result()[0]
    told_twice = next(one for one in ledger.incidents if len(one.events) > 1)
    with pytest.raises(BadInput, match="2 reports; correct the one that is wrong"):
        workspace.correct(told_twice.id, drop=True, by="Anna", why="wrong")
    with pytest.raises(BadInput, match="not coded itself"):
        workspace.correct(ledger.documents[0].id, drop=True, by="Anna", why="wrong")
    with pytest.raises(UnknownRecord, match="e-"):
        workspace.correct("e-0000", drop=True, by="Anna", why="wrong")
    with pytest.raises(UnknownActor, match="SRB"):
        workspace.correct(event_of(store, "gas contract"), {"actors": "GRB"}, by="Anna", why="wrong")


@pytest.mark.parametrize("value", ["1e400", "10^99", "nan"])
def test_an_absurd_number_is_refused(store: SqliteStore, value: str) -> None:
    with pytest.raises(BadInput, match="is no number"):
        desk(store).correct(claim_of(store, 1200), {"value": value}, by="Anna", why="wrong")


def test_only_ones_own_correction_can_be_taken_back_and_only_once(store: SqliteStore) -> None:
    workspace = desk(store)
    workspace.correct(event_of(store, "gas contract"), drop=True, by="Anna", why="hearsay")
    with pytest.raises(BadInput, match="only Anna can take it back"):
        workspace.take_back(1, by="Bo")
    with pytest.raises(Unknown, match="no correction is called '7'; known are 1"):
        workspace.take_back(7, by="Anna")
    workspace.take_back(1, by="Anna")
    with pytest.raises(BadInput, match="taken back already"):
        workspace.take_back(1, by="Anna")
    workspace.take_back(2, by="Anna")
    with pytest.raises(BadInput, match="taken back already"):
        workspace.take_back(2, by="Anna")


def test_a_confirmation_keeps_all_that_the_record_states_and_says_only_what_differs(store: SqliteStore) -> None:
    kept = desk(store).correct(event_of(store, "gas contract"), confirm=True, by="Anna")
    stated = {one.field: one.value for one in kept.settings}
    assert stated["type"] == "ACCUSE"
    assert "" not in stated.values()
    assert change(kept) == "right as told"


def test_what_was_dropped_can_be_disputed_but_neither_confirmed_nor_dropped_twice(store: SqliteStore) -> None:
    workspace = desk(store)
    act = event_of(store, "gas contract")
    workspace.correct(act, drop=True, by="Anna", why="hearsay")
    workspace.replay()
    with pytest.raises(BadInput, match="dropped by Anna: hearsay; agree with --drop"):
        workspace.correct(act, confirm=True, by="Bo")
    with pytest.raises(BadInput, match="dropped it already"):
        workspace.correct(act, drop=True, by="Anna", why="hearsay")
    workspace.correct(act, {"type": "ACCUSE"}, by="Bo", why="it says criticised")
    workspace.replay()
    assert types_told(store, "gas contract") == {EventType.ACCUSE}
    assert [one.standing for one in workspace.corrections()] == [Standing.OVERRULED, Standing.COUNTS]


def test_undo_goes_alone(out: Path) -> None:
    assert "--undo N goes alone" in Told("correct", "e-1", "--undo", "1", "--by", "Anna", "--db", out).err
    assert "foedus trace ID" in Told("correct", "--drop", *SIGNED, "--db", out).err
