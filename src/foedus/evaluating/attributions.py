"""Judges who is said to say what: cue, content and source of reported speech."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.evaluating.findings import Findings, Mistake, f1_metric, mistake
from foedus.evaluating.matching import covered, tokens_in
from foedus.evaluating.scoring import Count, matched
from foedus.evaluating.telling import Case, Saying
from foedus.records import Span


def judge_attributions(cases: Sequence[Case]) -> Findings:
    """By overlap of tokens, as the PolNeAR annotators were compared.

    cue F1: a cue is right where it shares a token with a cue of the other side. content token F1: tokens inside any
    content. source F1: the source of an attribution whose cue is right, where it shares a token with the source of one
    of the attributions that the cue meets; a source told with a wrong cue is wrong, as is one for a gold without any.
    number to attribution F1: every pair of a token with a digit and an attribution whose content holds it; right where
    the other side has one with that token in its content and the same cue or source.
    """
    tokens = [tokens_in(case.gold.text) for case in cases]
    told = [
        [_of_tokens(own, saying) for saying in case.gold.telling.sayings]
        for own, case in zip(tokens, cases, strict=True)
    ]
    found = [
        [_of_tokens(own, saying) for saying in case.found.sayings] for own, case in zip(tokens, cases, strict=True)
    ]
    both = list(zip(told, found, strict=True))
    metrics = [
        f1_metric("cue F1", [_cues(gold, coded) for gold, coded in both]),
        f1_metric("content token F1", [_contents(gold, coded) for gold, coded in both]),
        f1_metric("source F1", [_sources(gold, coded) for gold, coded in both]),
        f1_metric(
            "number to attribution F1",
            [
                _numbers(case.gold.text, own, gold, coded)
                for case, own, (gold, coded) in zip(cases, tokens, both, strict=True)
            ],
        ),
    ]
    mistakes = [
        wrong for case, (gold, coded) in zip(cases, both, strict=True) for wrong in _mistakes(case, gold, coded)
    ]
    return Findings(tuple(metrics), tuple(mistakes))


class _Tokens:
    """The token numbers of the parts of one attribution."""

    __slots__ = ("content", "cue", "saying", "source")

    def __init__(self, saying: Saying, source: set[int], cue: set[int], content: set[int]) -> None:
        self.saying, self.source, self.cue, self.content = saying, source, cue, content


def _of_tokens(tokens: Sequence[Span], saying: Saying) -> _Tokens:
    parts = (covered(tokens, part) for part in (saying.source, saying.cue, saying.content))
    return _Tokens(saying, *parts)


def _cues(gold: Sequence[_Tokens], found: Sequence[_Tokens]) -> Count:
    """Attributions without a cue are left out."""
    told, got = [one for one in gold if one.cue], [one for one in found if one.cue]
    hit = sum(any(one.cue & other.cue for other in got) for one in told)
    right = sum(any(one.cue & other.cue for other in told) for one in got)
    return Count(hit, len(told), right, len(got))


def _contents(gold: Sequence[_Tokens], found: Sequence[_Tokens]) -> Count:
    told = {token for one in gold for token in one.content}
    got = {token for one in found for token in one.content}
    return matched(len(told & got), len(told), len(got))


def _sources(gold: Sequence[_Tokens], found: Sequence[_Tokens]) -> Count:
    told, got = [one for one in gold if one.source], [one for one in found if one.source]
    hit = sum(any(_same_source(one, other) for other in got) for one in told)
    right = sum(any(_same_source(one, other) for other in told) for one in got)
    return Count(hit, len(told), right, len(got))


def _numbers(text: str, tokens: Sequence[Span], gold: Sequence[_Tokens], found: Sequence[_Tokens]) -> Count:
    numbers = {place for place, token in enumerate(tokens) if any(letter.isdigit() for letter in token.gives(text))}
    told, got = ([(number, one) for one in side for number in one.content & numbers] for side in (gold, found))
    hit = sum(any(number in other.content and _same_voice(one, other) for other in found) for number, one in told)
    right = sum(any(number in other.content and _same_voice(one, other) for other in gold) for number, one in got)
    return Count(hit, len(told), right, len(got))


def _same_voice(one: _Tokens, other: _Tokens) -> bool:
    return bool(one.cue & other.cue or one.source & other.source)


def _same_source(one: _Tokens, other: _Tokens) -> bool:
    return bool(one.cue & other.cue and one.source & other.source)


def _mistakes(case: Case, gold: Sequence[_Tokens], found: Sequence[_Tokens]) -> list[Mistake]:
    missed = [one for one in gold if one.cue and not any(one.cue & other.cue for other in found)]
    extra = [one for one in found if one.cue and not any(one.cue & other.cue for other in gold)]
    text = case.gold.text
    return [
        *(mistake(case.gold.id, text, one.saying.cue[0], gold="cue") for one in missed),
        *(mistake(case.gold.id, text, one.saying.cue[0], found="cue", confidence=1.0) for one in extra),
    ]
