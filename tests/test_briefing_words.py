"""How the brief writes numbers, days and words from documents."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import brief_records as sund
from foedus.briefing.escaping import for_markdown, plain, shortened
from foedus.briefing.passages import excerpt
from foedus.briefing.sentences import Citations, as_sentence, listed
from foedus.briefing.times import quarter, written
from foedus.records import Change, Claim, FuzzyDate, Span
from foedus.records.figures import figure, measured_figure, number, with_unit
from foedus.records.standings import ladder, signed, standing

SHIPS = sund.SHIPS[0]
RANGE = replace(SHIPS, value=None, low=2.0, high=3.0)


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (replace(SHIPS, value=168000.0, unit="deaths"), "168,000 deaths"),
        (replace(SHIPS, value=40.0, unit="%", change=Change.RISE), "up 40%"),
        (replace(SHIPS, value=2.5, unit="percent", approximate=True), "about 2.5%"),
        (replace(SHIPS, value=38e6, unit="EUR", currency="EUR"), "€38 million"),
        (replace(SHIPS, value=1.25e9, unit="CHF", currency="CHF"), "CHF 1.25 billion"),
        (RANGE, "2 ships to 3 ships"),
        (replace(RANGE, high=None), "at least 2 ships"),
        (replace(RANGE, low=None), "at most 3 ships"),
        (replace(RANGE, low=None, high=None), "no figure"),
        (replace(SHIPS, value=12.0, unit=None), "12"),
    ],
)
def test_a_figure_is_written_with_its_unit_and_separators(claim: Claim, words: str) -> None:
    assert figure(claim) == words


def test_what_is_counted_is_named_once_and_a_measure_keeps_its_unit() -> None:
    assert measured_figure(replace(SHIPS, value=31600.0, unit="person"), "people") == "31,600 people"
    assert measured_figure(replace(SHIPS, value=1.0, unit="radar"), "mobile radar") == "1 mobile radar"
    assert measured_figure(replace(SHIPS, value=9.0, unit="tonne"), "allied cargo") == "9 tonnes of “allied cargo”"
    assert measured_figure(replace(SHIPS, value=30.0, unit="%"), "transit times") == "30% for “transit times”"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(2, "radar", "2 radars"), (21000, "tonne", "21,000 tonnes"), (168000, "death", "168,000 deaths"), (3, "%", "3%")],
)
def test_a_unit_stands_in_the_plural(value: float, unit: str, words: str) -> None:
    assert with_unit(value, unit) == words


@pytest.mark.parametrize(
    ("score", "word"), [(-9, "hostile"), (-6, "strained"), (0.5, "slightly cooperative"), (6, "closely cooperative")]
)
def test_every_score_has_a_word_that_the_method_note_explains(score: float, word: str) -> None:
    assert standing(score) == word
    assert word in ladder()


def test_absurd_numbers_are_written_short() -> None:
    assert number(1e300) == "1e+300"
    assert len(number(-123456789012345.678)) < 25


def test_a_score_near_zero_has_no_sign() -> None:
    assert [signed(value) for value in (-0.04, 0.04, -0.06, 3.0)] == ["0.0", "0.0", "−0.1", "+3.0"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2025, 4, 17), date(2025, 4, 17), "17 April 2025"),
        (date(2025, 4, 1), date(2025, 4, 30), "April 2025"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2025, 4, 1), date(2025, 6, 30), "April to June 2025"),
        (date(2024, 12, 1), date(2025, 1, 31), "December 2024 to January 2025"),
        (date(2025, 4, 3), date(2025, 4, 9), "3 to 9 April 2025"),
        (date(2025, 4, 3), date(2025, 5, 9), "3 April to 9 May 2025"),
        (date(2024, 4, 3), date(2025, 5, 9), "3 April 2024 to 9 May 2025"),
        (date(2022, 10, 22), None, "not before 22 October 2022"),
        (None, date(2022, 10, 22), "not after 22 October 2022"),
        (None, None, "not dated"),
    ],
)
def test_a_date_is_written_as_sharply_as_it_is_known(first: date | None, last: date | None, words: str) -> None:
    assert written(FuzzyDate(first, last)) == words


@given(st.dates(), st.integers(0, 4000))
def test_every_interval_has_a_name_with_its_year(first: date, days: int) -> None:
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    when = FuzzyDate(first, last)
    assert str(last.year) in written(when)
    assert str(first.year) in quarter(when)


def test_a_quarter_is_named_as_one() -> None:
    assert quarter(FuzzyDate(date(2025, 4, 1), date(2025, 6, 30))) == "Q2 2025"
    assert quarter(FuzzyDate(date(2025, 4, 1), date(2025, 4, 30))) == "Apr 2025"
    assert quarter(FuzzyDate(date(2025, 1, 1), date(2025, 12, 31))) == "2025"


@given(st.text())
def test_no_text_keeps_a_character_that_hides_or_turns(text: str) -> None:
    shown = plain(text)
    assert not re.search("[\x00-\x08\x0a-\x1f\u202a-\u202e\u2066-\u2069\u200b\ufeff]", shown)
    assert shown.encode("utf-8").decode("utf-8") == shown


@given(st.text(alphabet="#>-+=1.)*_`[]()<>|~!& ab\n\\"))
def test_no_text_becomes_markdown(text: str) -> None:
    shown = for_markdown(text)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)(\\\\)*[`*_\[\]|<>]", shown)
    assert not re.match(r"\s*(#|[-+=>](\s|$)|\d+[.)](\s|$))", shown)


def test_a_shortened_text_ends_at_a_word() -> None:
    assert shortened("the harbour board of Halm", 14) == "the harbour …"
    assert shortened("W" * 50, 10) == "W" * 10 + " …"


def test_lists_and_fragments_read_as_english() -> None:
    assert listed(["a", "b", "c"], joined_by="or") == "a, b or c"
    assert as_sentence("credited to two boards") == "Credited to two boards."


def test_the_same_span_always_has_the_same_number() -> None:
    citations = Citations()
    assert citations.cite([SHIPS.evidence]).numbers == (1,)
    assert citations.cite([sund.SHIPS[1].evidence, SHIPS.evidence]).numbers == (1, 2)
    assert citations.cite([claim.evidence for claim in sund.SHIPS], most=3).more == 1


@given(st.data())
def test_an_excerpt_holds_the_marked_words_letter_by_letter(data: st.DataObject) -> None:
    document = sund.DOCUMENTS["doc-institute"]
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    inner = data.draw(st.integers(start, end - 1))
    mark = Span(inner, data.draw(st.integers(inner + 1, end)))
    marked = [piece.text for piece in excerpt(document, Span(start, end), mark).pieces if piece.marked]
    assert marked == [mark.gives(document.text)]
