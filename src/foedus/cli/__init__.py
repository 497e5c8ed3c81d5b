"""The command `foedus`: reads what the user typed, calls the workspace, prints."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Runs the command line; the process ends with one of the exit codes told in `foedus --help`."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _run() -> None:
    from foedus.cli.app import app

    app(prog_name="foedus")
