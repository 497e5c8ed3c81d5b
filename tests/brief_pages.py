"""Writes briefs of the invented quarrel and reads their pages: what the tests of briefing share."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import brief_records as sund
from foedus.briefing import write_brief
from foedus.records import Assessment, Brief, Ledger, Measures


def brief_of(
    ledger: Ledger = sund.LEDGER, measures: Measures = sund.MEASURES, assessment: Assessment = sund.ASSESSMENT
) -> Brief:
    return write_brief(ledger, measures, assessment, names=sund.NAMES, today=sund.TODAY)


def section(html: str, name: str) -> str:
    found = re.search(rf'<section id="{name}".*?</section>', html, re.DOTALL)
    assert found, name
    return found[0]


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def emptied(ledger: Ledger) -> Ledger:
    return replace(ledger, threads=(), promises=(), conflicts=(), datings=(), incidents=())
