"""Reads our annotated passages: sentences with inline spans, and under each what they say. Standard library only.

Usage: python -m training.corpus            checks every passage and prints the counts
       python -m training.corpus FILE...    checks these files only

The format is explained in corpus/README.md.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
PASSAGES = ROOT / "corpus" / "passages"
PLOVER = ROOT / "src" / "foedus" / "codebook" / "plover"
REGISTERS = (
    "wire", "think tank", "commentary", "threat briefing", "partisan column", "speech", "interview", "minutes",
    "communique", "social post", "explainer",
)  # fmt: skip
MODALITIES = ("asserted", "planned", "hedged", "denied", "conditional", "demanded", "historical")
STRENGTHS = ("vowed", "agreed", "planned", "under discussion")
LOADED = ("praise", "blame", "fear", "contempt", "certainty", "glorify", "exaggeration", "attack")
HOSTILE = frozenset({"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "COERCE", "ASSAULT"})
FRIENDLY = frozenset({"SUPPORT", "AID", "COOPERATE"})
KINDS = (
    "event",
    "background",
    "evaluation",
    "advice",
    "description",
    "history",
    "hypothetical",
    "metaphor",
    "inference",
)
SECTORS = tuple(
    "GOV MIL COP JUD LEG SPY PTY OPP REB UAF PRM CVL BUS CRM EDU ELI JRN LAB MED REF PRE REL SOC AGR UNK".split()
)
_HEAD = ("register", "topic", "date", "region")
_SPAN_ID = re.compile(r"[a-z][a-z0-9]*")


class CorpusError(ValueError):
    """A passage breaks the format: says file, line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An act: `trigger` and the parties are span ids of the sentence."""

    trigger: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    modality: str
    when: str | None = None


@dataclass(frozen=True, slots=True)
class GoldSpeech:
    """Who says what: `source` is None where nobody is named."""

    source: str | None
    cue: str
    content: str


@dataclass(frozen=True, slots=True)
class GoldStance:
    holder: str
    towards: str
    sign: int


@dataclass(frozen=True, slots=True)
class GoldPromise:
    debtors: tuple[str, ...]
    creditors: tuple[str, ...]
    deed: str
    due: str | None
    strength: str


@dataclass(frozen=True, slots=True)
class GoldReliance:
    dependent: str
    on: str
    through: str


@dataclass(slots=True)
class GoldSentence:
    """One sentence: plain `text`, its spans by id, and everything annotated over them."""

    text: str
    spans: dict[str, Span]
    parties: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    events: list[GoldEvent] = field(default_factory=list)
    speeches: list[GoldSpeech] = field(default_factory=list)
    stances: list[GoldStance] = field(default_factory=list)
    promises: list[GoldPromise] = field(default_factory=list)
    reliances: list[GoldReliance] = field(default_factory=list)
    loaded: list[tuple[str, str]] = field(default_factory=list)
    kind: str = "background"


@dataclass(slots=True)
class Passage:
    """A few sentences of one text in order."""

    id: str
    file: str
    register: str
    topic: str
    date: str
    region: str
    sentences: list[GoldSentence] = field(default_factory=list)
    twin: str | None = None

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)


def read_corpus(paths: Iterable[Path] | None = None) -> list[Passage]:
    """All passages, checked; raises `CorpusError` with the first fault."""
    files = sorted(paths) if paths is not None else sorted(PASSAGES.rglob("*.txt"))
    passages = [passage for path in files for passage in read_file(path)]
    ids = Counter(passage.id for passage in passages)
    twice = [name for name, count in ids.items() if count > 1]
    if twice:
        raise CorpusError(f"passage ids used twice: {', '.join(sorted(twice)[:5])}")
    return passages


def read_file(path: Path) -> list[Passage]:
    passages: list[Passage] = []
    passage: Passage | None = None
    sentence: GoldSentence | None = None
    heads: dict[str, str] = {}
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{path.name}:{number}"
        line = raw.rstrip()
        if not line or line.startswith("# "):
            continue
        if line.startswith("## "):
            passage, sentence, heads = Passage(line[3:].strip(), path.name, "", "", "", ""), None, {}
            passages.append(passage)
        elif passage is None:
            raise CorpusError(f"{where}: text before the first '## id'")
        elif raw.startswith((" ", "\t")):
            if sentence is None:
                raise CorpusError(f"{where}: an annotation without a sentence above it")
            _annotate(where, line.strip(), sentence)
        elif not passage.sentences and (head := _head(line)) is not None and head[0] not in heads:
            heads[head[0]] = head[1]
            _set_head(where, passage, *head)
        else:
            sentence = _sentence(where, line)
            passage.sentences.append(sentence)
    for made in passages:
        _check_passage(path.name, made)
    return passages


def told_stances(sentence: GoldSentence) -> dict[tuple[str, str], int | None]:
    """For (1) or against (-1) by (holder, other), as annotated or as an asserted act shows; None: left open by an act.

    Pairs that are not named here are neither.
    """
    told: dict[tuple[str, str], int | None] = {}
    for event in sentence.events:
        sign = -1 if event.type in HOSTILE else 1 if event.type in FRIENDLY else None
        if event.modality != "asserted":
            sign = None
        for actor in event.actors:
            for recipient in event.recipients:
                told.setdefault((actor, recipient), sign)
                told.setdefault((recipient, actor), None)
    return told | {(stance.holder, stance.towards): stance.sign for stance in sentence.stances}


def _head(line: str) -> tuple[str, str] | None:
    key, colon, value = line.partition(":")
    return (key, value.strip()) if colon and key in (*_HEAD, "twin") else None


def _set_head(where: str, passage: Passage, key: str, value: str) -> None:
    if key == "register" and value not in REGISTERS:
        raise CorpusError(f"{where}: register {value!r}; valid: {', '.join(REGISTERS)}")
    if key == "date" and not re.fullmatch(r"20(1\d|2[0-6])-\d\d-\d\d", value):
        raise CorpusError(f"{where}: date {value!r}; write a day from 2010 to 2026 as 2021-10-04")
    setattr(passage, key, value)


def _check_passage(file: str, passage: Passage) -> None:
    for key in _HEAD:
        if not getattr(passage, key):
            raise CorpusError(f"{file}: passage {passage.id} has no {key}")
    if not passage.sentences:
        raise CorpusError(f"{file}: passage {passage.id} has no sentence")


def _sentence(where: str, line: str) -> GoldSentence:
    """Plain text and spans of a line with {id:text} marks, which may lie inside each other."""
    text: list[str] = []
    spans: dict[str, Span] = {}
    open_spans: list[tuple[str, int]] = []
    place = size = 0
    while place < len(line):
        letter = line[place]
        if letter == "{":
            match = _SPAN_ID.match(line, place + 1)
            if match is None or line[match.end() : match.end() + 1] != ":":
                raise CorpusError(f"{where}: after '{{' write an id and a colon, near {line[place : place + 20]!r}")
            if match.group() in spans or any(match.group() == name for name, _ in open_spans):
                raise CorpusError(f"{where}: span id {match.group()!r} twice in one sentence")
            open_spans.append((match.group(), size))
            place = match.end() + 1
            continue
        if letter == "}":
            if not open_spans:
                raise CorpusError(f"{where}: '}}' closes nothing")
            name, start = open_spans.pop()
            if size == start:
                raise CorpusError(f"{where}: span {name!r} is empty")
            spans[name] = Span(start, size)
        else:
            text.append(letter)
            size += 1
        place += 1
    if open_spans:
        raise CorpusError(f"{where}: span {open_spans[-1][0]!r} is not closed")
    return GoldSentence("".join(text), spans)


def _annotate(where: str, line: str, sentence: GoldSentence) -> None:
    if line == "-":
        return
    word, _, rest = line.partition(" ")
    readers = {
        "kind": _kind, "says": _says, "stance": _stance, "promise": _promise, "leans": _leans, "loaded": _loaded,
    }  # fmt: skip
    if word in readers:
        readers[word](where, rest.strip(), sentence)
    elif rest.split(" ")[0].split("/")[0].rstrip(":") in event_types():
        _event(where, word, rest, sentence)
    else:
        for part in line.split("|"):
            _party(where, part.strip(), sentence)


def event_types() -> dict[str, tuple[str, ...]]:
    if not _TYPES:
        for path in sorted(PLOVER.glob("*.toml")):
            rule = tomllib.loads(path.read_text(encoding="utf-8"))
            _TYPES[rule["type"]] = tuple(rule.get("modes", {}))
    return _TYPES


_TYPES: dict[str, tuple[str, ...]] = {}


def _ids(where: str, names: str, sentence: GoldSentence) -> tuple[str, ...]:
    found = tuple(name.strip() for name in names.split(",") if name.strip())
    for name in found:
        if name not in sentence.spans:
            raise CorpusError(
                f"{where}: no span {name!r} in the sentence; it has {', '.join(sentence.spans) or 'none'}"
            )
    return found


def _one(where: str, name: str, sentence: GoldSentence) -> str:
    found = _ids(where, name, sentence)
    if len(found) != 1:
        raise CorpusError(f"{where}: one span id is needed, got {name!r}")
    return found[0]


def _party(where: str, line: str, sentence: GoldSentence) -> None:
    """a SRB GOV"""
    parts = line.split()
    if not 2 <= len(parts) <= 3 or not re.fullmatch(r"[A-Z][A-Z0-9_-]{1,11}", parts[1]):
        raise CorpusError(f"{where}: {line!r} is no annotation; a party is 'a SRB GOV'")
    if len(parts) == 3 and parts[2] not in SECTORS:
        raise CorpusError(f"{where}: sector {parts[2]!r}; valid: {' '.join(SECTORS)}")
    sentence.parties[_one(where, parts[0], sentence)] = (parts[1], parts[2] if len(parts) == 3 else None)


def _event(where: str, trigger: str, rest: str, sentence: GoldSentence) -> None:
    """e1 ACCUSE/allege: a, b -> c | denied | when t"""
    head, colon, tail = rest.partition(":")
    kind, _, mode = head.strip().partition("/")
    if not colon or "->" not in tail:
        raise CorpusError(f"{where}: an event is 'e1 TYPE/mode: a -> b | modality'")
    if mode and mode not in event_types()[kind]:
        raise CorpusError(f"{where}: {kind} has no mode {mode!r}; it has {', '.join(event_types()[kind]) or 'none'}")
    sides, *marks = (part.strip() for part in tail.split("|"))
    actors, _, recipients = sides.partition("->")
    modality, when = "asserted", None
    for mark in marks:
        if mark in MODALITIES:
            modality = mark
        elif mark.startswith("when "):
            when = _one(where, mark[5:], sentence)
        else:
            raise CorpusError(f"{where}: {mark!r} is no modality and no 'when t'; valid: {', '.join(MODALITIES)}")
    parties = _ids(where, actors, sentence), _ids(where, recipients, sentence)
    for name in (*parties[0], *parties[1]):
        if name not in sentence.parties:
            raise CorpusError(f"{where}: party {name!r} has no code; write '{name} XXX GOV' above the event")
    sentence.events.append(GoldEvent(_one(where, trigger, sentence), kind, mode or None, *parties, modality, when))
    sentence.kind = "event"


def _kind(where: str, rest: str, sentence: GoldSentence) -> None:
    if rest not in KINDS:
        raise CorpusError(f"{where}: kind {rest!r}; valid: {', '.join(KINDS)}")
    sentence.kind = rest


def _says(where: str, rest: str, sentence: GoldSentence) -> None:
    """says s q c ; says - q c"""
    parts = rest.split()
    if len(parts) != 3:
        raise CorpusError(f"{where}: write 'says SOURCE CUE CONTENT', with - for nobody")
    source = None if parts[0] == "-" else _one(where, parts[0], sentence)
    speech = GoldSpeech(source, _one(where, parts[1], sentence), _one(where, parts[2], sentence))
    sentence.speeches.append(speech)


def _stance(where: str, rest: str, sentence: GoldSentence) -> None:
    """stance a > b -"""
    match = re.fullmatch(r"(\w+)\s*>\s*(\w+)\s+([+-])", rest)
    if match is None:
        raise CorpusError(f"{where}: write 'stance a > b +' or 'stance a > b -'")
    holder, towards = _one(where, match.group(1), sentence), _one(where, match.group(2), sentence)
    sentence.stances.append(GoldStance(holder, towards, 1 if match.group(3) == "+" else -1))


def _promise(where: str, rest: str, sentence: GoldSentence) -> None:
    """promise a -> b | deed d | due t | vowed"""
    sides, *marks = (part.strip() for part in rest.split("|"))
    debtors, _, creditors = sides.partition("->")
    deed = due = strength = None
    for mark in marks:
        key, _, value = mark.partition(" ")
        if key == "deed":
            deed = _one(where, value, sentence)
        elif key == "due":
            due = _one(where, value, sentence)
        elif mark in STRENGTHS:
            strength = mark
        else:
            raise CorpusError(f"{where}: {mark!r} in a promise; write deed, due or one of {', '.join(STRENGTHS)}")
    if deed is None or strength is None:
        raise CorpusError(f"{where}: a promise needs '| deed d' and a strength ({', '.join(STRENGTHS)})")
    parties = _ids(where, debtors, sentence), _ids(where, creditors, sentence)
    sentence.promises.append(GoldPromise(*parties, deed, due, strength))


def _leans(where: str, rest: str, sentence: GoldSentence) -> None:
    """leans a on b through t"""
    match = re.fullmatch(r"(\w+) on (\w+) through (\w+)", rest)
    if match is None:
        raise CorpusError(f"{where}: write 'leans a on b through t'")
    sentence.reliances.append(GoldReliance(*(_one(where, name, sentence) for name in match.groups())))


def _loaded(where: str, rest: str, sentence: GoldSentence) -> None:
    """loaded l contempt"""
    name, _, kind = rest.partition(" ")
    if kind not in LOADED:
        raise CorpusError(f"{where}: loaded kind {kind!r}; valid: {', '.join(LOADED)}")
    sentence.loaded.append((_one(where, name, sentence), kind))


def counts(passages: Sequence[Passage]) -> Iterator[tuple[str, int]]:
    """What the corpus holds, one row a line of the counts table."""
    sentences = [(passage, sentence) for passage in passages for sentence in passage.sentences]
    yield "passages", len(passages)
    yield "sentences", len(sentences)
    yield "sentences without an event", sum(not s.events for _, s in sentences)
    for kind in KINDS:
        yield f"  kind {kind}", sum(s.kind == kind for _, s in sentences)
    for register in REGISTERS:
        yield f"  register {register}", sum(p.register == register for p, _ in sentences)
    events = [event for _, s in sentences for event in s.events]
    yield "events", len(events)
    for name, modes in event_types().items():
        own = [event for event in events if event.type == name]
        yield f"  {name}", len(own)
        for mode in modes:
            yield f"    {name}/{mode}", sum(event.mode == mode for event in own)
    for modality in MODALITIES:
        yield f"  modality {modality}", sum(event.modality == modality for event in events)
    yield "sentences with several events", sum(len(s.events) > 1 for _, s in sentences)
    yield "sentences with attribution", sum(bool(s.speeches) for _, s in sentences)
    yield "stances without an act", sum(len(s.stances) for _, s in sentences if not s.events)
    yield "promises", sum(len(s.promises) for _, s in sentences)
    yield "dependencies", sum(len(s.reliances) for _, s in sentences)
    yield "passages with loaded words", sum(any(s.loaded for s in p.sentences) for p in passages)
    yield "neutral twins", sum(p.twin is not None for p in passages)
    codes = {code for _, s in sentences for code, _ in s.parties.values()}
    yield "actor codes", len(codes)


def main(arguments: Sequence[str]) -> int:
    try:
        passages = read_corpus([Path(name) for name in arguments] or None)
    except CorpusError as fault:
        sys.stderr.write(f"corpus: {fault}\n")
        return 1
    for name, count in counts(passages):
        sys.stdout.write(f"{count:6}  {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
