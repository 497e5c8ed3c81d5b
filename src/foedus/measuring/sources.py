"""Describes each source: how it writes, what it told first, what others bear out, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from foedus.codebook.admiralty import admiralty
from foedus.measuring.manner import judged, manner_scores
from foedus.measuring.reporting import Reporting, borne_out, omitted, originality, reporting_of
from foedus.measuring.scores import BLAMES, PRAISES
from foedus.records import Coding, Document, EvidenceSpan, Ledger, Part, SourceProfile, Span
from foedus.records.provenance import Provenance, provenance_of

EXAMPLES = 8  # loaded words quoted for each source
CONTEXT = 30  # characters shown on either side of a loaded word


def source_profiles(ledger: Ledger) -> tuple[SourceProfile, ...]:
    """One profile a source, sorted by name."""
    provenance, reporting = provenance_of(ledger.origins), reporting_of(ledger)
    coding_of = {coding.document: coding for coding in ledger.codings}
    by_source: dict[str, list[Document]] = {}
    for document in ledger.documents:
        by_source.setdefault(document.label, []).append(document)
    return tuple(
        _profile(
            source,
            documents,
            [coding_of[document.id] for document in documents if document.id in coding_of],
            provenance,
            reporting,
        )
        for source, documents in sorted(by_source.items())
    )


def _profile(
    source: str,
    documents: Sequence[Document],
    codings: Sequence[Coding],
    provenance: Provenance,
    reporting: Reporting,
) -> SourceProfile:
    manner = manner_scores(codings, {document.id: document.text for document in documents})
    hedging, attributed, unsourced, loaded = (score.rate for score in manner)
    checked = borne_out(source, reporting)
    scores = (*manner, originality(source, reporting), checked)
    praised, blamed = judged(codings, PRAISES, 1), judged(codings, BLAMES, -1)
    own = {provenance.of(document.id) for document in documents}
    return SourceProfile(
        source=source,
        documents=tuple(sorted(document.id for document in documents)),
        origins=tuple(sorted(own.union(*(provenance.within(document.id) for document in documents)))),
        sentences=hedging.whole,
        hedging=hedging.share,
        attributed=attributed.share,
        unsourced_numbers=unsourced.share,
        loaded=round(100 * loaded.part / loaded.whole, 2) if loaded.whole else 0.0,
        loaded_examples=_examples(documents, codings),
        praises=_counted(praised),
        blames=_counted(blamed),
        loaded_kinds=_ranked(Counter(word.kind for coding in codings for word in coding.loaded)),
        rates=tuple(score.rate for score in scores),
        reliability=admiralty().letter(checked.rate.part, checked.rate.whole),
        omits=omitted(source, documents, codings, own, reporting.wide),
        parts=(*(part for score in scores for part in score.parts), *praised, *blamed),
    )


def _examples(documents: Sequence[Document], codings: Sequence[Coding]) -> tuple[EvidenceSpan, ...]:
    """The first use of each loaded word, with a little of what stands around it."""
    text_of = {document.id: document.text for document in documents}
    seen: dict[str, EvidenceSpan] = {}
    for coding in sorted(codings, key=lambda coding: coding.document):
        text = text_of[coding.document]
        for word in sorted(coding.loaded, key=lambda word: word.start):
            seen.setdefault(
                text[word.start : word.end].casefold(), _around(coding.document, text, word.start, word.end)
            )
    return tuple(list(seen.values())[:EXAMPLES])


def _around(document: str, text: str, start: int, end: int) -> EvidenceSpan:
    """The word with its neighbours, cut at blanks, never across a line."""
    first = max(text.rfind("\n", 0, start) + 1, start - CONTEXT)
    line_end = text.find("\n", end)
    last = min(line_end if line_end >= 0 else len(text), end + CONTEXT)
    if first > 0 and not text[first - 1].isspace():
        blank = text.find(" ", first, start)
        first = blank + 1 if blank >= 0 else start
    if last < len(text) and not text[last].isspace():
        blank = text.rfind(" ", end, last)
        last = blank if blank >= 0 else end
    return EvidenceSpan.cut(document, text, Span(first, last))


def _counted(parts: Sequence[Part]) -> tuple[tuple[str, int], ...]:
    """How often each actor is praised, or blamed."""
    return _ranked(Counter(part.about for part in parts))


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
