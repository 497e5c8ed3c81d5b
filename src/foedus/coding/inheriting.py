"""Gives a party without a country the one that its document plainly leaves it: "it", "they", "police"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from foedus.coding.parties import UNKNOWN_CODE
from foedus.records import ActorKind, Mention, Party, Sentence

SENTENCES_BACK = 4  # how far back a pronoun is followed
SHORT_NAME_WORDS = 2  # "the Fund", "Fund"
MAIN_SHARE = 0.7  # of all states named, from which one state is what a document is about; .72 right on our corpus
_PEOPLE = frozenset({"he", "him", "she", "her"})
_THINGS = frozenset({"it", "they", "them"})
_PLACES = (ActorKind.PLACE, ActorKind.ASSET, ActorKind.PROGRAMME)
_PERSONS = (ActorKind.PERSON, ActorKind.OFFICE)


class Inheritance:
    """The states and people that one document has named, sentence by sentence."""

    def __init__(self, sentences: Sequence[Sentence], short_names: Mapping[str, tuple[str, ...]]) -> None:
        """`short_names` lists, for the last word of "the Fund", whom it can mean once they have been named."""
        self._short_names = short_names
        self._numbers = {sentence.start: number for number, sentence in enumerate(sentences)}
        self._coded = [tuple(_coded(sentence)) for sentence in sentences]
        counts = Counter(m.country for mentions in self._coded for m in mentions if m.country)
        named, count = counts.most_common(1)[0] if counts else (None, 0)
        self._main = named if count >= MAIN_SHARE * counts.total() else None

    def complete(self, parties: Sequence[Party], sentence: Sentence, others: Sequence[Party]) -> tuple[Party, ...]:
        """Those of `parties` without a code with the one that the text leaves them; as they are where it leaves none.

        `others` stand on the other side of the act: a pronoun does not mean them.
        """
        codes = {other.code for other in others}
        return tuple(self._completed(party, self._numbers[sentence.start], codes) for party in parties)

    def _completed(self, party: Party, number: int, others: Collection[str]) -> Party:
        code = self._code(party, number, others) if party.code == UNKNOWN_CODE else None
        return replace(party, code=code) if code else party

    def _code(self, party: Party, number: int, others: Collection[str]) -> str | None:
        word = party.name.lower()
        if word in _PEOPLE:
            return self._antecedent(party.start, number, _PERSONS, others)
        if word in _THINGS:
            return self._antecedent(party.start, number, None, others)
        meant = self._short_names.get(word.rpartition(" ")[2], ())
        if meant and len(word.split()) <= SHORT_NAME_WORDS:
            return next((code for code in meant if self._is_named(code, number, party.start)), None)
        is_alone = not any(mention.country for mention in self._coded[number])
        return self._main if is_alone and not _is_name(party.name) else None

    def _is_named(self, code: str, number: int, start: int) -> bool:
        """The code stands before `start` in the document."""
        before = (mention for mentions in self._coded[: number + 1] for mention in mentions)
        return any(mention.code == code and mention.end <= start for mention in before)

    def _antecedent(
        self, start: int, number: int, wanted: tuple[ActorKind, ...] | None, others: Collection[str]
    ) -> str | None:
        """The first party named before the pronoun in its own sentence, else in the sentences before, latest first."""
        for back in range(number, max(-1, number - SENTENCES_BACK), -1):
            named = [m for m in self._coded[back] if m.end <= start and m.code not in others]
            fitting = [m for m in named if wanted is None or m.kind in wanted]
            if fitting:
                return fitting[0].code
        return None


def _coded(sentence: Sentence) -> Iterator[Mention]:
    return (mention for mention in sentence.mentions if mention.code and mention.kind not in _PLACES)


def _is_name(words: str) -> bool:
    """A proper name that no table knows is somebody in particular, and not the state's by default."""
    return any(word[:1].isupper() for word in words.split()[1:]) or (words[:1].isupper() and words.isupper())


def read_short_names(rows: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """From rows "fund IMF" of the grammar file."""
    return {word: tuple(codes) for word, *codes in (row.split() for row in rows)}
