"""Knows where the document ends and the publisher's own matter begins."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.fragments import Passage
from foedus.reading.layout import SEEN, layout
from foedus.reading.shapes import (
    is_address,
    is_biography,
    is_catalogue_line,
    is_furniture,
    is_prose,
    lone_date,
)
from foedus.records import Zone

EARLIEST = 0.4  # share of the text that must stand before a closing heading
MOST_PROSE_AFTER = 0.4  # share of the text that may still be prose behind such a heading
EARLIEST_DATE = 0.6  # the same for a lone date line, which may also be a heading in a diary
LAST_BLOCKS = 5  # blocks from the end among which a publisher describes itself
HEADING_LENGTH = 120
LABEL_WORDS = 2  # a longer block with a full stop is a sentence, not a heading


def mark_closing(passages: Sequence[Passage], authors: tuple[str, ...]) -> tuple[Passage, ...]:
    """Sets CLOSING from where the document ends; a closing date line itself becomes DATELINE."""
    start = _closing_start(passages)
    marked = [_closed(passage, index, start) for index, passage in enumerate(passages)]
    if not _has_body(marked):
        return tuple(passages)
    return tuple(_close_backwards(marked, authors))


def _closing_start(passages: Sequence[Passage]) -> int:
    """Index of the first closing block, or the number of blocks."""
    total = sum(len(passage.text) for passage in passages) or 1
    seen, has_prose = 0, False
    for index, passage in enumerate(passages):
        share = seen / total
        if has_prose and passage.zone in (None, Zone.HEADING) and _opens_closing(passages, index, share):
            return index
        seen += len(passage.text)
        has_prose = has_prose or (passage.zone is None and is_prose(passage.text))
    return len(passages)


def _opens_closing(passages: Sequence[Passage], index: int, share: float) -> bool:
    passage = passages[index]
    if len(passage.text) > HEADING_LENGTH or passage.is_item:
        return False
    following = passages[index + 1] if index + 1 < len(passages) else None
    if lone_date(passage.text):
        return share >= EARLIEST_DATE or following is None
    if share < EARLIEST or _prose_share(passages, index + 1) > MOST_PROSE_AFTER:
        return False
    rules = layout()
    if passage.text.endswith(".") and len(passage.text.split()) > LABEL_WORDS:
        return rules.closing_begins.match(passage.text) is not None
    return bool(rules.closing_heading.match(passage.text) or rules.closing_begins.match(passage.text))


def _prose_share(passages: Sequence[Passage], index: int) -> float:
    prose = sum(len(passage.text) for passage in passages[index:] if passage.zone is None and is_prose(passage.text))
    return prose / (sum(len(passage.text) for passage in passages) or 1)


def _closed(passage: Passage, index: int, start: int) -> Passage:
    if index < start or passage.zone is Zone.FOOTNOTE:
        return passage
    if index == start and lone_date(passage.text):
        return passage.as_zone(Zone.DATELINE)
    return passage.as_zone(Zone.CLOSING)


def _has_body(passages: Sequence[Passage]) -> bool:
    return any(passage.zone is None and is_prose(passage.text) for passage in passages)


def _close_backwards(marked: list[Passage], authors: tuple[str, ...]) -> list[Passage]:
    """From the end upwards, as long as blocks are addresses, other titles, self-description or notes on the author."""
    for index in range(len(marked) - 1, 0, -1):
        passage = marked[index]
        if passage.zone is not None and passage.zone is not Zone.HEADING:
            continue
        if not _is_closing(passage, len(marked) - index, authors) or not _has_body(marked[:index]):
            break
        marked[index] = passage.as_zone(Zone.CLOSING)
    return marked


def _is_closing(passage: Passage, from_end: int, authors: tuple[str, ...]) -> bool:
    if is_address(passage.raw) or is_catalogue_line(passage.text) or is_furniture(passage.text):
        return True
    if from_end > LAST_BLOCKS:
        return False
    if is_biography(passage.text, authors):
        return True
    return len(passage.text) < 1500 and layout().self_description.search(passage.text[: SEEN // 2]) is not None
