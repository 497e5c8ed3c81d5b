"""Judges loaded words: which words, of what kind, and whether a sentence has any."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.evaluating.findings import Findings, Mistake, f1_metric, mistake, summed
from foedus.evaluating.matching import covered, tokens_in
from foedus.evaluating.scoring import Count, matched
from foedus.evaluating.telling import Case, Judging
from foedus.records import Span


def judge_loaded(cases: Sequence[Case]) -> Findings:
    """Token by token; with kind: the token with the same kind. Sentence: the sentence holds a loaded word at all."""
    metrics = [
        f1_metric("loaded token F1", [_tokens(case, with_kind=False) for case in cases]),
        f1_metric("loaded token and kind F1", [_tokens(case, with_kind=True) for case in cases]),
        f1_metric("loaded sentence F1", [_sentences(case) for case in cases]),
    ]
    return Findings(tuple(metrics), tuple(wrong for case in cases for wrong in _mistakes(case)))


def _tokens(case: Case, *, with_kind: bool) -> Count:
    tokens = tokens_in(case.gold.text)
    told = _tagged(tokens, case.gold.telling.judgings, with_kind=with_kind)
    found = _tagged(tokens, case.found.judgings, with_kind=with_kind)
    return matched(len(told & found), len(told), len(found))


def _tagged(tokens: Sequence[Span], words: Sequence[Judging], *, with_kind: bool) -> set[tuple[int, str]]:
    return {(token, word.kind if with_kind else "") for word in words for token in covered(tokens, [word.span])}


def _sentences(case: Case) -> Count:
    told = {case.unit_at(word.span.start) for word in case.gold.telling.judgings}
    found = {case.unit_at(word.span.start) for word in case.found.judgings}
    return summed(matched(unit in told and unit in found, unit in told, unit in found) for unit in case.units)


def _mistakes(case: Case) -> list[Mistake]:
    gold, found, text = case.gold.telling.judgings, case.found.judgings, case.gold.text
    missed = [word for word in gold if not any(word.span.overlaps(other.span) for other in found)]
    extra = [word for word in found if not any(word.span.overlaps(other.span) for other in gold)]
    return [
        *(mistake(case.gold.id, text, word.span, gold=word.kind) for word in missed),
        *(mistake(case.gold.id, text, word.span, found=word.kind, confidence=1.0) for word in extra),
    ]
