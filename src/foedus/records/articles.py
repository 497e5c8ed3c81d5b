"""Which names are spoken with "the"."""

from __future__ import annotations

_DETERMINERS = frozenset("the a an some many several its their his her our one two three".split())
_ARTICLE_FIRST = (
    "united ",
    "european ",
    "netherlands",
    "philippines",
    "czech republic",
    "dominican republic",
    "gambia",
    "bahamas",
    "maldives",
    "democratic republic",
    "central african",
    "african union",
    "holy see",
)
_ARTICLE_WITHIN = (
    "organization",
    "organisation",
    " nations",
    " fund",
    " bank",
    " union",
    " agency",
    " council",
    " commission",
    " court",
    " league",
    " group",
    " coalition",
    "ministry",
    "department",
    " office",
    " secretariat",
)
_LETTERED = frozenset(
    [
        "AIIB",
        "AU",
        "CIS",
        "CSTO",
        "CTBTO",
        "EBRD",
        "EU",
        "GCC",
        "IAEA",
        "ICC",
        "ICJ",
        "ICRC",
        "IMF",
        "IOM",
        "OAS",
        "OECD",
        "OIC",
        "OPCW",
        "OSCE",
        "SCO",
        "UAE",
        "UK",
        "UN",
        "WFP",
        "WHO",
        "WTO",
        "G7",
        "G8",
        "G20",
        "G77",
    ]
)


def with_article(name: str) -> str:
    """ "the United States", "the port authority", "Italy", "NATO"; determiners of the text in small letters."""
    words = name.split()
    if not words:
        return ""
    if words[0].casefold() in _DETERMINERS:
        return " ".join([words[0].casefold(), *words[1:]])
    return f"the {' '.join(words)}" if _takes_article(" ".join(words)) else " ".join(words)


def _takes_article(name: str) -> bool:
    """Known names, bodies ("... Union"), and what ends in a common noun ("the Italian defence ministry")."""
    small = name.casefold()
    last = name.rsplit(" ", 1)[-1]
    known = name in _LETTERED or small.startswith(_ARTICLE_FIRST)
    is_body = any(word in f" {small}" for word in _ARTICLE_WITHIN)
    return known or is_body or (last.islower() and " " in name and not small.startswith(_PLURALS)) or name.islower()


_PLURALS = ("officials", "analysts", "experts", "sources", "observers", "critics", "diplomats", "reports")
