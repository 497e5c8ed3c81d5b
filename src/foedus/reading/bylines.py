"""Says who wrote and who published, from the file's own statement first and then from what the page prints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.reading.datelines import wire_of
from foedus.reading.fragments import Passage
from foedus.reading.layout import layout
from foedus.reading.shapes import is_heading_line, line_names, lone_date, split_names
from foedus.records import Zone

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s,©()c]*(?:(?:19|20)\d\d(?:\s?[-–]\s?\d{2,4})?)?[\s,]*(?:by )?"
    r"(?P<name>[^\d\s.|·][^\d.|·]{1,80})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"[\s,.;–-]*(?:all rights.*|and (?:the )?authors?.*)$", re.IGNORECASE)
_SOURCE = re.compile(r"(?:source|publisher|published by|agency|outlet):?\s+(?P<name>[^\n:]{2,80})\Z", re.IGNORECASE)
_OF_ITSELF = re.compile(
    r"(?:The )?(?P<name>[A-ZÀ-Þ][\w.'’&-]*"
    r"(?: (?:of|for|the|on|and|de|di|für|des|et|&|[A-ZÀ-Þ(][\w.'’&)-]*)){0,9})\s+(?:is|are)\b"
)
_AUTHOR_LABEL = re.compile(r"(?:authors?|writers?)\s?:\s*(?P<names>.{3,160})\Z", re.IGNORECASE)
NAME_LENGTH = 80


def authors_of(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Names of the by-lines, in reading order, each once."""
    names: list[str] = []
    for passage in passages:
        if passage.zone is Zone.BYLINE:
            names.extend(name for name in line_names(passage.text) or _labelled(passage.text) if name not in names)
    return tuple(names)


def source_of(passages: Sequence[Passage], site: str) -> str:
    """Who published, by the strongest sign that the page gives; "" where it gives none."""
    if site:
        return site
    signs = (_stated_source, _closing_organisation, _copyright_holder, _wire)
    return next((name for sign in signs if (name := sign(passages))), "")


def _labelled(text: str) -> tuple[str, ...]:
    found = _AUTHOR_LABEL.match(text)
    return split_names(found.group("names")) if found else ()


def _stated_source(passages: Sequence[Passage]) -> str:
    loose = (Zone.BYLINE, Zone.DATELINE, Zone.HEADING, Zone.FURNITURE, Zone.CLOSING)
    for passage in passages:
        if passage.zone in loose and (found := _SOURCE.match(passage.text[: NAME_LENGTH + 20])):
            return found.group("name").strip(" .")
    return ""


def _closing_organisation(passages: Sequence[Passage]) -> str:
    """The heading of the closing page, or the subject of the publisher's description of itself."""
    closing = [passage for passage in passages if passage.zone is Zone.CLOSING]
    for passage in closing:
        described = layout().self_description.search(passage.text[:200])
        found = _OF_ITSELF.match(passage.text) if described else None
        if found and len(found.group("name")) <= NAME_LENGTH:
            return _with_short_name(found.group("name"), closing)
    first = closing[0].text if closing else ""
    is_name = first and is_heading_line(first) and not layout().closing_heading.match(first)
    return first if is_name and _is_name(first) and not lone_date(first) else ""


def _with_short_name(name: str, closing: Sequence[Passage]) -> str:
    """The heading's form of the name, where a heading holds it: "Institute (INS)"."""
    fits = (passage.text for passage in closing if len(passage.text) <= NAME_LENGTH and passage.text.startswith(name))
    return next(fits, name)


def _is_name(text: str) -> bool:
    words = [word for word in re.split(r"[\s()]+", text) if word]
    return 2 <= len(words) <= 9 and all(word[0].isupper() or len(word) <= 3 for word in words)


def _copyright_holder(passages: Sequence[Passage]) -> str:
    for passage in passages:
        if passage.zone in (Zone.FURNITURE, Zone.CLOSING) and (found := _COPYRIGHT.search(passage.text[:300])):
            return _RIGHTS.sub("", found.group("name")).strip(" .,")
    return ""


def _wire(passages: Sequence[Passage]) -> str:
    leads = (wire_of(passage.text) for passage in passages if passage.zone is Zone.DATELINE)
    return next((name for name in leads if name), "")
