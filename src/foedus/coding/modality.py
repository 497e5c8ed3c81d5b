"""Whether an act is told as fact, plan, possibility, demand, denial or history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from foedus.codebook.grammar import Grammar
from foedus.coding.clauses import Clause
from foedus.coding.lines import Line
from foedus.records import FuzzyDate, Modality, TimeMention

_TAKING_BACK = frozenset({"it", "he", "she", "they", "this", "that", "none", "we"})
_INVERTED = frozenset({"were", "should", "had"})  # "Were China to invade ..."
_PRESCRIBED = frozenset(
    {"essential", "imperative", "vital", "crucial", "necessary", "needed", "indispensable", "overdue", "advisable"}
)
REACH = 7  # words before the cue in which its auxiliary can stand
LONG_PAST = timedelta(days=366)  # an act dated more than a year before its document is history, not news


class ModalityReader:
    """Reads auxiliaries, hedges, negations and conditions around a cue."""

    def __init__(self, grammar: Grammar) -> None:
        self._be = grammar.words("verbs.be") | {"remains", "remain", "as"}
        self._future = grammar.words("modality.future")
        self._future_phrases = grammar.phrases("modality.future_phrases")
        self._hedges = grammar.words("modality.hedges")
        self._hedge_phrases = grammar.phrases("modality.hedge_phrases")
        self._negations = grammar.words("modality.negations")
        self._negation_phrases = grammar.phrases("modality.negation_phrases")
        self._no_negations = grammar.phrases("modality.no_negations")
        self._advice = grammar.words("modality.advice")
        self._conditionals = grammar.words("modality.conditionals")
        self._conditional_phrases = tuple(words for words in grammar.phrases("modality.conditionals") if len(words) > 1)
        self.inference = grammar.words("modality.inference")

    def read(
        self, line: Line, clauses: Sequence[Clause], clause: Clause, index: int, *, wide: bool = False
    ) -> Modality:
        """The modality of the act whose cue begins at word `index`; history needs the dates, see `as_history`.

        `wide`: `index` is no verb but a figure, whose verb can stand anywhere before it in the clause.
        """
        purpose = (
            line.word(index - 1) == "to"
        )  # "can use X to mend Y": the doubt of the main verb holds for the purpose
        first = clause.first if purpose or wide else max(clause.first, index - REACH)
        before = line.lower[first:index]
        if self._is_conditional(line, clauses, clause):
            return Modality.CONDITIONAL
        if any(word in self._advice for word in before[-5:]) or self._is_prescribed(line, index):
            return Modality.DEMANDED
        if self.denies(before):
            return Modality.DENIED
        if any(word in self._hedges for word in before) or _holds(before, self._hedge_phrases):
            return Modality.HEDGED
        if any(word in self._future for word in before[-4:]) or _holds(before, self._future_phrases):
            return Modality.PLANNED
        return Modality.ASSERTED

    def denies(self, words: Sequence[str]) -> bool:
        """A negation among `words` that negates: "not only" and "no doubt" do not."""
        if _holds(words, self._negation_phrases):
            return True
        return any(word in self._negations for word in words) and not _holds(words, self._no_negations)

    def is_bare_denial(self, line: Line) -> bool:
        """ "It had not.", "They did not.": the whole sentence takes back the one before."""
        words = [word for word in line.lower if word[0].isalnum() or word == "n't"]
        return 3 <= len(words) <= 4 and words[-1] in ("not", "n't") and words[0] in _TAKING_BACK

    def is_hedged(self, line: Line) -> bool:
        """The sentence has a word of doubt."""
        return any(word in self._hedges for word in line.lower) or _holds(line.lower, self._hedge_phrases)

    def is_advice(self, line: Line, clause: Clause) -> bool:
        return any(word in self._advice for word in line.lower[clause.first : clause.last])

    def _is_prescribed(self, line: Line, index: int) -> bool:
        """ "Deepening the dialogue is essential": the sentence prescribes what stands before its verb."""
        for place in range(index + 1, len(line)):
            if line.lower[place] in _PRESCRIBED and any(
                word in self._be for word in line.lower[max(0, place - 4) : place]
            ):
                return not line.lower[index].endswith("ed")
        return False

    def _is_conditional(self, line: Line, clauses: Sequence[Clause], clause: Clause) -> bool:
        """The clause opens with a condition, or hangs on one that opens the sentence."""
        if clause.opener in self._conditionals or line.word(clause.first) in self._conditionals - {
            "were",
            "should",
            "once",
        }:
            return True
        if clause is clauses[0] and line.word(clause.first) in _INVERTED:
            return True
        opening = line.lower[clauses[0].first : clauses[0].first + 4]
        return _holds(opening, self._conditional_phrases)


def as_history(modality: Modality, times: Sequence[TimeMention], published: FuzzyDate) -> Modality:
    """Asserted acts whose own date lies more than a year before the document are historical."""
    if modality is not Modality.ASSERTED or published.earliest is None:
        return modality
    dated = [time.when.latest for time in times if time.when.latest is not None]
    if dated and max(dated) < published.earliest - LONG_PAST:
        return Modality.HISTORICAL
    return modality


def _holds(words: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    for index, word in enumerate(words):
        for phrase in phrases:
            if phrase[0] == word and tuple(words[index : index + len(phrase)]) == phrase:
                return True
    return False
