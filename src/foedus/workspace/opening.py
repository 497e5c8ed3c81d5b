"""Opens each score of a source, and what it leaves out, into the words that were counted, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.records import Claim, Document, Event, EvidenceSpan, Incident, Ledger, SourceProfile, Stance, Thread
from foedus.workspace.sayings import say
from foedus.workspace.tracing import Place, place_of

Opening = Event | Claim | Stance | Incident | Thread
LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Opened:
    """One thing that a score counts. `record` is its id, "" for bare words; `about` whom it judges, or how it does."""

    score: str
    record: str
    about: str
    says: str
    place: Place


def opened(profile: SourceProfile, ledger: Ledger) -> tuple[Opened, ...]:
    """All parts of all scores, in the order of the profile; what it leaves out comes last, as others tell it."""
    opener = _Opener(profile, ledger)
    return (*opener.parts(), *opener.omissions())


class _Opener:
    """Looks up the records of a ledger that a profile speaks of."""

    def __init__(self, profile: SourceProfile, ledger: Ledger) -> None:
        self._profile = profile
        self._own = frozenset(profile.documents)
        self._documents: dict[str, Document] = {document.id: document for document in ledger.documents}
        self._records: dict[str, Opening] = {one.id: one for one in ledger.threads}
        self._records.update({one.id: one for one in ledger.incidents})
        for coding in ledger.codings:
            if coding.document in self._own:
                self._records.update({event.id: event for event in coding.events})
                self._records.update({claim.id: claim for claim in coding.claims})
                self._records.update({stance.id: stance for stance in coding.stances})

    def parts(self) -> Iterator[Opened]:
        for part in self._profile.parts:
            record = self._records.get(part.record)
            evidence = part.evidence or (_first(record, self._own, is_own=True) if record else None)
            if evidence is not None:
                says = say(record) if record else ""
                place = place_of(self._documents[evidence.document], evidence)
                yield Opened(part.score, part.record, part.about, says, place)

    def omissions(self) -> Iterator[Opened]:
        for name in self._profile.omits:
            record = self._records.get(name)
            evidence = _first(record, self._own, is_own=False) if record else None
            if record is not None and evidence is not None:
                place = place_of(self._documents[evidence.document], evidence)
                yield Opened(LEFT_OUT, name, "", say(record), place)


def _first(record: Opening, own: frozenset[str], *, is_own: bool) -> EvidenceSpan | None:
    """The words of a record; of one that many tell, the first telling by the source itself, or by another."""
    match record:
        case Incident():
            told = [event.evidence for event in record.events]
        case Thread():
            told = [claim.evidence for claim in record.claims]
        case _:
            return record.evidence
    return next((evidence for evidence in told if (evidence.document in own) is is_own), None)
