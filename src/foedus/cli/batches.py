"""Codes JSON lines as they come in, one line out for each line in, in the same order."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from foedus.cli.guarding import DONE, PARTLY
from foedus.errors import BadInput
from foedus.running import LocalEngine
from foedus.workspace.batch import CodedLine, Line, LineCoder, failed_line

LONGEST_LINE = 20_000_000  # bytes; a longer one is no document but a mistake, and would fill the memory


def code_lines(given: str, *, coder: str, packs: Sequence[str], precision: float, jobs: int) -> int:
    """Reads `given` ("-": stdin) line by line; `PARTLY` if any line failed."""
    line_coder = LineCoder(coder=coder, packs=packs, precision=precision)
    line_coder.check()
    failed = False
    with _opened(given) as stream:
        for coded in LocalEngine(jobs=jobs).map(line_coder, _lines(given, stream), lost=_lost):
            sys.stdout.buffer.write(coded.text.encode("utf-8") + b"\n")
            sys.stdout.buffer.flush()
            failed = failed or coded.failed
    return PARTLY if failed else DONE


@contextmanager
def _opened(given: str) -> Iterator[BinaryIO]:
    if given == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(given).open("rb")  # noqa: SIM115  closed below
    except OSError as error:
        raise BadInput(
            given, f"cannot be opened ({error.strerror})", "name a file of JSON lines, or - for stdin"
        ) from error
    with stream:
        yield stream


def _lines(given: str, stream: BinaryIO) -> Iterator[Line]:
    """Lines with something in them; of one that is too long the beginning, which no longer is JSON."""
    number, name = 0, "stdin" if given == "-" else given
    while content := stream.readline(LONGEST_LINE):
        number += 1
        while not content.endswith(b"\n") and len(content) >= LONGEST_LINE and (rest := stream.readline(LONGEST_LINE)):
            if rest.endswith(b"\n"):
                break
        if content.strip():
            yield Line(f"{name} line {number}", content.rstrip(b"\r\n"))


def _lost(line: Line) -> CodedLine:
    return failed_line(line, f"{line.where}: the process that coded it died twice; code it alone with --jobs 1")
