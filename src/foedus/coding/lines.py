"""A sentence as the coder reads it: its words in order, and where the named parties stand among them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from foedus.records import Mention, Sentence, Span, Via

_NO_HEADS = frozenset(
    "and or but of in on at to for with by from as over against after before while who which that is are was "
    "were be has have had will would could should may might must did do does not also said says counterpart "
    "counterparts".split()
)


@dataclass(frozen=True, slots=True)
class Participant:
    """A named party at words `first`..`last` (last excluded) of its line."""

    first: int
    last: int
    mention: Mention

    @property
    def is_demonym(self) -> bool:
        return self.mention.via is Via.DEMONYM


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its words as written (`words`) and in lower case (`lower`)."""

    text: str
    sentence: Sentence
    words: tuple[str, ...]
    lower: tuple[str, ...]
    participants: tuple[Participant, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The characters of words `first`..`last` (last excluded)."""
        return Span(self.sentence.words[first].start, self.sentence.words[last - 1].end)

    def word_at(self, offset: int) -> int:
        """The index of the first word that ends after `offset`."""
        return bisect_left(self.sentence.words, offset + 1, key=lambda word: word.end)

    def participant_at(self, index: int) -> Participant | None:
        """The party whose name holds word `index`."""
        return next((party for party in self.participants if party.first <= index < party.last), None)

    def is_modifier(self, party: Participant) -> bool:
        """The name only qualifies what follows: "American bases", "Meloni's coalition"."""
        after = self.word(party.last)
        if after == "'s":
            return True
        return party.is_demonym and after.isalpha() and self.words[party.last].islower() and after not in _NO_HEADS

    def between(self, first: int, last: int) -> tuple[Participant, ...]:
        """Parties that stand wholly within words `first`..`last`."""
        return tuple(party for party in self.participants if first <= party.first and party.last <= last)

    def word(self, index: int) -> str:
        """The lower-case word at `index`, "" outside the line."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""


def read_line(text: str, sentence: Sentence) -> Line:
    """The sentence with its mentions placed among its words."""
    words = tuple(text[word.start : word.end] for word in sentence.words)
    lower = tuple(word.lower().replace("’", "'").replace("‑", "-") for word in words)
    line = Line(text, sentence, words, lower, ())
    participants = tuple(
        Participant(line.word_at(mention.start), line.word_at(mention.end - 1) + 1, mention)
        for mention in sorted(sentence.mentions, key=lambda mention: mention.start)
    )
    return Line(text, sentence, words, lower, participants)
