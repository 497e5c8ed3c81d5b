"""Reads when a document was published from what it prints about itself, never from a clock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foedus.codebook.dates import find_dates
from foedus.reading.fragments import Passage, cut, trimmed
from foedus.reading.shapes import labelled_date, lone_date
from foedus.records import FuzzyDate, Zone

_DASH = r"\s?(?:[–—_]|-{1,2})\s+(?=[\"“'‘«A-ZÀ-Þ0-9])"
_LEAD = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]{2,24}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’/-]{1,20}){0,3}(?:, [A-ZÀ-Þ][\w.' ]{2,24}?)?)"
    r"(?P<day>, [^()\n–—]{3,40}?)?"
    rf"(?P<wire>,? ?\([A-ZÀ-Þ][^()\n]{{1,40}}\))?{_DASH}"
)
_DATED_LEAD = re.compile(rf"[A-ZÀ-Þ][\w.'’ -]{{2,30}}, (?P<day>[^()\n–—]{{6,40}}?)(?:,? ?\([^()\n]{{1,40}}\))?{_DASH}")
_WIRE_LEAD = re.compile(rf"\([A-ZÀ-Þ][\w .&/-]{{1,30}}\){_DASH}")
# Bodies whose name in capitals would look like a place.
_BODY_NAMES = "NATO ASEAN UNESCO UNICEF UNHCR UNRWA OPEC BRICS MERCOSUR ECOWAS INTERPOL EUROPOL FRONTEX OSCE OECD"
_BODIES = frozenset(_BODY_NAMES.split())
PLACE_LEAST = 4  # letters of a place that stands without day or agency


def split_lead(passage: Passage) -> tuple[Passage, ...]:
    """The dateline and the rest, or the passage as it is."""
    end = _lead_end(passage.text)
    if not end:
        return (passage,)
    lead = replace(passage, words=trimmed(cut(passage.words, 0, end)), zone=Zone.DATELINE)
    rest = replace(passage, words=trimmed(cut(passage.words, end, len(passage.text))))
    return (lead, rest)


def _lead_end(text: str) -> int:
    head = text[:200]
    found = _LEAD.match(head)
    if found and found.end() < len(text) and _is_dateline(found):
        return found.end()
    dated = _DATED_LEAD.match(head)
    if dated and dated.end() < len(text) and lone_date(dated.group("day")):
        return dated.end()
    wire = _WIRE_LEAD.match(head)
    return wire.end() if wire and wire.end() < len(text) else 0


def _is_dateline(found: re.Match[str]) -> bool:
    """With day or agency it is one; without, only a place in capitals that is no body's short name."""
    place, day, wire = found.group("place", "day", "wire")
    if wire or (day and re.search(r"\d", day)):
        return True
    return len(place) >= PLACE_LEAST and place not in _BODIES and not day and place.isupper()


def wire_of(text: str) -> str:
    """The agency that a dateline names in brackets."""
    found = re.search(r"\(([A-ZÀ-Þ][^()\d]{1,40})\)", text)
    return found.group(1).strip() if found else ""


def printed_date(passages: Sequence[Passage]) -> FuzzyDate:
    """The best date that the document prints about itself."""
    candidates = sorted(_candidates(passages), key=lambda pair: pair[0])
    if candidates:
        return candidates[0][1]
    return FuzzyDate.unknown(_why_unknown(passages))


def _candidates(passages: Sequence[Passage]) -> list[tuple[int, FuzzyDate]]:
    found: list[tuple[int, FuzzyDate]] = []
    bodies = [index for index, passage in enumerate(passages) if passage.zone is Zone.BODY]
    for index, passage in enumerate(passages):
        if passage.zone is Zone.BYLINE and (dates := find_dates(passage.text[:300])):
            found.append((1, _because(dates[0][1], f'the by-line "{passage.text[:120]}"')))
        if passage.zone is not Zone.DATELINE:
            continue
        if labelled := labelled_date(passage.text):
            label, when = labelled
            is_first = not label.startswith(("updated", "last", "modified"))
            found.append((0 if is_first else 3, _because(when, f'the line "{passage.text}"')))
        elif when_alone := lone_date(passage.text):
            if bodies and bodies[0] < index < bodies[-1]:
                continue  # between paragraphs it is the heading of a day, as in a diary
            found.append((2, _because(when_alone, "a line that holds only a date")))
        elif dates := find_dates(passage.text):
            found.append((1, _because(dates[0][1], f'the dateline "{passage.text}"')))
    return found


def _because(when: FuzzyDate, reason: str) -> FuzzyDate:
    return replace(when, because=reason)


def _why_unknown(passages: Sequence[Passage]) -> str:
    lead = next((passage.text for passage in passages if passage.zone is Zone.DATELINE), "")
    if lead and lone_date(lead):
        return "dates stand only above single entries, and nothing dates the whole"
    if lead:
        return f'the dateline "{lead}" names no full date, and nothing else dates the document'
    return "no metadata, dateline, date line or closing date says when it was published"
