"""Shows records of a database: relations, claims, commitments, sources, incidents, dependencies, findings, ..."""

from __future__ import annotations

from pathlib import Path

from foedus.cli.board import chosen, show_board, show_views
from foedus.cli.databases import open_database
from foedus.cli.guarding import DONE
from foedus.cli.printing import QUIET, plain, print_json, show_table
from foedus.cli.record_tables import (
    show_conflicts,
    show_dependencies,
    show_findings,
    show_incidents,
    show_origins,
    show_promises,
    show_sources,
)
from foedus.cli.remarking import remark_of, say_how
from foedus.records import Assessment, Ledger, Measures, RelationState
from foedus.records.judgements import remarks
from foedus.storing.codec import Json, encode
from foedus.storing.keys import id_of
from foedus.workspace import Workspace
from foedus.workspace.sayings import is_whole, say_score

MOST_SIGNALS = 20


def relation(first: str, second: str, *, db: Path | None, as_json: bool) -> int:
    measures = _result(db)[1]
    codes = Workspace().check_actors((first, second))
    states = [one for one in chosen(measures.relations, codes) if {one.dyad.actor, one.dyad.recipient} == set(codes)]
    if as_json:
        print_json(encode(states))
        return DONE
    show_board(f"{codes[0]} and {codes[1]}", states, empty=_nothing(codes, measures))
    for state in states:
        if state.domain is None and is_whole(state):
            show_views(state)
            _show_signals(state)
    return DONE


def commitments(*, db: Path | None, as_json: bool) -> int:
    ledger = _result(db)[0]
    if as_json:
        said = remarks(ledger.corrections)
        told = [(one, remark_of((telling.id for telling in one.tellings), said)) for one in ledger.promises]
        print_json([_with(one, remark=remark) for one, remark in told])
    else:
        show_promises(ledger.promises, remarks(ledger.corrections))
        say_how(len(ledger.promises))
    return DONE


def sources(*, db: Path | None, as_json: bool) -> int:
    profiles = _result(db)[1].sources
    if as_json:
        print_json(encode(profiles))
    else:
        show_sources(profiles)
    return DONE


def incidents(*, db: Path | None, as_json: bool) -> int:
    ledger = _result(db)[0]
    if as_json:
        said = remarks(ledger.corrections)
        told = [(one, remark_of((event.id for event in one.events), said)) for one in ledger.incidents]
        print_json([_with(one, remark=remark) for one, remark in told])
    else:
        show_incidents(ledger.incidents, remarks(ledger.corrections))
        say_how(len(ledger.incidents))
    return DONE


def conflicts(*, db: Path | None, as_json: bool) -> int:
    ledger = _result(db)[0]
    if as_json:
        paths = {document.id: document.path for document in ledger.documents}
        print_json([_with(one, id=id_of(one), path=paths[one.document]) for one in ledger.conflicts])
    else:
        show_conflicts(ledger, ledger.conflicts)
    return DONE


def origins(*, db: Path | None, as_json: bool) -> int:
    ledger = _result(db)[0]
    if as_json:
        paths = {document.id: document.path for document in ledger.documents}
        print_json([_with(one, paths=[paths[name] for name in one.documents]) for one in ledger.origins])
    else:
        show_origins(ledger, ledger.origins)
    return DONE


def dependencies(*, db: Path | None, as_json: bool) -> int:
    edges = _result(db)[1].dependencies
    if as_json:
        print_json(encode(edges))
    else:
        show_dependencies(edges)
    return DONE


def findings(*, db: Path | None, as_json: bool) -> int:
    assessment = _result(db)[2]
    if as_json:
        print_json(encode(assessment.findings))
    else:
        show_findings(assessment.findings)
    return DONE


def _with(record: object, **more: Json) -> Json:
    """A record as it is kept, with what its table tells beside it."""
    fields = encode(record)
    return {**fields, **more} if isinstance(fields, dict) else fields


def _result(db: Path | None) -> tuple[Ledger, Measures, Assessment]:
    store = open_database(db)
    try:
        return store.result()
    finally:
        store.close()


def _show_signals(state: RelationState) -> None:
    signals = sorted(state.signals, key=lambda signal: (-signal.weight * abs(signal.score), signal.record))
    rows = [
        (
            one.kind.value,
            say_score(one.score),
            f"{one.weight:.2f}",
            one.says,
            one.evidence[0].quote if one.evidence else "",
            plain(one.record, QUIET),
        )
        for one in signals[:MOST_SIGNALS]
    ]
    title = f"What {state.dyad.actor} > {state.dyad.recipient} rests on ({len(rows)} of {len(signals)} signals)"
    columns = ("signal", "score", "weight", "says", "evidence", "id")
    show_table(title, columns, rows, empty=f"Nothing is known of {state.dyad.actor} > {state.dyad.recipient}.")


def _nothing(codes: tuple[str, ...], measures: Measures) -> str:
    near = sorted({f"{one.dyad.actor} {one.dyad.recipient}" for one in measures.relations if _touches(one, codes)})
    others = f" There is something about: {', '.join(near[:8])}." if near else ""
    return f"No document here says how {codes[0]} and {codes[1]} stand.{others} Add documents: foedus run PATH..."


def _touches(state: RelationState, codes: tuple[str, ...]) -> bool:
    return state.dyad.actor in codes or state.dyad.recipient in codes
