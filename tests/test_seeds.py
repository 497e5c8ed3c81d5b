"""What the journey must show on the five seed documents; skipped where they do not lie beside this checkout.

The seeds are named by the first four characters of their file names and quoted by a few words at most.
"""

from __future__ import annotations

from datetime import date

import pytest

from foedus import Workspace
from foedus.briefing.checking import uncited
from foedus.records import (
    ActorKind,
    Commitment,
    Document,
    DriftKind,
    EventType,
    EvidenceSpan,
    Incident,
    Modality,
    Promise,
    Thread,
    Zone,
)
from foedus.workspace import Journey
from looking import (
    FACT,
    SaidSentences,
    are_linked,
    coding_of,
    documents_of,
    is_on,
    overlapping,
    parties,
    quantities,
    relations,
    spans_within,
    uncited_markdown,
)
from piles import ABOUT, SEEDS, TODAY


def seed(journey: Journey, prefix: str) -> Document:
    return next(document for document in journey.pile.documents if f"/{prefix}" in document.path)


def place(journey: Journey, prefix: str, words: str) -> EvidenceSpan:
    """Where a few words of a seed stand in its clean text; they must stand there once."""
    document = seed(journey, prefix)
    assert document.text.count(words) == 1, f"{words!r} stands {document.text.count(words)} times in {prefix}"
    start = document.text.index(words)
    return EvidenceSpan(document.id, start, start + len(words), words)


def facts_at(journey: Journey, prefix: str, words: str) -> list[str]:
    """Types of the acts that are coded there as having happened."""
    events = overlapping(coding_of(journey, seed(journey, prefix).id).events, place(journey, prefix, words))
    return [event.type.value for event in events if event.modality in FACT]


def test_all_five_are_read(seeds_journey: Journey) -> None:
    assert [str(problem) for problem in seeds_journey.pile.problems if problem.lost] == []
    assert len(seeds_journey.pile.documents) == 5


# -- "It must show" ---------------------------------------------------------------------------------------------------


def deaths_thread(journey: Journey) -> Thread:
    wanted = {seed(journey, prefix).id for prefix in ("002_", "004_")}
    found = [
        thread
        for thread in journey.ledger.threads
        if wanted <= {claim.evidence.document for claim in thread.claims if claim.value == 168_000}
    ]
    assert len(found) == 1, f"{len(found)} threads hold 168,000 of both documents"
    return found[0]


def test_the_deaths_are_one_thread_whose_attribution_drifts(seeds_journey: Journey) -> None:
    thread = deaths_thread(seeds_journey)
    says = {claim.evidence.document: {link.code for link in claim.attribution} for claim in thread.claims}
    assert says[seed(seeds_journey, "002_").id] == {"WHO"}
    assert says[seed(seeds_journey, "004_").id] == {"UN"}
    drifts = [drift for drift in thread.drifts if drift.kind is DriftKind.ATTRIBUTION]
    ends = {frozenset((drift.first.document, drift.second.document)) for drift in drifts}
    assert frozenset(says) in ends, "both tellings stand in the drift"
    assert [end.quote for drift in drifts for end in (drift.first, drift.second) if "168,000" not in end.quote] == []


def test_002_and_004_count_as_one_origin_and_nothing_else_does(seeds_journey: Journey) -> None:
    together = {seed(seeds_journey, prefix).id for prefix in ("002_", "004_")}
    groups = [set(origin.documents) for origin in seeds_journey.ledger.origins if len(origin.documents) > 1]
    assert groups == [together]
    assert len(deaths_thread(seeds_journey).origins) == 1, "two documents, one word to go on"


def test_the_two_forty_percents_are_never_linked(seeds_journey: Journey) -> None:
    operations = quantities(seeds_journey, seed(seeds_journey, "000_").id, 40)
    shipping = quantities(seeds_journey, seed(seeds_journey, "004_").id, 40)
    assert operations, "000 gives a 40%"
    assert shipping, "004 gives a 40%"
    assert not are_linked(seeds_journey, operations, shipping)


def test_001_is_dated_by_its_closing_line(seeds_journey: Journey) -> None:
    assert is_on(seed(seeds_journey, "001_").published, date(2025, 5, 14))


def test_the_closing_page_of_001_yields_nothing(seeds_journey: Journey) -> None:
    document = seed(seeds_journey, "001_")
    closing = document.text.rindex("14 May 2025")
    coding = coding_of(seeds_journey, document.id)
    assert [span.quote for span in spans_within(coding) if span.end > closing] == []


def test_a_former_president_who_is_in_office_is_a_finding(seeds_journey: Journey) -> None:
    document = seed(seeds_journey, "000_")
    found = [conflict for conflict in seeds_journey.ledger.conflicts if conflict.document == document.id]
    assert [
        conflict for conflict in found if "Trump" in conflict.evidence.quote and "former" in conflict.evidence.quote
    ]
    findings = seeds_journey.assessment.findings
    assert [finding for finding in findings if "Trump" in finding.sentence and "former" in finding.sentence.lower()]


def meetings(journey: Journey) -> list[Incident]:
    return [
        incident
        for incident in journey.ledger.incidents
        if incident.type is EventType.CONSULT
        and parties(incident) == {"ITA", "USA"}
        and is_on(incident.when, date(2025, 4, 17))
        and incident.modality is Modality.ASSERTED
    ]


def test_april_17_and_yesterday_are_one_incident(seeds_journey: Journey) -> None:
    found = meetings(seeds_journey)
    assert len(found) == 1, [incident.id for incident in found]
    wanted = {seed(seeds_journey, prefix).id for prefix in ("002_", "004_")}
    assert wanted <= documents_of(found[0])
    assert len(found[0].origins) == 1, "two rewrites of one briefing are one voice"


@pytest.mark.parametrize("prefix", ["000_", "003_"])
def test_an_undated_seed_says_what_bounds_it(seeds_journey: Journey, prefix: str) -> None:
    document = seed(seeds_journey, prefix)
    assert document.published.is_unknown, document.published
    dating = next(dating for dating in seeds_journey.ledger.datings if dating.document == document.id)
    bounded = [bound for bound in dating.bounds if bound.when.earliest or bound.when.latest]
    assert bounded, "what it tells of bounds it"


def test_somebody_in_office_bounds_000(seeds_journey: Journey) -> None:
    document = seed(seeds_journey, "000_").id
    dating = next(dating for dating in seeds_journey.ledger.datings if dating.document == document)
    since = [bound.when.earliest for bound in dating.bounds if "Meloni" in bound.evidence.quote]
    assert date(2022, 10, 22) in since


def test_sources_disagree_about_italy_and_the_united_states(seeds_journey: Journey) -> None:
    states = relations(seeds_journey, "ITA", "USA")
    contested = [state for state in states if state.contested]
    assert contested, f"{len(states)} states, none contested"
    signs = {view.score > 0 for state in contested for view in state.views}
    assert signs == {True, False}, "one source alone says rift, another alliance"
    rift = seed(seeds_journey, "000_").id
    for state in contested:
        assert all(view.score < 0 for view in state.views if rift in view.documents)


def due_between(journey: Journey, prefix: str, first: date, last: date) -> list[Promise]:
    document = seed(journey, prefix).id
    return [
        promise
        for promise in journey.ledger.promises
        if promise.due
        and (promise.due.earliest, promise.due.latest) == (first, last)
        and document in {telling.evidence.document for telling in promise.tellings}
    ]


@pytest.mark.parametrize("year", [2026, 2028])
def test_each_mars_mission_is_a_commitment_due_in_its_year(seeds_journey: Journey, year: int) -> None:
    found = due_between(seeds_journey, "002_", date(year, 1, 1), date(year, 12, 31))
    assert [promise for promise in found if "Mars" in promise.tellings[0].evidence.quote]


def test_the_summit_is_a_commitment_due_on_its_day(seeds_journey: Journey) -> None:
    found = due_between(seeds_journey, "001_", date(2025, 5, 19), date(2025, 5, 19))
    assert len(found) == 1
    assert {*found[0].debtors, *found[0].creditors} == {"EU", "GBR"}


def test_no_sentence_of_the_brief_stands_without_a_citation(seeds_journey: Journey) -> None:
    page = SaidSentences(seeds_journey.brief.html)
    assert len(page.sentences) > 10
    assert page.uncited() == []
    assert uncited(seeds_journey.brief.html) == ()
    assert uncited_markdown(seeds_journey.brief.markdown) == []


def test_every_span_gives_its_quote(seeds_journey: Journey) -> None:
    texts = {document.id: document.text for document in seeds_journey.pile.documents}
    spans = set(spans_within(seeds_journey))
    assert spans
    assert [span for span in spans if texts[span.document][span.start : span.end] != span.quote] == []


def test_two_runs_give_the_same_bytes(seeds_journey: Journey) -> None:
    again = Workspace(today=TODAY).run([str(SEEDS)], about=ABOUT)
    assert again.to_json() == seeds_journey.to_json()


# -- what a reader must not fall for ----------------------------------------------------------------------------------


def body_of(document: Document) -> str:
    return "\n".join(document.text[block.start : block.end] for block in document.blocks if block.zone is Zone.BODY)


@pytest.mark.parametrize("noise", ["<sup>", "&lt;", "http", "www.", "Phone", "Latest", "Written by", "Word count"])
def test_marks_addresses_and_furniture_stay_out_of_the_running_text(seeds_journey: Journey, noise: str) -> None:
    for document in seeds_journey.pile.documents:
        assert noise not in body_of(document), document.path


def test_footnotes_of_001_are_notes_with_their_place(seeds_journey: Journey) -> None:
    notes = seed(seeds_journey, "001_").notes
    assert {note.mark for note in notes} == {"1", "2", "3", "4", "5", "6", "7"}
    assert all(note.anchor is not None for note in notes)


def test_a_sentence_broken_by_a_page_is_read_as_one(seeds_journey: Journey) -> None:
    assert "European public opinion, which is increasingly" in body_of(seed(seeds_journey, "001_"))


def test_a_phone_number_and_a_word_count_are_no_quantities(seeds_journey: Journey) -> None:
    values = {claim.value for coding in seeds_journey.codings for claim in coding.claims}
    assert not values & {39066976831.0, 66976831.0, 186.0, 498.0, 17.0}


def test_years_names_and_ordinals_are_no_quantities(seeds_journey: Journey) -> None:
    values = {claim.value for coding in seeds_journey.codings for claim in coding.claims}
    assert not values & {float(year) for year in range(2019, 2029)}
    assert not values & {35.0, 6.0}, "the aircraft and the network are names"


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("000_", "requires a concrete pooling"),
        ("000_", "must be built on more"),
        ("001_", "should serve as a strategic prompt"),
        ("000_", "reveals a British intelligence assessment"),
    ],
)
def test_advice_and_inference_are_no_acts(seeds_journey: Journey, prefix: str, words: str) -> None:
    assert facts_at(seeds_journey, prefix, words) == []


def test_what_congress_did_not_pass_was_not_given(seeds_journey: Journey) -> None:
    assert "AID" not in facts_at(seeds_journey, "000_", "the latest military aid package")


def test_a_trade_policy_that_rejects_lopsided_deals_rejects_nobody(seeds_journey: Journey) -> None:
    assert "REJECT" not in facts_at(seeds_journey, "004_", "rejects the lopsided deals")


def test_a_tilt_that_does_not_negate_denies_no_commitment(seeds_journey: Journey) -> None:
    there = place(seeds_journey, "003_", "does not negate its commitment")
    coding = coding_of(seeds_journey, there.document)
    assert [event.type for event in overlapping(coding.events, there)] == []
    denied: list[Commitment] = overlapping(coding.commitments, there)
    assert denied == []


def test_a_condition_is_not_a_deployment(seeds_journey: Journey) -> None:
    assert "MOBILIZE" not in facts_at(seeds_journey, "001_", "any Italian troop deployment")


def test_what_is_promised_is_not_told_as_done(seeds_journey: Journey) -> None:
    shipping = quantities(seeds_journey, seed(seeds_journey, "004_").id, 40)
    assert {claim.modality for claim in shipping} == {Modality.ASSERTED}
    slash = place(seeds_journey, "002_", "promises to slash")
    coded = overlapping(coding_of(seeds_journey, slash.document).events, slash)
    assert [event for event in coded if event.modality in FACT] == []


def test_the_rise_in_cyber_operations_stands_on_nobodys_word(seeds_journey: Journey) -> None:
    claims = quantities(seeds_journey, seed(seeds_journey, "000_").id, 40)
    assert claims
    assert [claim.attribution for claim in claims if claim.attribution] == []


@pytest.mark.parametrize(
    ("name", "code"), [("Brussels", "EU"), ("Rome", "ITA"), ("Downing Street", "GBR"), ("Washington", "USA")]
)
def test_a_seat_of_government_means_the_government(seeds_journey: Journey, name: str, code: str) -> None:
    texts = {document.id: document.text for document in seeds_journey.pile.documents}
    found = [
        mention
        for coding in seeds_journey.codings
        for mention in coding.mentions
        if texts[coding.document][mention.start : mention.end] == name and mention.kind is not ActorKind.PLACE
    ]
    assert found, f"nobody is meant by {name!r}"
    assert {mention.code for mention in found} == {code}
