"""The journey over the example pile finds what expected.toml says is in it: every entry is a test of its own."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from expectations import (
    Dated,
    NoEvent,
    NoNumber,
    OneConflict,
    OneDependency,
    OneIncident,
    OneModality,
    OneNumber,
    OneOrigin,
    OnePromise,
    OneRelation,
    OneThread,
    Spin,
    Unlinked,
    load_expectations,
    named,
    place_of,
)
from foedus import Workspace
from foedus.briefing.checking import uncited
from foedus.records import Claim, ClaimKind, Event, Incident, Modality, Promise
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
    view_of,
)
from piles import ABOUT, EXAMPLE, TODAY

EXPECTED = load_expectations(EXAMPLE / "expected.toml")


def id_of(journey: Journey, name: str) -> str:
    return named(journey.pile.documents, name).id


def test_every_file_of_the_pile_is_read(journey: Journey) -> None:
    assert [str(problem) for problem in journey.pile.problems if problem.lost] == []
    assert len(journey.pile.documents) == 18, sorted(document.path for document in journey.pile.documents)


@pytest.mark.parametrize("entry", EXPECTED.dated, ids=lambda entry: entry.document)
def test_a_document_is_dated_from_what_it_says(journey: Journey, entry: Dated) -> None:
    published = named(journey.pile.documents, entry.document).published
    if entry.undated:
        assert published.is_unknown, f"nothing dates {entry.document}, but it was read as {published}"
    else:
        assert (published.earliest, published.latest) == (entry.earliest, entry.latest), published.because


@pytest.mark.parametrize("entry", EXPECTED.dated, ids=lambda entry: entry.document)
def test_a_document_says_who_published_it(journey: Journey, entry: Dated) -> None:
    assert named(journey.pile.documents, entry.document).source == entry.source


def test_an_undated_document_says_what_bounds_it(journey: Journey) -> None:
    undated = [entry.document for entry in EXPECTED.dated if entry.undated]
    for name in undated:
        document = id_of(journey, name)
        dating = next(dating for dating in journey.ledger.datings if dating.document == document)
        assert dating.bounds, f"{name} names people in office, and nothing was made of it"


def reports_of(journey: Journey, entry: OneIncident) -> list[Incident]:
    """Asserted incidents of the entry's type and parties that may have been on its day."""
    wanted = {id_of(journey, name) for name in entry.documents}
    return [
        incident
        for incident in journey.ledger.incidents
        if incident.type == entry.type
        and incident.modality is Modality.ASSERTED
        and parties(incident) == set(entry.parties)
        and is_on(incident.when, entry.when)
        and documents_of(incident) & wanted
    ]


@pytest.mark.parametrize("entry", EXPECTED.incident, ids=lambda entry: f"{entry.type}-{entry.when}")
def test_an_act_that_several_documents_tell_is_one_incident(journey: Journey, entry: OneIncident) -> None:
    found = reports_of(journey, entry)
    assert len(found) == 1, f"{len(found)} incidents where one act took place: {[item.id for item in found]}"
    missing = [name for name in entry.documents if id_of(journey, name) not in documents_of(found[0])]
    assert not missing, f"these tell the same act but stand outside: {missing}"


@pytest.mark.parametrize("entry", EXPECTED.thread, ids=lambda entry: " ".join(entry.words))
def test_a_figure_is_followed_through_the_pile(journey: Journey, entry: OneThread) -> None:
    wanted = {id_of(journey, name) for name in entry.documents}
    candidates = [
        thread
        for thread in journey.ledger.threads
        if wanted <= {claim.evidence.document for claim in thread.claims}
        and set(entry.values) <= {claim.value for claim in thread.claims}
        and all(any(_speaks_of(claim, word) for claim in thread.claims) for word in entry.words)
    ]
    assert len(candidates) == 1, f"{len(candidates)} threads hold {entry.values} of {entry.words} in {entry.documents}"
    thread = candidates[0]
    assert set(entry.drift) <= {str(drift.kind.value) for drift in thread.drifts}
    assert len(thread.origins) == entry.origins
    for drift in thread.drifts:
        assert drift.first != drift.second, "a drift leads from one place to another"


def _speaks_of(claim: Claim, word: str) -> bool:
    return word.lower() in f"{claim.measures}\n{claim.evidence.quote}".lower()


@pytest.mark.parametrize("entry", EXPECTED.unlinked, ids=lambda entry: f"{entry.first['value']}")
def test_equal_figures_of_different_things_are_never_linked(journey: Journey, entry: Unlinked) -> None:
    first, second = (_figures_of(journey, end) for end in (entry.first, entry.second))
    assert not are_linked(journey, first, second), f"{first[0].evidence.quote} / {second[0].evidence.quote}"


def _figures_of(journey: Journey, end: Mapping[str, str | float]) -> list[Claim]:
    claims = quantities(journey, id_of(journey, str(end["document"])), float(end["value"]))
    assert claims, f"{end['document']} gives {end['value']}, and no claim was coded"
    return claims


@pytest.mark.parametrize("entry", EXPECTED.number, ids=lambda entry: f"{entry.document}-{entry.value:g}")
def test_a_figure_stands_on_somebodys_word_or_on_nobodys(journey: Journey, entry: OneNumber) -> None:
    claims = quantities(journey, id_of(journey, entry.document), entry.value)
    assert claims, f"{entry.document} gives {entry.value:g}, and no claim was coded"
    for claim in claims:
        codes = {link.code or link.name for link in claim.attribution}
        assert codes == ({entry.source} if entry.source else set()), claim.evidence.quote


@pytest.mark.parametrize("entry", EXPECTED.number, ids=lambda entry: f"{entry.document}-{entry.value:g}")
def test_a_figure_says_what_it_measures(journey: Journey, entry: OneNumber) -> None:
    for claim in quantities(journey, id_of(journey, entry.document), entry.value):
        assert all(word in claim.measures.lower() for word in entry.words), claim.measures


@pytest.mark.parametrize("entry", EXPECTED.no_number, ids=lambda entry: entry.quote[:30])
def test_a_figure_of_speech_measures_nothing(journey: Journey, entry: NoNumber) -> None:
    document = named(journey.pile.documents, entry.document)
    coded = overlapping(coding_of(journey, document.id).claims, place_of(document, entry.quote))
    assert [claim.evidence.quote for claim in coded if claim.kind is ClaimKind.QUANTITY] == []


@pytest.mark.parametrize("entry", EXPECTED.origin, ids=lambda entry: "+".join(entry.documents))
def test_documents_from_one_briefing_count_once(journey: Journey, entry: OneOrigin) -> None:
    wanted = {id_of(journey, name) for name in entry.documents}
    origin = next(origin for origin in journey.ledger.origins if wanted & set(origin.documents))
    assert set(origin.documents) == wanted
    assert origin.traces, "an origin of several documents shows what they have in common"
    for trace in origin.traces:
        assert len({span.document for span in trace.evidence}) > 1, f"{trace.words!r} stands in one document only"


def test_documents_that_share_only_their_topic_stand_alone(journey: Journey) -> None:
    together = {id_of(journey, name) for entry in EXPECTED.origin for name in entry.documents}
    for origin in journey.ledger.origins:
        if not together & set(origin.documents):
            assert len(origin.documents) == 1, [trace.words for trace in origin.traces]


@pytest.mark.parametrize("entry", EXPECTED.promise, ids=lambda entry: " ".join(entry.words))
def test_a_promise_is_followed_to_its_end(journey: Journey, entry: OnePromise) -> None:
    found = [promise for promise in journey.ledger.promises if _is_meant(promise, entry)]
    assert len(found) == 1, f"{len(found)} promises of {entry.words} are due on {entry.due}"
    promise = found[0]
    assert promise.status == entry.status, promise.because
    if entry.because:
        assert id_of(journey, entry.because) in {span.document for span in promise.fulfilment}
    else:
        assert promise.fulfilment == ()


def _is_meant(promise: Promise, entry: OnePromise) -> bool:
    due = promise.due.latest if promise.due else None
    return due == entry.due and entry.debtor in promise.debtors and all(word in promise.deed for word in entry.words)


@pytest.mark.parametrize("entry", EXPECTED.conflict, ids=lambda entry: entry.name)
def test_an_office_that_does_not_fit_the_time_is_found(journey: Journey, entry: OneConflict) -> None:
    document = id_of(journey, entry.document)
    conflicts = [conflict for conflict in journey.ledger.conflicts if conflict.document == document]
    found = [conflict for conflict in conflicts if entry.name in f"{conflict.name} {conflict.evidence.quote}"]
    assert found, f"{entry.document} gives {entry.name} an office that was somebody else's"
    assert {str(conflict.kind.value) for conflict in found} <= set(entry.kinds)


def test_offices_that_fit_raise_no_conflict(journey: Journey) -> None:
    expected = {(id_of(journey, entry.document), entry.name) for entry in EXPECTED.conflict}
    for conflict in journey.ledger.conflicts:
        known = any(conflict.document == document and name in conflict.evidence.quote for document, name in expected)
        assert known, f"{conflict.name}: {conflict.because}"


@pytest.mark.parametrize("entry", EXPECTED.no_event, ids=lambda entry: entry.quote[:40])
def test_what_is_no_act_is_not_reported_as_one(journey: Journey, entry: NoEvent) -> None:
    document = named(journey.pile.documents, entry.document)
    if entry.strict and entry.quote not in document.text:
        return
    events = overlapping(coding_of(journey, document.id).events, place_of(document, entry.quote))
    bad = [event for event in events if entry.strict or event.modality in FACT]
    assert not bad, f"coded as {[(event.type.value, event.modality.value) for event in bad]}"


@pytest.mark.parametrize("entry", EXPECTED.modality, ids=lambda entry: f"{entry.modality}-{entry.quote[:30]}")
def test_how_a_thing_is_said_is_kept(journey: Journey, entry: OneModality) -> None:
    document = named(journey.pile.documents, entry.document)
    coding = coding_of(journey, document.id)
    place = place_of(document, entry.quote)
    coded: list[Event | Claim] = [*overlapping(coding.events, place), *overlapping(coding.claims, place)]
    wrong = [record for record in coded if record.modality != entry.modality]
    assert not wrong, f"said as {entry.modality}, coded as {sorted({record.modality.value for record in wrong})}"
    assert coded or not entry.coded, f"nothing was coded from {entry.quote!r}"


@pytest.mark.parametrize("entry", EXPECTED.relation, ids=lambda entry: "-".join(entry.dyad))
def test_sources_that_disagree_are_shown_and_not_averaged(journey: Journey, entry: OneRelation) -> None:
    wanted = {id_of(journey, name): sign for name, sign in entry.views.items()}
    states = relations(journey, *entry.dyad)
    contested = [state for state in states if state.contested is entry.contested]
    shown = [state for state in contested if all(view_of(state, document) for document in wanted)]
    assert shown, f"{len(states)} states, {len(contested)} with contested={entry.contested}, none with all views"
    for state in shown:
        views = {document: view_of(state, document) for document in wanted}
        assert all(view and view.score * wanted[document] > 0 for document, view in views.items()), views


@pytest.mark.parametrize("entry", EXPECTED.dependency, ids=lambda entry: f"{entry.dependent}-{entry.on}")
def test_who_leans_on_whom_is_found_with_its_words(journey: Journey, entry: OneDependency) -> None:
    document = id_of(journey, entry.document)
    found = [
        edge
        for edge in journey.measures.dependencies
        if (edge.dependent, edge.on) == (entry.dependent, entry.on)
        and document in {span.document for span in edge.evidence}
    ]
    assert found, f"{entry.document} says that {entry.dependent} depends on {entry.on}"
    through = " ".join(way for edge in found for way in edge.through)
    assert all(word.lower() in through.lower() for word in entry.words), through


@pytest.mark.parametrize("entry", EXPECTED.spin, ids=lambda entry: str(entry.first["quote"])[:30])
def test_opposite_spin_on_one_act_is_seen_in_its_words(journey: Journey, entry: Spin) -> None:
    for telling in (entry.first, entry.second):
        document = named(journey.pile.documents, telling["document"])
        place = place_of(document, telling["quote"])
        loaded = coding_of(journey, document.id).loaded
        kinds = [word.kind for word in loaded if place.start <= word.start and word.end <= place.end]
        assert telling["tone"] in kinds, f"{telling['document']}: {kinds}"


def test_every_span_gives_its_quote(journey: Journey) -> None:
    texts = {document.id: document.text for document in journey.pile.documents}
    spans = set(spans_within(journey))
    assert len(spans) > 100, "a journey over eighteen documents rests on more evidence than this"
    wrong = [span for span in spans if texts[span.document][span.start : span.end] != span.quote]
    assert wrong == []


def test_no_sentence_of_the_brief_stands_without_a_citation(journey: Journey) -> None:
    page = SaidSentences(journey.brief.html)
    assert len(page.sentences) > 20, "the brief says more than this about eighteen documents"
    assert page.uncited() == []
    assert uncited(journey.brief.html) == ()
    assert uncited_markdown(journey.brief.markdown) == []


def test_every_finding_shows_evidence_or_says_that_it_assumes(journey: Journey) -> None:
    findings = (*journey.assessment.bottom_line, *journey.assessment.findings)
    assert findings
    assert [finding.sentence for finding in findings if not (finding.evidence or finding.assumed)] == []


def test_two_runs_give_the_same_bytes(journey: Journey) -> None:
    again = Workspace(today=TODAY).run([str(EXAMPLE)], about=ABOUT)
    assert again.to_json() == journey.to_json()
    assert again.brief.html == journey.brief.html
