"""Writes a finished journey into a folder: every file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
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
    saved = Saved(folder / "brief.html", folder / "brief.md", folder / "journey.json")
    contents = {
        saved.html: journey.brief.html,
        saved.markdown: journey.brief.markdown,
        saved.journey: journey.to_json(),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(contents)
    except OSError as error:
        raise BadInput(
            str(folder), f"cannot be written ({error.strerror})", "name another folder with --out"
        ) from error
    return saved


def write_whole(contents: dict[Path, str]) -> None:
    """Writes all texts beside their places first, and puts them in place only when all are on the disk."""
    ready: list[tuple[Path, Path]] = []
    try:
        for path, text in contents.items():
            with tempfile.NamedTemporaryFile(
                "w", dir=path.parent, prefix=f".{path.name}.", delete=False, encoding="utf-8", errors="backslashreplace"
            ) as file:
                ready.append((Path(file.name), path))
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        for temporary, path in ready:
            temporary.chmod(0o644)
            temporary.replace(path)
    finally:
        for temporary, _ in ready:
            temporary.unlink(missing_ok=True)
