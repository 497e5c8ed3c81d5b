"""How well drift, threads and contradictions are told on pairs of news sentences written one by one, not generated."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from factories import document
from foedus.reconciling.threads import find_threads
from foedus.records import Claim, ClaimKind, Coding, Document, Span, Thread
from foedus.records.provenance import Provenance
from foedus.workspace import Workspace

PAIRS = Path(__file__).with_name("retellings.toml")
DAY = "2025-06-06"
ASKED_KINDS, ASKED_PAIRS = 0.85, 0.80  # what this version is to reach; never lowered
FALSE_LINKS = {"first": 2, "later": 1}  # of 18 and 9 pairs that look alike on purpose; what is reached, none is the aim
SETS = ("first", "later")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences as documents of two sources, with the place of the figure in each."""

    documents: tuple[Document, Document]
    places: Mapping[str, Span]
    is_one: bool
    drift: frozenset[str]
    contradicts: bool


@cache
def pairs(name: str) -> tuple[Pair, ...]:
    rows = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]
    return tuple(_pair(row) for row in rows if row["set"] == name)


def _pair(row: Mapping[str, object]) -> Pair:
    told = [_marked(str(row[side]), source) for side, source in (("first", "Meridian"), ("second", "Harbour Post"))]
    drift = row["drift"]
    assert isinstance(drift, list)
    documents = (told[0][0], told[1][0])
    places = {one.id: place for one, place in told}
    return Pair(documents, places, bool(row["is_one"]), frozenset(drift), bool(row["contradicts"]))


def _marked(text: str, source: str) -> tuple[Document, Span]:
    figure = re.search(r"\[(.*)\]", text)
    assert figure is not None
    place = Span(figure.start(), figure.start() + len(figure.group(1)))
    return document(text.replace("[", "").replace("]", ""), source=source, published=DAY), place


@cache
def coded(name: str) -> Mapping[str, Coding]:
    documents = [one for pair in pairs(name) for one in pair.documents]
    return dict(zip([one.id for one in documents], Workspace(coder="cues").code(documents), strict=True))


def threads_of(documents: Sequence[Document], codings: Mapping[str, Coding]) -> tuple[Thread, ...]:
    return find_threads(documents, [codings[one.id] for one in documents], Provenance({}))


def joined(pair: Pair, codings: Mapping[str, Coding]) -> Thread | None:
    """The thread that holds the figure of both sentences."""
    threads = threads_of(pair.documents, codings)
    return next((thread for thread in threads if len(told_in(thread, pair.places)) == 2), None)


def told_in(thread: Thread, places: Mapping[str, Span]) -> set[str]:
    """The documents whose figure is among the claims of a thread."""
    return {claim.evidence.document for claim in thread.claims if _is_at(claim, places[claim.evidence.document])}


def _is_at(claim: Claim, place: Span) -> bool:
    return claim.kind is ClaimKind.QUANTITY and claim.number is not None and claim.number.overlaps(place)


@pytest.mark.parametrize("name", SETS)
def test_what_people_change_between_two_tellings_is_named(name: str) -> None:
    hits = misses = wrong = 0
    for pair in (pair for pair in pairs(name) if pair.is_one):
        thread = joined(pair, coded(name))
        found = {drift.kind.value for drift in thread.drifts if not drift.is_slight} if thread else set()
        hits += len(found & pair.drift)
        misses += len(pair.drift - found)
        wrong += len(found - pair.drift)
    assert 2 * hits / (2 * hits + misses + wrong) >= ASKED_KINDS, (hits, misses, wrong)


@pytest.mark.parametrize("name", SETS)
def test_figures_that_look_alike_on_purpose_are_seldom_linked(name: str) -> None:
    linked = [pair for pair in pairs(name) if not pair.is_one and joined(pair, coded(name))]
    assert len(linked) <= FALSE_LINKS[name], [pair.documents[0].text for pair in linked]


@pytest.mark.parametrize("name", SETS)
def test_contradictions_are_told_where_they_are(name: str) -> None:
    found = [
        thread is not None and thread.contradiction for pair in pairs(name) for thread in [joined(pair, coded(name))]
    ]
    gold = [pair.contradicts for pair in pairs(name)]
    hits = sum(one and other for one, other in zip(found, gold, strict=True))
    assert 2 * hits / (sum(found) + sum(gold)) >= ASKED_KINDS


@pytest.mark.parametrize("name", SETS)
def test_in_one_pile_the_two_tellings_find_each_other(name: str) -> None:
    documents = [one for pair in pairs(name) for one in pair.documents]
    places = {key: place for pair in pairs(name) for key, place in pair.places.items()}
    owner = {one.id: pair.documents[0].id if pair.is_one else one.id for pair in pairs(name) for one in pair.documents}
    told = [told_in(thread, places) for thread in threads_of(documents, coded(name))]
    right = sum(_couples(number) for ids in told for number in Counter(owner[one] for one in ids).values())
    linked = sum(_couples(len(ids)) for ids in told)
    gold = sum(pair.is_one for pair in pairs(name))
    assert 2 * right / (linked + gold) >= ASKED_PAIRS, (right, linked, gold)


def _couples(number: int) -> int:
    return number * (number - 1) // 2
