"""What the engine promises: order, whatever dies; nothing hangs, nothing is silently lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from foedus.errors import BadInput, FoedusError, StoreError
from foedus.running import LocalEngine


def _doubled(number: int) -> int:
    return 2 * number


@dataclass(frozen=True)
class _DiesAt:
    """Kills its own process at one item: each time, or only while the note is not there."""

    number: int
    note: Path | None = None

    def __call__(self, number: int) -> int:
        if number == self.number and not (self.note and self.note.exists()):
            if self.note:
                self.note.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return 2 * number


def _refuses(number: int) -> int:
    raise StoreError(f"no {number}")


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(LocalEngine(jobs=jobs).map(_doubled, range(50))) == [2 * number for number in range(50)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_item_gives_no_result(jobs: int) -> None:
    assert list(LocalEngine(jobs=jobs).map(_doubled, [])) == []


def test_an_item_whose_process_was_killed_is_tried_again(tmp_path: Path) -> None:
    function = _DiesAt(3, tmp_path / "died")
    assert list(LocalEngine(jobs=2).map(function, range(8))) == [2 * number for number in range(8)]


def test_an_item_that_kills_its_process_twice_is_reported_and_the_rest_goes_on() -> None:
    found = list(LocalEngine(jobs=2).map(_DiesAt(3), range(8), lost=lambda number: -number))
    assert found == [0, 2, 4, -3, 8, 10, 12, 14]


def test_without_a_substitute_a_lost_item_is_an_error_that_names_it() -> None:
    with pytest.raises(BadInput, match="item 4"):
        list(LocalEngine(jobs=2).map(_DiesAt(3), range(8)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_function_raises_reaches_the_caller(jobs: int) -> None:
    with pytest.raises(FoedusError, match="no 0"):
        list(LocalEngine(jobs=jobs).map(_refuses, range(3)))


def test_the_engine_does_not_run_far_ahead_of_its_reader() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    results = LocalEngine(jobs=2).map(_doubled, items())
    assert next(results) == 0
    assert len(taken) < 100


def test_no_process_is_no_way_to_work() -> None:
    with pytest.raises(BadInput, match="--jobs"):
        LocalEngine(jobs=0)
