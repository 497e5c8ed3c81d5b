"""Words as word pieces with their case, in the form in which the encoder was trained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tokenizers import Tokenizer

CLS, SEP = 101, 102  # the vocabulary's own numbers for the start and end of a sentence
MOST_PIECES = 320  # a sentence of more pieces is cut: its last words are read by no head
MOST_WORDS_KEPT = 50_000  # words whose pieces are remembered: most words of a pile come again and again
UNKNOWN = 100  # the piece of a character that the vocabulary does not know
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
        self._cut = lru_cache(MOST_WORDS_KEPT)(self._read_word)

    def read(self, words: Sequence[str]) -> Pieces:
        pieces, shapes, firsts = [CLS], [SHAPES.index("other")], []
        for word in words:
            own, shape = self._cut(word)
            if len(pieces) + len(own) >= MOST_PIECES:
                break
            firsts.append(len(pieces))
            pieces += own
            shapes += [shape] * len(own)
        return Pieces([*pieces, SEP], [*shapes, SHAPES.index("other")], firsts)

    def _read_word(self, word: str) -> tuple[tuple[int, ...], int]:
        """The pieces of one word, which do not depend on its neighbours, and its shape."""
        encoded = self._tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False)
        return tuple(encoded.ids) or (UNKNOWN,), shape_of(word)


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
