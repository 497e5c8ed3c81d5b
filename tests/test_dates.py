"""Dates as texts write them, and the many things that only look like one."""

from __future__ import annotations

import time
from calendar import month_name
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.codebook.dates import find_dates
from foedus.records import FuzzyDate

Day = tuple[int, int, int]


def only_date_in(text: str) -> FuzzyDate:
    ((span, when),) = find_dates(text)
    assert span.gives(text) == when.as_written
    return when


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("signed on 14 May 2025 in Rome", (2025, 5, 14), (2025, 5, 14)),
        ("May 14, 2025", (2025, 5, 14), (2025, 5, 14)),
        ("the 14th of May, 2025", (2025, 5, 14), (2025, 5, 14)),
        ("Wednesday, 14 May 2025", (2025, 5, 14), (2025, 5, 14)),
        ("2025-05-14", (2025, 5, 14), (2025, 5, 14)),
        ("2025-05-14T10:00:00Z", (2025, 5, 14), (2025, 5, 14)),
        ("Fri, 18 Apr 2025 10:00:00 +0200", (2025, 4, 18), (2025, 4, 18)),
        ("14/05/2025", (2025, 5, 14), (2025, 5, 14)),
        ("05/14/2025", (2025, 5, 14), (2025, 5, 14)),
        ("14.05.2025", (2025, 5, 14), (2025, 5, 14)),
        ("from 14 to 16 May 2025", (2025, 5, 14), (2025, 5, 16)),
        ("30 December to 2 January 2025", (2024, 12, 30), (2025, 1, 2)),
        ("May 30 - June 2, 2025", (2025, 5, 30), (2025, 6, 2)),
        ("in May 2025", (2025, 5, 1), (2025, 5, 31)),
        ("early May 2025", (2025, 5, 1), (2025, 5, 10)),
        ("mid-May 2025", (2025, 5, 11), (2025, 5, 20)),
        ("late May 2025", (2025, 5, 21), (2025, 5, 31)),
        ("in spring 2025", (2025, 3, 1), (2025, 5, 31)),
        ("the winter of 2024-25", (2024, 12, 1), (2025, 2, 28)),
        ("Q2 2025", (2025, 4, 1), (2025, 6, 30)),
        ("the second quarter of 2025", (2025, 4, 1), (2025, 6, 30)),
        ("the first half of 2026", (2026, 1, 1), (2026, 6, 30)),
        ("in 2025 it ended", (2025, 1, 1), (2025, 12, 31)),
        ("the 2025 summit", (2025, 1, 1), (2025, 12, 31)),
        ("Peru’s 2023 law", (2023, 1, 1), (2023, 12, 31)),
        ("mid-2025", (2025, 5, 1), (2025, 8, 31)),
        ("the 2019-2023 plan", (2019, 1, 1), (2023, 12, 31)),
        ("from 2026 to 2028", (2026, 1, 1), (2028, 12, 31)),
        ("the 1990s", (1990, 1, 1), (1999, 12, 31)),
        ("FY2025", (2024, 10, 1), (2025, 9, 30)),
        ("the 2024/25 academic year", (2024, 9, 1), (2025, 8, 31)),
        ("14 May\n2025", (2025, 5, 14), (2025, 5, 14)),
        ("29 February 2024", (2024, 2, 29), (2024, 2, 29)),
    ],
)
def test_a_written_date_gives_its_days(text: str, first: Day, last: Day) -> None:
    when = only_date_in(text)
    assert (when.earliest, when.latest) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "text",
    [
        "They may 2025 times try and fail",
        "cut by 40%",
        "an F-35 over the sea",
        "+39 06 2025 1999",
        "1,000 or 2,025 tonnes",
        "version 2.2025.1",
        "page 2024",
        "the March on Rome",
        "Section 2024",
        "Mars 2020",
        "of 2000 people",
        "from 2000 tonnes to 2500 tonnes",
        "the 2000-year-old city",
        "192.168.20.2024",
        "in 2000-2500 cases",
        "Prime Minister May said so",
        "13/13/2025",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text) == ()


def test_a_day_and_month_that_can_be_swapped_give_both_readings() -> None:
    when = only_date_in("05/06/2025")
    assert (when.earliest, when.latest) == (date(2025, 5, 6), date(2025, 6, 5))
    assert "swapped" in when.because


def test_two_years_joined_by_and_are_two_times() -> None:
    found = [when.earliest for _, when in find_dates("missions planned for 2026 and 2028")]
    assert found == [date(2026, 1, 1), date(2028, 1, 1)]


@pytest.mark.parametrize(
    "noise",
    [
        "1" * 100_000,
        "2025-" * 20_000,
        "May " * 20_000,
        "14 May to " * 10_000,
        " " * 100_000,
        "2019, " * 15_000,
        "a" * 99_999 + "'s",
    ],
)
def test_a_wall_of_noise_is_read_in_little_time(noise: str) -> None:
    began = time.process_time()
    find_dates(noise)
    assert time.process_time() - began < 3


@given(st.dates(date(1600, 1, 1), date(2149, 12, 31)))
def test_every_day_is_read_back_in_each_common_form(day: date) -> None:
    month = month_name[day.month]
    for written in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat()):
        when = only_date_in(f"Talks of {written} failed.")
        assert (when.earliest, when.latest, when.as_written) == (day, day, written)


@given(st.text(alphabet="MayJune 0123456789-/.,thof\n’s", max_size=100))
def test_dates_quote_their_words_and_never_overlap(text: str) -> None:
    found = find_dates(text)
    assert all(span.gives(text) == when.as_written for span, when in found)
    assert all(first.end <= second.start for (first, _), (second, _) in pairwise(found))
