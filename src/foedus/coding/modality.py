"""Whether an act is told as fact, plan, possibility, demand, denial or history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from foedus.codebook.grammar import Grammar
from foedus.coding.clauses import Clause
from foedus.coding.lines import Line
from foedus.coding.phrases import plain
from foedus.records import FuzzyDate, Modality, TimeMention

NEGATION_REACH = 3  # words right before a verb in which its "not" or "never" stands
REACH = 7  # words before the cue in which its auxiliary can stand
ADVICE_REACH = 5  # words before the cue in which "should" governs it
FUTURE_REACH = 4  # the same for "will"
PRESCRIBING_REACH = 4  # words before "essential" in which its verb can stand
OPENING = 4  # words of a sentence in which "in the event of" opens it
DENIAL_TOKENS = 12  # "It had not." is short, marks included
LONG_PAST = timedelta(days=366)  # an act dated more than a year before its document is history, not news


class ModalityReader:
    """Reads auxiliaries, hedges, negations and conditions around a cue."""

    def __init__(self, grammar: Grammar) -> None:
        self._prescribing = grammar.words("verbs.be") | grammar.words("modality.prescribing")
        self._prescribed = grammar.words("modality.prescribed")
        self._future = grammar.words("modality.future")
        self._future_phrases = plain(grammar.phrases("modality.future_phrases"))
        self.hedges = grammar.words("modality.hedges")
        self._hedge_phrases = plain(grammar.phrases("modality.hedge_phrases"))
        self._negations = grammar.words("modality.negations")
        self._negation_phrases = plain(grammar.phrases("modality.negation_phrases"))
        self._no_negations = plain(grammar.phrases("modality.no_negations"))
        self._taking_back = grammar.words("modality.taking_back")
        self._advice = grammar.words("modality.advice")
        self._inverted = grammar.words("modality.inverted")
        self._conditionals = grammar.words("modality.conditionals")
        self._openers = self._conditionals - grammar.words("modality.often_no_condition")
        self._conditional_phrases = plain(words for words in grammar.phrases("modality.conditionals") if len(words) > 1)

    def read(
        self, line: Line, clauses: Sequence[Clause], clause: Clause, index: int, *, wide: bool = False
    ) -> Modality:
        """The modality of the act whose cue begins at word `index`; history needs the dates, see `as_history`.

        `wide`: `index` is no verb but a figure, whose verb can stand anywhere before it in the clause.
        """
        if self._is_conditional(line, clauses, clause):
            return Modality.CONDITIONAL
        # "can use X to mend Y": the doubt of the main verb holds for the purpose too
        is_purpose = line.word(index - 1) == "to"
        before = line.lower[clause.first if is_purpose or wide else max(clause.first, index - REACH) : index]
        if not self._advice.isdisjoint(before[-ADVICE_REACH:]) or self._is_prescribed(line, index):
            return Modality.DEMANDED
        if self._denies(before):
            return Modality.DENIED
        if line.is_question or not self.hedges.isdisjoint(before) or self._hedge_phrases.stand_in(before):
            return Modality.HEDGED
        if not self._future.isdisjoint(before[-FUTURE_REACH:]) or self._future_phrases.stand_in(before):
            return Modality.PLANNED
        return Modality.ASSERTED

    def is_bare_denial(self, line: Line) -> bool:
        """ "It had not.", "They did not.": the whole sentence takes back the one before."""
        if len(line) > DENIAL_TOKENS or self._taking_back.isdisjoint(line.vocabulary):
            return False
        words = [word for word in line.lower if word[0].isalnum() or word == "n't"]
        return 3 <= len(words) <= 4 and words[-1] in ("not", "n't") and words[0] in self._taking_back

    def is_hedged(self, line: Line) -> bool:
        """The sentence has a word of doubt."""
        return not self.hedges.isdisjoint(line.vocabulary) or bool(self._hedge_phrases.find(line))

    def is_negated(self, line: Line, index: int) -> bool:
        """A negation stands right before the verb at word `index`."""
        return self._denies(line.lower[max(0, index - NEGATION_REACH) : index])

    def _denies(self, words: Sequence[str]) -> bool:
        """A negation among `words` that negates: "not only" and "no doubt" do not."""
        if self._negation_phrases.stand_in(words):
            return True
        return not self._negations.isdisjoint(words) and not self._no_negations.stand_in(words)

    def _is_prescribed(self, line: Line, index: int) -> bool:
        """ "Deepening the dialogue is essential": the sentence prescribes what stands before its verb."""
        if self._prescribed.isdisjoint(line.vocabulary):
            return False
        for place in range(index + 1, len(line)):
            verbs = line.lower[max(0, place - PRESCRIBING_REACH) : place]
            if line.lower[place] in self._prescribed and not self._prescribing.isdisjoint(verbs):
                return not line.lower[index].endswith("ed")
        return False

    def _is_conditional(self, line: Line, clauses: Sequence[Clause], clause: Clause) -> bool:
        """The clause opens with a condition, or hangs on one that opens the sentence."""
        first = line.word(clause.first)
        if clause.opener in self._conditionals or first in self._openers:
            return True
        if clause is clauses[0] and first in self._inverted:
            return True
        if clause.opener == "," and clauses[0].opener in self._conditionals:
            return True
        return self._conditional_phrases.stand_in(line.lower[clauses[0].first : clauses[0].first + OPENING])


def as_history(modality: Modality, times: Sequence[TimeMention], published: FuzzyDate) -> Modality:
    """Asserted acts whose own date lies more than a year before the document are historical."""
    if modality is not Modality.ASSERTED or published.earliest is None:
        return modality
    dated = [time.when.latest for time in times if time.when.latest is not None]
    if dated and max(dated) < published.earliest - LONG_PAST:
        return Modality.HISTORICAL
    return modality
