"""Who is named in a sentence, and probabilities that are put right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.language.chances import AS_IT_IS, calibrated
from foedus.language.pieces import shape_of
from foedus.language.standing import group_words, named_in
from foedus.records import NamedWords
from texts import analysis


def test_tables_and_network_name_together() -> None:
    (sentence,) = analysis("Poland thanked Corporal Zyx Quib for it.").sentences
    tags = ["B-LOC", "-", "-", "B-PER", "I-PER", "-", "-", "-"]
    named = named_in(sentence, len(sentence.words), tags)
    assert NamedWords(0, 1) in named  # as the tables have it: the network adds nothing there
    assert len([name for name in named if name.first == 0]) == 1
    assert any(name.first <= 3 and name.last == 5 for name in named)


def test_a_name_that_begins_in_its_middle_is_a_name() -> None:
    (sentence,) = analysis("it was qoph.").sentences
    assert named_in(sentence, 4, ["-", "-", "I-ORG", "-"]) == (NamedWords(2, 3, "ORG"),)


def test_groups_that_go_by_a_name_are_named_and_what_opens_a_sentence_is_not() -> None:
    (sentence,) = analysis("Angry Quibists oppose Zyxian rule.").sentences
    parts = ["ADJ", "NOUN", "VERB", "ADJ", "NOUN", "PUNCT"]
    groups = group_words(parts, [shape_of(word) for word in ("Angry", "Quibists", "oppose", "Zyxian", "rule", ".")])
    assert groups == [1, 3]
    named = named_in(sentence, 6, ["-"] * 6, groups)
    assert NamedWords(3, 4) in named
    assert sum(name.first <= 1 < name.last for name in named) == 1  # once, whether the tables knew it or not


def test_words_past_what_was_read_name_nobody() -> None:
    (sentence,) = analysis("Poland thanked Kenya.").sentences
    assert named_in(sentence, 1, ["-"]) == (NamedWords(0, 1),)


def test_uncalibrated_probabilities_stay() -> None:
    assert calibrated(0.7, AS_IT_IS) == pytest.approx(0.7)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 3), st.floats(-3, 3))
def test_calibration_keeps_the_order(one: float, other: float, slope: float, shift: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= calibrated(low, (slope, shift)) <= calibrated(high, (slope, shift)) <= 1
