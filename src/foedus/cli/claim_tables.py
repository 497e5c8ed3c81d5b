"""Shows one figure from telling to telling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.cli.printing import CONTESTED, QUIET, plain, say_line, screen, show_table
from foedus.cli.remarking import Cells, with_remarks
from foedus.codebook.admiralty import admiralty
from foedus.records import Claim, ClaimKind, Document, Drift, Ledger, Thread
from foedus.records.drifts import judgement
from foedus.records.figures import figure
from foedus.records.judgements import remarks
from foedus.workspace.sayings import UNNAMED, say_when

MOST_TOLD = 200  # tellings printed; --json gives all


def show_thread(ledger: Ledger, thread: Thread) -> None:
    """One figure: how well it stands, and each telling with its source, its speakers and its drift."""
    documents = {document.id: document for document in ledger.documents}
    say_line(f"{thread.id}  {thread.measures or 'measure not named'}", "bold")
    for line in _standing(thread, documents):
        screen().print(plain(line))
    rows: list[Cells] = [
        (
            say_when(documents[claim.evidence.document].published),
            documents[claim.evidence.document].label,
            plain(_told(claim)),
            say_chain(claim),
            claim.modality.value,
            say_when(claim.when) if claim.when else "",
            _echo(thread, number),
            plain("; ".join(f"{one.kind.value}: {one.because}" for one in drifts_at(thread, claim)), CONTESTED),
            claim.evidence.quote,
            plain(claim.id, QUIET),
        )
        for number, claim in enumerate(thread.claims[:MOST_TOLD])
    ]
    about = ("published", "source", "figure", "on the word of", "modality", "period", "other origins")
    columns = (*about, "drift against the first", "passage", "id")
    known = remarks(ledger.corrections)
    said = [known.get(claim.id, "") for claim in thread.claims[:MOST_TOLD]]
    show_table("Tellings", *with_remarks(columns, rows, said), empty="Nobody tells it.")
    if len(thread.claims) > MOST_TOLD:
        say_line(f"and {len(thread.claims) - MOST_TOLD:,} more tellings; all of them: --json", QUIET)


def say_chain(claim: Claim) -> str:
    """Who says so, from the document's side inward, each with the word of doubt that goes with it."""
    links = [
        f"{link.name or link.code or UNNAMED}{f' (“{link.hedge}”)' if link.hedge else ''}" for link in claim.attribution
    ]
    return " > ".join(links) or "nobody named"


def drifts_at(thread: Thread, claim: Claim) -> tuple[Drift, ...]:
    """How a telling differs from the first; a telling that repeats an earlier one has no entries of its own."""
    return tuple(drift for drift in thread.drifts if drift.second == claim.evidence)


def flags_of(thread: Thread) -> tuple[str, ...]:
    """What a reader must know before the figure is used."""
    flags = ((thread.contradiction, "contradiction"), (thread.is_single_source, "single source"))
    return tuple(name for is_so, name in (*flags, (thread.is_unsourced, "unsourced")) if is_so)


def _standing(thread: Thread, documents: Mapping[str, Document]) -> Sequence[str]:
    first = documents[thread.claims[0].evidence.document]
    known = f"First known {say_when(thread.first_known)}, in {first.label}." if thread.first_known else ""
    counts = f"{_counted(len(thread.claims), 'telling')}, {_counted(len(thread.origins), 'independent origin')}"
    flags = f"; {', '.join(flags_of(thread))}" if flags_of(thread) else ""
    lines = [known or "No telling is dated, so that the first cannot be told.", f"{counts}{flags}."]
    lines.append(f"Why one thread: {thread.because}.")
    if thread.grade:
        of_source, of_figure = (admiralty().name(code) for code in thread.grade.code)
        because_source, because_figure = thread.grade.reasons
        lines.append(
            f"Admiralty grade {thread.grade.code}: {of_source} ({because_source}); {of_figure} ({because_figure})."
        )
    return lines


def _told(claim: Claim) -> str:
    if claim.kind is ClaimKind.QUANTITY:
        return figure(claim)
    return judgement(claim)


def _echo(thread: Thread, number: int) -> str:
    """How many other origins bear a telling out, and how many speak against it."""
    if number >= len(thread.borne_out):
        return ""
    return f"{thread.borne_out[number]} agree, {thread.opposed[number]} against"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
