"""Retells sentences with figures, one thing changed at a time, so that what must be found is known by construction."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.records import DriftKind

ROOT = Path(__file__).parent
CORPUS = ROOT.parent / "corpus" / "passages"
SENTENCES = ROOT / "quantity_sentences.toml"
CLAIMS = ROOT.parents[1] / "shared" / "data" / "claims" / "averitec_dev.jsonl"  # measured on where it is, never copied

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_FIGURE = re.compile(r"(?<![\w.,$€£-])(?P<sign>[$€£])?(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w,-]|\.\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_MEASURE = re.compile(
    rf"\s+(?:{_MONTH}|[ap]\.?m\b|years?|days?|weeks?|months?|hours?|minutes?|of|and|or|to|in|at|on|the|a|an|was|were|is)\b",
)
_BEFORE_LABEL = re.compile(rf"(?:{_MONTH}|[A-Z][\w.]*|[Aa]rticle|[Rr]oute|aged|of|and|to|-|from|between)\.? $")
_NAMED_DAY = re.compile(rf"\b(?:{_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|year|month|week)\b")
_SAYS = re.compile(
    r"[\"“”]|\b(?:sa(?:y|id|ys|ying)|told|tells?|according|report(?:ed|s|edly)?|announce\w*|claim\w*|added|estimate\w*"
    r"|warn\w*|accus\w*|den(?:y|ied|ies)|insist\w*|believ\w*|if|would|could|may|might|will|should|not|no|hop\w+)\b"
)
_NOUN_AFTER = re.compile(r"\s+(?P<phrase>(?:[a-z]+ )??(?P<noun>[a-z]{3,}s))(?=[ ,.;])")
_HEDGED = re.compile(r"\b(?:about|some|nearly|almost|around|roughly|over|under|than|least|most|up to|only|just) $")


@dataclass(frozen=True, slots=True)
class Figure:
    """The one figure of a sentence: where it stands and what it is worth."""

    start: int
    end: int
    sign: str
    value: float

    def replaced(self, text: str, written: str) -> str:
        return text[: self.start] + self.sign + written + text[self.end :]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and its retelling: what has drifted, and whether both are tellings of one figure."""

    rule: str
    first: str
    second: str
    kinds: frozenset[DriftKind]
    is_one: bool = True


def our_sentences() -> list[str]:
    """Sentences with one figure from our corpus and our quantity file, in the order of the files."""
    found = [line for path in sorted(CORPUS.glob("*.txt")) for line in _plain_lines(path)]
    with SENTENCES.open("rb") as file:
        found += [row["text"] for row in tomllib.load(file)["sentence"]]
    return [sentence for sentence in found if figure_of(sentence)]


def foreign_sentences() -> list[str]:
    """Fact-checked claims with one figure, where the set is on this machine; read when the test runs, never kept."""
    if not CLAIMS.exists():
        return []
    rows = (json.loads(line) for line in CLAIMS.read_text(encoding="utf-8").splitlines())
    told = [" ".join(row["claim"].split()) for row in rows]
    return [f"{text.rstrip('.')}." for text in told if figure_of(text) and len(text) < 300]


def figure_of(sentence: str) -> Figure | None:
    """The figure of a sentence that has just one, where it is neither a year, a day, an age nor a label."""
    found = [match for match in _FIGURE.finditer(sentence) if not _YEAR.fullmatch(match.group())]
    if len(found) != 1 or len(re.findall(r"\d+", _YEAR.sub("", sentence))) > 3:
        return None
    match = found[0]
    before, after = sentence[: match.start()], sentence[match.end() :]
    is_counted = match["sign"] or re.match(r"%| [a-z]{3,}", after)
    if not is_counted or _NO_MEASURE.match(after) or _BEFORE_LABEL.search(before[-20:]):
        return None
    return Figure(match.start(), match.end(), match["sign"] or "", float(match["digits"].replace(",", "")))


def cases_of(sentence: str, others: Sequence[str] = ()) -> Iterator[Case]:
    """Every retelling that the sentence allows; `others` lend their words to figures that only look alike."""
    figure = figure_of(sentence)
    if figure is None:
        return
    for rule in (*_RULES, *_REWORDINGS):
        case = rule(sentence, figure)
        if case is not None and case.first != case.second:
            yield case
    for other in others:
        case = _same_number_elsewhere(sentence, figure, other)
        if case is not None:
            yield case


# --- what changes the figure


def _other_number(sentence: str, figure: Figure) -> Case | None:
    value = figure.value * 1.6 + 3 if figure.value < 60 else figure.value * 1.37
    if re.match(r"%| per ?cent", sentence[figure.end :]):
        value = figure.value * 0.6 if figure.value > 10 else figure.value * 1.5
    return _case("number", sentence, figure.replaced(sentence, _written(value, figure)), DriftKind.NUMBER)


def _rounded(sentence: str, figure: Figure) -> Case | None:
    digits = f"{figure.value:.10g}".replace(".", "").strip("0")
    if len(digits) < 3 or _HEDGED.search(sentence[: figure.start]):
        return None
    coarse = float(f"{figure.value:.2g}")
    plain = Figure(figure.start, figure.end, "", figure.value)
    written = f"about {figure.sign}{_written(coarse, figure)}"
    return _case("granularity", sentence, plain.replaced(sentence, written), DriftKind.GRANULARITY)


_UNITS = (
    ("dollars", "euros"),
    ("euros", "pounds"),
    ("percent", "percentage points"),
    ("%", " percentage points"),
    ("tonnes", "barrels"),
    ("barrels", "tonnes"),
    ("tons", "barrels"),
    ("hectares", "acres"),
    ("kilometres", "miles"),
    ("metres", "feet"),
    ("megawatts", "gigawatts"),
)


def _other_unit(sentence: str, figure: Figure) -> Case | None:
    after = sentence[figure.end :]
    if figure.sign:
        other = {"$": "€", "€": "£", "£": "$"}[figure.sign]
        second = sentence[: figure.start] + other + sentence[figure.start + 1 :]
        return _case("unit", sentence, second, DriftKind.UNIT)
    for here, there in _UNITS:
        match = re.match(rf"(?P<size> (?:million|billion|thousand))? ?{here}(?![a-z])", after)
        if match:
            blank = "" if here == "%" else " "
            second = sentence[: figure.end] + (match["size"] or "") + blank + there + after[match.end() :]
            return _case("unit", sentence, second, DriftKind.UNIT)
    return None


# --- who says it, when, how firmly

_SPEAKERS = ("the World Bank", "the finance ministry", "Marta Holm", "Human Rights Watch", "officials", "the Red Cross")
_FRAMES = ("{s}, {w} said.", "According to {w}, {s}.", "{W} said that {s}.")


def _other_source(sentence: str, figure: Figure) -> Case | None:
    if _SAYS.search(sentence):
        return None
    at = figure.start % len(_SPEAKERS)
    frame = _FRAMES[len(sentence) % len(_FRAMES)]
    other_frame = frame if len(sentence) % 2 else _FRAMES[(len(sentence) + 1) % len(_FRAMES)]
    first = _said(sentence, frame, _SPEAKERS[at])
    second = _said(sentence, other_frame, _SPEAKERS[(at + 1 + len(sentence) % 4) % len(_SPEAKERS)])
    return _case("attribution", first, second, DriftKind.ATTRIBUTION)


def _dropped_source(sentence: str, figure: Figure) -> Case | None:
    if _SAYS.search(sentence) or len(sentence) % 3:
        return None
    speaker = _SPEAKERS[figure.start % len(_SPEAKERS)]
    return _case("source dropped", _said(sentence, _FRAMES[0], speaker), sentence, DriftKind.ATTRIBUTION)


def _other_day(sentence: str, figure: Figure) -> Case | None:
    year = _YEAR.search(sentence)
    if year and not (figure.start <= year.start() < figure.end) and len(_YEAR.findall(sentence)) == 1:
        other = str(int(year.group()) - 3)
        return _case("period", sentence, sentence[: year.start()] + other + sentence[year.end() :], DriftKind.PERIOD)
    if year or _NAMED_DAY.search(sentence):
        return None
    plain = _lowered(sentence)
    return _case("period", f"In 2019, {plain}", f"In March 2022, {plain}", DriftKind.PERIOD)


_VERBS = {
    "rose": "rise", "fell": "fall", "killed": "kill", "sent": "send", "sold": "sell", "bought": "buy",
    "shipped": "ship",
    "delivered": "deliver", "exported": "export", "imported": "import", "freed": "free", "gave": "give", "lent": "lend",
    "cut": "cut", "took": "take", "ratified": "ratify", "handed": "hand", "fined": "fine", "hosted": "host",
    "deployed": "deploy", "pulled": "pull", "reached": "reach", "grew": "grow", "lost": "lose", "closed": "close",
    "expelled": "expel", "released": "release", "seized": "seize", "arrested": "arrest", "paid": "pay",
    "built": "build",
    "moved": "move", "turned": "turn", "brought": "bring", "granted": "grant", "opened": "open", "added": "add",
    "destroyed": "destroy", "returned": "return", "admitted": "admit", "received": "receive", "spent": "spend",
}  # fmt: skip
_PAST = re.compile(r"(?<![Tt]o )(?<!by )(?<!was )(?<!were )(?<!been )(?<!had )(?<!has )\b(" + "|".join(_VERBS) + r")\b")


def _only_planned(sentence: str, figure: Figure) -> Case | None:
    verb = _past_verb(sentence, figure)
    if verb is None:
        return None
    auxiliary = ("will", "plans to", "may", "has promised to")[len(sentence) % 4]
    second = f"{sentence[: verb.start()]}{auxiliary} {_VERBS[verb.group(1)]}{sentence[verb.end() :]}"
    return _case("modality", sentence, second, DriftKind.MODALITY)


def _plan_as_deed(sentence: str, figure: Figure) -> Case | None:
    case = _only_planned(sentence, figure)
    return _case("promise told as deed", case.second, case.first, DriftKind.MODALITY) if case else None


# --- the same in other words

_LOADED = {"rose": "skyrocketed", "fell": "plummeted", "cut": "slashed", "killed": "slaughtered"}
_PLAIN = {
    "rose": "climbed", "fell": "dropped", "killed": "claimed the lives of", "sent": "dispatched", "bought": "purchased",
    "shipped": "conveyed", "delivered": "supplied", "freed": "liberated", "gave": "granted", "cut": "reduced",
    "arrested": "detained", "seized": "confiscated", "expelled": "threw out", "reached": "arrived at",
    "deployed": "stationed", "destroyed": "wiped out", "spent": "laid out", "released": "let go", "hosted": "housed",
}  # fmt: skip


def _louder(sentence: str, figure: Figure) -> Case | None:
    return _retold("loaded", sentence, figure, _LOADED, DriftKind.WORDING)


def _in_other_words(sentence: str, figure: Figure) -> Case | None:
    return _retold("synonym", sentence, figure, _PLAIN, DriftKind.WORDING)


_ACTIVE = re.compile(
    r"^(?P<who>(?:The |Its )?[A-Z][\w’']*(?: [A-Z]?[\w’']+){0,3}) (?P<verb>[a-z]+ed|sent|sold|bought) "
    r"(?P<what>[\d,.]+ [a-z]+s(?: of [a-z]+)?)(?P<rest>(?: [^,]*)?)\.$"
)
_PLACE_LAST = re.compile(r"^(?P<told>[A-Z][^,]*) (?P<where>(?:in|at|near|around|on) (?:the )?[A-Z][\w’']+)\.$")


def _passive(sentence: str, figure: Figure) -> Case | None:
    match = _ACTIVE.match(sentence)
    if match is None or not match.start("what") <= figure.start < match.end("what"):
        return None
    if re.search(r"\b(?:and|to)\b", match["rest"]):
        return None
    second = f"{match['what']} were {match['verb']} by {_lowered(match['who'])}{match['rest']}."
    return _case("passive", sentence, second)


def _reordered(sentence: str, figure: Figure) -> Case | None:
    match = _PLACE_LAST.match(sentence)
    if match is None or match.start("where") <= figure.start:
        return None
    where = match["where"]
    return _case("order", sentence, f"{where[0].upper()}{where[1:]}, {_lowered(match['told'])}.")


# --- figures that only look alike

_NOUNS = ("lanterns", "violins", "beehives", "orchards", "ferries", "sheep farms", "tractors", "choirs", "blankets")


def _other_thing(sentence: str, figure: Figure) -> Case | None:
    """The same number of something else."""
    noun = _NOUN_AFTER.match(sentence, figure.end)
    is_unit = noun and any(noun["noun"] in pair for pair in _UNITS)
    if figure.sign or noun is None or is_unit:
        return None
    other = _NOUNS[len(sentence) % len(_NOUNS)]
    second = f"{sentence[: noun.start('phrase')]}{other}{sentence[noun.end('phrase') :]}"
    return Case("other thing", sentence, second, frozenset(), is_one=False)


def _other_time_and_number(sentence: str, figure: Figure) -> Case | None:
    """A figure of the same measure for another year is another figure, and no drift."""
    told, number = _other_day(sentence, figure), _other_number(sentence, figure)
    if told is None or number is None or _YEAR.search(sentence):
        return None
    plain = _lowered(number.second)
    return Case("other year", told.first, f"In March 2022, {plain}", frozenset(), is_one=False)


def _same_number_elsewhere(sentence: str, figure: Figure, other: str) -> Case | None:
    there = figure_of(other)
    if there is None or there.sign != figure.sign:
        return None
    second = other[: there.start] + sentence[figure.start : figure.end] + other[there.end :]
    return Case("other story", sentence, second, frozenset(), is_one=False)


# --- small things


def _case(rule: str, first: str, second: str, *kinds: DriftKind) -> Case:
    return Case(rule, first, second, frozenset(kinds))


def _retold(rule: str, sentence: str, figure: Figure, words: dict[str, str], kind: DriftKind) -> Case | None:
    verb = _past_verb(sentence, figure)
    if verb is None or verb.group(1) not in words:
        return None
    return _case(rule, sentence, f"{sentence[: verb.start()]}{words[verb.group(1)]}{sentence[verb.end() :]}", kind)


def _past_verb(sentence: str, figure: Figure) -> re.Match[str] | None:
    """A past verb that governs the figure, as far as order tells: before it, with no comma between."""
    if _SAYS.search(sentence):
        return None
    found = [match for match in _PAST.finditer(sentence, 0, figure.start) if match.start() > 0]
    verb = found[-1] if found else None
    return None if verb is None or re.search(r"[,;:]| and ", sentence[verb.end() : figure.start]) else verb


def _said(sentence: str, frame: str, speaker: str) -> str:
    is_first = frame.startswith("{s}")
    told = sentence.rstrip(".") if is_first else _lowered(sentence).rstrip(".")
    return frame.format(s=told, w=speaker, W=speaker[0].upper() + speaker[1:])


def _lowered(sentence: str) -> str:
    """Small where a sentence begins with an article or the like; a name keeps its capital."""
    first = sentence.split(" ", 1)[0]
    is_small = first in {"The", "A", "An", "Its", "Their", "Some", "About", "At", "In", "On", "More", "Nearly", "There"}
    return sentence[0].lower() + sentence[1:] if is_small else sentence


def _written(value: float, figure: Figure) -> str:
    if figure.value != int(figure.value):
        return f"{value:,.1f}"
    return f"{round(value):,}"


def _plain_lines(path: Path) -> Iterator[str]:
    """The sentences of a corpus file without their annotation."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line[0] in " #" or re.match(r"(?:register|topic|date|region|twin): ", line):
            continue
        plain, nested = line, True
        while nested:
            plain, nested = re.subn(r"\{\w+:([^{}]*)\}", r"\1", plain)
        yield plain


_RULES = (
    _other_number,
    _rounded,
    _other_unit,
    _other_source,
    _dropped_source,
    _other_day,
    _only_planned,
    _plan_as_deed,
)
_REWORDINGS = (_louder, _in_other_words, _passive, _reordered, _other_thing, _other_time_and_number)
