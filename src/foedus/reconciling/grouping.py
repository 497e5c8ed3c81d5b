"""Joins things that belong together, two at a time."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Union-find over names; joining is order-free and the groups come out sorted."""

    def __init__(self, names: Iterable[str]) -> None:
        self._above = {name: name for name in names}

    def join(self, first: str, second: str) -> None:
        above, below = sorted((self.root(first), self.root(second)))
        self._above[below] = above

    def root(self, name: str) -> str:
        top = name
        while self._above[top] != top:
            top = self._above[top]
        while self._above[name] != top:
            self._above[name], name = top, self._above[name]
        return top

    def all(self) -> tuple[tuple[str, ...], ...]:
        found: dict[str, list[str]] = {}
        for name in sorted(self._above):
            found.setdefault(self.root(name), []).append(name)
        return tuple(tuple(members) for _, members in sorted(found.items()))
