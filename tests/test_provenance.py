"""Whose word it is that stands in a document: its own, or that of a text from which the passage was taken over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factories import coding, dependency, document, event, quantity, stance
from foedus.assessing import assess
from foedus.measuring import measure
from foedus.reconciling import reconcile
from foedus.records import BorrowedPassage, Coding, Document, Dyad, EvidenceSpan, FindingKind, Ledger, Origin, Span
from foedus.records.provenance import provenance_of
from newsroom import long_report

TODAY = date(2025, 12, 1)
RELEASE = """The harbour pilots of Vardø guided 1,274 tankers past the wreck of the Solveig last winter. Fog sirens
failed on eleven nights, and the coastal radio at Kiberg logged 88 collisions narrowly avoided. Dredging crews will
widen the fairway before the herring season, and Norway met Japan over rusting buoys. Japan leans on Norway for cod
liver oil in every canteen. A clerk counted 3,907 crates of spoiled herring along the quay. Norway and Japan will
sign an agreement."""


@pytest.fixture(scope="module")
def pile() -> tuple[Document, Document, Document]:
    """A release, an independent note, and a long report that prints the release in its middle."""
    release = document(RELEASE.replace("\n", " "), source="Press office", published="2025-09-28")
    report = long_report("second", seed=3, words=900, holding=release.text)
    own = " Some 512 seals were counted there. Norway admires Japan for its lanterns."
    note = document("A note. Some 512 seals were counted.", source="Seal watch", published="2025-09-29")
    return release, document(report.text + own, source=report.source, published="2025-09-30"), note


def told(where: Document) -> Coding:
    text = where.text
    figures = (("1,274", 1274, "tankers"), ("512", 512, "seals"))
    said = [quantity(where, number, value, what) for number, value, what in figures if number in text]
    acts = [event(where, words) for words in ("met Japan over", "sign an agreement") if words in text]
    leaning = [dependency(where, "leans on Norway", "JPN", "NOR", "oil")] if "leans on" in text else []
    stances = [stance(where, "admires Japan", "NOR", "JPN", 1.0)] if "admires" in text else []
    return coding(where, *said, *acts, *leaning, *stances)


@pytest.fixture(scope="module")
def ledger(pile: tuple[Document, ...]) -> Ledger:
    return reconcile(pile, [told(one) for one in pile], memberships=(), today=TODAY)


def test_a_figure_in_a_paragraph_taken_over_bears_nothing_out(ledger: Ledger) -> None:
    thread = next(one for one in ledger.threads if one.measures == "tankers")
    assert len({claim.evidence.document for claim in thread.claims}) == 2
    assert len(thread.origins) == 1
    assert thread.borne_out == (0, 0)


def test_what_a_report_tells_outside_the_paragraph_is_its_own_word(ledger: Ledger) -> None:
    thread = next(one for one in ledger.threads if one.measures == "seals")
    assert len(thread.origins) == 2
    assert thread.borne_out == (1, 1)


def test_an_act_told_in_a_paragraph_taken_over_is_told_once(ledger: Ledger) -> None:
    (incident,) = ledger.incidents
    assert len(incident.events) == 4, "two sentences in two documents, one in plain words at the end of the paragraph"
    assert len(incident.origins) == 1
    assert incident.confidence == pytest.approx(0.8), "a copy adds nothing to what one witness is worth"


def test_measures_count_a_paragraph_taken_over_with_its_origin(ledger: Ledger, pile: tuple[Document, ...]) -> None:
    measures = measure(ledger, today=TODAY)
    (edge,) = measures.dependencies
    assert len(edge.evidence) == 2
    assert edge.origins == 1
    states = (one for one in measures.relations if one.dyad == Dyad("NOR", "JPN"))
    state = next(one for one in states if one.domain is None and one.period.is_unknown)
    assert state.origins == 2, "the release, and what the report tells by itself"
    release, report, _ = pile
    profile = next(one for one in measures.sources if one.source == report.source)
    assert len(profile.origins) == 2, "its own, and that of the paragraph"
    assert len(next(one for one in measures.sources if one.source == release.source).origins) == 1


def test_a_finding_names_the_report_that_took_over_a_paragraph(ledger: Ledger) -> None:
    found = assess(ledger, measure(ledger, today=TODAY), about=(), names={}, today=TODAY).findings
    (told,) = (one for one in found if one.kind is FindingKind.INDEPENDENCE)
    assert told.sentence.startswith("The Press office and a passage of Institute for Long Reports go back to one")
    assert {span.document for span in told.evidence} == told_in(ledger)


def told_in(ledger: Ledger) -> set[str]:
    """Documents of an origin with a passage, and those that hold the passage."""
    sharing = [origin for origin in ledger.origins if origin.passages]
    own = {name for origin in sharing for name in origin.documents}
    return own | {one.evidence.document for origin in sharing for one in origin.passages}


def passage(where: Document, start: int, end: int) -> BorrowedPassage:
    return BorrowedPassage(EvidenceSpan.cut(where.id, where.text, Span(start, end)), 0.9)


def test_a_paragraph_that_went_through_several_hands_goes_back_to_one_origin_from_each() -> None:
    first, second, third = (document(f"{name} text of forty characters or so, no less.") for name in "ABC")
    found = provenance_of(
        (
            Origin("origin-1", (second.id,), 1.0, passages=(passage(third, 5, 30),)),
            Origin("origin-2", (first.id,), 1.0, passages=(passage(second, 5, 30), passage(third, 5, 30))),
            Origin("origin-3", (third.id,), 1.0),
        )
    )
    places = [EvidenceSpan.cut(one.id, one.text, Span(5, 30)) for one in (first, second, third)]
    assert {found.at(place) for place in places} == {"origin-2"}
    assert found.at(replace(places[2], start=30, end=44)) == "origin-3"
    assert found.of(third.id) == "origin-3"


def test_a_document_that_no_origin_knows_is_its_own() -> None:
    where = document("A note.")
    found = provenance_of(())
    assert found.of(where.id) == found.at(EvidenceSpan.cut(where.id, where.text, Span(0, 7))) == where.id
