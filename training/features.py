"""Sentences as numbers: word pieces, case shapes, and the gold of every head by word."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from foedus.language.pieces import PieceReader
from foedus.language.words import split_words
from foedus.records import Span as WordSpan
from training.corpus import GoldSentence, Passage, told_stances
from training.corpus import Span as CharSpan
from training.labels import ROLES, Labels

LONGEST = 160  # words; longer sentences are not trained on
# Passages of the third and fourth round, written when dev and test had been measured on: they teach alone.
LATE = ("wired-", "wiree-", "wiref-", "proseg-", "proseh-", "prosei-", "modc-", "modd-")
LATE += ("prosej-", "prosek-", "prosel-", "prosem-", "prosen-", "proseo-", "prosep-", "proseq-", "proser-")
LATE += ("wiren-", "stanced-")
Words = tuple[int, int]  # first word, one past the last


@dataclass
class Item:
    """One sentence for training; a head learns only from what is here.

    `tags` holds a label a word by head (`UNKNOWN` teaches nothing), `roles` lists (channel, anchor word, first, last),
    `stances` (holder words, other's words, label), `heads` the head of each word (0: root, then words from 1).
    """

    words: list[str]
    pieces: list[int]
    shapes: list[int]
    firsts: list[int]
    tags: dict[str, list[int]] = field(default_factory=dict)
    anchors: dict[str, list[int]] = field(default_factory=dict)
    modes: list[tuple[int, int]] = field(default_factory=list)
    modalities: list[tuple[int, int]] = field(default_factory=list)
    roles: list[tuple[int, int, int, int]] = field(default_factory=list)
    stances: list[tuple[Words, Words, int]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)


def split_of(passage: Passage) -> str:
    """train, dev or test by the passage's topic, so that a topic never stands in two of them."""
    if passage.id.startswith(LATE):
        return "train"
    bucket = int(hashlib.sha256(passage.topic.lower().encode()).hexdigest(), 16) % 20
    return {0: "test", 1: "test", 2: "dev"}.get(bucket, "train")


def item_of(sentence: GoldSentence, reader: PieceReader, labels: Labels) -> Item | None:
    """The sentence with the gold of all heads; None where it is too long."""
    item, place = blank(sentence.text, reader)
    if item is None:
        return None
    size = len(item.words)
    for name in ("event", "says", "promise", "leans", "loaded"):
        item.tags[name] = [0] * size
    for event in sentence.events:
        first, _ = place.of(sentence.spans[event.trigger])
        item.tags["event"][first] = labels.event.index(event.type)
        mode = f"{event.type}/{event.mode}" if event.mode else "-"
        item.modes.append((first, labels.mode.index(mode)))
        item.modalities.append((first, labels.modality.index(event.modality)))
        _add(
            item,
            sentence,
            place,
            "event",
            first,
            {"actor": event.actors, "recipient": event.recipients, "when": _maybe(event.when)},
        )
    for speech in sentence.speeches:
        first, last = place.of(sentence.spans[speech.cue])
        anchor = last - 1  # "has said": the verb itself
        item.tags["says"][anchor] = 1
        _add(item, sentence, place, "says", anchor, {"source": _maybe(speech.source), "content": (speech.content,)})
    for promise in sentence.promises:
        first, _ = place.of(sentence.spans[promise.deed])
        item.tags["promise"][first] = labels.promise.index(promise.strength)
        roles = {
            "debtor": promise.debtors,
            "creditor": promise.creditors,
            "deed": (promise.deed,),
            "due": _maybe(promise.due),
        }
        _add(item, sentence, place, "promise", first, roles)
    for reliance in sentence.reliances:
        first, _ = place.of(sentence.spans[reliance.through])
        item.tags["leans"][first] = 1
        roles = {"dependent": (reliance.dependent,), "on": (reliance.on,), "through": (reliance.through,)}
        _add(item, sentence, place, "leans", first, roles)
    for name, kind in sentence.loaded:
        first, last = place.of(sentence.spans[name])
        for index in range(first, last):
            item.tags["loaded"][index] = labels.loaded.index(kind)
    _stances(item, sentence, place)
    return item


def blank(text: str, reader: PieceReader) -> tuple[Item | None, Places]:
    """The sentence in our words without any gold, None where it is too long, and where its words stand."""
    spans = split_words(text, 0, len(text))
    if not 0 < len(spans) <= LONGEST:
        return None, Places(())
    words = [text[span.start : span.end] for span in spans]
    read = reader.read(words)
    return Item(words, read.pieces, read.shapes, read.firsts), Places(spans)


def corpus_hash(folder: Path) -> str:
    """One hash over the names and contents of all passage files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.txt")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


class Places:
    """Character spans to word ranges."""

    def __init__(self, spans: Sequence[WordSpan]) -> None:
        self._spans = spans

    def of(self, span: CharSpan) -> tuple[int, int]:
        inside = [i for i, word in enumerate(self._spans) if word.start < span.end and span.start < word.end]
        return (inside[0], inside[-1] + 1) if inside else (0, 1)

    def word_at(self, span: CharSpan) -> int | None:
        """The first word that shares a character with the span."""
        return next((i for i, word in enumerate(self._spans) if word.start < span.end and span.start < word.end), None)


def _maybe(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _add(
    item: Item, sentence: GoldSentence, place: Places, frame: str, anchor: int, roles: dict[str, tuple[str, ...]]
) -> None:
    item.anchors.setdefault(frame, []).append(anchor)
    for role, names in roles.items():
        for name in names:
            item.roles.append((ROLES.index(role), anchor, *place.of(sentence.spans[name])))


def _stances(item: Item, sentence: GoldSentence, place: Places) -> None:
    """Every ordered pair of parties has gold: for, against or neither; pairs that only an act ties are left unknown."""
    told = told_stances(sentence)
    names = dict.fromkeys([*sentence.parties, *(name for pair in told for name in pair)])
    for holder in names:
        for towards in names:
            if holder != towards:
                sign = told.get((holder, towards), 0)
                if sign is not None:
                    pair = place.of(sentence.spans[holder]), place.of(sentence.spans[towards])
                    item.stances.append((*pair, {0: 0, 1: 1, -1: 2}[sign]))
