"""Keeps names, dates, scores, phone numbers and footnote marks from being read as quantities."""

from __future__ import annotations

from foedus.codebook.units import units
from foedus.coding.numbers import Number, Style
from foedus.coding.tokens import Token
from foedus.records import Span

# A number straight after one of these is a label: "Article 5", "Room 304".
_LABELS = frozenset({
    "article", "articles", "section", "sections", "page", "pages", "p", "pp", "para", "chapter", "resolution",
    "room", "no", "nos", "figure", "fig", "table", "annex", "paragraph", "line", "lines", "route", "highway",
    "flight", "gate", "floor", "channel", "type", "mark", "phase", "stage", "tier", "category", "class", "grade",
    "level", "pillar", "protocol", "title", "rule", "footnote", "note", "version", "model", "vol", "volume",
    "issue", "part", "session", "round", "zone", "camp", "station", "platform", "box", "directive", "regulation",
    "decree", "law", "act", "bill", "clause", "item", "step", "appendix", "exhibit", "case", "file", "order",
    "decision", "boeing", "airbus", "agenda", "horizon", "vision", "operation", "unit", "sector", "block",
    "district", "psalm", "verse", "tel", "fax", "phone", "isbn", "issn", "#", "number", "terminal", "runway", "pier",
    "amendment", "chapters", "rules", "apartment", "suite", "psalms", "lane",
    "proposition", "prop", "formula", "apollo", "windows", "covid", "exit", "ward",
})  # fmt: skip
_TO_DO = frozenset({"to", "will", "would", "may", "can", "could", "must", "should"})
_OPENERS = frozenset("([{“\"‘'«—–-−~≈$€£¥₹₽₴₺₪₩₦₱+/±")


def is_label(tokens: tuple[Token, ...], number: Number, times: tuple[Span, ...]) -> bool:
    """Whether the digits at `number` are part of a name, a date, a score, a phone number or a footnote mark."""
    first, last = tokens[number.first], tokens[number.last - 1]
    span = Span(first.start, last.end)
    if any(time.overlaps(span) for time in times):
        return True
    if number.style in {Style.SHARE, Style.VAGUE}:
        return False
    if _touches_a_word(tokens, number):
        return True
    if number.style is Style.DIGITS and (_is_marked(tokens, number.first) or _is_sliced(tokens, number)):
        return True
    if number.first == 0 or tokens[number.first - 1].lower not in _LABELS:
        return False
    return number.first < 2 or tokens[number.first - 2].lower not in _TO_DO  # "will order 20 jets"


def is_name_number(tokens: tuple[Token, ...], number: Number, *, is_known_noun: bool) -> bool:
    """Whether a bare count belongs to the name before it ("Type 45 destroyers") or is a year ("2024 elections")."""
    written = tokens[number.first].text
    if number.style is not Style.DIGITS or number.scale != 1:
        return False
    if len(written) == 4 and written.isdecimal() and 1800 <= int(written) <= 2150 and not is_known_noun:
        return True
    following = tokens[number.last] if number.last < len(tokens) else None
    if len(written) == 4 and written < "1800" and written.isdecimal() and following is not None and following.is_name:
        return True  # "the 1765 Stamp Act"
    if number.first == 0 or "," in written or is_known_noun:
        return False
    before = tokens[number.first - 1]
    is_common = (
        before.lower in units().stops
        or before.lower in units().approximate
        or before.lower.endswith(("'s", "’s", "ly"))
    )
    return before.is_word and before.is_name and not is_common


def _touches_a_word(tokens: tuple[Token, ...], number: Number) -> bool:
    """ "5G", "19th", "1e400", "10^99", "F-35", "10:30"."""
    after = tokens[number.last] if number.last < len(tokens) else None
    if after and not after.spaced:
        if after.is_word and number.style is Style.DIGITS:
            if after.text in {"C", "F"}:  # "48.2C"
                return False
            return after.lower not in units().by_word and after.lower not in units().currency_by_name
        if after.text in {"^", ":", "/", "_", "#", "@", "="} or (after.text == "*" and number.style is Style.DIGITS):
            following = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
            return after.text != "/" or following is None or following.lower not in units().by_word
    before = tokens[number.first - 1] if number.first else None
    return before is not None and not tokens[number.first].spaced and _is_glued(tokens, number.first)


def _is_glued(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the sign before the digits ties them to a word or another number."""
    before = tokens[at - 1]
    if before.text in {"-", "‑", "/", ":", "_", "^", "#", "@", "=", "."}:
        earlier = tokens[at - 2] if at > 1 else None
        is_range = before.text == "-" and earlier is not None and not earlier.is_word
        return earlier is not None and not before.spaced and not is_range
    return False


def _is_marked(tokens: tuple[Token, ...], at: int) -> bool:
    """A footnote mark or a phone number: digits that no white space parts from a word, or that follow a plus sign."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.text == "+" or (at > 1 and tokens[at - 2].text == "+"):
        return True
    if before.text == "[" or (before.text == "^" and not tokens[at].spaced):
        return True
    return not tokens[at].spaced and before.text not in _OPENERS and not before.is_word


def _is_sliced(tokens: tuple[Token, ...], number: Number) -> bool:
    """Digits in a row of digits: phone numbers, coordinates, account numbers."""
    if any(token.text == "/" for token in tokens[number.first : number.last]):
        return False  # "5 1/4"
    around = [place for place in range(number.first - 2, number.last + 2) if 0 <= place < len(tokens)]
    run = 0
    for place in around:
        run = run + 1 if tokens[place].is_digits else 0
        if run >= 2:
            return True
    return False
