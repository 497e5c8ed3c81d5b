"""What does not fit: offices and memberships that clash with the date, and what bounds the undated documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from foedus.briefing.materials import Materials, Publisher, title_of
from foedus.briefing.passages import Excerpt, excerpt
from foedus.briefing.sentences import CitedSentence, as_sentence
from foedus.briefing.times import written
from foedus.records import Bound, Conflict, ConflictKind, Dating, FuzzyDate
from foedus.records.dates import days_in_words

MOST_CONFLICTS = 30
MOST_UNDATED = 20
MOST_BOUNDS = 4
SAID = {
    ConflictKind.ROLE: "office",
    ConflictKind.MEMBERSHIP: "membership",
    ConflictKind.STALE: "out of date",
}


@dataclass(frozen=True, slots=True)
class Misfit:
    kind: str
    name: str
    publisher: Publisher
    quote: Excerpt
    sentence: CitedSentence


@dataclass(frozen=True, slots=True)
class Undated:
    """A document without a date, and the days between which its own words put it."""

    title: str
    publisher: Publisher
    bounds: str
    sentences: tuple[CitedSentence, ...]


@dataclass(frozen=True, slots=True)
class Misfits:
    shown: tuple[Misfit, ...]
    more: int
    undated: tuple[Undated, ...]
    more_undated: int


def misfits(materials: Materials) -> Misfits:
    conflicts = materials.ledger.conflicts
    undated = [dating for dating in materials.ledger.datings if dating.published.is_unknown]
    return Misfits(
        tuple(_misfit(materials, conflict) for conflict in conflicts[:MOST_CONFLICTS]),
        max(0, len(conflicts) - MOST_CONFLICTS),
        tuple(_undated(materials, dating) for dating in undated[:MOST_UNDATED]),
        max(0, len(undated) - MOST_UNDATED),
    )


def _misfit(materials: Materials, conflict: Conflict) -> Misfit:
    evidence = (conflict.evidence, *conflict.against)
    return Misfit(
        kind=SAID[conflict.kind],
        name=conflict.name,
        publisher=materials.publisher_of(conflict.evidence),
        quote=excerpt(materials.documents[conflict.document], conflict.evidence.span),
        sentence=materials.citations.says(_whose(materials, conflict), evidence),
    )


def _whose(materials: Materials, conflict: Conflict) -> str:
    """The reason as a sentence: "calls X former ..." is told of the source that does so."""
    because = conflict.because.strip()
    teller = materials.publisher_of(conflict.evidence).name
    return f"{teller} {because}" if because[:1].islower() else because


def _undated(materials: Materials, dating: Dating) -> Undated:
    return Undated(
        title=title_of(materials.documents[dating.document]),
        publisher=materials.publishers[dating.document],
        bounds=_between(dating),
        sentences=tuple(_bound(materials, bound) for bound in _telling(dating.bounds)[:MOST_BOUNDS]),
    )


def _telling(bounds: Sequence[Bound]) -> list[Bound]:
    """The first bound of each interval: a second one from the same tenure adds nothing."""
    first: dict[tuple[date | None, date | None], Bound] = {}
    for bound in bounds:
        first.setdefault((bound.when.earliest, bound.when.latest), bound)
    return list(first.values())


def _bound(materials: Materials, bound: Bound) -> CitedSentence:
    return materials.citations.says(f"{_bound_words(bound.when)}: it {bound.because}", [bound.evidence])


def _bound_words(when: FuzzyDate) -> str:
    if when.earliest and when.latest:
        return as_sentence(days_in_words(when)).removesuffix(".")
    return as_sentence(written(when)).removesuffix(".")


def _between(dating: Dating) -> str:
    """All bounds together; where they exclude each other that is said instead of an interval."""
    firsts = [bound.when.earliest for bound in dating.bounds if bound.when.earliest]
    lasts = [bound.when.latest for bound in dating.bounds if bound.when.latest]
    first: date | None = max(firsts, default=None)
    last: date | None = min(lasts, default=None)
    if first and last and first > last:
        return "its own words exclude each other"
    return written(FuzzyDate(first, last), unknown="nothing in it bounds its date")
