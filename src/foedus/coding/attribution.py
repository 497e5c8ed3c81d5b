"""Who says so: the source, cue and content of reported speech."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook.grammar import Grammar
from foedus.coding.clauses import Clause, ClauseCutter, clause_of
from foedus.coding.inflections import Form
from foedus.coding.lines import Line
from foedus.coding.phrases import plain
from foedus.coding.speeches import Speech, Stretch
from foedus.coding.subjects import SubjectFinder

SOURCE_WORDS = 8  # the longest source phrase that no table knows, in words
FIGURE_REACH = 4  # words after "reports" in which its figure stands
HEDGE_REACH = 3  # words before a cue in which its doubt stands: "allegedly told"
_PUNCTUATION = frozenset({",", ".", ";", ":", '"', "“", "”", "'", "‘", "’", "—", "–", "-", "(", ")"})
_QUOTES = frozenset({'"', "“", "‘", "'"})
_CONTENT_OPENERS = _QUOTES | {"that", ",", ":"}
_COMMAS = frozenset({",", "”", '"'})
_PHRASE_ENDS = frozenset({"that", "who", "which", "on", "in"})
_CLAUSE_JOINTS = _PUNCTUATION | {"and", "but", "as", "while", "that"}
_PERFECT = frozenset({"has", "have", "had", "also"})


class SpeechReader:
    """Finds reporting verbs and phrases like "according to" in a line."""

    def __init__(self, grammar: Grammar, cutter: ClauseCutter, subjects: SubjectFinder) -> None:
        self._verbs, self._with_that, self._subjects = cutter.reporting, cutter.reporting_with_that, subjects
        self._verb_forms = frozenset(self._verbs)
        self._inverted = grammar.words("reporting.inverted")
        self._phrases = plain(grammar.phrases("reporting.phrases"))
        self._hedges = grammar.words("modality.hedges")
        self._unnamed = grammar.phrases("reporting.unnamed")
        self._prepositions = grammar.words("clauses.prepositions")
        self._source_openers = grammar.words("reporting.source_openers")
        self._noun_before = grammar.words("reporting.noun_before")
        self._trailing_words = grammar.words("reporting.trailing")
        self._no_sources = grammar.words("reporting.no_sources")

    def read(self, line: Line, clauses: Sequence[Clause]) -> tuple[Speech, ...]:
        """Reports of speech in order of their cue; an inner one lies in the content of an outer one."""
        by_place = {index: (index, end) for index, end, _ in reversed(self._phrases.find(line))}
        if not by_place and self._verb_forms.isdisjoint(line.vocabulary):
            return ()
        found: list[Speech | None] = []
        for index in [index for index, word in enumerate(line.lower) if word in self._verbs or index in by_place]:
            speech = self._by_verb(line, clauses, index) if line.lower[index] in self._verbs else None
            if speech is None and index in by_place:
                speech = self._by_phrase(line, by_place[index])
            found.append(speech)
        return tuple(speech for speech in found if speech is not None)

    def _by_verb(self, line: Line, clauses: Sequence[Clause], index: int) -> Speech | None:
        if self._verbs[line.lower[index]] is Form.ING or line.word(index - 1) in self._noun_before:
            return None
        after = line.word(self._past_addressee(line, index + 1))
        if after in ("that", ":") or self._opens_quote(line, index + 1):
            return self._leading(line, self._source_before(line, clauses, index), index)
        trailing = self._trailing(line, index)
        if trailing is not None or after in self._prepositions:
            return trailing
        source = self._source_before(line, clauses, index)
        if source is None or (line.lower[index] in self._with_that and not self._is_stated(line, source, index)):
            return None
        return self._leading(line, source, index)

    def _past_addressee(self, line: Line, index: int) -> int:
        """ "told the Slovak envoy that": where the "that" stands after a named listener, else `index`."""
        listener = line.participant_at(index + (line.word(index) == "the"))
        return listener.last if listener is not None and line.word(listener.last) == "that" else index

    def _opens_quote(self, line: Line, index: int) -> bool:
        index += line.word(index) in (",", ":")
        return line.word(index) in _QUOTES

    def _leading(self, line: Line, source: Stretch | None, index: int) -> Speech | None:
        """ "X said that ...": the content follows."""
        start = self._past_addressee(line, index + 1)
        while start < len(line) and line.lower[start] in _CONTENT_OPENERS:
            start += 1
        return self._speech(line, source, (index, index + 1), (start, _trimmed_end(line)))

    def _trailing(self, line: Line, index: int) -> Speech | None:
        """ "..., the minister said." and "..., said the minister." """
        comma = self._comma_before(line, index)
        if comma is None or comma < 2:
            return None
        if comma + 1 == index:
            may_lead = line.lower[index] in self._inverted and line.word(index + 1) not in self._prepositions
            source = self._phrase_after(line, index + 1) if may_lead else None
            return self._speech(line, source, (index, index + 1), (0, comma)) if source else None
        ends = index + 1 == len(line) or line.word(index + 1) in self._trailing_words
        if ends and _PUNCTUATION.isdisjoint(line.lower[comma + 1 : index]):
            return self._speech(line, (comma + 1, index), (index, index + 1), (0, comma))
        return None

    def _comma_before(self, line: Line, index: int) -> int | None:
        for place in range(index - 1, max(-1, index - 2 - SOURCE_WORDS), -1):
            if line.lower[place] in _COMMAS:
                return place
        return None

    def _is_stated(self, line: Line, source: Stretch, index: int) -> bool:
        """ "The WHO reports 168,000 deaths": a body's own figure right after a verb that can do without "that"."""
        named = any(party.mention.code for party in line.between(*source))
        near = line.lower[index + 1 : index + 1 + FIGURE_REACH]
        return named and source[1] == index and any(word[0].isdigit() for word in near)

    def _by_phrase(self, line: Line, cue: Stretch) -> Speech | None:
        """ "according to X", and "per X" where X is somebody."""
        source = self._phrase_after(line, cue[1])
        is_rate = line.lower[cue[0] : cue[1]] == ("per",)
        if source is None or (is_rate and not line.between(*source)):
            return None
        return self._speech(line, source, cue, self._rest(line, cue[0], source[1]))

    def _rest(self, line: Line, cue: int, end: int) -> Stretch:
        """What "according to X" covers: all before it, or what follows where it opens the sentence."""
        if cue > 2:
            return 0, cue - (line.word(cue - 1) == ",")
        return end + (line.word(end) == ","), _trimmed_end(line)

    def _source_before(self, line: Line, clauses: Sequence[Clause], index: int) -> Stretch | None:
        """The subject of the reporting verb: a party, an unnamed source, a bare noun phrase."""
        number = clause_of(clauses, index)
        subject = self._subjects.find(line, clauses, number, index)
        if subject and subject[0].first < index:
            last = max(party.last for party in subject)
            return self._widened(line, subject[0].first, min(last, index))
        for phrase in self._unnamed:
            first = index - len(phrase)
            if first >= 0 and line.lower[first:index] == phrase:
                return self._widened(line, first, index)
        return self._plain_noun(line, clauses[number], index)

    def _widened(self, line: Line, first: int, last: int) -> Stretch:
        while first > 0 and line.lower[first - 1] in self._source_openers:
            first -= 1
        return first, last

    def _plain_noun(self, line: Line, clause: Clause, index: int) -> Stretch | None:
        """A bare subject right before the verb, back to the clause's start: "the ministry's own figures"."""
        first = clause.first
        while first < index and line.lower[first] in _CLAUSE_JOINTS:
            first += 1
        last = index
        while last > first and (line.lower[last - 1] in self._hedges or line.lower[last - 1].endswith("ly")):
            last -= 1
        words = line.lower[first:last]
        if not 0 < len(words) <= SOURCE_WORDS or words[0] in self._prepositions:
            return None
        is_nobody = len(words) == 1 and words[0] in self._no_sources
        return (first, last) if _PUNCTUATION.isdisjoint(words) and not is_nobody else None

    def _phrase_after(self, line: Line, start: int) -> Stretch | None:
        """The noun phrase that begins at `start`: words up to the next comma or verb."""
        end = start
        while end < len(line) and end - start < SOURCE_WORDS and line.lower[end] not in _PUNCTUATION:
            if end > start and (line.lower[end] in self._verbs or line.lower[end] in _PHRASE_ENDS):
                break
            end += 1
        return (start, end) if end > start else None

    def _speech(self, line: Line, source: Stretch | None, cue: Stretch, content: Stretch) -> Speech | None:
        """The speech with its cue widened over "has also"; None where it has no content."""
        if content[1] <= content[0]:
            return None
        first, last = cue
        while first > 0 and line.lower[first - 1] in _PERFECT:
            first -= 1
        near = line.lower[max(0, first - HEDGE_REACH) : last + 1]
        hedge = next((word for word in near if word in self._hedges), None)
        code, name = self._named(line, source)
        if source is not None and source[0] < first < source[1]:
            source = (source[0], first)
        return Speech(source, (first, last), content, code, name, hedge)

    def _named(self, line: Line, source: Stretch | None) -> tuple[str | None, str]:
        """Code and name of the first party of the source, else its words."""
        if source is None:
            return None, ""
        parties = line.between(*source)
        if not parties:
            return None, line.span(*source).gives(line.text)
        return parties[0].mention.code, parties[0].mention.name


def _trimmed_end(line: Line) -> int:
    """Where the line ends without its closing marks."""
    end = len(line)
    while end > 0 and line.lower[end - 1] in _PUNCTUATION:
        end -= 1
    return end
