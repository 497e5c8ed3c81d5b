"""Cuts the body of a document into words, sentences and quotations, as the search for origins needs them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from foedus.reconciling.rarity import background_nats
from foedus.reconciling.wording import STOP, WORD, stem
from foedus.records import Block, Coding, Document, EvidenceSpan, Span, Zone

REACH = 3  # a word is paired with this many content words behind it
RARE_PAIR = 9.5  # nats that two neighbouring words must carry to be looked up: two plain words, a figure and any word
LONGEST_QUOTE = 800
LONGEST_SENTENCE = 80  # words; what is longer is a list without stops
ABOUT_A_QUOTE = 160  # characters around a quotation that may say where it was spoken
_QUOTE = re.compile(rf"[“„«\"]([^”“„«»\"\n]{{3,{LONGEST_QUOTE}}})[”“»\"]|‘([^‘’“”\n]{{10,{LONGEST_QUOTE}}})’(?!\w)")
# Words of a stage that every reporter stands before. What was said there is in everybody's notes.
_PUBLIC = re.compile(
    r"\b(?:speech|televised|broadcast|podium|rally|(?:press|news) conference|posted|tweet\w*|open letter|inaugurat\w+|"
    r"(?:an|the|his|her|their|inaugural) address|(?:told|before|in|to|addressed) (?:the |both houses of )?(?:\w+ )?"
    r"(?:parliament|senate|congress|assembly|commons|chamber)|summit|testif\w+|testimony|toast|famous\w*|well-known|"
    r"proverb|article \d+|slogan|plaque|memoirs?)\b",
    re.IGNORECASE,
)
_STOP_SIGN = re.compile(r"[.!?…\n]")

FREE, QUOTED, PUBLIC = 0, 1, 2
Keys = NDArray[np.uint64]
Places = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens `first`..`last` (not included), with the stems that carry meaning: all, quoted, quoted in public."""

    first: int
    last: int
    all: frozenset[str]
    quoted: frozenset[str]
    public: frozenset[str]


@dataclass(frozen=True, slots=True)
class Text:
    """The body of one document: its words as stems, and the same with "" for words that carry no meaning.

    `keys` are the rare pairs of neighbouring words, in rising order, and `homes` the sentences where they stand.
    """

    document: Document
    words: tuple[str, ...]
    stems: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    sentences: tuple[Sentence, ...]
    keys: Keys
    homes: Places

    def cut(self, first: int, last: int) -> EvidenceSpan:
        """The characters from token `first` to token `last` (not included)."""
        return EvidenceSpan.cut(self.document.id, self.document.text, Span(self.starts[first], self.ends[last - 1]))

    def span(self, sentence: int) -> Span:
        """Where a sentence stands."""
        found = self.sentences[sentence]
        return Span(self.starts[found.first], self.ends[found.last - 1])

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every stem that carries meaning."""
        return frozenset(stem for stem in self.stems if stem)


def text_of(document: Document, coding: Coding | None) -> Text:
    """The body of `document`; names of actors are no words, because they are no sign of an origin."""
    mentions = coding.mentions if coding else ()
    hidden = frozenset(at for mention in mentions for at in range(mention.start, mention.end))
    bodies = (block for block in document.blocks if block.zone is Zone.BODY)
    tokens = [token for block in bodies for token in _tokens(document.text, block, hidden)]
    stems = tuple(token.stem for token in tokens)
    sentences = tuple(_sentences(tokens))
    keys, homes = _rare_pairs(stems, sentences)
    starts, ends = array("I", (token.start for token in tokens)), array("I", (token.end for token in tokens))
    return Text(document, tuple(token.word for token in tokens), stems, starts, ends, sentences, keys, homes)


class _Token(NamedTuple):
    """A word as its stem; `stem` is "" where it carries no meaning, `begins` whether a sentence does."""

    word: str
    stem: str
    start: int
    end: int
    state: int
    begins: bool


def _tokens(text: str, block: Block, hidden: frozenset[int]) -> Iterator[_Token]:
    quotations = _quotations(text, block.start, block.end)
    opened = [start for start, _, _ in quotations]
    before, begins = block.start, True
    for match in WORD.finditer(text, block.start, block.end):
        word, start, end = match.group(), match.start(), match.end()
        begins = begins or _STOP_SIGN.search(text, before, start) is not None
        at = bisect_right(opened, start) - 1
        state = quotations[at][2] if at >= 0 and start < quotations[at][1] else FREE
        yield _Token(stem(word), "" if start in hidden else _content(word), start, end, state, begins)
        before, begins = end, False


def _content(word: str) -> str:
    """The stem of a word that carries meaning, "" of one that does not."""
    small = word.casefold()
    return "" if small in STOP or len(small) == 1 else stem(word)


def _quotations(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Where quotation marks open and close, and whether the words between were spoken in public."""
    found = []
    for match in _QUOTE.finditer(text, start, end):
        before = text[max(start, match.start() - ABOUT_A_QUOTE) : match.start()]
        around = f"{before} {text[match.end() : min(end, match.end() + ABOUT_A_QUOTE)]}"
        found.append((match.start(), match.end(), PUBLIC if _PUBLIC.search(around) else QUOTED))
    return found


def _sentences(tokens: list[_Token]) -> Iterator[Sentence]:
    first = 0
    for last in range(1, len(tokens) + 1):
        if last < len(tokens) and not tokens[last].begins and last - first < LONGEST_SENTENCE:
            continue
        told = [token for token in tokens[first:last] if token.stem]
        quoted, public = (frozenset(one.stem for one in told if one.state == state) for state in (QUOTED, PUBLIC))
        yield Sentence(first, last, frozenset(one.stem for one in told), quoted, public)
        first = last


def _rare_pairs(stems: tuple[str, ...], sentences: tuple[Sentence, ...]) -> tuple[Keys, Places]:
    found: dict[int, int] = {}
    for number, sentence in enumerate(sentences):
        words = [word for word in stems[sentence.first : sentence.last] if word]
        for at, word in enumerate(words):
            for other in words[at + 1 : at + 1 + REACH]:
                if word != other and background_nats(word) + background_nats(other) >= RARE_PAIR:
                    found.setdefault(_number(word) ^ _number(other), number)
    ordered = sorted(found)
    return np.array(ordered, dtype=np.uint64), np.array([found[key] for key in ordered], dtype=np.int32)


@lru_cache(maxsize=262_144)
def _number(word: str) -> int:
    """A number of 64 bits for a word, the same in every run; two words together are the exclusive or of theirs."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
