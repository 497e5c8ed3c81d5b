"""Puts together what people said of one record, one after the other, and finds where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.records.corrections import Correction, Replay, Setting, Standing, Verdict

NUMBERS = frozenset({"value", "low", "high", "polarity"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """Where one person, or all in turn, came to stand: dropped, confirmed, or fields with who set them last."""

    dropped: Correction | None = None
    confirmed: Correction | None = None
    settings: Mapping[str, tuple[Setting, Correction]] = field(default_factory=dict)

    @property
    def changes(self) -> Mapping[str, str]:
        """Fields that are to have another value than the coder told."""
        return {name: one.value for name, (one, _) in self.settings.items() if one.value != one.was}

    @property
    def is_as_told(self) -> bool:
        """The coder was right in everything that was judged."""
        return self.dropped is None and not self.changes

    def value(self, name: str, told: str) -> str | None:
        """What is held of a field that the coder told as `told`; None where nothing was said of it."""
        if name in self.settings:
            return self.settings[name][0].value
        return told if self.confirmed else None


def live(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Corrections that nobody took back, in the order they were made."""
    gone = undoings(corrections)
    kept = (one for one in corrections if one.verdict is not Verdict.UNDO and one.number not in gone)
    return tuple(sorted(kept, key=lambda one: one.number))


def undoings(corrections: Iterable[Correction]) -> dict[int, Correction]:
    """The undoing that holds of each correction taken back, by number: an undoing that is taken back does not hold."""
    found: dict[int, Correction] = {}
    for one in sorted(corrections, key=lambda one: -one.number):
        if one.undoes is not None and one.number not in found:
            found.setdefault(one.undoes, one)
    return found


def judged(rows: Iterable[Correction]) -> Judgement:
    """What holds after `rows`, said one after the other: of each field, and of the whole, the last word counts."""
    found = Judgement()
    for row in rows:
        own = {setting.field: (setting, row) for setting in row.settings}
        match row.verdict:
            case Verdict.DROP:
                found = Judgement(dropped=row)
            case Verdict.CONFIRM:
                found = Judgement(confirmed=row, settings=own)
            case Verdict.SET:
                found = Judgement(confirmed=found.confirmed, settings={**found.settings, **own})
    return found


def person(name: str) -> str:
    """The same for the same name, however it is spaced or capitalised."""
    return " ".join(name.split()).casefold()


def by_person(rows: Sequence[Correction]) -> dict[str, list[Correction]]:
    """The rows of each person, in their order."""
    found: dict[str, list[Correction]] = {}
    for row in rows:
        found.setdefault(person(row.by), []).append(row)
    return found


def contradict(one: Judgement, other: Judgement) -> bool:
    """Both cannot be right: one drops what the other keeps, or a field has two values."""
    if bool(one.dropped) != bool(other.dropped):
        return True
    for name in {*one.settings, *other.settings}:
        told = next(found.settings[name][0].was for found in (one, other) if name in found.settings)
        values = one.value(name, told), other.value(name, told)
        if None not in values and values[0] != values[1]:
            return True
    return False


def last_words(rows: Sequence[Correction]) -> dict[str, tuple[str, Judgement]]:
    """The name of each person and where he or she came to stand."""
    return {key: (own[-1].by, judged(own)) for key, own in by_person(rows).items()}


def against(row: Correction, words: Mapping[str, tuple[str, Judgement]]) -> tuple[str, ...]:
    """Names of those whose last word contradicts the last word of this row's author."""
    key = person(row.by)
    mine = words[key][1]
    return tuple(sorted(name for other, (name, held) in words.items() if other != key and contradict(mine, held)))


def standing(
    row: Correction, rows: Sequence[Correction], words: Mapping[str, tuple[str, Judgement]]
) -> tuple[Standing, str]:
    """Whether a row counts among all live rows on its record, and what speaks against it."""
    mine = words[person(row.by)][1]
    if not _says(mine, row):
        later = next(one for one in reversed(rows) if person(one.by) == person(row.by))
        return Standing.SUPERSEDED, f"{later.id} is a later word of {row.by}"
    final = judged(rows)
    kept = {name: pair for name, pair in mine.settings.items() if pair[1] is row}
    if not contradict(Judgement(_if(row, Verdict.DROP), _if(row, Verdict.CONFIRM), kept), final):
        return Standing.COUNTS, ""
    lost = [name for name, (one, _) in kept.items() if final.value(name, one.was) != one.value]
    later = _overruling(final, lost)
    if row.verdict is Verdict.SET and not final.dropped and kept.keys() - set(lost):
        return Standing.COUNTS, f"of {', '.join(lost)}, {later.by} said otherwise later ({later.id})"
    return Standing.OVERRULED, f"{later.by} said otherwise later ({later.id})"


def _overruling(final: Judgement, lost: Sequence[str]) -> Correction:
    """The last word among those that hold against a row: on the fields that it lost, or on the whole record."""
    of_fields = [final.settings[name][1] for name in lost or final.settings if name in final.settings]
    of_whole = [one for one in (final.dropped, final.confirmed) if one is not None]
    return max(of_fields or of_whole, key=lambda one: one.number)


def remark(replays: Sequence[Replay]) -> str:
    """What is to be said beside a record: "corrected by Anna Rossi: it was a talk"; "" where nobody judged it."""
    told = [_told(one) for one in replays if one.standing is Standing.COUNTS]
    told += [
        f"disputed by {one.correction.by}{_reason(one.correction)}"
        for one in replays
        if one.standing is Standing.OVERRULED
    ]
    return "; ".join(dict.fromkeys(told))


def remarks(replays: Iterable[Replay]) -> dict[str, str]:
    """The remark beside each record that somebody judged, by its id."""
    found: dict[str, list[Replay]] = {}
    for one in replays:
        if one.record is not None:
            found.setdefault(one.record, []).append(one)
    return {record: said for record, own in found.items() if (said := remark(own))}


def change(correction: Correction) -> str:
    """What a correction asks for: "type AGREE → CONSULT", "no such event", "right as told"."""
    settings = correction.settings
    match correction.verdict:
        case Verdict.SET:
            return ", ".join(f"{one.field} {_readable(one, one.was)} → {_readable(one, one.value)}" for one in settings)
        case Verdict.DROP:
            return f"no such {correction.anchor.kind}"
        case Verdict.CONFIRM:
            held = ", ".join(f"{one.field} {_readable(one, one.value)}" for one in correction.changes)
            return f"right with {held}" if held else "right as told"
        case Verdict.UNDO:
            return f"takes back correction-{correction.undoes}"


def _readable(setting: Setting, value: str) -> str:
    """ "540,000,000", not "540000000"; "none" for nothing."""
    return f"{float(value):,.15g}" if value and setting.field in NUMBERS else value or "none"


def _told(one: Replay) -> str:
    verb = {Verdict.CONFIRM: "confirmed", Verdict.DROP: "dropped"}.get(one.correction.verdict, "corrected")
    return f"{verb} by {one.correction.by}{_reason(one.correction)}"


def _reason(correction: Correction) -> str:
    return f": {correction.why}" if correction.why else ""


def _says(judgement: Judgement, row: Correction) -> bool:
    """Something of this row is left in what its author holds in the end."""
    if judgement.dropped is row or judgement.confirmed is row:
        return True
    return any(one is row for _, one in judgement.settings.values())


def _if(row: Correction, verdict: Verdict) -> Correction | None:
    return row if row.verdict is verdict else None
