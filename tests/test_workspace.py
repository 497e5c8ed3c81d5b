"""What the workspace promises: the same journey each time, nothing unquoted, every number led back to its words."""

from __future__ import annotations

import json
import pickle
import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from border_records import TEXT, coding, document, event, result
from foedus.errors import BadInput, BadRules, NothingToRead, StoreError, UnknownActor, UnknownPlugin, UnknownRecord
from foedus.records import Brief, Coding, EvidenceSpan, OffsetMap, Piece, Pile
from foedus.storing import MemoryStore
from foedus.workspace import Journey, Workspace
from foedus.workspace.batch import CodedLine, Line, LineCoder
from foedus.workspace.ledger_rendering import ledger_fields
from foedus.workspace.refusal import refuse_unquoted
from foedus.workspace.rendering import coding_fields
from foedus.workspace.saving import save, staged, whole_files
from foedus.workspace.verifying import verify

TODAY = date(2025, 4, 1)
VISIT = "Italy and France signed an agreement on Tuesday. Germany criticised Hungary over the gas contract."
KEYS = {
    "id",
    "mentions",
    "events",
    "claims",
    "commitments",
    "stances",
    "dependencies",
    "attributions",
    "times",
    "loaded",
    "loaded_score",
    "problems",
}
EVENT_KEYS = (
    "actors actor_spans recipients recipient_spans type mode quad contexts domain intensity modality when "
    "attribution confidence trigger evidence"
)
CLAIM_KEYS = (
    "kind value low high unit currency measures change approximate when attribution modality domain confidence evidence"
)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(today=TODAY)


@pytest.fixture(scope="module")
def coder() -> LineCoder:
    return LineCoder()


@pytest.fixture
def pile_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Published: 3 March 2025\n\n{VISIT}\n", encoding="utf-8")
    (folder / "b.txt").write_text("Published: 4 March 2025\n\nFrance praised Italy on Monday.\n", encoding="utf-8")
    return folder


def finished() -> Journey:
    ledger, measures, assessment = result()
    brief = Brief("At the border", "<html></html>", "# At the border\n", 1)
    return Journey(TODAY, Pile((document(),)), (coding(),), ledger, measures, assessment, brief)


# --- the journey


def test_two_journeys_over_the_same_pile_are_the_same_to_the_byte(pile_folder: Path) -> None:
    first, second = (Workspace(today=TODAY).run([str(pile_folder)], about=("ITA", "FRA")) for _ in range(2))
    assert first.to_json() == second.to_json()
    assert first.brief == second.brief


def test_the_order_in_which_files_are_named_does_not_matter(pile_folder: Path) -> None:
    names = [str(pile_folder / "a.txt"), str(pile_folder / "b.txt")]
    first, second = (Workspace(today=TODAY).run(order) for order in (names, names[::-1]))
    assert first.to_json() == second.to_json()


def test_a_journey_says_who_did_what(pile_folder: Path) -> None:
    journey = Workspace(today=TODAY).run([str(pile_folder)])
    told = {(one.type.value, one.actors, one.recipients) for one in journey.ledger.incidents}
    assert ("ACCUSE", ("DEU",), ("HUN",)) in told


def test_a_finished_journey_can_be_traced_and_verified_in_its_workspace(pile_folder: Path) -> None:
    workspace = Workspace(today=TODAY)
    journey = workspace.run([str(pile_folder)])
    checked = workspace.verify()
    assert checked.holds
    assert checked.spans > 0
    incident = journey.ledger.incidents[0]
    assert workspace.trace(incident.id).kind == "incident"


def test_progress_tells_every_stage_in_order(pile_folder: Path) -> None:
    heard: list[str] = []
    Workspace(today=TODAY, progress=lambda stage, *_: heard.append(stage)).run([str(pile_folder)])
    stages = ["reading", "coding", "reconciling", "measuring", "assessing", "briefing"]
    assert list(dict.fromkeys(heard)) == stages


def test_one_unreadable_file_does_not_stop_the_others(pile_folder: Path) -> None:
    (pile_folder / "c.txt").write_bytes(b"")
    journey = Workspace(today=TODAY).run([str(pile_folder)])
    assert len(journey.pile.documents) == 2
    assert [problem.where for problem in journey.pile.problems] == [str(pile_folder / "c.txt")]


def test_a_pile_without_a_document_is_an_error_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match="nowhere"):
        Workspace(today=TODAY).run([str(tmp_path / "nowhere")])


def test_journey_json_is_one_object_with_everything_in_it() -> None:
    told = json.loads(finished().to_json())
    assert list(told) == ["today", "pile", "codings", "ledger", "measures", "assessment", "brief"]
    assert told["ledger"]["incidents"][0]["events"][0]["evidence"]["quote"] == TEXT[:37]


def test_no_stage_calls_another_one_and_none_is_called_twice() -> None:
    script = runpy.run_path(str(Path(__file__).parent.parent / "scripts" / "trace_journey.py"))
    assert script["backward_steps"](script["record"]()) == []


# --- what is asked wrongly


@pytest.mark.parametrize(("typed", "meant"), [("ITALY", "ITA"), ("ITAL", "ITA"), ("Downing Street", "GBR")])
def test_an_unknown_actor_is_answered_with_the_code_that_was_meant(
    workspace: Workspace, typed: str, meant: str
) -> None:
    with pytest.raises(UnknownActor) as caught:
        workspace.check_actors((typed,))
    assert meant in str(caught.value)


def test_small_letters_will_do_for_a_code(workspace: Workspace) -> None:
    assert workspace.check_actors(("ita", " usa ")) == ("ITA", "USA")


def test_an_unknown_coder_is_told_before_anything_is_read() -> None:
    with pytest.raises(UnknownPlugin, match="cues"):
        Workspace(coder="clues", today=TODAY).load()


def test_a_pack_that_is_not_there_is_named() -> None:
    with pytest.raises(BadRules, match="transatlantic"):
        Workspace(packs=("transpacific",), today=TODAY).load()


def test_a_name_means_another_one_on_another_day(workspace: Workspace) -> None:
    before = workspace.resolve("the British prime minister", date(2015, 3, 1))
    after = workspace.resolve("the British prime minister", date(2025, 3, 1))
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("David Cameron", "Keir Starmer")


def test_a_name_that_nobody_bears_means_nobody(workspace: Workspace) -> None:
    assert workspace.resolve("Xyzzyland") is None


# --- plug-ins are not believed


def test_an_event_whose_quote_is_not_in_the_document_is_refused_and_said() -> None:
    invented = replace(event("event-2"), evidence=EvidenceSpan("doc-1", 0, 37, "Ruritania attacked Syldavia on Monday"))
    kept = refuse_unquoted(document(), coding(event(), invented))
    assert [one.id for one in kept.events] == ["event-1"]
    assert "'cues'" in str(kept.problems[0])


@pytest.mark.parametrize(
    "evidence",
    [
        EvidenceSpan("doc-1", 5, 5, ""),
        EvidenceSpan("doc-2", 0, 9, "Ruritania"),
        EvidenceSpan("doc-1", 0, 900, TEXT),
        EvidenceSpan("doc-1", 1, 10, "Ruritania"),
    ],
)
def test_evidence_that_is_empty_elsewhere_too_long_or_shifted_is_refused(evidence: EvidenceSpan) -> None:
    assert refuse_unquoted(document(), coding(replace(event(), evidence=evidence))).events == ()


def test_an_honest_coding_is_not_touched() -> None:
    assert refuse_unquoted(document(), coding()) == coding()


# --- tracing and verifying


@pytest.fixture
def border() -> Workspace:
    store = MemoryStore()
    store.keep_documents([document()])
    store.keep_codings([coding()])
    store.keep_ledger(*result())
    return Workspace(store=store, today=TODAY)


def test_a_finding_is_led_back_to_the_characters_of_its_document(border: Workspace) -> None:
    found = border.trace("finding-1")
    way = [found.kind]
    while found.rests_on:
        found = found.rests_on[0]
        way.append(found.kind)
    assert way == ["finding", "relation", "signal", "incident", "event"]
    (place,) = found.places
    assert (place.start, place.end, place.quote) == (0, 37, TEXT[:37])
    assert place.path == "pile/doc-1.txt"


@pytest.mark.parametrize(
    "identity", ["event-1", "claim-1", "incident-1", "relation-1", "finding-1", "origin-1", "doc-1"]
)
def test_every_kind_of_record_can_be_traced(border: Workspace, identity: str) -> None:
    assert border.trace(identity).id == identity
    assert border.trace(identity).says


def test_the_beginning_of_an_id_is_enough_where_only_one_begins_so(border: Workspace) -> None:
    assert border.trace("inc").id == "incident-1"


def test_an_unknown_id_is_answered_with_near_ones(border: Workspace) -> None:
    with pytest.raises(UnknownRecord, match="incident-1"):
        border.trace("incident-7")


def test_a_sound_store_verifies(border: Workspace) -> None:
    assert border.verify().holds


def test_a_changed_character_is_found() -> None:
    changed = document(text=TEXT.replace("Monday", "Sunday"))
    found = verify([changed], [("event-1", event().evidence)])
    assert not found.holds
    assert "event-1" in found.wrong[0]


def test_an_offset_map_that_leads_astray_is_found() -> None:
    astray = replace(document(), offsets=OffsetMap((Piece(0, 1, len(TEXT) - 1),)))
    assert not verify([astray], []).holds


def test_evidence_from_a_document_that_is_gone_is_found() -> None:
    assert not verify([], [("event-1", event().evidence)]).holds


# --- pages


def test_pages_are_whole_or_not_there(tmp_path: Path) -> None:
    saved = save(finished(), tmp_path / "new" / "folder")
    assert saved.html.read_text(encoding="utf-8") == "<html></html>"
    assert sorted(path.name for path in saved.html.parent.iterdir()) == ["brief.html", "brief.md", "journey.json"]


def test_a_failed_write_leaves_the_old_page_and_no_rubbish(tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    page.write_text("old")
    with pytest.raises(OSError, match="nowhere"), whole_files({page: "new", tmp_path / "nowhere" / "x.md": "new"}):
        pass
    assert page.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.html"]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, StoreError])
def test_pages_do_not_change_and_no_folder_stays_where_the_database_could_not_be_written(
    tmp_path: Path, fault: type[BaseException]
) -> None:
    with pytest.raises(fault), staged(finished(), tmp_path / "new" / "folder"):
        raise fault
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_a_page_changes_no_page(tmp_path: Path) -> None:
    (tmp_path / "brief.html").write_text("old")
    (tmp_path / "journey.json").mkdir()
    with pytest.raises(BadInput, match=r"journey\.json is a folder"):
        save(finished(), tmp_path)
    assert (tmp_path / "brief.html").read_text() == "old"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BadInput, match="--out"):
        save(finished(), tmp_path / "file")


# --- the batch interface


def coded(coder: LineCoder, **fields: object) -> dict[str, object]:
    line = coder(Line("lines 1", json.dumps(fields).encode()))
    assert not line.failed, line.text
    told: dict[str, object] = json.loads(line.text)
    return told


def spans_of(told: object) -> list[dict[str, object]]:
    """Every object with a place in it, however deep."""
    if isinstance(told, list):
        return [place for part in told for place in spans_of(part)]
    if isinstance(told, dict):
        own = [told] if "start" in told else []
        return own + [place for part in told.values() for place in spans_of(part)]
    return []


def test_every_field_of_the_batch_interface_is_there_even_for_a_text_that_says_nothing(coder: LineCoder) -> None:
    assert coded(coder, id="a", text="It rained all day.").keys() == KEYS


def test_a_coded_line_says_who_did_what_and_quotes_it(coder: LineCoder) -> None:
    told = coded(coder, id=7, text=VISIT, date="2025-03-03", source="The Border Post")
    assert told["id"] == 7
    (accused,) = [one for one in told["events"] if one["type"] == "ACCUSE"]
    assert (accused["actors"], accused["recipients"]) == (["DEU"], ["HUN"])
    assert [VISIT[span["start"] : span["end"]] for span in accused["actor_spans"]] == ["Germany"]
    assert [VISIT[span["start"] : span["end"]] for span in accused["recipient_spans"]] == ["Hungary"]
    assert accused["evidence"]["quote"] in VISIT


def test_a_rendered_coding_has_the_fields_of_the_batch_interface() -> None:
    told = coding_fields(document(), coding())
    assert " ".join(told["events"][0]) == EVENT_KEYS
    assert " ".join(told["claims"][0]) == CLAIM_KEYS
    assert told["events"][0]["when"] == {"earliest": "2025-03-03", "latest": "2025-03-03", "as_written": "3 March 2025"}
    assert told["events"][0]["attribution"] == [{"code": None, "name": "officials", "start": 38, "end": 47}]


def test_precision_leaves_out_events_that_are_less_sure() -> None:
    assert coding_fields(document(), coding(), precision=0.6)["events"] == []
    assert len(coding_fields(document(), coding(), precision=0.5)["events"]) == 1


def test_offsets_lead_over_removed_characters_into_the_given_text() -> None:
    original = TEXT.replace("Syldavia", "Syl\u00addavia")
    cut = TEXT.index("davia")
    pieces = (Piece(0, 0, cut), Piece(cut, cut + 1, len(TEXT) - cut))
    shifted = replace(document(), original=original, offsets=OffsetMap(pieces))
    (told,) = coding_fields(shifted, coding())["events"]
    place = told["evidence"]
    assert place["quote"] == original[place["start"] : place["end"]]
    assert "\u00ad" in place["quote"]


PIECES = [
    "Italy",
    "France",
    "criticised",
    "praised",
    "🇮🇹",
    "e\u0301",
    "\u202eabc\u202c",
    "\r\n",
    "\u00ad",
    "[3]",
    ". ",
    " ",
    "1,200",
]


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), min_size=1, max_size=25))
def test_every_place_of_the_output_is_a_place_of_the_given_text(coder: LineCoder, parts: list[str]) -> None:
    text = "".join(parts)
    told = json.loads(coder(Line("lines 1", json.dumps({"id": 1, "text": text}).encode())).text)
    for place in spans_of(told):
        assert 0 <= place["start"] <= place["end"] <= len(text)
        if "quote" in place:
            assert text[place["start"] : place["end"]] == place["quote"]


@pytest.mark.parametrize(
    ("content", "identity"),
    [
        (b"not json", None),
        (b'{"id": "a"}', "a"),
        (b'{"id": "a", "text": 5}', "a"),
        (b'{"id": "a", "text": ""}', "a"),
        (b"[1, 2]", None),
        (b'{"id": {}, "text": ""}', None),
        (b'{"id": NaN, "text": ""}', None),
        (b'{"id": "a", "text": "\xff\xfe"}', "a"),
        (b"[" * 100_000, None),
        (b'{"id": "a", "text": "It rained.", "date": 5}', "a"),
    ],
)
def test_a_line_that_cannot_be_used_becomes_an_error_with_its_id(
    coder: LineCoder, content: bytes, identity: str | None
) -> None:
    line = coder(Line("lines 3", content))
    told = json.loads(line.text)
    assert line.failed
    assert told.keys() == {"id", "error"}
    assert told["id"] == identity
    assert "lines 3" in told["error"]


def test_a_line_coder_can_be_sent_to_another_process(coder: LineCoder) -> None:
    sent = pickle.loads(pickle.dumps(coder))  # noqa: S301  our own bytes
    line = Line("lines 1", json.dumps({"id": 1, "text": VISIT}).encode())
    assert sent(line) == coder(line)
    assert isinstance(sent(line), CodedLine)


# --- the ledger for other programs


def test_a_rendered_ledger_names_documents_by_their_path() -> None:
    told = ledger_fields(result()[0])
    assert list(told) == ["documents", "origins", "incidents", "threads", "commitments", "conflicts"]
    assert told["origins"] == [["pile/doc-1.txt"]]
    assert told["conflicts"][0]["document"] == "pile/doc-1.txt"
    assert told["incidents"][0]["events"][0]["evidence"]["quote"] == TEXT[:37]


def test_a_coding_without_anything_still_renders_every_field() -> None:
    assert set(coding_fields(document(), Coding("doc-1", "cues"))) == KEYS - {"id"}
