"""What sources dispute: each telling of a claim in a row, with its figure, its word-giver and its exact quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.briefing.escaping import shortened
from foedus.briefing.materials import Materials, Publisher
from foedus.briefing.passages import Excerpt, excerpt
from foedus.briefing.sentences import CitedSentence, Cites, counted, listed
from foedus.briefing.times import written
from foedus.codebook.admiralty import admiralty
from foedus.records import (
    AttributionLink,
    Claim,
    ClaimKind,
    Drift,
    DriftKind,
    FuzzyDate,
    Modality,
    Thread,
)
from foedus.records.drifts import TOLD_AS, gravity, is_judgement, judgement, told_drift
from foedus.records.figures import figure

MOST_DISPUTES = 20
MOST_VARIANTS = 12
MOST_DRIFTS = 8
LONGEST_TITLE = 120
MOST_IN_TITLE = 3  # figures
MOST_IN_SUMMARY = 4
EXPLAINED = {
    DriftKind.NUMBER: "the figure itself differs",
    DriftKind.UNIT: "the figure is given in another unit",
    DriftKind.MEASURE: "the figure is said to count something else",
    DriftKind.ATTRIBUTION: "somebody else is named as saying so",
    DriftKind.MODALITY: "what one tells as fact another tells as plan, doubt or demand",
    DriftKind.PERIOD: "the figure is said of another time",
    DriftKind.GRANULARITY: "one rounds what another gives exactly",
    DriftKind.WORDING: "the same thing is told in warmer or harsher words",
}


PRAISED_AND_BLAMED = "one act is told with opposite judgement"


@dataclass(frozen=True, slots=True)
class Variant:
    """One telling. `on_word_of` is who the source says it from; `modality` only where it is not told as fact.

    `remark` says who corrected or confirmed how it was read.
    """

    publisher: Publisher
    on_word_of: str
    figure: str
    modality: str
    period: str
    published: str
    quote: Excerpt
    cites: Cites
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DriftNote:
    """One way in which the tellings differ: `kind` explained in `meaning`, then what happened here."""

    kind: str
    meaning: str
    sentence: CitedSentence


@dataclass(frozen=True, slots=True)
class Dispute:
    """One contested thread."""

    id: str
    title: str
    contradiction: bool
    kinds: tuple[str, ...]
    sentence: CitedSentence
    variants: tuple[Variant, ...]
    more_variants: int
    drifts: tuple[DriftNote, ...]
    more_drifts: int


@dataclass(frozen=True, slots=True)
class Disputes:
    shown: tuple[Dispute, ...]
    more: int
    threads: int  # how many claims are told more than once, contested or not


def disputes(materials: Materials) -> Disputes:
    contested = sorted((thread for thread in materials.ledger.threads if thread.is_contested), key=_rank)
    shown = tuple(_dispute(materials, thread) for thread in contested[:MOST_DISPUTES])
    told_again = sum(1 for thread in materials.ledger.threads if len(thread.claims) > 1)
    return Disputes(shown, max(0, len(contested) - MOST_DISPUTES), told_again)


def _rank(thread: Thread) -> tuple[float, int, int, int, str]:
    return (-gravity(thread), -len(thread.origins), -len(thread.drifts), -len(thread.claims), thread.id)


def _dispute(materials: Materials, thread: Thread) -> Dispute:
    claims = _variants(materials, thread)
    grave = (drift for drift in thread.drifts if not drift.is_slight)
    drifts = sorted(grave, key=lambda drift: (list(DriftKind).index(drift.kind), drift.first, drift.second))
    sentence = materials.citations.says(_summary(materials, thread), [claim.evidence for claim in thread.claims])
    return Dispute(
        id=thread.id,
        title=shortened(_title(thread), LONGEST_TITLE),
        contradiction=thread.contradiction,
        kinds=("framing",) if is_judgement(thread) else tuple(dict.fromkeys(drift.kind.value for drift in drifts)),
        sentence=sentence,
        variants=tuple(_variant(materials, claim) for claim in claims[:MOST_VARIANTS]),
        more_variants=max(0, len(claims) - MOST_VARIANTS),
        drifts=tuple(_drift(materials, thread, drift) for drift in drifts[:MOST_DRIFTS]),
        more_drifts=max(0, len(drifts) - MOST_DRIFTS),
    )


def _title(thread: Thread) -> str:
    """What is measured and the figures told of it: two threads can measure the same thing."""
    words = thread.measures.strip() or "one claim, told differently"
    figures = _figures(thread)
    if is_judgement(thread):
        return f"One act, praised and blamed: {words}"
    told = f": {listed(figures, joined_by='or')}" if 0 < len(figures) <= MOST_IN_TITLE else ""
    return words[0].upper() + words[1:] + told


def _figures(thread: Thread) -> list[str]:
    return list(dict.fromkeys(figure(claim) for claim in thread.claims if claim.kind is ClaimKind.QUANTITY))


def _variants(materials: Materials, thread: Thread) -> list[Claim]:
    """One claim for each source, figure, word-giver and modality, the earliest published first."""
    first: dict[tuple[str, str, str, Modality], Claim] = {}
    for claim in sorted(thread.claims, key=lambda one: (_published(materials, one), one.evidence)):
        telling = (
            materials.publisher_of(claim.evidence).key,
            figure(claim),
            _word_giver(claim.attribution),
            claim.modality,
        )
        first.setdefault(telling, claim)
    return list(first.values())


def _published(materials: Materials, claim: Claim) -> str:
    earliest = materials.documents[claim.evidence.document].published.earliest
    return earliest.isoformat() if earliest else "9999"


def _summary(materials: Materials, thread: Thread) -> str:
    sources = dict.fromkeys(materials.publisher_of(claim.evidence).name for claim in thread.claims)
    figures = _figures(thread)
    told = f"{counted(len(sources), 'source')} ({counted(len(thread.origins), 'independent origin')}) tell of it"
    told = told.replace(" tell ", " tells ") if len(sources) == 1 else told
    given = f": {listed(figures[:MOST_IN_SUMMARY], joined_by='or')}" if figures else ""
    verdict = "; the tellings cannot all be true" if thread.contradiction else ""
    return f"{told}{given}{verdict}{_graded(thread)}"


def _graded(thread: Thread) -> str:
    """ "; Admiralty grade F4: reliability cannot be judged, doubtful"."""
    if thread.grade is None:
        return ""
    steps = ", ".join(admiralty().name(step) for step in thread.grade.code)
    return f"; Admiralty grade {thread.grade.code}: {steps}"


def _variant(materials: Materials, claim: Claim) -> Variant:
    document = materials.documents[claim.evidence.document]
    return Variant(
        publisher=materials.publisher_of(claim.evidence),
        on_word_of=_word_giver(claim.attribution),
        figure=figure(claim) if claim.kind is ClaimKind.QUANTITY else judgement(claim),
        modality="" if claim.modality is Modality.ASSERTED else TOLD_AS[claim.modality],
        period=_period(claim.when),
        published=written(document.published),
        quote=excerpt(document, claim.evidence.span, claim.number),
        cites=materials.citations.cite([claim.evidence]),
        remark=materials.remarks.get(claim.id, ""),
    )


def _period(when: FuzzyDate | None) -> str:
    """ "speaks of April 2031"; "" where the telling names no time."""
    if when is None or when.is_unknown:
        return ""
    return f"speaks of {'' if when.is_dated else 'a time '}{written(when)}"


def _word_giver(links: Sequence[AttributionLink]) -> str:
    """ "the harbour board, on the word of a spokesman (“reportedly”)"; "nobody named" where the text names none."""
    named = [f"{link.name} (“{link.hedge}”)" if link.hedge else link.name for link in links if link.name]
    return ", on the word of ".join(named) or "nobody named"


def _drift(materials: Materials, thread: Thread, drift: Drift) -> DriftNote:
    here, there = (materials.publisher_of(place).name for place in (drift.first, drift.second))
    if here == there:
        here, there = f"{here} in one place", f"{there} in another"
    told = told_drift(thread, drift, here, there, materials.speaker)
    if is_judgement(thread):
        return DriftNote("framing", PRAISED_AND_BLAMED, materials.citations.says(told, [drift.first, drift.second]))
    return DriftNote(
        drift.kind.value, EXPLAINED[drift.kind], materials.citations.says(told, [drift.first, drift.second])
    )
