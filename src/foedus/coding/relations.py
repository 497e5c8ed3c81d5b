"""How two parties are said to stand: rifts, alliances, ties that strengthen or fray."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.codebook.grammar import Grammar
from foedus.coding.inflections import Inflector, noun_forms
from foedus.coding.lines import Line, Participant
from foedus.coding.settings import Setting, Tools
from foedus.coding.speeches import chain_over
from foedus.records import ActorKind, Change, Claim, ClaimKind, EvidenceSpan, Modality, content_id

REACH = 6  # words on either side in which an adjective or verb colours the noun
PARTY_REACH = 14  # words after the noun in which the parties stand
JOINED_REACH = 7  # words before the noun in which "X-Y" or "X and Y" stand
ADJECTIVE_REACH = 3  # words between the joined parties and the noun: "the X-Y trade and security alliance"
PREPOSITION_REACH = 3  # words after the noun in which its preposition stands
TYING_WORDS = 3  # words between two parties that are tied
STRONG, MILD = 1.0, 0.5
CONFIDENCE = {STRONG: 0.6, MILD: 0.45}
_PARTY_KINDS = (
    ActorKind.COUNTRY,
    ActorKind.BODY,
    ActorKind.PERSON,
    ActorKind.INSTITUTION,
    ActorKind.OFFICE,
    ActorKind.GROUP,
)
Pair = tuple[Participant, Participant]


@dataclass(frozen=True, slots=True)
class Standing:
    """A word of relation with its colour: `polarity` -1..1 and what it says of change."""

    index: int
    polarity: float
    change: Change | None
    word: str


class RelationReader:
    """Finds words of relation and the two parties they join."""

    def __init__(self, tools: Tools) -> None:
        grammar, self._modalities = tools.grammar, tools.modalities
        self._good, self._bad = _nouns(grammar, "relations.good"), _nouns(grammar, "relations.bad")
        self._neutral = grammar.words("relations.neutral")
        self._bad_states = grammar.words("relations.bad_states")
        self._states = grammar.words("relations.good_states") | self._bad_states
        self._good_words = grammar.words("relations.good_adjectives")
        self._bad_words = grammar.words("relations.bad_adjectives")
        self._improve = _verbs(grammar, "relations.improve", tools.inflector)
        self._worsen = _verbs(grammar, "relations.worsen", tools.inflector)
        self._heal = _verbs(grammar, "relations.heal", tools.inflector)
        self._souring = grammar.words("relations.souring")
        self._tying = grammar.words("relations.tying")
        self._parting = grammar.words("relations.parting")
        self._leading = grammar.words("relations.leading")
        self._telling = self._good | self._bad | self._neutral | self._states

    def read(self, line: Line, setting: Setting) -> tuple[Claim, ...]:
        """One claim for each pair of parties that a relation word joins in this line."""
        if len(line.participants) < 2 or self._telling.isdisjoint(line.vocabulary):
            return ()
        claims: dict[tuple[str, ...], Claim] = {}
        for index, word in enumerate(line.lower):
            standing = self._standing(line, index) if word in self._telling else None
            pair = self._pair(line, setting, index) if standing else None
            if standing is None or pair is None:
                continue
            claim = self._claim(line, setting, standing, pair)
            if claim.modality in (Modality.DEMANDED, Modality.CONDITIONAL):
                continue
            kept = claims.get(claim.about)
            if claim.polarity and (kept is None or abs(claim.polarity) > abs(kept.polarity or 0)):
                claims[claim.about] = claim
        return tuple(claims.values())

    def _standing(self, line: Line, index: int) -> Standing | None:
        """What the word of relation at `index` says with the words around it."""
        word = line.lower[index]
        if line.lower[index + 1 : index + 1 + REACH].count("not") and line.word(index + 3) == "without":
            return None  # "is not without obstacles" neither praises nor blames
        near = line.lower[max(0, index - REACH) : index] + line.lower[index + 1 : index + 1 + REACH]
        if word in self._bad:
            is_eased = not self._heal.isdisjoint(near)
            return Standing(index, -MILD if is_eased else -STRONG, Change.RISE if is_eased else Change.FALL, word)
        change = self._change(near)
        if word in self._good:
            after = line.lower[index + 1 :]
            is_failing = not (self._bad.isdisjoint(after) and self._worsen.isdisjoint(after))
            is_worse = change is Change.FALL or is_failing or not self._bad_words.isdisjoint(near)
            return Standing(index, -STRONG if is_worse else STRONG, change, word)
        if word in self._states:
            is_poor = word in self._bad_states or line.word(index - 1) in self._souring
            return Standing(index, -MILD if is_poor else MILD, None, word)
        return self._coloured(index, word, near, change)

    def _coloured(self, index: int, word: str, near: Sequence[str], change: Change | None) -> Standing | None:
        good = sum(other in self._good_words for other in near) + (change is Change.RISE)
        bad = sum(other in self._bad_words for other in near) + (change is Change.FALL)
        if good == bad:
            return None
        return Standing(index, STRONG if good > bad else -STRONG, change, word)

    def _change(self, near: Sequence[str]) -> Change | None:
        is_better, is_worse = not self._improve.isdisjoint(near), not self._worsen.isdisjoint(near)
        if is_better == is_worse:
            return None
        return Change.RISE if is_better else Change.FALL

    def _pair(self, line: Line, setting: Setting, index: int) -> Pair | None:
        """The two parties that the words tie to the noun: "X-Y rift", "rift between X and Y", "X's alliance with Y"."""
        preposition = self._preposition(line, index)
        before = self._parties(line, setting.clause_at(index).first, index)
        after = self._parties(line, index + 1, index + 1 + PARTY_REACH)
        led = [party for party in after if -1 < preposition < party.first]
        tied = self._tied(line, before, index) or self._tied_after(line, led, preposition)
        return tied or _two_codes([*before[:1], *led[:1]])

    def _preposition(self, line: Line, index: int) -> int:
        """The place of the preposition that follows the noun, -1 where none does."""
        near = range(index + 1, min(len(line), index + 1 + PREPOSITION_REACH))
        return next((place for place in near if line.lower[place] in self._leading), -1)

    def _tied(self, line: Line, before: Sequence[Participant], index: int) -> Pair | None:
        """ "X-Y rift", "X and Y's alliance": joined parties that end right before the noun."""
        near = [party for party in before if index - party.last <= JOINED_REACH][-2:]
        reach = 1 if line.lower[index] in self._states else ADJECTIVE_REACH
        if len(near) < 2 or index - near[1].last > reach:
            return None
        if not self._parting.isdisjoint(line.lower[near[1].last : index]):
            return None
        words = line.lower[near[0].last : near[1].first]
        return _two_codes(near) if len(words) <= TYING_WORDS and self._tying.issuperset(words) else None

    def _tied_after(self, line: Line, led: Sequence[Participant], preposition: int) -> Pair | None:
        """ "rift between X and Y", "cornerstone of X-Y relations"."""
        if line.word(preposition) in ("between", "among"):
            return _two_codes(led)
        words = line.lower[led[0].last : led[1].first] if len(led) > 1 else ()
        return _two_codes(led[:2]) if words in (("-",), ("–",), ("and",)) else None

    def _parties(self, line: Line, first: int, last: int) -> list[Participant]:
        return [p for p in line.between(first, last) if p.mention.kind in _PARTY_KINDS and p.mention.code]

    def _claim(self, line: Line, setting: Setting, standing: Standing, pair: Pair) -> Claim:
        clause = setting.clause_at(standing.index)
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
            domain=setting.topics.main_domain(),
            confidence=CONFIDENCE[abs(standing.polarity)],
            evidence=EvidenceSpan.cut(setting.document, line.text, line.sentence.span),
            about=about,
            polarity=standing.polarity,
        )


def _two_codes(parties: Sequence[Participant]) -> Pair | None:
    """The first two parties if their codes differ and nothing else stands among them."""
    distinct: dict[str | None, Participant] = {}
    for party in parties:
        distinct.setdefault(party.mention.code, party)
    if len(distinct) != 2:
        return None
    left, right = sorted(distinct.values(), key=lambda party: (party.first, party.mention.code or ""))
    return left, right


def _nouns(grammar: Grammar, key: str) -> frozenset[str]:
    return frozenset(form for noun in grammar.listed(key) if " " not in noun for form in noun_forms(noun))


def _verbs(grammar: Grammar, key: str, inflector: Inflector) -> frozenset[str]:
    return frozenset(form for lemma in grammar.listed(key) for form in inflector.verb_forms(lemma))
