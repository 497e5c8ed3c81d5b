"""Prints how right a coder is on a gold file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from foedus.cli.guarding import DONE
from foedus.cli.printing import print_json, say_line, show_table
from foedus.cli.progress import StageProgress
from foedus.errors import BadInput
from foedus.evaluating import Evaluation, Figure, Mistake
from foedus.storing.codec import Json, encode
from foedus.workspace import Workspace
from foedus.workspace.judging import evaluate_file
from foedus.workspace.saving import whole_files

SHOWN_CONFUSIONS = 20  # lines of the confusion table on the screen; --json has all


def evaluate(suite: str, gold: Path, *, coder: str, packs: Sequence[str], as_json: bool, errors: Path | None) -> int:
    with StageProgress() as progress:
        found = evaluate_file(Workspace(coder=coder, packs=packs), suite, gold, progress)
    if errors is not None:
        _write(errors, found.mistakes)
    if as_json:
        print_json(_rendered(found, coder))
    else:
        _show(found, coder)
    return DONE


def _write(path: Path, mistakes: Sequence[Mistake]) -> None:
    try:
        with whole_files({path: "".join(_line(mistake) for mistake in mistakes)}):
            pass
    except OSError as error:
        raise BadInput(str(path), f"cannot be written ({error.strerror})", "name another file with --errors") from error


def _rendered(found: Evaluation, coder: str) -> Json:
    fields = encode(found)
    if not isinstance(fields, dict):
        return fields
    return {"coder": coder, **{name: part for name, part in fields.items() if name != "mistakes"}}


def _line(mistake: Mistake) -> str:
    text = json.dumps(encode(mistake), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _show(found: Evaluation, coder: str) -> None:
    several = any(figure.register for figure in found.figures)
    columns = ("register",) * several + ("figure", "value", "95% interval", "P", "R", "cases")
    rows = [_row(figure, several) for figure in found.figures if figure.value is not None or not figure.register]
    title = f"{found.suite}, coder {coder}, {found.texts} texts"
    show_table(title, columns, rows, empty="Nothing to judge.")
    if found.reliability:
        bins = [
            (f"{one.low:.1f} to {one.high:.1f}", str(one.count), f"{one.confidence:.3f}", f"{one.right:.3f}")
            for one in found.reliability
        ]
        show_table("Reliability", ("confidence", "told", "mean", "right"), bins, empty="")
    wrong = sorted((one for one in found.confusion if one[0] != one[1]), key=lambda one: (-one[2], one[:2]))
    if wrong:
        most = [(gold, told, str(count)) for gold, told, count in wrong[:SHOWN_CONFUSIONS]]
        show_table("Most often confused", ("gold", "found", "times"), most, empty="")
    say_line(f"Mistakes: {len(found.mistakes)}; --errors FILE writes them, surest first.")


def _row(figure: Figure, several: bool) -> tuple[str, ...]:
    interval = "" if figure.low is None or figure.high is None else f"{figure.low:.3f} to {figure.high:.3f}"
    numbers = (_number(figure.value), interval, _number(figure.precision), _number(figure.recall), str(figure.cases))
    return (*((figure.register or "all",) * several), figure.name, *numbers)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
