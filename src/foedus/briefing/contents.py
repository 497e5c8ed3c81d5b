"""Puts the sections of a brief in their order; both the page and the Markdown are set from this."""

from __future__ import annotations

from dataclasses import dataclass, replace

from foedus.briefing.claims import Disputes, disputes
from foedus.briefing.conflicts import Misfits, misfits
from foedus.briefing.corrections import Corrections, corrections
from foedus.briefing.dependencies import Dependencies, dependencies
from foedus.briefing.findings import Findings, Line, bottom_line, findings
from foedus.briefing.framing import Framing, framings
from foedus.briefing.header import Header, header
from foedus.briefing.materials import Materials
from foedus.briefing.method import METHOD, MethodNote
from foedus.briefing.passages import Passage, passages, shared_numbers
from foedus.briefing.promises import Promises, promises
from foedus.briefing.relations import Board, board
from foedus.briefing.sources import Sources, sources


@dataclass(frozen=True, slots=True)
class Contents:
    """The brief as records, before it is set."""

    header: Header
    bottom_line: tuple[Line, ...]
    board: Board
    disputes: Disputes
    framings: tuple[Framing, ...]
    promises: Promises
    dependencies: Dependencies
    misfits: Misfits
    sources: Sources
    findings: Findings
    corrections: Corrections
    method: tuple[MethodNote, ...]
    passages: tuple[Passage, ...] = ()
    shared_numbers: tuple[tuple[int, int], ...] = ()


def contents(materials: Materials) -> Contents:
    """Sections are made from top to bottom, so that citation numbers rise in reading order; passages come last."""
    sections = Contents(
        header=header(materials),
        bottom_line=bottom_line(materials),
        board=board(materials),
        disputes=disputes(materials),
        framings=framings(materials),
        promises=promises(materials),
        dependencies=dependencies(materials),
        misfits=misfits(materials),
        sources=sources(materials),
        findings=findings(materials),
        corrections=corrections(materials),
        method=METHOD,
    )
    opened = passages(materials)
    return replace(sections, passages=opened, shared_numbers=shared_numbers(opened))
