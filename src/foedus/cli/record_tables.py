"""Tables of what a database holds: threads, promises, incidents, sources, origins, conflicts, findings."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from foedus.cli.printing import CONFLICT, CONTESTED, COOPERATION, QUIET, plain, show_table
from foedus.records import (
    Conflict,
    DependencyEdge,
    Finding,
    Incident,
    Ledger,
    Origin,
    Promise,
    PromiseStatus,
    SourceProfile,
    Thread,
)
from foedus.storing.keys import id_of
from foedus.workspace.sayings import say_speakers, say_value, say_when

_STATUS = {
    PromiseStatus.KEPT: COOPERATION,
    PromiseStatus.BROKEN: CONFLICT,
    PromiseStatus.OVERDUE: CONFLICT,
    PromiseStatus.OPEN: CONTESTED,
}


def show_threads(ledger: Ledger, threads: Sequence[Thread]) -> None:
    """Claims as told by many: each telling with its document, figure and speakers."""
    labels = {document.id: document.label for document in ledger.documents}
    rows: list[tuple[str | Text, ...]] = []
    for thread in threads:
        drift = ", ".join(dict.fromkeys(one.kind.value for one in thread.drifts))
        verdict = "contradiction" if thread.contradiction else drift
        style = CONTESTED if thread.is_contested else ""
        for number, claim in enumerate(thread.claims):
            rows.append(
                (
                    plain(thread.id, QUIET) if number == 0 else "",
                    thread.measures if number == 0 else "",
                    plain(say_value(claim), style),
                    labels[claim.evidence.document],
                    say_speakers(claim.attribution),
                    claim.modality.value,
                    plain(verdict, style) if number == 0 else "",
                    str(len(thread.origins)) if number == 0 else "",
                )
            )
    columns = ("id", "measure", "figure", "told by", "on the word of", "modality", "drift", "origins")
    show_table("Claims", columns, rows, empty="No such claim in these documents; without --contested all are shown.")


def show_promises(promises: Sequence[Promise]) -> None:
    """Commitments with their due days and what became of them."""
    rows = [
        (
            plain(one.id, QUIET),
            f"{'+'.join(one.debtors) or '?'} > {'+'.join(one.creditors) or '-'}",
            one.deed,
            say_when(one.due),
            one.strength.value,
            plain(one.status.value, _STATUS.get(one.status, "")),
            one.because,
        )
        for one in promises
    ]
    columns = ("id", "who > to whom", "deed", "due", "strength", "status", "because")
    show_table("Commitments", columns, rows, empty="No commitment was found in these documents.")


def show_incidents(incidents: Sequence[Incident]) -> None:
    """Acts, each with all of its reports."""
    rows = [
        (
            plain(one.id, QUIET),
            say_when(one.when),
            one.type.value,
            f"{'+'.join(one.actors) or '?'} > {'+'.join(one.recipients) or '-'}",
            one.modality.value,
            plain(f"{one.intensity:+.1f}", COOPERATION if one.intensity > 0 else CONFLICT if one.intensity < 0 else ""),
            str(len(one.events)),
            str(len(one.origins)),
            one.events[0].evidence.quote if one.events else "",
        )
        for one in incidents
    ]
    columns = ("id", "when", "type", "who > to whom", "modality", "intensity", "reports", "origins", "one report")
    show_table("Incidents", columns, rows, empty="No act was found in these documents.")


def show_sources(profiles: Sequence[SourceProfile]) -> None:
    """How each source writes."""
    rows = [
        (
            one.source or "not stated",
            str(len(one.documents)),
            str(len(one.origins)),
            _share(one.hedging),
            _share(one.attributed),
            _share(one.unsourced_numbers),
            f"{one.loaded:.1f}",
            ", ".join(f"{code} {count}" for code, count in one.praises),
            ", ".join(f"{code} {count}" for code, count in one.blames),
        )
        for one in profiles
    ]
    columns = ("source", "documents", "origins", "hedged", "attributed", "numbers without source", "loaded per 100")
    show_table("Sources", (*columns, "praises", "blames"), rows, empty="No source: no document was read.")


def show_origins(ledger: Ledger, origins: Sequence[Origin]) -> None:
    """Which documents go back to one text or one briefing."""
    paths = {document.id: document.path for document in ledger.documents}
    rows = [
        (
            plain(one.id, QUIET),
            ", ".join(sorted(paths[name] for name in one.documents)),
            f"{one.probability:.2f}",
            "; ".join(f"{trace.kind}: {trace.words}" for trace in one.traces[:5]),
        )
        for one in origins
    ]
    columns = ("id", "documents", "probability", "what they share")
    show_table("Origins", columns, rows, empty="No origin: no document was read.")


def show_conflicts(ledger: Ledger, conflicts: Sequence[Conflict]) -> None:
    """Offices, memberships and pending decisions that do not fit their document's date."""
    paths = {document.id: document.path for document in ledger.documents}
    rows = [
        (plain(id_of(one), QUIET), one.kind.value, one.name, paths[one.document], one.because, one.evidence.quote)
        for one in conflicts
    ]
    columns = ("id", "kind", "name", "document", "because", "evidence")
    show_table("Conflicts", columns, rows, empty="No office, membership or pending decision is out of date.")


def show_dependencies(edges: Sequence[DependencyEdge]) -> None:
    """Who leans on whom, through what."""
    rows = [
        (
            plain(id_of(one), QUIET),
            f"{one.dependent} leans on {one.on}",
            ", ".join(one.through),
            one.domain.value,
            str(one.origins),
            one.evidence[0].quote if one.evidence else "",
        )
        for one in edges
    ]
    columns = ("id", "who on whom", "through", "domain", "origins", "one report")
    show_table("Dependencies", columns, rows, empty="No document here says that one actor depends on another.")


def show_findings(findings: Sequence[Finding]) -> None:
    """What we say about it, weightiest first."""
    rows = [(plain(one.id, QUIET), one.kind.value, one.sentence, one.confidence, one.assumed) for one in findings]
    columns = ("id", "kind", "finding", "confidence", "assumed")
    show_table("Findings", columns, rows, empty="No finding: the documents say too little about these actors.")


def _share(rate: float | None) -> str:
    return "no case" if rate is None else f"{rate:.0%}"
