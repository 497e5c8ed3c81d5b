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


_PAST = (Form.PAST, Form.PAST_OR_PARTICIPLE)
_PARTICIPLE = (Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE, Form.BASE_OR_PAST)
_QUANTIFIERS = frozenset("all both several many some more most few dozens hundreds thousands others".split())
_PRONOUNS = frozenset("he she it they we i you who which that".split())
_AUXILIARIES = frozenset(["has", "have", "had", "having", "'ve"])
_NOUN_BEFORE = frozenset(
    "the a an this these those its their his our my your any such no every each another 's new recent".split()
)


class VoiceReader:
    """Decides by the words around the cue; None means that the cue is not used as an act here."""

    def __init__(self, grammar: Grammar, finite: frozenset[str]) -> None:
        self._finite = finite
        self._be = grammar.words("verbs.be")
        self._adverbs = grammar.words("clauses.adverbs") - self._be - _AUXILIARIES - {"to"}
        self._modals = grammar.words("clauses.modals")
        self._prepositions = grammar.words("clauses.prepositions")
        self._determiners = grammar.words("clauses.determiners")

    def read(self, line: Line, hit: Hit) -> Voice | None:
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

    def before(self, line: Line, index: int) -> str:
        """The nearest word before `index` that is no adverb."""
        return line.word(self._place_before(line, index))

    def _place_before(self, line: Line, index: int) -> int:
        place = index - 1
        while place >= 0 and self._is_adverb(line, place):
            place -= 1
        return place

    def _is_adverb(self, line: Line, place: int) -> bool:
        word = line.lower[place]
        return word in self._adverbs or (word.endswith("ly") and line.participant_at(place) is None)

    def _is_noun(self, line: Line, index: int) -> bool:
        before = line.word(index - 1)
        return before not in self._modals and before not in _PRONOUNS

    def _ing(self, line: Line, hit: Hit) -> Voice | None:
        before = self.before(line, hit.first)
        if before in _NOUN_BEFORE:
            return Voice.NOMINAL if len(line) > hit.last and line.word(hit.last) == "of" else None
        if self._is_in_noun_phrase(line, hit.first):
            return None
        return Voice.ACTIVE if self._can_lead_ing(line, hit, before) else None

    def _is_in_noun_phrase(self, line: Line, index: int) -> bool:
        """ "a bustling Lisbon meeting": an article, then nothing but what qualifies."""
        for place in range(index - 1, max(-1, index - 5), -1):
            word = line.lower[place]
            if word in ("a", "an", "the", "this"):
                return True
            if (
                word in self._prepositions
                or word in self._be
                or word in _AUXILIARIES
                or not word.isalpha()
                or word in self._finite
            ):
                return False
        return False

    def _can_lead_ing(self, line: Line, hit: Hit, before: str) -> bool:
        """ "a crisis devastating towns" is done by the crisis; an act needs "is", a comma, a preposition or a party."""
        if (
            before in self._be
            or before in self._prepositions
            or not before.isalpha()
            or before in ("and", "or", "but", "while", "by")
        ):
            return True
        return line.participant_at(self._place_before(line, hit.first)) is not None

    def _past(self, line: Line, hit: Hit) -> Voice | None:
        place = self._place_before(line, hit.first)
        before = line.word(place)
        if hit.form in _PARTICIPLE and before in self._be and not self._is_possessive(line, place):
            return Voice.PASSIVE
        if hit.form is Form.PARTICIPLE and before not in _AUXILIARIES:
            return Voice.PASSIVE if line.word(hit.last) == "by" else None
        if hit.form in _PARTICIPLE and before not in _AUXILIARIES and self._agent_follows(line, hit):
            return Voice.PASSIVE
        if before in _NOUN_BEFORE or before in self._prepositions:
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
        if line.word(hit.last) != "by" and line.word(hit.last) not in self._prepositions:
            return False
        for place in range(hit.last, min(len(line), hit.last + 5)):
            if line.lower[place] == "by":
                agent = line.between(place + 1, min(len(line), place + 7))
                return bool(agent) and not line.between(hit.last, place) and not line.word(place + 1).endswith("ing")
            if line.lower[place] in (",", ";", "."):
                return False
        return False

    def _is_possessive(self, line: Line, place: int) -> bool:
        """'s after a name is a genitive more often than "is"."""
        return line.word(place) == "'s"

    def _present(self, line: Line, hit: Hit) -> Voice | None:
        place = self._place_before(line, hit.first)
        before = line.word(place)
        if before in self._modals or before in _PRONOUNS or before in _QUANTIFIERS:
            return Voice.ACTIVE
        if before in _NOUN_BEFORE or before in self._prepositions or before in self._be or before in self._determiners:
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
        joined = place > 0 and any(line.lower[index] == "and" for index in range(max(0, place - 4), place))
        if party is not None and (joined or plural):
            return Voice.ACTIVE
        return Voice.ACTIVE if plural and place >= 0 and line.word(place - 1) not in self._prepositions else None

    def _has_verb_before(self, line: Line, place: int) -> bool:
        """The clause has its verb already: what follows is no second one."""
        for index in range(place - 1, max(-1, place - 9), -1):
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
