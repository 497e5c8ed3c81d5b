"""Gold files: what they may hold, what is said of a broken one, and how our corpus becomes one."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evaluating_cases import ACT_LINE, act, case, figures
from foedus.cli.app import app
from foedus.errors import BadGold, Unknown
from foedus.evaluating import evaluate, read_gold
from foedus.evaluating.resampling import draws_of, interval_of
from foedus.evaluating.scoring import matched, recall_of

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from gold_corpus import passage_gold  # noqa: E402
from training.corpus import read_file  # noqa: E402


def told(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner(env={"NO_COLOR": "1"}).invoke(app, [str(part) for part in arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(ACT_LINE + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "is no JSON"),
        ("[1]", "no object"),
        ('{"id": "a"}', '"text" is missing'),
        ('{"id": "a", "text": "Rome"}', "nothing to judge"),
        ('{"id": "a", "text": "Rome", "events": 3}', '"events" must be a list'),
        ('{"id": "a", "text": "Rome", "events": [{"type": 3}]}', '"type" must be text'),
        ('{"id": "a", "text": "Rome", "events": [{"trigger": {"start": 0, "end": 9}}]}', "no place in a text of 4"),
        ('{"id": "a", "text": "Rome", "mentions": [{"start": 3, "end": 1}]}', "no place"),
        ('{"id": "a", "text": "Rome", "events": [{"quad": 1e999}]}', '"quad" must be a finite number'),
        ('{"id": "a", "text": "Rome", "claims": [{"value": NaN}]}', '"value" must be a finite number'),
        ('{"id": "a", "text": "Rome", "stances": [{"polarity": 1}]}', '"holder_span" is needed'),
    ],
)
def test_a_broken_gold_line_says_what_is_wrong_with_which_field(line: str, fault: str) -> None:
    with pytest.raises(BadGold, match="gold line 7") as raised:
        read_gold(line, "gold line 7")
    assert fault in str(raised.value)


def test_a_suite_without_its_field_in_the_gold_is_refused() -> None:
    with pytest.raises(BadGold, match='no line has the field "stances"'):
        evaluate("stance", [case({"events": []}, {})])


def test_an_unknown_suite_names_those_there_are() -> None:
    with pytest.raises(Unknown, match="events"):
        evaluate("event", [case({"events": []}, {})])


def test_an_interval_holds_its_figure_and_is_the_same_on_every_run() -> None:
    score = recall_of([matched(number % 3 == 0, 1, 1) for number in range(90)])
    first = interval_of(score, draws_of(90))
    assert first == interval_of(score, draws_of(90))
    assert first is not None
    assert 0.2 < first[0] < 1 / 3 < first[1] < 0.47  # one third of 90: +- 1.96 * sqrt(.222 / 90) = .097


def test_registers_are_judged_apart_and_together() -> None:
    right = act("ACCUSE", "accused", "Italy", "France")
    cases = [
        case({"events": [right], "register": "wire"}, {"events": [right]}),
        case({"events": [right], "register": "speech"}, {}, number=2),
    ]
    found = {figure.register: figure.value for figure in evaluate("events", cases).figures if figure.name == "type F1"}
    assert found == {"": pytest.approx(2 / 3), "speech": 0.0, "wire": 1.0}


def test_texts_without_anything_to_judge_give_no_figure_rather_than_zero() -> None:
    assert figures("events", case({"events": []}, {}))["type F1"] is None


def test_the_command_prints_a_table_and_writes_the_mistakes(gold: Path, tmp_path: Path) -> None:
    mistakes = tmp_path / "mistakes.jsonl"
    code, out, _ = told("evaluate", "events", gold, "--coder", "cues", "--errors", mistakes)
    assert code == 0
    assert "type F1" in out
    rows = [json.loads(line) for line in mistakes.read_text(encoding="utf-8").splitlines()]
    assert [row["kind"] for row in rows] == ["missed"]
    assert [row["confidence"] for row in rows] == sorted((row["confidence"] for row in rows), reverse=True)


def test_the_command_gives_every_figure_as_json_twice_the_same(gold: Path) -> None:
    first, second = (told("evaluate", "roles", gold, "--coder", "cues", "--json") for _ in range(2))
    assert first == second
    found = json.loads(first[1])
    assert (found["suite"], found["coder"], found["texts"]) == ("roles", "cues", 1)
    assert {"name", "value", "low", "high", "precision", "recall", "register", "cases"} <= found["figures"][0].keys()


def test_a_missing_gold_file_or_a_folder_for_mistakes_is_one_clear_line(gold: Path, tmp_path: Path) -> None:
    code, _, err = told("evaluate", "events", tmp_path / "none.jsonl")
    assert (code, err.count("\n")) == (2, 1)
    assert "cannot be opened" in err
    code, _, err = told("evaluate", "events", gold, "--coder", "cues", "--errors", tmp_path)
    assert code == 2
    assert "name another file with --errors" in err


PASSAGE = """## dock-01
register: wire
topic: a made-up dock
date: 2020-01-02
region: Europe

It rained.
  kind description
{s:Rome} {q:said} {c:{a:Spain} {e1:criticised} {b:Malta} on {t:Monday}}.
  a ESP GOV | b MLT
  e1 ACCUSE/disapprove: a -> b | denied | when t
  says s q c
  stance a > b -
"""


def test_a_passage_of_the_corpus_becomes_gold_at_exact_places(tmp_path: Path) -> None:
    path = tmp_path / "dock.txt"
    path.write_text(PASSAGE, encoding="utf-8")
    row = passage_gold(read_file(path)[0], {"ACCUSE": 3})
    made = read_gold(json.dumps(row), "dock")
    text = "It rained. Rome said Spain criticised Malta on Monday."
    assert (made.text, made.register) == (text, "wire")
    assert [span.gives(text) for span in made.sentences] == ["It rained.", text[11:]]
    (event,) = made.telling.acts
    assert (event.type, event.modality, event.quad, event.actors, event.recipients) == (
        "ACCUSE",
        "denied",
        3,
        ("ESP",),
        ("MLT",),
    )
    assert event.trigger is not None
    assert [span.gives(text) for span in (event.trigger, *event.actor_spans)] == ["criticised", "Spain"]
    (saying,) = made.telling.sayings
    assert saying.content[0].gives(text) == "Spain criticised Malta on Monday"
    assert [(one.holder.gives(text), one.sign) for one in made.telling.leanings] == [("Spain", -1)]
