"""Other ways to write a name that mean the same: "Police (Kenya)", "Putin, Vladimir", "State of California"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_IN_BRACKETS = re.compile(r"([^()]+) \(([^()]+)\)")
_LAST_FIRST = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]+)?)")
_INITIAL = re.compile(r"(?<!\S)[^\W\d_]\.(?:-?[^\W\d_]\.)* (?=\S)")
_PLACED = re.compile(r" (?:in|from) (?:the )?")
_LAND = "province|region|state|district|governorate|oblast|county|prefecture|canton|department"
_LAND_OF = re.compile(rf"(?:{_LAND}|city|town) of (?:the )?(.+)", re.IGNORECASE)
_LAND_AFTER = re.compile(rf"(.+) (?:{_LAND})", re.IGNORECASE)
_PLAIN_TITLES = tuple(
    f"{title} "
    for title in (
        "then late new outgoing incumbent current senior mr mrs ms dr sir lord gen general sen senator rep sheikh lady"
    ).split()
)
_SHORT_TITLES = (("Pres. ", "President "), ("Gov. ", "Governor "), ("Amb. ", "Ambassador "), ("Royal ", ""))


def country_in_brackets(name: str) -> tuple[str, str] | None:
    """("Police", "Kenya") for "Police (Kenya)"."""
    found = _IN_BRACKETS.fullmatch(name)
    return (found[1], found[2]) if found else None


def placed_in(name: str) -> tuple[str, str] | None:
    """("US embassy", "Baghdad") for "US embassy in Baghdad"."""
    cut = _PLACED.search(name)
    return (name[: cut.start()], name[cut.end() :]) if cut and cut.start() else None


def other_forms(name: str) -> Iterator[str]:
    """Rewritings to try where the name itself is not known, the surest first."""
    for short, full in _SHORT_TITLES:
        if name.startswith(short):
            yield full + name.removeprefix(short)
    turned = _LAST_FIRST.fullmatch(name)
    if turned:
        yield f"{turned[2]} {turned[1]}"
    for pattern in (_LAND_OF, _LAND_AFTER):
        land = pattern.fullmatch(name)
        if land:
            yield land[1]


def without_initials(name: str) -> tuple[str, str] | None:
    """("v", "Putin") for "V. Putin": the first letter of the person's name, and the name that is left."""
    left = _INITIAL.sub("", name)
    return (name[0].casefold(), left) if left != name else None


def bare(name: str) -> str:
    """The name without quotation marks, article and possessive."""
    words = " ".join(name.split()).strip("\"“”‘’'.,;:()")
    for lead in ("the ", "The "):
        words = words.removeprefix(lead)
    for tail in ("'s", "’s"):
        words = words.removesuffix(tail)
    return words


def without_titles(text: str) -> str:
    """A folded name without "then", "mr", "senator" and the like before it."""
    for title in _PLAIN_TITLES:
        text = text.removeprefix(title)
    return text
