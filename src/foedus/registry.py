"""Finds plug-ins by name: entry points of the group `foedus.<kind>`; our own are listed the same way."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from foedus.errors import UnknownPlugin

KINDS = ("readers", "analyzers", "coders", "stores", "engines", "exporters")

DEFAULT_CODER = "encoder"  # the coder that commands and workspaces use where none is named


@dataclass(frozen=True, slots=True)
class Plugin:
    """One installed plug-in: its kind, name, where its code is, and which distribution brought it."""

    kind: str
    name: str
    where: str
    distribution: str


def installed() -> tuple[Plugin, ...]:
    """All plug-ins, sorted by kind and name; nothing is imported."""
    found = [_described(kind, entry) for kind in KINDS for entry in entry_points(group=f"foedus.{kind}")]
    return tuple(sorted(found, key=lambda plugin: (KINDS.index(plugin.kind), plugin.name)))


def find(kind: str, name: str) -> object:
    """The object that the entry point names; raises `UnknownPlugin` with the names there are."""
    entries = {entry.name: entry for entry in entry_points(group=f"foedus.{kind}")}
    if name not in entries:
        raise UnknownPlugin(kind.removesuffix("s"), name, entries)
    return entries[name].load()


def _described(kind: str, entry: EntryPoint) -> Plugin:
    distribution = entry.dist.name if entry.dist is not None else "?"
    return Plugin(kind, entry.name, entry.value, distribution)
