"""Measures a coder on the test split of the corpus: acts, parties, modality, attribution, promises, dependencies.

Usage: python -m training.figures [--coder cues|encoder] [--weights FOLDER] [--split test]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from foedus.codebook.book import load_codebook
from foedus.ports import Analyzer, Coder
from foedus.records import Block, Coding, Document, FuzzyDate, OffsetMap, Zone
from training.corpus import GoldSentence, Passage, Span, read_corpus
from training.features import split_of

PROSE = (
    "think tank",
    "commentary",
    "threat briefing",
    "partisan column",
    "speech",
    "interview",
    "minutes",
    "communique",
    "social post",
    "explainer",
)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coder", default="cues")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--split", default="test")
    options = parser.parse_args(arguments)
    analyzer, coder = _coder(options)
    passages = [p for p in read_corpus() if split_of(p) == options.split or options.split == "all"]
    coded = [(passage, *code_passage(passage, analyzer, coder)) for passage in passages]
    for name, registers in (("prose", PROSE), ("wire", ("wire",))):
        own = [entry for entry in coded if entry[0].register in registers]
        for row in figures(own):
            sys.stdout.write(f"{name:6} {row}\n")
    return 0


def _coder(options: argparse.Namespace) -> tuple[Analyzer, Coder]:
    from foedus.coding import CueCoder
    from foedus.language import GazetteerAnalyzer

    codebook = load_codebook()
    if options.coder == "cues":
        return GazetteerAnalyzer(codebook), CueCoder(codebook)
    from foedus.coding.encoder import EncoderCoder
    from foedus.language.encoder import EncoderAnalyzer

    return EncoderAnalyzer(codebook, weights=options.weights), EncoderCoder(codebook)


def code_passage(passage: Passage, analyzer: Analyzer, coder: Coder) -> tuple[Coding, list[int]]:
    """The coding of a passage as one paragraph, and where each of its sentences starts."""
    starts, text = [], ""
    for sentence in passage.sentences:
        text += " " if text else ""
        starts.append(len(text))
        text += sentence.text
    published = FuzzyDate.on(date.fromisoformat(passage.date))
    blocks, identity = (Block(0, len(text), Zone.BODY),), OffsetMap.identity(len(text))
    document = Document(
        f"d-{passage.id}", passage.id, text, text, identity, blocks, "", "", (), published, "en", "text/plain"
    )
    return coder.code(document, analyzer.analyze(document)), starts


def figures(coded: Sequence[tuple[Passage, Coding, list[int]]]) -> Iterable[str]:
    yield _acts(coded)
    yield _no_event(coded)
    yield from _roles(coded)
    yield _modality(coded)
    yield _content(coded)
    yield _spanned(
        coded, "promises", _promises_of, lambda coding: [(c.evidence.start, c.evidence.end) for c in coding.commitments]
    )
    yield _spanned(
        coded,
        "dependencies",
        _leans_of,
        lambda coding: [(c.evidence.start, c.evidence.end) for c in coding.dependencies],
    )


def _sentences(coded: Sequence[tuple[Passage, Coding, list[int]]]) -> Iterable[tuple[GoldSentence, Coding, int, int]]:
    for passage, coding, starts in coded:
        for sentence, start in zip(passage.sentences, starts, strict=True):
            yield sentence, coding, start, start + len(sentence.text)


def _acts(coded: Sequence[tuple[Passage, Coding, list[int]]]) -> str:
    """F1 of (sentence, type) with multiplicity: a type found as often as it is told."""
    hit = told = found = 0
    for sentence, coding, start, end in _sentences(coded):
        gold = Counter(event.type for event in sentence.events)
        got = Counter(e.type.value for e in coding.events if start <= e.trigger.start < end)
        hit += sum((gold & got).values())
        told += sum(gold.values())
        found += sum(got.values())
    return f"{'event F1 (type)':20} {_f(hit, told, found):.3f}  {_p_r(hit, told, found)}  n={told}"


def _no_event(coded: Sequence[tuple[Passage, Coding, list[int]]]) -> str:
    """Area under the curve of the surest event's confidence: sentences with an act against those without."""
    scored = []
    for sentence, coding, start, end in _sentences(coded):
        score = max((e.confidence for e in coding.events if start <= e.trigger.start < end), default=0.0)
        scored.append((score, bool(sentence.events)))
    with_act = [score for score, is_act in scored if is_act]
    without = [score for score, is_act in scored if not is_act]
    wins = sum((a > b) + 0.5 * (a == b) for a in with_act for b in without)
    return f"no-event AUROC       {wins / max(1, len(with_act) * len(without)):.3f}  n={len(without)}"


def _roles(coded: Sequence[tuple[Passage, Coding, list[int]]]) -> Iterable[str]:
    for side, gold_of, found_of in (
        ("actor", lambda e: e.actors, lambda e: e.actors),
        ("recipient", lambda e: e.recipients, lambda e: e.recipients),
    ):
        hit = told = right = found = 0
        for sentence, coding, start, end in _sentences(coded):
            gold = {_moved(sentence.spans[name], start) for event in sentence.events for name in gold_of(event)}
            got = {(p.start, p.end) for e in coding.events if start <= e.trigger.start < end for p in found_of(e)}
            hit += sum(any(_meet(g, f) for f in got) for g in gold)
            right += sum(any(_meet(g, f) for g in gold) for f in got)
            told += len(gold)
            found += len(got)
        precision, recall = right / max(1, found), hit / max(1, told)
        yield f"{side + ' overlap F1':20} {2 * precision * recall / max(1e-9, precision + recall):.3f}  n={told}"


def _modality(coded: Sequence[tuple[Passage, Coding, list[int]]]) -> str:
    """Macro F1 over modalities, on acts whose type was found in their sentence."""
    pairs = []
    for sentence, coding, start, end in _sentences(coded):
        for event in sentence.events:
            own = [e for e in coding.events if start <= e.trigger.start < end and e.type.value == event.type]
            if own:
                pairs.append((event.modality, own[0].modality.value))
    labels = sorted({gold for gold, _ in pairs})
    scores = [
        _f(sum(g == f == x for g, f in pairs), sum(g == x for g, _ in pairs), sum(f == x for _, f in pairs))
        for x in labels
    ]
    return f"modality macro F1    {sum(scores) / max(1, len(scores)):.3f}  n={len(pairs)}"


def _content(coded: Sequence[tuple[Passage, Coding, list[int]]]) -> str:
    """Character F1 of reported content."""
    hit = told = found = 0
    for sentence, coding, start, end in _sentences(coded):
        gold = {c for speech in sentence.speeches for c in range(*_moved(sentence.spans[speech.content], start))}
        got = {
            c for a in coding.attributions if start <= a.cue.start < end for c in range(a.content.start, a.content.end)
        }
        hit += len(gold & got)
        told += len(gold)
        found += len(got)
    return f"content character F1 {_f(hit, told, found):.3f}  n={told}"


Gold = Callable[[GoldSentence], int]


def _promises_of(sentence: GoldSentence) -> int:
    return len(sentence.promises)


def _leans_of(sentence: GoldSentence) -> int:
    return len(sentence.reliances)


def _spanned(
    coded: Sequence[tuple[Passage, Coding, list[int]]],
    name: str,
    gold_of: Gold,
    found_of: Callable[[Coding], list[tuple[int, int]]],
) -> str:
    """F1 of how many stand in each sentence."""
    hit = told = found = 0
    for sentence, coding, start, end in _sentences(coded):
        gold = gold_of(sentence)
        got = sum(start <= (first + last) // 2 < end for first, last in found_of(coding))
        hit += min(gold, got)
        told += gold
        found += got
    return f"{name + ' F1':20} {_f(hit, told, found):.3f}  {_p_r(hit, told, found)}  n={told}"


def _moved(span: Span, start: int) -> tuple[int, int]:
    return span.start + start, span.end + start


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _p_r(hit: int, told: int, found: int) -> str:
    return f"P {hit / max(1, found):.3f} R {hit / max(1, told):.3f}"


def _f(hit: int, told: int, found: int) -> float:
    return 2 * hit / (told + found) if told + found else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
