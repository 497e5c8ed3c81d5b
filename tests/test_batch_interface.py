"""Other programs read the batch interface: each field has the type that the design names, each place its characters."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foedus.cli.app import app
from foedus.records import ActorKind, Domain, EventType, Modality, Strength
from foedus.workspace.batch import Line, LineCoder

Check = Callable[[object, str], None]
Given = dict[str, object]

SENTENCES = (
    "Italy and the United States signed a port security agreement in Rome on 3 March 2025.",
    'French officials said that Germany had "betrayed" Poland and would cut 40% of its aid by 30 June 2026.',
    "Spain will deliver 1,200 lorries to Ukraine by 30 June 2026, the Spanish defence minister said on Monday.",
    "Hungary relies on Russia for gas through the TurkStream pipeline.",
    "The rift between France and Turkey deepened last year, according to the Greek foreign ministry.",
    "London condemned Moscow after the attack, which killed between 20 and 30 people at a cost of $3.5 million.",
)
ODD_TEXTS = {
    "footnote marks": "Italy signed the pact with France.[12] Germany criticised Hungary.³ Spain praised Portugal.(4)",
    "addresses": "Italy (see https://example.org/a?b=1&c=2) condemned Russia. See www.example.org. France praised it.",
    "soft hyphens": "Italy con\u00addemned Rus\u00adsia. The United\u00a0States praised\u200b Japan in\u00a0May.",
    "carriage returns": "Italy condemned Russia.\r\nFrance praised\r\nSpain.\r\n\r\nMalta will send\r\ntanks to Chad.",
    "emoji": "🇮🇹 Italy 🤝 condemned 👩‍👩‍👧 Russia 🚀. France praised Spain 🎉 on 3 March 2025.",
    "entities": "Italy &amp; France signed a &quot;pact&quot;. Spain&nbsp;praised Portugal &lt;b&gt;warmly&lt;/b&gt;.",
    "no full stop": "Italy condemned Russia over the gas contract",
    "a headline": "ITALY CONDEMNS RUSSIA",
    "combining marks": "Ita\u0301ly I\u0301taly condemned Russia. Côte d'Ivoire praise\u0301d France.",
    "right to left": "\u202eItaly\u202c condemned Russia. إيطاليا condemned France.",
    "markdown": "# Talks\n\n**Italy** condemned *Russia*.\n\n- France [praised](https://a.example) it.\n- Malta left",
    "a table": "| who | whom |\n|---|---|\n| Italy | condemned Russia |\n\nFrance praised Spain.",
    "a byte-order mark": "\ufeffItaly condemned Russia.",
    "control signs": "Italy \x1b[31mcondemned\x1b[0m Russia.\x00 France praised\x07 Spain.",
    "one very long word": "Italy condemned " + "x" * 5000 + " Russia.",
    "quotes": '“Italy,” said France, ‘condemned’ «Russia». "We praise Spain", said Malta.',
}


# --- the shapes that the design names


def _is(*kinds: type) -> Check:
    def check(value: object, where: str) -> None:
        assert type(value) in kinds, f"{where}: {value!r}"

    return check


text_, whole, real, truth = _is(str), _is(int), _is(int, float), _is(bool)


def _either(check: Check) -> Check:
    return lambda value, where: None if value is None else check(value, where)


def _each(check: Check) -> Check:
    def checked(value: object, where: str) -> None:
        assert isinstance(value, list), where
        for number, one in enumerate(value):
            check(one, f"{where}[{number}]")

    return checked


def _one_of(words: type | tuple[str, ...]) -> Check:
    known = words if isinstance(words, tuple) else tuple(one.value for one in words)

    def check(value: object, where: str) -> None:
        assert value in known, f"{where}: {value!r}"

    return check


def _within(low: float, high: float) -> Check:
    def check(value: object, where: str) -> None:
        real(value, where)
        assert isinstance(value, int | float), where
        assert low <= value <= high, where

    return check


def _record(**fields: Check) -> Check:
    def check(value: object, where: str) -> None:
        assert isinstance(value, dict), where
        assert value.keys() == fields.keys(), f"{where}: {sorted(value.keys() ^ fields.keys())}"
        for name, checked in fields.items():
            checked(value[name], f"{where}.{name}")

    return check


def _day(value: object, where: str) -> None:
    assert isinstance(value, str), where
    assert date.fromisoformat(value).isoformat() == value, where


def _code(value: object, where: str) -> None:
    assert isinstance(value, str), where
    assert re.fullmatch(r"[A-Z0-9][A-Z0-9_.-]{1,39}", value), f"{where}: {value!r}"


PLACE = {"start": whole, "end": whole}
SPAN = _record(**PLACE)
EVIDENCE = _record(**PLACE, quote=text_)
DAYS = {"earliest": _either(_day), "latest": _either(_day), "as_written": text_}
WHEN = _either(_record(**DAYS))
LINKS = _each(_record(code=_either(_code), name=text_, **PLACE))
SURE = _within(0, 1)
CODING = _record(
    id=text_,
    mentions=_each(_record(**PLACE, code=_either(_code), kind=_one_of(ActorKind), name=text_)),
    events=_each(
        _record(
            actors=_each(_code),
            actor_spans=_each(SPAN),
            recipients=_each(_code),
            recipient_spans=_each(SPAN),
            type=_one_of(EventType),
            mode=_either(text_),
            quad=_within(1, 4),
            contexts=_each(text_),
            domain=_one_of(Domain),
            intensity=_within(-10, 10),
            modality=_one_of(Modality),
            when=WHEN,
            attribution=LINKS,
            confidence=SURE,
            trigger=SPAN,
            evidence=EVIDENCE,
        )
    ),
    claims=_each(
        _record(
            kind=_one_of(("quantity", "relation", "statement")),
            value=_either(real),
            low=_either(real),
            high=_either(real),
            unit=_either(text_),
            currency=_either(text_),
            measures=text_,
            change=_either(_one_of(("rise", "fall", "level"))),
            approximate=truth,
            when=WHEN,
            attribution=LINKS,
            modality=_one_of(Modality),
            domain=_either(_one_of(Domain)),
            confidence=SURE,
            evidence=EVIDENCE,
        )
    ),
    commitments=_each(
        _record(
            debtor=_each(_code),
            creditor=_each(_code),
            deed=text_,
            due=WHEN,
            strength=_one_of(Strength),
            evidence=EVIDENCE,
        )
    ),
    stances=_each(
        _record(
            holder=_code,
            holder_span=SPAN,
            towards=_code,
            towards_span=SPAN,
            polarity=_within(-1, 1),
            confidence=SURE,
            evidence=EVIDENCE,
        )
    ),
    dependencies=_each(_record(dependent=_code, on=_code, through=text_, domain=_one_of(Domain), evidence=EVIDENCE)),
    attributions=_each(_record(source=_either(SPAN), cue=SPAN, content=SPAN)),
    times=_each(_record(**PLACE, **DAYS)),
    loaded=_each(_record(**PLACE, kind=text_)),
    loaded_score=SURE,
    problems=_each(text_),
)
CLAIM_OF_THREAD = _record(
    document=text_,
    value=_either(real),
    unit=_either(text_),
    measures=text_,
    attribution=LINKS,
    modality=_one_of(Modality),
    evidence=EVIDENCE,
)


@pytest.fixture(scope="module")
def coder() -> LineCoder:
    return LineCoder()


def coded(coder: LineCoder, text: str, **fields: object) -> Given:
    line = coder(Line("line 1", json.dumps({"id": "a", "text": text, **fields}).encode()))
    told: Given = json.loads(line.text)
    assert not line.failed, told
    return told


def check_places(told: object, text: str) -> int:
    """How many places there are; each lies inside the text, and each quote stands at its own."""
    if isinstance(told, list):
        return sum(check_places(part, text) for part in told)
    if not isinstance(told, dict):
        return 0
    if "start" in told:
        assert 0 <= told["start"] < told["end"] <= len(text), told
        assert "quote" not in told or text[told["start"] : told["end"]] == told["quote"]
    return ("start" in told) + sum(check_places(part, text) for part in told.values())


def check_events(told: Mapping[str, object]) -> int:
    events = told["events"]
    assert isinstance(events, list)
    for event in events:
        assert len(event["actors"]) == len(event["actor_spans"])
        assert len(event["recipients"]) == len(event["recipient_spans"])
        assert event["actors"], "somebody did it"
        assert type(event["quad"]) is int
        trigger, evidence = event["trigger"], event["evidence"]
        assert evidence["start"] <= trigger["start"] < trigger["end"] <= evidence["end"]
    return len(events)


@pytest.mark.parametrize("text", SENTENCES)
def test_every_field_has_the_type_that_the_design_names(coder: LineCoder, text: str) -> None:
    told = coded(coder, text, date="2025-03-04", source="Quayside Ledger", title="Talks")
    CODING(told, "line")
    check_events(told)
    assert check_places(told, text) > 2
    mentions = told["mentions"]
    assert isinstance(mentions, list)
    assert all(text[one["start"] : one["end"]].strip() == text[one["start"] : one["end"]] for one in mentions)


def test_the_sentences_of_this_test_fill_every_list(coder: LineCoder) -> None:
    told = [coded(coder, text, date="2025-03-04") for text in SENTENCES]
    lists = ("mentions", "events", "claims", "commitments", "dependencies", "attributions", "times", "loaded")
    assert [name for name in lists if not any(one[name] for one in told)] == []


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
def test_places_are_exact_in_a_text_of_odd_signs(coder: LineCoder, text: str) -> None:
    told = coded(coder, text)
    CODING(told, "line")
    check_events(told)
    assert check_places(told, text) > 0, "each of these texts names somebody"


def test_a_sentence_without_a_full_stop_is_coded_like_one_with_it(coder: LineCoder) -> None:
    with_stop, without = coded(coder, "Italy condemned Russia."), coded(coder, "Italy condemned Russia")
    types = [[event["type"] for event in told["events"]] for told in (with_stop, without)]  # type: ignore[attr-defined]
    assert types == [["ACCUSE"], ["ACCUSE"]]


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_a_line_without_text_is_an_error_with_its_id(coder: LineCoder, text: str) -> None:
    line = coder(Line("line 7", json.dumps({"id": 7, "text": text}).encode()))
    assert line.failed
    assert json.loads(line.text).keys() == {"id", "error"}
    assert json.loads(line.text)["id"] == 7


def test_a_text_without_a_letter_is_an_error_that_says_so(coder: LineCoder) -> None:
    line = coder(Line("line 1", json.dumps({"id": "a", "text": "1,234 — 56%"}).encode()))
    assert "holds no letter" in json.loads(line.text)["error"]


def test_an_id_comes_back_as_it_was_given_and_a_null_field_is_none(coder: LineCoder) -> None:
    given = {"id": 12, "text": "It rained.", "date": None, "source": None, "title": None}
    assert json.loads(coder(Line("line 1", json.dumps(given).encode())).text)["id"] == 12


def test_a_title_is_not_part_of_the_text(coder: LineCoder) -> None:
    text = "Italy condemned Russia. The talks ended on Monday."
    assert coded(coder, text)["events"] == coded(coder, text, title="France praised Spain")["events"]


def test_resolve_has_the_form_that_the_design_names() -> None:
    shape = _record(
        code=_code,
        name=text_,
        kind=_one_of(ActorKind),
        country=_either(_code),
        sector=_either(text_),
        role=_either(text_),
        valid=_each(_either(_day)),
    )
    for name in ("Italy", "Downing Street", "NATO", "British Prime Minister"):
        told = json.loads(CliRunner().invoke(app, ["resolve", name, "--date", "2025-03-01", "--json"]).stdout)
        shape(told, name)
        assert len(told["valid"]) == 2


def test_a_code_resolves_to_what_it_stands_for() -> None:
    told = json.loads(CliRunner().invoke(app, ["resolve", "ITA", "--json"]).stdout)
    assert (told["code"], told["name"]) == ("ITA", "Italy")


def test_reconcile_has_the_form_that_the_design_names(tmp_path: Path) -> None:
    first = "Published: 3 March 2025\n\nThe port of Trieste moved 21,000 tonnes of cargo in 2024, Italy said. "
    second = "Published: 4 March 2025\n\nThe port of Trieste moved 12,000 tonnes of cargo in 2024, France said. "
    (tmp_path / "one.txt").write_text(first + "Italy will send 200 lorries to Ukraine by 30 June 2025.")
    (tmp_path / "two.txt").write_text(second + "Former US President Donald Trump met Giorgia Meloni in Rome.")
    result = CliRunner().invoke(app, ["reconcile", str(tmp_path), "--json", "--today", "2025-04-01"])
    told = json.loads(result.stdout)
    span_of = _record(document=text_, **PLACE, quote=text_)
    drifts = ("number", "unit", "measure", "attribution", "modality", "period", "granularity", "wording")
    _record(
        documents=_each(_record(id=text_, path=text_, source=text_, date=WHEN)),
        origins=_each(_each(text_)),
        incidents=_each(_record(id=text_, events=_each(_is(dict)))),
        threads=_each(
            _record(
                id=text_,
                claims=_each(CLAIM_OF_THREAD),
                drift=_each(_one_of(drifts)),
                contradiction=truth,
                origins=whole,
            )
        ),
        commitments=_each(
            _record(
                id=text_,
                debtor=_each(_code),
                creditor=_each(_code),
                deed=text_,
                due=WHEN,
                strength=_one_of(Strength),
                status=text_,
                because=text_,
                tellings=_each(span_of),
                fulfilment=_each(span_of),
            )
        ),
        conflicts=_each(
            _record(
                kind=_one_of(("role", "membership", "stale")),
                document=text_,
                name=text_,
                evidence=EVIDENCE,
                because=text_,
            )
        ),
    )(told, "ledger")
    paths = [str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]
    assert [document["path"] for document in told["documents"]] == paths
    assert sorted(path for origin in told["origins"] for path in origin) == paths
    assert [conflict["kind"] for conflict in told["conflicts"]] == ["role"]
    assert told["commitments"][0]["debtor"] == ["ITA"]
    for document in paths:
        text = Path(document).read_text()
        told_there = [part for thread in told["threads"] for part in thread["claims"] if part["document"] == document]
        assert check_places(told_there, text) > 0
