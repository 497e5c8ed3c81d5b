"""Codes JSON lines as they come in, one line out for each line in, in the same order."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import BufferedReader
from itertools import count
from pathlib import Path
from typing import cast

from foedus.cli.guarding import DONE, PARTLY
from foedus.errors import BadInput
from foedus.running import LocalEngine
from foedus.workspace.batch import CodedLine, Line, LineCoder, failed_line

LONGEST_LINE = 20_000_000  # bytes; a longer one is no document but a mistake, and would fill the memory
BLOCK = 1 << 16  # bytes, some 10,000 words: the lines of a block are read together


def code_lines(given: str, *, coder: str, packs: Sequence[str], precision: float, jobs: int) -> int:
    """Reads `given` ("-": stdin) line by line; `PARTLY` if any line failed."""
    line_coder = LineCoder(coder=coder, packs=packs, precision=precision)
    line_coder.check()
    failed = False
    with _opened(given) as stream:
        engine = LocalEngine(jobs=jobs)
        alone = partial(_coded_alone, engine, line_coder)
        for together in engine.map(line_coder.code_together, _arriving(given, stream), lost=alone):
            sys.stdout.buffer.writelines(coded.text.encode("utf-8") + b"\n" for coded in together)
            sys.stdout.buffer.flush()
            failed = failed or any(coded.failed for coded in together)
    return PARTLY if failed else DONE


@contextmanager
def _opened(given: str) -> Iterator[BufferedReader]:
    if given == "-":
        yield cast("BufferedReader", sys.stdin.buffer)
        return
    try:
        stream = Path(given).open("rb")  # noqa: SIM115  closed below
    except OSError as error:
        raise BadInput(
            given, f"cannot be opened ({error.strerror})", "name a file of JSON lines, or - for stdin"
        ) from error
    with stream:
        yield stream


def _arriving(given: str, stream: BufferedReader) -> Iterator[tuple[Line, ...]]:
    """Lines with something in them, those that have come together: nobody waits for the next one to be written."""
    name = "stdin" if given == "-" else given
    numbers = count(1)
    for ended in _ended_lines(stream):
        lines = [Line(f"{name} line {next(numbers)}", content.rstrip(b"\r")) for content in ended]
        if together := tuple(line for line in lines if line.content.strip()):
            yield together


def _ended_lines(stream: BufferedReader) -> Iterator[list[bytes]]:
    """The lines that each block of the stream ends; of one that is too long the beginning, which no longer is JSON."""
    begun = bytearray()
    while block := stream.read1(BLOCK):
        *ended, rest = block.split(b"\n")
        lines = []
        for part in ended:
            lines.append(bytes(begun + part[: LONGEST_LINE - len(begun)]))
            begun.clear()
        begun += rest[: LONGEST_LINE - len(begun)]
        yield lines
    yield [bytes(begun)]


def _coded_alone(engine: LocalEngine, line_coder: LineCoder, lines: Sequence[Line]) -> tuple[CodedLine, ...]:
    """For lines that killed the process which coded them together: each alone, to lose only the one at fault."""
    return tuple(engine.map(line_coder, lines, lost=_lost))


def _lost(line: Line) -> CodedLine:
    return failed_line(line, f"{line.where}: the process that coded it died twice; code it alone with --jobs 1")
