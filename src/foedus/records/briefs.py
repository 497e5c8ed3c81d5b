"""A brief: sections of cited sentences, ready to be set as HTML or Markdown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Brief:
    """The finished pages. Both hold the same sentences; `citations` maps a number in them to an evidence place."""

    title: str
    html: str
    markdown: str
    citations: int
