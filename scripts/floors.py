"""Measures the coders on our own examples and corpus and, where ../shared/data lies beside the project, on other sets.

Usage: python scripts/floors.py             hold every figure to tests/floors.toml (exit 1 where one fell below) and,
                                            when all sets are there, write docs/validity.md    (`make floors`)
       python scripts/floors.py --full      the same with all articles of PolNeAR instead of every third
       python scripts/floors.py --suggest   print floors a little below what is reached, as TOML, and change nothing

The sets of others may only be measured on: nothing is learnt or copied from them. A coder whose weights are not there
is left out and said so.
"""

from __future__ import annotations

import json
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from floors_asked import ASKED  # noqa: E402
from floors_page import PAGE_SETS, Measured, is_met, page  # noqa: E402
from gold_corpus import corpus_gold  # noqa: E402
from gold_sets import DATA, SETS, Row  # noqa: E402
from gold_trees import parse_figure  # noqa: E402

from foedus.errors import BadInput  # noqa: E402
from foedus.evaluating import Case, Evaluation, Figure, evaluate  # noqa: E402
from foedus.records import Modality  # noqa: E402
from foedus.workspace import Workspace  # noqa: E402
from foedus.workspace.judging import judged, read_lines  # noqa: E402

FLOORS = ROOT / "tests" / "floors.toml"
VALIDITY = ROOT / "docs" / "validity.md"
CODERS = ("cues", "encoder")
EVERY = (
    3  # so many articles of PolNeAR, of which the first is read: the file is sorted by publisher, a head would be one
)
SLACK = 0.02  # how far below what is reached a suggested floor lies
OTHERS = ("plv", "penta", "roles", "dse", "polnear")

Floors = dict[str, dict[str, dict[str, float]]]


@dataclass(frozen=True, slots=True)
class _Registers:
    """The passages of the corpus that a set takes."""

    name: str
    takes_wire: bool
    takes_prose: bool


CORPUS_SETS = (_Registers("prose", False, True), _Registers("wire", True, False), _Registers("test", True, True))


def main(arguments: Sequence[str]) -> int:
    """Print every figure with its floor; 1 where one is below."""
    floors: Floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    every = 1 if "--full" in arguments else EVERY
    started = time.process_time()
    measured = [one for coder in CODERS if _is_there(coder) for one in _figures(coder, every)]
    if "--suggest" in arguments:
        _say(_suggested(measured))
        return 0
    below = [one for one in measured if not _holds(one, floors)]
    for one in measured:
        _say(_line(one, floors))
    _say(f"{time.process_time() - started:.0f} CPU-seconds; {len(below)} figures below their floor")
    if DATA.is_dir():
        VALIDITY.write_text(page(measured, floors, VALIDITY), encoding="utf-8")
        _say(f"written: {VALIDITY.relative_to(ROOT)}")
    else:
        _say(f"no sets of others at {DATA}: only our own examples and corpus were measured")
    return 1 if below else 0


def _is_there(coder: str) -> bool:
    if coder != "encoder":
        return True
    from foedus.language.weights_file import open_weights

    try:
        open_weights()
    except BadInput as fault:
        _say(f"not measured: {fault}")
        return False
    return True


def _figures(coder: str, every: int) -> Iterator[Measured]:
    workspace = Workspace(coder=coder)
    yield from _codebook(workspace, coder)
    corpus = _judged(workspace, corpus_gold("test"))
    for part in CORPUS_SETS:
        own = [case for case in corpus if part.takes_wire if case.gold.register == "wire"]
        own += [case for case in corpus if part.takes_prose if case.gold.register != "wire"]
        yield from _asked(coder, part.name, own)
    yield from _asked(coder, "dev", _judged(workspace, corpus_gold("dev")))
    for name in ("figures", "times"):
        yield from _asked(coder, name, _judged(workspace, SETS[name]()))
    for name in OTHERS if DATA.is_dir() else ():
        rows = islice(SETS[name](), 0, None, every if name == "polnear" else 1)
        yield from _asked(coder, name, _judged(workspace, rows))

    if coder == "encoder" and DATA.is_dir():
        asked = next(one for one in ASKED if one.set == "trees")
        yield Measured(coder, asked, parse_figure(workspace.codebook, DATA))


def _judged(workspace: Workspace, rows: Iterator[Row]) -> Sequence[Case]:
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    return judged(workspace, list(read_lines(lines, "gold")))


def _asked(coder: str, name: str, cases: Sequence[Case]) -> Iterator[Measured]:
    """The figures of this set that the table asks for."""
    asked = [one for one in ASKED if one.set == name]
    found: dict[str, Evaluation] = {one.suite: evaluate(one.suite, cases) for one in asked}
    for one in asked:
        figures = {figure.name: figure for figure in found[one.suite].figures if not figure.register}
        yield Measured(coder, one, figures[one.figure])
        if one.by_register:
            yield from (
                Measured(coder, one, figure)
                for figure in found[one.suite].figures
                if figure.register and figure.name == one.figure
            )


def _codebook(workspace: Workspace, coder: str) -> Iterator[Measured]:
    """Worked examples coded with exactly type, actors and recipients; counterexamples not told as that type."""
    rules = workspace.codebook.types
    right, safe = [], []
    for rule in rules:
        for example in rule.examples:
            acts = _acts(workspace, example.text)
            right.append((rule.type, set(example.actors), set(example.recipients)) in [act[:3] for act in acts])
        told = (Modality.ASSERTED, Modality.PLANNED)
        for counter in rule.counterexamples:
            acts = _acts(workspace, counter.text)
            safe.append(all(kind is not rule.type or modality not in told for kind, _, _, modality in acts))
    for name, outcomes in (("examples", right), ("counterexamples", safe)):
        asked = next(one for one in ASKED if (one.set, one.figure) == ("codebook", name))
        yield Measured(coder, asked, _share(name, outcomes))


def _acts(workspace: Workspace, text: str) -> list[tuple[object, set[str], set[str], Modality]]:
    from foedus.workspace.stages import read_line

    coding = workspace.code_one(read_line(json.dumps({"text": text}), "codebook"))
    return [
        (event.type, {p.code for p in event.actors}, {p.code for p in event.recipients}, event.modality)
        for event in coding.events
    ]


def _share(name: str, outcomes: Sequence[bool]) -> Figure:
    return Figure(name, "", sum(outcomes) / len(outcomes), None, None, None, None, len(outcomes))


def _floor(one: Measured, floors: Floors) -> float | None:
    if one.figure.register:
        return None
    return floors.get(one.coder, {}).get(one.asked.set, {}).get(one.asked.figure)


def _holds(one: Measured, floors: Floors) -> bool:
    floor = _floor(one, floors)
    return floor is None or is_met(one, floor)


def _line(one: Measured, floors: Floors) -> str:
    value = "  -  " if one.figure.value is None else f"{one.figure.value:.3f}"
    floor = _floor(one, floors)
    mark = "" if _holds(one, floors) else "BELOW"
    what = f"{PAGE_SETS[one.asked.set]}, {one.figure.register or 'all'}: {one.asked.figure}"
    return (
        f"{mark:6}{one.coder:8}{value}  floor {floor if floor is not None else '-':<5} n={one.figure.cases:<6} {what}"
    )


def _suggested(measured: Sequence[Measured]) -> str:
    lines: list[str] = []
    section = ""
    for one in measured:
        if one.figure.register or one.figure.value is None or not one.asked.is_held:
            continue
        if section != (section := f"[{one.coder}.{one.asked.set}]"):
            lines += ["", section]
        bound = one.figure.value + (SLACK if one.asked.is_error else -SLACK)
        lines.append(f'"{one.asked.figure}" = {max(0.0, bound):.2f}')
    return "\n".join(lines)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
