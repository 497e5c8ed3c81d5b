"""Puts into words how each pair of actors stands, and which source would have the reader believe what."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.assessing.estimating import chance_of_sign, word_for
from foedus.assessing.naming import Naming, listed, publisher, sentence, spread_out
from foedus.assessing.weighing import weighed
from foedus.records import EvidenceSpan, Finding, FindingKind, RelationState, SourceView, content_id
from foedus.records.standings import side, signed, standing

# One witness makes nothing more than likely, two nothing almost certain, however firmly they speak.
_MOST_SURE = {1: 0.79, 2: 0.94}
_DISPUTED = 0.79  # nor is anything more than likely that a source denies
OF_CONTESTED, OF_SETTLED, OF_THIN = 0.8, 0.4, 0.15
PER_ORIGIN, ORIGINS_CAP = 0.06, 3
A_DOMAIN = -0.1  # one policy field matters less than the whole relation
FEWEST = 2  # signals from which a pair that was not asked about is worth a sentence
NAMED = 2  # sources named on one side of a disagreement
MOST = 60  # findings of this kind; a pile of thousands has thousands of pairs


def relation_findings(relations: Sequence[RelationState], naming: Naming, about: Sequence[str]) -> list[Finding]:
    """One finding for each pair of actors; two where both directions differ; domains only where they are contested."""
    whole = [
        state
        for state in relations
        if state.period.is_unknown and state.domain is None and _is_worth_telling(state, about)
    ]
    by_pair: dict[tuple[str, str], list[RelationState]] = {}
    for state in whole:
        by_pair.setdefault(state.dyad.undirected, []).append(state)
    found = [finding for pair in sorted(by_pair) for finding in _of_pair(by_pair[pair], naming, about)]
    found += [
        _contested([state], naming, about)
        for state in relations
        if state.domain and state.contested and _is_first(state)
    ]
    return sorted(found, key=lambda finding: (-finding.weight, finding.id))[:MOST]


def _is_worth_telling(state: RelationState, about: Sequence[str]) -> bool:
    """Somebody asked about it, or more than one report bears it out."""
    asked = bool({state.dyad.actor, state.dyad.recipient} & set(about))
    return not about or asked or len(state.signals) >= FEWEST


def _is_first(state: RelationState) -> bool:
    return (state.dyad.actor, state.dyad.recipient) == state.dyad.undirected


def _of_pair(states: Sequence[RelationState], naming: Naming, about: Sequence[str]) -> list[Finding]:
    if any(state.contested for state in states):
        return [_contested(states, naming, about)]
    if len({side(state.score) for state in states}) == 1:
        return [_settled(states, naming, about)]
    return [_settled([state], naming, about) for state in states]


def _contested(states: Sequence[RelationState], naming: Naming, about: Sequence[str]) -> Finding:
    """Which sources imply what: those whose interval leaves out zero on either side, the clearest first.

    Of two directions alike, the one that the state board shows for both.
    """
    state = max(states, key=lambda state: (state.contested, len(state.views), _is_first(state)))
    warm = sorted(state.views, key=lambda view: (view.low <= 0, -len(view.signals), -view.low, view.source))
    cold = sorted(state.views, key=lambda view: (view.high >= 0, -len(view.signals), view.high, view.source))
    first, second = (naming.actor(code) for code in state.dyad.undirected)
    field = f" in {state.domain.value}" if state.domain else ""
    told = (
        f"sources contradict each other on {first} and {second}{field}: "
        f"{_camp([view for view in warm if view.low > 0] or warm[:1], naming, 'relation')}, "
        f"but {_camp([view for view in cold if view.high < 0] or cold[:1], naming, 'one')}"
    )
    base = OF_CONTESTED + (A_DOMAIN if state.domain else 0.0)
    evidence = spread_out([*_strongest(warm[0], 1)[:3], *_strongest(cold[0], -1)[:3]])
    return _finding(told, "", weighed(base, state.dyad.undirected, about), states, evidence)


def _camp(views: Sequence[SourceView], naming: Naming, noun: str) -> str:
    """Sources that imply the same, with the range of what they imply."""
    names = listed([naming.source(view) for view in views], NAMED)
    scores = sorted(view.score for view in views)
    low, high = signed(scores[0]), signed(scores[-1])
    verb = "imply" if len(views) > 1 else "implies"
    ranged = low if low == high else f"{low} to {high}"
    words = " to ".join(dict.fromkeys(standing(score) for score in (scores[0], scores[-1])))
    return f"{names} {verb} a {words} {noun} ({ranged})"


def _settled(states: Sequence[RelationState], naming: Naming, about: Sequence[str]) -> Finding:
    """How a pair stands, with the weaker of both directions deciding how sure that is."""
    state = max(states, key=lambda state: (bool(_dissent(state)), abs(state.score), state.id))
    first, second = _ends(states, naming)
    subject = (
        f"relations between {first} and {second} read"
        if len(states) > 1
        else f"the conduct of {first} towards {second} reads"
    )
    origins = "one origin alone" if state.origins == 1 else f"{state.origins} independent origins"
    told = (
        f"{subject} as {standing(state.score)}: {signed(state.score)} on a scale from −10 to +10, "
        f"by {origins}{_dissent(state)}"
    )
    sure = min(chance_of_sign(one.score, one.low, one.high) for one in states)
    confidence = word_for(min(sure, _most_sure(states))) if side(state.score) else ""
    base = OF_THIN if len(state.signals) < 2 else OF_SETTLED
    weight = weighed(base + PER_ORIGIN * min(ORIGINS_CAP, state.origins - 1), state.dyad.undirected, about)
    spans = [span for one in states for span in _by_force(one)]
    return _finding(told, confidence, weight, states, spread_out(spans))


def _most_sure(states: Sequence[RelationState]) -> float:
    if any(_dissent(state) for state in states):
        return _DISPUTED
    return _MOST_SURE.get(min(state.origins for state in states), 0.99)


def _dissent(state: RelationState) -> str:
    """The source that implies the opposite most clearly, if one does."""
    own = side(state.score)
    against = [view for view in state.views if own and side(view.score) == -own]
    if not against:
        return ""
    far = max(against, key=lambda view: (abs(view.score), view.source))
    return f", though {publisher(far.source)} alone implies {standing(far.score)} ones ({signed(far.score)})"


def _ends(states: Sequence[RelationState], naming: Naming) -> tuple[str, str]:
    dyad = states[0].dyad
    codes = dyad.undirected if len(states) > 1 else (dyad.actor, dyad.recipient)
    return naming.actor(codes[0]), naming.actor(codes[1])


def _by_force(state: RelationState) -> list[EvidenceSpan]:
    """Passages of the signals that move the score most, first."""
    ranked = sorted(state.signals, key=lambda signal: (-abs(signal.score) * signal.weight, signal.record))
    return [span for signal in ranked for span in signal.evidence]


def _strongest(view: SourceView, sign: int) -> list[EvidenceSpan]:
    ranked = sorted(view.signals, key=lambda signal: (-sign * signal.score * signal.weight, signal.record))
    return [span for signal in ranked for span in signal.evidence]


def _finding(
    told: str, confidence: str, weight: float, states: Sequence[RelationState], evidence: tuple[EvidenceSpan, ...]
) -> Finding:
    about = tuple(sorted(state.id for state in states))
    return Finding(
        content_id("finding", told, *about), FindingKind.RELATION, sentence(told), confidence, weight, about, evidence
    )
