"""Reads the two sides of a vote: "passed 52-48", "voted 311 to 114", "230 votes to 215"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.codebook.units import Unit
from foedus.coding.numbers import Number, read_number
from foedus.coding.quantity_figure import Figure
from foedus.coding.tokens import Token
from foedus.records import Span

_VOTING = frozenset({
    "vote", "votes", "voted", "voting", "passed", "approved", "rejected", "ruled", "ruling", "decision", "justices",
    "senate", "senators", "lawmakers", "parliament", "mps", "motion", "bill", "committee", "council", "tally",
    "resolution", "ratified", "referendum", "majority", "deputies", "legislators", "jury", "judges",
})  # fmt: skip
_PLAYING = frozenset({
    "beat", "goal", "goals", "match", "game", "games", "league", "cup", "set", "sets", "team", "season", "scored",
    "scoring", "draw", "drew", "victory", "final", "semifinal", "coach", "innings", "player", "players", "defeated",
})  # fmt: skip
_BETWEEN = frozenset({"-", "–", "—", "‑", "to", "against"})
_VOTE = Unit("vote")


def find_votes(tokens: tuple[Token, ...], times: tuple[Span, ...]) -> tuple[Figure, ...]:
    """Both sides of every vote in a sentence that tells of voting and of no game."""
    words = {token.lower for token in tokens}
    if words.isdisjoint(_VOTING) or not words.isdisjoint(_PLAYING):
        return ()
    return tuple(_sides(tokens, times))


def _sides(tokens: tuple[Token, ...], times: tuple[Span, ...]) -> Iterator[Figure]:
    reached = 0
    for at, token in enumerate(tokens):
        pair = _pair(tokens, at) if at >= reached and token.is_digits else None
        if pair and not any(time.overlaps(Span(token.start, tokens[pair[1].last - 1].end)) for time in times):
            reached = pair[1].last
            yield from (_side(number) for number in pair)


def _pair(tokens: tuple[Token, ...], at: int) -> tuple[Number, Number] | None:
    """Two whole numbers of votes with a dash, "to" or "against" between them."""
    before = tokens[at - 1] if at else None
    if before is not None and (
        before.text in {"-", "–", "/", ":", "$", "€", "£"} or before.lower in {"from", "between"}
    ):
        return None
    first = read_number(tokens, at)
    place = first.last if first else at
    is_named = place < len(tokens) and tokens[place].lower in {"votes", "vote"}
    place += is_named
    tie = tokens[place].lower if place < len(tokens) else ""
    if first is None or tie not in _BETWEEN or place + 1 >= len(tokens) or not tokens[place + 1].is_digits:
        return None
    is_dashed = tie not in {"to", "against"}
    if is_dashed and (tokens[place].spaced or tokens[place + 1].spaced):
        return None
    second = read_number(tokens, place + 1)
    if second is None or not (_is_count(first) and _is_count(second)):
        return None
    is_voted = is_named or is_dashed or _follows_voting(tokens, at)
    return (first, second) if is_voted and _ends(tokens, second.last) else None


def _follows_voting(tokens: tuple[Token, ...], at: int) -> bool:
    """ "voted 311 to 114", "by 311 to 114"; not "cut the bill from 20 to 15"."""
    return at > 0 and tokens[at - 1].lower in {
        "voted",
        "vote",
        "votes",
        "by",
        "passed",
        "ruled",
        "rejected",
        "approved",
    }


def _is_count(number: Number) -> bool:
    return number.value is not None and number.value == int(number.value) and number.scale == 1 and number.value <= 1e4


def _ends(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether nothing that is measured follows: "40-50 percent" are no votes."""
    if at >= len(tokens):
        return True
    after = tokens[at]
    return after.spaced or after.text in {".", ",", ";", ")", ":", "”", '"'}


def _side(number: Number) -> Figure:
    return Figure(number.first, number.last, number.value, None, None, number.style, unit=_VOTE)
