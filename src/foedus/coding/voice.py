"""Whether a cue word stands as a verb or a noun, and who does what in an active or passive verb."""

from __future__ import annotations

from enum import StrEnum

from foedus.codebook.grammar import Grammar
from foedus.coding.inflections import Form
from foedus.coding.lines import Line
from foedus.coding.patterns import Hit
from foedus.records import ActorKind, Via


class Voice(StrEnum):
    ACTIVE = "active"
    PASSIVE = "passive"
    NOMINAL = "nominal"


_PARTICIPLE = (Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE, Form.BASE_OR_PAST)
NOUN_PHRASE_REACH = 4  # words between "a" and the noun that it opens
AGENT_REACH = 5  # words after a participle in which its "by" can stand
AGENT_NAME = 6  # words after "by" in which the agent is named
VERB_REACH = 8  # words before a cue in which the clause's own verb can stand
JOINED_REACH = 4  # words before a plural subject in which its "and" can stand


class VoiceReader:
    """Decides by the words around the cue; None means that the cue is not used as an act here."""

    def __init__(self, grammar: Grammar, finite: frozenset[str]) -> None:
        self._finite = finite
        self._be = grammar.words("verbs.be")
        self._auxiliaries = grammar.words("voice.auxiliaries")
        self._adverbs = grammar.words("clauses.adverbs") - self._be - self._auxiliaries - {"to"}
        self._modals = grammar.words("clauses.modals")
        self._prepositions = grammar.words("clauses.prepositions")
        self._determiners = grammar.words("clauses.determiners")
        pronouns = grammar.words("voice.pronouns")
        self._noun_before = grammar.words("voice.noun_before")
        self._never_noun = self._modals | pronouns
        self._verb_before = self._never_noun | grammar.words("voice.quantifiers")
        self._never_verb = self._noun_before | self._prepositions | self._be | self._determiners
        self._out_of_noun_phrase = self._prepositions | self._be | self._auxiliaries | finite
        self._leads_ing = self._be | self._prepositions | {"and", "or", "but", "while", "by"}

    def read(self, line: Line, hit: Hit) -> Voice | None:
        """How the cue stands; None where it is not used as an act."""
        if hit.pattern.is_noun:
            return Voice.NOMINAL if self._is_noun(line, hit.first) else None
        if hit.pattern.led_by is not None:
            return Voice.PASSIVE if self._past(line, hit) is Voice.PASSIVE else None
        match hit.form:
            case Form.ING:
                return self._ing(line, hit)
            case Form.PAST | Form.PARTICIPLE | Form.PAST_OR_PARTICIPLE:
                return self._past(line, hit)
            case Form.BASE_OR_PAST:
                return self._present(line, hit) or self._past_of_base(line, hit)
            case _:
                return self._present(line, hit)

    def _place_before(self, line: Line, index: int) -> int:
        """The place of the nearest word before `index` that is no adverb."""
        place = index - 1
        while place >= 0 and self._is_adverb(line, place):
            place -= 1
        return place

    def _is_adverb(self, line: Line, place: int) -> bool:
        word = line.lower[place]
        return word in self._adverbs or (word.endswith("ly") and line.participant_at(place) is None)

    def _is_noun(self, line: Line, index: int) -> bool:
        return line.word(index - 1) not in self._never_noun

    def _ing(self, line: Line, hit: Hit) -> Voice | None:
        place = self._place_before(line, hit.first)
        if line.word(place) in self._noun_before:
            return Voice.NOMINAL if len(line) > hit.last and line.word(hit.last) == "of" else None
        if self._is_in_noun_phrase(line, hit.first):
            return None
        return Voice.ACTIVE if self._can_lead_ing(line, place) else None

    def _is_in_noun_phrase(self, line: Line, index: int) -> bool:
        """ "a bustling Lisbon meeting": an article, then nothing but what qualifies."""
        for place in range(index - 1, max(-1, index - 1 - NOUN_PHRASE_REACH), -1):
            word = line.lower[place]
            if word in ("a", "an", "the", "this"):
                return True
            if word in self._out_of_noun_phrase or not word.isalpha():
                return False
        return False

    def _can_lead_ing(self, line: Line, place: int) -> bool:
        """ "a crisis devastating towns" is done by the crisis; an act needs "is", a comma, a preposition or a party."""
        before = line.word(place)
        if before in self._leads_ing or not before.isalpha():
            return True
        return line.participant_at(place) is not None

    def _past(self, line: Line, hit: Hit) -> Voice | None:
        before = line.word(self._place_before(line, hit.first))
        # 's after a name is a genitive more often than "is"
        if hit.form in _PARTICIPLE and before in self._be and before != "'s":
            return Voice.PASSIVE
        is_perfect = before in self._auxiliaries
        if hit.form is Form.PARTICIPLE and not is_perfect:
            return Voice.PASSIVE if line.word(hit.last) == "by" else None
        if hit.form in _PARTICIPLE and not is_perfect and self._agent_follows(line, hit):
            return Voice.PASSIVE
        if before in self._noun_before or before in self._prepositions:
            return None
        return Voice.ACTIVE

    def _past_of_base(self, line: Line, hit: Hit) -> Voice | None:
        """ "Spain cut its aid": a verb right after a party, or a participle after "was"."""
        place = self._place_before(line, hit.first)
        if line.word(place) in self._be:
            return Voice.PASSIVE
        party = line.participant_at(place)
        return Voice.ACTIVE if party is not None and not party.is_demonym else None

    def _agent_follows(self, line: Line, hit: Hit) -> bool:
        """ "sanctions imposed by", "troops sent in 2019 by": an agent, and no object in between."""
        if line.word(hit.last) not in self._prepositions:
            return False
        for place in range(hit.last, min(len(line), hit.last + AGENT_REACH)):
            word = line.lower[place]
            if word == "by":
                agent = line.between(place + 1, place + 1 + AGENT_NAME)
                return bool(agent) and not line.between(hit.last, place) and not line.word(place + 1).endswith("ing")
            if word in (",", ";", "."):
                return False
        return False

    def _present(self, line: Line, hit: Hit) -> Voice | None:
        place = self._place_before(line, hit.first)
        before = line.word(place)
        if before in self._verb_before:
            return Voice.ACTIVE
        if before in self._never_verb:
            return None
        if hit.form is Form.BASE:
            return self._base(line, place)
        return self._third(line, hit, place)

    def _base(self, line: Line, place: int) -> Voice | None:
        """A bare form is a verb after a plural subject, and in the second half of "X and Y"."""
        party = line.participant_at(place)
        if self._has_verb_before(line, place):
            return None
        plural = line.word(place).endswith("s") or line.word(place) in ("people", "police")
        if party is not None and party.mention.via is Via.DEMONYM and not plural:
            return None
        joined = "and" in line.lower[max(0, place - JOINED_REACH) : place]
        if party is not None and (joined or plural):
            return Voice.ACTIVE
        return Voice.ACTIVE if plural and place >= 0 and line.word(place - 1) not in self._prepositions else None

    def _has_verb_before(self, line: Line, place: int) -> bool:
        """The clause has its verb already: what follows is no second one."""
        for index in range(place - 1, max(-1, place - 1 - VERB_REACH), -1):
            if line.lower[index] in (",", ";", "and", "or", "that", "which", "who"):
                return False
            if line.lower[index] in self._finite and line.participant_at(index) is None:
                return True
        return False

    def _third(self, line: Line, hit: Hit, place: int) -> Voice | None:
        """A form in -s is a verb after a singular subject, a plural noun after an adjective."""
        party = line.participant_at(place)
        if party is None:
            known = line.word(place).isalpha() and place >= 0 and not line.word(place).endswith("s")
            return Voice.ACTIVE if known and self._object_follows(line, hit) else None
        if party.mention.via is Via.DEMONYM and party.mention.kind is ActorKind.COUNTRY:
            return None
        return Voice.ACTIVE

    def _object_follows(self, line: Line, hit: Hit) -> bool:
        after = line.word(hit.last)
        return (
            after in self._determiners or line.participant_at(hit.last) is not None or after in ("to", "that", "with")
        )
