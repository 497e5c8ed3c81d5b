"""Briefing: writes the assessment as a page that an analyst can send, every sentence opened into its sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from foedus.briefing.checking import uncited
from foedus.briefing.contents import contents
from foedus.briefing.html import as_html
from foedus.briefing.markdown import as_markdown
from foedus.briefing.materials import Materials
from foedus.records import Assessment, Brief, Ledger, Measures, Problem

__all__ = ["uncited", "write_brief"]


def write_brief(
    ledger: Ledger,
    measures: Measures,
    assessment: Assessment,
    *,
    names: Mapping[str, str],
    today: date,
    unread: Sequence[Problem] = (),
) -> Brief:
    """The brief on `assessment` as HTML and Markdown; `names` turns codes into readable names, `unread` is what the
    reading stage could not use. The same records give the same characters."""
    materials = Materials.gather(ledger, measures, assessment, names=names, today=today, unread=unread)
    brief = contents(materials)
    return Brief(brief.header.title, as_html(brief), as_markdown(brief), citations=len(materials.citations.spans))
