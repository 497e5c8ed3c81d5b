"""The first analyzer: sentences, words and mentions by tables alone; a neural encoder can take its place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from foedus.codebook.aliases import names
from foedus.codebook.book import Codebook
from foedus.language.chosen import as_mention, choose
from foedus.language.gazetteer import Found, Gazetteer
from foedus.language.mentions import Memory, MentionReader
from foedus.language.references import ReferenceReader, Thread
from foedus.language.sentences import SentenceSplitter
from foedus.language.words import split_words
from foedus.records import Analysis, Block, Document, Mention, Sentence, Span, Zone

AHEAD = 1.5  # how many times as often the second state of a pair must be named as any third
MOST_WORDS = 1_000  # a "sentence" longer than this is a list or a broken file; it is cut


class GazetteerAnalyzer:
    """Finds names first, then reads sentence by sentence; loads its tables once."""

    name = "gazetteer"

    def __init__(self, codebook: Codebook) -> None:
        self.gazetteer = Gazetteer(names(codebook.actors))
        self._splitter = SentenceSplitter(codebook.grammar)
        self._mentions = MentionReader(codebook.actors, codebook.grammar)
        self._references = ReferenceReader(codebook.grammar)

    def analyze(self, document: Document) -> Analysis:
        """Sentences of the body blocks; the rest of the document is not read as news."""
        found = self.gazetteer.find(document.text)
        memory = Memory(document.published)
        homes = _homes(document, found)
        sentences: list[Sentence] = []
        for number, block in enumerate(document.blocks):
            if block.zone is Zone.BODY:
                sentences += self._block(document.text, number, block, found, memory, homes)
        return Analysis(document.id, tuple(sentences))

    def _block(
        self, text: str, number: int, block: Block, found: Sequence[Found], memory: Memory, homes: Sequence[Mention]
    ) -> list[Sentence]:
        thread, sentences = Thread(), []
        for span in self._splitter.split(text, block.start, block.end):
            for words in _cut(split_words(text, span.start, span.end)):
                place = Span(words[0].start, words[-1].end)
                mentions = self._mentions.read(text, words, _within(found, place), memory)
                resolved = self._references.resolve(text, words, mentions, thread, homes)
                sentences.append(Sentence(place.start, place.end, number, tuple(words), resolved))
        return sentences


def _cut(words: Sequence[Span]) -> list[Sequence[Span]]:
    return [words[first : first + MOST_WORDS] for first in range(0, len(words), MOST_WORDS)]


def _within(found: Sequence[Found], place: Span) -> Sequence[Found]:
    first = bisect_left(found, place.start, key=lambda each: each.start)
    last = bisect_left(found, place.end, key=lambda each: each.start)
    return found[first:last]


def _homes(document: Document, found: Sequence[Found]) -> tuple[Mention, ...]:
    """The state that a document names alone, or the two that it names far more often than any third."""
    named = [(each, entry) for each in found if (entry := choose(each.entries, document.published)) and entry.country]
    counts = Counter(entry.country for _, entry in named)
    ranked = sorted(counts, key=lambda country: (-counts[country], country))
    if not ranked or (len(ranked) > 2 and counts[ranked[1]] < AHEAD * counts[ranked[2]]):
        return ()
    states = [next(each for each in named if each[1].country == country) for country in ranked[:2]]
    return tuple(
        as_mention(entry, each.start, each.end) for each, entry in sorted(states, key=lambda pair: pair[0].start)
    )
