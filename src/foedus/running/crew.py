"""A few processes that work beside each other; one that is killed is noticed, replaced, and its item tried again.

`multiprocessing.Pool` hangs when a worker is killed and `ProcessPoolExecutor` gives up the whole job, hence our own.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar, cast

from foedus.errors import BadInput, FoedusError

Given = TypeVar("Given")
Made = TypeVar("Made")

Outcome = tuple[Made | None, Exception | None]

AHEAD = 8  # items a process may be ahead of the reader, so that a long stream does not fill the memory
FAREWELL_SECONDS = 1.0


@dataclass(slots=True)
class _Task(Generic[Given]):
    number: int
    item: Given
    deaths: int = 0


@dataclass(slots=True)
class _Worker(Generic[Given]):
    process: SpawnProcess
    line: Connection
    task: _Task[Given] | None = None


class Crew(Generic[Given, Made]):
    """At most `size` processes for one function and one run."""

    def __init__(self, function: Callable[[Given], Made], size: int, lost: Callable[[Given], Made] | None) -> None:
        self._function = function
        self._size = size
        self._lost = lost
        self._workers: list[_Worker[Given]] = []
        self._done: dict[int, Outcome[Made]] = {}
        self._given = 0
        self._exhausted = False

    def work(self, items: Iterable[Given]) -> Iterator[Made]:
        """Results in the order of the items; all processes have ended when the iterator has."""
        try:
            yield from self._results(iter(items))
        finally:
            for worker in self._workers:
                _end(worker)

    def _results(self, items: Iterator[Given]) -> Iterator[Made]:
        told = 0
        while True:
            self._hand_out(items, told)
            while told in self._done:
                made, fault = self._done.pop(told)
                if fault is not None:
                    raise fault
                yield cast("Made", made)
                told += 1
            if told == self._given and self._exhausted:
                return
            self._await()

    def _hand_out(self, items: Iterator[Given], told: int) -> None:
        while self._given - told < self._size * AHEAD and (worker := self._idle()) is not None:
            task = next((_Task(self._given, item) for item in items), None)
            if task is None:
                self._exhausted = True
                return
            self._given += 1
            self._hand(worker, task)

    def _idle(self) -> _Worker[Given] | None:
        free = next((worker for worker in self._workers if worker.task is None), None)
        if free is None and len(self._workers) < self._size:
            free = _start(self._function)
            self._workers.append(free)
        return free

    def _hand(self, worker: _Worker[Given], task: _Task[Given]) -> None:
        worker.task = task
        try:
            worker.line.send(task.item)
        except OSError:
            self._bury(worker)

    def _await(self) -> None:
        busy = {worker.line: worker for worker in self._workers if worker.task is not None}
        for line in wait(list(busy)) if busy else ():
            worker = busy[cast("Connection", line)]
            try:
                outcome = worker.line.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if worker.task is not None:
                self._done[worker.task.number] = outcome
            worker.task = None

    def _bury(self, worker: _Worker[Given]) -> None:
        """Takes a dead process out and gives its task to a fresh one, or up."""
        self._workers.remove(worker)
        _end(worker)
        task = worker.task
        if task is None:
            return
        task.deaths += 1
        if task.deaths == 1:
            fresh = _start(self._function)
            self._workers.append(fresh)
            self._hand(fresh, task)
        elif self._lost is not None:
            self._done[task.number] = self._lost(task.item), None
        else:
            what = "the process that worked on it died twice"
            fault = BadInput(f"item {task.number + 1}", what, "take it out, or run it alone to see why")
            self._done[task.number] = None, fault


def _start(function: Callable[[Given], Made]) -> _Worker[Given]:
    context = get_context("spawn")  # a fresh interpreter: the same on every system, and safe beside threads
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(function, theirs), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(function: Callable[[Given], Made], line: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    while True:
        try:
            item = line.recv()
        except (EOFError, OSError):
            return
        outcome = _tried(function, item)
        try:
            line.send(outcome)
        except OSError:
            return  # nobody waits for it any more


def _tried(function: Callable[[Given], Made], item: Given) -> Outcome[Made]:
    """What the function makes of the item, or why it refuses. Any other fault ends the process and shows on stderr."""
    try:
        return function(item), None
    except FoedusError as fault:
        return None, FoedusError(str(fault))  # ours carry more than their text, and would not survive the way


def _end(worker: _Worker[Given]) -> None:
    worker.line.close()
    worker.process.terminate()
    worker.process.join(FAREWELL_SECONDS)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()
