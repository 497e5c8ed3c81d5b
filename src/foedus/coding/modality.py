"""Whether an act is told as fact, plan, possibility, demand, denial or history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from foedus.codebook.grammar import Grammar
from foedus.coding.clauses import Clause, ClauseKind
from foedus.coding.lines import Line
from foedus.coding.phrases import plain
from foedus.records import FuzzyDate, Modality, TimeMention

NEGATION_REACH = 3  # words right before a verb in which its "not" or "never" stands
REACH = 7  # words before the cue in which its auxiliary can stand
ADVICE_REACH = 5  # words before the cue in which "should" governs it
FUTURE_REACH = 4  # the same for "will"
PRESCRIBING_REACH = 4  # words before "essential" in which its verb can stand
OPENING = 4  # words of a sentence in which "in the event of" opens it
VERB_BEHIND = 14  # words behind a figure in which the verb stands whose subject it is
REPORT_REACH = 2  # words before a reported clause in which "denied that" stands
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
        self._measuring = grammar.words("modality.measuring")
        self._forecasts = grammar.words("modality.forecasts")
        self._before_figure = grammar.words("modality.before_figure")
        self._finite = grammar.words("verbs.be") | grammar.words("verbs.have")
        self._inverted = grammar.words("modality.inverted")
        self._conditionals = grammar.words("modality.conditionals")
        self._openers = self._conditionals - grammar.words("modality.often_no_condition")
        self._conditional_phrases = plain(words for words in grammar.phrases("modality.conditionals") if len(words) > 1)

    def read(self, line: Line, clauses: Sequence[Clause], clause: Clause, index: int) -> Modality:
        """The modality of the act whose cue begins at word `index`; history needs the dates, see `as_history`."""
        if self._is_conditional(line, clauses, clause):
            return Modality.CONDITIONAL
        # "can use X to mend Y": the doubt of the main verb holds for the purpose too
        is_purpose = line.word(index - 1) == "to"
        before = _words(line, clause.first if is_purpose else max(clause.first, index - REACH), index)
        if not self._advice.isdisjoint(before[-ADVICE_REACH:]) or self._is_prescribed(line, index):
            return Modality.DEMANDED
        return self._by_words(line, before)

    def of_figure(self, line: Line, clauses: Sequence[Clause], clause: Clause, index: int) -> Modality:
        """The modality of a figure: its verb stands anywhere before it in the clause, or behind its own subject."""
        if self._is_conditional(line, clauses, clause):
            return Modality.CONDITIONAL
        reach = REPORT_REACH if clause.kind is ClauseKind.CONTENT else 0
        before = _words(line, max(0, clause.first - reach), index)
        advice = self._advice - self._measuring
        if not advice.isdisjoint(before[-ADVICE_REACH:]) or self._is_prescribed(line, index):
            return Modality.DEMANDED
        told = self._by_words(line, before)
        if told is not Modality.ASSERTED:
            return told
        return Modality.PLANNED if not self._forecasts.isdisjoint(before) else self._as_subject(line, clause, index)

    def _by_words(self, line: Line, before: Sequence[str]) -> Modality:
        """Denied, doubted, planned or told as fact, by the words before an act or a figure."""
        if self._denies(before):
            return Modality.DENIED
        if line.is_question or not self.hedges.isdisjoint(before) or self._hedge_phrases.stand_in(before):
            return Modality.HEDGED
        if not self._future.isdisjoint(before[-FUTURE_REACH:]) or self._future_phrases.stand_in(before):
            return Modality.PLANNED
        return Modality.ASSERTED

    def _as_subject(self, line: Line, clause: Clause, index: int) -> Modality:
        """ "About 900 guards would be hired": a figure that opens its clause is as doubtful as the verb behind it.

        Not so "the 900 guards would leave": they are there.
        """
        opening = line.lower[clause.first : index]
        opening = opening[max((at + 1 for at, word in enumerate(opening) if word == ","), default=0) :]
        if any(word not in self._before_figure and not word[0].isdigit() for word in opening):
            return Modality.ASSERTED
        behind = _words(line, index, min(clause.last, index + VERB_BEHIND))
        ends = (at for at, word in enumerate(behind) if word in self._finite or word.endswith("ed"))
        subject = behind[: next(ends, len(behind)) + 3]
        if not self.hedges.isdisjoint(subject):
            return Modality.HEDGED
        is_ahead = not self._future.isdisjoint(subject) or self._future_phrases.stand_in(subject)
        return Modality.PLANNED if is_ahead else Modality.ASSERTED

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


def _words(line: Line, first: int, last: int) -> tuple[str, ...]:
    """Words in small letters; the month of May keeps its capital, so that it is no "may"."""
    if "may" not in line.vocabulary:
        return line.lower[first:last]
    return tuple(line.words[at] if at and line.words[at] == "May" else line.lower[at] for at in range(first, last))


def as_history(modality: Modality, times: Sequence[TimeMention], published: FuzzyDate) -> Modality:
    """Asserted acts whose own date lies more than a year before the document are historical."""
    if modality is not Modality.ASSERTED or published.earliest is None:
        return modality
    dated = [time.when.latest for time in times if time.when.latest is not None]
    if dated and max(dated) < published.earliest - LONG_PAST:
        return Modality.HISTORICAL
    return modality
