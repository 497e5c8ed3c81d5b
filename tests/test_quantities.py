"""Measures in news sentences: what is counted, how it changed, and what only looks like a number."""

from __future__ import annotations

import time
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.coding.quantities import Quantity, find_quantities
from foedus.records import Change, Sentence

GOLD = Path(__file__).parent / "quantity_sentences.toml"
# The first 155 sentences led the grammar (1.00 now). The 45 under "Held out" were read once before it was mended: .93.
VALUE_FLOOR, UNIT_FLOOR, CHANGE_FLOOR = 0.95, 0.93, 0.93


def measures_in(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, Sentence(0, len(text), 0, (), ()))


def only_measure_in(text: str) -> Quantity:
    (quantity,) = measures_in(text)
    return quantity


@dataclass(frozen=True)
class Gold:
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    currency: str | None = None
    change: str | None = None

    def has_figure_of(self, found: Quantity) -> bool:
        if self.value is not None:
            return found.value == pytest.approx(self.value)
        return (found.value, found.low, found.high) == (None, self.low, self.high)


def test_figures_units_and_changes_of_our_news_sentences_stay_above_their_floors() -> None:
    gold_count = found_count = values = units = changes = 0
    for row in tomllib.loads(GOLD.read_text(encoding="utf-8"))["sentence"]:
        found = list(measures_in(row["text"]))
        golds = [Gold(**each) for each in row["quantities"]]
        gold_count, found_count = gold_count + len(golds), found_count + len(found)
        for gold in golds:
            match = next((each for each in found if gold.has_figure_of(each)), None)
            if match is None:
                continue
            found.remove(match)
            values += 1
            units += (match.unit, match.currency) == (gold.unit, gold.currency)
            changes += (match.change.value if match.change else None) == gold.change
    f1 = [2 * right / (gold_count + found_count) for right in (values, units, changes)]
    assert f1[0] >= VALUE_FLOOR
    assert f1[1] >= UNIT_FLOOR
    assert f1[2] >= CHANGE_FLOOR


def test_the_gold_sentences_are_many_and_some_hold_no_measure() -> None:
    rows = tomllib.loads(GOLD.read_text(encoding="utf-8"))["sentence"]
    assert len(rows) >= 195
    assert sum(not row["quantities"] for row in rows) >= 25


@pytest.mark.parametrize(
    "text",
    [
        "Turkey received 40 F-16s' worth of promises and the F-35 stayed away.",
        "The G20 met under Chapter 7 in Room 12.",
        "The bulletin, issue 44, lists flight 302.",
        "They meet again on 12 June at 14:30 in Doha.",
        "Trade law changed.12 Nobody noticed.",
        "Call 0041 22 730 81 11 or +32 2 555 01 99 today.",
        "(Word count: 612)",
        "The two presidents and their three neighbours shook hands.",
        "One of them left, and no one replaced her.",
        "It was a zero-sum game in the first half.",
        "Version 2.1.4 of the text appeared at 192.168.10.1.",
        "The Three Seas Initiative meets in a 12-nation format.",
        "He has led the party for ten years.",
        "Postal code 00187 Rome",
        "The game of 1989 ended 3-2.",
        "A 70-year-old treaty and a four-day visit made the news.",
        "His 18th trip, the second this year, is doubling down on an old idea.",
    ],
)
def test_names_dates_scores_and_ordinals_are_no_measures(text: str) -> None:
    found = measures_in(text)
    assert [each.span.gives(text) for each in found if "F-16" not in each.measures] == []


@pytest.mark.parametrize(
    "figure", ["1e400", "10^99 euros", "9" * 400, "9" * 400 + " euros", "1" + ",000" * 90, "$" + "7" * 30]
)
def test_an_absurd_number_is_skipped_and_breaks_nothing(figure: str) -> None:
    found = measures_in(f"The plan costs {figure} and saves 12 million euros.")
    assert [(each.value, each.currency) for each in found] == [(12e6, "EUR")]


@pytest.mark.parametrize(
    "noise",
    [
        "7" * 100_000,
        "1," * 50_000,
        "12 " * 30_000,
        "one hundred and " * 8_000,
        "$ " * 50_000,
        "-5" * 40_000,
        "a" * 100_000,
    ],
)
def test_a_wall_of_digits_is_read_in_little_time(noise: str) -> None:
    began = time.process_time()
    measures_in(noise)
    assert time.process_time() - began < 5


def test_what_is_measured_is_the_noun_phrase_counted() -> None:
    assert (
        only_measure_in("The agency reports 41,000 yearly malaria deaths in the region.").measures
        == "yearly malaria deaths"
    )


def test_what_rose_is_the_subject_of_the_verb() -> None:
    found = only_measure_in("Barley exports to Egypt rose 12%.")
    assert (found.measures, found.change) == ("Barley exports to Egypt", Change.RISE)


def test_what_is_cut_is_the_object_of_the_verb() -> None:
    found = only_measure_in("The tunnel cuts freight times by 35%.")
    assert (found.measures, found.change, found.value) == ("freight times", Change.FALL, 35)


def test_a_drop_names_what_dropped() -> None:
    found = only_measure_in("They celebrate a 27% drop in customs delays.")
    assert (found.measures, found.change) == ("customs delays", Change.FALL)


def test_a_figure_in_apposition_measures_what_came_before_it() -> None:
    deaths, rise = measures_in("The ministry counts 9,000 drowning deaths a year, a 20% rise since 2010.")
    assert rise.measures == deaths.measures == "drowning deaths"
    assert rise.comparator == "since 2010"
    assert deaths.per == "year"
    assert rise.derived_base == pytest.approx(7500)


def test_the_base_of_a_rise_is_worked_out() -> None:
    spending, rise = measures_in("Madrid's €12 billion outlay on ports, up 20% from last year, surprised markets.")
    assert (spending.value, spending.currency) == (12e9, "EUR")
    assert rise.derived_base == pytest.approx(10e9)
    assert rise.comparator == "from last year"


def test_no_base_is_made_up_where_none_is_told() -> None:
    assert only_measure_in("Rents rose 9 percent.").derived_base is None


def test_at_least_is_a_floor_and_up_to_a_ceiling() -> None:
    floor = only_measure_in("At least 40 sailors were rescued.")
    ceiling = only_measure_in("Up to 900 teachers may leave.")
    assert (floor.value, floor.low, floor.high, floor.approximate) == (40, 40, None, True)
    assert (ceiling.value, ceiling.low, ceiling.high, ceiling.change) == (900, None, 900, None)


def test_about_marks_a_figure_as_approximate() -> None:
    assert only_measure_in("Nearly 300 welders were hired.").approximate
    assert not only_measure_in("Exactly 300 welders were hired.").approximate


def test_barrels_a_day_are_a_rate() -> None:
    found = only_measure_in("The field yields 70,000 barrels of oil a day.")
    assert (found.unit, found.value) == ("barrel", 70000)
    assert only_measure_in("It pumps 70,000 barrels a day.").per == "day"
    assert only_measure_in("It pumps 70,000 bpd.").per == "day"


def test_a_share_of_output_measures_the_spending_not_the_output() -> None:
    found = only_measure_in("Defence spending stands at 2.4% of GDP.")
    assert (found.measures, found.is_share) == ("Defence spending", True)


def test_a_target_is_named_by_its_noun() -> None:
    assert only_measure_in("They accept the 3% GDP target.").measures == "GDP target"


def test_a_people_is_counted_in_persons() -> None:
    found = only_measure_in("The firms employ nearly 60,000 Romanians.")
    assert (found.unit, found.measures) == ("person", "Romanians")


def test_the_dead_of_a_second_clause_are_counted_too() -> None:
    killed, hurt = measures_in("Twelve soldiers were killed and 30 were wounded.")
    assert (killed.value, killed.unit) == (12, "soldier")
    assert (hurt.value, hurt.unit) == (30, "soldier")


def test_shot_down_is_no_decline() -> None:
    assert only_measure_in("Crews shot down 14 drones.").change is None


def test_a_fundraiser_is_no_rise() -> None:
    assert only_measure_in("The charity raised $5 million for refugees.").change is None


SENTENCE_START = "Ünïcode — “quote” 🚢 "


@given(st.text(max_size=120))
def test_every_figure_stands_where_it_says(text: str) -> None:
    document = SENTENCE_START + text + " cost 45 million euros and 3 ships."
    start = len(SENTENCE_START)
    for quantity in find_quantities(document, Sentence(start, len(document), 0, (), ())):
        assert start <= quantity.span.start < quantity.span.end <= len(document)
        assert quantity.span.gives(document).strip() == quantity.span.gives(document)
        assert quantity.value is not None or quantity.low is not None or quantity.high is not None
        assert quantity.measures in document


@given(st.text(alphabet="0123456789.,-/$€% bnmlikoahdrestuf'", max_size=80))
def test_figures_never_overlap(text: str) -> None:
    found = measures_in(text)
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))


@given(st.integers(2, 10**9))
def test_a_grouped_number_keeps_its_value(number: int) -> None:
    found = only_measure_in(f"The state sold {number:,} barrels.")
    assert found.value == number
