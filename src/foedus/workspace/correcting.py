"""Takes down what somebody says of a record: finds the record, checks what is said, and keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from foedus.codebook.types import TypeRule
from foedus.errors import BadInput, Unknown, UnknownRecord
from foedus.ports import Store
from foedus.reconciling.anchoring import anchor_of, records_of
from foedus.reconciling.corrections import replay
from foedus.reconciling.settable import FIELDS, Record, fields_of, kind_of, read_field, told_fields
from foedus.records import (
    Coding,
    Correction,
    Document,
    Event,
    EventType,
    Incident,
    Ledger,
    Promise,
    Replay,
    Setting,
    Standing,
    Thread,
    Verdict,
    coder_name,
)
from foedus.records.judgements import person, undoings
from foedus.storing.keys import CODED
from foedus.workspace.sayings import say

LONGEST_NAME, LONGEST_REASON = 100, 1_000
SHOWN_IDS = 5
PARTIES = frozenset("actors recipients debtors creditors holder towards dependent on about".split())
UNKNOWN = "UNK"  # PLOVER: somebody whom no table knows
_HOW = (
    "say what is wrong with --set FIELD=VALUE, that it is none at all with --drop, or that it is right with --confirm"
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody wants to say of a record, as it was typed."""

    verdict: Verdict
    by: str
    why: str
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What coders told of the documents of a ledger, before anybody corrected it."""

    ledger: Ledger
    codings: tuple[Coding, ...]

    def records(self) -> dict[str, tuple[Record, Coding]]:
        """Every coded record by its id."""
        return {one.id: (one, coding) for coding in self.codings for name in CODED for one in getattr(coding, name)}

    def document(self, name: str) -> Document:
        return next(one for one in self.ledger.documents if one.id == name)


def told_in(store: Store) -> Told:
    """The ledger of a store with its codings as the coder made them."""
    ledger = store.result()[0]
    changed = {coder_name(one.coder) for one in ledger.codings if coder_name(one.coder) != one.coder}
    raw = {(one.document, one.coder): one for coder in sorted(changed) for one in store.codings(coder)}
    return Told(ledger, tuple(raw.get((one.document, coder_name(one.coder)), one) for one in ledger.codings))


def opinion(settings: Mapping[str, str] | None, *, drop: bool, confirm: bool, by: str, why: str) -> Opinion:
    """What was said, checked for sense; raises `BadInput` where it says nothing, too much, or nobody says it."""
    if bool(settings) + drop + confirm != 1:
        raise BadInput("correct", "exactly one thing can be said of a record at a time", _HOW)
    verdict = Verdict.DROP if drop else Verdict.CONFIRM if confirm else Verdict.SET
    reason = _line("--why", why, LONGEST_REASON)
    if not reason and verdict is not Verdict.CONFIRM:
        raise BadInput("--why", "no reason is given", 'give one that others can check: --why "..."')
    return Opinion(verdict, signed(by), reason, settings or {})


def signed(by: str) -> str:
    """The name of whoever speaks; raises `BadInput` without one."""
    name = _line("--by", by, LONGEST_NAME)
    if not name:
        raise BadInput("--by", "nobody is named", "name who says so: --by NAME")
    return name


def correction_of(
    identity: str,
    said: Opinion,
    store: Store,
    *,
    rules: Mapping[EventType, TypeRule],
    names: Mapping[str, str],
    check_actors: Callable[[Sequence[str]], object],
) -> Correction:
    """What is to be kept of `said` on the record `identity`, or on the only report of the incident of that id.

    Raises `UnknownRecord`, `Unknown` for a field or value, and `BadInput` for what cannot be said of that record.
    """
    told = told_in(store)
    record, coding = _found(identity, told)
    document = told.document(record.evidence.document)
    others = records_of(kind_of(record), coding)
    anchor = anchor_of(record, document, coder_name(coding.coder), say(record), beside=others)
    made = replay(store.corrections(), [document], [coding], rules=rules, names=names)
    standing = Told(told.ledger, made.codings).records().get(record.id)
    now = standing[0] if standing else None
    if said.verdict is Verdict.CONFIRM:
        return Correction(anchor, said.verdict, said.by, said.why, _standing_settings(record, now, made.replays))
    if said.verdict is Verdict.DROP:
        if now is None:
            _refuse_twice(record, said, made.replays)
        return Correction(anchor, said.verdict, said.by, said.why)
    settings = _settings(record, now, said, rules)
    for one in settings:
        if one.field in PARTIES:
            check_actors([code for code in one.value.split(",") if code not in ("", UNKNOWN)])
    return Correction(anchor, said.verdict, said.by, said.why, settings)


def undoing_of(number: int, by: str, why: str, store: Store) -> Correction:
    """What is to be kept when `by` takes back a correction; only one's own can be taken back."""
    kept = store.corrections()
    found = next((one for one in kept if one.number == number), None)
    if found is None:
        raise Unknown("correction", str(number), [str(one.number) for one in kept])
    name, reason = signed(by), _line("--why", why, LONGEST_REASON)
    if person(found.by) != person(name):
        remedy = f"say otherwise with: foedus correct {found.anchor.record} --set FIELD=VALUE --by ... --why ..."
        raise BadInput(f"--undo {number}", f"{found.by} said it, and only {found.by} can take it back", remedy)
    if number in undoings(kept):
        raise BadInput(f"--undo {number}", "it is taken back already", "see: foedus show corrections")
    return Correction(found.anchor, Verdict.UNDO, name, reason, undoes=number)


def standing_corrections(store: Store) -> tuple[Replay, ...]:
    """Every correction of a store with what it does in the ledger; one made since then waits for the next run."""
    known = {one.correction.number: one for one in store.result()[0].corrections}
    return tuple(
        known.get(one.number) or Replay(one.id, one, Standing.WAITING, None)
        for one in store.corrections()
        if one.number in known or one.verdict is not Verdict.UNDO
    )


def _line(option: str, given: str, most: int) -> str:
    """Words of a user in one line without control characters."""
    words = "".join(letter if letter.isprintable() else " " for letter in given)
    line = " ".join(words.split())
    if len(line) > most:
        raise BadInput(option, f"it has {len(line):,} characters", f"say it in at most {most:,}")
    return line


def _refuse_former(identity: str, replays: Sequence[Replay]) -> None:
    """Says what became of a record that was corrected once and is now coded under another id, or not at all."""
    for one in replays:
        if one.correction.anchor.record == identity and one.standing is not Standing.UNDONE:
            what = f"{one.id} by {one.correction.by} speaks of it, but it is no longer coded under this id"
            gone = one.because or "see: foedus show corrections"
            raise BadInput(identity, what, f"what is coded there now is {one.record}" if one.record else gone)


def _found(identity: str, told: Told) -> tuple[Record, Coding]:
    records = told.records()
    if identity in records:
        return records[identity]
    _refuse_former(identity, told.ledger.corrections)
    reports = _reports(identity, told.ledger)
    begun = [name for name in records if identity and name.startswith(identity)]
    if reports is None and len(begun) != 1:
        alike = [name for name in records if name.partition("-")[0] == identity.partition("-")[0]]
        raise UnknownRecord(identity, begun or alike or records)
    coded = [name for name in reports or begun if name in records]
    if not coded:
        remedy = f"correct an event, a claim or a commitment that it rests on: foedus trace {identity}"
        raise BadInput(identity, "it is put together from other records and not coded itself", remedy)
    if len(coded) > 1:
        some = ", ".join(coded[:SHOWN_IDS]) + (", ..." if len(coded) > SHOWN_IDS else "")
        remedy = f"correct the one that is wrong ({some}); foedus trace {identity} shows them"
        raise BadInput(identity, f"it has {len(coded)} reports", remedy)
    return records[coded[0]]


def _reports(identity: str, ledger: Ledger) -> tuple[str, ...] | None:
    """Ids of the coded records behind a record of the ledger; None where no such record bears that id."""
    made: list[Incident | Thread | Promise] = [*ledger.incidents, *ledger.threads, *ledger.promises]
    for one in made:
        match one:
            case Incident():
                parts = tuple(event.id for event in one.events)
            case Thread():
                parts = tuple(claim.id for claim in one.claims)
                if identity in parts:
                    return ()  # a judgement on an act, which reconciling makes a claim of
            case Promise():
                parts = tuple(telling.id for telling in one.tellings)
        if one.id == identity:
            return parts
    others = {*(one.id for one in ledger.documents), *(one.id for one in ledger.origins)}
    return () if identity in others else None


def _standing_settings(record: Record, now: Record | None, replays: Sequence[Replay]) -> tuple[Setting, ...]:
    """All that a record states, as it stands, when somebody confirms it: another coder may tell it otherwise."""
    if now is None:
        _refuse_dropped(record, replays)
        return ()
    told, stands = told_fields(record), told_fields(now)
    return tuple(Setting(name, stands[name], told[name]) for name in sorted(told) if stands[name] or told[name])


def _refuse_dropped(record: Record, replays: Sequence[Replay]) -> None:
    who = next((one.correction for one in reversed(replays) if one.correction.verdict is Verdict.DROP), None)
    by = f" by {who.by}: {who.why}" if who else ""
    remedy = "agree with --drop, or disagree with --set FIELD=VALUE"
    raise BadInput(record.id, f"it was dropped{by}", remedy)


def _refuse_twice(record: Record, said: Opinion, replays: Sequence[Replay]) -> None:
    for one in replays:
        mine = one.record == record.id and person(one.correction.by) == person(said.by)
        if mine and one.correction.verdict is Verdict.DROP and one.standing is Standing.COUNTS:
            raise BadInput(record.id, f"{said.by} has dropped it already ({one.id})", "see: foedus show corrections")


def _settings(
    record: Record, now: Record | None, said: Opinion, rules: Mapping[EventType, TypeRule]
) -> tuple[Setting, ...]:
    told = told_fields(record)
    found = [_setting(record, name.strip(), value, told) for name, value in sorted(said.settings.items())]
    stands = told_fields(now) if now is not None else {}
    if now is not None and all(stands[one.field] == one.value for one in found):
        fields = ", ".join(f"{one.field}={one.value or 'none'}" for one in found)
        raise BadInput(f"--set {fields}", f"{record.id} says so already", "if you agree with it, say --confirm")
    values = {one.field: one.value for one in found}
    if isinstance(record, Event) and values.get("mode"):
        kind = EventType(values.get("type", stands.get("type", record.type)))
        known = [mode.name for mode in rules[kind].modes]
        if values["mode"] not in known:
            raise Unknown(f"mode of {kind.value}", values["mode"], [*known, "none"])
    return tuple(found)


def _setting(record: Record, name: str, value: str, told: Mapping[str, str]) -> Setting:
    kind = kind_of(record)
    if name not in told:
        where = f"--set {name}={value}"
        known = ", ".join(fields_of(record))
        elsewhere = "" if name not in FIELDS[kind] else " of this sort"
        raise BadInput(
            where, f"{record.id} is of kind {kind}{elsewhere}, which has no such field", f"known are {known}"
        )
    if not value.strip():
        raise BadInput(f"--set {name}=", "the value is missing", "give one, or none")
    try:
        return Setting(name, read_field(kind, name, value), told[name])
    except ValueError as error:
        what, _, remedy = str(error).partition("; ")
        raise BadInput(f"--set {name}={value}", f"it {what}", remedy or "give one that fits") from error
