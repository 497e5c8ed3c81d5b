"""How the brief writes numbers: scores with a true minus, shares in percent, money with its currency."""

from __future__ import annotations

import re

from foedus.records import Change, Claim

MINUS = "−"
SYMBOLS = {"EUR": "€", "USD": "US$", "GBP": "£", "JPY": "¥"}
MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
BARE = {"", "1", "count", "number", "items"}  # units that a reader does not need to see
IRREGULAR = {"person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet"}
IRREGULAR |= {same: same for same in ("aircraft", "people", "personnel", "staff", "spacecraft")}
SIBILANTS = ("ch", "sh", "x", "z")
PERCENT = {"%", "percent", "per cent"}
CHANGES = {Change.RISE: "up", Change.FALL: "down", Change.LEVEL: "level at"}


def score(value: float) -> str:
    """ "+3.1", "−3.1", "0.0"."""
    rounded = round(value, 1)
    if rounded == 0:
        return "0.0"
    return f"+{rounded:.1f}" if rounded > 0 else f"{MINUS}{-rounded:.1f}"


def score_range(low: float, high: float) -> str:
    """ "−5.0 to −1.2"."""
    return f"{score(low)} to {score(high)}"


def share(value: float | None) -> str:
    """A rate of 0..1 in percent; "no base" where there was nothing to divide by."""
    return "no base" if value is None else f"{value:.0%}"


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


def _stated(claim: Claim) -> str:
    if claim.value is not None:
        return _with_unit(claim.value, claim)
    if claim.low is not None and claim.high is not None:
        return f"{_with_unit(claim.low, claim)} to {_with_unit(claim.high, claim)}"
    if claim.low is not None:
        return f"at least {_with_unit(claim.low, claim)}"
    return "" if claim.high is None else f"at most {_with_unit(claim.high, claim)}"


def _with_unit(value: float, claim: Claim) -> str:
    if claim.currency:
        symbol = SYMBOLS.get(claim.currency, f"{claim.currency} ")
        return f"{MINUS if value < 0 else ''}{symbol}{_magnitude(abs(value))}"
    unit = (claim.unit or "").strip()
    if unit in PERCENT:
        return f"{number(value)}%"
    if unit.lower() in BARE:
        return number(value)
    return f"{number(value)} {unit if abs(value) == 1 else _plural(unit)}"


def _plural(unit: str) -> str:
    """ "tonne" as "tonnes", "tonne per year" as "tonnes per year"; symbols ("GW") and plurals stay as they are."""
    counted, *rest = re.split(r"(?= per |/)", unit, maxsplit=1)
    *before, noun = counted.split(" ")
    if noun in IRREGULAR:
        noun = IRREGULAR[noun]
    elif len(noun) > 3 and noun.isalpha() and noun.islower() and not noun.endswith("s"):
        noun = f"{noun[:-1]}ies" if re.search("[^aeiou]y$", noun) else f"{noun}{'es' * noun.endswith(SIBILANTS) or 's'}"
    return " ".join([*before, noun]) + "".join(rest)


def _magnitude(value: float) -> str:
    for size, word in MAGNITUDES:
        if value >= size:
            return f"{number(round(value / size, 3))} {word}"
    return number(value)
