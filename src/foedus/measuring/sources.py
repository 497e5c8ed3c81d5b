"""Describes how each source writes: hedging, naming of sources, loaded words, whom it praises and blames."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from foedus.codebook.admiralty import admiralty
from foedus.measuring.reporting import FEWEST_TELLING, borne_out, items_of, omitted, originality, told_by_source
from foedus.measuring.signals import UNKNOWN
from foedus.records import ClaimKind, Coding, Document, EvidenceSpan, Ledger, Modality, Rate, SourceProfile, Span

EXAMPLES = 8  # loaded words quoted for each source
CONTEXT = 30  # characters shown on either side of a loaded word
_UNTOLD = (Modality.DENIED, Modality.CONDITIONAL)  # acts that are not said to be so praise and blame nobody


def source_profiles(ledger: Ledger) -> tuple[SourceProfile, ...]:
    """One profile a source, sorted by name."""
    labels = {document.id: document.label for document in ledger.documents}
    origin_of = {document: origin.id for origin in ledger.origins for document in origin.documents}
    coding_of = {coding.document: coding for coding in ledger.codings}
    by_source: dict[str, list[Document]] = {}
    for document in ledger.documents:
        by_source.setdefault(labels[document.id], []).append(document)
    items = items_of(ledger)
    told, checks = told_by_source(items), borne_out(ledger, labels)
    wide = [item for item in items if len(item.origins) >= FEWEST_TELLING]
    found = []
    for source, documents in sorted(by_source.items()):
        codings = [coding_of[document.id] for document in documents if document.id in coding_of]
        profile = _profile(source, documents, codings, origin_of)
        checked = checks[source]
        found.append(
            replace(
                profile,
                rates=(*profile.rates, originality(source, told.get(source, ())), checked),
                reliability=admiralty().letter(checked.part, checked.whole),
                omits=omitted(source, documents, codings, profile.origins, wide),
            )
        )
    return tuple(found)


def _profile(
    source: str, documents: Sequence[Document], codings: Sequence[Coding], origin_of: dict[str, str]
) -> SourceProfile:
    hedging, attributed, unsourced, loaded = rates = _rates(codings)
    return SourceProfile(
        source=source,
        documents=tuple(sorted(document.id for document in documents)),
        origins=tuple(sorted({origin_of[document.id] for document in documents})),
        sentences=hedging.whole,
        hedging=hedging.share,
        attributed=attributed.share,
        unsourced_numbers=unsourced.share,
        loaded=round(100 * loaded.part / loaded.whole, 2) if loaded.whole else 0.0,
        loaded_examples=_examples(documents, codings),
        praises=_counted(codings, 1),
        blames=_counted(codings, -1),
        loaded_kinds=_kinds(codings),
        rates=rates,
    )


def _rates(codings: Sequence[Coding]) -> tuple[Rate, Rate, Rate, Rate]:
    numbers = [claim for coding in codings for claim in coding.claims if claim.kind is ClaimKind.QUANTITY]
    said = [bool(event.attribution) for coding in codings for event in coding.events]
    said += [bool(claim.attribution) for coding in codings for claim in coding.claims]
    hedged, sentences = sum(coding.hedged for coding in codings), sum(coding.sentences for coding in codings)
    loaded, words = sum(len(coding.loaded) for coding in codings), sum(coding.words for coding in codings)
    unsourced = sum(not claim.attribution for claim in numbers)
    return (
        Rate("hedging", hedged, sentences, "sentences with a word of doubt"),
        Rate("attributed", sum(said), len(said), "acts and claims with somebody named as saying so"),
        Rate("numbers without source", unsourced, len(numbers), "figures with nobody named as saying so"),
        Rate("loaded words", loaded, words, "words that judge while they tell"),
    )


def _kinds(codings: Sequence[Coding]) -> tuple[tuple[str, int], ...]:
    counts = Counter(word.kind for coding in codings for word in coding.loaded)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


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


def _counted(codings: Iterable[Coding], sign: int) -> tuple[tuple[str, int], ...]:
    """Who is praised (+) or blamed (-): towards whom a stance is held, and who is told to act well or ill."""
    counts: Counter[str] = Counter()
    for coding in codings:
        towards = (stance.towards.code for stance in coding.stances if stance.polarity * sign > 0)
        counts.update(code for code in towards if code != UNKNOWN)
        for event in coding.events:
            if event.modality not in _UNTOLD and event.intensity * sign > 0:
                counts.update(sorted({party.code for party in event.actors} - {UNKNOWN}))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
