"""Tells percentage points from the points of an index or a game, and both from points that are only made."""

from __future__ import annotations

from foedus.codebook.units import Unit
from foedus.coding.tokens import Token

POINT = Unit("point")
_POLLED = frozenset({
    "%", "percent", "cent", "poll", "polls", "polled", "polling", "survey", "margin", "lead", "leads", "led",
    "ahead", "behind", "turnout", "approval", "rating", "ratings", "ballots", "candidate", "candidates", "voters",
    "support", "swing", "inflation", "unemployment", "rate", "rates", "popularity",
})  # fmt: skip
_SCORED = frozenset({
    "index", "dow", "nasdaq", "ftse", "dax", "nikkei", "sensex", "cac", "topix", "kospi", "hang", "composite",
    "average", "stocks", "shares", "bourse", "market", "s&p", "score", "scored", "scoring", "scores", "championship",
    "standings", "league", "table", "docked", "rebounds", "assists", "season", "game", "games", "match", "matches",
    "team", "club", "winning", "beat", "prix", "player", "lakers", "nba", "rugby", "cup", "title", "race", "races",
    "quarter", "assist", "guard", "forward", "defeat",
})  # fmt: skip
_PLANS = frozenset(
    {"plan", "programme", "program", "agenda", "manifesto", "proposal", "list", "declaration", "blueprint"}
)


def point_unit(tokens: tuple[Token, ...], last: int) -> Unit | None:
    """What the points that end before token `last` are; None where the unit is told in full or nothing is scored."""
    before = tokens[last - 2].lower if last > 1 else ""
    if before in {"percentage", "percent", "basis"}:
        return None
    words = {token.lower for token in tokens}
    if not words.isdisjoint(_SCORED):
        return POINT
    return None


def are_measured_points(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether points are measured at all: not in "a ten-point plan" and "on two points they agree"."""
    before = tokens[last - 2]
    if before.lower in {"percentage", "percent"}:
        return True
    if before.text == "-" and last < len(tokens) and tokens[last].lower in _PLANS:
        return False
    words = {token.lower for token in tokens}
    return not (words.isdisjoint(_SCORED) and words.isdisjoint(_POLLED))
