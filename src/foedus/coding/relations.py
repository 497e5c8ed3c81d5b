"""How two parties are said to stand: rifts, alliances, ties that strengthen or fray."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.codebook.grammar import Grammar
from foedus.coding.attribution import chain_over, clause_of
from foedus.coding.clauses import Clause
from foedus.coding.events import Setting
from foedus.coding.inflections import Inflector, noun_forms
from foedus.coding.lines import Line, Participant
from foedus.coding.modality import ModalityReader
from foedus.coding.topics import TopicReader
from foedus.records import ActorKind, Change, Claim, ClaimKind, EvidenceSpan, Modality, content_id

REACH = 6  # words on either side in which an adjective or verb colours the noun
PARTY_REACH = 14  # words after the noun in which the parties stand
JOINED_REACH = 7  # words before the noun in which "X-Y" or "X and Y" stand
ADJECTIVE_REACH = 3  # words between the joined parties and the noun: "the X-Y trade and security alliance"
_TYING = frozenset({"and", "-", "–", "&", "the", "'s", "both", "/"})
_BREAKING = frozenset({"to", "of", "in", "for", "on", "with", "and", ",", "by", "from", "at"})
_LEADING = frozenset({"between", "among", "with", "for", "of", "to", "towards", "toward", "against"})
STRONG, MILD = 1.0, 0.5
_PARTY_KINDS = (
    ActorKind.COUNTRY,
    ActorKind.BODY,
    ActorKind.PERSON,
    ActorKind.INSTITUTION,
    ActorKind.OFFICE,
    ActorKind.GROUP,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A word of relation with its colour: `polarity` -1..1 and what it says of change."""

    index: int
    polarity: float
    change: Change | None
    word: str


class RelationReader:
    """Finds words of relation and the two parties they join."""

    def __init__(self, grammar: Grammar, inflector: Inflector, modalities: ModalityReader, topics: TopicReader) -> None:
        self._good = _nouns(grammar, "relations.good")
        self._bad = _nouns(grammar, "relations.bad")
        self._neutral = grammar.words("relations.neutral")
        self._good_states = grammar.words("relations.good_states")
        self._bad_states = grammar.words("relations.bad_states")
        self._good_words = grammar.words("relations.good_adjectives")
        self._bad_words = grammar.words("relations.bad_adjectives")
        self._improve = _verbs(grammar, "relations.improve", inflector)
        self._worsen = _verbs(grammar, "relations.worsen", inflector)
        self._heal = _verbs(grammar, "relations.heal", inflector)
        self._modalities, self._topics = modalities, topics

    def read(self, line: Line, setting: Setting) -> tuple[Claim, ...]:
        """One claim for each pair of parties that a relation word joins in this line."""
        claims: dict[tuple[str, ...], Claim] = {}
        for index, word in enumerate(line.lower):
            standing = self._standing(line, index, word)
            pair = self._pair(line, setting.clauses, index) if standing else None
            if standing is None or pair is None:
                continue
            claim = self._claim(line, setting, standing, pair)
            if claim.modality in (Modality.DEMANDED, Modality.CONDITIONAL):
                continue
            kept = claims.get(claim.about)
            if claim.polarity and (kept is None or abs(claim.polarity) > abs(kept.polarity or 0)):
                claims[claim.about] = claim
        return tuple(claims.values())

    def _standing(self, line: Line, index: int, word: str) -> Standing | None:
        failing = any(later in self._bad or later in self._worsen for later in line.lower[index + 1 :])
        near = line.lower[max(0, index - REACH) : index] + line.lower[index + 1 : index + 1 + REACH]
        change = self._change(near)
        if word in self._bad:
            eased = any(other in self._heal for other in near)
            return Standing(index, -MILD if eased else -STRONG, Change.FALL if not eased else Change.RISE, word)
        if word in self._good:
            worse = change is Change.FALL or failing or any(other in self._bad_words for other in near)
            return Standing(index, -STRONG if worse else STRONG, change, word)
        if word in self._good_states or word in self._bad_states:
            return self._state(line, index, word)
        if word in self._neutral:
            return self._coloured(index, word, near, change)
        return None

    def _state(self, line: Line, index: int, word: str) -> Standing:
        poor = word in self._bad_states or line.word(index - 1) in (
            "volatile",
            "unreliable",
            "former",
            "estranged",
            "reluctant",
        )
        return Standing(index, -MILD if poor else MILD, None, word)

    def _coloured(self, index: int, word: str, near: Sequence[str], change: Change | None) -> Standing | None:
        good = sum(other in self._good_words for other in near) + (change is Change.RISE)
        bad = sum(other in self._bad_words for other in near) + (change is Change.FALL)
        if good == bad:
            return None
        return Standing(index, STRONG if good > bad else -STRONG, change, word)

    def _change(self, near: Sequence[str]) -> Change | None:
        better, worse = any(w in self._improve for w in near), any(w in self._worsen for w in near)
        if better == worse:
            return None
        return Change.RISE if better else Change.FALL

    def _pair(self, line: Line, clauses: Sequence[Clause], index: int) -> tuple[Participant, Participant] | None:
        """The two parties that the words tie to the noun: "X-Y rift", "rift between X and Y", "X's alliance with Y"."""
        clause = clauses[clause_of(clauses, index)]
        before = self._parties(line, clause.first, index)
        after = self._parties(line, index + 1, min(len(line), index + 1 + PARTY_REACH))
        led = [party for party in after if _leads_to(line, index, party)]
        tied = self._tied(line, before, index) or self._tied_after(line, led, index)
        return tied or _two_codes([*before[:1], *led[:1]])

    def _tied(self, line: Line, before: Sequence[Participant], index: int) -> tuple[Participant, Participant] | None:
        """ "X-Y rift", "X and Y's alliance": joined parties that end right before the noun."""
        near = [party for party in before if index - party.last <= JOINED_REACH][-2:]
        is_state = line.lower[index] in self._good_states | self._bad_states
        if len(near) < 2 or index - near[1].last > (1 if is_state else ADJECTIVE_REACH):
            return None
        if any(word in _BREAKING for word in line.lower[near[1].last : index]):
            return None
        words = line.lower[near[0].last : near[1].first]
        return _two_codes(near) if len(words) <= 3 and all(word in _TYING for word in words) else None

    def _tied_after(self, line: Line, led: Sequence[Participant], index: int) -> tuple[Participant, Participant] | None:
        """ "rift between X and Y", "cornerstone of X-Y relations"."""
        if line.word(_preposition(line, index)) in ("between", "among"):
            return _two_codes(led)
        words = line.lower[led[0].last : led[1].first] if len(led) > 1 else ()
        return _two_codes(led[:2]) if words in (("-",), ("–",), ("and",)) else None

    def _parties(self, line: Line, first: int, last: int) -> list[Participant]:
        return [p for p in line.between(first, last) if p.mention.kind in _PARTY_KINDS and p.mention.code]

    def _claim(self, line: Line, setting: Setting, standing: Standing, pair: tuple[Participant, Participant]) -> Claim:
        clause = setting.clauses[clause_of(setting.clauses, standing.index)]
        modality = self._modalities.read(line, setting.clauses, clause, standing.index)
        about = tuple(party.mention.code or "" for party in pair)
        place = line.span(standing.index, standing.index + 1)
        return Claim(
            id=content_id("c", setting.document, "relation", place.start, *about),
            kind=ClaimKind.RELATION,
            value=None,
            low=None,
            high=None,
            unit=None,
            currency=None,
            measures=f"relation: {standing.word}",
            change=standing.change,
            approximate=False,
            when=next((time.when for time in setting.times), None),
            attribution=chain_over(line, setting.speeches, standing.index),
            modality=modality,
            domain=self._topics.domain(line, 0, len(line)),
            confidence=0.6 if abs(standing.polarity) == STRONG else 0.45,
            evidence=EvidenceSpan.cut(setting.document, line.text, line.sentence.span),
            about=about,
            polarity=standing.polarity,
            number=None,
        )


def _two_codes(parties: Sequence[Participant]) -> tuple[Participant, Participant] | None:
    """The first two parties if their codes differ and nothing else stands among them."""
    distinct: dict[str | None, Participant] = {}
    for party in parties:
        distinct.setdefault(party.mention.code, party)
    if len(distinct) != 2:
        return None
    left, right = sorted(distinct.values(), key=lambda party: (party.first, party.mention.code or ""))
    return left, right


def _preposition(line: Line, index: int) -> int:
    """The place of the preposition that follows the noun within three words, -1 where none does."""
    return next((place for place in range(index + 1, min(len(line), index + 4)) if line.lower[place] in _LEADING), -1)


def _leads_to(line: Line, index: int, party: Participant) -> bool:
    place = _preposition(line, index)
    return place >= 0 and place < party.first


def _nouns(grammar: Grammar, key: str) -> frozenset[str]:
    return frozenset(form for noun in grammar.listed(key) if " " not in noun for form in noun_forms(noun))


def _verbs(grammar: Grammar, key: str, inflector: Inflector) -> frozenset[str]:
    return frozenset(form for lemma in grammar.listed(key) for form in inflector.verb_forms(lemma))
