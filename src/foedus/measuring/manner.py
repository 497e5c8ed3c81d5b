"""Counts how a source writes: its doubt, its naming of sources, its loaded words, whom it praises and blames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.measuring.scores import ATTRIBUTED, HEDGING, LOADED, UNSOURCED, Score, records, score_of
from foedus.measuring.signals import UNKNOWN
from foedus.records import Claim, ClaimKind, Coding, Event, EvidenceSpan, Modality, Part, Rate, Span

_UNTOLD = (Modality.DENIED, Modality.CONDITIONAL)  # acts that are not said to be so praise and blame nobody


def manner_scores(codings: Sequence[Coding], texts: Mapping[str, str]) -> tuple[Score, Score, Score, Score]:
    """Hedging, attribution, bare figures, loaded words; `texts` by document."""
    told: list[Event | Claim] = []
    for coding in codings:
        told += [*coding.events, *coding.claims]
    figures = [claim for coding in codings for claim in coding.claims if claim.kind is ClaimKind.QUANTITY]
    named = records(ATTRIBUTED, [one.id for one in told if one.attribution])
    bare = records(UNSOURCED, [claim.id for claim in figures if not claim.attribution])
    return (
        _hedging(codings, texts),
        score_of(ATTRIBUTED, named, len(told), "acts and claims with somebody named as saying so"),
        score_of(UNSOURCED, bare, len(figures), "figures with nobody named as saying so"),
        score_of(LOADED, _loaded(codings, texts), _words(codings), "words that judge while they tell"),
    )


def judged(codings: Sequence[Coding], score: str, sign: int) -> tuple[Part, ...]:
    """What praises (+) or blames (-) whom: stances towards somebody, and acts that somebody does well or ill by."""
    found = []
    for coding in codings:
        stances = (one for one in coding.stances if one.polarity * sign > 0 and one.towards.code != UNKNOWN)
        found += [Part(score, stance.id, stance.towards.code) for stance in stances]
        for event in coding.events:
            if event.modality not in _UNTOLD and event.intensity * sign > 0:
                doers = sorted({party.code for party in event.actors} - {UNKNOWN})
                found += [Part(score, event.id, code) for code in doers]
    return tuple(found)


def _hedging(codings: Sequence[Coding], texts: Mapping[str, str]) -> Score:
    """A coding that an earlier version made counts its sentences of doubt, but does not say where they stand."""
    parts = [_words_there(HEDGING, coding, place, texts) for coding in codings for place in coding.hedges]
    hedged, sentences = sum(coding.hedged for coding in codings), sum(coding.sentences for coding in codings)
    return Score(Rate(HEDGING, hedged, sentences, "sentences with a word of doubt"), tuple(parts))


def _loaded(codings: Sequence[Coding], texts: Mapping[str, str]) -> list[Part]:
    return [
        _words_there(LOADED, coding, Span(word.start, word.end), texts, about=word.kind)
        for coding in codings
        for word in coding.loaded
    ]


def _words(codings: Sequence[Coding]) -> int:
    return sum(coding.words for coding in codings)


def _words_there(score: str, coding: Coding, place: Span, texts: Mapping[str, str], about: str = "") -> Part:
    return Part(score, "", about, EvidenceSpan.cut(coding.document, texts[coding.document], place))
