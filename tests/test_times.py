"""Times as a sentence tells them, read against the day its document came out: Friday 18 April 2025."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.coding.times import find_times
from foedus.records import FuzzyDate, Sentence, TimeMention

PUBLISHED = FuzzyDate.on(date(2025, 4, 18))
UNDATED = FuzzyDate.unknown("no date given")
Day = tuple[int, int, int] | None


def times_in(text: str, anchor: FuzzyDate = PUBLISHED) -> tuple[TimeMention, ...]:
    return find_times(text, Sentence(0, len(text), 0, (), ()), anchor)


def only_time_in(text: str, anchor: FuzzyDate = PUBLISHED) -> FuzzyDate:
    (mention,) = times_in(text, anchor)
    assert text[mention.start : mention.end] == mention.when.as_written
    return mention.when


def day(parts: Day) -> date | None:
    return date(*parts) if parts else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The two met yesterday.", (2025, 4, 17), (2025, 4, 17)),
        ("They speak tomorrow.", (2025, 4, 19), (2025, 4, 19)),
        ("They met on Tuesday.", (2025, 4, 15), (2025, 4, 15)),
        ("They met on Friday.", (2025, 4, 18), (2025, 4, 18)),
        ("They will meet on Tuesday.", (2025, 4, 22), (2025, 4, 22)),
        ("The envoy said on Tuesday that talks will go on.", (2025, 4, 15), (2025, 4, 15)),
        ("It fell last Friday.", (2025, 4, 11), (2025, 4, 11)),
        ("It opens next Friday.", (2025, 4, 25), (2025, 4, 25)),
        ("It began last week.", (2025, 4, 7), (2025, 4, 13)),
        ("It ends this month.", (2025, 4, 1), (2025, 4, 30)),
        ("It fell in the last quarter alone.", (2025, 1, 1), (2025, 3, 31)),
        ("It doubled in the past year.", (2024, 4, 18), (2025, 4, 18)),
        ("It grew over the last two decades.", (2005, 4, 18), (2025, 4, 18)),
        ("In recent years ties froze.", None, (2025, 4, 18)),
        ("The coming months will tell.", (2025, 4, 18), None),
        ("It sank three days ago.", (2025, 4, 15), (2025, 4, 15)),
        ("It sank two years ago.", (2023, 1, 1), (2023, 12, 31)),
        ("They signed on 19 May.", (2025, 5, 19), (2025, 5, 19)),
        ("They signed on 30 December.", (2024, 12, 30), (2024, 12, 30)),
        ("They will sign on December 30.", (2025, 12, 30), (2025, 12, 30)),
        ("A summit is planned for 2 April.", (2026, 4, 2), (2026, 4, 2)),
        ("Deaths have risen since 2000.", (2000, 1, 1), (2025, 4, 18)),
        ("It will close by 2030.", (2025, 4, 18), (2030, 12, 31)),
        ("It must close by June.", (2025, 4, 18), (2025, 6, 30)),
        ("It ran until 2024.", None, (2024, 12, 31)),
        ("It runs from 2026 to 2028.", (2026, 1, 1), (2028, 12, 31)),
        ("It runs from 2026 onwards.", (2026, 1, 1), None),
        ("It ends before 2030.", None, (2029, 12, 31)),
        ("It is due at the end of the year.", (2025, 11, 1), (2025, 12, 31)),
        ("It opened earlier this year.", (2025, 1, 1), (2025, 4, 18)),
        ("It opens early next year.", (2026, 1, 1), (2026, 4, 30)),
        ("It opened in mid-2024.", (2024, 5, 1), (2024, 8, 31)),
        ("It thawed this spring.", (2025, 3, 1), (2025, 5, 31)),
        ("It froze last summer.", (2024, 6, 1), (2024, 8, 31)),
        ("It froze in March.", (2025, 3, 1), (2025, 3, 31)),
        ("It froze in November.", (2024, 11, 1), (2024, 11, 30)),
        ("It rose in the first quarter.", (2025, 1, 1), (2025, 3, 31)),
        ("It rose in Q3.", (2024, 7, 1), (2024, 9, 30)),
        ("It rose this fiscal year.", (2024, 10, 1), (2025, 9, 30)),
        ("It starts in the next academic year.", (2025, 9, 1), (2026, 8, 31)),
        ("It must leave within two weeks.", (2025, 4, 18), (2025, 5, 2)),
        ("It burned at the weekend.", (2025, 4, 12), (2025, 4, 13)),
    ],
)
def test_a_relative_time_is_read_against_the_day_of_the_document(text: str, first: Day, last: Day) -> None:
    when = only_time_in(text)
    assert (when.earliest, when.latest) == (day(first), day(last))


@pytest.mark.parametrize(
    "text",
    [
        "Exports may fall by 40 percent.",
        "The March on Rome is history.",
        "The second half of the match was dull.",
        "They march on.",
        "In today’s world this is rare.",
        "The F-35 and the G20 are names.",
    ],
)
def test_words_that_only_sound_like_times_are_none(text: str) -> None:
    assert times_in(text) == ()


def test_two_missions_have_two_times() -> None:
    found = [mention.when.earliest for mention in times_in("Joint flights are planned for 2026 and 2028.")]
    assert found == [date(2026, 1, 1), date(2028, 1, 1)]


def test_in_an_undated_document_a_relative_time_stays_unknown_with_its_words() -> None:
    when = only_time_in("They met last Tuesday.", UNDATED)
    assert when.is_unknown
    assert (when.as_written, when.because) == ("last Tuesday", "relative to an undated document")


def test_in_an_undated_document_a_written_date_is_still_read() -> None:
    assert only_time_in("They met on 3 March 2025.", UNDATED).earliest == date(2025, 3, 3)


def test_since_a_year_stays_open_where_the_document_is_undated() -> None:
    when = only_time_in("It has grown since 2000.", UNDATED)
    assert (when.earliest, when.latest) == (date(2000, 1, 1), None)


def test_an_interval_of_publication_widens_what_is_relative_to_it() -> None:
    spring = FuzzyDate(date(2025, 4, 1), date(2025, 4, 10))
    when = only_time_in("They met yesterday.", spring)
    assert (when.earliest, when.latest) == (date(2025, 3, 31), date(2025, 4, 9))


def test_two_weeks_later_counts_from_the_day_named_before_it() -> None:
    first, later = times_in("They met on 3 March 2025 and two weeks later they broke.")
    assert first.when.earliest == date(2025, 3, 3)
    assert later.when.earliest == later.when.latest == date(2025, 3, 17)


def test_two_weeks_later_is_unknown_where_nothing_is_named_before_it() -> None:
    assert only_time_in("Two weeks later they broke.").is_unknown


def test_times_stand_where_the_sentence_stands_in_its_document() -> None:
    text = "A first sentence. They met yesterday."
    (mention,) = find_times(text, Sentence(18, len(text), 0, (), ()), PUBLISHED)
    assert text[mention.start : mention.end] == "yesterday"


@pytest.mark.parametrize(
    "noise",
    [
        "two weeks later ",
        "on Tuesday ",
        "19 May ",
        "in May ",
        "the last ",
        "a ",
        "last year ",
        "three months ago, ",
        "1 ",
        "\n",
    ],
)
def test_a_sentence_that_never_ends_is_read_in_little_time(noise: str) -> None:
    began = time.process_time()
    times_in(noise * (40_000 // len(noise)))
    assert time.process_time() - began < 5


RELATIVE = [
    "yesterday",
    "last week",
    "on Tuesday",
    "in March",
    "19 May",
    "three months ago",
    "next year",
    "this fiscal year",
]


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.sampled_from(RELATIVE))
def test_every_day_has_its_yesterday_and_its_march(published: date, words: str) -> None:
    when = only_time_in(f"It happened {words}.", FuzzyDate.on(published))
    assert when.earliest is not None
    assert when.latest is not None
    assert abs((when.earliest - published).days) <= 800


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_a_weekday_is_never_after_the_report_of_it(published: date) -> None:
    when = only_time_in("They met on Tuesday.", FuzzyDate.on(published))
    assert when.latest is not None
    assert 0 <= (published - when.latest).days < 7
    assert when.latest.weekday() == 1


@given(st.text(max_size=80))
def test_a_time_quotes_its_words(text: str) -> None:
    for mention in times_in(text + " since last May, on Tuesday and by 19 June"):
        assert (text + " since last May, on Tuesday and by 19 June")[
            mention.start : mention.end
        ] == mention.when.as_written
