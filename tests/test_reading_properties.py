"""Whatever the text, reading it ties every clean character to the original and is the same twice."""

from __future__ import annotations

import json
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import BadInput
from foedus.reading import read_line
from foedus.records import Document, Span

SECONDS = 60  # a walk over the line for each of its signs would take hours
SHARDS = [
    "The minister of Norvania met the envoy. ", "Sudland refused", ".1 ", "<sup>2</sup>", "[3]", "\r\n", "\n\n", "\n",
    "\f", "co-\noperation", "\u00ad", "\u200b", "\u202e", "\ufeff", "é", "e\u0301", "שלום עולם", "مرحبا", "👩‍🚀", "🇮🇹",
    "𝔘𝔫", "https://example.org/a.b,", "(https://example.org)", "&amp;", "&lt;sup&gt;4&lt;/sup&gt;", "&nbsp;", "*bold*",
    "_it_", "## Heading", "- item", "1. item", "[^5]: note", "[text](https://example.org)", "> quote", "14 May 2025",
    "by Ada Lindqvist", "ROME, 3 April 2025 (Wire) - ", "\t", "   ", "\u00a0", "###", "Contact: a@example.org", "¹²",
    "m²", "---", "A", "word ",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(SHARDS), st.text(max_size=8)), min_size=1, max_size=40).map("".join)


def read(text: str) -> Document | None:
    try:
        return read_line(json.dumps({"id": "a", "text": text}), where="test:1")
    except BadInput:
        return None


@given(texts)
@settings(max_examples=200, deadline=None)
def test_every_clean_character_stands_in_the_original(text: str) -> None:
    document = read(text)
    if document is None:
        return
    assert document.original == text
    last = 0
    for piece in document.offsets.pieces:
        assert piece.clean >= last
        assert piece.length > 0
        last = piece.clean + piece.length
        assert document.text[piece.clean : last] == text[piece.original : piece.original + piece.length]
    taken = sorted((piece.original, piece.original + piece.length) for piece in document.offsets.pieces)
    assert all(first[1] <= second[0] for first, second in pairwise(taken))


@given(texts)
@settings(max_examples=200, deadline=None)
def test_blocks_are_ordered_whole_and_apart_and_what_was_removed_is_known(text: str) -> None:
    document = read(text)
    if document is None:
        return
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end <= len(document.text)
        assert document.text[block.start : block.end].strip() == document.text[block.start : block.end]
        last = block.end
    for gone in document.removed:
        assert 0 <= gone.at <= len(document.text)
        assert text[gone.original : gone.original + len(gone.text)] == gone.text
    for note in document.notes:
        assert note.anchor is None or 0 <= note.anchor <= len(document.text)


@given(texts, st.data())
@settings(max_examples=200, deadline=None)
def test_a_span_leads_to_a_stretch_that_holds_its_words(text: str, data: st.DataObject) -> None:
    document = read(text)
    if document is None or not document.offsets.pieces:
        return
    piece = data.draw(st.sampled_from(document.offsets.pieces))
    start = data.draw(st.integers(piece.clean, piece.clean + piece.length - 1))
    end = data.draw(st.integers(start + 1, piece.clean + piece.length))
    place = document.offsets.to_original(Span(start, end))
    assert document.original[place.start : place.end] == document.text[start:end]


@given(texts)
@settings(max_examples=100, deadline=None)
def test_the_same_text_read_twice_is_the_same_document(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize("text", ["broken \ud83d half", "\udc00 word"])
def test_half_a_character_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="surrogate"):
        read_line(json.dumps({"id": "a", "text": text}), where="test:1")


@pytest.mark.parametrize(
    "shard", ["a", "[", "<sup>", "a.1 ", "-\n", " ", "http://", "a.”1 ", "*a", "\u200b", "¹", "<!--"]
)
def test_two_hundred_thousand_signs_on_one_line_are_read_in_linear_time(shard: str) -> None:
    start = time.process_time()
    document = read("The word is here. " + shard * (200_000 // len(shard)) + " and ends.")
    assert document is not None
    assert document.text.startswith("The word is here.")
    assert time.process_time() - start < SECONDS
