"""Writes codebook/world/countries.toml from the territories of the library rigour (MIT), which only this script needs.

    pip install rigour==2.6.1 && python scripts/make_countries.py

What people are called, capitals and nicknames are ours and live in peoples.toml, which this script leaves alone.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from rigour.territories import Territory, get_territories

TARGET = Path(__file__).parent.parent / "src/foedus/codebook/world/countries.toml"
OWN_CODE = {"xk": "KOS", "hk": "HKG"}
# Territories that rigour leaves without a parent but that act through a state.
FOLDED = {
    "ax": "FIN", "fk": "GBR", "gg": "GBR", "gi": "GBR", "gs": "GBR", "im": "GBR", "je": "GBR", "ai": "GBR",
    "bm": "GBR", "ky": "GBR", "ms": "GBR", "nf": "AUS", "pn": "GBR", "sh": "GBR", "tc": "GBR", "vg": "GBR",
    "vi": "USA", "wf": "FRA", "mo": "CHN",
}  # fmt: skip
HISTORICAL = {"suhh": "RUS", "yucs": "SRB", "csxx": "SRB", "cshh": "CZE", "dd": "DEU", "zr": "COD"}
LAST_DAY = {
    "suhh": "1991-12-26", "yucs": "2003-02-04", "csxx": "2006-06-05", "cshh": "1992-12-31", "dd": "1990-10-03",
    "zr": "1997-05-17",
}  # fmt: skip
NOBODY = {"eu", "un", "zz", "ip"}  # bodies have their own table; "Global" and "Cyberspace" are nobody
# Names of regions that are also names of countries, people or things.
NOT_A_PLACE = set(
    "Georgia|Jersey|Mexico|Acre|Luxembourg|Niger|Limburg|Victoria|Washington|La Union|"
    "Para|Amazonas|Bihar|Sark|Saint Martin|Punjab|Saba|Central|Capital|Federal District|Jura".split("|")
)
PLAIN = re.compile(r"[^\W\d_][\w .'’-]+")


def main() -> int:
    territories = sorted(get_territories(), key=lambda territory: territory.code)
    lines = [
        "# Made by scripts/make_countries.py from rigour 2.6.1 (MIT). Do not edit: see peoples.toml.",
        "",
        "[country]",
    ]
    lines += sorted(_country(territory) for territory in territories if _is_country(territory))
    lines += ["", "# Names of states that are no more, under the state that speaks for them, with their last day"]
    lines += _historical(territories)
    lines += ["", "# Dependencies, provinces and federal states, under the state that acts for them", "[region]"]
    lines += _regions(territories)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _is_country(territory: Territory) -> bool:
    if territory.code in NOBODY | set(FOLDED) | set(HISTORICAL) or "-" in territory.code:
        return False
    return territory.code in OWN_CODE or (territory.parent is None and territory.alpha3 is not None)


def _code(territory: Territory) -> str:
    if territory.code in OWN_CODE:
        return OWN_CODE[territory.code]
    if territory.code in FOLDED:
        return FOLDED[territory.code]
    if territory.parent is not None:
        return _code(territory.parent)
    return (territory.alpha3 or "").upper()


def _country(territory: Territory) -> str:
    names = [territory.name]
    for name in (territory.full_name, territory.in_sentence.removeprefix("the ")):
        if name not in names and "(" not in name:
            names.append(name)
    return f"{_code(territory)} = [{', '.join(_quoted(name) for name in names)}]"


def _historical(territories: list[Territory]) -> list[str]:
    lines: list[str] = []
    for code in sorted(set(HISTORICAL.values())):
        gone = [territory for territory in territories if HISTORICAL.get(territory.code) == code]
        lines += [f"[historical.{code}]", *(f'{_quoted(state.name)} = "{LAST_DAY[state.code]}"' for state in gone)]
    return lines


def _regions(territories: list[Territory]) -> list[str]:
    found: dict[str, set[str]] = {}
    for territory in territories:
        if _is_country(territory) or territory.code in NOBODY | set(HISTORICAL) or not _code(territory):
            continue
        name = re.sub(r" *\(.*\)", "", territory.name)
        if PLAIN.fullmatch(name) and len(name) > 3 and name not in NOT_A_PLACE and not territory.is_historical:
            found.setdefault(_code(territory), set()).add(name)
    return [f"{code} = [{', '.join(_quoted(name) for name in sorted(found[code]))}]" for code in sorted(found)]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
