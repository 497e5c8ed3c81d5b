"""Who is named in a sentence, and how the network thinks each stands to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from foedus.language.chances import calibrated
from foedus.language.pieces import SHAPES
from foedus.records import ActorKind, NamedWords, PairScore, Sentence, Via

Numbers = NDArray[np.float32]
MOST_NAMED = 16  # of one sentence; a list of more is a list
PAIRS_TOGETHER = 32
SIDES = ("holder", "towards", "whole")
_NOBODY = (ActorKind.PLACE, ActorKind.ASSET, ActorKind.PROGRAMME)
_NAMING = ("PROPN", "ADJ", "NOUN")
_CAPITAL = ("Title", "miXed")
_REFERRING = (Via.PRONOUN, Via.DESCRIPTION)  # "they", "the bloc": whom they mean is too uncertain to judge a pair by


def named_in(sentence: Sentence, size: int, tags: Sequence[str], groups: Sequence[int] = ()) -> tuple[NamedWords, ...]:
    """Everybody whom the tables or the network name, in reading order.

    `tags` are BIO labels of words, `groups` the places of words that name a group by themselves (`group_words`).
    """
    found: list[NamedWords] = []
    taken: set[int] = set()
    for mention in sentence.mentions:
        places = enumerate(sentence.words[:size])
        words = [index for index, word in places if word.start < mention.end and mention.start < word.end]
        taken.update(words)
        if words and mention.kind not in _NOBODY and mention.via not in _REFERRING:
            found.append(NamedWords(words[0], words[-1] + 1))
    for name in (*_tagged(tags), *(NamedWords(place, place + 1) for place in groups)):
        if taken.isdisjoint(range(name.first, name.last)):
            found.append(name)
            taken.update(range(name.first, name.last))
    return tuple(sorted(found, key=lambda name: (name.first, name.last)))


def _tagged(tags: Sequence[str]) -> Iterator[NamedWords]:
    """Names as runs "B-PER I-PER ..."; a run that begins with I is a name as well."""
    first, kind = 0, ""
    for index, tag in enumerate([*tags, "-"]):
        own = tag[2:]
        if kind and not (tag.startswith("I-") and own == kind):
            yield NamedWords(first, index, kind)
            kind = ""
        if own and not kind:
            first, kind = index, own


def group_words(parts: Sequence[str], shapes: Sequence[int]) -> list[int]:
    """Places of words inside a sentence that are written with a capital and are no verb: "Republicans", "Muslims".

    By word: `parts` of speech, `shapes` how it is written.
    """
    places = range(1, len(parts))
    return [place for place in places if parts[place] in _NAMING and SHAPES[shapes[place]] in _CAPITAL]


class PairJudge:
    """The small last layers that judge pairs; runs apart, because who is named is known only after the first pass."""

    def __init__(self, session: InferenceSession, calibration: tuple[float, float]) -> None:
        self._session, self._calibration = session, calibration

    def judge(
        self, named: Sequence[Sequence[NamedWords]], holder: Numbers, towards: Numbers, whole: Numbers
    ) -> list[tuple[PairScore, ...]]:
        """Every ordered pair of every sentence of a pass.

        `holder` and `towards` (sentences, words, width) and `whole` (sentences, width) come from the first pass.
        """
        asked: list[tuple[int, int, int]] = []
        rows: list[tuple[Numbers, Numbers, Numbers]] = []
        for number, own in enumerate(named):
            holders, others = ([_pooled(side[number], name) for name in own[:MOST_NAMED]] for side in (holder, towards))
            for a, b in permutations(range(len(holders)), 2):
                asked.append((number, a, b))
                rows.append((holders[a], others[b], whole[number]))
        found: list[list[PairScore]] = [[] for _ in named]
        for (number, a, b), chances in zip(asked, self._chances(rows), strict=True):
            found[number].append(PairScore(a, b, *(calibrated(chance, self._calibration) for chance in chances)))
        return [tuple(scores) for scores in found]

    def _chances(self, rows: Sequence[tuple[Numbers, Numbers, Numbers]]) -> Iterator[list[float]]:
        """For and against of each row, in blocks of one size: the company of a pair then changes nothing."""
        for first in range(0, len(rows), PAIRS_TOGETHER):
            block = rows[first : first + PAIRS_TOGETHER]
            filled = [*block, *[block[0]] * (PAIRS_TOGETHER - len(block))]
            inputs = {name: np.stack(side) for name, side in zip(SIDES, zip(*filled, strict=True), strict=True)}
            (chances,) = self._session.run(["stances"], inputs)
            yield from chances[: len(block), 1:].tolist()


def _pooled(words: Numbers, name: NamedWords) -> Numbers:
    """The mean over the words of a name."""
    own = words[name.first : name.last]
    return np.asarray(own[0] if len(own) == 1 else own.mean(axis=0), dtype=np.float32)
