"""Where sentences begin and end: full stops that close one, not those of "U.S.", "Mr." or a quotation inside."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial

from foedus.codebook.grammar import Grammar
from foedus.records import Span

# A possible end: closing marks, then closing quotes or brackets, then white space or the end of the block.
_END = re.compile(r"[.!?…]+[\"”’')\]»]*(?=\s|$)|\n+")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘']{1,40}$")
_NEXT_WORD = re.compile(r"\s*[\"“‘'(\[«]*([^\s]{1,40})")
_INITIAL = re.compile(r"^[A-Z]$")
_QUOTE_PAIRS = {"“": "”", "«": "»", '"': '"'}
_QUOTE = re.compile("[" + "".join(_QUOTE_PAIRS) + "]")
LONGEST_QUOTE = 320  # characters; a longer quotation is a passage of its own sentences


class SentenceSplitter:
    """Splits one block of text; the abbreviations come from the codebook's grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._never_ends = grammar.words("abbreviations.never_ends")
        self._may_end = grammar.words("abbreviations.may_end")
        self._starters = grammar.words("abbreviations.starters")

    def split(self, text: str, start: int, end: int) -> tuple[Span, ...]:
        """Sentence spans inside `text[start:end]`, trimmed of white space; every visible character is in one."""
        quotes = tuple(_short_quotes(text, start, end))
        closes = partial(self._closes, text, end)
        ends = [
            match.end() for match in _END.finditer(text, start, end) if closes(match) and not _inside(match, quotes)
        ]
        bounds = [start, *ends, end]
        spans = (_trimmed(text, first, last) for first, last in itertools.pairwise(bounds))
        return tuple(span for span in spans if len(span))

    def _closes(self, text: str, end: int, match: re.Match[str]) -> bool:
        following = _NEXT_WORD.match(text, match.end(), end)
        if match.group().startswith("\n") or following is None:
            return True
        next_word = following.group(1)
        if next_word[0].islower():
            return False
        if not match.group().startswith(".") or match.group().startswith(".."):
            return True
        before = _LAST_WORD.search(text, max(0, match.start() - 40), match.start())
        return before is None or self._word_can_end(before.group(), next_word)

    def _word_can_end(self, word: str, next_word: str) -> bool:
        """Whether a full stop after `word` can close a sentence that `next_word` follows."""
        lower = word.lower().rpartition("-")[2]
        if lower == "no":  # "No. 10"
            return not next_word[0].isdigit()
        if lower in self._never_ends:
            return False
        if lower in self._may_end or (_INITIAL.match(word) and word != "I"):
            return next_word.lower().rstrip(",") in self._starters
        return True


def _short_quotes(text: str, start: int, end: int) -> Iterator[Span]:
    """Quotations that close within `LONGEST_QUOTE` characters; an unclosed mark opens nothing."""
    opening = _QUOTE.search(text, start, end)
    while opening is not None:
        place, reached = opening.start(), opening.end()
        close = text.find(_QUOTE_PAIRS[opening.group()], reached, min(end, place + LONGEST_QUOTE))
        if close > 0 and "\n" not in text[place:close]:
            reached = close + 1
            yield Span(place, reached)
        opening = _QUOTE.search(text, reached, end)


def _inside(match: re.Match[str], quotes: Sequence[Span]) -> bool:
    """Whether the end lies within a quotation that goes on after it."""
    index = bisect_right(quotes, match.start(), key=lambda quote: quote.start) - 1
    return index >= 0 and quotes[index].start < match.start() and match.end() < quotes[index].end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
