"""Tables of what a database holds: threads, promises, incidents, sources, origins, conflicts, findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from rich.text import Text

from foedus.cli.printing import CONFLICT, CONTESTED, COOPERATION, QUIET, plain, show_table
from foedus.cli.remarking import remark_of, with_remarks
from foedus.records import (
    Claim,
    ClaimKind,
    Conflict,
    DependencyEdge,
    Finding,
    Incident,
    Ledger,
    Origin,
    Promise,
    PromiseStatus,
    SharedTrace,
    SourceProfile,
    Thread,
)
from foedus.records.drifts import judgement
from foedus.records.figures import figure
from foedus.records.judgements import remarks as remarks_in
from foedus.records.promising import debtors_within
from foedus.storing.keys import id_of
from foedus.workspace.sayings import say_score, say_speakers, say_when

MOST_TELLINGS = 12  # of one thread in a table of many
_NONE: Mapping[str, str] = MappingProxyType({})
MOST_TRACES = 3  # of each kind
_STATUS = {
    PromiseStatus.KEPT: COOPERATION,
    PromiseStatus.BROKEN: CONFLICT,
    PromiseStatus.OVERDUE: CONFLICT,
    PromiseStatus.OPEN: CONTESTED,
}


def show_threads(ledger: Ledger, threads: Sequence[Thread], *, empty: str = "No figure in these documents.") -> None:
    """Claims as told by many: each telling with its document, figure and speakers."""
    labels = {document.id: document.label for document in ledger.documents}
    remarks = remarks_in(ledger.corrections)
    said: list[str] = []
    rows: list[tuple[str | Text, ...]] = []
    for thread in threads:
        verdict, style = plain(_verdict(thread), _style(thread)), _style(thread)
        heads = (plain(thread.id, QUIET), thread.measures)
        tails = (verdict, thread.grade.code if thread.grade else "", str(len(thread.origins)))
        for number, claim in enumerate(thread.claims[:MOST_TELLINGS]):
            told = (plain(_figure(claim), style), labels[claim.evidence.document], say_speakers(claim.attribution))
            ends = (heads, tails) if number == 0 else (("", ""), ("", "", ""))
            rows.append((*ends[0], *told, claim.modality.value, *ends[1]))
            said.append(remarks.get(claim.id, ""))
        if len(thread.claims) > MOST_TELLINGS:
            more = f"and {len(thread.claims) - MOST_TELLINGS:,} more: foedus show thread {thread.id}"
            rows.append(("", "", "", plain(more, QUIET), "", "", "", "", ""))
            said.append("")
    columns = ("id", "measure", "figure", "told by", "on the word of", "modality", "drift", "grade", "origins")
    show_table("Claims", *with_remarks(columns, rows, said), empty=empty)


def _figure(claim: Claim) -> str:
    """ "about 1,240 lanterns"; of a statement on an act, whether it praises or blames."""
    return figure(claim) if claim.kind is ClaimKind.QUANTITY else judgement(claim)


def _verdict(thread: Thread) -> str:
    """ "contradiction: number, attribution"; neutral words for other neutral words are passed over."""
    kinds = ", ".join(dict.fromkeys(one.kind.value for one in thread.drifts if not one.is_slight))
    if not thread.contradiction:
        return kinds
    return f"contradiction: {kinds}" if kinds else "contradiction"


def _style(thread: Thread) -> str:
    return CONTESTED if thread.is_contested else ""


def _debtors(promise: Promise) -> str:
    """ "ITA+USA"; of those who do not speak for their state "GBR (British farmers)"."""
    codes, within = "+".join(promise.debtors) or "?", ", ".join(debtors_within(promise))
    return f"{codes} ({within})" if within else codes


def show_promises(promises: Sequence[Promise], remarks: Mapping[str, str] = _NONE) -> None:
    """Commitments with their due days and what became of them."""
    rows = [
        (
            plain(one.id, QUIET),
            f"{_debtors(one)} > {'+'.join(one.creditors) or '-'}",
            one.deed,
            say_when(one.due),
            one.strength.value,
            plain(one.status.value, _STATUS.get(one.status, "")),
            one.because,
        )
        for one in promises
    ]
    columns = ("id", "who > to whom", "deed", "due", "strength", "status", "because")
    said = [remark_of((telling.id for telling in one.tellings), remarks) for one in promises]
    show_table("Commitments", *with_remarks(columns, rows, said), empty="No commitment was found in these documents.")


def show_incidents(incidents: Sequence[Incident], remarks: Mapping[str, str] = _NONE) -> None:
    """Acts, each with all of its reports."""
    rows = [
        (
            plain(one.id, QUIET),
            say_when(one.when),
            one.type.value,
            f"{'+'.join(one.actors) or '?'} > {'+'.join(one.recipients) or '-'}",
            one.modality.value,
            plain(
                say_score(one.intensity), COOPERATION if one.intensity > 0 else CONFLICT if one.intensity < 0 else ""
            ),
            str(len(one.events)),
            str(len(one.origins)),
            one.events[0].evidence.quote if one.events else "",
        )
        for one in incidents
    ]
    columns = ("id", "when", "type", "who > to whom", "modality", "intensity", "reports", "origins", "one report")
    said = [remark_of((event.id for event in one.events), remarks) for one in incidents]
    show_table("Incidents", *with_remarks(columns, rows, said), empty="No act was found in these documents.")


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
    """Which documents go back to one text or one briefing: what they share first, documents that stand alone last."""
    paths = {document.id: document.path for document in ledger.documents}
    rows = [
        (
            plain(one.id, QUIET),
            ", ".join(sorted(paths[name] for name in one.documents)),
            f"{one.probability:.2f}" if len(one.documents) > 1 else "",
            ", ".join(f"{paths[part.evidence.document]} ({part.probability:.2f})" for part in one.passages),
            _shared([*one.traces, *(trace for part in one.passages for trace in part.traces)]),
        )
        for one in sorted(origins, key=lambda one: (-len(one.documents) - len(one.passages), one.id))
    ]
    columns = ("id", "documents", "probability", "passages in", "what they share")
    show_table("Origins", columns, rows, empty="No origin: no document was read.")


def _shared(traces: Sequence[SharedTrace]) -> str:
    """The longest traces of each kind, wordings before figures."""
    kinds = ("phrase", "sentence", "fact", "quotation", "template")
    ranked = sorted(traces, key=lambda trace: (-len(trace.words), trace.words))
    shown = [trace for kind in kinds for trace in [one for one in ranked if one.kind == kind][:MOST_TRACES]]
    more = len(traces) - len(shown)
    told = [f"{trace.kind}: {trace.words}" for trace in shown]
    return "; ".join([*told, f"{more} more"] if more else told)


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
