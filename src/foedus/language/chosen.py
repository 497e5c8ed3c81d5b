"""Decides whom an ambiguous name means: by the day, the title before it, and who was named in full before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from foedus.codebook.aliases import NameEntry
from foedus.records import ActorKind, FuzzyDate, Mention


def choose(
    entries: Sequence[NameEntry],
    published: FuzzyDate,
    *,
    country: str | None = None,
    role: str | None = None,
    former: bool = False,
    named: Collection[str] = (),
) -> NameEntry | None:
    """The one meaning that fits best; None where the word alone is too little or several fit equally well.

    `country` and `role` are what the words around the name say, `named` the people the document named in full before.
    """
    fitting = [entry for entry in entries if _is_strong_enough(entry, country, role, named)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    on = published.latest or published.earliest
    scored = [(_score(entry, on, country, role, former, named), entry) for entry in fitting]
    best = max(score for score, _ in scored)
    winners = [entry for score, entry in scored if score == best]
    if len({(entry.code, entry.name) for entry in winners}) == 1:
        return winners[-1]
    return _common(winners)


def _is_strong_enough(entry: NameEntry, country: str | None, role: str | None, named: Collection[str]) -> bool:
    if not entry.weak:
        return True
    return entry.name in named or (role is not None and entry.kind is ActorKind.PERSON) or country == entry.code


def _score(
    entry: NameEntry, on: date | None, country: str | None, role: str | None, former: bool, named: Collection[str]
) -> tuple[bool, bool, bool, bool, bool]:
    return (
        country is None or country in (entry.code, entry.country),
        entry.name in named,
        role is None or entry.role == role,
        on is None or _holds(entry, on),
        entry.former == former and (entry.role is not None or on is not None),
    )


def _holds(entry: NameEntry, on: date) -> bool:
    return (entry.first is None or entry.first <= on) and (entry.last is None or on <= entry.last)


def _common(entries: Sequence[NameEntry]) -> NameEntry | None:
    """Two people of one state who cannot be told apart still speak for that state; otherwise nobody is meant."""
    kinds = [entry for entry in entries if entry.kind is not ActorKind.PERSON]
    if len(kinds) == 1:
        return kinds[0]
    codes = {entry.code for entry in entries}
    return entries[-1] if len(codes) == 1 else None


def as_mention(entry: NameEntry, start: int, end: int) -> Mention:
    return Mention(start, end, entry.code, entry.kind, entry.name, entry.country, entry.sector, via=entry.via)
