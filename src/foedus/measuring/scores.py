"""Names the scores of a source, and counts each from the things that make it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.records import Part, Rate

HEDGING, ATTRIBUTED, UNSOURCED, LOADED = "hedging", "attributed", "numbers without source", "loaded words"
ORIGINALITY, BORNE_OUT = "originality", "borne out"
PRAISES, BLAMES = "praises", "blames"


@dataclass(frozen=True, slots=True)
class Score:
    """A rate with everything that it counts."""

    rate: Rate
    parts: tuple[Part, ...]


def score_of(name: str, counting: Sequence[Part], whole: int, counted: str) -> Score:
    """`counted` says in words what the parts are."""
    return Score(Rate(name, len(counting), whole, counted), tuple(counting))


def records(name: str, ids: Sequence[str]) -> tuple[Part, ...]:
    """Records that a score counts."""
    return tuple(Part(name, record) for record in ids)
