"""Knows the head of an e-mail that was saved as text: who wrote it, when, and on what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.reading.given_dates import given_date
from foedus.reading.manuscripts import Stated

LINES_MOST = 60  # of a head; mail servers add some twenty
_FIELD = re.compile(r"(?P<name>[A-Z][A-Za-z-]{1,40}):[ \t]+(?P<value>[^\r\n]*)\Z")
_FOLDED = re.compile(r"[ \t]+\S")
_ADDRESS = re.compile(r"\s*<[^<>]*>|\s*\([^()]*\)")
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg)\s?:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LetterHead:
    """What the head states, and the offset at which the letter begins."""

    stated: Stated
    end: int


def letter_head(text: str) -> LetterHead | None:
    """The head at the top of `text`; None where "From:" and "Subject:" or "Date:" do not stand there."""
    fields: dict[str, str] = {}
    at, last = len(text) - len(text.lstrip("\ufeff\r\n")), ""
    for line in text[at : at + 50_000].splitlines(keepends=True)[:LINES_MOST]:
        words = line.rstrip("\r\n")
        found = _FIELD.match(words)
        if found:
            last = found.group("name").lower()
            fields.setdefault(last, found.group("value").strip())
        elif not (last and _FOLDED.match(words)):
            break
        at += len(line)
    if "from" not in fields or not fields.keys() & {"subject", "date"} or len(fields) < 3:
        return None
    return LetterHead(_stated(fields), at)


def _stated(fields: dict[str, str]) -> Stated:
    author = _ADDRESS.sub("", fields["from"]).strip(" \"'")
    sent = fields.get("date") or fields.get("sent") or ""
    published = given_date(sent, "the date line of the e-mail") if sent else None
    return Stated(_REPLY.sub("", fields.get("subject", "")), (author,) if author else (), "", published)
