"""The neural analyzer: what the tables find, and over it what one small encoder sees in each sentence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from foedus.codebook.book import Codebook
from foedus.language.analyzer import GazetteerAnalyzer
from foedus.language.chances import AS_IT_IS, calibrated
from foedus.language.pieces import PieceReader, Pieces
from foedus.language.standing import SIDES, PairJudge, group_words, named_in
from foedus.language.trees import best_tree
from foedus.language.weights_file import Weights, open_weights
from foedus.records import Analysis, Document, Frame, FrameRole, Sentence, TreeWord

Numbers = NDArray[np.float32]

BATCH_PIECES = 512  # pieces in one pass: what lies between two layers then fits the cache of one core
LONGEST_READ = 200  # words; a longer sentence is a list or a table and is left to the tables
NEAR_BEFORE, NEAR_AFTER = 2, 1  # sentences around one that names somebody: what they tell may be of the same party
SHORT = 8  # sentences; a text of no more is read whole
ROLE_LEAST = 0.0  # log odds from which a word belongs to a role
LABEL_SURE = {"event": 0.2, "says": 0.3, "promise": 0.4, "leans": 0.2, "loaded": 0.35}
TOLD = ("names", "relation", "tag")  # heads whose likeliest label is taken for each word
ROLES_OF = {
    "event": ("actor", "recipient", "when"),
    "says": ("source", "content"),
    "promise": ("debtor", "creditor", "deed", "due"),
    "leans": ("dependent", "on", "through"),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One sentence in a pass: its document and its place in it, its pieces, and how many of its words are read."""

    document: int
    place: int
    pieces: Pieces

    @property
    def length(self) -> int:
        return len(self.pieces.pieces)

    @property
    def size(self) -> int:
        return len(self.pieces.firsts)


Tag = tuple[int, int, float]  # a word, its label other than none, the probability of that


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the heads say of one sentence: scores, the words that carry a frame, the likeliest labels of all words."""

    size: int
    scores: dict[str, Numbers]
    tagged: dict[str, list[Tag]]
    told: dict[str, list[str]]


class EncoderAnalyzer:
    """Reads sentences of one length together; the weights are opened on first use.

    Sentences of a long text that name nobody, with nobody named near, are left unread unless `reads_all`.
    """

    name = "encoder"

    def __init__(
        self, codebook: Codebook, *, weights: Path | None = None, threads: int = 1, reads_all: bool = False
    ) -> None:
        self._tables = GazetteerAnalyzer(codebook)
        self._reads_all = reads_all
        self._folder, self._threads = weights, threads

    @cached_property
    def _weights(self) -> Weights:
        return open_weights(self._folder, threads=self._threads)

    @cached_property
    def _judge(self) -> PairJudge:
        return PairJudge(self._weights.pairs, self._weights.calibration.get("stances", AS_IT_IS))

    @cached_property
    def _modes(self) -> dict[str, list[int]]:
        """By type the places of its modes among the scores, that of "no mode" first."""
        names = self._weights.labels["mode"]
        return {
            label: [0, *(place for place, name in enumerate(names) if name.startswith(f"{label}/"))]
            for label in self._weights.labels["event"]
        }

    @cached_property
    def _channels(self) -> dict[str, list[int]]:
        """By kind of frame the channels of its roles."""
        return {kind: [self._weights.roles.index(role) for role in roles] for kind, roles in ROLES_OF.items()}

    @cached_property
    def _pieces(self) -> PieceReader:
        return PieceReader(self._weights.tokenizer)

    def analyze(self, document: Document) -> Analysis:
        """The analysis of the tables with frames, pairs and loaded words in every sentence that can be read."""
        return next(self.analyze_all([document]))

    def analyze_all(self, documents: Iterable[Document]) -> Iterator[Analysis]:
        """As `analyze`, for documents that are read together: the more sentences, the fuller the batches.

        All `documents` are held at once. A sentence reads the same whatever stands beside it.
        """
        given = [(document, self._tables.analyze(document)) for document in documents]
        sentences = [list(analysis.sentences) for _, analysis in given]
        texts = [document.text for document, _ in given]
        for rows in _batches(self._rows(texts, sentences)):
            own = [sentences[row.document][row.place] for row in rows]
            for row, read in zip(rows, self._read_all(rows, own), strict=True):
                sentences[row.document][row.place] = read
        for (document, _), read_sentences in zip(given, sentences, strict=True):
            yield Analysis(document.id, tuple(read_sentences))

    def _rows(self, texts: Sequence[str], sentences: Sequence[Sequence[Sentence]]) -> list[_Row]:
        return [
            _Row(number, place, self._pieces.read([text[word.start : word.end] for word in own[place].words]))
            for number, (text, own) in enumerate(zip(texts, sentences, strict=True))
            for place in _worth_reading(own, reads_all=self._reads_all)
        ]

    def _run(self, rows: Sequence[_Row]) -> dict[str, Numbers]:
        """Rows of one length. The shape of a pass follows from that length alone, so nothing depends on the company."""
        length = rows[0].length
        words = max(2, length - 2)  # as many as that many pieces can make
        inputs = {
            "pieces": np.array([row.pieces.pieces for row in rows], dtype=np.int64),
            "shapes": np.array([row.pieces.shapes for row in rows], dtype=np.int64),
            "firsts": np.array([row.pieces.firsts + [0] * (words - row.size) for row in rows], dtype=np.int64),
            "mask": np.ones((len(rows), length), dtype=np.float32),
        }
        found = self._weights.session.run(list(self._weights.outputs), inputs)
        return dict(zip(self._weights.outputs, found, strict=True))

    def _read_all(self, rows: Sequence[_Row], sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        """The sentences of `rows`, which are of one length, with what the heads say of them."""
        outputs = self._run(rows)
        tagged = {kind: _tagged(outputs[kind], sure) for kind, sure in LABEL_SURE.items()}
        likeliest = {kind: outputs[kind].argmax(axis=-1) for kind in TOLD}
        seen = [
            _Seen(
                row.size,
                {kind: values[number] for kind, values in outputs.items()},
                {kind: [tag for tag in tags[number] if tag[0] < row.size] for kind, tags in tagged.items()},
                {kind: self._names(kind, values[number][: row.size]) for kind, values in likeliest.items()},
            )
            for number, row in enumerate(rows)
        ]
        named = [
            named_in(sentence, own.size, own.told["names"], group_words(own.told["tag"], _shapes(row)))
            for row, sentence, own in zip(rows, sentences, seen, strict=True)
        ]
        pairs = self._judge.judge(named, *(outputs[side] for side in SIDES))
        for sentence, own, names, judged in zip(sentences, seen, named, pairs, strict=True):
            frames = [frame for kind in ROLES_OF for frame in self._frames(kind, own)]
            frames.sort(key=lambda frame: (frame.anchor, frame.kind))
            loaded = tuple((word, self._weights.labels["loaded"][label]) for word, label, _ in own.tagged["loaded"])
            tree = _tree(own) if own.size == len(sentence.words) else ()
            yield replace(
                sentence, frames=tuple(frames), named=names, pairs=judged, loaded=loaded, tree=tree, is_encoded=True
            )

    def _names(self, kind: str, labels: NDArray[np.int64]) -> list[str]:
        names = self._weights.labels[kind]
        return [names[label] for label in labels.tolist()]

    def _frames(self, kind: str, seen: _Seen) -> Iterator[Frame]:
        for word, number, score in seen.tagged[kind]:
            label = self._weights.labels[kind][number]
            roles = tuple(self._roles(kind, word, seen))
            mode = self._mode(label, seen.scores["mode"][word]) if kind == "event" else None
            modality = (
                self._weights.labels["modality"][int(seen.scores["modality"][word].argmax())]
                if kind == "event"
                else None
            )
            sure = calibrated(score, self._weights.calibration.get(kind, AS_IT_IS))
            yield Frame(kind, label, word, sure, roles, mode, modality)

    def _mode(self, label: str, scores: Numbers) -> str | None:
        """The best mode of this type, or none where "no mode" scores higher."""
        own = self._modes[label]
        best = own[int(scores[own].argmax())]
        return self._weights.labels["mode"][best].partition("/")[2] if best else None

    def _roles(self, kind: str, anchor: int, seen: _Seen) -> Iterator[FrameRole]:
        """Runs of likely words in each channel of the frame."""
        scores = seen.scores["roles"][self._channels[kind], anchor, : seen.size].tolist()
        for role, line in zip(ROLES_OF[kind], scores, strict=True):
            for first, last in _runs(line):
                chances = [1.0 / (1.0 + math.exp(-score)) for score in line[first:last]]
                yield FrameRole(role, first, last, sum(chances) / len(chances))


def _shapes(row: _Row) -> list[int]:
    """How each word is written."""
    return [row.pieces.shapes[first] for first in row.pieces.firsts]


def _tree(seen: _Seen) -> tuple[TreeWord, ...]:
    heads = best_tree(seen.scores["arcs"][: seen.size, : seen.size + 1])
    return tuple(map(TreeWord, heads, seen.told["relation"], seen.told["tag"]))


def _worth_reading(sentences: Sequence[Sentence], *, reads_all: bool) -> Iterator[int]:
    """Places of the sentences in which, or near which, the tables know somebody; all of a short text."""
    is_whole = reads_all or len(sentences) <= SHORT
    named = [any(mention.code for mention in sentence.mentions) for sentence in sentences]
    for place, sentence in enumerate(sentences):
        is_near = any(named[max(0, place - NEAR_BEFORE) : place + NEAR_AFTER + 1])
        if len(sentence.words) <= LONGEST_READ and (is_whole or is_near or sentence.mentions):
            yield place


def _batches(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows of one length together, as many as `BATCH_PIECES` allows: without padding no work is wasted."""
    by_length = sorted(rows, key=lambda row: (row.length, row.document, row.place))
    for length, same in groupby(by_length, key=lambda row: row.length):
        alike = list(same)
        most = max(1, BATCH_PIECES // length)
        yield from (alike[first : first + most] for first in range(0, len(alike), most))


def _tagged(scores: Numbers, sure: float) -> list[list[Tag]]:
    """For each sentence of a pass the words whose label is likely enough another than none."""
    chances = _softmax(scores)
    found: list[list[Tag]] = [[] for _ in chances]
    rows, words = np.nonzero(1.0 - chances[:, :, 0] >= sure)
    likely = chances[rows, words]
    labels = likely[:, 1:].argmax(axis=-1) + 1
    told = likely[np.arange(len(labels)), labels]
    for row, *tag in zip(rows.tolist(), words.tolist(), labels.tolist(), told.tolist(), strict=True):
        found[row].append((tag[0], tag[1], tag[2]))
    return found


def _runs(scores: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Stretches of words that belong to a role, as (first, last), last excluded."""
    first = None
    for place, score in enumerate(scores):
        if score >= ROLE_LEAST and first is None:
            first = place
        elif score < ROLE_LEAST and first is not None:
            yield first, place
            first = None
    if first is not None:
        yield first, len(scores)


def _softmax(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)
