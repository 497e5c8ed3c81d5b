"""Small questions that tests ask of a finished journey."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from html.parser import HTMLParser
from typing import TypeVar

from foedus.records import (
    Claim,
    ClaimKind,
    Coding,
    Commitment,
    Event,
    EvidenceSpan,
    FuzzyDate,
    Incident,
    Modality,
    RelationState,
    SourceView,
    Span,
)
from foedus.workspace import Journey

Told = TypeVar("Told", Event, Claim, Commitment)

FACT = (Modality.ASSERTED, Modality.HISTORICAL)
MARKDOWN_CITATION = re.compile(r"\[\^?[\w ,^-]*\d+\]|assumed", re.IGNORECASE)
NO_PROSE = ("#", "|", ">", "*", "As of ", "Not read: ", "and ", "No ")
SENTENCE_END = re.compile(r"[.!?]['\")\]]*(?:\[\^?\d+\])*\s")


def spans_within(record: object) -> Iterator[EvidenceSpan]:
    """Every evidence span that can be reached from `record` through fields and sequences."""
    if isinstance(record, EvidenceSpan):
        yield record
    elif is_dataclass(record) and not isinstance(record, type):
        for field in fields(record):
            yield from spans_within(getattr(record, field.name))
    elif isinstance(record, Sequence) and not isinstance(record, str | bytes):
        for part in record:
            yield from spans_within(part)


def coding_of(journey: Journey, document: str) -> Coding:
    return next(coding for coding in journey.codings if coding.document == document)


def overlapping(records: Iterable[Told], place: EvidenceSpan) -> list[Told]:
    """Records whose decisive words touch `place`: an event's trigger, a claim's figure, else the sentence."""
    here = [record for record in records if record.evidence.document == place.document]
    return [record for record in here if _core(record).overlaps(place.span)]


def _core(record: Event | Claim | Commitment) -> Span:
    if isinstance(record, Event):
        return record.trigger
    if isinstance(record, Claim) and record.number is not None:
        return record.number
    return record.evidence.span


def quantities(journey: Journey, document: str, value: float) -> list[Claim]:
    """The claims of one document that give exactly this figure."""
    claims = coding_of(journey, document).claims
    return [claim for claim in claims if claim.kind is ClaimKind.QUANTITY and value in _figures(claim)]


def _figures(claim: Claim) -> tuple[float | None, ...]:
    return claim.value, claim.low, claim.high


def are_linked(journey: Journey, first: Iterable[Claim], second: Iterable[Claim]) -> bool:
    """Whether some thread holds a claim of both."""
    left, right = {claim.id for claim in first}, {claim.id for claim in second}
    threads = [{claim.id for claim in thread.claims} for thread in journey.ledger.threads]
    return any(thread & left and thread & right for thread in threads)


def parties(record: Event | Incident) -> set[str]:
    """Codes of everybody in the act, whoever did it to whom."""
    people = (*record.actors, *record.recipients)
    return {person if isinstance(person, str) else person.code for person in people}


def documents_of(incident: Incident) -> set[str]:
    return {event.evidence.document for event in incident.events}


def is_on(when: FuzzyDate, day: date) -> bool:
    return (when.earliest, when.latest) == (day, day)


def relations(journey: Journey, one: str, other: str) -> list[RelationState]:
    """The states of a pair over all domains, in either direction."""
    pair = {one, other}
    return [
        state
        for state in journey.measures.relations
        if {state.dyad.actor, state.dyad.recipient} == pair and state.domain is None
    ]


def view_of(state: RelationState, document: str) -> SourceView | None:
    return next((view for view in state.views if document in view.documents), None)


def uncited_markdown(markdown: str) -> list[str]:
    """Prose lines of the brief without a citation.

    Headings, tables, quotes and the notes on method and reading are not prose about the world; a line that announces
    a list stands on the citations of its list.
    """
    body = markdown.split("\n## Method and limits", maxsplit=1)[0]
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    follows = dict(zip(lines, [*lines[1:], ""], strict=True))
    prose = [line for line in lines if SENTENCE_END.search(f"{line} ") and not line.startswith(NO_PROSE)]
    return [line for line in prose if not (_is_cited(line) or _announces(line, follows[line]))]


def _is_cited(line: str) -> bool:
    return bool(MARKDOWN_CITATION.search(line))


def _announces(line: str, following: str) -> bool:
    return not line.startswith("- ") and following.startswith("- ") and _is_cited(following)


class SaidSentences(HTMLParser):
    """Collects each element of class "says": what it says, and whether it links to a passage that exists."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.sentences: list[tuple[str, list[str]]] = []
        self._open: list[str] = []
        self._says_depth: int | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.add(found["id"])
        if "says" in found.get("class", "").split() and self._says_depth is None:
            self._says_depth = len(self._open)
            self.sentences.append(("", []))
        if tag == "a" and self._says_depth is not None and found.get("href", "").startswith("#"):
            self.sentences[-1][1].append(found["href"][1:])
        if tag not in VOID_TAGS:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass
        if self._says_depth is not None and len(self._open) <= self._says_depth:
            self._says_depth = None

    def handle_data(self, data: str) -> None:
        if self._says_depth is not None:
            said, links = self.sentences[-1]
            self.sentences[-1] = (said + data, links)

    def uncited(self) -> list[str]:
        """What is said without a link to a passage of this page and without the word "assumed"."""
        return [
            said.strip()
            for said, links in self.sentences
            if not (any(link in self.ids for link in links) or "assumed" in said.lower())
        ]


VOID_TAGS = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
