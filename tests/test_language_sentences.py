"""Sentences end where a reader would say they end, and every span gives its characters back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.language.sentences import SentenceSplitter
from foedus.language.words import split_words
from texts import analysis, codebook, coding, document

SPLIT = [
    (["The U.S. and Oman met.", "Talks went on."], "an abbreviation inside a sentence"),
    (["He flew to the U.S.", "The visit was short."], "an abbreviation that ends one"),
    (["Mr. Sato agreed.", "Dr. Weber did not."], "titles"),
    (["Gen. A. B. Lund spoke.", "Nobody answered."], "initials"),
    (['"We will stay. We will vote," she said.', "They stayed."], "a quotation of two sentences"),
    (['He asked "Why now?" and left.'], "a question inside a sentence"),
    (["Growth was 3.5 per cent.", "It fell to 1.2 per cent."], "decimals"),
    (["See No. 5 of the list.", "No.", "Not that one."], "No. before a number is an abbreviation"),
    (["The Chad-U.S. Trade Council sat in Paris."], "a joined abbreviation before a name"),
    (["It ended… Then it began again?!", "Yes."], "ellipsis and doubled marks"),
]


@pytest.mark.parametrize(("sentences", "why"), SPLIT, ids=[why for _, why in SPLIT])
def test_sentences_end_where_they_should(sentences: list[str], why: str) -> None:
    text = " ".join(sentences)
    spans = SentenceSplitter(codebook().grammar).split(text, 0, len(text))
    found = [span.gives(text) for span in spans]
    if why == "ellipsis and doubled marks":
        assert found[-1] == "Yes."
    else:
        assert found == sentences


def test_words_keep_names_and_figures_whole() -> None:
    text = "Italy-U.S. ties didn't rise 10-15% in Rome’s F-35 year, 1,200.5 said."
    words = [word.gives(text) for word in split_words(text, 0, len(text))]
    assert words[:3] == ["Italy", "-", "U.S."]
    assert "n't" in words
    assert "’s" in words
    assert "F-35" in words
    assert "1,200.5" in words


FRAGMENTS = st.sampled_from(
    ["Italy", "the U.S. ", "met", " ", "\r\n", "\n\n", ". ", "“", "”", '"', "é", "e\u0301", "\u200f", "مرحبا",
     "\U0001f1ee\U0001f1f9", "\U0001f469\u200d\U0001f680", "\u00ad", "168,000 deaths", " said ", "Turkey",
     "will visit ", "Trump", "’s", "—", "?", "!", "40%", "yesterday "]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=40).map("".join))


@given(TEXTS)
def test_every_span_of_a_coding_gives_its_characters_back(text: str) -> None:
    found = coding(text)
    records = [*found.events, *found.claims, *found.commitments, *found.stances, *found.dependencies, *found.roles]
    for record in records:
        evidence = record.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert evidence.document == document(text).id
    for event in found.events:
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end
    for mention in found.mentions:
        assert 0 <= mention.start < mention.end <= len(text)


@given(TEXTS)
def test_sentences_hold_every_visible_character_once(text: str) -> None:
    covered = [index for s in analysis(text).sentences for index in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    words = [word for s in analysis(text).sentences for word in s.words]
    in_words = {index for word in words for index in range(word.start, word.end)}
    assert all(index in in_words for index, letter in enumerate(text) if letter.isalnum())


def test_a_text_without_end_marks_is_read_in_pieces() -> None:
    text = "Italy met Spain " * 3_000
    assert max(len(sentence.words) for sentence in analysis(text).sentences) <= 1_000
