"""Finds the form that two documents share: the same field labels in the same order."""

from __future__ import annotations

import re

from foedus.records import Document, EvidenceSpan, SharedTrace, Span, Zone

FEWEST_LABELS = 2
_LABEL = re.compile(r"[ \t]*([A-Z][a-z]+(?: [a-z]+)?)(?::| by\b)")
_LEADING = (Zone.TITLE, Zone.HEADING, Zone.BYLINE, Zone.DATELINE, Zone.FURNITURE)


def shared_template(first: Document, second: Document) -> tuple[SharedTrace, ...]:
    """The same field labels in the same order ("Published:", "Written by"), at least two of them."""
    here, there = labels_of(first), labels_of(second)
    names = [label for label, _ in here]
    if len(here) < FEWEST_LABELS or names != [label for label, _ in there]:
        return ()
    evidence = tuple(
        EvidenceSpan.cut(document.id, document.text, span)
        for document, labels in ((first, here), (second, there))
        for _, span in labels
    )
    return (SharedTrace("template", ", ".join(names), evidence),)


def labels_of(document: Document) -> tuple[tuple[str, Span], ...]:
    """Field labels in the front matter of a document, each once, in their order."""
    found: dict[str, Span] = {}
    for block in document.blocks:
        match = _LABEL.match(document.text, block.start, block.end) if block.zone in _LEADING else None
        if match:
            found.setdefault(match.group(1), Span(match.start(1), match.end()))
    return tuple(found.items())
