"""Who says so: the source, cue and content of reported speech, and the chain of speakers over a passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.codebook.grammar import Grammar
from foedus.coding.clauses import Clause, ClauseCutter
from foedus.coding.inflections import Form
from foedus.coding.lines import Line
from foedus.coding.roles import RoleFinder
from foedus.records import Attribution, AttributionLink, Span

_PUNCTUATION = frozenset({",", ".", ";", ":", '"', "“", "”", "'", "‘", "’", "—", "–", "-", "(", ")"})
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"])
_ARTICLES = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "some", "many", "several", "other", "local", "senior"}
)
SOURCE_WORDS = 8  # the longest unnamed source phrase, in words


@dataclass(frozen=True, slots=True)
class Speech:
    """One report of speech in a line, by words: source (None: nobody named), cue and content."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[int, int]
    code: str | None
    name: str
    hedge: str | None

    def holds(self, index: int) -> bool:
        return self.content[0] <= index < self.content[1]


class SpeechReader:
    """Finds reporting verbs, "according to" and nominal reports in a line."""

    def __init__(self, grammar: Grammar, cutter: ClauseCutter, roles: RoleFinder) -> None:
        self._cutter, self._roles = cutter, roles
        self._inverted = grammar.words("reporting.inverted")
        self._strict = cutter.reporting_with_that
        self._phrases = grammar.phrases("reporting.phrases")
        self._hedges = grammar.words("modality.hedges")
        self._unnamed = grammar.phrases("reporting.unnamed")
        self._prepositions = grammar.words("clauses.prepositions")
        self._negations = grammar.words("modality.negations")

    def read(self, line: Line, clauses: Sequence[Clause]) -> tuple[Speech, ...]:
        """Reports of speech in order of their cue; an inner one lies in the content of an outer one."""
        found = []
        for index, word in enumerate(line.lower):
            speech = None
            if word in self._cutter.reporting:
                speech = self._by_verb(line, clauses, index)
            if speech is None:
                speech = self._by_phrase(line, clauses, index)
            if speech is not None:
                found.append(speech)
        return tuple(found)

    def _by_verb(self, line: Line, clauses: Sequence[Clause], index: int) -> Speech | None:
        form, after = self._cutter.reporting[line.lower[index]], line.word(index + 1)
        if form is Form.ING:
            return None
        if line.word(index - 1) in ("the", "a", "an", "to", "'s", "of", "its", "their", "his", "her", "this", "that"):
            return None
        number = clause_of(clauses, index)
        source = self._source_before(line, clauses, number, index)
        if after == "that" or self._opens_quote(line, index + 1):
            return self._speech(line, source, (index, index + 1), self._content_after(line, index + 1))
        if after in ("that", ":"):
            return self._speech(line, source, (index, index + 1), self._content_after(line, index + 1))
        trailing = self._trailing(line, index)
        if trailing is not None:
            return trailing
        if after in self._prepositions:
            return None
        if source is None or (line.lower[index] in self._strict and not self._is_stated(line, source, index)):
            return None
        return self._speech(line, source, (index, index + 1), self._content_after(line, index + 1))

    def _is_stated(self, line: Line, source: tuple[int, int], index: int) -> bool:
        """ "The WHO reports 168,000 deaths": a body's own figure right after a verb that can do without "that"."""
        named = any(party.mention.code for party in line.between(*source))
        return named and source[1] == index and any(word[0].isdigit() for word in line.lower[index + 1 : index + 5])

    def _trailing(self, line: Line, index: int) -> Speech | None:
        """ "..., the minister said." and "..., said the minister." """
        comma = self._comma_before(line, index)
        if comma is None or comma < 2:
            return None
        if comma + 1 == index and line.lower[index] in self._inverted:
            source = self._phrase_after(line, index + 1)
            return self._speech(line, source, (index, index + 1), (0, comma)) if source else None
        ends = index + 1 == len(line) or line.word(index + 1) in (",", ".", "on", "in", "at", '"', "”", "late", "early")
        ends = ends or line.word(index + 1) in _DAYS
        if ends and not any(word in _PUNCTUATION for word in line.lower[comma + 1 : index]):
            return self._speech(line, (comma + 1, index), (index, index + 1), (0, comma))
        return None

    def _comma_before(self, line: Line, index: int) -> int | None:
        for place in range(index - 1, max(-1, index - 2 - SOURCE_WORDS), -1):
            if line.lower[place] in (",", "”", '"'):
                return place
        return None

    def _by_phrase(self, line: Line, clauses: Sequence[Clause], index: int) -> Speech | None:
        for phrase in self._phrases:
            if line.lower[index : index + len(phrase)] == phrase:
                source = self._phrase_after(line, index + len(phrase))
                if source is None or (phrase == ("per",) and not line.between(*source)):
                    continue
                return self._speech(line, source, (index, index + len(phrase)), self._rest(line, index, source[1]))
        return None

    def _rest(self, line: Line, cue: int, end: int) -> tuple[int, int]:
        """What "according to X" covers: all before it, or what follows where it opens the sentence."""
        if cue > 2:
            first = 0
            return first, cue - (line.word(cue - 1) == ",")
        start = end + (line.word(end) == ",")
        return start, _trimmed_end(line, len(line))

    def _source_before(self, line: Line, clauses: Sequence[Clause], number: int, index: int) -> tuple[int, int] | None:
        subject = self._roles.subject(line, clauses, number, index)
        if subject and subject[0].first < index:
            first, last = subject[0].first, max(party.last for party in subject)
            return self._widened(line, first, min(last, index))
        for phrase in self._unnamed:
            first = index - len(phrase)
            if first >= 0 and line.lower[first:index] == phrase:
                return self._widened(line, first, index)
        return self._plain_noun(line, clauses[number], index)

    def _plain_noun(self, line: Line, clause: Clause, index: int) -> tuple[int, int] | None:
        """A bare subject right before the verb, back to the clause's start: "the ministry's own figures"."""
        first = clause.first
        while first < index and (
            line.lower[first] in _PUNCTUATION or line.lower[first] in ("and", "but", "as", "while", "that")
        ):
            first += 1
        words = line.lower[first:index]
        if (
            not 0 < len(words) <= SOURCE_WORDS
            or words[0] in self._prepositions
            or any(w in _PUNCTUATION for w in words)
        ):
            return None
        return (first, index) if words not in (("it",), ("there",), ("this",), ("that",), ("which",)) else None

    def _phrase_after(self, line: Line, start: int) -> tuple[int, int] | None:
        """The noun phrase that begins at `start`: a party, or words up to the next comma or verb."""
        end = start
        while end < len(line) and end - start < SOURCE_WORDS and line.lower[end] not in _PUNCTUATION:
            if end > start and (
                line.lower[end] in self._cutter.reporting or line.lower[end] in ("that", "who", "which", "on", "in")
            ):
                break
            end += 1
        return (start, end) if end > start else None

    def _widened(self, line: Line, first: int, last: int) -> tuple[int, int]:
        while first > 0 and line.lower[first - 1] in _ARTICLES:
            first -= 1
        return first, last

    def _opens_quote(self, line: Line, index: int) -> bool:
        index += line.word(index) in (",", ":")
        return line.word(index) in ('"', "“", "‘", "'")

    def _content_after(self, line: Line, start: int) -> tuple[int, int]:
        while start < len(line) and line.lower[start] in ("that", ",", ":", '"', "“", "‘", "'"):
            start += 1
        return start, _trimmed_end(line, len(line))

    def _speech(
        self, line: Line, source: tuple[int, int] | None, cue: tuple[int, int], content: tuple[int, int]
    ) -> Speech | None:
        if content[1] <= content[0]:
            return None
        first = cue[0]
        while first > 0 and line.lower[first - 1] in ("has", "have", "had", "also", "have"):
            first -= 1
        hedge = next((word for word in line.lower[max(0, first - 3) : cue[1] + 1] if word in self._hedges), None)
        code, name = self._named(line, source)
        if source is not None and source[1] > first:
            source = (source[0], first) if source[0] < first < source[1] else source
        return Speech(source, (first, cue[1]), content, code, name, hedge)

    def _named(self, line: Line, source: tuple[int, int] | None) -> tuple[str | None, str]:
        if source is None:
            return None, ""
        parties = line.between(*source)
        words = line.span(*source).gives(line.text)
        if not parties:
            return None, words
        return parties[0].mention.code, parties[0].mention.name


def clause_of(clauses: Sequence[Clause], index: int) -> int:
    """The number of the clause that holds word `index`."""
    return next(number for number, clause in enumerate(clauses) if clause.first <= index < clause.last)


def as_spans(line: Line, speech: Speech) -> Attribution:
    source = line.span(*speech.source) if speech.source and speech.source[0] < speech.source[1] else None
    return Attribution(source, line.span(*speech.cue), line.span(*speech.content))


def chain_over(line: Line, speeches: Sequence[Speech], index: int) -> tuple[AttributionLink, ...]:
    """The speakers whose words hold word `index`, outermost first."""
    over = [speech for speech in speeches if speech.holds(index) and speech.name]
    over.sort(key=lambda speech: (speech.content[0] - speech.content[1], speech.cue))
    return tuple(_link(line, speech) for speech in over)


def _link(line: Line, speech: Speech) -> AttributionLink:
    place = line.span(*speech.source) if speech.source else Span(0, 0)
    return AttributionLink(speech.code, speech.name, place.start, place.end, speech.hedge)


def _trimmed_end(line: Line, end: int) -> int:
    while end > 0 and line.lower[end - 1] in _PUNCTUATION:
        end -= 1
    return end
