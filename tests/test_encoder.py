"""The encoder reads a sentence once and every head answers; without its weights it says so and what to do."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from foedus.coding.encoder import EncoderCoder, _settled
from foedus.coding.frames import parties_of
from foedus.coding.lines import Line, read_line
from foedus.coding.refusals import RefusalReader
from foedus.errors import BadInput
from foedus.language.encoder import EncoderAnalyzer
from foedus.language.pieces import SHAPES, shape_of
from foedus.language.weights_file import FILES, open_weights
from foedus.records import Coding, Frame, FrameRole
from texts import analysis, codebook, coding, document

WEIGHTS = Path(__file__).parent.parent / "src" / "foedus" / "language" / "weights"
needs_weights = pytest.mark.skipif(
    not (WEIGHTS / "reader.onnx").is_file(), reason="no trained weights in this checkout: make model"
)


@cache
def reader() -> tuple[EncoderAnalyzer, EncoderCoder]:
    return EncoderAnalyzer(codebook()), EncoderCoder(codebook())


def coded(text: str) -> Coding:
    analyzer, coder = reader()
    made = document(text)
    return coder.code(made, analyzer.analyze(made))


def test_the_shape_of_a_word_is_its_case() -> None:
    assert [SHAPES[shape_of(word)] for word in ("rome", "Rome", "NATO", "McCain", "2025", "—")] == [
        "lower", "Title", "UPPER", "miXed", "digit", "other",
    ]  # fmt: skip


def test_missing_weights_are_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--coder cues"):
        open_weights(tmp_path)


@needs_weights
def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes((WEIGHTS / name).read_bytes())
    content = bytearray((tmp_path / "reader.onnx").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "reader.onnx").write_bytes(content)
    with pytest.raises(BadInput, match="damaged"):
        open_weights(tmp_path)


@needs_weights
def test_a_broken_description_is_refused(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes((WEIGHTS / name).read_bytes())
    (tmp_path / "about.json").write_text(json.dumps({"sha256": "x"}), encoding="utf-8")
    with pytest.raises(BadInput, match="description"):
        open_weights(tmp_path)


@needs_weights
def test_an_act_in_plain_words_is_seen() -> None:
    (event,) = coded("Serbia condemned the arrest of two priests by Kosovo.").events
    assert event.type.value == "ACCUSE"
    assert {party.code for party in event.actors} == {"SRB"}


@needs_weights
def test_advice_and_metaphor_are_no_acts() -> None:
    assert coded("Brussels should rethink its posture. The board is set, and the pawns are restless.").events == ()


@needs_weights
def test_who_says_so_is_tied_to_what_is_said() -> None:
    text = "The Kenyan foreign minister said the talks with Uganda had failed."
    (report,) = coded(text).attributions
    assert report.source is not None
    assert "foreign minister" in report.source.gives(text)
    assert "talks with Uganda" in report.content.gives(text)


@needs_weights
def test_a_document_is_read_the_same_in_any_company() -> None:
    alone = coded("Peru expelled three diplomats.").events
    text = "Peru expelled three diplomats. A much longer sentence about the weather in the mountains follows it here."
    together = coded(text).events
    assert [(e.type, e.trigger) for e in alone] == [(e.type, e.trigger) for e in together][: len(alone)]


LAWN = "The grass was cut. " * 12


@needs_weights
def test_what_names_nobody_far_from_any_name_is_left_unread() -> None:
    analyzer, _ = reader()
    read = [s.is_encoded for s in analyzer.analyze(document(f"{LAWN}Peru expelled three diplomats. {LAWN}")).sentences]
    assert read == [False] * 11 + [True] * 3 + [True] + [False] * 10


@needs_weights
def test_a_short_text_is_read_whole_and_all_of_any_on_request() -> None:
    analyzer, _ = reader()
    assert all(sentence.is_encoded for sentence in analyzer.analyze(document("It rained. It went on.")).sentences)
    everything = EncoderAnalyzer(codebook(), reads_all=True)
    assert all(sentence.is_encoded for sentence in everything.analyze(document(LAWN)).sentences)


@needs_weights
def test_one_deed_is_one_promise() -> None:
    promises = coded("Chile has promised and vowed to rebuild the bridge at Tacna by 2027.").commitments
    assert len(promises) == 1


@needs_weights
def test_a_thing_of_a_party_that_negates_something_is_no_act_of_the_party() -> None:
    assert coded("Peru's strong lean towards Chile does not negate its promise to Bolivia.").events == ()


@needs_weights
def test_people_of_one_country_can_stand_against_each_other() -> None:
    text = "Senator Halvorsen despises Governor Prentice."
    (stance,) = [one for one in coded(text).stances if one.holder.start == 0]
    assert stance.polarity < 0
    assert "Prentice" in text[stance.towards.start : stance.towards.end]


@needs_weights
def test_the_sentence_has_a_tree_in_step_with_its_words() -> None:
    analyzer, _ = reader()
    (sentence,) = analyzer.analyze(document("Norway's navy sank two empty boats.")).sentences
    words = ["Norway", "'s", "navy", "sank", "two", "empty", "boats", "."]
    assert len(sentence.tree) == len(words)
    told = {
        word: (tree.relation, words[tree.head] if tree.head >= 0 else "")
        for word, tree in zip(words, sentence.tree, strict=True)
    }
    assert told["sank"][0] == "root"
    assert told["navy"] == ("nsubj", "sank")
    assert told["boats"] == ("obj", "sank")


@needs_weights
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "🇮🇹 👩‍🚀",
        "RUSSIA CONDEMNS U.S. STRIKE",
        "a\u200bb\u00adc مرحبا met שלום.",
        "word " * 5_000,
        "1 | 2 | 3\n4 | 5 | 6",
    ],
    ids=["empty", "blank", "emoji", "capitals", "invisible", "endless", "table"],
)
def test_odd_input_is_read_without_harm(text: str) -> None:
    found = coded(text)
    for event in found.events:
        assert text[event.evidence.start : event.evidence.end] == event.evidence.quote


def test_an_unsure_type_gives_way_to_a_full_wording_of_the_codebook() -> None:
    text = "Canada imposed sanctions on Haiti."
    line, cued = line_of(text), coding(text).events
    unsure = Frame("event", "AID", 1, 0.4, ())
    assert _settled(line, unsure, cued).label == "SANCTION"
    assert _settled(line, replace(unsure, score=0.9), cued).label == "AID"


def line_of(text: str) -> Line:
    return read_line(text, analysis(text).sentences[0])


@pytest.mark.parametrize(
    ("text", "label", "told"),
    [
        ("Turkey will not lift the ban on Greek fish.", "CONCEDE", ("REJECT", "yield")),
        ("Turkey said that it would never release the crew.", "RETREAT", ("REJECT", "yield")),
        ("Portugal won't send trainers to Mozambique.", "AID", ("REJECT", "assist")),
        ("Portugal did not send trainers to Mozambique.", "AID", ("AID", None)),
        ("Portugal will send trainers to Mozambique.", "AID", ("AID", None)),
        ("Serbia will not attack Kosovo.", "ASSAULT", ("ASSAULT", None)),
    ],
)
def test_who_says_that_he_will_not_do_a_friendly_act_refuses_it(
    text: str, label: str, told: tuple[str, str | None]
) -> None:
    line = line_of(text)
    verb = next(at for at, word in enumerate(line.lower) if word in ("lift", "release", "send", "attack"))
    found = RefusalReader(codebook().grammar).settled(line, Frame("event", label, verb, 0.8, ()))
    assert (found.label, found.mode) == told


def parties_by_words(text: str, actor: str, *, source: str = "", content: str = "") -> list[tuple[str, str]]:
    """Code and words of the actors of a frame that lies on `actor`, beside a report by `source` of `content`."""
    line = line_of(text)

    def part(role: str, words: str) -> FrameRole:
        start = text.index(words)
        return FrameRole(role, line.word_at(start), line.word_at(start + len(words) - 1) + 1, 0.9)

    report = Frame("says", "says", 0, 0.9, (part("source", source), part("content", content))) if source else None
    frames = (report,) if report else ()
    line = replace(line, sentence=replace(line.sentence, frames=frames))
    found = parties_of(line, Frame("event", "SANCTION", 0, 0.9, (part("actor", actor),)), "actor")
    return [(party.code, text[party.start : party.end]) for party in found]


def test_a_pronoun_is_shown_where_the_sentence_names_its_party() -> None:
    assert parties_by_words("Poland confirmed that it had expelled them.", "it") == [("POL", "Poland")]
    assert parties_by_words("It had expelled them, Poland confirmed.", "It") != [("POL", "Poland")]


def test_who_opens_a_report_with_they_is_whoever_speaks() -> None:
    text = "Highland guerrillas said they will free two guards."
    given = {"source": "Highland guerrillas", "content": "they will free two guards"}
    assert parties_by_words(text, "they", **given) == [("UNK", "Highland guerrillas")]
    assert parties_by_words(text, "they") == [("UNK", "they")]
