"""Fits what each hint weighs when a reference ("it", "the mayor") is followed to a party, on our train split.

Usage: python scripts/gold_corpus.py --split train > train.jsonl
       python scripts/fit_references.py train.jsonl > weights.toml
       mv weights.toml src/foedus/codebook/words/reference_weights.toml

A log-linear model over the candidates and "nobody" (score 0): one weight for every hint, one more for every hint of a
sort of reference, both held small by a Gaussian prior. Each round follows earlier references as the model of the round
before it does, so that it learns from the mistakes that it will meet.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from foedus.codebook.book import Codebook, load_codebook
from foedus.codebook.references import ANY, ReferenceRules, load_references
from foedus.language.analyzer import GazetteerAnalyzer
from foedus.language.anaphors import Anaphor
from foedus.language.discourse import Discourse
from foedus.language.references import Choice, ReferenceReader
from foedus.language.wording import Wording
from foedus.reading import read_line
from foedus.records import Mention

ROUNDS = 2
STEPS, RATE = 200, 0.05  # of Adam (Kingma and Ba 2015), on all examples at once
_PRIORS = {True: 2.0, False: 5.0}  # of hints of all sorts, of one sort; chosen on a third of train set aside
RAREST = 4  # a hint seen less often is left out
SMALLEST = 0.05  # a weight nearer to 0 is not written
UNKNOWN = "UNK"
_TAIL = frozenset("of in at from who that which with on for to and near under across by against among , over".split())
Row = dict[str, object]
Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Example:
    """One reference: its sort, its candidates, and the place of the right one (None: nobody)."""

    sort: str
    choices: tuple[Choice, ...]
    right: int | None


class Recorder(ReferenceReader):
    """Follows references as usual and keeps those that the gold answers."""

    def watch(self, row: Row) -> None:
        self.examples: list[Example] = getattr(self, "examples", [])
        self._heads = dict(_heads(row))

    def _follow(self, anaphor: Anaphor, wording: Wording, known: Sequence[Mention], discourse: Discourse) -> Mention:
        codes = self._heads.get(anaphor.mention.end - 1)
        if codes is not None and len(codes) == 1:
            choices = self.choices(anaphor, wording, known, discourse)
            right = next((place for place, choice in enumerate(choices) if choice.code in codes), None)
            self.examples.append(Example(anaphor.sort, tuple(choices), right))
        return super()._follow(anaphor, wording, known, discourse)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("gold", type=Path)
    options = parser.parse_args(arguments)
    codebook = load_codebook()
    rows: list[Row] = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    rules = load_references()
    weights: Weights = {ANY: {}}
    for _ in range(options.rounds):
        examples = list(collected(codebook, replace(rules, weights=merged(weights)), rows))
        weights = fitted(examples)
    sys.stdout.write(written(weights))
    return 0


def collected(codebook: Codebook, rules: ReferenceRules, rows: Sequence[Row]) -> Sequence[Example]:
    analyzer = GazetteerAnalyzer(codebook)
    recorder = Recorder(codebook.grammar, rules)
    analyzer._references = recorder
    for row in rows:
        document = read_line(json.dumps({key: row[key] for key in ("id", "text", "date")}), where="corpus")
        if document.text == row["text"]:
            recorder.watch(row)
            analyzer.analyze(document)
    return recorder.examples


def merged(weights: Weights) -> Mapping[str, Mapping[str, float]]:
    general = weights[ANY]
    return {
        sort: {hint: general.get(hint, 0.0) + own.get(hint, 0.0) for hint in general | own} if sort != ANY else general
        for sort, own in weights.items()
    }


def fitted(examples: Sequence[Example]) -> Weights:
    """The weights that make the right candidates likeliest."""
    names = _names(examples)
    values = _descended(_Cells.of(examples, names), np.array([_PRIORS[sort == ANY] for sort, _ in names]))
    told: Weights = {ANY: {}}
    for (sort, hint), value in zip(names, values.tolist(), strict=True):
        if abs(value) >= SMALLEST:
            told.setdefault(sort, {})[hint] = round(value, 2)
    return told


@dataclass(frozen=True, slots=True)
class _Cells:
    """Every candidate of every example as a cell: which weights it has, whose it is, whether it is right."""

    columns: NDArray[np.int64]  # a weight
    places: NDArray[np.int64]  # the cell that has it
    owners: NDArray[np.int64]  # the example of each cell
    wanted: NDArray[np.float64]

    @classmethod
    def of(cls, examples: Sequence[Example], names: Sequence[tuple[str, str]]) -> _Cells:
        index = {name: place for place, name in enumerate(names)}
        columns: list[int] = []
        places: list[int] = []
        owners: list[int] = []
        wanted: list[float] = []
        for number, example in enumerate(examples):
            for place, choice in enumerate(example.choices):
                sorts = (ANY, example.sort)
                own = [index[sort, hint] for sort in sorts for hint in choice.hints if (sort, hint) in index]
                columns += own
                places += [len(owners)] * len(own)
                owners.append(number)
                wanted.append(float(example.right == place))
        return cls(np.array(columns), np.array(places), np.array(owners), np.array(wanted))


def _descended(cells: _Cells, prior: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights after `STEPS` steps of Adam down the negative log likelihood."""
    weight, first, second = (np.zeros(len(prior)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.bincount(cells.places, weight[cells.columns], minlength=len(cells.owners))
        raised = np.exp(np.clip(scores, -30, 30))
        whole = 1.0 + np.bincount(cells.owners, raised)
        missed = raised / whole[cells.owners] - cells.wanted
        slope = np.bincount(cells.columns, missed[cells.places], minlength=len(prior)) + prior * weight
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weight = weight - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weight


def written(weights: Weights) -> str:
    """The weights as TOML, sorted."""
    lines = ["# What each hint weighs for a reference. Made by scripts/fit_references.py; do not edit by hand."]
    for sort in sorted(weights, key=lambda sort: (sort != ANY, sort)):
        lines += ["", f"[{json.dumps(sort)}]"]
        lines += [f"{json.dumps(hint)} = {value}" for hint, value in sorted(weights[sort].items())]
    return "\n".join(lines) + "\n"


def _names(examples: Sequence[Example]) -> list[tuple[str, str]]:
    counts = Counter(
        (sort, hint)
        for example in examples
        for choice in example.choices
        for hint in choice.hints
        for sort in (ANY, example.sort)
    )
    return sorted(name for name, count in counts.items() if count >= RAREST)


def _heads(row: Row) -> Iterator[tuple[int, set[str]]]:
    """Last character of the head of every gold place, with the codes of the place."""
    heads: dict[int, set[str]] = {}
    for start, end, code in _places(row):
        words = str(row["text"])[start:end].replace(",", " ,").split()
        size = next((n for n, word in enumerate(words) if n and word.lower() in _TAIL), len(words))
        own = str(row["text"])[start : start + len(" ".join(words[:size]))]
        for tail in ("'s", "’s", "'", "’"):
            own = own.removesuffix(tail)
        heads.setdefault(start + len(own) - 1, set()).add(code)
    yield from heads.items()


def _places(row: Row) -> Iterator[tuple[int, int, str]]:
    """Start, end and code of every gold place."""
    mentions = row["mentions"]
    for place in mentions if isinstance(mentions, list) else ():
        yield int(place["start"]), int(place["end"]), str(place["code"] or UNKNOWN)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
