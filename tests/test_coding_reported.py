"""Who says, wants, fears or refuses what, read from trees written by hand."""

from __future__ import annotations

import pytest

from factories import document
from foedus.codebook.grammar import load_grammar
from foedus.codebook.reported import CLAUSES, PREPOSITIONS, load_reported
from foedus.coding.inflections import read_irregular
from foedus.coding.lines import Line, read_line
from foedus.coding.quotations import carried_on, find_quotations
from foedus.coding.reported import ReportedReader
from foedus.coding.turns import read_turns
from foedus.coding.voices import VoiceReader
from foedus.records import Attribution, Sentence, Span, TreeWord

READER = ReportedReader(load_reported(), load_grammar())
Told = tuple[str, str, str]  # source, cue, content


def line(tree: str) -> Line:
    """Words as "word/head/relation/TAG", heads counted from 1 and 0 for the root."""
    text, words, above = "", [], []
    for entry in tree.split():
        word, head, relation, tag = entry.rsplit("/", 3)
        text += " " if text and word not in ",.:;" else ""
        words.append(Span(len(text), len(text) + len(word)))
        text += word
        above.append(TreeWord(int(head) - 1, relation, tag))
    return read_line(text, Sentence(0, len(text), 0, tuple(words), (), tree=tuple(above)))


def told(tree: str) -> list[Told]:
    one = line(tree)
    found = READER.read(one)
    return [
        (each.source.gives(one.text) if each.source else "", each.cue.gives(one.text), each.content.gives(one.text))
        for each in found
    ]


SENTENCES: list[tuple[str, Told]] = [
    (
        "Oslo/4/nsubj/PROPN has/4/aux/AUX not/4/advmod/PART said/0/root/VERB that/7/mark/SCONJ ports/7/nsubj/NOUN "
        "closed/4/ccomp/VERB ././4/punct/PUNCT".replace("././4", "./4"),
        ("Oslo", "has not said", "that ports closed"),
    ),
    (
        "Ports/2/nsubj/NOUN closed/0/root/VERB ,/5/punct/PUNCT she/5/nsubj/PRON said/2/parataxis/VERB ./2/punct/PUNCT",
        ("she", "said", "Ports closed"),
    ),
    (
        "Peru/2/nsubj/PROPN refuses/0/root/VERB to/4/mark/PART sign/2/xcomp/VERB the/6/det/DET pact/4/obj/NOUN "
        "./2/punct/PUNCT",
        ("Peru", "refuses to", "sign the pact"),
    ),
    (
        "Unions/2/nsubj/NOUN spoke/0/root/VERB out/2/compound:prt/ADP about/6/case/ADP low/6/amod/ADJ pay/2/obl/NOUN "
        "./2/punct/PUNCT",
        ("Unions", "spoke out about", "low pay"),
    ),
    (
        "Farmers/4/nsubj/NOUN have/4/aux/AUX been/4/cop/AUX critical/0/root/ADJ of/7/case/ADP the/7/det/DET "
        "levy/4/obl/NOUN ./4/punct/PUNCT",
        ("Farmers", "have been critical of", "the levy"),
    ),
    (
        "Kenya/4/nmod:poss/PROPN 's/1/case/PART loud/4/amod/ADJ criticism/8/nsubj/NOUN of/7/case/ADP the/7/det/DET "
        "tariff/4/nmod/NOUN grew/0/root/VERB",
        ("Kenya", "criticism of", "the tariff"),
    ),
    (
        "Chad/2/nsubj/PROPN voiced/0/root/VERB concern/2/obj/NOUN about/6/case/ADP the/6/det/DET border/3/nmod/NOUN",
        ("Chad", "voiced concern about", "the border"),
    ),
    (
        "The/2/det/DET plan/4/nsubj:pass/NOUN was/4/aux:pass/AUX backed/0/root/VERB by/6/case/ADP "
        "Fiji/4/obl:agent/PROPN",
        ("Fiji", "was backed", "The plan"),
    ),
    (
        "According/3/case/VERB to/1/fixed/ADP Lima/6/obl/PROPN ,/3/punct/PUNCT rates/6/nsubj/NOUN fell/0/root/VERB",
        ("Lima", "According to", "rates fell"),
    ),
    (
        "Envoys/0/root/NOUN who/3/nsubj/PRON fear/1/acl:relcl/VERB talks/5/nsubj/NOUN failed/3/ccomp/VERB",
        ("Envoys", "fear", "talks failed"),
    ),
    (
        "Mali/2/nsubj/PROPN met/0/root/VERB Togo/2/obj/PROPN and/5/cc/CCONJ urged/2/conj/VERB more/7/amod/ADJ "
        "restraint/5/obj/NOUN",
        ("Mali", "urged", "more restraint"),
    ),
    (
        "Ghana/2/nsubj/PROPN made/0/root/VERB clear/2/xcomp/ADJ that/6/mark/SCONJ talks/6/nsubj/NOUN "
        "failed/3/ccomp/VERB",
        ("Ghana", "clear", "that talks failed"),
    ),
]


@pytest.mark.parametrize(("tree", "expected"), SENTENCES, ids=[" ".join(each[1]) for each in SENTENCES])
def test_a_report_is_read_with_its_source_cue_and_content(tree: str, expected: Told) -> None:
    assert told(tree) == [expected]


def test_a_sentence_that_was_not_parsed_tells_nothing() -> None:
    one = line("Oslo/2/nsubj/PROPN denied/0/root/VERB the/4/det/DET claim/2/obj/NOUN")
    bare = read_line(one.text, Sentence(0, len(one.text), 0, one.sentence.words, ()))
    assert READER.read(one) != ()
    assert READER.read(bare) == ()


def test_it_is_said_names_nobody() -> None:
    assert told("There/2/expl/PRON is/0/root/VERB hope/2/nsubj/NOUN for/5/case/ADP peace/3/nmod/NOUN") == []


def test_a_deed_that_is_no_word_about_anything_is_left_alone() -> None:
    assert told("Oslo/2/nsubj/PROPN built/0/root/VERB a/4/det/DET port/2/obj/NOUN") == []


def test_a_verb_with_a_particle_is_another_verb() -> None:
    doing = "Oslo/2/nsubj/PROPN turned/0/root/VERB off/2/compound:prt/ADP the/5/det/DET lamp/2/obj/NOUN"
    refusing = doing.replace("off", "down").replace("lamp", "offer")
    assert told(doing) == []
    assert told(refusing) == [("Oslo", "turned down", "the offer")]


def test_every_word_of_the_codebook_stands_once_in_its_table_and_takes_something() -> None:
    for group in load_reported().groups:
        assert group.takes, group.name
        assert group.takes <= {*CLAUSES, *PREPOSITIONS}, group.name
        assert len(set(group.words)) == len(group.words), group.name


def test_the_codebook_knows_more_than_five_hundred_words() -> None:
    assert len({(group.part, word) for group in load_reported().groups for word in group.words}) > 500


@pytest.mark.parametrize(("form", "lemma"), [("foresaw", "foresee"), ("quipped", "quip"), ("felt", "feel")])
def test_irregular_forms_are_known(form: str, lemma: str) -> None:
    assert form in read_irregular(load_reported().irregular).verb_forms(lemma)


def test_quotations_are_found_with_both_kinds_of_marks_and_over_paragraphs() -> None:
    text = 'A "plain" mark. “Curly. Two.” “First.\n\n“Second.” Then “lost\nnext” end.'
    assert [place.gives(text) for place in find_quotations(text)] == [
        '"plain"',
        "“Curly. Two.”",
        "“First.\n\n“Second.”",
    ]


def said(text: str, source: str, cue: str, content: str) -> Attribution:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    return Attribution(span(source), span(cue), span(content))


def sentences(text: str, *parts: str) -> list[Span]:
    return [Span(text.index(part), text.index(part) + len(part)) for part in parts]


def test_a_quoted_content_is_as_long_as_its_quotation() -> None:
    text = "“Ports closed. Ships left,” she said."
    widened, following = carried_on(
        text, [said(text, "she", "said", "Ships left")], sentences(text, "“Ports closed.", "Ships left,” she said.")
    )
    assert [each.content.gives(text) for each in widened] == ["Ports closed. Ships left"]
    assert following == ()


def test_what_is_quoted_right_after_a_speaker_is_said_by_the_same() -> None:
    text = "“Ports closed,” she said. “Ships left.” Nobody else spoke. “No,” he said."
    parts = sentences(text, "“Ports closed,” she said.", "“Ships left.”", "Nobody else spoke.", "“No,” he said.")
    told = [said(text, "she", "said", "Ports closed"), said(text, "he", "said", "No")]
    widened, following = carried_on(text, told, parts)
    assert [each.content.gives(text) for each in widened] == ["Ports closed", "No"]
    assert [(each.source.gives(text) if each.source else "", each.content.gives(text)) for each in following] == [
        ("she", "Ships left.")
    ]


def turns(text: str, *names: str) -> list[tuple[str, str]]:
    found = read_turns(text, [Span(text.index(name), text.index(name) + len(name)) for name in names])
    return [(each.source.gives(text) if each.source else "", each.content.gives(text)) for each in found]


def test_in_a_transcript_each_turn_runs_to_the_next() -> None:
    text = "HOST: Who pays?\nGUEST: The city pays.\nThat is fair.\n(Applause.)\nHOST: Really?\nGUEST: Yes.\nThe end."
    assert turns(text) == [
        ("HOST", "Who pays?"),
        ("GUEST", "The city pays.\nThat is fair."),
        ("HOST", "Really?"),
        ("GUEST", "Yes."),
    ]


def test_a_known_name_before_a_colon_speaks_and_another_word_does_not() -> None:
    assert turns("Jane Roe: Ports must open.\nCorrection: It was Monday.", "Jane Roe") == [
        ("Jane Roe", "Ports must open.")
    ]


def test_a_signed_quotation_is_that_of_who_signs_it() -> None:
    assert turns("“Ports must open at once.” — Jane Roe\n“No name.” And more — much more.") == [
        ("Jane Roe", "Ports must open at once.")
    ]


def test_what_somebody_else_tells_is_left_to_him() -> None:
    one = line(
        "Oslo/2/nsubj/PROPN denied/0/root/VERB that/6/mark/SCONJ the/5/det/DET union/6/nsubj/NOUN wants/2/ccomp/VERB "
        "higher/8/amod/ADJ pay/6/obj/NOUN"
    )
    assert told_by(one, []) == [("denied", "that the union wants higher pay")]
    heard = [said(one.text, "Oslo", "denied", "the union wants higher")]
    assert told_by(one, heard) == [("denied", "that the union wants higher pay")]


def told_by(one: Line, heard: list[Attribution]) -> list[tuple[str, str]]:
    voices = VoiceReader(load_reported(), load_grammar()).complete(document(one.text), [one], heard)
    return [(each.cue.gives(one.text), each.content.gives(one.text)) for each in voices]
