"""Shows claims of a database: all or those of one kind, one figure from telling to telling."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from foedus.cli.claim_tables import drifts_at, flags_of, show_thread
from foedus.cli.databases import open_database
from foedus.cli.guarding import DONE
from foedus.cli.printing import print_json
from foedus.cli.record_tables import show_threads
from foedus.cli.remarking import say_how
from foedus.errors import BadInput, UnknownRecord
from foedus.records import DriftKind, Ledger, Thread
from foedus.records.drifts import gravity
from foedus.records.judgements import remarks
from foedus.storing.codec import Json, encode

Test = Callable[[Thread], bool]


def claims(*, contested: bool, unsourced: bool, single: bool, drift: str | None, db: Path | None, as_json: bool) -> int:
    """Threads that pass every test asked for, those that mislead most first where a test is asked for."""
    tests = _tests(contested=contested, unsourced=unsourced, single=single, drift=drift)
    ledger = _ledger(db)
    threads = [thread for thread in ledger.threads if all(test(thread) for test in tests)]
    if tests:
        threads.sort(key=lambda thread: (-gravity(thread), -len(thread.claims), thread.id))
    if as_json:
        print_json([_claim_fields(ledger, thread) for thread in threads])
    else:
        show_threads(ledger, threads, empty=_nothing(ledger, asked=bool(tests)))
        say_how(len(threads))
    return DONE


def thread(identity: str, *, db: Path | None, as_json: bool) -> int:
    """One thread, by its id or the beginning of it, or by the id of one of its claims."""
    ledger = _ledger(db)
    found = _thread(identity, ledger)
    if as_json:
        print_json(_thread_fields(ledger, found))
    else:
        show_thread(ledger, found)
        say_how(len(found.claims))
    return DONE


def _tests(*, contested: bool, unsourced: bool, single: bool, drift: str | None) -> list[Test]:
    tests: list[Test] = []
    if contested:
        tests.append(lambda thread: thread.is_contested)
    if unsourced:
        tests.append(lambda thread: thread.is_unsourced)
    if single:
        tests.append(lambda thread: thread.is_single_source)
    if drift is not None:
        kind = _kind(drift)
        tests.append(lambda thread: any(one.kind is kind for one in thread.drifts))
    return tests


def _kind(name: str) -> DriftKind:
    known = [kind.value for kind in DriftKind]
    if name.casefold() not in known:
        raise BadInput("--drift", f"there is no drift called {name!r}", f"say one of {', '.join(known)}")
    return DriftKind(name.casefold())


def _thread(identity: str, ledger: Ledger) -> Thread:
    begun = [one for one in ledger.threads if identity and one.id.startswith(identity)]
    if len(begun) == 1:
        return begun[0]
    holding = [one for one in ledger.threads if any(claim.id == identity for claim in one.claims)]
    if len(holding) == 1:
        return holding[0]
    raise UnknownRecord(identity, [one.id for one in begun or ledger.threads])


def _claim_fields(ledger: Ledger, thread: Thread) -> Json:
    """A thread as it is kept; in step with its claims, who tells each and who corrected it."""
    labels, said = {document.id: document.label for document in ledger.documents}, remarks(ledger.corrections)
    told_by: list[Json] = [labels[claim.evidence.document] for claim in thread.claims]
    corrected: list[Json] = [said.get(claim.id, "") for claim in thread.claims]
    fields = encode(thread)
    return {**fields, "told_by": told_by, "remarks": corrected} if isinstance(fields, dict) else fields


def _thread_fields(ledger: Ledger, thread: Thread) -> Json:
    said = remarks(ledger.corrections)
    documents = {document.id: document for document in ledger.documents}
    counts: list[tuple[int | None, int | None]] = [*zip(thread.borne_out, thread.opposed, strict=True)]
    counts = counts or [(None, None)] * len(thread.claims)
    tellings: list[Json] = [
        {
            "path": documents[claim.evidence.document].path,
            "source": documents[claim.evidence.document].label,
            "published": encode(documents[claim.evidence.document].published),
            "borne_out": agrees,
            "opposed": opposes,
            "drifts": encode(drifts_at(thread, claim)),
            "remark": said.get(claim.id, ""),
            "claim": encode(claim),
        }
        for claim, (agrees, opposes) in zip(thread.claims, counts, strict=True)
    ]
    return {
        "id": thread.id,
        "measures": thread.measures,
        "because": thread.because,
        "first_known": encode(thread.first_known),
        "contradiction": thread.contradiction,
        "flags": list(flags_of(thread)),
        "origins": list(thread.origins),
        "grade": encode(thread.grade),
        "tellings": tellings,
    }


def _nothing(ledger: Ledger, *, asked: bool) -> str:
    if asked and ledger.threads:
        return f"None of the {len(ledger.threads):,} claims in these documents is so; without the option all are shown."
    return "No figure was found in these documents."


def _ledger(db: Path | None) -> Ledger:
    store = open_database(db)
    try:
        return store.result()[0]
    finally:
        store.close()
