"""Loads the patterns by which page furniture, closing matter and authors' notes are known."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Pattern = re.Pattern[str]
SEEN = 400  # characters of a block that the patterns look at; they are written for short blocks


@dataclass(frozen=True, slots=True)
class Layout:
    """The compiled patterns of layout.toml."""

    furniture_whole: Pattern
    furniture_begins: Pattern
    furniture_words: int
    closing_heading: Pattern
    closing_begins: Pattern
    self_description: Pattern
    notes_heading: Pattern
    bio_role: Pattern


@cache
def layout() -> Layout:
    """Read once; the file belongs to the package."""
    rules = tomllib.loads(files("foedus.reading").joinpath("layout.toml").read_text("utf-8"))
    furniture, closing = rules["furniture"], rules["closing"]
    return Layout(
        _whole(furniture["whole"]),
        _begins(furniture["begins"]),
        furniture["most_words"],
        _whole(closing["headings"]),
        _begins(closing["begins"]),
        _begins([closing["self_description"]], anchored=False),
        _whole(rules["notes"]["headings"]),
        _begins([rf"is (?:an? |the )?{rules['bio']['roles']}\b"], anchored=False),
    )


def _whole(patterns: Iterable[str]) -> Pattern:
    return re.compile(rf"(?:{'|'.join(patterns)})[:.]?\Z", re.IGNORECASE)


def _begins(patterns: Iterable[str], *, anchored: bool = True) -> Pattern:
    anchor = "" if anchored else r"\b"
    return re.compile(rf"{anchor}(?:{'|'.join(patterns)})", re.IGNORECASE)
