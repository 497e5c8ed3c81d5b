"""Knows the head of a document: title, standfirst, by-line, date line, and the title said again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.reading.continuing import continues
from foedus.reading.fragments import Passage
from foedus.reading.shapes import (
    SPEAKER,
    byline_names,
    ends_sentence,
    is_contact_line,
    is_furniture,
    is_heading_line,
    is_prose,
    labelled_date,
    lone_date,
    names_and_dates,
)
from foedus.records import Zone

HEAD_BLOCKS = 9  # blocks from the top among which a by-line or date line may still stand
STANDFIRST_LENGTH = 320  # characters; a longer block above the by-line is text
TITLE_LENGTH = 220
_BESIDE = (Zone.BYLINE, Zone.DATELINE, Zone.FURNITURE, Zone.FOOTNOTE)
SITE_WORDS = 5  # words that may follow the repeated title as the site's name


@dataclass(frozen=True, slots=True)
class Front:
    """The passages with the head's zones set, the title, and the site's name where the title is repeated with it."""

    passages: tuple[Passage, ...]
    title: str = ""
    site: str = ""


def mark_front(passages: Sequence[Passage], stated_title: str) -> Front:
    """Sets the zones of the head. A text that is one paragraph, or has no prose at all, has no head."""
    marked = list(passages)
    if not any(is_prose(passage.text) for passage in marked) or len(marked) < 2:
        return Front(tuple(marked), stated_title)
    for index, passage in enumerate(marked[:HEAD_BLOCKS]):
        marked[index] = _labelled(passage)
    place = _title_place(marked, stated_title)
    title = stated_title or (_bare_title(marked[place].text) if place is not None else "")
    if place is not None:
        marked[place] = marked[place].as_zone(Zone.TITLE)
    site, repeats = _mark_repeats(marked, place, title)
    _mark_standfirst(marked, repeats)
    return Front(tuple(marked), title, site)


def _labelled(passage: Passage) -> Passage:
    if passage.zone not in (None, Zone.HEADING):
        return passage
    if is_contact_line(passage.raw):
        return passage.as_zone(Zone.FURNITURE)
    if labelled_date(passage.text) or (lone_date(passage.text) and not passage.is_item):
        return passage.as_zone(Zone.DATELINE)
    is_byline = byline_names(passage.text) or names_and_dates(passage.text)
    return passage.as_zone(Zone.BYLINE) if is_byline else passage


def _title_place(passages: Sequence[Passage], stated_title: str) -> int | None:
    for index, passage in enumerate(passages[:HEAD_BLOCKS]):
        if passage.zone is Zone.TITLE or (stated_title and _same(passage.text, stated_title)):
            return index
        if passage.zone is Zone.HEADING and passage.level <= 1:
            return index
        if passage.zone in _BESIDE or is_furniture(passage.text):
            continue
        if passage.zone is Zone.HEADING:
            return index if index == 0 else None
        return index if _looks_like_title(passages, index) else None
    return None


def _looks_like_title(passages: Sequence[Passage], index: int) -> bool:
    text = passages[index].text
    if len(text) > TITLE_LENGTH or passages[index].is_item or passages[index].zone or index > 3 or SPEAKER.match(text):
        return False
    following = next((other.text for other in passages[index + 1 :] if other.zone is None), "")
    if continues(text, following):
        return False
    return (not ends_sentence(text) or text.rstrip("\"'”’»")[-1:] in "?!") and text.rstrip()[-1] not in ",;:"


def _bare_title(text: str) -> str:
    quotes = {"“": "”", '"': '"', "«": "»", "‘": "’"}
    if len(text) > 2 and quotes.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
        return text[1:-1].strip()
    return text


def _same(text: str, title: str) -> bool:
    return _plain(text) == _plain(title)


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def _mark_repeats(marked: list[Passage], place: int | None, title: str) -> tuple[str, list[int]]:
    """The title a second time, alone or with the name of the site behind it, is furniture and tells the site."""
    site, repeats, plain = "", list[int](), _plain(title)
    if len(plain.split()) < 3:
        return site, repeats
    for index, passage in enumerate(marked[:HEAD_BLOCKS]):
        if index == place or passage.zone not in (None, Zone.HEADING):
            continue
        said = _plain(passage.text)
        tail = said.removeprefix(plain).split()
        if said.startswith(plain) and len(tail) <= SITE_WORDS and not ends_sentence(passage.text):
            marked[index] = passage.as_zone(Zone.FURNITURE)
            repeats.append(index)
            site = site or _tail(passage.text, len(tail))
    return site, repeats


def _tail(text: str, words: int) -> str:
    return " ".join(text.split()[-words:]).strip(" |-–—:·•") if words else ""


def _mark_standfirst(marked: list[Passage], repeats: Sequence[int]) -> None:
    """Short blocks between the title and the last line of the head are the standfirst."""
    head = [
        index
        for index, passage in enumerate(marked[:HEAD_BLOCKS])
        if passage.zone in (Zone.BYLINE, Zone.DATELINE) or index in repeats
    ]
    titles = [index for index, passage in enumerate(marked[:HEAD_BLOCKS]) if passage.zone is Zone.TITLE]
    first = next((index for index, passage in enumerate(marked[:HEAD_BLOCKS]) if passage.zone is None), None)
    if titles and first is not None and _is_emphasised(marked[first]):
        marked[first] = marked[first].as_zone(Zone.HEADING)
    if not titles or not head:
        return
    for index in range(titles[0] + 1, head[-1]):
        if len(marked[index].text) > STANDFIRST_LENGTH:
            return
        if marked[index].zone is None:
            marked[index] = replace(marked[index], zone=Zone.HEADING)


def _is_emphasised(passage: Passage) -> bool:
    """Set in italics as a whole."""
    sign, inner = passage.raw[:1], passage.raw.strip("*_")
    return sign in ("*", "_") and passage.raw[-1:] == sign and sign not in inner and len(inner) <= STANDFIRST_LENGTH


def is_plain_heading(passage: Passage, previous: Passage | None, following: Passage | None) -> bool:
    """A short line above a paragraph; with a number, as in "3. Other business", where no list is around it."""
    if passage.zone is not None or not is_heading_line(passage.text):
        return False
    if passage.is_item:
        is_alone = previous is None or not previous.is_item
        return is_alone and following is not None and not following.is_item and is_prose(following.text)
    return following is None or is_prose(following.text) or following.is_item or is_heading_line(following.text)
