"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, globs or addresses.", show_default=False)
]
About = Annotated[
    str, typer.Option("--about", metavar="CODE,CODE", help="Actors to speak of, as in ITA,USA.", show_default=False)
]
Today = Annotated[
    str | None, typer.Option("--today", metavar="DAY", help="The day to judge from, as in 2025-11-01 (default: today).")
]
CoderName = Annotated[str, typer.Option("--coder", metavar="NAME", help="The coder; `foedus plugins` lists them.")]
Packs = Annotated[
    list[str], typer.Option("--pack", metavar="NAME", help="A pack of actors, or a folder with one; may be repeated.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
Database = Annotated[
    Path | None,
    typer.Option(
        "--db",
        envvar="FOEDUS_DB",
        help="The database, or its folder (default: ./foedus.db, else the newest build/*/foedus.db).",
        show_default=False,
    ),
]
