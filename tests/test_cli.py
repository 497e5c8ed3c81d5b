"""What a user of the command line can count on: output, exit codes, one clear line for each fault."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from foedus.cli.app import app
from foedus.cli.databases import keep_in
from foedus.cli.guarding import INTERRUPTED, guarded
from foedus.cli.printing import plain
from foedus.errors import StoreError
from foedus.storing.sqlite import SqliteStore

WIRE = """Published: 3 March 2025

ROME, 3 March 2025 - Italy and France signed an agreement on Monday. Italy promised to send 200 lorries by 30 June 2025.
Germany criticised Hungary over the gas contract. The French ministry said 1,200 people crossed the border.
"""
COLUMN = """Published: 4 March 2025

France praised Italy on Monday. Germany condemned Hungary again.
"""
TODAY = "--today=2025-04-01"
RECORDS = ("claims", "commitments", "sources", "incidents", "conflicts", "origins", "dependencies", "findings")


class Told:
    """What one call of `foedus` printed, and how it ended."""

    def __init__(self, *arguments: str | Path, given: bytes = b"") -> None:
        result = CliRunner(env={"NO_COLOR": "1"}).invoke(app, [str(part) for part in arguments], input=given)
        self.code = result.exit_code
        self.out = result.stdout
        self.err = result.stderr
        self.fault = result.exception

    @property
    def json(self) -> object:
        return json.loads(self.out)


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pile")
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "column.txt").write_text(COLUMN, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def out(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    told = Told("run", pile, "--about", "ITA,FRA", "--out", folder, TODAY)
    assert told.code == 0, told.err
    return folder


# --- run


def test_run_leaves_pages_journey_and_database_and_says_where(pile: Path, tmp_path: Path) -> None:
    told = Told("run", pile, "--about", "ITA,FRA", "--out", tmp_path / "a" / "b", TODAY)
    assert told.code == 0
    names = sorted(path.name for path in (tmp_path / "a" / "b").iterdir())
    assert names == ["brief.html", "brief.md", "foedus.db", "journey.json"]
    assert "State board, 2025-04-01: 2 documents" in told.out
    assert "FRA > ITA" in told.out
    assert "brief.html" in told.out


def test_run_as_json_tells_the_same_as_one_object(pile: Path, tmp_path: Path) -> None:
    told = Told("run", pile, "--about", "ITA,FRA", "--out", tmp_path, TODAY, "--json").json
    assert told["documents"] == 2
    assert told["about"] == ["ITA", "FRA"]
    assert Path(told["brief"]).is_file()
    assert {"FRA", "ITA"} == {told["relations"][0]["actor"], told["relations"][0]["recipient"]}


def test_two_runs_write_the_same_bytes(pile: Path, out: Path, tmp_path: Path) -> None:
    Told("run", pile, "--about", "ITA,FRA", "--out", tmp_path, TODAY)
    for name in ("brief.html", "brief.md", "journey.json"):
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes()


def test_a_file_that_cannot_be_read_costs_one_line_and_exit_code_1(pile: Path, tmp_path: Path) -> None:
    told = Told("run", pile, tmp_path / "absent.txt", "--out", tmp_path / "out", TODAY)
    assert told.code == 1
    assert len(told.err.strip().splitlines()) == 1
    assert "absent.txt" in told.err
    assert (tmp_path / "out" / "brief.html").is_file()


def test_nothing_readable_is_exit_code_2_and_leaves_no_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    told = Told("run", tmp_path / "empty", "--out", tmp_path / "out", TODAY)
    assert told.code == 2
    assert not (tmp_path / "out").exists()
    assert all(line.startswith("foedus: ") for line in told.err.strip().splitlines())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--about", "ITALY"], "ITA"),
        (["--today", "tomorrow"], "2025-11-01"),
        (["--coder", "clues"], "cues"),
        (["--pack", "transpacific"], "transatlantic"),
    ],
)
def test_a_wrong_option_is_one_line_that_names_what_would_be_right(
    pile: Path, tmp_path: Path, options: list[str], says: str
) -> None:
    told = Told("run", pile, "--out", tmp_path / "out", *options)
    assert told.code == 2
    assert says in told.err
    assert len(told.err.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_foreign_database_is_refused_before_the_work(pile: Path, tmp_path: Path) -> None:
    (tmp_path / "foedus.db").write_text("a letter, no database " * 100)
    told = Told("run", pile, "--out", tmp_path, TODAY)
    assert told.code == 2
    assert "damaged or no database" in told.err
    assert not (tmp_path / "brief.html").exists()


@pytest.mark.parametrize("option", ["--out", "--db"])
def test_a_place_that_cannot_be_written_is_told_before_the_work(pile: Path, tmp_path: Path, option: str) -> None:
    (tmp_path / "file").write_text("in the way")
    place = tmp_path / "file" if option == "--out" else tmp_path / "nowhere" / "x.db"
    told = Told("run", pile, "--out", tmp_path / "out", option, place, TODAY)
    assert told.code == 2
    assert option in told.err
    assert not (tmp_path / "out").exists()


# --- stage by stage


@pytest.mark.parametrize("command", ["read", "code", "reconcile", "measure", "assess", "brief"])
def test_every_stage_prints_for_people_and_for_programs(pile: Path, command: str) -> None:
    people, programs = Told(command, pile), Told(command, pile, "--json")
    assert people.code == programs.code == 0
    assert people.out.strip()
    assert programs.json


def test_reconcile_as_json_names_documents_by_the_path_given(pile: Path) -> None:
    told = Told("reconcile", pile, "--json").json
    paths = {str(pile / "wire.txt"), str(pile / "column.txt")}
    assert {one["path"] for one in told["documents"]} == paths
    assert {path for origin in told["origins"] for path in origin} == paths


# --- a database


@pytest.mark.parametrize("kind", RECORDS)
def test_every_kind_of_record_can_be_shown(out: Path, kind: str) -> None:
    people, programs = Told("show", kind, "--db", out), Told("show", kind, "--db", out, "--json")
    assert people.code == programs.code == 0
    assert people.out.strip()
    assert isinstance(programs.json, list)


def test_a_relation_shows_its_sources_and_what_it_rests_on(out: Path) -> None:
    told = Told("show", "relation", "FRA", "ITA", "--db", out)
    assert told.code == 0
    assert "France praised Italy" in " ".join(told.out.split())


def test_a_relation_nobody_speaks_of_says_so_and_what_to_do(out: Path) -> None:
    told = Told("show", "relation", "NOR", "PER", "--db", out)
    assert told.code == 0
    assert "No document here says how NOR and PER stand" in told.out
    assert "foedus run" in told.out


def test_every_id_of_the_state_board_opens_into_a_document(out: Path) -> None:
    for state in Told("show", "relation", "FRA", "ITA", "--db", out, "--json").json:
        told = Told("trace", state["id"], "--db", out)
        assert told.code == 0
        assert ".txt" in told.out
        assert "»" in told.out


def test_an_unknown_id_is_one_line_with_near_ids(out: Path) -> None:
    told = Told("trace", "incident-zz", "--db", out)
    assert told.code == 2
    assert "incident-" in told.err.replace("'incident-zz'", "")


def test_search_finds_the_document_and_the_passage(out: Path) -> None:
    (found,) = Told("search", "gas", "contract", "--db", out, "--json").json
    assert found["path"].endswith("wire.txt")
    assert "gas contract" in found["snippet"]


def test_a_search_without_a_hit_says_what_to_do(out: Path) -> None:
    assert "try fewer" in Told("search", "zeppelin", "--db", out).out


def test_verify_holds_for_what_run_wrote(out: Path) -> None:
    told = Told("verify", "--db", out, "--json").json
    assert told["documents"] == 2
    assert told["spans"] > 0
    assert told["wrong"] == []


def test_verify_finds_a_changed_quote(out: Path, tmp_path: Path) -> None:
    import sqlite3

    copy = tmp_path / "foedus.db"
    copy.write_bytes((out / "foedus.db").read_bytes())
    with sqlite3.connect(copy) as connection:
        connection.execute("UPDATE evidence SET quote = 'never said' WHERE row = 1")
    told = Told("verify", "--db", copy)
    assert told.code == 2
    assert "never said" in told.out


def test_the_newest_build_is_the_database_where_none_is_named(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "build" / "x").mkdir(parents=True)
    (tmp_path / "build" / "x" / "foedus.db").write_bytes((out / "foedus.db").read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOEDUS_DB", raising=False)
    assert Told("show", "origins").code == 0


def test_without_a_database_the_way_to_one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOEDUS_DB", raising=False)
    told = Told("show", "claims")
    assert told.code == 2
    assert "foedus run" in told.err


# --- JSON lines


LINES = b'{"id": "a", "text": "Italy praised France."}\nnot json\n\n{"id": 3, "text": "It rained."}\n{"id": "d"}\n'


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_line_has_its_answer_in_order_and_a_broken_one_does_not_stop_the_rest(jobs: str) -> None:
    told = Told("code", "--jsonl", "-", "--jobs", jobs, given=LINES)
    answers = [json.loads(line) for line in told.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, 3, "d"]
    assert ["error" in answer for answer in answers] == [False, True, False, True]
    assert told.code == 1


def test_lines_that_are_all_good_end_with_exit_code_0(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(LINES.splitlines(keepends=True)[0])
    told = Told("code", "--jsonl", path)
    assert told.code == 0
    assert [event["type"] for event in json.loads(told.out)["events"]] == ["SUPPORT"]


def test_precision_drops_unsure_events() -> None:
    told = Told("code", "--jsonl", "-", "--precision", "1.0", given=LINES)
    assert json.loads(told.out.splitlines()[0])["events"] == []


def test_a_file_of_lines_that_is_not_there_is_named(tmp_path: Path) -> None:
    told = Told("code", "--jsonl", tmp_path / "none.jsonl")
    assert told.code == 2
    assert "none.jsonl" in told.err


def test_paths_and_lines_at_once_are_refused(pile: Path) -> None:
    assert Told("code", pile, "--jsonl", "-").code == 2
    assert Told("code").code == 2


# --- lookups


def test_resolve_answers_in_the_documented_form() -> None:
    told = Told("resolve", "Downing Street", "--date", "2025-03-01", "--json").json
    assert list(told) == ["code", "name", "kind", "country", "sector", "role", "valid"]
    assert told["code"] == "GBR"
    assert len(told["valid"]) == 2


def test_resolve_of_a_name_nobody_bears_is_null() -> None:
    told = Told("resolve", "Xyzzyland", "--json")
    assert told.out == "null\n"
    assert told.code == 0


def test_plugins_lists_our_own() -> None:
    assert {"cues", "gazetteer"} <= {one["name"] for one in Told("plugins", "--json").json}


# --- the terminal


def test_words_of_a_document_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Italy \x1b[31mpraised\x1b]0;title\x07 France \u202eon Monday.\n" * 3, encoding="utf-8")
    told = Told("run", path, "--out", tmp_path / "out", TODAY)
    assert "\x1b" not in told.out + told.err
    assert "\u202e" not in told.out + told.err


def test_control_characters_are_shown_as_a_dot() -> None:
    assert plain("a\x1b[31mb\u202ec\nd").plain == "a·[31mb·c d"


def test_rich_markup_in_a_document_is_only_text() -> None:
    assert plain("[bold red]x[/]").plain == "[bold red]x[/]"


def run_foedus(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "foedus", *(str(part) for part in arguments)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, **pipes)  # noqa: S603  our own command


def test_help_needs_little_time_and_names_every_exit_code() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out, _ = run_foedus("--help").communicate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert b"Exit codes: 0" in out
    assert used < 0.6, "help must not load the stages; it takes about 0.12 s of a free processor"


def test_help_loads_no_stage_and_no_library_of_the_stages() -> None:
    told = "import sys, foedus.cli.app; print([n for n in sys.modules if n in {'sqlalchemy', 'trafilatura', 'jinja2'}])"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "[]"


def test_the_version_is_told() -> None:
    assert Told("--version").out.startswith("foedus 0.")


def test_ctrl_c_ends_with_130_and_one_line() -> None:
    process = run_foedus("code", "--jsonl", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(LINES.splitlines(keepends=True)[0])
    process.stdin.flush()
    process.stdout.readline()  # it has answered the first line and waits for the next
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.decode().strip().splitlines() == ["foedus: interrupted; nothing was left half-written"]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, StoreError])
def test_a_new_database_is_there_whole_or_not_at_all(tmp_path: Path, fault: type[BaseException]) -> None:
    def fail(store: SqliteStore) -> None:
        store.keep_documents(())
        raise fault

    with pytest.raises(fault):
        keep_in(tmp_path / "foedus.db", fail)
    assert list(tmp_path.iterdir()) == []


def test_two_first_runs_at_once_leave_one_whole_database(tmp_path: Path) -> None:
    place = tmp_path / "foedus.db"

    def overtaken(store: SqliteStore) -> None:
        if not place.exists():
            keep_in(place, lambda other: other.keep_documents(()))
        store.keep_documents(())

    keep_in(place, overtaken)
    assert [path.name for path in tmp_path.iterdir()] == ["foedus.db"]


def test_a_table_whose_reader_goes_away_ends_as_a_pipe_does(out: Path) -> None:
    process = run_foedus("show", "incidents", "--db", str(out))
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (141, b"")


def test_a_narrow_screen_gets_lines_and_whole_ids(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    told = Told("show", "commitments", "--db", out)
    promises = Told("show", "commitments", "--db", out, "--json").json
    assert all(f"id: {promise['id']}\n" in told.out for promise in promises)
    assert max(len(line) for line in told.out.splitlines()) <= 50


def test_an_id_is_never_broken_into_two_lines(out: Path) -> None:
    for kind in ("claims", "commitments", "incidents", "findings", "origins"):
        ids = [one["id"] for one in Told("show", kind, "--db", out, "--json").json]
        told = Told("show", kind, "--db", out).out
        assert [one for one in ids if one not in told] == []


def test_the_brief_names_what_was_lost(pile: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert Told("run", pile, empty, "--out", tmp_path / "o", TODAY).code == 1
    assert "empty.txt: is empty" in (tmp_path / "o" / "brief.md").read_text(encoding="utf-8").replace("\\", "")
    assert "empty.txt: is empty" in (tmp_path / "o" / "brief.html").read_text(encoding="utf-8")


def test_a_code_like_no_other_is_answered_with_the_way_to_find_one(pile: Path, tmp_path: Path) -> None:
    told = Told("run", pile, "--about", "ITA,QQQQ", "--out", tmp_path / "o")
    assert told.err.strip() == "foedus: no actor is called 'QQQQ'; find its code with: foedus resolve NAME"
    assert told.code == 2


def test_file_names_cannot_steer_the_terminal(pile: Path, tmp_path: Path) -> None:
    for name in ("a\nb.txt", "\x1b[31mred\x1b]0;own\x07.txt", "\u202etxt.exe.txt"):
        (tmp_path / name).write_text("")
    told = Told("read", tmp_path, pile)
    assert told.code == 1
    assert len(told.err.splitlines()) == 3
    assert not [sign for sign in told.err + told.out if sign in "\x1b\x07\u202e"]


def test_a_reader_that_goes_away_is_no_fault() -> None:
    process = run_foedus("code", "--jsonl", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    process.stdin.write(LINES)
    process.stdin.close()
    process.stdin = None
    _, err = process.communicate(timeout=30)
    assert b"Traceback" not in err


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_that_comes_while_python_clears_up_is_not_lost() -> None:
    class Leaving:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    @guarded
    def command() -> int:
        Leaving()
        return 0

    with pytest.raises(typer.Exit) as ended:
        command()
    assert ended.value.exit_code == INTERRUPTED
