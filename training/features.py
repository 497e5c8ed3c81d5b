"""Sentences as numbers: word pieces, case shapes, and the gold of every head by word."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from foedus.language.pieces import PieceReader
from foedus.language.words import split_words
from training.corpus import GoldSentence, Passage
from training.corpus import Span as CharSpan
from training.labels import ROLES, Labels

LONGEST = 160  # words; longer sentences are not trained on


@dataclass
class Item:
    """One sentence for training: `roles` lists (channel, anchor word, first, last), `masks` which heads have gold."""

    words: list[str]
    pieces: list[int]
    shapes: list[int]
    firsts: list[int]
    tags: dict[str, list[int]] = field(default_factory=dict)
    anchors: dict[str, list[int]] = field(default_factory=dict)
    modes: list[tuple[int, int]] = field(default_factory=list)
    modalities: list[tuple[int, int]] = field(default_factory=list)
    roles: list[tuple[int, int, int, int]] = field(default_factory=list)
    stances: list[tuple[int, int, int]] = field(default_factory=list)


def split_of(passage: Passage) -> str:
    """train, dev or test by the passage's topic, so that a topic never stands in two of them."""
    bucket = int(hashlib.sha256(passage.topic.lower().encode()).hexdigest(), 16) % 20
    return {0: "test", 1: "test", 2: "dev"}.get(bucket, "train")


def item_of(sentence: GoldSentence, reader: PieceReader, labels: Labels) -> Item | None:
    """The sentence with the gold of all heads; None where it is too long."""
    spans = split_words(sentence.text, 0, len(sentence.text))
    if not 0 < len(spans) <= LONGEST:
        return None
    words = [sentence.text[span.start : span.end] for span in spans]
    read = reader.read(words)
    item = Item(words, read.pieces, read.shapes, read.firsts)
    place = _Places(spans)
    size = len(words)
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


def stance_item(text: str, holder: CharSpan, towards: CharSpan, label: int, reader: PieceReader) -> Item | None:
    """A sentence of which only the stance of one pair is known (`label`: 0 none, 1 for, 2 against)."""
    spans = split_words(text, 0, len(text))
    if not 0 < len(spans) <= LONGEST:
        return None
    words = [text[span.start : span.end] for span in spans]
    read = reader.read(words)
    item = Item(words, read.pieces, read.shapes, read.firsts)
    place = _Places(spans)
    item.stances.append((place.of(holder)[1] - 1, place.of(towards)[1] - 1, label))
    return item


def corpus_hash(folder: Path) -> str:
    """One hash over the names and contents of all passage files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.txt")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def dse_rows(path: Path) -> Iterable[tuple[str, CharSpan, CharSpan, int]]:
    """(text, holder, towards, label) from directed sentiment rows, both directions of each pair."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        p, q = CharSpan(row["p"]["start"], row["p"]["end"]), CharSpan(row["q"]["start"], row["q"]["end"])
        sign = {"positive": 1, "negative": 2}.get(str(row["polarity"]), 0)
        forward = sign if row["direction"] == "p_to_q" else 0
        backward = sign if row["direction"] == "q_to_p" else 0
        yield row["text"], p, q, forward
        yield row["text"], q, p, backward


class _Places:
    """Character spans to word ranges."""

    def __init__(self, spans: Sequence[object]) -> None:
        self._spans = spans

    def of(self, span: CharSpan) -> tuple[int, int]:
        inside = [i for i, word in enumerate(self._spans) if word.start < span.end and span.start < word.end]
        return (inside[0], inside[-1] + 1) if inside else (0, 1)


def _maybe(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _add(
    item: Item, sentence: GoldSentence, place: _Places, frame: str, anchor: int, roles: dict[str, tuple[str, ...]]
) -> None:
    item.anchors.setdefault(frame, []).append(anchor)
    for role, names in roles.items():
        for name in names:
            item.roles.append((ROLES.index(role), anchor, *place.of(sentence.spans[name])))


def _stances(item: Item, sentence: GoldSentence, place: _Places) -> None:
    """Every ordered pair of parties has gold: for, against or neither."""
    told = {(stance.holder, stance.towards): 1 if stance.sign > 0 else 2 for stance in sentence.stances}
    names = dict.fromkeys([*sentence.parties, *(name for pair in told for name in pair)])
    for holder in names:
        for towards in names:
            if holder != towards:
                last, other = place.of(sentence.spans[holder])[1] - 1, place.of(sentence.spans[towards])[1] - 1
                item.stances.append((last, other, told.get((holder, towards), 0)))
