"""The sixteen event types as rules: what each means, how it is worded, where it ends, and worked examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

from foedus.codebook.rules_file import Table, read_rules
from foedus.codebook.words import CONTEXTS
from foedus.records import EventType, Modality

TOGETHER = "together"
OBJECT = "object"
NONE = "none"
CONTENT = "content"
GAP = "..."
_WORD = re.compile(r"%|[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Mode:
    """A manner of a type, with its own score."""

    name: str
    score: float
    definition: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Wordings that point to a type.

    A pattern is words with spaces between: the first word of a verb pattern is a lemma, `a|b` is either word, `...` up
    to four words. `recipient` says where the recipient of a verb stands: ("object",), ("none",), ("together",) (X and
    Y met: both are actors; X met Y: Y is the recipient), or places to try in turn, prepositions among them. `takes`
    "content": what follows belongs to the act and is no event of its own. `inverse`: the subject is the recipient and
    the object the actor (A hosts the visitor B). `idiom`: the wording is no act ("meet a target") and keeps barer cues
    from being read there. A cue that is not `strong` needs two parties.
    """

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    mode: str | None = None
    recipient: tuple[str, ...] = (OBJECT,)
    takes: str | None = None
    contexts: tuple[str, ...] = ()
    strong: bool = True
    inverse: bool = False
    idiom: bool = False

    @property
    def is_reciprocal(self) -> bool:
        return self.recipient == (TOGETHER,)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what is to be coded from it."""

    text: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    mode: str | None = None
    modality: Modality = Modality.ASSERTED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A sentence that looks like the type and is not: `instead` names the type that it is (None: no event)."""

    text: str
    because: str
    instead: EventType | None = None


@dataclass(frozen=True, slots=True)
class TypeRule:
    """One PLOVER type with everything a coder, human or not, needs to code it."""

    type: EventType
    quad: int
    score: float
    needs_recipient: bool
    definition: str
    boundaries: tuple[str, ...]
    modes: tuple[Mode, ...]
    cues: tuple[Cue, ...]
    examples: tuple[Example, ...]
    counterexamples: tuple[Counterexample, ...]

    def score_of(self, mode: str | None) -> float:
        """The score of `mode`, or of the type where there is no mode."""
        return next((known.score for known in self.modes if known.name == mode), self.score)


def load_types() -> tuple[TypeRule, ...]:
    """The sixteen types in the order of `EventType`; raises `BadRules` naming the file at fault."""
    folder = files("foedus.codebook") / "plover"
    names = (f"{kind.value.lower()}.toml" for kind in EventType)
    return tuple(read_type(f"codebook/plover/{name}", (folder / name).read_bytes()) for name in names)


def read_type(where: str, content: bytes) -> TypeRule:
    """The rule in one type file; `where` names it in errors."""
    return read_rules(where, content, _type_rule)


def _type_rule(table: Table) -> TypeRule:
    modes = _modes(table.table("modes"))
    names = tuple(mode.name for mode in modes)
    quad = table.number("quad")
    if quad not in (1, 2, 3, 4):
        raise table.refusal(f"quad is {quad:g}", "write 1, 2, 3 or 4")
    return TypeRule(
        type=EventType(table.one_of(table.text("type"), [kind.value for kind in EventType], "type")),
        quad=int(quad),
        score=_score(table),
        needs_recipient=table.flag("needs_recipient"),
        definition=table.text("definition"),
        boundaries=table.texts("boundaries"),
        modes=modes,
        cues=tuple(_cue(entry, names) for entry in table.tables("cues")),
        examples=tuple(_example(entry, names) for entry in table.tables("examples")),
        counterexamples=tuple(_counterexample(entry) for entry in table.tables("counterexamples")),
    )


def _modes(table: Table) -> tuple[Mode, ...]:
    return tuple(_mode(name, table.table(name)) for name in table)


def _mode(name: str, table: Table) -> Mode:
    mode = Mode(name, _score(table), table.text("definition"))
    table.close()
    return mode


def _score(table: Table) -> float:
    score = table.number("score")
    if not -10 <= score <= 10:
        raise table.refusal(f"score is {score:g}", "scores run from -10 to 10")
    return score


def _cue(table: Table, modes: tuple[str, ...]) -> Cue:
    cue = Cue(
        verbs=_patterns(table, "verbs"),
        nouns=_patterns(table, "nouns"),
        mode=_mode_name(table, modes),
        recipient=_recipient(table),
        takes=table.one_of(table.text("takes"), [CONTENT], "content mark") if "takes" in table else None,
        contexts=tuple(table.one_of(name, CONTEXTS, "context") for name in table.texts("contexts", default=())),
        strong=table.flag("strong", default=True),
        inverse=table.flag("inverse", default=False),
        idiom=table.flag("idiom", default=False),
    )
    if not cue.verbs and not cue.nouns:
        raise table.refusal("a cue without words", "give it verbs or nouns")
    table.close()
    return cue


def _mode_name(table: Table, modes: tuple[str, ...]) -> str | None:
    return table.one_of(table.text("mode"), modes, "mode") if "mode" in table else None


def _recipient(table: Table) -> tuple[str, ...]:
    if table.holds_list("recipient"):
        return table.texts("recipient")
    return (table.one_of(table.text("recipient", default=OBJECT), [OBJECT, NONE, TOGETHER], "place of the recipient"),)


def _patterns(table: Table, key: str) -> tuple[str, ...]:
    patterns = table.texts(key, default=())
    for pattern in patterns:
        parts = pattern.split(" ")
        words = [word for part in parts if part != GAP for word in part.split("|")]
        if GAP in (parts[0], parts[-1]) or not all(_WORD.fullmatch(word) for word in words):
            raise table.refusal(
                f"{pattern!r} in {key!r} is no pattern", "write lower-case words, a|b, and ... between words"
            )
    return patterns


def _example(table: Table, modes: tuple[str, ...]) -> Example:
    example = Example(
        text=table.text("text"),
        actors=_codes(table, "actors"),
        recipients=_codes(table, "recipients"),
        mode=_mode_name(table, modes),
        modality=Modality(table.one_of(table.text("modality", default="asserted"), list(Modality), "modality")),
        note=table.text("note", default=""),
    )
    table.close()
    return example


def _codes(table: Table, key: str) -> tuple[str, ...]:
    codes = table.texts(key, default=())
    for code in codes:
        if not _CODE.fullmatch(code):
            raise table.refusal(f"{code!r} in {key!r} is no actor code", "write an ISO alpha-3 code or a body's code")
    return codes


def _counterexample(table: Table) -> Counterexample:
    instead = table.one_of(table.text("instead"), list(EventType), "type") if "instead" in table else None
    example = Counterexample(table.text("text"), table.text("because"), EventType(instead) if instead else None)
    table.close()
    return example
