"""What people say of what was coded: right, wrong in a field, or nothing at all; and what became of their word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from foedus.records.spans import EvidenceSpan, Span

CORRECTED = ", corrected"  # what the coder of a coding is called whose records a person has changed


class Verdict(StrEnum):
    SET = "set"
    DROP = "drop"
    CONFIRM = "confirm"
    UNDO = "undo"


class Standing(StrEnum):
    """What a correction does in one ledger."""

    COUNTS = "counts"
    SUPERSEDED = "superseded"  # the same person said otherwise later
    OVERRULED = "overruled"  # another person said otherwise later
    LOST = "no longer applies"
    UNDONE = "taken back"
    WAITING = "waits for the next run"


@dataclass(frozen=True, slots=True)
class Setting:
    """A field with the value it is to have and the one the coder told, as text; "" stands for none."""

    field: str
    value: str
    was: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a correction is about, told so that it is found again when ids, coders or file formats have changed.

    `span` is the place of `quote` in the document as it was, `focus` the words that matter in it (the trigger of an
    event, the figure of a claim). `parties` are the codes it names, `label` the type the coder told, `detail` what
    else tells it from its neighbours; `record` and `coder` are kept for the books. `is_alone`: the coder told nothing
    else of that kind, label and parties in the same passage, so that these suffice to find it by.
    """

    kind: str  # "event", "claim", "commitment", "stance", "dependency"
    record: str
    coder: str
    label: str
    parties: tuple[str, ...]
    detail: str
    says: str
    document: str
    path: str
    title: str
    source: str
    span: Span
    focus: Span
    quote: str
    is_alone: bool = True


@dataclass(frozen=True, slots=True)
class Correction:
    """One word of one person on one record; never changed, never deleted.

    `settings` of a confirmation are all fields that the record stated when it was given. `undoes` is the number of the
    correction that an undoing takes back. `number` and `made_at` (UTC) are given by the store; 0 and None before.
    """

    anchor: Anchor
    verdict: Verdict
    by: str
    why: str
    settings: tuple[Setting, ...] = ()
    undoes: int | None = None
    number: int = 0
    made_at: datetime | None = None

    @property
    def id(self) -> str:
        return f"correction-{self.number}"

    @property
    def changes(self) -> tuple[Setting, ...]:
        """Settings that ask for another value than the coder told."""
        return tuple(one for one in self.settings if one.value != one.was)


@dataclass(frozen=True, slots=True)
class Replay:
    """A correction as it was applied to one ledger.

    `record` is the id of what it is about there (None: nothing answers to it), `because` why it does not count, and
    `against` who says otherwise of the same record.
    """

    id: str
    correction: Correction
    standing: Standing
    record: str | None
    because: str = ""
    against: tuple[str, ...] = ()
    evidence: tuple[EvidenceSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what a ledger was made: needed to make it again after a correction."""

    today: date
    coder: str
    packs: tuple[str, ...]


def corrected_name(coder: str) -> str:
    """What the coder of a corrected coding is called."""
    return coder if coder.endswith(CORRECTED) else f"{coder}{CORRECTED}"


def coder_name(coder: str) -> str:
    """The coder behind a coding, corrected or not."""
    return coder.removesuffix(CORRECTED)
