"""The words for a score on the -10..+10 scale; one ladder for the board, the findings and the method note."""

from __future__ import annotations

from foedus.records.figures import MINUS

EVEN = "neither warm nor cold"
LEVELS = (  # upper ends; a score at an end takes the word above it
    (-6.0, "hostile"),
    (-2.0, "strained"),
    (-0.5, "slightly strained"),
    (0.5, EVEN),
    (2.0, "slightly cooperative"),
    (6.0, "cooperative"),
)
HIGHEST = "closely cooperative"


def standing(score: float) -> str:
    """The word for `score`."""
    return next((word for upper, word in LEVELS if score < upper), HIGHEST)


def side(score: float) -> int:
    """1 warm, -1 cold, 0 neither."""
    if standing(score) == EVEN:
        return 0
    return 1 if score > 0 else -1


def signed(score: float) -> str:
    """ "+3.1", "−3.1", "0.0"."""
    rounded = round(score, 1)
    if rounded == 0:
        return "0.0"
    return f"+{rounded:.1f}" if rounded > 0 else f"{MINUS}{-rounded:.1f}"


def ladder() -> str:
    """All words with their ends, coldest first: "below −6 hostile; to −2 strained; ..."."""
    ends = [f"{'below' if at == 0 else 'to'} {_end(upper)} {word}" for at, (upper, word) in enumerate(LEVELS)]
    return "; ".join([*ends, f"above {_end(LEVELS[-1][0])} {HIGHEST}"])


def _end(bound: float) -> str:
    return f"{MINUS if bound < 0 else '+'}{abs(bound):g}"
