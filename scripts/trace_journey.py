"""Follows one document through Foedus and writes docs/journey.md: which functions are called, stage by stage, in order.

Fails where a stage calls an earlier one, or one that is not its turn: stages share records, never calls.

    python scripts/trace_journey.py            write docs/journey.md
    python scripts/trace_journey.py --check    fail if docs/journey.md does not say what the code does
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "journey.md"
STAGES = ("reading", "coding", "reconciling", "measuring", "assessing", "briefing", "storing")
LOOKED_UP = "storing.memory.MemoryStore.corrections"  # the workspace asks for them before it reconciles
ENCODER = "language"  # serves coding; may be called by the workspace only
TEXT = """Ruritanian minister visits Rome

Published: 3 March 2025

ROME, 3 March 2025 - Italy and the United States agreed on Monday to send 1,200 lorries of relief goods by June.
Italian Foreign Minister Antonio Tajani said that Washington had not cancelled the talks. France criticised the plan.
"""
TOLD = {
    "reading": "A path becomes a `Document`: clean text, zones, source, date, and the way back to every character.",
    "language": "The text becomes sentences, words and mentions of actors.",
    "coding": "Sentences become a `Coding`: acts, claims, promises, stances and dependencies with their characters.",
    "reconciling": "Codings become a `Ledger`: origins, incidents, threads, promises, conflicts.",
    "measuring": "The ledger becomes `Measures`: relation states, sources, dependencies.",
    "assessing": "Measures become an `Assessment`: findings in words.",
    "briefing": "The assessment becomes a `Brief`: pages whose every sentence is cited.",
    "storing": "What was found goes into the store.",
}


class Recorder:
    """Notes each function of Foedus at its first call, and every call from one stage into another."""

    def __init__(self) -> None:
        self.calls: dict[str, list[str]] = {}
        self.crossings: list[tuple[str, str, str]] = []
        self.order: list[str] = []

    def __call__(self, frame: FrameType, event: str, _argument: object) -> None:
        if event != "call":
            return
        stage = _stage(frame)
        if stage is None:
            return
        if "<" not in frame.f_code.co_name and not frame.f_code.co_name.startswith("__"):
            self._note(stage, _name(frame))
        caller = _calling_stage(frame)
        if caller is not None and caller != stage:
            self.crossings.append((caller, stage, _name(frame)))
        is_step = caller is None and _name(frame) != LOOKED_UP
        if is_step and (not self.order or self.order[-1] != stage):
            self.order.append(stage)

    def _note(self, stage: str, name: str) -> None:
        names = self.calls.setdefault(stage, [])
        if name not in names:
            names.append(name)


def main() -> int:
    recorder = record()
    faults = backward_steps(recorder)
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201
    page = page_of(recorder)
    if faults:
        return 1
    if "--check" in sys.argv:
        return 0 if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page else _stale()
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")
    return 0


def record() -> Recorder:
    """One document through all stages, with the profiler on."""
    from foedus import Workspace

    recorder = Recorder()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "visit.txt"
        path.write_text(TEXT, encoding="utf-8")
        workspace = Workspace(today=date(2025, 4, 1))
        workspace.load()
        workspace.run([str(path)])  # once before, so that lazy imports are no part of the page
        sys.setprofile(recorder)
        try:
            workspace.run([str(path)], about=("ITA", "USA"))
        finally:
            sys.setprofile(None)
    return recorder


def backward_steps(recorder: Recorder) -> list[str]:
    """Calls between stages, and turns of the workspace back to an earlier stage."""
    crossed = [f"{caller} calls {stage}: {name}" for caller, stage, name in dict.fromkeys(recorder.crossings)]
    turns = [stage for stage in recorder.order if stage != ENCODER]
    places = [STAGES.index(stage) for stage in turns]
    back = [
        f"the workspace goes back from {turns[number - 1]} to {turns[number]}"
        for number in range(1, len(places))
        if places[number] < places[number - 1]
    ]
    missing = [f"nothing of {stage} was called" for stage in STAGES if stage not in recorder.calls]
    return [*crossed, *back, *missing]


def page_of(recorder: Recorder) -> str:
    lines = [
        "# The journey of one document",
        "",
        "Made by `python scripts/trace_journey.py`: the functions of Foedus in the order of their first call while one",
        "short document goes through all stages. No stage calls another; the workspace calls each in its turn.",
        "",
    ]
    for stage in dict.fromkeys(recorder.order):
        lines += [f"## {stage}", "", TOLD[stage], ""]
        lines += [f"- `{name}`" for name in recorder.calls[stage]]
        lines.append("")
    return "\n".join(lines)


def _stage(frame: FrameType | None) -> str | None:
    parts = str(frame.f_globals.get("__name__", "")).split(".") if frame is not None else []
    known = len(parts) > 1 and parts[0] == "foedus" and parts[1] in (*STAGES, ENCODER)
    return parts[1] if known else None


def _calling_stage(frame: FrameType) -> str | None:
    """The stage that this call comes from; None where the workspace made it."""
    above = frame.f_back
    while above is not None:
        name = str(above.f_globals.get("__name__", ""))
        if name.startswith("foedus.workspace"):
            return None
        if (stage := _stage(above)) is not None:
            return stage
        above = above.f_back
    return None


def _name(frame: FrameType) -> str:
    module = str(frame.f_globals["__name__"]).removeprefix("foedus.")
    return f"{module}.{frame.f_code.co_qualname.replace('.<locals>', '')}"


def _stale() -> int:
    print("docs/journey.md is out of date: python scripts/trace_journey.py", file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
