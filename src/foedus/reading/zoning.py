"""Says of each block what it is: title, heading, by-line, date, text, note, furniture or closing matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from foedus.reading.closings import mark_closing
from foedus.reading.datelines import split_lead
from foedus.reading.fragments import Passage
from foedus.reading.fronts import is_plain_heading, mark_front
from foedus.reading.joining import rejoined
from foedus.reading.layout import layout
from foedus.reading.shapes import is_biography, is_furniture, is_only_link, is_prose, line_names
from foedus.records import Zone

REPEATS = 3  # a short line on so many pages is a running head
RUNNING_LENGTH = 120
TOP_BLOCKS = 3  # a note on somebody who is not named as author counts as one only this near the top


@dataclass(frozen=True, slots=True)
class Zoned:
    """Passages that all have a zone, in reading order, with what the head gave away."""

    passages: tuple[Passage, ...]
    title: str
    site: str


def mark_zones(passages: Sequence[Passage], stated_title: str, stated_authors: tuple[str, ...]) -> Zoned:
    """Every block gets its zone; blocks that a page break or a note cut in two are one again."""
    if sum(passage.zone is not Zone.FOOTNOTE for passage in passages) <= 1:
        return Zoned(_lead_split([_as_body(passage) for passage in passages]), stated_title, "")
    marked = _mark_notes(_mark_running_heads(passages))
    front = mark_front(marked, stated_title)
    authors = stated_authors + tuple(name for passage in front.passages for name in _names(passage))
    marked = [_mark_furniture(passage) for passage in front.passages]
    marked = [_mark_biography(passage, index, authors) for index, passage in enumerate(marked)]
    closed = mark_closing(marked, authors)
    whole = rejoined([_as_body(passage) for passage in _mark_headings(closed)])
    return Zoned(_lead_split(_with_body(whole)), front.title, front.site)


def _names(passage: Passage) -> tuple[str, ...]:
    return line_names(passage.text) if passage.zone is Zone.BYLINE else ()


def _as_body(passage: Passage) -> Passage:
    return passage if passage.zone else passage.as_zone(Zone.BODY)


def _mark_running_heads(passages: Sequence[Passage]) -> list[Passage]:
    """Short lines that come back on page after page, whatever number they carry."""
    if not any(passage.page for passage in passages):
        return list(passages)
    pages = Counter(pair[0] for pair in {(_shape(passage), passage.page) for passage in passages})
    return [
        passage.as_zone(Zone.FURNITURE)
        if len(passage.text) <= RUNNING_LENGTH and pages[_shape(passage)] >= REPEATS
        else passage
        for passage in passages
    ]


def _shape(passage: Passage) -> str:
    return re.sub(r"\d+", "#", passage.text[: RUNNING_LENGTH + 1]).casefold()


def _mark_notes(passages: Sequence[Passage]) -> list[Passage]:
    """Everything under a heading such as "Notes", up to the next heading, and links that stand beside notes."""
    marked, under_notes, has_notes = [], False, any(passage.zone is Zone.FOOTNOTE for passage in passages)
    for passage in passages:
        is_short = len(passage.text) < 60
        if is_short and layout().notes_heading.match(passage.text):
            under_notes = True
            marked.append(passage.as_zone(Zone.HEADING))
            continue
        under_notes = under_notes and passage.zone is not Zone.HEADING
        is_note = passage.zone is None and (under_notes or (has_notes and is_only_link(passage.raw)))
        marked.append(passage.as_zone(Zone.FOOTNOTE) if is_note else passage)
    return marked


def _mark_furniture(passage: Passage) -> Passage:
    is_row = passage.raw.startswith("|") and passage.raw.endswith("|")
    if passage.zone in (None, Zone.HEADING) and (is_row or is_furniture(passage.text) or is_only_link(passage.raw)):
        return passage.as_zone(Zone.FURNITURE)
    return passage


def _mark_biography(passage: Passage, index: int, authors: tuple[str, ...]) -> Passage:
    if passage.zone is not None:
        return passage
    named = any(passage.text.startswith(f"{author} is ") for author in authors)
    if (named or index < TOP_BLOCKS) and is_biography(passage.text, authors):
        return passage.as_zone(Zone.BYLINE)
    return passage


def _mark_headings(passages: Sequence[Passage]) -> list[Passage]:
    """Short lines among paragraphs; where nothing is prose, the lines are the text."""
    if not any(passage.zone is None and is_prose(passage.text) for passage in passages):
        return list(passages)
    texts = [index for index, passage in enumerate(passages) if passage.zone in (None, Zone.HEADING)]
    after = {index: passages[follower] for index, follower in pairwise(texts)}
    before = {index: passages[leader] for leader, index in pairwise(texts)}
    return [
        passage.as_zone(Zone.HEADING) if is_plain_heading(passage, before.get(index), after.get(index)) else passage
        for index, passage in enumerate(passages)
    ]


def _with_body(passages: Sequence[Passage]) -> list[Passage]:
    """A document always has a text: where all was taken for something else, its headings and titles are it."""
    if any(passage.zone is Zone.BODY for passage in passages):
        return list(passages)
    loose = (Zone.TITLE, Zone.HEADING, Zone.FURNITURE, Zone.CLOSING, Zone.BYLINE)
    return [passage.as_zone(Zone.BODY) if passage.zone in loose else passage for passage in passages]


def _lead_split(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """ "ROME, 3 April 2025 (Agency) - " is taken off the first paragraph as a block of its own."""
    first = next((index for index, passage in enumerate(passages) if passage.zone is Zone.BODY), None)
    if first is None:
        return tuple(passages)
    return (*passages[:first], *split_lead(passages[first]), *passages[first + 1 :])
