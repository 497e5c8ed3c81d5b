"""The five seed documents are read as a person reads them (skipped where the folder is not there)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foedus.reading import read_paths
from foedus.records import Document, Zone

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not here")


@pytest.fixture(scope="module")
def seeds() -> dict[str, Document]:
    pile = read_paths([str(SEEDS)])
    assert pile.is_whole
    return {Path(document.path).name[:3]: document for document in pile.documents}


def zones(document: Document) -> set[Zone]:
    return {block.zone for block in document.blocks}


def test_dates_are_those_that_the_documents_print(seeds: dict[str, Document]) -> None:
    days = {name: document.published.earliest for name, document in seeds.items()}
    assert days == {
        "000": None,
        "001": date(2025, 5, 14),
        "002": date(2025, 4, 18),
        "003": None,
        "004": date(2025, 4, 18),
    }


def test_sources_and_authors_are_those_that_the_documents_print(seeds: dict[str, Document]) -> None:
    assert seeds["001"].source.endswith("(IAI)")
    assert [seeds[name].source for name in ("000", "002", "003", "004")] == ["", "NewsVane", "", "BreakingCentral"]
    assert [len(seeds[name].authors) for name in sorted(seeds)] == [0, 1, 1, 0, 1]


def test_the_think_tanks_notes_and_closing_page_are_no_body(seeds: dict[str, Document]) -> None:
    document = seeds["001"]
    body = "\n".join(document.text[block.start : block.end] for block in document.blocks if block.zone is Zone.BODY)
    assert [note.mark for note in document.notes] == list("1234567")
    assert all(note.anchor is not None for note in document.notes)
    assert {Zone.BYLINE, Zone.HEADING, Zone.FOOTNOTE, Zone.CLOSING, Zone.DATELINE} <= zones(document)
    assert all(sign not in body for sign in ("<sup>", "http", "sup>", "@", "+39"))


def test_no_paragraph_of_the_think_tank_breaks_off(seeds: dict[str, Document]) -> None:
    document = seeds["001"]
    texts = [document.text[block.start : block.end] for block in document.blocks if block.zone is Zone.BODY]
    assert all(text[-1] in ".?!" for text in texts)


def test_the_word_count_is_furniture_and_the_quoted_line_a_title(seeds: dict[str, Document]) -> None:
    document = seeds["003"]
    last = document.blocks[-1]
    assert last.zone is Zone.FURNITURE
    assert document.blocks[0].zone is Zone.TITLE
    assert not document.title.startswith("“")
    assert zones(seeds["000"]) == {Zone.BODY}
