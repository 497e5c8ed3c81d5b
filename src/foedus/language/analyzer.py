"""The first analyzer: sentences, words and mentions by tables alone; a neural encoder can take its place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from foedus.codebook.aliases import names
from foedus.codebook.book import Codebook
from foedus.codebook.references import load_references
from foedus.language.chosen import as_mention, choose
from foedus.language.discourse import Discourse
from foedus.language.gazetteer import Found, Gazetteer
from foedus.language.mentions import Memory, MentionReader
from foedus.language.references import ReferenceReader, Thread
from foedus.language.sentences import SentenceSplitter
from foedus.language.wording import read_wording
from foedus.language.words import split_words
from foedus.ports import Analyzer
from foedus.records import Analysis, Document, Mention, Sentence, Span, Zone

AHEAD = 1.5  # how many times as often the second state of a pair must be named as any third
MOST_WORDS = 250  # a "sentence" longer than this is a list or a broken file; it is cut


class GazetteerAnalyzer(Analyzer):
    """Finds names first, then reads sentence by sentence; loads its tables once."""

    name = "gazetteer"

    def __init__(self, codebook: Codebook) -> None:
        self.gazetteer = Gazetteer(names(codebook.actors))
        self._splitter = SentenceSplitter(codebook.grammar)
        self._mentions = MentionReader(codebook.actors, codebook.grammar)
        self._references = ReferenceReader(codebook.grammar, load_references())

    def analyze(self, document: Document) -> Analysis:
        """Sentences of the body blocks; the rest of the document is not read as news."""
        text = document.text
        found = self.gazetteer.find(text)
        memory, homes = Memory(document.published), _homes(document, found)
        placed = list(self._words(document))
        starts = [each.start for each in found]
        wordings = [read_wording(text, words, _within(found, starts, words)) for _, words in placed]
        mentions = [self._mentions.read(wording, memory) for wording in wordings]
        threads = {block: Thread() for block, _ in placed}
        discourse = Discourse(chain.from_iterable(mentions))
        resolved = [
            self._references.resolve(wording, named, threads[block], discourse, homes)
            for (block, _), wording, named in zip(placed, wordings, mentions, strict=True)
        ]
        sentences = (
            Sentence(words[0].start, words[-1].end, block, words, parties)
            for (block, words), parties in zip(placed, resolved, strict=True)
        )
        return Analysis(document.id, tuple(sentences))

    def _words(self, document: Document) -> Iterator[tuple[int, tuple[Span, ...]]]:
        """The words of each sentence of the body, with the number of its block."""
        for number, block in enumerate(document.blocks):
            if block.zone is Zone.BODY:
                for span in self._splitter.split(document.text, block.start, block.end):
                    words = split_words(document.text, span.start, span.end)
                    for first in range(0, len(words), MOST_WORDS):
                        yield number, words[first : first + MOST_WORDS]


def _within(found: Sequence[Found], starts: Sequence[int], words: Sequence[Span]) -> Sequence[Found]:
    """Names that begin among the words; `starts` are the places of all."""
    first = bisect_left(starts, words[0].start)
    return found[first : bisect_left(starts, words[-1].end, lo=first)]


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
