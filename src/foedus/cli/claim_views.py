"""Shows claims of a database: all or those of one kind, one figure from telling to telling, one source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from foedus.cli.claim_tables import drifts_at, flags_of, show_source, show_thread
from foedus.cli.databases import open_database
from foedus.cli.guarding import DONE
from foedus.cli.printing import print_json
from foedus.cli.record_tables import show_threads
from foedus.cli.remarking import say_how
from foedus.errors import BadInput, UnknownRecord, UnknownSource
from foedus.records import DriftKind, Ledger, Measures, SourceProfile, Thread
from foedus.records.drifts import gravity
from foedus.storing.codec import Json, encode
from foedus.workspace.sayings import say

Test = Callable[[Thread], bool]


def claims(*, contested: bool, unsourced: bool, single: bool, drift: str | None, db: Path | None, as_json: bool) -> int:
    """Threads that pass every test asked for, those that mislead most first where a test is asked for."""
    tests = _tests(contested=contested, unsourced=unsourced, single=single, drift=drift)
    ledger = _result(db)[0]
    threads = [thread for thread in ledger.threads if all(test(thread) for test in tests)]
    if tests:
        threads.sort(key=lambda thread: (-gravity(thread), -len(thread.claims), thread.id))
    if as_json:
        print_json(encode(threads))
    else:
        show_threads(ledger, threads, empty=_nothing(ledger, asked=bool(tests)))
        say_how(len(threads))
    return DONE


def thread(identity: str, *, db: Path | None, as_json: bool) -> int:
    """One thread, by its id or the beginning of it, or by the id of one of its claims."""
    ledger = _result(db)[0]
    found = _thread(identity, ledger)
    if as_json:
        print_json(_thread_fields(ledger, found))
    else:
        show_thread(ledger, found)
        say_how(len(found.claims))
    return DONE


def source(name: str, *, db: Path | None, as_json: bool) -> int:
    """One source, by its name or a part of it that no other has."""
    ledger, measures = _result(db)
    profile = _profile(name, measures.sources)
    items: dict[str, object] = {one.id: one for one in ledger.threads} | {one.id: one for one in ledger.incidents}
    if as_json:
        print_json(_source_fields(profile, items))
    else:
        show_source(profile, items)
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


def _profile(name: str, profiles: Sequence[SourceProfile]) -> SourceProfile:
    asked = name.strip("“” ").casefold()
    exact = [one for one in profiles if one.source.strip("“” ").casefold() == asked]
    close = exact or [one for one in profiles if asked and asked in one.source.casefold()]
    if len(close) != 1:
        raise UnknownSource(name, [one.source for one in close or profiles])
    return close[0]


def _thread_fields(ledger: Ledger, thread: Thread) -> Json:
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


def _source_fields(profile: SourceProfile, items: dict[str, object]) -> Json:
    told = encode(profile)
    rates: list[Json] = [
        {"name": one.name, "share": one.share, "part": one.part, "whole": one.whole, "counted": one.counted}
        for one in profile.rates
    ]
    omits: list[Json] = [{"id": name, "says": say(items[name])} for name in profile.omits if name in items]
    return {**told, "rates": rates, "omits": omits} if isinstance(told, dict) else told


def _nothing(ledger: Ledger, *, asked: bool) -> str:
    if asked and ledger.threads:
        return f"None of the {len(ledger.threads):,} claims in these documents is so; without the option all are shown."
    return "No figure was found in these documents."


def _result(db: Path | None) -> tuple[Ledger, Measures]:
    store = open_database(db)
    try:
        ledger, measures, _ = store.result()
    finally:
        store.close()
    return ledger, measures
