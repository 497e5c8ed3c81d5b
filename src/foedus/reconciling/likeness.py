"""Says how likely it is that two documents go back to one text or one briefing, and by which signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, log1p
from typing import NamedTuple

from foedus.reconciling.bodies import Text
from foedus.reconciling.facts import Fact, shared_facts
from foedus.reconciling.overlaps import Match, find_matches, run_nats
from foedus.reconciling.passages import LEAST, Window, passage_in
from foedus.reconciling.rarity import Rarity
from foedus.reconciling.templates import shared_template
from foedus.records import FuzzyDate, SharedTrace

FACTS_CAP = 4.0
QUOTED_CAP = 15.0
SHORTEST = 6  # sentences that a document or passage counts at least, so that one shared line is no whole document
NEAR_DAYS, FAR_DAYS = 2, 60
LONE = 0.35  # one shared sentence is a quotation, not an origin, unless it is most of the document
MOST = 0.7
NEVER_CERTAIN = 0.9999


@dataclass(frozen=True, slots=True)
class Side:
    """One document of a pair: its text, its figures, and what each of its sentences holds in nats."""

    text: Text
    facts: tuple[Fact, ...]
    worth: tuple[float, ...]


class Signs(NamedTuple):
    """What speaks for one origin; 0 where nothing does."""

    told_alike: float  # log of what sentences share beyond chance
    share: float  # of the shorter document, or of the passage, that the other one tells too
    verbatim: float  # log of what stretches of the same words hold beyond chance
    facts: float  # odd figures told of the same thing
    quoted: float  # quotations that were not spoken in public
    template: float
    near: float
    far: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """Probability of one origin, with the sentences and figures that speak for it.

    `passages`: the stretch of the first and of the second document that goes back to it; None where all of it does.
    """

    probability: float
    matches: tuple[Match, ...]
    facts: tuple[tuple[Fact, Fact], ...]
    template: tuple[SharedTrace, ...]
    passages: tuple[Window | None, Window | None]

    @property
    def is_whole(self) -> bool:
        return self.passages == (None, None)


# Fitted on 20 Nov 2026 by scripts/fit_origins.py on the first generated newsroom: 2,026 pairs on one topic, 473 of one
# origin. The template never occurs there and keeps what was set by hand.
BIAS = -3.8
WEIGHTS = Signs(told_alike=1.35, share=3.45, verbatim=0.27, facts=1.76, quoted=1.35, template=0.8, near=1.2, far=-1.2)


def likeness(first: Side, second: Side, rarity: Rarity) -> Likeness:
    """Logistic score of the signs of two documents."""
    told = tuple(match for match in find_matches(first.text, second.text, rarity) if match.free + match.quoted > 0)
    passages = _passages(first, second, told)
    matches = tuple(match for match in told if _inside(match, passages))
    facts = shared_facts(first.facts, second.facts)
    template = shared_template(first.text.document, second.text.document)
    signs = _signs(first, second, matches, facts, template, passages, rarity)
    probability = _probability(signs)
    if _is_lone(first.text, matches, facts, passages) and signs.share < MOST:
        probability = min(probability, LONE)
    return Likeness(probability, matches, facts, template, passages)


def signs_of(first: Side, second: Side, rarity: Rarity) -> Signs:
    """The signs of a pair alone, to fit their weights on."""
    alike = likeness(first, second, rarity)
    return _signs(first, second, alike.matches, alike.facts, alike.template, alike.passages, rarity)


def _passages(first: Side, second: Side, told: Sequence[Match]) -> tuple[Window | None, Window | None]:
    here = passage_in(len(first.worth), [(match.here, match.raw) for match in told])
    there = passage_in(len(second.worth), [(match.there, match.raw) for match in told])
    return here, there


def _inside(match: Match, passages: tuple[Window | None, Window | None]) -> bool:
    here, there = passages
    return (here is None or here.holds(match.here)) and (there is None or there.holds(match.there))


def _signs(
    first: Side,
    second: Side,
    matches: Sequence[Match],
    facts: Sequence[tuple[Fact, Fact]],
    template: Sequence[SharedTrace],
    passages: tuple[Window | None, Window | None],
    rarity: Rarity,
) -> Signs:
    shorter = min(_held(first, passages[0]), _held(second, passages[1]))
    days = first.text.document.published, second.text.document.published
    return Signs(
        told_alike=log1p(fsum(match.free for match in matches) / 10),
        share=min(1.0, fsum(match.raw for match in matches) / shorter) if shorter else 0.0,
        verbatim=log1p(fsum(run_nats(first.text, second.text, match, rarity) for match in matches) / 10),
        facts=min(FACTS_CAP, fsum(fact.weight / (1 + rarity.elsewhere(fact.key)) for fact, _ in facts)),
        quoted=min(QUOTED_CAP, fsum(match.quoted for match in matches)) / 10,
        template=float(bool(template)),
        near=float(_are_near(*days)),
        far=float(_are_far(*days)),
    )


def _held(side: Side, passage: Window | None) -> float:
    """What a document, or its passage, holds; a short one as if it had `SHORTEST` sentences."""
    worth = side.worth[passage.first : passage.last] if passage else side.worth
    return fsum(worth) * max(1.0, SHORTEST / len(worth)) if worth else 0.0


def _probability(signs: Signs) -> float:
    logit = BIAS + fsum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))
    return round(min(NEVER_CERTAIN, 1 / (1 + exp(-logit))), 4)


def _is_lone(
    text: Text,
    matches: Sequence[Match],
    facts: Sequence[tuple[Fact, Fact]],
    passages: tuple[Window | None, Window | None],
) -> bool:
    """What is shared stands within one sentence, or within too few to make a passage."""
    told = [text.span(match.here) for match in matches]
    apart = [
        fact for fact, _ in facts if fact.weight >= 1 and not any(fact.evidence.span.overlaps(one) for one in told)
    ]
    return len(matches) + len(apart) < (2 if passages == (None, None) else LEAST)


def _are_near(first: FuzzyDate, second: FuzzyDate) -> bool:
    return first.is_dated and second.is_dated and first.may_meet(second, NEAR_DAYS)


def _are_far(first: FuzzyDate, second: FuzzyDate) -> bool:
    return first.is_dated and second.is_dated and not first.may_meet(second, FAR_DAYS)
