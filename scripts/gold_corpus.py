"""Writes our corpus as gold for `foedus evaluate`: one passage a line, its sentences as units.

Usage: python scripts/gold_corpus.py [--split test|dev|train|all] > gold.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from training.corpus import GoldEvent, GoldSentence, Passage, Span, read_corpus, told_stances  # noqa: E402
from training.features import split_of  # noqa: E402

from foedus.codebook.book import load_codebook  # noqa: E402
from foedus.evaluating.fields import Json  # noqa: E402

SPLITS = ("test", "dev", "train", "all")
Row = dict[str, Json]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=SPLITS, default="test")
    for row in corpus_gold(parser.parse_args(arguments).split):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


def corpus_gold(split: str) -> Iterator[Row]:
    """Gold lines of the passages of a split, in the order of the corpus."""
    quads = {rule.type.value: rule.quad for rule in load_codebook().types}
    for passage in read_corpus():
        if split in ("all", split_of(passage)):
            yield passage_gold(passage, quads)


def passage_gold(passage: Passage, quads: dict[str, int]) -> Row:
    """One passage: everything that its sentences are annotated with, at places in its text."""
    placed, start = [], 0
    for sentence in passage.sentences:
        placed.append(_Placed(sentence, start))
        start += len(sentence.text) + 1
    return {
        "id": passage.id,
        "text": passage.text,
        "date": passage.date,
        "register": passage.register,
        "sentences": [one.whole for one in placed],
        "events": [one.event(event, quads[event.type]) for one in placed for event in one.sentence.events],
        "mentions": [row for one in placed for row in one.mentions()],
        "attributions": [row for one in placed for row in one.attributions()],
        "stances": [row for one in placed for row in one.stances()],
        "commitments": [row for one in placed for row in one.commitments()],
        "dependencies": [row for one in placed for row in one.dependencies()],
        "loaded": [row for one in placed for row in one.loaded()],
    }


class _Placed:
    """A sentence and where it starts in its passage."""

    def __init__(self, sentence: GoldSentence, start: int) -> None:
        self.sentence, self._start = sentence, start

    @property
    def whole(self) -> Row:
        return {"start": self._start, "end": self._start + len(self.sentence.text)}

    def event(self, event: GoldEvent, quad: int) -> Row:
        return {
            "type": event.type,
            "mode": event.mode,
            "quad": quad,
            "modality": event.modality,
            "actors": self._codes(event.actors),
            "actor_spans": [self._at(name) for name in event.actors],
            "recipients": self._codes(event.recipients),
            "recipient_spans": [self._at(name) for name in event.recipients],
            "trigger": self._at(event.trigger),
        }

    def mentions(self) -> Iterator[Row]:
        for name, (code, _) in self.sentence.parties.items():
            yield {**self._at(name), "code": code}

    def attributions(self) -> Iterator[Row]:
        for speech in self.sentence.speeches:
            source = self._at(speech.source) if speech.source else None
            yield {"source": source, "cue": self._at(speech.cue), "content": self._at(speech.content)}

    def stances(self) -> Iterator[Row]:
        """Every directed pair of parties that lie apart, as annotated or as an act shows; neutral where nothing does.

        Pairs that an act ties without showing how one stands to the other are not judged.
        """
        signs = told_stances(self.sentence)
        names = dict.fromkeys([*self.sentence.parties, *(name for pair in signs for name in pair)])
        for holder, towards in permutations(names, 2):
            sign = signs.get((holder, towards), 0)
            if sign is not None and not _meet(self.sentence.spans[holder], self.sentence.spans[towards]):
                ends = {"holder_span": self._at(holder), "towards_span": self._at(towards)}
                yield {**ends, "polarity": sign}

    def commitments(self) -> Iterator[Row]:
        for promise in self.sentence.promises:
            sides = {"debtor": self._codes(promise.debtors), "creditor": self._codes(promise.creditors)}
            yield {**sides, "strength": promise.strength, "evidence": self._at(promise.deed)}

    def dependencies(self) -> Iterator[Row]:
        for reliance in self.sentence.reliances:
            dependent, on = self._code(reliance.dependent), self._code(reliance.on)
            yield {"dependent": dependent, "on": on, "evidence": self._at(reliance.through)}

    def loaded(self) -> Iterator[Row]:
        for name, kind in self.sentence.loaded:
            yield {**self._at(name), "kind": kind}

    def _at(self, name: str) -> Row:
        span = self.sentence.spans[name]
        return {"start": span.start + self._start, "end": span.end + self._start}

    def _code(self, name: str) -> str | None:
        return self.sentence.parties[name][0] if name in self.sentence.parties else None

    def _codes(self, names: Sequence[str]) -> list[Json]:
        return [code for code in dict.fromkeys(map(self._code, names)) if code is not None]


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
