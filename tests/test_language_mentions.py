"""Names become actors: with their titles, in their time, and only where the words leave no doubt."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.records import ActorKind, Via
from texts import analysis


def named(text: str, day: date | None = date(2025, 5, 1)) -> dict[str, str | None]:
    """The words of each mention and its code."""
    return {text[m.start : m.end]: m.code for m in analysis(text, day).mentions}


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Italian Prime Minister Giorgia Meloni arrived.", "Italian Prime Minister Giorgia Meloni", "ITA"),
        ("The Polish interior minister arrived.", "Polish interior minister", "POL"),
        ("The president of Kenya arrived.", "president of Kenya", "KEN"),
        ("Downing Street was silent.", "Downing Street", "GBR"),
        ("They flew to Brussels.", "Brussels", "EU"),
        ("The Trump administration waited.", "Trump administration", "USA"),
        ("Meloni's government waited.", "Meloni's government", "ITA"),
        ("The government of Peru waited.", "government of Peru", "PER"),
        ("Turkey's parliament voted.", "Turkey's parliament", "TUR"),
        ("NATO and the UN waited.", "NATO", "NATO"),
        ("RUSSIA MOVES TROOPS TO BORDER", "RUSSIA", "RUS"),
    ],
)
def test_a_title_a_state_and_a_name_are_one_mention(text: str, words: str, code: str) -> None:
    assert named(text).get(words) == code


def test_lower_case_words_are_not_states() -> None:
    assert not named("The turkey and the china were on the table, and may we polish them?")


def test_a_person_with_a_states_name_is_not_the_state() -> None:
    assert "JOR" not in named("Last night Michael Jordan watched the game.").values()


def test_an_office_resolves_to_the_holder_of_that_day() -> None:
    text = "The White House said President Trump would wait."
    trump = next(m for m in analysis(text, date(2018, 5, 1)).mentions if m.kind is ActorKind.PERSON)
    assert (trump.code, trump.sector, trump.role) == ("USA", "GOV", "head of state")
    later = analysis("Trump waited in Florida.", date(2022, 5, 1)).mentions[0]
    assert later.sector == "ELI"


def test_former_is_kept() -> None:
    mention = analysis("Former US President Donald Trump spoke.").mentions[0]
    assert mention.former
    assert mention.role == "head of state"


def test_he_is_the_one_person_named_before() -> None:
    text = "Keir Starmer spoke in London. He backed Ukraine."
    pronoun = next(m for m in analysis(text).mentions if m.via is Via.PRONOUN)
    assert (pronoun.code, pronoun.name) == ("GBR", "Keir Starmer")


def test_he_after_two_people_is_nobody() -> None:
    text = "Keir Starmer met Emmanuel Macron. He backed Ukraine."
    assert not [m for m in analysis(text).mentions if m.via is Via.PRONOUN]


def test_both_leaders_are_the_two_named_before() -> None:
    text = "Emmanuel Macron met Friedrich Merz. Both leaders agreed to talk."
    pair = {m.code for m in analysis(text, date(2025, 6, 1)).mentions if m.via is Via.PRONOUN}
    assert pair == {"FRA", "DEU"}


def test_police_in_a_city_belong_to_its_state() -> None:
    assert named("Police in Nairobi arrested nobody.").get("Police") == "KEN"


def test_an_unknown_name_is_kept_without_a_code() -> None:
    mention = next(m for m in analysis("On Monday the Halvorsen Institute for Peace spoke.").mentions)
    assert mention.kind is ActorKind.UNKNOWN
    assert mention.code is None


def test_a_headline_in_capitals_does_not_turn_every_word_into_a_name() -> None:
    kinds = {mention.kind for mention in analysis("Growing Fears Over Rising Costs Of Household Living").mentions}
    assert ActorKind.UNKNOWN not in kinds


def test_a_sea_named_after_a_state_is_not_the_state() -> None:
    assert set(named("Ships met in the South China Sea and the Gulf of Mexico.").values()) <= {None}
    assert named("China sent ships to sea.")["China"] == "CHN"
