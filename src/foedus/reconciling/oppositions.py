"""Finds one act that two documents tell with opposite judgement: praise in one, blame in the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from foedus.reconciling.tidings import sentence_at, sentences_of
from foedus.reconciling.wording import STOP, content_stems, overlap, words_of
from foedus.records import (
    Claim,
    ClaimKind,
    Coding,
    Document,
    Drift,
    DriftKind,
    EvidenceSpan,
    LoadedWord,
    Modality,
    Span,
    Thread,
    content_id,
)
from foedus.records.provenance import Provenance

TONES = {"praise": 1, "glorify": 1, "blame": -1, "attack": -1, "contempt": -1}
SAME_DAY_WORDS = 3  # content stems in common, loaded words apart, where both sentences name one day
NO_DAY_WORDS = 5
NO_DAY_OVERLAP = 0.4
MOST = 200  # judging sentences on either side that are held against each other
CONFIDENCE = 0.5
_ENDS = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class _Judged:
    """A sentence that judges: its tone, the words that do so, and what else it speaks of."""

    document: str
    origin: str
    order: str
    evidence: EvidenceSpan
    tone: int
    loaded: tuple[str, ...]
    first: Span
    stems: frozenset[str]
    days: frozenset[date]


def find_oppositions(
    documents: Sequence[Document], codings: Mapping[str, Coding], provenance: Provenance
) -> tuple[Thread, ...]:
    """One thread of two statements for each pair of sentences on one act with opposite tones, sorted by id."""
    judged = [one for document in documents for one in _judged(document, codings.get(document.id), provenance)]
    warm = [one for one in judged if one.tone > 0][:MOST]
    cold = [one for one in judged if one.tone < 0][:MOST]
    pairs = [(one, other) for one, other in product(warm, cold) if _is_one_act(one, other)]
    return tuple(sorted((_thread(*pair) for pair in pairs), key=lambda thread: thread.id))


def _judged(document: Document, coding: Coding | None, provenance: Provenance) -> list[_Judged]:
    if coding is None or not coding.loaded:
        return []
    sentences = tuple(sentences_of(document))
    by_sentence: dict[Span, list[LoadedWord]] = {}
    for word in coding.loaded:
        sentence = sentence_at(sentences, word.start)
        if sentence is not None and word.kind in TONES:
            by_sentence.setdefault(sentence, []).append(word)
    return [_one(document, coding, sentence, by_sentence[sentence], provenance) for sentence in sorted(by_sentence)]


def _one(
    document: Document, coding: Coding, sentence: Span, words: Sequence[LoadedWord], provenance: Provenance
) -> _Judged:
    text, words = document.text, sorted(words, key=lambda word: word.start)
    evidence = EvidenceSpan.cut(document.id, text, sentence)
    # Where praise and blame are even, the first word decides: it stands nearest to the act, the rest to its grounds.
    tone = sum(TONES[word.kind] for word in words) or TONES[words[0].kind]
    own = [word for word in words if TONES[word.kind] * tone > 0]
    loaded = tuple(text[word.start : word.end] for word in own)
    judging = content_stems(" ".join(text[word.start : word.end] for word in words))
    days = {time.when.earliest for time in coding.times if time.when.is_day and sentence.contains(time.span)}
    return _Judged(
        document=document.id,
        origin=provenance.at(evidence),
        order=document.published.earliest.isoformat() if document.published.earliest else "9999",
        evidence=evidence,
        tone=tone,
        loaded=loaded,
        first=Span(own[0].start, own[0].end),
        stems=content_stems(sentence.gives(text)) - judging,
        days=frozenset(day for day in days if day),
    )


def _is_one_act(one: _Judged, other: _Judged) -> bool:
    if one.document == other.document:
        return False
    shared = len(one.stems & other.stems)
    if one.days & other.days:
        return shared >= SAME_DAY_WORDS
    return shared >= NO_DAY_WORDS and overlap(one.stems, other.stems) >= NO_DAY_OVERLAP


def _thread(one: _Judged, other: _Judged) -> Thread:
    first, second = sorted((one, other), key=lambda judged: (judged.order, judged.evidence))
    act = _shared_words(first.evidence.quote, second.evidence.quote)
    claims = tuple(_statement(judged, act) for judged in (first, second))
    because = f"loaded words differ: {_quoted(first)} against {_quoted(second)}"
    drift = Drift(DriftKind.WORDING, first.evidence, second.evidence, because)
    return Thread(
        id=content_id("thread", *(claim.id for claim in claims)),
        measures=act,
        claims=claims,
        drifts=(drift,),
        contradiction=False,
        origins=tuple(sorted({first.origin, second.origin})),
        because="one act, told with opposite judgement",
    )


def _statement(judged: _Judged, act: str) -> Claim:
    """The sentence as a statement on the act; `polarity` says whether it praises or blames, `number` where."""
    return Claim(
        id=content_id("claim", ClaimKind.STATEMENT, judged.evidence),
        kind=ClaimKind.STATEMENT,
        value=None,
        low=None,
        high=None,
        unit=None,
        currency=None,
        measures=act,
        change=None,
        approximate=False,
        when=None,
        attribution=(),
        modality=Modality.ASSERTED,
        domain=None,
        confidence=CONFIDENCE,
        evidence=judged.evidence,
        polarity=1.0 if judged.tone > 0 else -1.0,
        number=judged.first,
    )


def _quoted(judged: _Judged) -> str:
    return ", ".join(f"“{word}”" for word in judged.loaded)


def _shared_words(first: str, second: str) -> str:
    """The longest run of words that both sentences hold, cut at its ends to words that mean something."""
    here = first.split()
    there = " ".join(["", *words_of(second), ""])
    runs = [
        here[start:end]
        for start in range(len(here))
        for end in range(start + 1, min(len(here), start + 12) + 1)
        if f" {' '.join(words_of(' '.join(here[start:end])))} " in there
    ]
    told = [_trimmed(run) for run in runs]
    return max(told, key=lambda words: (len(content_stems(words)), -len(words)), default="") or "one act"


def _trimmed(run: Sequence[str]) -> str:
    words = [_ENDS.sub("", word) for word in run]
    while words and words[0].casefold() in STOP:
        words = words[1:]
    while words and words[-1].casefold() in STOP:
        words = words[:-1]
    return " ".join(word for word in words if word)
