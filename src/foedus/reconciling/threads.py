"""Brings together what many say about one measure, so that a figure can be followed from telling to telling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from foedus.reconciling.corroboration import supports
from foedus.reconciling.drift import drifts_of
from foedus.reconciling.grading import graded
from foedus.reconciling.sameness import why_same
from foedus.reconciling.telling import Told, told_of
from foedus.reconciling.wording import significant_digits
from foedus.records import ClaimKind, Coding, Document, EvidenceSpan, FuzzyDate, Thread, content_id
from foedus.records.provenance import Provenance

REPRESENTATIVES = 5  # differing tellings of a thread that a new claim is held against
CANDIDATES = 40  # threads that a new claim is held against, those with most shared words first
COMMON = 400  # a word in more threads than this finds nothing by itself


@dataclass(slots=True)
class _Strand:
    """Claims gathered so far for one thread."""

    tellings: list[Told] = field(default_factory=list)
    faces: list[Told] = field(default_factory=list)
    signatures: set[tuple[object, ...]] = field(default_factory=set)
    figures: dict[EvidenceSpan, float | None] = field(default_factory=dict)
    because: str = ""


def find_threads(
    documents: Sequence[Document], codings: Sequence[Coding], provenance: Provenance
) -> tuple[Thread, ...]:
    """Threads of quantity claims, sorted by id; a figure told once is a thread of one."""
    published = {document.id: document.published for document in documents}
    undated = FuzzyDate.unknown("no such document")
    told = [
        told_of(
            claim,
            coding.document,
            provenance.at(claim.evidence),
            published.get(coding.document, undated),
            coding.loaded,
        )
        for coding in codings
        for claim in coding.claims
        if claim.kind is ClaimKind.QUANTITY
    ]
    strands: list[_Strand] = []
    places: dict[str, list[int]] = {}
    for telling in sorted(told, key=lambda telling: (telling.order, telling.claim.id)):
        _place(telling, strands, places)
    threads = sorted((_thread(strand, published) for strand in strands), key=lambda thread: thread.id)
    return graded(threads, documents)


def _place(telling: Told, strands: list[_Strand], places: dict[str, list[int]]) -> None:
    for number in _near_strands(telling, places):
        if _is_beside(telling, strands[number]):
            continue
        reason = next((reason for face in strands[number].faces if (reason := why_same(face, telling))), "")
        if reason:
            _add(telling, strands[number], reason)
            _enter(telling, number, places)
            return
    strands.append(_Strand())
    _add(telling, strands[-1], "")
    _enter(telling, len(strands) - 1, places)


def _is_beside(telling: Told, strand: _Strand) -> bool:
    """One sentence gives two figures to compare them: "rose from 20 to 35 million"."""
    return strand.figures.get(telling.claim.evidence, telling.value) != telling.value


def _near_strands(telling: Told, places: Mapping[str, list[int]]) -> list[int]:
    shared: Counter[int] = Counter()
    for key in (*_keys(telling), *_looked_up(telling)):
        found = places.get(key, ())
        if len(found) <= COMMON or "#" in key:
            shared.update(found[-COMMON:])
    return sorted(shared, key=lambda number: (-shared[number], number))[:CANDIDATES]


def _enter(telling: Told, number: int, places: dict[str, list[int]]) -> None:
    namespace = "named" if telling.measure else "unnamed"
    for key in (*_keys(telling), *(f"{namespace}~{stem}" for stem in sorted(telling.near))):
        known = places.setdefault(key, [])
        if number not in known[-CANDIDATES:]:
            known.append(number)


def _keys(telling: Told) -> tuple[str, ...]:
    """Where a claim is looked for: the stems of its measure, and its figure where that is odd enough to find by."""
    keys = [*sorted(telling.measure)]
    if telling.value is not None:
        if significant_digits(telling.value) >= 2:
            keys.append(f"#{telling.value:.10g}")
        keys.extend(f"{stem}#{telling.value:.10g}" for stem in sorted(telling.measure))
    return tuple(keys)


def _looked_up(telling: Told) -> tuple[str, ...]:
    """Further places: words around the figure, where one of the two claims does not name what it measures."""
    namespaces = ("unnamed",) if telling.measure else ("named", "unnamed")
    return tuple(f"{namespace}~{stem}" for namespace in namespaces for stem in sorted(telling.near))


def _add(telling: Told, strand: _Strand, because: str) -> None:
    strand.tellings.append(telling)
    strand.figures.setdefault(telling.claim.evidence, telling.value)
    strand.because = strand.because or because
    signature = (telling.value, telling.claim.unit, telling.measure)
    if signature not in strand.signatures and len(strand.faces) < REPRESENTATIVES:
        strand.signatures.add(signature)
        strand.faces.append(telling)


def _thread(strand: _Strand, published: Mapping[str, FuzzyDate]) -> Thread:
    tellings = strand.tellings
    first = published.get(tellings[0].document)
    support = supports(tellings)
    names = Counter(telling.claim.measures for telling in tellings if telling.claim.measures)
    measures = min(names, key=lambda name: (-names[name], -len(name), name)) if names else ""
    return Thread(
        id=content_id("thread", *(telling.claim.id for telling in tellings)),
        measures=measures,
        claims=tuple(telling.claim for telling in tellings),
        drifts=drifts_of(tellings),
        contradiction=any(one.clashes for one in support),
        origins=tuple(sorted({telling.origin for telling in tellings})),
        because=strand.because or "told once",
        first_known=first if first is not None and first.earliest is not None else None,
        borne_out=tuple(len(one.agreeing) - 1 for one in support),
        opposed=tuple(len(one.opposing) for one in support),
    )
