"""Whoever is called "it", "the mayor" or "the growers" gets the code of the one that the text means, or none."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.codebook.references import ANY, load_references
from foedus.language.references import Choice, best_of
from foedus.records import ActorKind, Via
from texts import analysis


def codes_of(text: str, words: str) -> set[str | None]:
    """The codes of the mentions at the last `words` of the text."""
    start = text.rindex(words)
    return {m.code for m in analysis(text, date(2025, 5, 1)).mentions if m.start == start}


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("A court in Piura fined the dredger.", "court", "PER"),
        ("Ghana asked the IMF for a loan. The Fund agreed.", "Fund", "IMF"),
        ("The Polish army sent sappers. Its commander denied it.", "commander", "POL"),
        ("Turkish police arrested the mayor of Bursa. His lawyer laughed.", "lawyer", "TUR"),
        ("Kenya was calm. Police fired at marchers in Kisumu. They fled.", "They", "KEN"),
        ("The Danish government met the farmers. It promised them money.", "It", "DNK"),
        ("Kenyan tea growers blocked the road to Kericho.", "growers", "KEN"),
        ("The IMF met Ghana. The Fund waited.", "Fund", "IMF"),
        ("The African Union met Mali. The Commission waited.", "Commission", "AU"),
        ("Kenya was calm. Kenya slept. At dawn the police came.", "police", "KEN"),
        ("Peru fined Chile. The ministry was pleased.", "ministry", "PER"),
    ],
)
def test_a_reference_has_the_code_of_whom_it_means(text: str, words: str, code: str) -> None:
    assert codes_of(text, words) == {code}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Growers blocked the road.", "Growers"),
        ("The minister said nothing.", "minister"),
        ("Peru met Chile. Nobody knows why it left.", "Nobody"),
        ("Peru met Chile. Then the Halvorsen Trust came.", "Halvorsen Trust"),
    ],
)
def test_where_the_text_leaves_it_open_nobody_is_meant(text: str, words: str) -> None:
    assert codes_of(text, words) <= {None}


def test_a_pronoun_for_a_person_is_that_person() -> None:
    text = "Keir Starmer spoke in London. He backed Ukraine."
    pronoun = next(m for m in analysis(text).mentions if m.via is Via.PRONOUN)
    assert (pronoun.kind, pronoun.name) == (ActorKind.PERSON, "Keir Starmer")


def test_us_in_capitals_is_a_state_and_no_pronoun() -> None:
    assert codes_of("The US and Kenya signed.", "US") == {"USA"}


def test_weights_of_one_sort_stand_on_those_of_all() -> None:
    rules = load_references()
    assert set(rules.weights[ANY]) <= set(rules.weights_of("it"))
    assert rules.weights_of("a sort that nobody has seen") == rules.weights[ANY]


def test_the_likeliest_candidate_wins_and_nobody_competes() -> None:
    code, chance = best_of([Choice("KEN", ("near",)), Choice("UGA", ())], {"near": 2.0})
    assert code == "KEN"
    assert 0.7 < chance < 0.8
    assert best_of([], {}) == (None, 0.0)
