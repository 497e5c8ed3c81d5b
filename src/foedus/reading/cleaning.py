"""Turns one paragraph as it was typeset into running text, and keeps every mark, link and sign it takes out."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from foedus.reading.fragments import Fragment, Tape

# The third is an escaped "<" whose "&" a converter took for a raised sign.
_OPEN = r"(?:<sup>&</sup>lt;|<|&lt;)"
_SHUT = r"(?:>|&gt;)"
_TAGS = r"(?:sup|sub|b|i|u|em|strong|a|br|p|span|small|div|font|mark|q|cite|abbr|time|wbr|figure|img|hr)"
# Every repeat is bounded or consumes what it matched, so that no line of any length is walked twice.
_SIGNS = re.compile(
    # The first line is a gate: few places pass it, and only there the forms below are tried one by one.
    r"(?=[-<&\[\]!(*_`†‡\t\n\r\v\f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u00ad\u00b2\u00b3\u00b9"
    r"\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2079\ufeff\x00-\x08\x0e-\x1f\x7f]|[ ]\s|https?:|www\.|(?<=\W)[0-9])(?:"
    r"(?P<hyphen>(?<=\w)-[ \t]{0,8}(?:\r\n|[\r\n\f])[ \t\f]{0,8}(?=\w))"
    r"|(?P<quote>(?:\r\n|[\r\n])[ \t]{0,3}>[ \t>]{0,20})"
    r"|(?P<space>[^\S ]\s*|[ ]\s+)"
    r"|(?P<invisible>[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f]+"
    r"|(?<=[\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f]))"
    rf"|(?P<sup>(?:{_OPEN}sup\b[^<>&]{{0,100}}{_SHUT}\s?){{1,3}}(?:<(?!/?sup)[^<>]{{0,300}}>){{0,3}}"
    rf"(?P<raised>[^<>&]{{0,12}})(?:<(?!/?sup)[^<>]{{0,300}}>){{0,3}}(?:\s?{_OPEN}/sup{_SHUT}){{1,3}})"
    r"|(?P<autolink><(?:https?://|mailto:)[^\s<>]{1,2000}>)"
    rf"|(?P<tag>{_OPEN}/?{_TAGS}\b[^<>&]{{0,300}}{_SHUT})"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<image>!\[[^\]\[]{0,300}\]\([^()\s]{0,2000}[^()\n]{0,200}\))"
    r"|(?P<linkopen>\[(?=[^\]\[]{1,300}\]\((?:https?:|www\.|/|\#|mailto:|\.)))"
    r"|(?P<linkshut>\]\((?:https?:|www\.|/|\#|mailto:|\.)[^()\s]{0,2000}(?:[ ]\"[^\"\n]{0,200}\")?\))"
    r"|(?P<boxed>[ ]?\((?:https?://|www\.)[^\s()<>]{1,2000}\))"
    r"|(?P<url>(?<![\w@/])(?:https?://|www\.)[^\s<>\"“”]*)"
    r"|(?P<bracket>\[(?:\^[\w-]{1,20}|[0-9]{1,3}(?:[,–-][ ]?[0-9]{1,3}){0,4})\](?![(:]))"
    r"|(?P<super>[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+)"
    r"|(?P<bare>(?<=[a-zß-ÿ.,!?%)\]][.,;!?”\"’'»)])[0-9]{1,3}(?=\s|$))"
    r"|(?P<dagger>[†‡]+)"
    r"|(?P<emphasis>(?<![\w*\\])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])"
    r"|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w))"
    r"|(?P<code>`{1,3})"
    r")"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|e|o|a|º|ª|TM|SM|®)", re.IGNORECASE)
_UNIT = re.compile(r"(?:\b(?:k|c|m|d)?m|\bft|\bmi|\bin|\bsq|\b10|\bCO)$")
# After these a number is part of a reference ("Art.5"), not a footnote mark.
_ABBREVIATION = re.compile(
    r"\b(?:no|nos|nr|art|arts|vol|p|pp|par|para|sec|sect|fig|ch|cf|cl|reg|res|ver|v|op|lit|tab)\.$", re.I
)
_FIRST_HALVES = (
    "well long short high low self post pre non anti semi cross half multi mid ex co far near pro inter counter "
    "north south east west ill so one two three four five six seven eight nine ten first second third all"
)
_KEEPS_HYPHEN = frozenset(_FIRST_HALVES.split())
MARK_DIGITS = 3
MARK_STRIDE = 3  # a mark such as "deal.7" counts when it is at most this far after the last one: notes count upwards


@dataclass(slots=True)
class Surroundings:
    """What cleaning a paragraph must know of the document: the note marks seen so far, and the words it uses."""

    marks: set[str] = field(default_factory=set)
    words: Callable[[], frozenset[str]] = frozenset
    last_mark: int = 0

    def expects(self, number: int) -> bool:
        return str(number) in self.marks or self.last_mark < number <= self.last_mark + MARK_STRIDE

    def saw(self, mark: str) -> None:
        if mark.isdecimal() and len(mark) <= MARK_DIGITS:
            self.last_mark = max(self.last_mark, int(mark))


def clean(text: str, start: int, end: int, around: Surroundings, *, keeps_links: bool = False) -> Fragment:
    """The fragment of `text` between `start` and `end`, fit to be read by sentence and word."""
    tape = Tape(text)
    scribe = _Scribe(tape, text, around, keeps_links)
    at = start
    for found in _SIGNS.finditer(text, start, end):
        if found.start() < at:
            continue
        tape.keep(at, found.start())
        at = scribe.handle(found)
    tape.keep(at, end)
    return tape.finish()


def mark_of(raw: str) -> str:
    """The bare mark in its many dresses: "<sup>6</sup>", "[^6]", "⁶" and "6." are all "6"."""
    plain = re.sub(r"<[^<>]*>|&lt;/?sup(?:>|&gt;)", "", raw).translate(_RAISED)
    return plain.strip("[]^ .,:;()*\t\n") or raw.strip()


class _Scribe:
    """Says, for each sign found, what is written, and gives the offset to go on from."""

    def __init__(self, tape: Tape, text: str, around: Surroundings, keeps_links: bool) -> None:
        self._tape, self._text, self._around, self._keeps_links = tape, text, around, keeps_links

    def handle(self, found: re.Match[str]) -> int:
        kind = found.lastgroup if found.lastgroup != "raised" else "sup"
        return _HANDLERS[kind or "space"](self, found)

    def space(self, found: re.Match[str]) -> int:
        self._tape.space(found.start())
        return found.end()

    def hyphen(self, found: re.Match[str]) -> int:
        """A hyphen at the end of a line stays where the document writes the word with one elsewhere."""
        text, start, end = self._text, found.start(), found.end()
        if text[end].isupper() or self._is_compound(_word_before(text, start), _word_after(text, end)):
            self._tape.keep(start, start + 1)
        else:
            self._tape.drop(start, start + 1, "hyphen")
        return end

    def _is_compound(self, first: str, second: str) -> bool:
        if not first.isalpha() or not second.isalpha():
            return True
        known = self._around.words()
        if (first + second).lower() in known:
            return False
        return f"{first}-{second}".lower() in known or first.lower() in _KEEPS_HYPHEN

    def invisible(self, found: re.Match[str]) -> int:
        return self._drop(found, "invisible")

    def markup(self, found: re.Match[str]) -> int:
        return self._drop(found, "markup")

    def tag(self, found: re.Match[str]) -> int:
        self._drop(found, "markup")
        if re.match(r"(?:<|&lt;)/?(?:br|p|div|hr)\b", found.group()):
            self._tape.add(" ")
        return found.end()

    def entity(self, found: re.Match[str]) -> int:
        meaning = html.unescape(found.group())
        if meaning == found.group():
            self._tape.keep(found.start(), found.end())
        elif meaning.isspace():
            self._tape.space(found.start())
        else:
            self._drop(found, "markup")
            self._tape.add(re.sub(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f]", "", meaning))
        return found.end()

    def sup(self, found: re.Match[str]) -> int:
        raised = found.group("raised").strip()
        if _ORDINAL.fullmatch(raised) or (raised in ("2", "3", "6", "9") and self._follows_unit(found.start())):
            start, end = found.span("raised")
            self._tape.drop(found.start(), start, "markup")
            self._tape.keep(start, end)
            self._tape.drop(end, found.end(), "markup")
            return found.end()
        return self._mark(found)

    def super(self, found: re.Match[str]) -> int:
        if self._follows_unit(found.start()):
            self._tape.keep(found.start(), found.end())
            return found.end()
        return self._mark(found)

    def bare(self, found: re.Match[str]) -> int:
        before = self._text[max(0, found.start() - 8) : found.start()]
        if _ABBREVIATION.search(before) or not self._around.expects(int(found.group())):
            self._tape.keep(found.start(), found.end())
            return found.end()
        return self._mark(found)

    def mark(self, found: re.Match[str]) -> int:
        return self._mark(found)

    def url(self, found: re.Match[str]) -> int:
        end = found.start() + len(_without_stop(found.group()))
        if self._keeps_links:
            self._tape.keep(found.start(), end)
        else:
            self._tape.drop(found.start(), end, "url")
        return end

    def boxed(self, found: re.Match[str]) -> int:
        if self._keeps_links:
            self._tape.keep(found.start(), found.end())
            return found.end()
        return self._drop(found, "url")

    def _follows_unit(self, at: int) -> bool:
        return _UNIT.search(self._text[max(0, at - 4) : at]) is not None

    def _mark(self, found: re.Match[str]) -> int:
        self._around.saw(mark_of(found.group()))
        return self._drop(found, "mark")

    def _drop(self, found: re.Match[str], kind: str) -> int:
        self._tape.drop(found.start(), found.end(), kind)
        return found.end()


_HANDLERS: Mapping[str, Callable[[_Scribe, re.Match[str]], int]] = {
    "space": _Scribe.space,
    "quote": _Scribe.space,
    "hyphen": _Scribe.hyphen,
    "invisible": _Scribe.invisible,
    "sup": _Scribe.sup,
    "autolink": _Scribe.boxed,
    "tag": _Scribe.tag,
    "entity": _Scribe.entity,
    "image": _Scribe.markup,
    "linkopen": _Scribe.markup,
    "linkshut": _Scribe.boxed,
    "boxed": _Scribe.boxed,
    "url": _Scribe.url,
    "bracket": _Scribe.mark,
    "super": _Scribe.super,
    "bare": _Scribe.bare,
    "dagger": _Scribe.mark,
    "emphasis": _Scribe.markup,
    "code": _Scribe.markup,
}


def _without_stop(url: str) -> str:
    """A full stop, quote or bracket after a link belongs to the sentence."""
    end = len(url)
    while end and (url[end - 1] in ".,;:!?'’»]}*_" or (url[end - 1] == ")" and "(" not in url)):
        end -= 1
    return url[:end]


def _word_before(text: str, at: int) -> str:
    return re.split(r"[^\w]", text[max(0, at - 40) : at])[-1]


def _word_after(text: str, at: int) -> str:
    return re.split(r"[^\w]", text[at : at + 40])[0]
