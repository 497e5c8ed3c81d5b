"""Words as word pieces with their case, in the form in which the encoder was trained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

CLS, SEP = 101, 102  # the vocabulary's own numbers for the start and end of a sentence
MOST_PIECES = 320  # a sentence of more pieces is cut: its last words are read by no head
SHAPES = ("lower", "Title", "UPPER", "miXed", "digit", "other")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Piece numbers with start and end marks, the case shape of each, and the first piece of every word."""

    pieces: list[int]
    shapes: list[int]
    firsts: list[int]


class PieceReader:
    """Cuts words by the tokenizer that came with the weights; it knows no case, so the case goes beside."""

    def __init__(self, tokenizer: str) -> None:
        """`tokenizer` is the JSON of a `tokenizers` tokenizer."""
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def read(self, words: Sequence[str]) -> Pieces:
        encoded = self._tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
        by_word: list[list[int]] = [[] for _ in words]
        for piece, place in zip(encoded.ids, encoded.word_ids, strict=True):
            if place is not None:
                by_word[place].append(piece)
        pieces, shapes, firsts = [CLS], [SHAPES.index("other")], []
        for word, own in zip(words, by_word, strict=True):
            if len(pieces) + len(own) >= MOST_PIECES:
                break
            firsts.append(len(pieces))
            pieces += own or [100]  # a character that the vocabulary does not know
            shapes += [shape_of(word)] * max(1, len(own))
        return Pieces([*pieces, SEP], [*shapes, SHAPES.index("other")], firsts)


def shape_of(word: str) -> int:
    """How the word is written, as an index into `SHAPES`."""
    if word[0].isdigit():
        return SHAPES.index("digit")
    if not any(letter.isalpha() for letter in word):
        return SHAPES.index("other")
    if word.isupper():
        return SHAPES.index("UPPER")
    if word.islower():
        return SHAPES.index("lower")
    return SHAPES.index("Title") if word[0].isupper() and word[1:].islower() else SHAPES.index("miXed")
