"""Loads the Admiralty scale: letters for sources, numbers for information, and what a letter asks for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from foedus.errors import BadRules

UNJUDGED = "F"
_FILE = "codebook/admiralty.toml"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the scale. `value` 0..100, None where nothing can be judged; `borne_out` and `checked` are what a
    source must reach for it, `borne_out` None where no record earns it."""

    code: str
    name: str
    value: int | None
    borne_out: float | None = None
    checked: int = 0


@dataclass(frozen=True, slots=True)
class Scale:
    """Both halves of the scale, best first."""

    reliability: tuple[Step, ...]
    credibility: tuple[Step, ...]
    fewest_checked: int

    def letter(self, borne_out: int, checked: int) -> str:
        """The reliability of a source of whose `checked` figures others bear out `borne_out`; "F" for too few."""
        if checked < self.fewest_checked:
            return UNJUDGED
        share = borne_out / checked
        earned = (step for step in self.reliability if step.borne_out is not None and checked >= step.checked)
        return next((step.code for step in earned if share >= (step.borne_out or 0.0)), UNJUDGED)

    def name(self, code: str) -> str:
        """ "usually reliable" for "B", "doubtful" for "4"."""
        return next(step.name for step in (*self.reliability, *self.credibility) if step.code == code)


@cache
def admiralty() -> Scale:
    """The scale of `admiralty.toml`, read once. Raises `BadRules` where the file breaks its format."""
    try:
        tables = tomllib.loads(files("foedus.codebook").joinpath("admiralty.toml").read_text(encoding="utf-8"))
        return Scale(
            reliability=tuple(_step(row) for row in tables["reliability"]),
            credibility=tuple(_step(row) for row in tables["credibility"]),
            fewest_checked=int(tables["fewest_checked"]),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as broken:
        raise BadRules(_FILE, f"broken table: {broken}", "restore the file or mend the table named") from broken


def _step(row: Mapping[str, str | int | float]) -> Step:
    value, borne_out = row.get("value"), row.get("borne_out")
    return Step(
        code=str(row["code"]),
        name=str(row["name"]),
        value=None if value is None else int(value),
        borne_out=None if borne_out is None else float(borne_out),
        checked=int(row.get("checked", 0)),
    )
