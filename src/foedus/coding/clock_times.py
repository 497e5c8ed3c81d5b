"""Finds times of day: "9:30 a.m.", "14:00 GMT", "8 p.m."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.coding.lengths import CLOCK
from foedus.records import FuzzyDate, Span

_ZONE = r"(?:GMT|UTC|CES?T|BST|EES?T|E[SD]?T|P[SD]?T|C[SD]T|IST|JST|MSK)"
_CLOCK = re.compile(
    r"(?<![\w.:/+$€£-])(?:"
    rf"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?(?:[ap]\.m\.|[AaPp]\.?[Mm]\b))?(?:\s?\(?{_ZONE}\b\)?)?(?![:\d]|\.\d)"
    rf"|(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\s?(?:[ap]\.m\.|[AP]\.M\.|[ap]m\b|[AP]M\b)(?:\s{_ZONE}\b)?"
    rf"|(?:[01]\d|2[0-3])[0-5]\d\s?(?:GMT|UTC|hrs\b|hours\b(?=\s(?:on|local|GMT)))"
    r"|(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so['’]clock\b"
    r")(?:\s(?:local\stime|in\sthe\s(?:morning|afternoon|evening)))?"
)
_MAY_BE = re.compile(r"[\do](?::\d\d|\s?[apAP]\.?[mM]|\s?(?:GMT|UTC|hrs|hours)|['’]clock)")
_DURATION = re.compile(r"\b(?:finished|ran|won|clocked|timed|record|marathon|lap|race)\b", re.IGNORECASE)


def find_clocks(words: str, anchor: FuzzyDate) -> Iterator[tuple[Span, FuzzyDate]]:
    """Times of day in `words`, on the day of the document; a runner's "2:04:02" is none."""
    if not _MAY_BE.search(words):
        return
    is_race = bool(_DURATION.search(words))
    for match in _CLOCK.finditer(words):
        is_plain = match[0].replace(":", "").isdecimal()
        if is_plain and (match[0].count(":") == 2 or match[0][1:2] == ":") and is_race:
            continue
        yield Span(*match.span()), FuzzyDate(anchor.earliest, anchor.latest, match[0], CLOCK)
