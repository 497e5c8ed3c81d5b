"""How a figure is written in English: separators, the unit in the plural, money with its currency."""

from __future__ import annotations

import re

from foedus.records.codings import Change, Claim

MINUS = "−"
SYMBOLS = {"EUR": "€", "USD": "US$", "GBP": "£", "JPY": "¥"}
MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
BARE = {"", "1", "count", "number", "items"}  # units that a reader does not need to see
IRREGULAR = {"person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet"}
IRREGULAR |= {same: same for same in ("aircraft", "people", "personnel", "staff", "spacecraft")}
SIBILANTS = ("ch", "sh", "x", "z")
PERCENT = {"%", "percent", "per cent"}
CHANGES = {Change.RISE: "up", Change.FALL: "down", Change.LEVEL: "level at"}


def number(value: float) -> str:
    """ "168,000", "2.5", "−3"; trailing zeros are dropped."""
    sign = MINUS if value < 0 else ""
    size = abs(value)
    if size >= 1e15:
        return f"{sign}{size:.3g}"
    plain = f"{size:,.0f}" if size == int(size) else f"{size:,.3f}".rstrip("0").rstrip(".")
    return sign + plain


def figure(claim: Claim) -> str:
    """The quantity of a claim: "about 168,000 deaths", "up 40%", "€2 billion to €3 billion"."""
    stated = _stated(claim)
    if not stated:
        return "no figure"
    prefix = f"{CHANGES[claim.change]} " if claim.change else ""
    return f"{prefix}{'about ' if claim.approximate else ''}{stated}"


def with_unit(value: float, unit: str) -> str:
    """ "40%", "31,600 people", "1 radar"."""
    if unit in PERCENT:
        return f"{number(value)}%"
    if unit.lower() in BARE:
        return number(value)
    return f"{number(value)} {unit if abs(value) == 1 else plural(unit)}"


def plural(unit: str) -> str:
    """ "tonne" as "tonnes", "tonne per year" as "tonnes per year"; symbols ("GW") and plurals stay as they are."""
    counted, *rest = re.split(r"(?= per |/)", unit, maxsplit=1)
    *before, noun = counted.split(" ")
    if noun in IRREGULAR:
        noun = IRREGULAR[noun]
    elif len(noun) > 3 and noun.isalpha() and noun.islower() and not noun.endswith("s"):
        noun = f"{noun[:-1]}ies" if re.search("[^aeiou]y$", noun) else f"{noun}{'es' * noun.endswith(SIBILANTS) or 's'}"
    return " ".join([*before, noun]) + "".join(rest)


def _stated(claim: Claim) -> str:
    if claim.value is not None:
        return _measured(claim.value, claim)
    if claim.low is not None and claim.high is not None:
        return f"{_measured(claim.low, claim)} to {_measured(claim.high, claim)}"
    if claim.low is not None:
        return f"at least {_measured(claim.low, claim)}"
    return "" if claim.high is None else f"at most {_measured(claim.high, claim)}"


def _measured(value: float, claim: Claim) -> str:
    if claim.currency:
        symbol = SYMBOLS.get(claim.currency, f"{claim.currency} ")
        return f"{MINUS if value < 0 else ''}{symbol}{_magnitude(abs(value))}"
    return with_unit(value, (claim.unit or "").strip())


def _magnitude(value: float) -> str:
    for size, word in MAGNITUDES:
        if value >= size:
            return f"{number(round(value / size, 3))} {word}"
    return number(value)


def measured_figure(claim: Claim, measures: str) -> str:
    """ "168,000 annual opioid deaths", "21,000 tonnes of allied cargo", "down 30% for “transit times”"."""
    unit = (claim.unit or "").strip()
    said = figure(claim)
    last = measures.casefold().split(" ")[-1]
    counts = {unit.casefold(), plural(unit.casefold())}
    if claim.value is not None and unit and last in counts and not claim.currency:
        tail = unit if abs(claim.value) == 1 else plural(unit)
        return f"{said.removesuffix(tail)}{measures}"
    if claim.currency or unit in PERCENT or not unit or claim.change:
        return f"{said} for “{measures}”"
    return f"{said} of “{measures}”"
