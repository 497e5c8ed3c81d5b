"""What `foedus show claims`, `show thread` and `show source` tell of one small pile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foedus.cli.app import app

PILE = (
    {
        "id": "desk",
        "source": "Harbour Desk",
        "date": "2025-03-03",
        "text": "Italy bought 1,240 lanterns from Norway in 2024, the Italian port authority said. "
        "Norway shamefully closed two ports.",
    },
    {
        "id": "wire",
        "source": "Coast Wire",
        "date": "2025-03-05",
        "text": "Italy bought 1,930 lanterns from Norway in 2024, the Norwegian trade ministry said. "
        "Sweden sold 77 ferries.",
    },
)


def told(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner(env={"NO_COLOR": "1", "COLUMNS": "60"}).invoke(app, [str(part) for part in arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pile, folder = tmp_path_factory.mktemp("pile"), tmp_path_factory.mktemp("out")
    (pile / "wire.jsonl").write_text("\n".join(json.dumps(line) for line in PILE), encoding="utf-8")
    code, _, err = told("run", pile, "--out", folder, "--today", "2025-04-01", "--coder", "cues")
    assert code == 0, err
    return folder


def shown(out: Path, *arguments: str) -> list[dict[str, object]]:
    code, text, err = told("show", "claims", *arguments, "--db", out, "--json")
    assert code == 0, err
    found = json.loads(text)
    assert isinstance(found, list)
    return found


def test_claims_are_chosen_by_what_is_wrong_with_them(out: Path) -> None:
    every, contested = shown(out), shown(out, "--contested")
    assert 0 < len(contested) < len(every)
    assert [one["id"] for one in shown(out, "--drift", "number")] == [one["id"] for one in contested]
    assert shown(out, "--drift", "granularity") == []
    unsourced = shown(out, "--unsourced")
    assert unsourced
    assert all(not claim["attribution"] for one in unsourced for claim in one["claims"])  # type: ignore[attr-defined]


def test_where_no_claim_is_so_the_way_on_is_told(out: Path) -> None:
    code, text, _ = told("show", "claims", "--drift", "granularity", "--db", out)
    assert code == 0
    assert "without the option all are shown" in " ".join(text.split())


def test_an_unknown_drift_is_one_line_with_those_there_are(out: Path) -> None:
    code, _, err = told("show", "claims", "--drift", "mood", "--db", out)
    assert code == 2
    assert "attribution" in err
    assert len(err.strip().splitlines()) == 1


def test_a_thread_is_shown_from_telling_to_telling(out: Path) -> None:
    (contested,) = shown(out, "--contested")
    code, text, _ = told("show", "thread", str(contested["id"]), "--db", out)
    words = " ".join(text.split())
    assert code == 0
    assert "First known 2025-03-03" in words
    assert "Admiralty grade" in words
    assert "number: 1,240 became 1,930" in words
    assert "port authority" in words
    assert max(len(line) for line in text.splitlines() if not line.startswith("Admiralty")) <= 400


def test_a_thread_as_json_gives_every_telling_with_its_source_and_drift(out: Path) -> None:
    (contested,) = shown(out, "--contested")
    _, text, _ = told("show", "thread", str(contested["id"])[:12], "--db", out, "--json")
    found = json.loads(text)
    assert found["contradiction"]
    assert [one["published"]["earliest"] for one in found["tellings"]] == ["2025-03-03", "2025-03-05"]
    assert found["tellings"][0]["drifts"] == []
    assert "number" in {drift["kind"] for drift in found["tellings"][1]["drifts"]}
    assert len(found["grade"]["reasons"]) == 2


def test_an_unknown_thread_is_one_line_with_near_ids(out: Path) -> None:
    code, _, err = told("show", "thread", "thread-nowhere", "--db", out)
    assert code == 2
    assert "known are thread-" in err


def test_a_source_is_shown_with_the_parts_of_every_score(out: Path) -> None:
    code, text, err = told("show", "source", "harbour", "--db", out)
    assert code == 0, err
    for score in ("hedging", "attributed", "numbers without source", "loaded words", "originality", "borne out"):
        assert score in " ".join(text.split())
    assert " of " in text
    _, text, _ = told("show", "source", "Harbour Desk", "--db", out, "--json")
    rates = {one["name"]: one for one in json.loads(text)["rates"]}
    assert rates["originality"]["share"] == 1.0
    assert rates["originality"]["part"] == rates["originality"]["whole"] > 0


def test_a_score_opens_into_the_words_it_counts_and_their_places(out: Path) -> None:
    code, text, err = told("show", "source", "Harbour Desk", "--open", "loaded", "--db", out)
    assert code == 0, err
    assert "shamefully" in text
    assert "1 of 18" in text
    _, text, _ = told("show", "source", "Harbour Desk", "--open", "loaded words", "--db", out, "--json")
    (word,) = json.loads(text)
    start = PILE[0]["text"].index("shamefully")
    assert (word["place"]["quote"], word["place"]["start"]) == ("shamefully", start)
    assert word["about"]
    _, text, _ = told("show", "source", "Harbour Desk", "--db", out, "--json")
    assert word in json.loads(text)["parts"]


def test_a_score_without_a_case_says_so_and_an_unknown_one_is_one_line(out: Path) -> None:
    _, text, _ = told("show", "source", "Coast Wire", "--open", "loaded", "--db", out)
    assert "there is nothing that counts" in text
    code, _, err = told("show", "source", "Coast Wire", "--open", "mood", "--db", out)
    assert code == 2
    assert "hedging" in err
    assert len(err.strip().splitlines()) == 1


def test_an_unknown_source_is_one_line_with_those_there_are(out: Path) -> None:
    code, _, err = told("show", "source", "Nobody's Gazette", "--db", out)
    assert code == 2
    assert len(err.strip().splitlines()) == 1
