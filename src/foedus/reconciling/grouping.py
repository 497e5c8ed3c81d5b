"""Joins things that belong together, two at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum
from typing import TypeAlias

SUPPORT = 0.4  # mean probability over the pairs of two groups from which one likely pair may join them
MOST_UNKNOWN = 3  # pairs that were not compared count as unlikely, but no more of them: among many copies few are
Chances: TypeAlias = Mapping[tuple[str, str], float]


class Groups:
    """Union-find over names; joining is order-free and the groups come out sorted."""

    def __init__(self, names: Iterable[str]) -> None:
        self._above = {name: name for name in names}
        self._members: dict[str, tuple[str, ...]] = {name: (name,) for name in self._above}

    def join(self, first: str, second: str) -> None:
        above, below = sorted((self.root(first), self.root(second)))
        if above != below:
            self._above[below] = above
            self._members[above] += self._members.pop(below)

    def root(self, name: str) -> str:
        top = name
        while self._above[top] != top:
            top = self._above[top]
        while self._above[name] != top:
            self._above[name], name = top, self._above[name]
        return top

    def with_name(self, name: str) -> tuple[str, ...]:
        """All that belongs together with `name`."""
        return self._members[self.root(name)]

    def all(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(sorted(members)) for _, members in sorted(self._members.items()))


def joined(names: Iterable[str], chances: Chances, *, least: float) -> Groups:
    """Groups of names, likeliest pairs first. A pair joins two groups only where their other pairs bear it out: one
    false likeness must not make two briefings one."""
    groups = Groups(names)
    near: dict[str, dict[str, float]] = {}
    for (one, other), chance in chances.items():
        near.setdefault(one, {})[other] = chance
        near.setdefault(other, {})[one] = chance
    likely = [pair for pair, chance in chances.items() if chance >= least]
    for pair in sorted(likely, key=lambda pair: (-chances[pair], pair)):
        if groups.root(pair[0]) != groups.root(pair[1]) and _support(pair, groups, near) >= SUPPORT:
            groups.join(*pair)
    return groups


def _support(pair: tuple[str, str], groups: Groups, near: Mapping[str, Mapping[str, float]]) -> float:
    """Mean probability over the pairs that two groups make; pairs that share too little to be compared lower it."""
    here, there = sorted((groups.with_name(name) for name in pair), key=len)
    root = groups.root(there[0])
    found = [chance for name in here for other, chance in near[name].items() if groups.root(other) == root]
    unknown = min(MOST_UNKNOWN, len(here) * len(there) - len(found))
    return fsum(found) / (len(found) + unknown)
