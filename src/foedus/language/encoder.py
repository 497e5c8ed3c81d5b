"""The neural analyzer: what the tables find, and over it what one small encoder sees in each sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from foedus.codebook.book import Codebook
from foedus.language.analyzer import GazetteerAnalyzer
from foedus.language.pieces import PieceReader, Pieces
from foedus.language.weights_file import Weights, open_weights
from foedus.records import Analysis, Document, Frame, FrameRole, Mention, PairScore, Sentence

Numbers = NDArray[np.float32]

BATCH_PIECES = 2_048  # pieces in one pass, padding included: fits the cache of a small machine
LONGEST_READ = 200  # words; a longer sentence is a list or a table and is left to the tables
ROLE_SURE = 0.5  # probability from which a word belongs to a role
LABEL_SURE = {"event": 0.4, "says": 0.4, "promise": 0.4, "leans": 0.4, "loaded": 0.5}
ROLES_OF = {
    "event": ("actor", "recipient", "when"),
    "says": ("source", "content"),
    "promise": ("debtor", "creditor", "deed", "due"),
    "leans": ("dependent", "on", "through"),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One sentence in a pass: its place in the document, its pieces, and how many of its words are read."""

    place: int
    pieces: Pieces

    @property
    def size(self) -> int:
        return len(self.pieces.firsts)


class EncoderAnalyzer:
    """Reads sentences in batches of like length; the weights are opened on first use."""

    name = "encoder"

    def __init__(self, codebook: Codebook, *, weights: Path | None = None, threads: int = 1) -> None:
        self._tables = GazetteerAnalyzer(codebook)
        self._folder, self._threads = weights, threads

    @cached_property
    def _weights(self) -> Weights:
        return open_weights(self._folder, threads=self._threads)

    @cached_property
    def _pieces(self) -> PieceReader:
        return PieceReader(self._weights.tokenizer)

    def analyze(self, document: Document) -> Analysis:
        """The analysis of the tables with frames, pairs and loaded words in every sentence that can be read."""
        analysis = self._tables.analyze(document)
        sentences = list(analysis.sentences)
        for rows in _batches(self._rows(document.text, sentences)):
            outputs = self._run(rows)
            for number, row in enumerate(rows):
                found = {name: values[number] for name, values in outputs.items()}
                sentences[row.place] = self._read(sentences[row.place], row.size, found)
        return Analysis(document.id, tuple(sentences))

    def _rows(self, text: str, sentences: Sequence[Sentence]) -> list[_Row]:
        chosen = [(place, sentence) for place, sentence in enumerate(sentences) if len(sentence.words) <= LONGEST_READ]
        words = ((place, [text[word.start : word.end] for word in sentence.words]) for place, sentence in chosen)
        return [_Row(place, self._pieces.read(found)) for place, found in words]

    def _run(self, rows: Sequence[_Row]) -> dict[str, Numbers]:
        pieces = max(len(row.pieces.pieces) for row in rows)
        words = max(row.size for row in rows)
        mask = np.zeros((len(rows), pieces), dtype=np.float32)
        inputs = {
            "pieces": np.zeros((len(rows), pieces), dtype=np.int64),
            "shapes": np.zeros((len(rows), pieces), dtype=np.int64),
            "firsts": np.zeros((len(rows), words), dtype=np.int64),
        }
        for number, row in enumerate(rows):
            size = len(row.pieces.pieces)
            inputs["pieces"][number, :size] = row.pieces.pieces
            inputs["shapes"][number, :size] = row.pieces.shapes
            inputs["firsts"][number, : row.size] = row.pieces.firsts
            mask[number, :size] = 1.0
        found = self._weights.session.run(list(self._weights.outputs), {**inputs, "mask": mask})
        return dict(zip(self._weights.outputs, found, strict=True))

    def _read(self, sentence: Sentence, size: int, found: dict[str, Numbers]) -> Sentence:
        frames = [frame for kind in ROLES_OF for frame in self._frames(kind, size, found)]
        frames.sort(key=lambda frame: (frame.anchor, frame.kind))
        loaded = tuple((word, label) for word, label, _ in self._tagged("loaded", size, found))
        pairs = tuple(_pairs(sentence, size, found["stances"]))
        return replace(sentence, frames=tuple(frames), pairs=pairs, loaded=loaded, is_encoded=True)

    def _tagged(self, kind: str, size: int, found: dict[str, Numbers]) -> Iterator[tuple[int, str, float]]:
        """(word, label, probability) wherever a label other than none is likely enough."""
        chances = _softmax(found[kind][:size])
        for word in np.nonzero(1.0 - chances[:, 0] >= LABEL_SURE[kind])[0].tolist():
            best = int(chances[word, 1:].argmax()) + 1
            yield word, self._weights.labels[kind][best], float(chances[word, best])

    def _frames(self, kind: str, size: int, found: dict[str, Numbers]) -> Iterator[Frame]:
        for word, label, score in self._tagged(kind, size, found):
            roles = tuple(self._roles(kind, word, size, found["roles"]))
            mode = self._mode(label, found["mode"][word]) if kind == "event" else None
            modality = (
                self._weights.labels["modality"][int(found["modality"][word].argmax())] if kind == "event" else None
            )
            yield Frame(kind, label, word, score, roles, mode, modality)

    def _mode(self, label: str, scores: Numbers) -> str | None:
        """The best mode of this type, or none where "no mode" scores higher."""
        names = self._weights.labels["mode"]
        own = [index for index, name in enumerate(names) if index == 0 or name.startswith(f"{label}/")]
        best = max(own, key=lambda index: float(scores[index]))
        return names[best].partition("/")[2] if best else None

    def _roles(self, kind: str, anchor: int, size: int, scores: Numbers) -> Iterator[FrameRole]:
        """Runs of likely words in each channel of the frame."""
        for role in ROLES_OF[kind]:
            chances = 1.0 / (1.0 + np.exp(-scores[self._weights.roles.index(role), anchor, :size]))
            for first, last in _runs(chances >= ROLE_SURE):
                yield FrameRole(role, first, last, float(chances[first:last].mean()))


def _batches(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows of like length together, as many as `BATCH_PIECES` allows."""
    batch: list[_Row] = []
    for row in sorted(rows, key=lambda row: (len(row.pieces.pieces), row.place)):
        if batch and len(row.pieces.pieces) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _runs(on: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Stretches of True as (first, last), last excluded."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], on, [False])).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _softmax(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def _pairs(sentence: Sentence, size: int, scores: Numbers) -> Iterator[PairScore]:
    """Stance of every ordered pair of coded mentions, read at the last word of each."""
    ends = [_last_word(sentence, mention) for mention in sentence.mentions]
    coded = [place for place, mention in enumerate(sentence.mentions) if mention.code and ends[place] < size]
    for holder in coded:
        for towards in coded:
            if sentence.mentions[holder].code != sentence.mentions[towards].code:
                favours, opposes = 1.0 / (1.0 + np.exp(-scores[:, ends[holder], ends[towards]]))
                yield PairScore(holder, towards, float(favours), float(opposes))


def _last_word(sentence: Sentence, mention: Mention) -> int:
    return max((index for index, word in enumerate(sentence.words) if word.start < mention.end), default=0)
