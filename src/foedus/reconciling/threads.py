"""Brings together what many say about one measure, so that a figure can be followed from telling to telling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from foedus.reconciling.drift import contradicts, drifts_of
from foedus.reconciling.sameness import Told, told_of, why_same
from foedus.reconciling.wording import significant_digits
from foedus.records import ClaimKind, Coding, Document, FuzzyDate, Thread, content_id

REPRESENTATIVES = 5  # differing tellings of a thread that a new claim is held against
CANDIDATES = 40  # threads that a new claim is held against, those with most shared words first
COMMON = 400  # a word in more threads than this finds nothing by itself


@dataclass(slots=True)
class _Strand:
    """Claims gathered so far for one thread."""

    tellings: list[Told] = field(default_factory=list)
    faces: list[Told] = field(default_factory=list)
    signatures: set[tuple[object, ...]] = field(default_factory=set)
    because: str = ""


def find_threads(
    documents: Sequence[Document], codings: Sequence[Coding], origins: Mapping[str, str]
) -> tuple[Thread, ...]:
    """Threads of quantity claims, sorted by id; a figure told once is a thread of one."""
    published = {document.id: document.published for document in documents}
    undated = FuzzyDate.unknown("no such document")
    told = [
        told_of(
            claim,
            coding.document,
            origins.get(coding.document, coding.document),
            published.get(coding.document, undated),
        )
        for coding in codings
        for claim in coding.claims
        if claim.kind is ClaimKind.QUANTITY
    ]
    strands: list[_Strand] = []
    places: dict[str, list[int]] = {}
    for telling in sorted(told, key=lambda telling: (telling.order, telling.claim.id)):
        _place(telling, strands, places)
    return tuple(sorted((_thread(strand) for strand in strands), key=lambda thread: thread.id))


def _place(telling: Told, strands: list[_Strand], places: dict[str, list[int]]) -> None:
    for number in _near_strands(telling, places):
        reason = next((reason for face in strands[number].faces if (reason := why_same(face, telling))), "")
        if reason:
            _add(telling, strands[number], reason)
            _enter(telling, number, places)
            return
    strands.append(_Strand())
    _add(telling, strands[-1], "")
    _enter(telling, len(strands) - 1, places)


def _near_strands(telling: Told, places: Mapping[str, list[int]]) -> list[int]:
    shared: Counter[int] = Counter()
    for key in _keys(telling):
        found = places.get(key, ())
        if len(found) <= COMMON or key.startswith("#"):
            shared.update(found[-COMMON:])
    return sorted(shared, key=lambda number: (-shared[number], number))[:CANDIDATES]


def _enter(telling: Told, number: int, places: dict[str, list[int]]) -> None:
    for key in _keys(telling):
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


def _add(telling: Told, strand: _Strand, because: str) -> None:
    strand.tellings.append(telling)
    strand.because = strand.because or because
    signature = (telling.value, telling.claim.unit, telling.measure)
    if signature not in strand.signatures and len(strand.faces) < REPRESENTATIVES:
        strand.signatures.add(signature)
        strand.faces.append(telling)


def _thread(strand: _Strand) -> Thread:
    tellings = strand.tellings
    names = Counter(telling.claim.measures for telling in tellings if telling.claim.measures)
    measures = min(names, key=lambda name: (-names[name], -len(name), name)) if names else ""
    return Thread(
        id=content_id("thread", *(telling.claim.id for telling in tellings)),
        measures=measures,
        claims=tuple(telling.claim for telling in tellings),
        drifts=drifts_of(tellings),
        contradiction=contradicts(tellings),
        origins=tuple(sorted({telling.origin for telling in tellings})),
        because=strand.because or "told once",
    )
