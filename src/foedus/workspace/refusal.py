"""Refuses whatever a coder returns without words that stand, character for character, in the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from foedus.records import (
    Claim,
    Coding,
    Commitment,
    Dependency,
    Document,
    Event,
    EvidenceSpan,
    Problem,
    RoleWords,
    Stance,
)

Told = TypeVar("Told", Event, Claim, Commitment, Stance, Dependency, RoleWords)


def refuse_unquoted(document: Document, coding: Coding) -> Coding:
    """`coding` without records whose evidence is not in `document`; each refusal is a problem of the coding."""
    refused: list[Problem] = []

    def quoted(records: Iterable[Told]) -> tuple[Told, ...]:
        kept = []
        for record in records:
            if is_quoted(document, record.evidence):
                kept.append(record)
            else:
                refused.append(_refusal(document, coding.coder, record.evidence))
        return tuple(kept)

    kept = replace(
        coding,
        events=quoted(coding.events),
        claims=quoted(coding.claims),
        commitments=quoted(coding.commitments),
        stances=quoted(coding.stances),
        dependencies=quoted(coding.dependencies),
        roles=quoted(coding.roles),
    )
    return replace(kept, problems=(*coding.problems, *refused)) if refused else coding


def is_quoted(document: Document, evidence: EvidenceSpan) -> bool:
    """Whether the quote stands in the document where the evidence says, and is not empty."""
    if evidence.document != document.id or not 0 <= evidence.start < evidence.end <= len(document.text):
        return False
    return document.text[evidence.start : evidence.end] == evidence.quote


def _refusal(document: Document, coder: str, evidence: EvidenceSpan) -> Problem:
    what = (
        f"the coder {coder!r} quotes {evidence.quote[:40]!r} at {evidence.start}..{evidence.end}, not what stands there"
    )
    return Problem(document.path, what, "the record was refused; report it to the coder's maker", lost=False)
