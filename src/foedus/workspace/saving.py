"""Writes a finished journey into a folder: every file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import EISDIR
from pathlib import Path

from foedus.errors import BadInput
from foedus.workspace.journey import Journey


@dataclass(frozen=True, slots=True)
class Saved:
    """Where the pages of a journey are."""

    html: Path
    markdown: Path
    journey: Path


def save(journey: Journey, folder: Path) -> Saved:
    """brief.html, brief.md and journey.json in `folder`; raises `BadInput` where it cannot be written."""
    with staged(journey, folder) as saved:
        return saved


@contextmanager
def staged(journey: Journey, folder: Path) -> Iterator[Saved]:
    """The pages lie on the disk beside their places while the caller does its own part, and go into place after it.

    What the caller raises leaves the folder as it was.
    """
    saved = Saved(folder / "brief.html", folder / "brief.md", folder / "journey.json")
    contents = {
        saved.html: journey.brief.html,
        saved.markdown: journey.brief.markdown,
        saved.journey: journey.to_json(),
    }
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    with _plain_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    is_saved = False
    try:
        with _plain_errors(folder), whole_files(contents):
            yield saved
        is_saved = True
    finally:  # on Ctrl-C as well
        if not is_saved:
            _remove_empty(made)


@contextmanager
def whole_files(contents: dict[Path, str]) -> Iterator[None]:
    """Writes all texts beside their places, and puts them in place when the caller has done its part."""
    ready: list[tuple[Path, Path]] = []
    try:
        for path, text in contents.items():
            _refuse_folder(path)
            with tempfile.NamedTemporaryFile(
                "w", dir=path.parent, prefix=f".{path.name}.", delete=False, encoding="utf-8", errors="backslashreplace"
            ) as file:
                ready.append((Path(file.name), path))
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(file.name).chmod(0o644)
        yield
        for temporary, path in ready:
            temporary.replace(path)
    finally:
        for temporary, _ in ready:
            temporary.unlink(missing_ok=True)


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(EISDIR, f"{path.name} is a folder")


@contextmanager
def _plain_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BadInput(
            str(folder), f"cannot be written ({error.strerror})", "name another folder with --out"
        ) from error


def _remove_empty(folders: Sequence[Path]) -> None:
    """Folders that we made, from the inside out, unless somebody has put something there."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
