"""Texts that are read together are told as if each were read alone, and nobody waits for a line not yet written."""

from __future__ import annotations

import io
import json

import pytest

from foedus.cli import batches
from foedus.workspace import Workspace
from foedus.workspace.batch import Line, LineCoder
from foedus.workspace.chunking import taken_together
from texts import document

TEXTS = (
    "Peru expelled three diplomats.",
    "Kenya and Uganda signed a transit treaty in Nairobi on 3 March 2025. The Kenyan minister praised it.",
    "",
    "Ghana condemned the raid. Togo did not.",
)


def test_documents_are_taken_together_up_to_a_size_and_a_long_one_stands_alone() -> None:
    documents = [document(text) for text in ("a" * 40, "b" * 50, "c" * 500, "d" * 10)]
    taken = [[each.text[0] for each in together] for together in taken_together(documents, 100)]
    assert taken == [["a", "b"], ["c"], ["d"]]


@pytest.mark.parametrize("coder", ["cues", "encoder"])
def test_company_changes_nothing_that_is_told(coder: str) -> None:
    workspace = Workspace(coder=coder)
    documents = [document(text) for text in TEXTS]
    assert list(workspace.code_each(documents)) == [workspace.code_one(each) for each in documents]


def test_a_broken_line_among_others_is_told_in_its_place() -> None:
    lines = [
        Line(f"line {number}", json.dumps({"id": number, "text": text}).encode()) for number, text in enumerate(TEXTS)
    ]
    lines.insert(1, Line("line x", b"{"))
    coder = LineCoder(coder="cues")
    told = coder.code_together(lines)
    assert told == tuple(coder(line) for line in lines)
    assert "error" in json.loads(told[1].text)


def test_a_line_is_handed_on_when_it_has_come_and_not_when_the_next_has() -> None:
    class Trickle(io.BytesIO):
        """Gives one line at a time, as a pipe whose writer waits for answers."""

        def read1(self, _size: int | None = -1, /) -> bytes:
            return self.readline()

    stream = io.BufferedReader(io.BytesIO(b"one\n\ntwo\r\nthree"))
    assert [[line.content for line in lines] for lines in batches._arriving("-", stream)] == [
        [b"one", b"two"],
        [b"three"],
    ]
    (first, *rest) = batches._arriving("-", Trickle(b"one\ntwo\n"))  # type: ignore[arg-type]
    assert [line.where for line in first] == ["stdin line 1"]
    assert [line.where for lines in rest for line in lines] == ["stdin line 2"]


def test_a_line_that_is_too_long_is_cut_and_the_next_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "LONGEST_LINE", 10)
    monkeypatch.setattr(batches, "BLOCK", 4)
    stream = io.BufferedReader(io.BytesIO(b"x" * 37 + b"\nshort\n"))
    found = [line for lines in batches._arriving("-", stream) for line in lines]
    assert [(line.where, line.content) for line in found] == [("stdin line 1", b"x" * 10), ("stdin line 2", b"short")]
