"""Gives each thread an Admiralty grade: how far its best source has earned trust, and how well its figure stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from foedus.codebook.admiralty import UNJUDGED, admiralty
from foedus.records import Claim, Document, Grade, Modality, Thread

CONFIRMED, PROBABLE, POSSIBLE, DOUBTFUL, IMPROBABLE, NOT_JUDGED = "123456"
TOLD_AS = {
    Modality.PLANNED: "a plan",
    Modality.HEDGED: "a possibility",
    Modality.CONDITIONAL: "bound to a condition",
    Modality.DEMANDED: "a demand",
    Modality.DENIED: "untrue",
}
Records = Mapping[str, "Record"]


@dataclass(frozen=True, slots=True)
class Record:
    """How many figures of a source others tell too, and how many of these they bear out."""

    checked: int
    borne_out: int


def graded(threads: Sequence[Thread], documents: Sequence[Document]) -> tuple[Thread, ...]:
    """`threads` with their grades; a source is judged by its other threads, never by the one that is graded."""
    labels = {document.id: document.label for document in documents}
    checked: Counter[str] = Counter()
    borne_out: Counter[str] = Counter()
    of_thread = [_outcomes(thread, labels) for thread in threads]
    for outcomes in of_thread:
        checked.update(outcomes.keys())
        borne_out.update(source for source, is_so in outcomes.items() if is_so)
    found = []
    for thread, own in zip(threads, of_thread, strict=True):
        records = {
            source: Record(checked[source] - (source in own), borne_out[source] - own.get(source, False))
            for source in sorted({labels.get(claim.evidence.document, "") for claim in thread.claims})
        }
        found.append(replace(thread, grade=_grade(thread, labels, records)))
    return tuple(found)


def _outcomes(thread: Thread, labels: Mapping[str, str]) -> dict[str, bool]:
    """For each source of a thread that others check: whether its first telling is borne out."""
    found: dict[str, bool] = {}
    for claim, agrees, opposes in zip(thread.claims, thread.borne_out, thread.opposed, strict=True):
        source = labels.get(claim.evidence.document, "")
        if (agrees or opposes) and claim.modality is Modality.ASSERTED:
            found.setdefault(source, agrees >= opposes)
    return found


def _grade(thread: Thread, labels: Mapping[str, str], records: Records) -> Grade:
    """The grade of the telling that most origins bear out, the first known among equals."""
    at = max(range(len(thread.claims)), key=lambda number: (thread.borne_out[number], -number))
    claim, agrees, opposes = thread.claims[at], thread.borne_out[at], thread.opposed[at]
    credibility, why = _credibility(claim, agrees, opposes)
    tells = [labels.get(one.evidence.document, "") for one in thread.claims if _says_the_same(one, claim)]
    letter, because = min(
        (_reliability(source, records[source]) for source in dict.fromkeys(tells)), key=lambda pair: pair[0]
    )
    return Grade(letter, credibility, (because, why))


def _says_the_same(one: Claim, claim: Claim) -> bool:
    return (one.value, one.low, one.high, one.modality) == (claim.value, claim.low, claim.high, claim.modality)


def _reliability(source: str, record: Record) -> tuple[str, str]:
    scale = admiralty()
    letter = scale.letter(record.borne_out, record.checked)
    if letter == UNJUDGED:
        fewest = scale.fewest_checked
        return letter, f"other origins check {record.checked} other figures of {source}; {fewest} are needed to judge"
    return letter, f"other origins bear out {record.borne_out} of {record.checked} other figures of {source}"


def _credibility(claim: Claim, agrees: int, opposes: int) -> tuple[str, str]:
    """By origins, this one included, that agree with the telling and that speak against it."""
    if claim.modality in TOLD_AS:
        return NOT_JUDGED, f"it is told as {TOLD_AS[claim.modality]}, which is neither true nor false yet"
    told = f"{agrees + 1} independent origins agree" if agrees else "one origin tells it"
    if opposes:
        verdict = PROBABLE if agrees + 1 > 2 * opposes else DOUBTFUL if agrees + 1 >= opposes else IMPROBABLE
        return verdict, f"{told}, {opposes} {'speaks' if opposes == 1 else 'speak'} against it"
    if agrees:
        return CONFIRMED, f"{told}, and none speaks against it"
    if claim.attribution:
        return POSSIBLE, f"{told}, on the word of {claim.attribution[-1].name}; no other bears it out"
    return NOT_JUDGED, f"{told} and names nobody as its source"
