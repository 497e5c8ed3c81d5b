"""Turns what the user named (files, folders, globs, addresses) into a sorted list of places to read."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.reading.choosing import NO_DOCUMENTS, TABLES, suffix_of
from foedus.records import Problem

OWN_RESULTS = frozenset({"brief.html", "journey.json"})  # a folder with both is one that we wrote
OWN_FILES = OWN_RESULTS | {"brief.md"}  # a brief must not become its own source
_GLOB_SIGNS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Places:
    """Paths and addresses in order, each once, and what could not be followed."""

    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def find_places(paths: Sequence[str]) -> Places:
    """Folders are walked to the bottom, hidden files left out, links to folders not followed."""
    names: set[str] = set()
    problems: list[Problem] = []
    for path in paths:
        found, faults = _places_of(path)
        names.update(found)
        problems.extend(faults)
    return Places(tuple(sorted(names)), tuple(problems))


def is_address(name: str) -> bool:
    """Begins with a scheme, as in https://; only http and https will be fetched."""
    scheme, colon, _ = name.partition("://")
    return bool(colon) and scheme.isalnum()


def _places_of(path: str) -> tuple[list[str], list[Problem]]:
    if is_address(path):
        return [path], []
    if "\0" in path or not path:
        return [], [Problem(repr(path), "is no path", "name a file, folder, glob or address")]
    if os.path.isdir(path):
        return _walked(path)
    if os.path.lexists(path):
        return [path], []
    if _GLOB_SIGNS & set(path):
        return _globbed(path)
    return [], [Problem(path, "does not exist", "check the spelling of the path")]


def _globbed(pattern: str) -> tuple[list[str], list[Problem]]:
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        return [], [Problem(pattern, "matches no file", "check the pattern, and quote it against the shell")]
    names: list[str] = []
    problems: list[Problem] = []
    for match in matches:
        # "**" yields the folders on the way as well as their files.
        if os.path.isdir(match) and "**" in pattern:
            continue
        found, faults = _walked(match) if os.path.isdir(match) else _kept(match)
        names.extend(found)
        problems.extend(faults)
    return names, problems


def _walked(folder: str) -> tuple[list[str], list[Problem]]:
    names: list[str] = []
    problems: list[Problem] = []
    for path in _files_below(folder, problems):
        found, faults = _kept(path)
        names.extend(found)
        problems.extend(faults)
    if not names and not any(problem.lost for problem in problems):
        remedy = "put text, Markdown, HTML, PDF, DOCX, feed or JSON-lines files in it"
        problems.append(Problem(folder, "holds no readable file", remedy))
    return names, problems


def _files_below(folder: str, problems: list[Problem]) -> Iterator[str]:
    def note(error: OSError) -> None:
        problems.append(
            Problem(str(error.filename), "is a folder that may not be opened", "ask for the right to read it")
        )

    for below, folders, files in os.walk(folder, onerror=note):
        own = OWN_FILES if set(files) >= OWN_RESULTS else frozenset()
        if own:
            what = "holds the brief of an earlier run, which was passed by"
            problems.append(Problem(below, what, "name its files themselves to have them read", lost=False))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(below) / name) for name in sorted(set(files) - own) if not name.startswith("."))


def _kept(path: str) -> tuple[list[str], list[Problem]]:
    suffix = suffix_of(path)
    if suffix in TABLES:
        what = f"was passed by, because {suffix} files are rarely documents"
        return [], [Problem(path, what, "name the file itself to have it read", lost=False)]
    return ([], []) if suffix in NO_DOCUMENTS else ([path], [])
