"""Times as a sentence tells them, read against the day its document came out: Friday 18 April 2025."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.coding.time_bounds import as_meant
from foedus.coding.times import find_times
from foedus.records import FuzzyDate, Sentence, TimeMention

GOLD = Path(__file__).parent / "time_sentences.toml"
# Most of these sentences led the grammar; what each batch reached at its first run stands in the head of the file.
PLACE_FLOOR, DAYS_FLOOR = 0.97, 0.96
PUBLISHED = FuzzyDate.on(date(2025, 4, 18))
UNDATED = FuzzyDate.unknown("no date given")
Day = tuple[int, int, int] | None


def times_in(text: str, anchor: FuzzyDate = PUBLISHED) -> tuple[TimeMention, ...]:
    return find_times(text, Sentence(0, len(text), 0, (), ()), anchor)


def meant_in(text: str, anchor: FuzzyDate = PUBLISHED) -> tuple[TimeMention, ...]:
    return as_meant(text, times_in(text, anchor), anchor)


def only_time_in(text: str, anchor: FuzzyDate = PUBLISHED) -> FuzzyDate:
    (mention,) = meant_in(text, anchor)
    assert text[mention.start : mention.end] == mention.when.as_written
    return mention.when


def gold_times() -> list[tuple[str, FuzzyDate, set[tuple[int, int, str, str]]]]:
    """Text, day of the document, and each time as its place and days."""
    rows = []
    for row in tomllib.loads(GOLD.read_text(encoding="utf-8"))["sentence"]:
        text, place, told = row["text"], 0, set()
        for written, earliest, latest in row["times"]:
            start = text.index(written, place)
            place = start + len(written)
            told.add((start, place, earliest, latest))
        rows.append((text, FuzzyDate.on(row["anchor"]), told))
    return rows


def test_places_and_days_of_our_news_sentences_stay_above_their_floors() -> None:
    gold_count = found_count = places = days = 0
    for text, anchor, gold in gold_times():
        found = {
            (each.start, each.end, str(each.when.earliest or ""), str(each.when.latest or ""))
            for each in times_in(text, anchor)
        }
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        places += len({each[:2] for each in gold} & {each[:2] for each in found})
        days += len(gold & found)
    assert 2 * places / (gold_count + found_count) >= PLACE_FLOOR
    assert 2 * days / (gold_count + found_count) >= DAYS_FLOOR


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


def test_a_preposition_is_no_part_of_a_time_but_opens_what_it_means() -> None:
    text = "Deaths have risen since 2000."
    (named,), (meant,) = times_in(text), meant_in(text)
    assert (text[named.start : named.end], named.when.latest) == ("2000", date(2000, 12, 31))
    assert (meant.when.as_written, meant.when.latest) == ("since 2000", date(2025, 4, 18))


@pytest.mark.parametrize(
    "words", ["six months", "nearly three weeks", "half an hour", "every two weeks", "twice a day"]
)
def test_a_length_of_time_stands_on_no_day_and_places_no_act(words: str) -> None:
    text = f"They talked {'' if words[0] in 'et' else 'for '}{words}."
    (named,) = times_in(text)
    assert (named.when.as_written, named.when.is_unknown) == (words, True)
    assert meant_in(text) == ()


def test_a_time_of_day_belongs_to_the_day_beside_it() -> None:
    when = only_time_in("The hearing begins at 9:30 a.m. on Monday.")
    assert (when.as_written, when.earliest) == ("9:30 a.m. on Monday", date(2025, 4, 21))


def test_a_bare_time_of_day_dates_no_act() -> None:
    assert meant_in("Polls open at 7 a.m.") == ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The shops will close on Easter Sunday.", (2025, 4, 20)),
        ("He resigned on Thanksgiving 2023.", (2023, 11, 23)),
        ("It began last Christmas.", (2024, 12, 25)),
        ("They were seized on Memorial Day 2024.", (2024, 5, 27)),
    ],
)
def test_a_holiday_is_a_day(text: str, first: tuple[int, int, int]) -> None:
    assert only_time_in(text).earliest == date(*first)


def test_the_next_day_counts_from_the_day_named_before_it() -> None:
    _, following = times_in("They met on 3 March 2025; the next day they broke.")
    assert following.when.earliest == date(2025, 3, 4)


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
        "twenty-",
        "every ",
        "9:30 ",
        "about ",
        "six months ",
        "the morning of ",
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
