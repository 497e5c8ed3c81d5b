"""Runs work on this machine: one item after the other, or several at a time in processes that are watched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from foedus.errors import BadInput
from foedus.running.crew import Crew

Given = TypeVar("Given")
Made = TypeVar("Made")


class LocalEngine:
    """`jobs` 1 works in this process. With more, function and items must pickle, and a dead process is replaced."""

    def __init__(self, *, jobs: int = 1) -> None:
        if jobs < 1:
            raise BadInput("--jobs", f"{jobs} is no number of processes", "give 1 or more")
        self.jobs = jobs

    def map(
        self,
        function: Callable[[Given], Made],
        items: Iterable[Given],
        *,
        lost: Callable[[Given], Made] | None = None,
    ) -> Iterator[Made]:
        """`function` of each item, in their order, few items ahead of the reader.

        An item whose process dies is tried once more in a fresh one; if that dies too, `lost(item)` stands in its
        place, or, without `lost`, `BadInput` is raised. A `FoedusError` of `function` is raised here.
        """
        if self.jobs == 1:
            return map(function, items)
        return Crew(function, self.jobs, lost).work(items)
