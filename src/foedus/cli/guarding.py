"""Turns whatever ends a command into one line on stderr and an exit code."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import FrameType
from typing import ParamSpec

import typer

from foedus.errors import FoedusError

DONE = 0
PARTLY = 1
FAILED = 2
INTERRUPTED = 130
PIPE_CLOSED = 141

Options = ParamSpec("Options")


def guarded(command: Callable[Options, int]) -> Callable[Options, None]:
    """A command that ends with the exit code it returns, or with the code of what it raises."""

    @wraps(command)
    def guard(*args: Options.args, **kwargs: Options.kwargs) -> None:
        raise typer.Exit(_outcome(lambda: command(*args, **kwargs)))

    return guard


class _Interruption:
    """Remembers Ctrl-C: raised while Python clears up an object, the exception itself is lost."""

    def __init__(self) -> None:
        self.came = False

    @contextmanager
    def noted(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._note)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.came = True
        raise KeyboardInterrupt


def _outcome(command: Callable[[], int]) -> int:
    interruption = _Interruption()
    try:
        with interruption.noted():
            code = command()
            sys.stdout.flush()
        if interruption.came:
            raise KeyboardInterrupt
    except FoedusError as error:
        typer.echo(f"foedus: {_one_line(str(error))}", err=True)
        return FAILED
    except KeyboardInterrupt:
        typer.echo("foedus: interrupted; nothing was left half-written", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (as `head` does); Python must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
