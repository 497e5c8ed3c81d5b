"""How well a figure stands: who bears it out, who speaks against it, and what its sources have earned."""

from __future__ import annotations

from factories import coding, document, quantity
from foedus.codebook.admiralty import admiralty
from foedus.reconciling.threads import find_threads
from foedus.records import Claim, Document, Modality, Thread
from foedus.records.provenance import Provenance

Telling = tuple[Document, Claim]


def told(text: str, number: str, value: float, *, source: str, day: str = "2025-03-01", **more: object) -> Telling:
    where = document(text, source=source, published=day)
    return where, quantity(where, number, value, "stranded whales", **more)  # type: ignore[arg-type]


def thread(*tellings: Telling) -> Thread:
    documents = [one for one, _ in tellings]
    (found,) = find_threads(documents, [coding(one, claim) for one, claim in tellings], Provenance({}))
    return found


def credibility(*tellings: Telling) -> str:
    grade = thread(*tellings).grade
    assert grade is not None
    assert len(grade.reasons) == 2
    return grade.credibility


BERGEN = told("Norway counts 4,170 stranded whales.", "4,170", 4170, source="Bergen Post", by="Fisheries Board")
ALTA = told("In all, 4,170 stranded whales lie in Norway.", "4,170", 4170, source="Alta Wire", day="2025-03-04")
OSLO = told("Norway counts 2,020 stranded whales.", "2,020", 2020, source="Oslo Gazette")
TROMS = told("Norway counts only 2,020 stranded whales.", "2,020", 2020, source="Troms Radio")


def test_two_origins_that_agree_confirm_a_figure() -> None:
    found = thread(BERGEN, ALTA)
    assert found.borne_out == (1, 1)
    assert found.opposed == (0, 0)
    assert credibility(BERGEN, ALTA) == "1"


def test_copies_of_one_text_confirm_nothing() -> None:
    documents = [one for one, _ in (BERGEN, ALTA)]
    codings = [coding(one, claim) for one, claim in (BERGEN, ALTA)]
    (found,) = find_threads(
        documents, codings, Provenance(dict.fromkeys((one.id for one in documents), "one briefing"))
    )
    assert found.is_single_source
    assert found.borne_out == (0, 0)
    assert found.grade is not None
    assert found.grade.credibility != "1"


def test_a_lone_figure_with_a_named_authority_is_possible_and_one_without_cannot_be_judged() -> None:
    assert credibility(BERGEN) == "3"
    assert credibility(ALTA) == "6"
    assert thread(ALTA).is_unsourced
    assert not thread(BERGEN).is_unsourced


def test_as_many_against_as_for_is_doubtful_and_more_against_is_improbable() -> None:
    assert credibility(BERGEN, OSLO) == "4"
    third = told("Norway counts 9,990 stranded whales.", "9,990", 9990, source="Vest Echo")
    fourth = told("Norway counts 990 stranded whales.", "990", 990, source="Sør Bulletin")
    fifth = told("Norway counts 7,090 stranded whales.", "7,090", 7090, source="Nord Bulletin")
    assert credibility(BERGEN, OSLO, third, fourth, fifth) == "5"
    assert thread(BERGEN, OSLO).contradiction


def test_a_plan_is_neither_true_nor_false() -> None:
    plan = told(
        "Norway will free 4,170 stranded whales.", "4,170", 4170, source="Bergen Post", modality=Modality.PLANNED
    )
    assert credibility(plan) == "6"


def test_more_than_a_figure_does_not_speak_against_a_larger_one() -> None:
    floor = told("Norway counts more than 4,000 stranded whales.", "4,000", 4000, source="Oslo Gazette", low=4000.0)
    found = thread(BERGEN, floor)
    assert not found.contradiction
    assert found.opposed == (0, 0)


def test_a_source_with_few_checked_figures_is_not_judged_and_has_no_value() -> None:
    grade = thread(BERGEN, ALTA).grade
    assert grade is not None
    assert grade.reliability == "F"
    steps = {step.code: step.value for step in (*admiralty().reliability, *admiralty().credibility)}
    assert steps["F"] is None
    assert steps["6"] is None
    assert steps["C"] == 50


def test_a_source_earns_its_letter_by_what_others_bear_out() -> None:
    scale = admiralty()
    assert [scale.letter(good, 10) for good in (10, 8, 6, 3, 0)] == ["B", "B", "C", "D", "E"]
    assert scale.letter(20, 20) == "A"
    assert scale.letter(4, 4) == "F"


def test_the_first_known_telling_is_the_earliest_dated_one() -> None:
    undated = told("Norway counts some 4,170 stranded whales.", "4,170", 4170, source="A Blog", day="")
    found = thread(undated, ALTA, BERGEN)
    assert found.claims[0].evidence.document == BERGEN[0].id
    assert found.first_known is not None
    assert found.first_known.earliest == BERGEN[0].published.earliest
    assert thread(undated).first_known is None
