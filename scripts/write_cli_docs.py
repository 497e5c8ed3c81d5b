"""Writes docs/cli.md from what `foedus --help` and the help of each command say.

python scripts/write_cli_docs.py            write docs/cli.md
python scripts/write_cli_docs.py --check    fail if docs/cli.md does not say what the commands say
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
COMMANDS = ("run", "read", "code", "reconcile", "measure", "assess", "brief", "show", "trace", "search", "verify")
COMMANDS_WITHOUT_DOCUMENTS = ("correct", "validity", "resolve", "evaluate", "plugins")
SHOWN = (
    "relation",
    "claims",
    "thread",
    "commitments",
    "sources",
    "source",
    "incidents",
    "conflicts",
    "origins",
    "corrections",
)
INTRODUCTION = """# The command line

Made by `python scripts/write_cli_docs.py` from the commands' own help.

`foedus run PATH... --out DIR` leaves four things in DIR: `brief.html`, `brief.md`, `journey.json` (everything that
was found, as JSON) and `foedus.db` (the same, for `show`, `trace`, `search` and `verify`). Pages appear whole or not at
all. Which database a command speaks of: the one given with `--db` (a file, or a folder with a `foedus.db`), else the
one that `FOEDUS_DB` names, else `./foedus.db`, else the newest `build/*/foedus.db`.

| exit code | means |
|---|---|
| 0 | everything was read |
| 1 | some input could not be read: results are given, and stderr has one line for each problem |
| 2 | nothing could be done, or a quote does not hold (`verify`): one line on stderr says why and what to do |
| 130 | interrupted with Ctrl-C; nothing is half-written |
| 141 | whoever read the output (`head`, `less`) went away before its end; this is no fault |

Colours: green cooperation, red conflict, yellow contested. `NO_COLOR=1` turns them off. Progress bars appear on stderr,
and only on a terminal. `foedus --install-completion` teaches the shell the commands.
"""


def main() -> int:
    page = page_of()
    if "--check" in sys.argv:
        fresh = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page
        if not fresh:
            print("docs/cli.md is out of date: python scripts/write_cli_docs.py", file=sys.stderr)  # noqa: T201
        return 0 if fresh else 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")
    return 0


def page_of() -> str:
    """The page: introduction, then each command's help as it is printed 100 columns wide."""
    parts = [INTRODUCTION, _section(())]
    parts += [_section((name,)) for name in (*COMMANDS, *COMMANDS_WITHOUT_DOCUMENTS)]
    parts += [_section(("show", name)) for name in SHOWN]
    return "\n".join(parts)


def _section(command: tuple[str, ...]) -> str:
    plain = {"PATH": "/usr/bin:/bin", "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "LANG": "C.UTF-8"}
    asked = [sys.executable, "-m", "foedus", *command, "--help"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, env=plain)  # noqa: S603  our own command
    lines = "\n".join(line.rstrip() for line in told.stdout.strip().splitlines())
    return f"## {' '.join(('foedus', *command))}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    sys.exit(main())
