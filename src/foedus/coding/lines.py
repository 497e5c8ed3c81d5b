"""A sentence as the coder reads it: its words in order, and where the named parties stand among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from foedus.records import Mention, Sentence, Span, Via

_OWNING = frozenset({"its", "their", "his", "our", "my", "your"})
_LONGEST_OWNING = max(len(word) for word in _OWNING)


class Participant(NamedTuple):
    """A named party at words `first`..`last` (last excluded); `place` counts the parties of its line from 0."""

    first: int
    last: int
    mention: Mention
    place: int

    @property
    def is_demonym(self) -> bool:
        return self.mention.via is Via.DEMONYM


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its words as written (`words`), in lower case (`lower`) and each once (`vocabulary`).

    Most readers ask the vocabulary first, because most sentences hold nothing for them.
    """

    text: str
    sentence: Sentence
    words: tuple[str, ...]
    lower: tuple[str, ...]
    vocabulary: frozenset[str]
    participants: tuple[Participant, ...]

    def __len__(self) -> int:
        return len(self.lower)

    def span(self, first: int, last: int) -> Span:
        """The characters of words `first`..`last` (last excluded)."""
        return Span(self.sentence.words[first].start, self.sentence.words[last - 1].end)

    def word_at(self, offset: int) -> int:
        """The index of the first word that ends after `offset`."""
        return bisect_left(self.sentence.words, offset + 1, key=_end_of)

    def participant_at(self, index: int) -> Participant | None:
        """The party whose name holds word `index`."""
        for party in self.participants:
            if party.first <= index < party.last:
                return party
        return None

    @property
    def is_question(self) -> bool:
        """The sentence asks: what it names did not therefore happen."""
        return "?" in self.lower[-3:]

    def between(self, first: int, last: int) -> tuple[Participant, ...]:
        """Parties that stand wholly within words `first`..`last`."""
        return tuple([party for party in self.participants if first <= party.first and party.last <= last])

    def word(self, index: int) -> str:
        """The lower-case word at `index`, "" outside the line."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""


def read_line(text: str, sentence: Sentence, *, owners: bool = True) -> Line:
    """The sentence with its mentions placed among its words; without `owners`, "its" and the like name nobody."""
    words = tuple([text[word.start : word.end] for word in sentence.words])
    lower = tuple([word.lower() for word in words])
    if not text.isascii():
        lower = tuple([word.replace("’", "'").replace("‑", "-") for word in lower])
    return Line(text, sentence, words, lower, frozenset(lower), _participants(text, sentence, owners=owners))


def _participants(text: str, sentence: Sentence, *, owners: bool) -> tuple[Participant, ...]:
    mentions: list[Mention] = sorted(sentence.mentions, key=_start_of)
    if not owners:
        mentions = [one for one in mentions if not _is_owner(text, one)]
    ends = [word.end for word in sentence.words] if mentions else []
    return tuple(
        [
            Participant(bisect_right(ends, mention.start), bisect_right(ends, mention.end - 1) + 1, mention, place)
            for place, mention in enumerate(mentions)
        ]
    )


def _is_owner(text: str, mention: Mention) -> bool:
    return mention.end - mention.start <= _LONGEST_OWNING and text[mention.start : mention.end].lower() in _OWNING


def _start_of(mention: Mention) -> int:
    return mention.start


def _end_of(word: Span) -> int:
    return word.end
