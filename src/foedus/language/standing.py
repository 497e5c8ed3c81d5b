"""Who is named in a sentence, and how the network thinks each stands to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from foedus.language.chances import calibrated
from foedus.records import ActorKind, NamedWords, PairScore, Sentence, Via

Numbers = NDArray[np.float32]
MOST_NAMED = 16  # of one sentence; a list of more is a list
_NOBODY = (ActorKind.PLACE, ActorKind.ASSET, ActorKind.PROGRAMME)
_REFERRING = (Via.PRONOUN, Via.DESCRIPTION)  # "they", "the bloc": whom they mean is too uncertain to judge a pair by


def named_in(sentence: Sentence, size: int, tags: Sequence[str]) -> tuple[NamedWords, ...]:
    """Everybody whom the tables or the network name, in reading order; `tags` are BIO labels of words."""
    found: list[NamedWords] = []
    taken: set[int] = set()
    for mention in sentence.mentions:
        places = enumerate(sentence.words[:size])
        words = [index for index, word in places if word.start < mention.end and mention.start < word.end]
        taken.update(words)
        if words and mention.kind not in _NOBODY and mention.via not in _REFERRING:
            found.append(NamedWords(words[0], words[-1] + 1))
    found += [name for name in _tagged(tags) if taken.isdisjoint(range(name.first, name.last))]
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


class PairJudge:
    """The small last layers that judge pairs; runs apart, because who is named is known only after the first pass."""

    def __init__(self, session: InferenceSession, calibration: tuple[float, float]) -> None:
        self._session, self._calibration = session, calibration

    def judge(
        self, named: Sequence[NamedWords], holder: Numbers, towards: Numbers, whole: Numbers
    ) -> tuple[PairScore, ...]:
        """Every ordered pair; `holder` and `towards` (words, width) and `whole` (width) come from the first pass."""
        names = named[:MOST_NAMED]
        pairs = [(a, b) for a in range(len(names)) for b in range(len(names)) if a != b]
        if not pairs:
            return ()
        holders = np.stack([holder[name.first : name.last].mean(axis=0) for name in names])
        others = np.stack([towards[name.first : name.last].mean(axis=0) for name in names])
        first, second = (np.array(side) for side in zip(*pairs, strict=True))
        wholes = np.broadcast_to(whole, (len(pairs), len(whole)))
        inputs = {"holder": holders[first], "towards": others[second], "whole": np.ascontiguousarray(wholes)}
        (chances,) = self._session.run(["stances"], inputs)
        return tuple(
            PairScore(a, b, *(calibrated(float(chance), self._calibration) for chance in row[1:]))
            for (a, b), row in zip(pairs, chances, strict=True)
        )
