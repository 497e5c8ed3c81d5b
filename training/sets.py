"""Reads the open sets that may train weights: treebanks, names and directed sentiment (../shared/data/README.md).

Each reader gives `Item`s in our own words; what a set does not tell stays unknown and teaches nothing.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.codebook.book import load_codebook
from foedus.language.pieces import PieceReader
from foedus.language.sentences import SentenceSplitter
from training.corpus import Span
from training.features import Item, blank
from training.labels import NAMES, RELATIONS, TAGS, UNKNOWN

TREEBANKS = ("ewt", "gum_permissive")
NOT_CHECKED = "GUM_conversation"  # its licence is not plain: see the README of the data
LONGEST_TREE = 100  # words
_CROSSNER = {
    "politicalparty": "ORG",
    "organisation": "ORG",
    "politician": "PER",
    "person": "PER",
    "location": "LOC",
    "country": "LOC",
}
_RE3D = {"Organisation": "ORG", "Person": "PER", "Location": "LOC"}


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a treebank: its place in the text, part of speech, head (-1: root) and relation."""

    span: Span
    tag: str
    head: int
    relation: str

    def moved(self, characters: int, tokens: int) -> Token:
        """The same token further on in a longer text."""
        span = Span(self.span.start + characters, self.span.end + characters)
        return Token(span, self.tag, self.head + tokens if self.head >= 0 else -1, self.relation)


def read_trees(data: Path, part: str, reader: PieceReader) -> list[Item]:
    """Sentences of both treebanks (`part`: train or dev)."""
    paths = [data / "ud" / f"{name}_{part}.conllu.gz" for name in TREEBANKS]
    contents = (gzip.decompress(path.read_bytes()).decode("utf-8") for path in paths if path.is_file())
    found = (tree for content in contents for tree in tree_sentences(content))
    items = (tree_item(text, tokens, reader) for text, tokens, _ in found)
    return [item for item in items if item is not None]


def tree_sentences(content: str) -> Iterator[tuple[str, list[Token], bool]]:
    """Text and tokens of every sentence of a CoNLL-U file whose licence is plain, and whether it opens a paragraph."""
    is_left_out = False
    for block in content.split("\n\n"):
        lines = block.splitlines()
        opened = next((line for line in lines if line.startswith("# newdoc id")), None)
        is_left_out = is_left_out if opened is None else NOT_CHECKED in opened
        text = next((line.partition("= ")[2] for line in lines if line.startswith("# text =")), None)
        tokens = _tokens(text, [line.split("\t") for line in lines if line[:1].isdigit()]) if text else None
        if tokens and not is_left_out:
            yield text or "", tokens, any(line.startswith("# newpar") for line in lines)


def _tokens(text: str, rows: Sequence[Sequence[str]]) -> list[Token] | None:
    """Tokens with their places; None where the text does not hold them (a few sentences with odd blanks)."""
    wanted = [row for row in rows if row[0].isdigit()]
    places: dict[str, Span] = {}
    at = 0
    for row in rows:
        if "." in row[0] or row[0] in places:
            continue  # an empty node, or a word inside a surface token that was placed
        start = text.find(row[1], at)
        if start < 0:
            return None
        first, _, last = row[0].partition("-")
        numbers = [str(number) for number in range(int(first), int(last or first) + 1)]
        own = [next(r for r in wanted if r[0] == number) for number in numbers]
        at = start + len(row[1])
        places |= _split(start, at, numbers, [len(r[1]) for r in own])
    return [Token(places[row[0]], row[3], int(row[6]) - 1, row[7]) for row in wanted]


def _split(start: int, end: int, numbers: Sequence[str], sizes: Sequence[int]) -> dict[str, Span]:
    """The words of one surface token side by side: "don't" is "do" and "n't"."""
    found, at = {}, start
    for number, size in zip(numbers, sizes, strict=True):
        last = end if number == numbers[-1] else min(end, at + size)
        found[number] = Span(at, last)
        at = last
    return found


def tree_item(text: str, tokens: Sequence[Token], reader: PieceReader) -> Item | None:
    """The tree over our words: a word that holds several tokens stands for their topmost."""
    item, place = blank(text, reader)
    if item is None or len(item.words) > LONGEST_TREE:
        return None
    words = [place.word_at(token.span) for token in tokens]
    size = len(item.words)
    item.heads, item.tags["relation"], item.tags["tag"] = [UNKNOWN] * size, [UNKNOWN] * size, [UNKNOWN] * size
    for token, word in zip(tokens, words, strict=True):
        head = -1 if token.head < 0 else words[token.head]
        if word is None or head is None or head == word or item.heads[word] != UNKNOWN:
            continue
        item.heads[word] = head + 1
        item.tags["relation"][word] = RELATIONS.index(token.relation) if token.relation in RELATIONS else UNKNOWN
        item.tags["tag"][word] = TAGS.index(token.tag) if token.tag in TAGS else UNKNOWN
    return item


def read_names(data: Path, reader: PieceReader) -> list[Item]:
    """Sentences in which every name of a person, organisation or place is marked."""
    folder = data / "ner"
    rows = [*_iob(folder / "uner_ewt_dev.iob2"), *_crossner(folder), *_re3d(folder / "re3d.jsonl")]
    return [item for text, names in rows if (item := name_item(text, names, reader)) is not None]


def name_item(text: str, names: Iterable[tuple[Span, str]], reader: PieceReader) -> Item | None:
    item, place = blank(text, reader)
    if item is None:
        return None
    item.tags["names"] = [0] * len(item.words)
    for span, kind in names:
        first, last = place.of(span)
        for index in range(first, last):
            item.tags["names"][index] = NAMES.index(f"{'B' if index == first else 'I'}-{kind}")
    return item


def _iob(path: Path) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    blocks = path.read_text(encoding="utf-8").split("\n\n") if path.is_file() else ()
    for block in blocks:
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        if rows:
            yield _joined([row[1] for row in rows], [row[2] for row in rows])


def _crossner(folder: Path) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    for path in sorted(folder.glob("crossner_politics_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            kinds = [(tag[:2] + _CROSSNER[tag[2:]]) if tag[2:] in _CROSSNER else "O" for tag in row["tags"]]
            yield _joined(row["tokens"], kinds)


def _joined(tokens: Sequence[str], tags: Sequence[str]) -> tuple[str, list[tuple[Span, str]]]:
    """Tokens set side by side with blanks, and the names that the tags mark."""
    names: list[tuple[Span, str]] = []
    at = 0
    for token, tag in zip(tokens, tags, strict=True):
        end = at + len(token)
        if tag.startswith("I-") and names and names[-1][1] == tag[2:]:
            names[-1] = (Span(names[-1][0].start, end), tag[2:])
        elif tag[2:] in ("PER", "ORG", "LOC"):
            names.append((Span(at, end), tag[2:]))
        at = end + 1
    return " ".join(tokens), names


def _re3d(path: Path) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    """Sentences of its documents; the article that it counts into a name is left outside."""
    splitter = SentenceSplitter(load_codebook().grammar)
    rows = path.read_text(encoding="utf-8").splitlines() if path.is_file() else ()
    for row in map(json.loads, rows):
        text = row["text"]
        places = [(e["start"], e["end"], _RE3D[e["type"]]) for e in row["entities"] if e["type"] in _RE3D]
        for sentence in splitter.split(text, 0, len(text)):
            own = [place for place in places if sentence.start <= place[0] and place[1] <= sentence.end]
            inner = text[sentence.start : sentence.end]
            yield inner, [(_bare(text, a, b, sentence.start), kind) for a, b, kind in own]


def _bare(text: str, start: int, end: int, base: int) -> Span:
    if text[start : start + 4].lower() == "the ":
        start += 4
    return Span(start - base, end - base)


def read_stances(path: Path, reader: PieceReader) -> list[Item]:
    """Directed sentiment: both directions of the pair of each row, every other pair unknown."""
    items = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        row = json.loads(line)
        item, place = blank(row["text"], reader)
        if item is None:
            continue
        p, q = (place.of(Span(row[name]["start"], row[name]["end"])) for name in ("p", "q"))
        sign = {"positive": 1, "negative": 2}.get(str(row["polarity"]), 0)
        item.stances = [
            (p, q, sign if row["direction"] == "p_to_q" else 0),
            (q, p, sign if row["direction"] == "q_to_p" else 0),
        ]
        items.append(item)
    return items
