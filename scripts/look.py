"""Shows a page as a reader sees it: pictures at desktop and phone width and of each printed page.

Usage: look.py PAGE.html FOLDER [--dark]     needs chromium and pdftoppm (apt-get install chromium poppler-utils)
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WIDTHS = {"desktop": 1280, "phone": 390}
TALLEST = 15000  # pixels; Chromium draws nothing beyond 16,384
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def main(page: Path, folder: Path, *, dark: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, width in WIDTHS.items():
        _photograph(page, folder / f"{name}{'-dark' * dark}.png", width, dark=dark)
    printed = folder / "print.pdf"
    _chromium(page, f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    _run("pdftoppm", "-r", "70", "-png", str(printed), str(folder / "print"))
    sys.stdout.writelines(f"{picture}\n" for picture in sorted(folder.glob("*.png")))


def _photograph(page: Path, picture: Path, width: int, *, dark: bool) -> None:
    """The page inside a frame of exactly `width`: a headless window is never narrower than 500 pixels."""
    with tempfile.TemporaryDirectory() as place:
        frame = Path(place) / "frame.html"
        frame.write_text(
            f"<!DOCTYPE html><body style='margin:0;background:#888'><iframe src='{page.resolve().as_uri()}' "
            f"style='width:{width}px;height:{TALLEST}px;border:0'></iframe>",
            encoding="utf-8",
        )
        dark_flags = ("--blink-settings=preferredColorScheme=0",) if dark else ()
        window = f"--window-size={max(width, 500)},{TALLEST}"
        _chromium(frame, f"--screenshot={picture}", window, "--allow-file-access-from-files", *dark_flags)


def _chromium(page: Path, *flags: str) -> None:
    with tempfile.TemporaryDirectory() as profile:
        _run("chromium", *FLAGS, f"--user-data-dir={profile}", *flags, page.resolve().as_uri())


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        sys.exit(f"look.py: {program} is not installed; apt-get install chromium poppler-utils")
    subprocess.run([found, *arguments], check=True, capture_output=True, timeout=120)  # noqa: S603


if __name__ == "__main__":
    names = [word for word in sys.argv[1:] if not word.startswith("--")]
    if len(names) != 2:
        sys.exit(__doc__)
    main(Path(names[0]), Path(names[1]), dark="--dark" in sys.argv)
