"""What people corrected in the record that the brief rests on, who says otherwise, and what no longer applies."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.briefing.materials import Materials
from foedus.briefing.passages import Excerpt, excerpt
from foedus.briefing.sentences import Cites
from foedus.records import Replay, Standing, Verdict
from foedus.records.judgements import change

MOST_CORRECTIONS = 40
SHOWN = (Standing.COUNTS, Standing.OVERRULED)
DONE = {Verdict.SET: "corrected", Verdict.DROP: "dropped", Verdict.CONFIRM: "confirmed"}


@dataclass(frozen=True, slots=True)
class Corrected:
    """One word of a person on one record: a remark on this brief, not a statement of ours about the world."""

    kind: str
    said: str
    standing: str
    quote: Excerpt
    cites: Cites


@dataclass(frozen=True, slots=True)
class Corrections:
    """`lost` says, one line each, which corrections found nothing to apply to and why."""

    shown: tuple[Corrected, ...]
    more: int
    lost: tuple[str, ...]


def corrections(materials: Materials) -> Corrections:
    """Corrections that count or are disputed, in the order they were made; superseded and undone ones are left out."""
    told = [one for one in materials.ledger.corrections if one.standing in SHOWN and one.evidence]
    lost = [one for one in materials.ledger.corrections if one.standing is Standing.LOST]
    return Corrections(
        shown=tuple(_corrected(materials, one) for one in told[:MOST_CORRECTIONS]),
        more=max(0, len(told) - MOST_CORRECTIONS),
        lost=tuple(_lost(one) for one in lost[:MOST_CORRECTIONS]),
    )


def _corrected(materials: Materials, one: Replay) -> Corrected:
    span = one.evidence[0]
    return Corrected(
        kind=one.correction.anchor.kind,
        said=_said(one),
        standing=_standing(one),
        quote=excerpt(materials.documents[span.document], span.span),
        cites=materials.citations.cite(one.evidence),
    )


def _said(one: Replay) -> str:
    """ "corrected by Anna Rossi: it was a talk (type AGREE → CONSULT)"."""
    correction = one.correction
    why = f": {correction.why}" if correction.why else ""
    what = f" ({change(correction)})" if correction.verdict is Verdict.SET or correction.changes else ""
    return f"{DONE[correction.verdict]} by {correction.by}{why}{what}"


def _standing(one: Replay) -> str:
    if one.standing is Standing.OVERRULED:
        return f"disputed, and does not count: {one.because}"
    return f"disputed by {', '.join(one.against)}; the last word counts" if one.against else ""


def _lost(one: Replay) -> str:
    return f"{one.id} by {one.correction.by} no longer applies, because {one.because}"
