"""A party without a country gets the one that its text plainly leaves it, and no other."""

from __future__ import annotations

from foedus.coding.inheriting import Inheritance, read_short_names
from foedus.records import Party
from texts import analysis

SHORT = read_short_names(["fund IMF", "commission EU AU"])


def completed(text: str, word: str, others: tuple[Party, ...] = ()) -> str:
    """The code that the last `word` of `text` inherits."""
    sentences = analysis(text).sentences
    start = text.rindex(word)
    own = next(sentence for sentence in sentences if sentence.start <= start < sentence.end)
    (party,) = Inheritance(sentences, SHORT).complete([Party("UNK", word, start, start + len(word))], own, others)
    return party.code


def test_it_is_the_party_named_first_before() -> None:
    assert completed("Peru met Chile in Lima. Then it left.", "it") == "PER"


def test_it_is_not_the_other_side_of_the_act() -> None:
    text = "Peru met Chile in Lima. Then it left."
    assert completed(text, "it", (Party("PER", "Peru", 0, 4),)) == "CHL"


def test_people_belong_to_the_one_state_of_the_text() -> None:
    assert completed("Kenya was calm. Kenya slept. At dawn ropemakers came.", "ropemakers") == "KEN"


def test_where_two_states_are_named_alike_nobody_inherits() -> None:
    assert completed("Kenya met Uganda. At dawn ropemakers came.", "ropemakers") == "UNK"


def test_a_strange_name_is_nobodys() -> None:
    assert completed("Kenya was calm. Kenya slept. At dawn the Halvorsen Trust came.", "the Halvorsen Trust") == "UNK"


def test_a_body_named_before_is_meant_by_its_short_name() -> None:
    assert completed("The IMF met Ghana. The Fund waited.", "The Fund") == "IMF"
    assert completed("The African Union met Mali. The Commission waited.", "The Commission") == "AU"
    assert completed("Ghana met Mali. The Fund waited.", "The Fund") == "UNK"
