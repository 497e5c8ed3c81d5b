"""Finds what a source told before all others, what others bear out, and what it leaves out that others tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from foedus.measuring.scores import BORNE_OUT, ORIGINALITY, Score, records, score_of
from foedus.records import Coding, Document, Incident, Ledger, Modality, Thread

FEWEST_TELLING = 2  # other origins that must tell something before a source can be said to leave it out
MOST_OMITTED = 50


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a pile tells: an incident or a figure, with the earliest day on which each source told it.

    `days` is None for a source whose tellings are all undated; `about` are the actors of the thing.
    """

    id: str
    days: Mapping[str, date | None]
    origins: frozenset[str]
    about: frozenset[str]
    happened: date | None


@dataclass(frozen=True, slots=True)
class Reporting:
    """What all sources of a pile tell: by source its items, and of its figures that others tell too, by thread,
    whether they are borne out. `wide` are the items that at least two origins tell."""

    told: Mapping[str, Sequence[Item]]
    checked: Mapping[str, Mapping[str, bool]]
    wide: Sequence[Item]


def reporting_of(ledger: Ledger) -> Reporting:
    """Who tells what in a ledger; items are sorted by id."""
    documents = {document.id: document for document in ledger.documents}
    incidents = (_of_incident(one, documents) for one in ledger.incidents)
    threads = (_of_thread(one, documents) for one in ledger.threads)
    items = sorted((*incidents, *threads), key=lambda item: item.id)
    told: dict[str, list[Item]] = {}
    for item in items:
        for source in item.days:
            told.setdefault(source, []).append(item)
    wide = [item for item in items if len(item.origins) >= FEWEST_TELLING]
    return Reporting(told, _checked(ledger.threads, documents), wide)


def originality(source: str, reporting: Reporting) -> Score:
    """Share of what a source tells that it told first. What others tell too counts only where all days are known.

    Misleads where the pile lacks the documents that came before: it measures the pile, not the world.
    """
    told = reporting.told.get(source, ())
    datable = [item for item in told if len(item.days) == 1 or all(item.days.values())]
    firsts = [item.id for item in datable if _is_first(source, item)]
    counted = "acts and figures that nobody here told before it"
    return score_of(ORIGINALITY, records(ORIGINALITY, firsts), len(datable), counted)


def borne_out(source: str, reporting: Reporting) -> Score:
    """Figures of a source that other origins tell too, and those of them that these bear out; one for each thread."""
    checked = reporting.checked.get(source, {})
    good = [thread for thread, is_so in checked.items() if is_so]
    counted = "figures that other origins tell too and bear out"
    return score_of(BORNE_OUT, records(BORNE_OUT, good), len(checked), counted)


def omitted(
    source: str, documents: Sequence[Document], codings: Sequence[Coding], own: Set[str], wide: Sequence[Item]
) -> tuple[str, ...]:
    """Of what several origins tell of actors that the source writes about, before its last document, what it does not.

    `own` are the origins of its documents. The origin of a passage that it took over is somebody else's all the same:
    what else that one tells was there to be read.
    """
    known = _actors(codings)
    last = max((document.published.latest for document in documents if document.published.latest), default=None)
    missing = [
        item
        for item in wide
        if source not in item.days
        and len(item.origins - own) >= FEWEST_TELLING
        and item.about
        and item.about <= known
        and not (last and item.happened and item.happened > last)
    ]
    ranked = sorted(missing, key=lambda item: (-len(item.origins), item.id))
    return tuple(item.id for item in ranked[:MOST_OMITTED])


def _checked(threads: Sequence[Thread], documents: Mapping[str, Document]) -> dict[str, dict[str, bool]]:
    found: dict[str, dict[str, bool]] = {}
    for thread in threads:
        for claim, agrees, opposes in zip(thread.claims, thread.borne_out, thread.opposed, strict=False):
            if (agrees or opposes) and claim.modality is Modality.ASSERTED:
                source = documents[claim.evidence.document].label
                found.setdefault(source, {}).setdefault(thread.id, agrees >= opposes)
    return found


def _of_incident(incident: Incident, documents: Mapping[str, Document]) -> Item:
    places = [event.evidence.document for event in incident.events]
    about = frozenset((*incident.actors, *incident.recipients))
    return Item(incident.id, _first_days(places, documents), frozenset(incident.origins), about, incident.when.earliest)


def _of_thread(thread: Thread, documents: Mapping[str, Document]) -> Item:
    places = [claim.evidence.document for claim in thread.claims]
    about = frozenset(code for claim in thread.claims for code in claim.about)
    first = thread.first_known.earliest if thread.first_known else None
    return Item(thread.id, _first_days(places, documents), frozenset(thread.origins), about, first)


def _first_days(places: Sequence[str], documents: Mapping[str, Document]) -> dict[str, date | None]:
    found: dict[str, date | None] = {}
    for name in places:
        source, day = documents[name].label, documents[name].published.earliest
        known = found.get(source)
        found[source] = min(known, day) if known and day else known or day
    return found


def _is_first(source: str, item: Item) -> bool:
    own = item.days[source]
    others = [day for name, day in item.days.items() if name != source]
    return not others or (own is not None and all(day is not None and own < day for day in others))


def _actors(codings: Sequence[Coding]) -> frozenset[str]:
    mentions = (mention for coding in codings for mention in coding.mentions)
    return frozenset(code for mention in mentions for code in (mention.code, mention.country) if code)
