"""Takes down corrections, shows them, and says how right the coders were by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from foedus.cli.databases import find_database, open_database
from foedus.cli.guarding import DONE
from foedus.cli.printing import CONFLICT, CONTESTED, COOPERATION, QUIET, plain, print_json, report, say_line, show_table
from foedus.errors import BadInput, StoreError
from foedus.ports import Store
from foedus.records import Correction, Problem, Replay, Standing, Verdict
from foedus.records.judgements import change
from foedus.storing.codec import encode
from foedus.workspace import Workspace

if TYPE_CHECKING:
    from foedus.evaluating.validity import Agreement, Precision, Validity

STYLES = {
    Standing.COUNTS: COOPERATION,
    Standing.OVERRULED: CONTESTED,
    Standing.LOST: CONFLICT,
    Standing.WAITING: CONTESTED,
}
NOBODY = (
    "Nobody has corrected or confirmed a record of this database; foedus correct ID ... does (foedus correct --help)."
)
CHOSEN = (
    "Of the records that people chose to judge; the coder's precision only if they were chosen by lot, or all judged."
)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who says something, why, and whether it is only to be kept for `later`."""

    by: str
    why: str
    later: bool


def settings_in(given: Sequence[str]) -> dict[str, str]:
    """The pairs of several FIELD=VALUE; raises `BadInput` for one that is none or comes twice."""
    found: dict[str, str] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign or not name.strip():
            raise BadInput(f"--set {pair}", "it is no FIELD=VALUE", "write it as in: --set type=CONSULT")
        if name.strip() in found:
            raise BadInput(f"--set {pair}", f"{name.strip()} is set twice", "give each field one value")
        found[name.strip()] = value
    return found


def correct(
    identity: str,
    settings: Sequence[str],
    *,
    drop: bool,
    confirm: bool,
    signed: Signed,
    db: Path | None,
    as_json: bool,
) -> int:
    """Keeps what somebody says of a record."""
    chosen = settings_in(settings)

    def say(desk: Workspace) -> Correction:
        return desk.correct(identity, chosen, drop=drop, confirm=confirm, by=signed.by, why=signed.why)

    return _keep(say, later=signed.later, db=db, as_json=as_json)


def undo(number: int, *, signed: Signed, db: Path | None, as_json: bool) -> int:
    """Keeps that somebody takes a correction back."""

    def say(desk: Workspace) -> Correction:
        return desk.take_back(number, by=signed.by, why=signed.why)

    return _keep(say, later=signed.later, db=db, as_json=as_json)


def show(*, db: Path | None, as_json: bool) -> int:
    store = open_database(db)
    try:
        told = Workspace(store=store).corrections()
    finally:
        store.close()
    if as_json:
        print_json(encode(told))
    else:
        show_corrections(told)
    return DONE


def validity(*, db: Path | None, as_json: bool) -> int:
    store = open_database(db)
    try:
        found = Workspace(store=store).validity()
    finally:
        store.close()
    if as_json:
        print_json(encode(found))
    else:
        _show_validity(found)
    return DONE


def show_corrections(told: Sequence[Replay]) -> None:
    """What people said, of what, and what it does now."""
    rows = [
        (
            plain(one.id, QUIET),
            one.record or one.correction.anchor.record,
            change(one.correction),
            one.correction.by,
            one.correction.why,
            one.correction.made_at.date().isoformat() if one.correction.made_at else "",
            plain(_standing(one), STYLES.get(one.standing, QUIET)),
            one.correction.anchor.quote,
        )
        for one in told
    ]
    columns = ("id", "record", "says", "by", "why", "on", "standing", "evidence")
    show_table("Corrections", columns, rows, empty=NOBODY)


def _keep(say: Callable[[Workspace], Correction], *, later: bool, db: Path | None, as_json: bool) -> int:
    store = open_database(db)
    try:
        kept, counts = _said(store, say, later=later)
        told = Workspace(store=store).corrections()
    finally:
        store.close()
    mine = next((one for one in told if one.correction.number == (kept.undoes or kept.number)), None)
    if as_json:
        print_json({"correction": encode(kept), "counts": counts, "standing": encode(mine)})
    else:
        _answer(kept, mine, find_database(db), counts=counts)
    return DONE


def _said(store: Store, say: Callable[[Workspace], Correction], *, later: bool) -> tuple[Correction, bool]:
    """The correction as it is kept, and whether the ledger was made again with it."""
    conditions = store.conditions()
    if conditions is None:
        return say(Workspace(store=store)), False
    desk = Workspace(store=store, coder=conditions.coder, packs=conditions.packs, today=conditions.today)
    kept = say(desk)
    if later:
        return kept, False
    try:
        desk.replay()
    except StoreError as error:
        report([Problem(kept.id, f"it is kept, but does not count yet ({error})", "do not say it again", lost=False)])
        return kept, False
    return kept, True


def _answer(kept: Correction, mine: Replay | None, database: Path, *, counts: bool) -> None:
    say_line(f"{kept.id} by {kept.by}: {kept.anchor.kind} {kept.anchor.record}: {change(kept)}")
    say_line(f"  {kept.anchor.says}: “{kept.anchor.quote}”", QUIET)
    if mine is not None and mine.against:
        say_line(
            f"Disputed: {', '.join(mine.against)} said otherwise. Both are kept, and the last word counts.", CONTESTED
        )
    if counts:
        say_line(f"{database} counts it from now on; the pages of a brief do from the next foedus run into it on.")
    else:
        say_line(f"{database} keeps it; it counts from the next foedus run into it, or the next correction, on.")
    if kept.verdict is not Verdict.UNDO:
        back = f"foedus correct --undo {kept.number} --by {quote(kept.by)} --db {quote(str(database))}"
        say_line(f"To take it back: {back}", QUIET)


def _standing(one: Replay) -> str:
    said = one.standing.value + (f": {one.because}" if one.because else "")
    disputed = one.standing is Standing.COUNTS and one.against
    return f"{said}; disputed by {', '.join(one.against)}" if disputed else said


def _show_validity(found: Validity) -> None:
    if not found.items:
        say_line(NOBODY)
        return
    several = len({one.coder for one in found.by_source}) > 1
    records = f"{found.items} {'record' if found.items == 1 else 'records'}"
    say_line(f"{records} judged by {found.people} {'person' if found.people == 1 else 'people'}.")
    _show_precision("Precision by type", "type", found.by_type, several)
    _show_precision("Precision by source", "source", found.by_source, several)
    rows = [(one.kind, one.layer, str(one.items), str(one.people), _alpha(one)) for one in found.agreements]
    empty = "No record was judged by two people, so nothing can be said of how far they agree."
    columns = ("kind", "layer", "records", "people", "Krippendorff's alpha")
    show_table("Agreement between people", columns, rows, empty=empty)
    say_line(CHOSEN, QUIET)


def _show_precision(title: str, group: str, figures: Sequence[Precision], several: bool) -> None:
    has_kinds = group == "type"
    columns = ("coder",) * several + ("kind",) * has_kinds + (group,)
    columns += ("judged", "right", "precision", "95% interval", *(("of that type", "none at all") if has_kinds else ()))
    rows = [
        (
            *((one.coder,) * several),
            *((one.kind,) * has_kinds),
            one.group,
            str(one.judged),
            str(one.right),
            f"{one.share:.2f}",
            f"{one.low:.2f} to {one.high:.2f}",
            *((str(one.of_type), str(one.dropped)) if has_kinds else ()),
        )
        for one in figures
    ]
    show_table(title, columns, rows, empty="", kept_whole=("95% interval",))


def _alpha(one: Agreement) -> str:
    return "nothing varies" if one.alpha is None else f"{one.alpha:.3f}"
