"""The head of the brief: what it is about, from how many documents and origins, and what was not read."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.briefing.materials import Materials, title_of
from foedus.briefing.sentences import counted, listed
from foedus.briefing.times import stretch
from foedus.records import Zone
from foedus.records.dates import day_in_words

NOT_CODED = {Zone.FOOTNOTE: "footnotes", Zone.FURNITURE: "page furniture", Zone.CLOSING: "closing matter"}
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Header:
    """Title and the facts about the pile that a reader weighs first; all of them notes on the brief itself."""

    title: str
    as_of: str
    facts: tuple[str, ...]
    unread: tuple[str, ...]


def header(materials: Materials) -> Header:
    return Header(_title(materials), day_in_words(materials.today), _facts(materials), _unread(materials))


def _title(materials: Materials) -> str:
    names = [materials.name(code) for code in materials.assessment.about]
    if not names:
        return "State of the relations on record"
    if len(names) == 1:
        return f"{names[0]}: state of its relations"
    if len(names) == 2:
        return f"{names[0]} – {names[1]}: state of the relation"
    return f"{listed(names)}: state of the relations"


def _facts(materials: Materials) -> tuple[str, ...]:
    documents = materials.ledger.documents
    if not documents:
        return ("no documents",)
    undated = sum(1 for document in documents if document.published.is_unknown)
    return tuple(
        fact
        for fact in (
            counted(len(documents), "document"),
            counted(len(materials.ledger.origins), "independent origin"),
            _period(materials),
            f"{undated:,} undated" if 0 < undated < len(documents) else "",
        )
        if fact
    )


def _period(materials: Materials) -> str:
    dates = [document.published for document in materials.ledger.documents]
    firsts = [when.earliest for when in dates if when.earliest]
    lasts = [when.latest for when in dates if when.latest]
    if not firsts or not lasts or min(firsts) > max(lasts):
        return "not dated"
    return f"published {stretch(min(firsts), max(lasts))}"


def _unread(materials: Materials) -> tuple[str, ...]:
    lost = [problem for problem in materials.unread if problem.lost]
    lines = [f"{problem.where}: {problem.what}" for problem in lost[:MOST_NAMED]]
    if len(lost) > MOST_NAMED:
        lines.append(f"and {counted(len(lost) - MOST_NAMED, 'more input')} that gave nothing")
    return (*lines, *_not_coded(materials), *_hurt(materials))


def _not_coded(materials: Materials) -> tuple[str, ...]:
    zones = {block.zone for document in materials.ledger.documents for block in document.blocks}
    kinds = [name for zone, name in NOT_CODED.items() if zone in zones]
    return (f"{listed(kinds)} (kept for dating and citing, not coded)",) if kinds else ()


def _hurt(materials: Materials) -> tuple[str, ...]:
    """Documents of which a part was lost, in reading or in coding; the first problem of each is named."""
    told = {document.id: document.problems[0] for document in materials.ledger.documents if document.problems}
    for coding in materials.ledger.codings:
        if coding.problems:
            told.setdefault(coding.document, coding.problems[0])
    hurt = sorted(told.items())
    lines = [f"part of “{title_of(materials.documents[name])}”: {problem.what}" for name, problem in hurt[:MOST_NAMED]]
    return (*lines, f"parts of {len(hurt) - MOST_NAMED:,} more documents") if len(hurt) > MOST_NAMED else tuple(lines)
