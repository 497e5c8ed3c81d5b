"""How actors stand towards each other, as far as the record tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import coding, dependency, document, event, quantity, relation, stance
from foedus.measuring import measure
from foedus.measuring.pooling import Estimate, estimate, is_contested, pooled
from foedus.measuring.relations import quarter_of
from foedus.reconciling import reconcile
from foedus.records import Coding, Document, Domain, Dyad, EventType, FuzzyDate, Measures, Modality, RelationState

TODAY = date(2025, 12, 1)
ONWARD = Dyad("NOR", "JPN")
BACK = Dyad("JPN", "NOR")


def measured(*told: tuple[Document, Coding]) -> Measures:
    documents = [one for one, _ in told]
    return measure(reconcile(documents, [made for _, made in told], memberships=(), today=TODAY), today=TODAY)


def overall(measures: Measures, dyad: Dyad = ONWARD) -> RelationState | None:
    found = [
        state for state in measures.relations if state.dyad == dyad and state.period.is_unknown and not state.domain
    ]
    return found[0] if found else None


def praise(number: int, polarity: float, source: str = "") -> tuple[Document, Coding]:
    """One source with four verdicts on one relation, in words of its own."""
    words = "abcdefgh"[number] * 4
    text = document(" ".join(f"{words}{turn} {words} bond." for turn in range(4)), source=source or f"Paper {number}")
    return text, coding(text, *(relation(text, f"{words}{turn} {words}", "NOR JPN", polarity) for turn in range(4)))


def test_a_denied_report_does_not_warm_the_dyad() -> None:
    text = document("Norway denied that it had helped Japan.")
    denial = event(text, "helped", EventType.AID, intensity=7, modality=Modality.DENIED)
    assert overall(measured((text, coding(text, denial)))) is None


def test_a_dyad_nobody_speaks_of_is_absent() -> None:
    text = document("Norway met Japan.")
    measures = measured((text, coding(text, event(text, "met"))))
    assert {state.dyad for state in measures.relations} == {ONWARD, BACK}


def test_an_accusation_counts_one_way_only() -> None:
    text = document("Norway accused Japan of poaching.")
    measures = measured((text, coding(text, event(text, "accused", EventType.ACCUSE, intensity=-4))))
    assert overall(measures, BACK) is None
    state = overall(measures)
    assert state is not None
    assert state.score < 0


def test_a_hedged_act_weighs_less_than_a_certain_one() -> None:
    text = document("Norway may have helped Japan. Norway threatened Japan.")
    hedged = event(text, "helped", EventType.AID, intensity=5, modality=Modality.HEDGED)
    certain = event(text, "threatened", EventType.THREATEN, intensity=-5)
    state = overall(measured((text, coding(text, hedged, certain))))
    assert state is not None
    assert state.score < 0


def test_one_signal_leaves_a_wide_interval() -> None:
    text = document("Norway met Japan.")
    few = overall(measured((text, coding(text, event(text, "met")))))
    many = overall(measured(*(praise(number, 0.5) for number in range(6))))
    assert few is not None
    assert many is not None
    assert few.high - few.low > 6
    assert many.high - many.low < few.high - few.low


def test_sources_that_contradict_each_other_are_not_averaged_away() -> None:
    state = overall(measured(praise(0, 0.9), praise(1, -0.9)))
    assert state is not None
    assert state.contested
    assert {view.source: view.score > 0 for view in state.views} == {"Paper 0": True, "Paper 1": False}


def test_sources_that_differ_only_in_warmth_do_not_contest() -> None:
    state = overall(measured(praise(0, 0.3), praise(1, 1.0)))
    assert state is not None
    assert not state.contested


def test_two_copies_of_a_briefing_count_as_one_origin() -> None:
    body = (
        "Harbour pilots guided 1,274 tankers past the wreck of the Solveig last winter. Fog sirens failed on eleven "
        "nights, and dredging crews will widen the fairway before the herring season."
    )
    copies = [
        document(f"Norway met Japan. {body}", source="Wire"),
        document(f"{body} Norway met Japan.", source="Paper"),
    ]
    state = overall(measured(*((one, coding(one, event(one, "met"))) for one in copies)))
    assert state is not None
    assert state.origins == 1
    assert [view.source for view in state.views] == ["Paper", "Wire"]


def test_sources_without_a_name_are_told_by_their_title_or_first_words() -> None:
    text = document("Norway met Japan.", path="pile/morning.txt")
    state = overall(measured((text, coding(text, event(text, "met")))))
    assert state is not None
    assert [view.source for view in state.views] == ["“Norway met Japan”"]
    assert replace(text, title="Fjord Notes").label == "“Fjord Notes”"


def test_a_stance_against_somebody_cools_the_dyad() -> None:
    text = document("Norway distrusts Japan.")
    state = overall(measured((text, coding(text, stance(text, "distrusts", "NOR", "JPN", -1.0)))))
    assert state is not None
    assert state.score == -5
    assert state.signals[0].evidence[0].quote == text.text


def test_every_state_opens_into_its_evidence() -> None:
    measures = measured(praise(0, 0.9), praise(1, -0.9))
    assert all(signal.evidence for state in measures.relations for signal in state.signals)


def test_a_quarter_with_enough_signals_has_a_state_of_its_own() -> None:
    text = document("Norway met Japan. Norway hailed Japan. Norway armed Japan.")
    acts = [
        event(text, "met", when="2025-01-10"),
        event(text, "hailed", EventType.SUPPORT, when="2025-02-10"),
        event(text, "armed", EventType.AID, when="2025-03-10"),
    ]
    found = [
        state.period.as_written or state.period.because for state in measured((text, coding(text, *acts))).relations
    ]
    assert "quarter 1 of 2025" in found


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2025, 1, 1), date(2025, 3, 31), (date(2025, 1, 1), date(2025, 3, 31))),
        (date(2024, 12, 31), date(2024, 12, 31), (date(2024, 10, 1), date(2024, 12, 31))),
    ],
)
def test_a_quarter_holds_its_days(first: date, last: date, expected: tuple[date, date]) -> None:
    quarter = quarter_of(FuzzyDate(first, last))
    assert quarter is not None
    assert (quarter.earliest, quarter.latest) == expected


def test_an_interval_across_two_quarters_is_in_neither() -> None:
    assert quarter_of(FuzzyDate(date(2025, 3, 31), date(2025, 4, 1))) is None
    assert quarter_of(FuzzyDate(None, date(2025, 4, 1))) is None


def test_dependencies_on_one_supplier_are_one_edge_counted_by_origin() -> None:
    first = document("Norway leans on Japan for gas.")
    second = document("For its gas Norway needs Japan.")
    measures = measured(
        (first, coding(first, dependency(first, "leans", "NOR", "JPN", "gas"))),
        (second, coding(second, dependency(second, "needs", "NOR", "JPN", "tankers"))),
    )
    (edge,) = measures.dependencies
    assert edge.origins == 2
    assert edge.through == ("gas", "tankers")


def test_a_source_is_described_by_how_it_names_its_sources() -> None:
    text = document("Greenpeace counts 40 whales. There are 12 ships.", source="Wire")
    (profile,) = measured(
        (text, coding(text, quantity(text, "40", 40, "whales", by="Greenpeace"), quantity(text, "12", 12, "ships")))
    ).sources
    assert profile.unsourced_numbers == 0.5
    assert profile.attributed == 0.5
    assert profile.hedging == 0.0


def test_a_source_without_figures_has_no_rate_of_unsourced_figures() -> None:
    text = document("Silence.")
    (profile,) = measured((text, coding(text))).sources
    assert profile.unsourced_numbers is None


scores = st.lists(st.tuples(st.floats(-10, 10), st.floats(0.01, 1)), min_size=1, max_size=20)


@given(scores)
def test_an_estimate_lies_within_its_interval_and_its_scores(told: list[tuple[float, float]]) -> None:
    found = estimate(told)
    assert min(score for score, _ in told) - 1e-9 <= found.mean <= max(score for score, _ in told) + 1e-9
    assert found.low <= found.mean + 1e-9
    assert found.mean <= found.high + 1e-9


def test_pooling_matches_a_worked_example_of_dersimonian_and_laird() -> None:
    # By hand: w = 1, 1; m = 0; Q = 8; tau^2 = (8 - 1) / (2 - 2 / 2) = 7; variance = 1 / (1/8 + 1/8) = 4.
    found = pooled([Estimate(2.0, 1.0), Estimate(-2.0, 1.0)])
    assert found.mean == pytest.approx(0.0)
    assert found.variance == pytest.approx(4.0)


def test_estimates_that_agree_pool_to_a_narrower_one() -> None:
    found = pooled([Estimate(2.0, 1.0), Estimate(2.0, 1.0)])
    assert found.variance == pytest.approx(0.5)


def test_one_voice_contests_nothing() -> None:
    assert not is_contested([Estimate(-5.0, 1.0)])
    assert is_contested([Estimate(-5.0, 1.0), Estimate(5.0, 1.0)])
    assert not is_contested([Estimate(-0.5, 1.0), Estimate(0.5, 1.0)])


def test_what_is_done_together_reads_the_same_both_ways() -> None:
    text = document("Norway met Japan. Norway and Japan signed a pact.")
    acts = (event(text, "met"), event(text, "signed", EventType.AGREE))
    measures = measured((text, coding(text, *acts)))
    there, back = overall(measures), overall(measures, BACK)
    assert there is not None
    assert back is not None
    assert (there.mirror, back.mirror) == (back.id, there.id)
    assert sorted((there.is_second, back.is_second)) == [False, True]


def test_directions_that_rest_on_different_acts_are_no_mirror() -> None:
    text = document("Norway armed Japan. Japan threatened Norway.")
    acts = (
        event(text, "armed", EventType.AID, intensity=6),
        event(text, "threatened", EventType.THREATEN, "JPN", "NOR", intensity=-6),
    )
    states = measured((text, coding(text, *acts))).relations
    assert states
    assert all(not state.mirror for state in states)


def test_one_thing_that_is_leant_on_in_two_fields_is_told_in_one() -> None:
    text = document("Norway burns gas from Japan. Norway buys gas from Japan. Norway relies on systems from Japan.")
    burns = dependency(text, "burns", "NOR", "JPN", "gas")
    buys = replace(dependency(text, "buys", "NOR", "JPN", "gas"), domain=Domain.TRADE)
    vague = replace(dependency(text, "relies", "NOR", "JPN", "systems"), domain=Domain.SECURITY)
    edges = measured((text, coding(text, burns, buys, vague))).dependencies
    assert sorted((edge.domain.value, edge.through) for edge in edges) == [("energy", ("gas",)), ("security", ())]
    assert sum(len(edge.evidence) for edge in edges) == 3
