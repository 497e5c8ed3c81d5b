"""A document as language: sentences, words and the actors named in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from foedus.records.actors import Mention
from foedus.records.spans import Span


@dataclass(frozen=True, slots=True)
class FrameRole:
    """A part in a frame: words `first`..`last` (last excluded) of the sentence, with its probability."""

    role: str
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What an encoder sees around one word: an act, a report of speech, a promise or a dependency.

    `kind` is event, says, promise or leans; `label` the event type or strength; `anchor` the word that carries it.
    `mode` and `modality` are set for events. `score` is the probability of the label.
    """

    kind: str
    label: str
    anchor: int
    score: float
    roles: tuple[FrameRole, ...]
    mode: str | None = None
    modality: str | None = None


class TreeWord(NamedTuple):
    """A word in the tree of its sentence: the word that it hangs from (-1: the root), how, and its part of speech.

    Relations and parts of speech are those of Universal Dependencies (de Marneffe and others 2021).
    """

    head: int
    relation: str
    tag: str


@dataclass(frozen=True, slots=True)
class NamedWords:
    """Words `first`..`last` (last excluded) that name somebody; `kind` PER, ORG or LOC where an encoder tells it."""

    first: int
    last: int
    kind: str | None = None


class PairScore(NamedTuple):
    """How probably the one named `holder` is for or against `towards`; both are places in `Sentence.named`."""

    holder: int
    towards: int
    favours: float
    opposes: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body. `paragraph` counts blocks of the document from 0; `words` are spans of its tokens.

    `is_encoded` says that an encoder has read it; only then `frames`, `named`, `pairs`, `loaded` (word, kind) and
    `tree` (in step with `words`) mean anything.
    """

    start: int
    end: int
    paragraph: int
    words: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    frames: tuple[Frame, ...] = ()
    named: tuple[NamedWords, ...] = ()
    pairs: tuple[PairScore, ...] = ()
    loaded: tuple[tuple[int, str], ...] = ()
    tree: tuple[TreeWord, ...] = ()
    is_encoded: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Sentences in reading order; offsets are those of the document's clean text."""

    document: str
    sentences: tuple[Sentence, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(mention for sentence in self.sentences for mention in sentence.mentions)
