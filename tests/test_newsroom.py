"""Origins in a generated newsroom: two hundred documents, forty briefings, rewrites of five strengths."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from factories import document
from foedus.reconciling.origins import OriginIndex, find_origins
from foedus.records import Coding, Document, Origin
from foedus.records.provenance import provenance_of
from foedus.storing.codec import decode, encode
from foedus.workspace import Workspace
from foedus.workspace.ledger_rendering import ledger_fields
from newsroom import REWRITINGS, Story, copy_of, long_report, newsroom, pairs_of, topics_of

BANK, SEED = "second", 11  # no constant was fitted on this bank
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["origins"]


@pytest.fixture(scope="module")
def stories() -> tuple[Story, ...]:
    return newsroom(BANK, seed=SEED)


@pytest.fixture(scope="module")
def codings(stories: tuple[Story, ...]) -> tuple[Coding, ...]:
    return Workspace(today=date(2025, 11, 20), coder="cues").code([story.document for story in stories])


@pytest.fixture(scope="module")
def index(stories: tuple[Story, ...], codings: tuple[Coding, ...]) -> OriginIndex:
    return OriginIndex([story.document for story in stories], codings)


def test_the_newsroom_is_what_it_says(stories: tuple[Story, ...]) -> None:
    assert len({story.document.id for story in stories}) == 200
    assert len({story.briefing for story in stories if story.briefing}) == 40
    strengths = [story.strength for story in stories]
    assert {strengths.count(strength) for strength in REWRITINGS} == {32}
    assert strengths.count(None) == 40
    assert newsroom(BANK, seed=SEED) == stories


def test_the_two_banks_share_no_sentence() -> None:
    first, second = (
        {
            wording
            for topic in topics_of(bank)
            for told in (*topic.facts, topic.quotes, topic.commonplaces)
            for wording in told
        }
        for bank in ("first", "second")
    )
    assert min(len(first), len(second)) > 400
    assert not first & second


def test_documents_of_one_briefing_are_found_together(stories: tuple[Story, ...], index: OriginIndex) -> None:
    origin_of = provenance_of(index.origins()).homes
    right = found = wanted = 0
    for one, other in combinations(stories, 2):
        is_found = origin_of[one.document.id] == origin_of[other.document.id]
        is_one = one.briefing is not None and one.briefing == other.briefing
        found, wanted, right = found + is_found, wanted + is_one, right + (is_found and is_one)
    assert 2 * right / (found + wanted) >= FLOORS["newsroom pairwise F1"]


def test_the_probability_of_a_pair_says_how_often_it_is_right(stories: tuple[Story, ...], index: OriginIndex) -> None:
    """Over all pairs on one topic that share enough to be compared."""
    gold = pairs_of(stories)
    compared = [(index.chances[pair], is_one) for pair, is_one in gold.items() if pair in index.chances]
    assert len(compared) > 2 * sum(is_one for _, is_one in compared), "most pairs on one topic are independent"
    assert sum((chance - is_one) ** 2 for chance, is_one in compared) / len(compared) <= FLOORS["newsroom Brier"]
    unsure = [is_one for chance, is_one in compared if chance < 0.1]
    assert sum(unsure) <= 0.1 * len(unsure)


@pytest.mark.parametrize("strength", REWRITINGS)
def test_most_rewrites_of_every_strength_are_found(
    strength: int, stories: tuple[Story, ...], index: OriginIndex
) -> None:
    origin_of = provenance_of(index.origins()).homes
    rewrites = [story for story in stories if story.strength == strength]
    homes = [
        {origin_of[other.document.id] for other in stories if other.briefing == story.briefing and other != story}
        for story in rewrites
    ]
    found = [origin_of[story.document.id] in home for story, home in zip(rewrites, homes, strict=True)]
    assert sum(found) >= 0.8 * len(found)


def test_a_new_document_is_compared_with_its_likes_alone(
    stories: tuple[Story, ...], codings: tuple[Coding, ...]
) -> None:
    *others, last = stories
    coding_of = {coding.document: coding for coding in codings}
    index = OriginIndex([story.document for story in others], codings)
    before = index.compared
    index.add(last.document, coding_of[last.document.id])
    assert index.compared - before <= 40
    assert index.compared - before < before / 20


def test_adding_one_by_one_finds_what_reading_all_at_once_finds(
    stories: tuple[Story, ...], codings: tuple[Coding, ...], index: OriginIndex
) -> None:
    coding_of = {coding.document: coding for coding in codings}
    growing = OriginIndex([story.document for story in stories[:150]], codings)
    for story in stories[150:]:
        growing.add(story.document, coding_of[story.document.id])
    here, there = (provenance_of(one.origins()).homes for one in (growing, index))
    pairs = list(combinations(sorted(here), 2))
    apart = sum((here[one] == here[other]) != (there[one] == there[other]) for one, other in pairs)
    assert apart <= 0.05 * sum(there[one] == there[other] for one, other in pairs)


@pytest.fixture(scope="module")
def borrowing() -> tuple[Document, Document, Document]:
    """A release, a rewrite, and a long report that holds one paragraph of the release."""
    copied = copy_of("first", seed=4)
    release = document(copied, published="2025-09-28", source="Press office")
    rewrite = document(f"What the office wrote.\n\n{copied}\n\nThe office is moving.", published="2025-09-29")
    return release, rewrite, long_report("second", seed=3, words=3000, holding=copied)


def test_a_paragraph_copied_into_a_long_report_is_a_passage_of_its_origin(
    borrowing: tuple[Document, Document, Document],
) -> None:
    release, rewrite, report = borrowing
    assert len(report.text.split()) > 3000
    found = find_origins(borrowing, [])
    (shared,) = (origin for origin in found if release.id in origin.documents)
    assert set(shared.documents) == {release.id, rewrite.id}
    (passage,) = shared.passages
    assert passage.evidence.document == report.id
    assert passage.probability > 0.5
    assert passage.evidence.quote in release.text
    assert len(passage.evidence.quote) > 0.5 * len(release.text)
    assert passage.traces
    assert next(origin for origin in found if report.id in origin.documents).documents == (report.id,)
    assert decode(Origin, encode(shared)) == shared


def test_other_programs_read_the_report_in_both_origins(borrowing: tuple[Document, Document, Document]) -> None:
    workspace = Workspace(today=date(2025, 11, 20), coder="cues")
    told = ledger_fields(workspace.reconcile(borrowing, workspace.code(borrowing)))["origins"]
    release, rewrite, report = (one.path for one in borrowing)
    assert isinstance(told, list)
    assert sorted(told, key=str) == sorted([[report], sorted([release, rewrite, report])], key=str)


def test_a_long_report_without_a_copied_paragraph_stands_alone() -> None:
    release = document(copy_of("first", seed=4), published="2025-09-28", source="Press office")
    found = find_origins([release, long_report("first", seed=8, words=3000)], [])
    assert len(found) == 2
    assert not [origin for origin in found if origin.passages]
