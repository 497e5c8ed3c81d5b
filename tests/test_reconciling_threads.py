"""Which figures are one figure, and how it changed on its way."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import coding, document, quantity
from foedus.reconciling.bounds import bounds_of, rounding_of
from foedus.reconciling.threads import find_threads
from foedus.reconciling.wording import head_of, stem
from foedus.records import Change, Claim, Document, DriftKind, EvidenceSpan, Modality, Span, Thread
from foedus.records.provenance import Provenance


def threads(*told: tuple[Document, Claim]) -> tuple[Thread, ...]:
    documents = [one for one, _ in told]
    return find_threads(documents, [coding(one, claim) for one, claim in told], Provenance({}))


def drifts(thread: Thread) -> set[DriftKind]:
    return {drift.kind for drift in thread.drifts}


def told(text: str, number: str, value: float | None, measures: str, **more: object) -> tuple[Document, Claim]:
    where = document(text, published="2025-03-01")
    return where, quantity(where, number, value, measures, **more)  # type: ignore[arg-type]


def test_one_figure_on_two_authorities_drifts_in_attribution() -> None:
    (thread,) = threads(
        told(
            "The Fisheries Board counts 4,170 stranded whales.", "4,170", 4170, "stranded whales", by="Fisheries Board"
        ),
        told("Greenpeace counts 4,170 stranded whales.", "4,170", 4170, "stranded whales", by="Greenpeace"),
    )
    assert drifts(thread) == {DriftKind.ATTRIBUTION}
    assert {drift.first.document for drift in thread.drifts} != {drift.second.document for drift in thread.drifts}
    assert not thread.contradiction


def test_equal_percentages_of_other_things_are_never_linked() -> None:
    found = threads(
        told("Cyber raids on dairies rose by 40%.", "40%", 40, "cyber raids", unit="percent", change=Change.RISE),
        told("The canal cuts sailing times by 40%.", "40%", 40, "sailing times", unit="percent", change=Change.FALL),
    )
    assert len(found) == 2


def test_equal_odd_figures_of_other_things_are_not_linked() -> None:
    found = threads(
        told("The ministry bought 3,412 lorries.", "3,412", 3412, "lorries"),
        told("The ministry sold 3,412 uniforms.", "3,412", 3412, "uniforms"),
    )
    assert len(found) == 2


def test_figures_of_one_measure_that_cannot_both_hold_contradict() -> None:
    (thread,) = threads(
        told("The quake killed 212 miners in Kirkenes.", "212", 212, "miners killed"),
        told("In Kirkenes the quake killed 340 miners.", "340", 340, "miners killed"),
    )
    assert thread.contradiction
    assert DriftKind.NUMBER in drifts(thread)


def test_figures_for_two_years_are_two_threads() -> None:
    found = threads(
        told("Norway exported 212 trawlers in 2023.", "212", 212, "exported trawlers", when="2023-01-01..2023-12-31"),
        told("Norway exported 340 trawlers in 2024.", "340", 340, "exported trawlers", when="2024-01-01..2024-12-31"),
    )
    assert len(found) == 2


def test_a_rounded_figure_is_told_less_exactly_and_contradicts_nothing() -> None:
    (thread,) = threads(
        told("Exactly 168,410 crates of salted cod left Bergen.", "168,410", 168410, "crates of salted cod"),
        told(
            "About 170,000 crates of salted cod left Bergen.",
            "170,000",
            170000,
            "crates of salted cod",
            approximate=True,
        ),
    )
    assert drifts(thread) == {DriftKind.GRANULARITY}
    assert not thread.contradiction


def test_a_plan_told_as_fact_drifts_in_modality() -> None:
    text = "The tunnel will cut ferry fares by 35%."
    (thread,) = threads(
        told(text, "35%", 35, "ferry fares", unit="percent", change=Change.FALL, modality=Modality.PLANNED),
        told("The tunnel has cut ferry fares by 35%.", "35%", 35, "ferry fares", unit="percent", change=Change.FALL),
    )
    assert drifts(thread) == {DriftKind.MODALITY}


def test_dollars_that_become_euros_drift_in_unit() -> None:
    (thread,) = threads(
        told("Norway gave $60 million for the Vardø radar.", "$60 million", 6e7, "for the Vardø radar", currency="USD"),
        told("Norway gave €60 million for the Vardø radar.", "€60 million", 6e7, "for the Vardø radar", currency="EUR"),
    )
    assert DriftKind.UNIT in drifts(thread)
    assert DriftKind.NUMBER not in drifts(thread)


def test_a_loaded_verb_is_a_drift_in_wording() -> None:
    (thread,) = threads(
        told("Herring prices rose 18%.", "18%", 18, "herring prices", unit="percent", change=Change.RISE),
        told("Herring prices skyrocketed 18%.", "18%", 18, "herring prices", unit="percent", change=Change.RISE),
    )
    assert drifts(thread) == {DriftKind.WORDING}


def test_a_narrower_noun_is_a_drift_in_measure() -> None:
    (thread,) = threads(
        told("Norway lost 5,230 coastal fishing jobs.", "5,230", 5230, "coastal fishing jobs"),
        told("Norway lost 5,230 jobs.", "5,230", 5230, "jobs"),
    )
    assert DriftKind.MEASURE in drifts(thread)


def test_a_figure_repeated_in_one_document_is_one_thread() -> None:
    where = document("Bergen has 912 piers. The mayor likes his 912 piers in Bergen.")
    first, second = quantity(where, "912 piers. The", 912, "piers"), quantity(where, "912 piers in", 912, "piers")
    (thread,) = find_threads([where], [coding(where, first, second)], Provenance({}))
    assert len(thread.claims) == 2
    assert len(thread.origins) == 1


def test_no_figure_is_lost() -> None:
    found = threads(
        told("The ministry bought 3,412 lorries.", "3,412", 3412, "lorries"),
        told("An unknown number of lorries rusts, perhaps 1e400.", "1e400", float("inf"), "lorries"),
        told("Nobody knows: some.", "some", None, ""),
    )
    assert sum(len(thread.claims) for thread in found) == 3


def test_ten_thousand_tellings_of_one_figure_are_one_thread() -> None:
    where = document("Norway counts 4,170 stranded whales.")
    claim = quantity(where, "4,170", 4170, "stranded whales")
    (thread,) = find_threads([where], [coding(where, *([claim] * 10_000))], Provenance({}))
    assert len(thread.claims) == 10_000
    assert thread.drifts == ()


@given(st.floats(min_value=-1e15, max_value=1e15))
def test_a_figure_lies_within_its_own_rounding(value: float) -> None:
    where = document("Some figure.")
    bounds = bounds_of(quantity(where, "figure", value, "crates"))
    assert bounds is not None
    assert bounds[0] <= value <= bounds[1]
    assert rounding_of(value) >= 0


def test_the_head_of_a_phrase_is_its_noun() -> None:
    assert head_of("annual opioid overdose deaths globally") == stem("death")
    assert head_of("a rise in the number of stranded whales") == stem("whales")
    assert head_of("the share of voters in rural districts") == stem("voter")


def many_tellings(number: int) -> tuple[Document, list[Claim]]:
    """One document with a sentence for each of many figures of one measure."""
    lines = [f"Norway counts {4000 + at:,} stranded whales." for at in range(number)]
    where = document("\n".join(lines))
    pattern = quantity(document("Norway counts 4,170 stranded whales."), "4,170", 4170, "stranded whales")
    claims, start = [], 0
    for at, line in enumerate(lines):
        span = Span(start, start + len(line))
        figure = Span(start + len("Norway counts "), start + len(f"Norway counts {4000 + at:,}"))
        evidence = EvidenceSpan.cut(where.id, where.text, span)
        claims.append(replace(pattern, id=f"claim-{at}", value=4000.0 + at, evidence=evidence, number=figure))
        start += len(line) + 1
    return where, claims


def test_ten_thousand_differing_figures_stay_one_thread_with_few_drifts_and_no_square_cost() -> None:
    spent = []
    for number in (2_500, 10_000):
        where, claims = many_tellings(number)
        begun = process_time()
        (thread,) = find_threads([where], [coding(where, *claims)], Provenance({}))
        spent.append(process_time() - begun)
        assert len(thread.claims) == number
        assert thread.contradiction
        assert 0 < len(thread.drifts) < 100
    assert spent[1] < 8 * spent[0], "four times the claims may cost four times the work, not sixteen"


def test_two_figures_that_one_sentence_compares_are_no_drift() -> None:
    where = document("Gas flows rose from 20 to 35 million cubic metres.")
    claims = quantity(where, "20", 2e7, "gas flows", unit="cubic metre"), quantity(where, "35", 3.5e7, "gas flows")
    found = find_threads([where], [coding(where, *claims)], Provenance({}))
    assert not any(thread.is_contested for thread in found)


@pytest.mark.parametrize(
    ("modality", "is_contested"), [(Modality.CONDITIONAL, False), (Modality.HEDGED, False), (Modality.ASSERTED, True)]
)
def test_two_outcomes_that_one_document_weighs_are_not_contested(modality: Modality, is_contested: bool) -> None:
    text = "A low turnout would leave the Quay Party 118 seats. A high one would leave the Quay Party 141 seats."
    where = document(text, published="2025-03-01")
    weak, strong = (
        quantity(where, f"{seats} seats", seats, "seats of the Quay Party", modality=modality) for seats in (118, 141)
    )
    found = find_threads([where], [coding(where, weak, strong)], Provenance({}))
    assert any(thread.is_contested for thread in found) is is_contested


def test_doubtful_figures_of_two_voices_in_one_document_stay_contested() -> None:
    text = "The Harvest Board fears 118 wrecks. The Tide Board fears 141 wrecks."
    where = document(text, published="2025-03-01")
    low, high = (
        quantity(where, f"{number} wrecks", number, "wrecks", modality=Modality.HEDGED, by=by)
        for number, by in ((118, "Harvest Board"), (141, "Tide Board"))
    )
    found = find_threads([where], [coding(where, low, high)], Provenance({}))
    assert any(thread.is_contested for thread in found)


def test_the_killed_and_the_arrested_are_never_one_figure() -> None:
    found = threads(
        told("Guards killed 120 miners in Kirkenes.", "120", 120, "miners"),
        told("Guards arrested 120 miners in Kirkenes.", "120", 120, "miners"),
    )
    assert len(found) == 2


def test_two_names_for_one_thing_are_one_measure() -> None:
    (thread,) = threads(
        told("The flu caused 4,170 deaths in Norway.", "4,170", 4170, "deaths"),
        told("In Norway the flu brought 4,170 fatalities.", "4,170", 4170, "fatalities"),
    )
    assert drifts(thread) == {DriftKind.WORDING}
    assert not thread.is_contested, "other neutral words mislead nobody"


def test_a_replaced_qualifier_makes_another_measure() -> None:
    found = threads(
        told("Bergen treats 612 influenza patients.", "612", 612, "influenza patients"),
        told("Bergen treats 612 cholera patients.", "612", 612, "cholera patients"),
    )
    assert len(found) == 2


def test_a_plan_told_as_done_within_days_drifts_in_modality() -> None:
    plan = document("Norway will lend Japan 4,170 crates.", published="2025-03-01")
    deed = document("Norway lent Japan 4,170 crates.", published="2025-03-04")
    codings = [
        coding(plan, quantity(plan, "4,170", 4170, "crates", modality=Modality.PLANNED)),
        coding(deed, quantity(deed, "4,170", 4170, "crates")),
    ]
    (thread,) = find_threads([plan, deed], codings, Provenance({}))
    assert {drift.kind for drift in thread.drifts} == {DriftKind.MODALITY}


def test_a_plan_that_is_later_told_as_done_is_no_drift() -> None:
    plan = document("Norway will lend Japan 4,170 crates.", published="2025-03-01")
    deed = document("Norway lent Japan 4,170 crates, the harbour board said.", published="2025-05-01")
    codings = [
        coding(plan, quantity(plan, "4,170", 4170, "crates", modality=Modality.PLANNED)),
        coding(deed, quantity(deed, "4,170", 4170, "crates", by="the harbour board")),
    ]
    (thread,) = find_threads([plan, deed], codings, Provenance({}))
    assert len(thread.claims) == 2
    assert thread.drifts == ()


def test_a_plan_that_is_later_told_as_done_with_another_figure_drifts_in_number() -> None:
    plan = document("Norway will lend Japan 4,170 crates.", published="2025-03-01")
    deed = document("Norway lent Japan 3,020 crates.", published="2025-05-01")
    codings = [
        coding(plan, quantity(plan, "4,170", 4170, "crates", modality=Modality.PLANNED)),
        coding(deed, quantity(deed, "3,020", 3020, "crates")),
    ]
    (thread,) = find_threads([plan, deed], codings, Provenance({}))
    assert {drift.kind for drift in thread.drifts} == {DriftKind.NUMBER}


def on_day(day: str, text: str, number: str, value: float, measures: str, **more: object) -> tuple[Document, Claim]:
    where = document(text, published=day)
    return where, quantity(where, number, value, measures, **more)  # type: ignore[arg-type]


def test_a_toll_that_rises_from_day_to_day_contradicts_nothing() -> None:
    first = on_day("2025-03-01", "The quake killed 212 miners in Kirkenes.", "212", 212, "miners")
    later = on_day("2025-03-03", "The quake killed 340 miners in Kirkenes.", "340", 340, "miners")
    (thread,) = threads(first, later)
    assert not thread.contradiction
    assert thread.opposed == (0, 0)
    fewer = on_day("2025-03-03", "The quake killed 140 miners in Kirkenes.", "140", 140, "miners")
    (thread,) = threads(first, fewer)
    assert thread.contradiction


def test_figures_told_a_season_apart_without_a_period_contradict_nothing() -> None:
    (thread,) = threads(
        on_day("2025-03-01", "The Bergen shipyard employs 212 miners.", "212", 212, "miners"),
        on_day("2025-07-01", "The Bergen shipyard employs 340 miners.", "340", 340, "miners"),
    )
    assert not thread.contradiction
    assert drifts(thread) == {DriftKind.NUMBER}


def test_a_figure_for_a_month_does_not_contradict_the_figure_for_its_year() -> None:
    found = threads(
        told("Bergen sold 212 trawlers in March 2024.", "212", 212, "sold trawlers", when="2024-03-01..2024-03-31"),
        told("Bergen sold 340 trawlers in 2024.", "340", 340, "sold trawlers", when="2024-01-01..2024-12-31"),
    )
    assert not any(thread.contradiction for thread in found)
    assert {opposed for thread in found for opposed in thread.opposed} == {0}


def test_what_a_company_makes_in_a_country_is_not_what_the_country_makes() -> None:
    company = told("Statoil pumped 212 barrels of oil in Sweden.", "212", 212, "barrels of oil")
    country = told("Sweden pumped 340 barrels of oil.", "340", 340, "barrels of oil")
    found = threads(
        (company[0], replace(company[1], about=("NOR", "SWE"))), (country[0], replace(country[1], about=("SWE",)))
    )
    assert len(found) == 2


def test_a_round_floor_under_an_exact_figure_is_told_less_exactly() -> None:
    (thread,) = threads(
        told("The new tariff covers 1,084 product lines.", "1,084", 1084, "product lines"),
        told("The new tariff covers over 1,000 product lines.", "1,000", 1000, "product lines", low=1000),
    )
    assert drifts(thread) == {DriftKind.GRANULARITY}


def test_two_institutions_of_one_state_are_two_sources_and_a_longer_name_is_the_same() -> None:
    def said(by: str) -> tuple[Document, Claim]:
        where, claim = told(f"Prices in Bergen rose 18%, the {by} said.", "18%", 18, "prices in Bergen", by=by)
        link = replace(claim.attribution[0], code="NOR", name=by)
        return where, replace(claim, attribution=(link,))

    (thread,) = threads(said("statistics office"), said("fishermen's union"))
    assert drifts(thread) == {DriftKind.ATTRIBUTION}
    (thread,) = threads(said("doctors"), said("doctors of the state hospital"))
    assert DriftKind.ATTRIBUTION not in drifts(thread)
    (thread,) = threads(said("Norway"), said("Norwegian trade ministry"))
    assert DriftKind.ATTRIBUTION not in drifts(thread)


def test_a_body_by_its_letters_is_not_everybody_else() -> None:
    found = threads(
        told("Greenpeace counts 4,170 stranded whales.", "4,170", 4170, "stranded whales", by="Greenpeace"),
        told("The UN counts 4,170 stranded whales.", "4,170", 4170, "stranded whales", by="UN"),
    )
    assert [drifts(thread) for thread in found] == [{DriftKind.ATTRIBUTION}]


def test_the_same_figure_for_a_half_and_for_a_quarter_of_a_year_drifts_in_period() -> None:
    text = "Bergen counted 41,300 crossings in the first {} of 2024."
    (thread,) = threads(
        told(text.format("half"), "41,300", 41300, "crossings", when="2024-01-01..2024-06-30"),
        told(text.format("quarter"), "41,300", 41300, "crossings", when="2024-01-01..2024-03-31"),
    )
    assert drifts(thread) == {DriftKind.PERIOD}
