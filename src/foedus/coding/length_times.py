"""Finds times that stand on no day of their own: "six months", "every two weeks", "recently"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

from foedus.coding.lengths import LENGTH, REPEATED, VAGUE
from foedus.records import FuzzyDate, Span

_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS = rf"(?:(?:{_TENS})(?:-(?:{_SMALL}))?|{_SMALL})"
_NUMBER = rf"(?:\d{{1,3}}\s\d/\d|\d{{1,3}}(?:,\d{{3}})*(?:\.\d{{1,2}})?|{_WORDS})"
_MANY = (
    r"(?:several|a\sfew|(?:a\s)?couple(?:\sof)?|many|some|a\sdozen|dozens\sof|hundreds\sof|thousands\sof|millions\sof)"
)
_ABOUT = (
    r"(?:(?:about|around|almost|nearly|roughly|approximately|some|at\sleast|at\smost|up\sto|(?:no\s)?more\sthan|less\sthan"
    r"|fewer\sthan|just\sover|just\sunder|well\sover|as\smany\sas|as\slittle\sas|close\sto|another|an\sadditional)\s)?"
)
_UNIT = r"(?:millisecond|second|minute|hour|day|night|week|fortnight|weekend|month|quarter|year|decade)"
_UNITS = rf"(?:{_UNIT}s|centur(?:y|ies)|millennia)"
_ONE = r"(?:minute|hour|day|week|fortnight|month|year|decade|century|millennium)"
_LENGTH = re.compile(
    rf"\b{_ABOUT}(?:"
    rf"{_NUMBER}(?:\s(?:million|billion|hundred|thousand))?(?:\sto\s{_NUMBER}|-{_NUMBER}|\sor\s{_NUMBER})?(?:\sand\sa\shalf)?"
    rf"(?:\s(?:more|full|straight|consecutive|long|whole|business|working|calendar))?\s{_UNITS}"
    rf"|(?:{_MANY}|(?:the\s)?(?:first\s)?{_NUMBER})\s(?:more\s|long\s)?{_UNITS}"
    rf"|one\s{_ONE}(?!\sof\b)"
    rf"|half\san?\s{_ONE}|(?:a\s)?quarter\sof\sa(?:n)?\s{_ONE}|half-(?:hour|century|decade|day)"
    rf"|an?\s(?:full\s|whole\s|further\s)?{_ONE}(?:\sand\sa\shalf)?"
    rf")(?![\w-]|['’]s\stime)",
)
_HYPHENED = re.compile(
    rf"\b(?:{_NUMBER})(?:[-–](?:to-)?{_NUMBER})?[-‑](?:second|minute|hour|day|night|week|month|year|decade|century)(?:[-‑]olds?|[-‑]long)?\b"
    r"(?!-)",
)
_BARE = re.compile(
    r"\b(?:(?<=for\s)|(?<=in\s)|(?<=within\s)|(?<=over\s)|(?<=after\s)|(?<=of\s)|(?<=took\s)|(?<=take\s)|(?<=spent\s)|(?<=lasted\s))"
    r"(?:hours|days|weeks|months|years|decades|centuries)\b(?!\s(?:ago|later|earlier|to\scome|ahead))"
)
_SET = re.compile(
    rf"\b(?:(?:once|twice|{_NUMBER}\stimes|several\stimes)\s(?:a|an|every|each)\s{_ONE}"
    rf"|(?:every|each)\s(?:other\s|single\s|second\s|third\s)?(?:{_NUMBER}\s|few\s)?"
    rf"(?:{_UNIT}s?|morning|afternoon|evening|summer|winter|spring|autumn"
    rf"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november"
    rf"|december))\b(?!-)",
)
_ADVERB = re.compile(  # a capital makes a name: "the Daily Star"
    r"(?<![\w-])(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days|weekdays|weekends|(?:bi-?|semi-?)?(?:annual(?:ly)?|weekly|monthly)|hourly|daily|nightly|fortnightly|quarterly|yearly)(?![\w-])"
)
_VAGUELY = re.compile(
    r"(?<![\w-])(?:recently|nowadays|lately|these\sdays|the\s(?:near\s|foreseeable\s|distant\s|immediate\s)?future"
    r"|the\s(?:recent\s|distant\s)?past(?=[\s,.;]*(?:$|[,.;]|and\b|but\b|when\b|to\b|the\b|that\b|has\b|had\b|was\b|he\b|she\b))"
    r"|(?<=at\s)(?:midnight|noon|midday)|(?<=until\s)(?:midnight|noon)|(?<=by\s)(?:midnight|noon)|(?<=before\s)(?:midnight|noon)"
    r"|(?<=after\s)(?:midnight|noon)|(?<=around\s)(?:midnight|noon)"
    r"|(?<=in\s)the\s(?:morning|afternoon|evening)|(?<=during\s)the\s(?:morning|afternoon|evening|night)"
    r"|(?:(?:several|many|a\sfew|some)\s)?(?:hours|days|weeks|months|years|decades|centuries)\s(?:ago|earlier|later)"
    r"|(?:a\s)?year-(?:ago|earlier)|(?:that|the\ssame)\s(?:day|night|week|month|year|morning|afternoon|evening)(?!\s(?:that|when|as)\b|-|['’])"
    r"|the\s(?:next|following|previous|preceding)\s(?:day|night|morning|evening)|the\s(?:day|night|week|year)\sbefore(?=[.,;]|$))(?!\w|-)",
)
_NOW = re.compile(r"(?<![\w-])(?:(?:right\s)?now|currently)(?![\w-])", re.IGNORECASE)
_SHORT_UNITS = "milliseconds seconds second minutes minute hours hour days day nights night weeks week weekends"
_LONG_UNITS = (
    "fortnights fortnight months month quarters quarter years year decades decade centuries century millennia olds"
)
_BARE_HINTS = frozenset("hours days weeks months years decades centuries".split())
_UNIT_HINTS = frozenset(f"{_SHORT_UNITS} {_LONG_UNITS} millennium".split())
_UNIT_WORD = re.compile("second|minute|hour|day|night|week|month|quarter|year|decade|centur|millenni")
_WORDS_BEFORE, _WORDS_AFTER = 64, 24  # characters
_SET_HINTS = frozenset({"every", "each", "once", "twice", "times"})
_OFTEN = (
    "annual annually biannual biannually semiannual semiannually weekly biweekly monthly bimonthly hourly daily nightly"
)
_DAYS = "weekdays weekends mondays tuesdays wednesdays thursdays fridays saturdays sundays"
_ADVERB_HINTS = frozenset(f"{_OFTEN} {_DAYS} fortnightly quarterly yearly".split())
_PARTS_OF_DAY = "midnight noon midday morning afternoon evening night"
_VAGUE_HINTS = frozenset(
    f"{_PARTS_OF_DAY} recently nowadays lately future past ago later earlier day days week month year".split()
)
_SMALL_LETTERS = str.maketrans(ascii_uppercase, ascii_lowercase)
_NEVER = frozenset({"one day", "a second", "one second", "a minute", "one minute"})  # "may one day"


def find_lengths(words: str, held: frozenset[str]) -> Iterator[tuple[Span, FuzzyDate]]:
    """Lengths of time, repeated times and vague ones in `words`, none with days; they may overlap.

    `held` are the words in lower case: a sentence without any that times are made of is done with at once.
    """
    if not held.isdisjoint(_UNIT_HINTS):
        small = _in_small_letters(words)
        shapes = tuple(_length_shapes(words, small, held))
        for first, last in _around_units(small):
            for pattern, searched in shapes:
                yield from _found(pattern, words, searched, LENGTH, first, last)
    if not held.isdisjoint(_SET_HINTS):
        yield from _found(_SET, words, _in_small_letters(words), REPEATED)
    if not held.isdisjoint(_ADVERB_HINTS):
        yield from _found(_ADVERB, words, words, REPEATED)
    if not held.isdisjoint(_VAGUE_HINTS):
        yield from _found(_VAGUELY, words, _in_small_letters(words), VAGUE)


def _in_small_letters(words: str) -> str:
    """As long as `words` in any script; patterns are found several times as fast in it as where case is ignored."""
    return words.translate(_SMALL_LETTERS)


def _length_shapes(words: str, small: str, held: frozenset[str]) -> Iterator[tuple[re.Pattern[str], str]]:
    """The patterns that can find something, each with the words in the letters that it is written for."""
    yield _LENGTH, small
    if "-" in words or "‑" in words:
        yield _HYPHENED, small
    if not held.isdisjoint(_BARE_HINTS):
        yield _BARE, words


def find_now(words: str, held: frozenset[str], anchor: FuzzyDate) -> Iterator[tuple[Span, FuzzyDate]]:
    """ "now" and "currently": the day of the document."""
    for match in _NOW.finditer(words) if "now" in held or "currently" in held else ():
        yield Span(*match.span()), FuzzyDate(anchor.earliest, anchor.latest, match[0], VAGUE)


def _around_units(small: str) -> Iterator[tuple[int, int]]:
    """Stretches of the words in small letters that can hold a length: around each unit, joined where they meet."""
    first = last = -1
    for match in _UNIT_WORD.finditer(small):
        if match.start() - _WORDS_BEFORE > last:
            if last > 0:
                yield first, last
            first = max(0, match.start() - _WORDS_BEFORE)
        last = match.end() + _WORDS_AFTER
    if last > 0:
        yield first, last


def _found(
    pattern: re.Pattern[str], words: str, searched: str, because: str, first: int = 0, last: int | None = None
) -> Iterator[tuple[Span, FuzzyDate]]:
    for match in pattern.finditer(searched, first, len(words) if last is None else last):
        if match[0].lower() not in _NEVER:
            place = Span(*match.span())
            yield place, FuzzyDate(None, None, place.gives(words), because)
