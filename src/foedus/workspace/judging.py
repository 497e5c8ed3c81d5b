"""Codes the texts of a gold file and holds the codings against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from foedus.errors import BadGold, BadInput
from foedus.evaluating import Case, Evaluation, Gold, evaluate, find_suite, read_gold, telling_of
from foedus.evaluating.fields import REMEDY
from foedus.records import Problem
from foedus.workspace import stages
from foedus.workspace.rendering import coding_fields
from foedus.workspace.workspace import Progress, Workspace


def evaluate_file(workspace: Workspace, suite: str, gold: Path, progress: Progress | None = None) -> Evaluation:
    """The figures of a suite on a gold file; raises `BadGold` with the line at fault before anything is coded."""
    needed = find_suite(suite).needs
    lines = [(line, one) for line, one in gold_lines(gold) if needed in one.given]
    if not lines:
        raise BadGold(str(gold), f'no line has the field "{needed}", which {suite} needs', REMEDY)
    return evaluate(suite, judged(workspace, lines, progress))


def gold_lines(path: Path) -> list[tuple[str, Gold]]:
    """Every line of a gold file, as it stands there and as it was read."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadGold(str(path), f"cannot be opened ({error.strerror})", "name a file of JSON lines") from error
    except UnicodeDecodeError as error:
        raise BadGold(str(path), f"is not UTF-8 (byte {error.start})", "write it as UTF-8") from error
    return list(read_lines(content.split("\n"), str(path)))


def read_lines(lines: Iterable[str], name: str) -> Iterator[tuple[str, Gold]]:
    """Lines with something in them; `name` is what errors call the file."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield line, read_gold(line, f"{name} line {number}")


def judged(
    workspace: Workspace, lines: Sequence[tuple[str, Gold]], progress: Progress | None = None
) -> tuple[Case, ...]:
    """Each gold line with what the coder tells of its text, as `foedus code --jsonl` would print it.

    A text that the coder gives up on counts as one of which it tells nothing; raises `BadInput` where that is all.
    """
    workspace.load()
    cases: list[Case] = []
    unread: list[Problem] = []
    documents = [stages.read_line(line, gold.id) for line, gold in lines]
    told = zip(lines, documents, workspace.code_each(documents), strict=True)
    for number, ((_, gold), document, coding) in enumerate(told, start=1):
        unread += coding.problems[:1] if not coding.sentences else ()
        fields = coding_fields(document, coding)
        cases.append(Case(gold, telling_of(fields, f"the coding of {gold.id}", len(gold.text))))
        if progress is not None:
            progress("coding", number, len(lines))
    if unread and len(unread) == len(lines):
        raise BadInput(unread[0].where, unread[0].what, unread[0].remedy)
    return tuple(cases)
