"""One sentence before it is understood: its words, and the tabled names that stand among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from foedus.codebook.aliases import NameEntry
from foedus.language.gazetteer import Found
from foedus.records import Span

LONG_WORD = 5  # letters; where every word this long is capitalised the line is a headline and capitals tell nothing
LONG_WORDS = 3  # long words from which on a line can be a headline


class Name(NamedTuple):
    """A found name at words `first`..`last` (last excluded)."""

    first: int
    last: int
    entries: tuple[NameEntry, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words as written and in lower case; `names` by the index of their first word, `inside` all words of names."""

    text: str
    words: Sequence[Span]
    written: tuple[str, ...]
    lower: tuple[str, ...]
    names: Mapping[int, Name]
    inside: frozenset[int]
    is_headline: bool

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The lower-case word at `index`, "" outside the sentence."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def span(self, first: int, last: int) -> Span:
        """The characters of words `first`..`last` (last excluded)."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def phrase(self, first: int, last: int) -> str:
        """Words `first`..`last` as the text has them."""
        return self.text[self.words[first].start : self.words[last - 1].end]


def read_wording(text: str, words: Sequence[Span], found: Sequence[Found]) -> Wording:
    """The words with the names that lie whole among them."""
    written = tuple([text[word.start : word.end] for word in words])
    lower = tuple([word.lower().replace("’", "'") for word in written])
    names = _placed(words, found)
    inside = frozenset(index for name in names.values() for index in range(name.first, name.last))
    return Wording(text, words, written, lower, names, inside, _is_headline(written))


def _placed(words: Sequence[Span], found: Sequence[Found]) -> dict[int, Name]:
    """Names by the index of their first word; a name that begins within a word is none."""
    names: dict[int, Name] = {}
    places = {word.start: index for index, word in enumerate(words)} if found else {}
    for each in found:
        first = last = places.get(each.start, len(words))
        while last < len(words) and words[last].end < each.end:
            last += 1
        if last < len(words):
            names[first] = Name(first, last + 1, each.entries)
    return names


def _is_headline(written: Sequence[str]) -> bool:
    count = 0
    for word in written:
        if len(word) >= LONG_WORD and word[0].isalpha():
            if not word[0].isupper():
                return False
            count += 1
    return count >= LONG_WORDS
