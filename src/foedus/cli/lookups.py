"""Answers what needs no document: whom a name means, which plug-ins are there."""

from __future__ import annotations

from datetime import date

from foedus.cli.guarding import DONE
from foedus.cli.printing import print_json, show_table
from foedus.records import Resolution
from foedus.registry import installed
from foedus.storing.codec import encode
from foedus.workspace import Workspace


def resolve(name: str, *, on: date | None, packs: tuple[str, ...], as_json: bool) -> int:
    found = Workspace(packs=packs).resolve(name, on)
    if as_json:
        print_json(encode(found))
    else:
        columns = ("code", "name", "kind", "country", "sector", "role", "valid")
        empty = f"No table knows {name!r} on that day; try a longer form of the name, or another --date."
        show_table("", columns, [_row(found)] if found else [], empty=empty)
    return DONE


def plugins(*, as_json: bool) -> int:
    found = installed()
    if as_json:
        print_json(encode(found))
    else:
        rows = [(one.kind, one.name, one.where, one.distribution) for one in found]
        empty = "No plug-in is installed, not even our own; install foedus again."
        show_table("Plug-ins", ("kind", "name", "where", "from"), rows, empty=empty)
    return DONE


def _row(found: Resolution) -> tuple[str, ...]:
    first, last = found.valid
    valid = f"{first or 'open'} to {last or 'open'}"
    return (
        found.code,
        found.name,
        found.kind.value,
        found.country or "",
        found.sector or "",
        found.role or "",
        valid,
    )
