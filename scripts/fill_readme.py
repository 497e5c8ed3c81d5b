"""Puts the real output of the README's commands under them, so that what a newcomer reads is what a newcomer gets.

A comment `<!-- output of: foedus ... (lines 1-20) -->` stands before each fenced block that this script fills. Run from
the project's root after a change of what the commands print: `.venv/bin/python scripts/fill_readme.py`
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILLED = re.compile(r"(<!-- output of: (foedus [^\n]*?)(?: \(lines (\d+)-(\d+)\))? -->\n)```text\n.*?\n```", re.DOTALL)


def main() -> int:
    """Fill every block of README.md."""
    readme = ROOT / "README.md"
    filled = FILLED.sub(_block, readme.read_text(encoding="utf-8"))
    readme.write_text(filled, encoding="utf-8")
    return 0


def _block(found: re.Match[str]) -> str:
    lines = _output(found[2])
    if found[3]:
        lines = lines[int(found[3]) - 1 : int(found[4])]
    return "\n".join((f"{found[1]}```text", *lines, "```"))


def _output(command: str) -> list[str]:
    words = [str(Path(sys.executable).parent / "foedus"), *shlex.split(command)[1:]]
    plain = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(words, cwd=ROOT, env=plain, capture_output=True, text=True, check=True)  # noqa: S603 (our own command)
    return [line.rstrip() for line in done.stdout.strip("\n ").splitlines()]


if __name__ == "__main__":
    raise SystemExit(main())
