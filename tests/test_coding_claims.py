"""Figures with their speaker, relations with their sign, promises with their day, dependencies with their thing."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.records import ClaimKind, Modality, Strength
from texts import coding


def test_a_figure_carries_the_body_that_reports_it() -> None:
    (claim,) = coding("The World Health Organization reports 52,000 annual deaths from the fever.").claims
    assert claim.value == 52_000
    assert [link.code for link in claim.attribution] == ["WHO"]


def test_per_somebody_is_an_attribution() -> None:
    claims = coding("Grain exports rose 12% last year, according to the African Union.").claims
    assert [link.code for claim in claims for link in claim.attribution] == ["AU"]


def test_a_promise_to_cut_is_not_a_cut() -> None:
    promised = coding("The Lagos corridor could cut delivery times by 30%.").claims
    told = coding("The Lagos corridor cuts delivery times by 30%.").claims
    assert [claim.modality for claim in promised] == [Modality.HEDGED]
    assert [claim.modality for claim in told] == [Modality.ASSERTED]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("A 4-4 ruling would leave the ban in place.", Modality.HEDGED),
        ("Up to 900 guards might be sent to Mali.", Modality.HEDGED),
        ("About 640 guards from Ghana will join the mission.", Modality.PLANNED),
        ("More than 40 states are expected to sign.", Modality.PLANNED),
        ("The World Bank expects Ghana's economy to grow by 2.8 percent.", Modality.PLANNED),
        ("Ghana denied that it had paid a ransom of 12 million dollars.", Modality.DENIED),
        ("The 900 guards would leave Mali in spring.", Modality.ASSERTED),
        ("In May 900 guards left Mali.", Modality.ASSERTED),
        ("The fund is worth 2 billion euros.", Modality.ASSERTED),
        ("Ghana needs 3 billion euros.", Modality.ASSERTED),
        ("Some 30 armed men attacked the village.", Modality.ASSERTED),
        ("Ghana should spend 3 percent of its output on roads.", Modality.DEMANDED),
    ],
)
def test_a_figure_is_told_as_firmly_as_its_verb(text: str, modality: Modality) -> None:
    assert {claim.modality for claim in coding(text).claims if claim.kind is ClaimKind.QUANTITY} == {modality}


def test_a_rift_between_two_leaders_is_a_relation_of_their_states() -> None:
    claims = coding("A deepening rift between Emmanuel Macron and Friedrich Merz worries the markets.").claims
    (claim,) = [claim for claim in claims if claim.kind is ClaimKind.RELATION]
    assert set(claim.about) == {"FRA", "DEU"}
    assert claim.polarity == -1.0


def test_a_renewed_alliance_is_a_good_relation() -> None:
    claims = coding("The renewed Japan-Philippines alliance holds.").claims
    assert [claim.polarity for claim in claims if claim.kind is ClaimKind.RELATION] == [1.0]


def test_a_medical_crisis_is_no_relation() -> None:
    claims = coding("They spoke of a crisis that hurts towns in Spain and Portugal.").claims
    assert [claim for claim in claims if claim.kind is ClaimKind.RELATION] == []


def test_a_vow_has_debtor_deed_and_due_day() -> None:
    (promise,) = coding("Canada vowed to deliver the radars to Latvia by March 2026.").commitments
    assert [party.code for party in promise.debtors] == ["CAN"]
    assert promise.strength is Strength.VOWED
    assert promise.due is not None
    assert promise.due.latest == date(2026, 3, 31)


def test_missions_for_two_years_are_two_promises() -> None:
    text = "France and India met. Joint lunar missions are planned for 2027 and 2029."
    dues = [promise.due.earliest.year for promise in coding(text).commitments if promise.due and promise.due.earliest]
    assert dues == [2027, 2029]


def test_reliance_on_somebodys_gas_is_a_dependency() -> None:
    (found,) = coding("Moldova depends on Romania for gas.").dependencies
    assert (found.dependent.code, found.on.code, found.through) == ("MDA", "ROU", "gas")


def test_sympathy_and_wariness_are_stances() -> None:
    stances = coding("Hungary is wary of Ukraine. Ireland backs Palestine.").stances
    assert [(s.holder.code, s.towards.code, s.polarity > 0) for s in stances] == [
        ("HUN", "UKR", False),
        ("IRL", "PSE", True),
    ]


def test_an_office_is_kept_with_the_days_it_was_held() -> None:
    (role,) = coding("Former British Prime Minister Rishi Sunak spoke.").roles
    assert (role.person, role.code, role.former) == ("Rishi Sunak", "GBR", True)
    assert role.held[0][0] == date(2022, 10, 25)


def test_who_tells_of_a_promise_is_no_part_of_its_deed() -> None:
    text = "Vietnam and Laos agreed to hold joint river patrols by December 2026, officials in Hanoi said."
    (promise,) = coding(text).commitments
    assert promise.deed == "hold joint river patrols by December 2026"
