"""Who did what to whom, in what voice and modality; and what is no act at all."""

from __future__ import annotations

from datetime import date

import pytest

from texts import acts, coding

ACTS = [
    ("Norway condemned the raid by Belarus.", ("ACCUSE", {"NOR"}, {"BLR"}, "asserted")),
    ("Belarus was condemned by Norway on Friday.", ("ACCUSE", {"NOR"}, {"BLR"}, "asserted")),
    ("The foreign ministers of Chile and Peru met in Lima.", ("CONSULT", {"CHL", "PER"}, set(), "asserted")),
    ("Canada did not impose sanctions on Haiti.", ("SANCTION", {"CAN"}, {"HTI"}, "denied")),
    ("Spain could withdraw its troops from Iraq.", ("RETREAT", {"ESP"}, {"IRQ"}, "hedged")),
    ("Japan will visit Fiji in June.", ("AGREE", {"JPN"}, {"FJI"}, "planned")),
    ("Sanctions on Mali were lifted by the European Union.", ("CONCEDE", {"EU"}, {"MLI"}, "asserted")),
    ("Kenya, which borders Somalia, expelled three Somali diplomats.", ("SANCTION", {"KEN"}, {"SOM"}, "asserted")),
]


@pytest.mark.parametrize(("text", "act"), ACTS, ids=[text for text, _ in ACTS])
def test_an_act_has_its_parties_and_modality(text: str, act: tuple[str, set[str], set[str], str]) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "France must pool its intelligence with Germany.",
        "The alliance requires a common procurement plan of Italy and Spain.",
        "Deepening the dialogue with Japan and Korea is essential.",
        "Closer ties between Rome and Ankara would be welcome.",
        "The chessboard is shifting, and Poland is a key piece.",
        "Sweden is a member of NATO and a neighbour of Norway.",
    ],
)
def test_advice_and_description_are_no_acts(text: str) -> None:
    assert [act for act in acts(text) if act[3] in ("asserted", "planned", "historical")] == []


def test_what_an_author_infers_is_no_act() -> None:
    assert acts("The silence reveals that Italy has rejected the offer of France.") == []


def test_what_is_alleged_is_not_a_second_act() -> None:
    assert [act[0] for act in acts("Armenia accused Azerbaijan of shelling a village.")] == ["ACCUSE"]


def test_two_clauses_are_two_acts() -> None:
    types = [act[0] for act in acts("Ghana praised Togo, and Benin recalled its ambassador from Niger.")]
    assert types == ["SUPPORT", "SANCTION"]


def test_an_act_long_before_its_document_is_history() -> None:
    text = "In 2011, France bombed Libya."
    assert [act[3] for act in acts(text, date(2025, 5, 1))] == ["historical"]
    assert [act[3] for act in acts(text, date(2011, 9, 1))] == ["asserted"]


def test_yesterday_is_the_day_before_the_document() -> None:
    (event,) = coding("Yesterday Germany met Austria in Vienna.", date(2025, 4, 18)).events
    assert event.when is not None
    assert event.when.earliest == event.when.latest == date(2025, 4, 17)


def test_a_reported_act_carries_its_speaker() -> None:
    (event,) = coding("Finland expelled a Russian envoy, the BBC reported.").events
    assert [link.name for link in event.attribution] != []


def test_every_act_is_scored_as_the_codebook_says() -> None:
    (event,) = coding("Norway condemned Belarus.").events
    assert (event.quad, event.intensity, event.mode) == (3, -2.0, "disapprove")


def test_a_question_asserts_nothing() -> None:
    assert [act[3] for act in acts("Has Germany expelled the Russian envoy?")] in ([], ["hedged"])


def test_a_litotes_is_neither_praise_nor_blame() -> None:
    claims = coding("The Chile-Peru partnership is not without obstacles.").claims
    assert [claim for claim in claims if claim.polarity] == []
