"""Finds what a source told before all others, what others bear out, and what it leaves out that others tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.records import Coding, Document, Incident, Ledger, Modality, Rate, Thread

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


def items_of(ledger: Ledger) -> tuple[Item, ...]:
    """All incidents and figures of a ledger, sorted by id."""
    documents = {document.id: document for document in ledger.documents}
    incidents = (_of_incident(one, documents) for one in ledger.incidents)
    threads = (_of_thread(one, documents) for one in ledger.threads)
    return tuple(sorted((*incidents, *threads), key=lambda item: item.id))


def told_by_source(items: Sequence[Item]) -> dict[str, list[Item]]:
    """What each source tells."""
    found: dict[str, list[Item]] = {}
    for item in items:
        for source in item.days:
            found.setdefault(source, []).append(item)
    return found


def originality(source: str, told: Sequence[Item]) -> Rate:
    """Share of what a source tells that it told first. What others tell too counts only where all days are known.

    Misleads where the pile lacks the documents that came before: it measures the pile, not the world.
    """
    datable = [item for item in told if len(item.days) == 1 or all(item.days.values())]
    firsts = sum(_is_first(source, item) for item in datable)
    return Rate("originality", firsts, len(datable), "acts and figures that nobody here told before it")


def borne_out(ledger: Ledger, labels: Mapping[str, str]) -> dict[str, Rate]:
    """Figures of each source that other origins tell too, and how many these bear out; one for each thread."""
    outcomes: dict[str, dict[str, bool]] = {}
    for thread in ledger.threads:
        for claim, agrees, opposes in zip(thread.claims, thread.borne_out, thread.opposed, strict=False):
            if (agrees or opposes) and claim.modality is Modality.ASSERTED:
                outcomes.setdefault(labels[claim.evidence.document], {}).setdefault(thread.id, agrees >= opposes)
    counted = "figures that other origins tell too and bear out"
    return {
        source: Rate("borne out", sum(outcomes.get(source, {}).values()), len(outcomes.get(source, {})), counted)
        for source in sorted(set(labels.values()))
    }


def omitted(
    source: str, documents: Sequence[Document], codings: Sequence[Coding], origins: Iterable[str], wide: Sequence[Item]
) -> tuple[str, ...]:
    """Of what several origins tell of actors that the source writes about, before its last document, what it does not.

    `wide` are the items that at least two origins tell."""
    own, known = frozenset(origins), _actors(codings)
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
