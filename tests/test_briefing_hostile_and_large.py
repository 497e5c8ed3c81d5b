"""A brief from documents that mean harm, and from very many of them."""

from __future__ import annotations

import re
from dataclasses import replace

import brief_records as sund
from brief_pages import brief_of, emptied
from foedus.briefing import uncited
from foedus.records import (
    Assessment,
    Brief,
    Coding,
    Dating,
    EvidenceSpan,
    FuzzyDate,
    Ledger,
    Measures,
    Origin,
    SourceProfile,
    Span,
)

HOSTILE = (
    """<script>alert(1)</script> "onload=x & `code` | # heading [link](javascript:x)

Kestria \u202etxt.exe\u202c said <b>no</b> | to | Lomara `rm` [x](y) ![z](w) {{ 7*7 }} {% raw %} \x07 """
    + "W" * 5000
)


def hostile_brief() -> Brief:
    one = sund.document("hostile", HOSTILE, source="<img src=x onerror=y>", published=FuzzyDate.unknown("none"))
    body = one.blocks[1]
    evidence = EvidenceSpan.cut(one.id, one.text, Span(body.start, body.end))
    ledger = replace(
        emptied(sund.LEDGER),
        documents=(one,),
        codings=(Coding(one.id, "cues"),),
        origins=(Origin("origin-1", (one.id,), 1.0),),
        datings=(Dating(one.id, one.published),),
        promises=(
            replace(
                sund.PROMISES[0],
                deed=HOSTILE,
                tellings=(replace(sund.PROMISES[0].tellings[0], evidence=evidence),),
                fulfilment=(),
            ),
        ),
    )
    profile = SourceProfile(one.source, (one.id,), ("origin-1",), 1, None, None, None, 0.0, (evidence,), (), ())
    finding = replace(sund.FINDINGS[0], sentence=HOSTILE, evidence=(evidence,))
    return brief_of(ledger, Measures((), (profile,), ()), Assessment(("KES",), (finding,), (finding,)))


def test_a_hostile_document_cannot_act_turn_or_hide_on_the_page() -> None:
    html = hostile_brief().html
    assert not re.search(r"<(script|b>no<|img)", html)
    assert "&lt;script&gt;" in html
    assert "\u202e" not in html
    assert "⟨U+202E⟩" in html
    assert "\x07" not in html
    assert "{{ 7*7 }}" in html
    assert len(html) < 200_000


def test_a_hostile_document_cannot_act_in_the_markdown() -> None:
    markdown = hostile_brief().markdown
    assert "\u202e" not in markdown
    assert not re.search(r"<[a-z/!]", markdown)
    assert not re.search(r"(?<!\\)\[(?!\^)", markdown)
    assert not re.search(r"(?<!\\)`(?!foedus show)(?!$)(?!\n)", markdown)


def big_pile(count: int) -> tuple[Ledger, Measures]:
    """Three hundred documents, each with its own relation, promise and dispute."""
    body = " ".join(f"Kestria sent {number} boats to Lomara and spoke of peace at length." for number in range(60))
    documents = tuple(
        sund.document(
            f"d{number}",
            f"Report {number}\n\n{body}",
            source=f"Paper {number % 100}",
            published=sund.DATINGS[0].published,
        )
        for number in range(count)
    )
    spans = [
        [EvidenceSpan.cut(one.id, one.text, Span(start, start + 60)) for start in range(20, 1200, 90)]
        for one in documents
    ]
    ledger = replace(
        emptied(sund.LEDGER),
        documents=documents,
        codings=tuple(Coding(one.id, "cues") for one in documents),
        origins=tuple(Origin(f"origin-{one.id}", (one.id,), 1.0) for one in documents),
        promises=tuple(
            replace(
                sund.PROMISES[0],
                id=f"promise-{number}",
                tellings=tuple(replace(sund.PROMISES[0].tellings[0], evidence=span) for span in spans[number]),
                fulfilment=(),
            )
            for number in range(count)
        ),
        threads=tuple(
            replace(
                sund.THREAD,
                id=f"thread-{number}",
                claims=tuple(
                    replace(sund.SHIPS[0], evidence=span, value=float(index), number=None)
                    for index, span in enumerate(spans[number])
                ),
                drifts=(),
            )
            for number in range(count)
        ),
    )
    profiles = tuple(
        replace(
            sund.PROFILES[0],
            source=f"Paper {paper}",
            documents=tuple(one.id for one in documents[paper::100]),
            origins=(),
        )
        for paper in range(100)
    )
    return ledger, replace(sund.MEASURES, relations=(), dependencies=(), sources=profiles)


def test_three_hundred_documents_make_a_page_that_can_still_be_sent() -> None:
    ledger, measures = big_pile(300)
    brief = brief_of(ledger, measures, Assessment((), (), ()))
    assert len(brief.html.encode()) < 2_000_000
    assert "and 260 more promises: <code>foedus show commitments</code>" in brief.html
    assert "and 60 more sources" in brief.html
    assert uncited(brief.html) == ()
    assert brief.html.count('class="passage"') <= brief.citations
    numbers = {int(number) for number in re.findall(r'href="#c(\d+)"', brief.html)}
    assert numbers == set(range(1, brief.citations + 1))
