"""Reads whether a quantity rose or fell, against what, and per what."""

from __future__ import annotations

import re

from foedus.codebook.units import units
from foedus.coding.tokens import Token
from foedus.records import Change

_CLAUSE_ENDS = frozenset({";", ",", ":", "—", "–", "while", "whereas", "which", "but", "and", "(", ")"})
_TIES = frozenset({"by", "to", "from", "of", "at"})
_WINDOW = 9  # tokens that a verb may stand before its figure: "cut the time that goods wait by 40%"
# Verbs that tell a change of shares, points and times only: a club that lost 12 players shrank by none.
GAINS = frozenset({"lost", "loses", "losing", "added", "adds", "adding", "shed", "sheds", "shedding"})
_INDEFINITE = frozenset({"a", "another", "further", "additional", "extra", "the", "full"})
_PARTICLE_VERBS = frozenset({
    "make", "makes", "made", "eat", "eats", "ate", "take", "takes", "took", "give", "gives", "gave", "set", "sets",
    "call", "calls", "use", "uses", "pick", "picks", "blow", "blows", "blew", "break", "breaks", "broke", "bring",
    "brings", "brought", "throw", "throws", "threw", "put", "puts", "pay", "pays", "paid", "turn", "turns", "shoot",
    "shoots", "hand", "hands", "sign", "signs", "line", "lines", "buy", "buys", "bought", "show", "shows", "build",
    "builds", "built", "run", "runs", "ran", "follow", "tie", "tear", "tore", "cough", "rack", "racks", "clean",
    "mop", "mops", "soak", "soaks", "free", "frees", "pile", "snap", "snaps", "gobble", "end", "ends", "wind",
    "round", "win", "won", "write", "writes", "wrote",
})  # fmt: skip
_COMPARATOR = re.compile(
    r"\b(?:since\s|compared\s(?:with|to)\s|(?:(?:higher|lower|longer|shorter|larger|smaller)\s)?than\s(?=[^\W\d]|[$€£¥])"
    r"|from\s(?:last|a\syear|the\s(?:previous|same|year)|\d|[$€£¥])"
    r"|year[\s-]on[\s-]year|year[\s-]over[\s-]year|month[\s-]on[\s-]month|on\sthe\syear|versus\s|against\sthe\s(?:dollar|euro)"
    r"|over\s(?:the\s(?:past|last|previous)|(?:a|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s)"
    r"|in\sthe\s(?:past|last|previous|same)\s)",
    re.IGNORECASE,
)
_COMPARATOR_END = re.compile(r"[,;:()]|\.(?:\s|$)|\s(?:and|while|but|which|as|when|after)\s")
_PER_WORDS = frozenset({
    "day", "week", "month", "quarter", "year", "hour", "minute", "second", "capita", "person", "head", "household",
    "barrel", "tonne", "ton", "kilo", "kg", "litre", "liter", "gallon", "mwh", "kwh", "share", "night", "student",
    "child", "voter", "inhabitant", "unit", "km", "mile", "ounce", "bushel", "dollar", "euro", "pound", "pint",
    "gram", "bottle", "passenger", "vote", "seat", "game", "piece", "hectare", "acre", "trip", "ticket", "patient",
    "pupil", "worker", "resident", "megawatt", "gigawatt", "kilowatt", "kilometre", "metre", "shift", "season",
    "annum", "call", "plane", "foot",
})  # fmt: skip
_ADVERBS = {
    "annual": "year", "annually": "year", "yearly": "year", "monthly": "month", "daily": "day", "weekly": "week",
    "hourly": "hour",
}  # fmt: skip


def change_before(tokens: tuple[Token, ...], at: int) -> tuple[Change | None, int]:
    """The change that the words before token `at` tell of it, and the place of the word that tells it.

    The word must touch the figure ("rose 12%") or be tied to it by a preposition ("rose sharply by 12%").
    """
    tie = at - 1
    if tie < 0:
        return None, at
    if tokens[tie].lower in _INDEFINITE and tie and tokens[tie].lower != tokens[tie - 1].lower:
        tie -= 1  # "shrank a further 3%", "up another 3%"
        tie -= tokens[tie].lower in _INDEFINITE
    if tokens[tie].lower not in _TIES:
        change = None if _is_particle(tokens, tie) else _change(tokens, tie)
        return (change, tie) if change else (None, at)
    is_parted = tie > 1 and tokens[tie - 1].text == "," and tokens[tie].lower in {"to", "from"}  # "tripled, to 740"
    for place in range(tie - 1 - is_parted, max(-1, tie - 1 - _WINDOW), -1):
        if tokens[place].lower in _CLAUSE_ENDS:
            break
        change = _change(tokens, place)
        if change:
            return (change, place) if _ties(tokens, place, tie) else (None, at)
    return None, at


def change_after(tokens: tuple[Token, ...], at: int, reach: int = 3) -> tuple[Change | None, int]:
    """The change told by the `reach` words from token `at` on: "a 32% drop", "11 percent longer"."""
    word = tokens[at].lower if at < len(tokens) else ""
    is_percent = tokens[at - 1].lower in {"%", "percent", "cent", "points", "point"}
    if (word in {"below", "above"} and is_percent) or (word == "under" and is_percent):
        return (Change.RISE if word == "above" else Change.FALL), at
    turned = [token.lower for token in tokens[at : at + 3]]
    if len(turned) == 3 and turned[0] == "," and turned[1] in {"up", "down"} and turned[2] == "from":
        return _change(tokens, at + 1), at + 1
    for place in range(at, min(at + reach, len(tokens))):
        token = tokens[place]
        change = _change(tokens, place)
        if change and token.lower not in GAINS and token.lower not in {"up", "down"}:
            return change, place
        if not token.is_word or token.lower in units().stops:
            break
    return None, at


def comparator_after(text: str, start: int, end: int) -> str:
    """What a change is measured against, as written between `start` and `end`: "since 2000", "from last year"."""
    window = text[start : min(end, start + 160)]
    match = _COMPARATOR.search(window)
    if match is None:
        return ""
    stop = _COMPARATOR_END.search(window, match.end())
    return window[match.start() : stop.start() if stop else len(window)].strip(" .”\"'")[:80]


def per_after(tokens: tuple[Token, ...], at: int, last: int) -> str | None:
    """ "a day", "per capita", "/MWh", "annual" from token `at` on; `last` is where the counted noun ends."""
    for place in (last, at):
        word = tokens[place].lower if place < len(tokens) else ""
        following = tokens[place + 1].lower if place + 1 < len(tokens) else ""
        if word in {"a", "an", "per", "each", "every", "/"} and following in _PER_WORDS:
            return following
        if word in {"annually", "yearly", "monthly", "daily", "weekly"}:
            return _ADVERBS[word]
    for place in range(at, min(last, len(tokens))):
        if tokens[place].lower in _ADVERBS:
            return _ADVERBS[tokens[place].lower]
    return None


def _change(tokens: tuple[Token, ...], at: int) -> Change | None:
    word, rules = tokens[at].lower, units()
    if word in rules.rises:
        return Change.RISE
    if word in rules.falls:
        return Change.FALL
    return Change.LEVEL if word in rules.levels else None


def _is_particle(tokens: tuple[Token, ...], at: int) -> bool:
    """The "down" of "shot down 71 drones" tells no change, that of "is down 7%" does."""
    if tokens[at].lower not in {"up", "down"} or at == 0:
        return False
    before = tokens[at - 1]
    if before.lower in _PARTICLE_VERBS:
        return True
    return (
        before.is_word and before.lower.endswith(("ed", "ot", "ing", "ook", "et")) and _change(tokens, at - 1) is None
    )


def _ties(tokens: tuple[Token, ...], change: int, tie: int) -> bool:
    """ "of" ties only a noun of change ("a rise of 5%"), "at" only what stayed ("was flat at 5%")."""
    word = tokens[tie].lower
    if word == "of":
        return change == tie - 1
    if word == "at":
        return _change(tokens, change) is Change.LEVEL
    return True
