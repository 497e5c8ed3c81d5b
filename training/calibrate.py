"""Fits, head by head, how sure the shipped weights may be: slope and shift on the logit, on sentences set aside.

Usage: python -m training.calibrate [--weights src/foedus/language/weights] [--data ../shared/data]

Reads our dev split (acts, speech, promises, dependencies) and the validation part of directed sentiment (stances),
writes "calibration" into about.json, and prints for each head the error of its probabilities before and after (ECE, ten
bins) and the probability from which telling pays most (best F1).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from foedus.codebook.book import load_codebook
from foedus.language.chances import AS_IT_IS, calibrated, logit
from foedus.language.encoder import EncoderAnalyzer
from foedus.reading import read_line
from foedus.records import Document, Frame, Sentence
from training.corpus import GoldSentence, read_corpus, told_stances
from training.corpus import Span as CharSpan
from training.features import split_of

Told = tuple[float, bool]  # the network's probability, and whether it was right
HEADS = ("event", "says", "promise", "leans", "stances")
FEWEST = 30  # told things below which a head is left as it is
BINS = 10
TINY = 1e-9  # a step as small as this is the end


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=Path("src/foedus/language/weights"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args(arguments)
    path = options.weights / "about.json"
    about = json.loads(path.read_text(encoding="utf-8")) | {"calibration": {}}
    path.write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    analyzer = EncoderAnalyzer(load_codebook(), weights=options.weights)
    told: dict[str, list[Told]] = {head: [] for head in HEADS}
    missed = dict.fromkeys(HEADS, 0)
    for head, score, is_right in [*_own(analyzer, missed), *_directed(analyzer, options.data, missed)]:
        told[head].append((score, is_right))
    fitted = {head: fit(found) for head, found in told.items() if len(found) >= FEWEST}
    for head, found in told.items():
        sys.stdout.write(f"{head:8} {_line(found, missed[head], fitted.get(head, AS_IT_IS))}\n")
    about["calibration"] = {head: [round(value, 4) for value in pair] for head, pair in fitted.items()}
    path.write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    return 0


def _own(analyzer: EncoderAnalyzer, missed: dict[str, int]) -> Iterator[tuple[str, float, bool]]:
    for passage in read_corpus():
        if split_of(passage) != "dev":
            continue
        for gold in passage.sentences:
            document = _document(gold.text)
            found = analyzer.analyze(document).sentences
            frames = [(sentence, frame) for sentence in found for frame in sentence.frames]
            for head in HEADS[:4]:
                yield from _frames(head, gold, frames, missed)


def _frames(
    head: str, gold: GoldSentence, frames: Sequence[tuple[Sentence, Frame]], missed: dict[str, int]
) -> Iterator[tuple[str, float, bool]]:
    """Each told frame once, surest first; right where the gold has one more of its label at that place."""
    left = _wanted(head, gold)
    own = sorted((pair for pair in frames if pair[1].kind == head), key=lambda pair: -pair[1].score)
    for sentence, frame in own:
        word = sentence.words[frame.anchor]
        fits = [w for w in left if w[0] in (None, frame.label) and (w[1] is None or _meet(w[1], word.start, word.end))]
        if fits:
            left.remove(fits[0])
        yield head, frame.score, bool(fits)
    missed[head] += len(left)


def _wanted(head: str, gold: GoldSentence) -> list[tuple[str | None, CharSpan | None]]:
    """(label, place) of everything that the head should tell; an act counts wherever in the sentence it is told."""
    if head == "event":
        return [(event.type, None) for event in gold.events]
    if head == "says":
        return [(None, gold.spans[speech.cue]) for speech in gold.speeches]
    if head == "promise":
        return [(promise.strength, gold.spans[promise.deed]) for promise in gold.promises]
    return [(None, gold.spans[reliance.through]) for reliance in gold.reliances]


def _meet(span: CharSpan, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _directed(analyzer: EncoderAnalyzer, data: Path, missed: dict[str, int]) -> Iterator[tuple[str, float, bool]]:
    """Every judged direction of directed sentiment and of our dev split with the likelier sign."""
    rows: list[tuple[str, dict[tuple[CharSpan, CharSpan], int]]] = []
    path = data / "stance" / "dse_valid_dedup.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        row = json.loads(line)
        p, q = (CharSpan(row[name]["start"], row[name]["end"]) for name in ("p", "q"))
        sign = {"positive": 1, "negative": -1}.get(str(row["polarity"]), 0)
        direction = row["direction"]
        rows.append((row["text"], {(p, q): sign * (direction == "p_to_q"), (q, p): sign * (direction == "q_to_p")}))
    for passage in read_corpus():
        for gold in passage.sentences if split_of(passage) == "dev" else ():
            signs = {(gold.spans[a], gold.spans[b]): sign for (a, b), sign in told_stances(gold).items()}
            rows.append((gold.text, {ends: sign for ends, sign in signs.items() if sign is not None}))
    for text, wanted in rows:
        yield from _judged(analyzer, text, wanted, missed)


def _judged(
    analyzer: EncoderAnalyzer, text: str, wanted: dict[tuple[CharSpan, CharSpan], int], missed: dict[str, int]
) -> Iterator[tuple[str, float, bool]]:
    seen: set[tuple[CharSpan, CharSpan]] = set()
    for sentence in analyzer.analyze(_document(text)).sentences:
        ends = [(sentence.words[name.first].start, sentence.words[name.last - 1].end) for name in sentence.named]
        for pair in sentence.pairs:
            for asked, sign in wanted.items():
                meets = _meet(asked[0], *ends[pair.holder]) and _meet(asked[1], *ends[pair.towards])
                if meets and asked not in seen:
                    seen.add(asked)
                    told = 1 if pair.favours > pair.opposes else -1
                    missed["stances"] += sign not in (0, told)
                    yield "stances", max(pair.favours, pair.opposes), told == sign
    missed["stances"] += sum(sign != 0 for ends, sign in wanted.items() if ends not in seen)


def _document(text: str) -> Document:
    return read_line(json.dumps({"id": "a", "text": text}), where="calibration")


def fit(told: Sequence[Told]) -> tuple[float, float]:
    """Slope and shift of the logistic curve through the outcomes, with a weak pull to (1, 0); damped Newton steps."""
    logits = np.array([logit(score) for score, _ in told])
    outcomes = np.array([float(right) for _, right in told])
    inputs = np.stack([logits, np.ones_like(logits)], axis=1)
    start = np.array(AS_IT_IS)

    def cost(weights: NDArray[np.float64]) -> float:
        scores = inputs @ weights
        return float((np.logaddexp(0, scores) - outcomes * scores).sum() + ((weights - start) ** 2).sum() / 2)

    weights = start.copy()
    for _ in range(100):
        chances = np.exp(-np.logaddexp(0, -(inputs @ weights)))
        gradient = inputs.T @ (chances - outcomes) + (weights - start)
        curve = (inputs * (chances * (1 - chances))[:, None]).T @ inputs + np.eye(2)
        step = np.linalg.solve(curve, gradient)
        while cost(weights - step) > cost(weights) and float(np.abs(step).max()) > TINY:
            step = step / 2
        weights = weights - step
        if float(np.abs(step).max()) <= TINY:
            break
    return float(weights[0]), float(weights[1])


def _line(told: Sequence[Told], missed: int, calibration: tuple[float, float]) -> str:
    after = [(calibrated(score, calibration), right) for score, right in told]
    if not told:
        return "nothing told"
    cut, best = _best_cut(after, missed)
    slope, shift = calibration
    return (
        f"{len(told):5} told  slope {slope:.2f} shift {shift:+.2f}  ECE {ece(told):.3f} -> {ece(after):.3f}  "
        f"best F1 {best:.3f} from {cut:.2f}"
    )


def ece(told: Sequence[Told]) -> float:
    """Mean distance of probability and share right over ten equal bins, weighted by size."""
    bins: dict[int, list[Told]] = {}
    for score, right in told:
        bins.setdefault(min(BINS - 1, int(score * BINS)), []).append((score, right))
    gaps = (abs(sum(score - right for score, right in own)) for own in bins.values())
    return float(sum(gaps) / max(1, len(told)))


def _best_cut(told: Sequence[Told], missed: int) -> tuple[float, float]:
    wanted = missed + sum(right for _, right in told)
    best = (0.0, 0.0)
    for cut in np.arange(0.05, 1.0, 0.05).tolist():
        kept = [right for score, right in told if score >= cut]
        score = 2 * sum(kept) / max(1, wanted + len(kept))
        best = max(best, (score, cut))
    return best[1], best[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
