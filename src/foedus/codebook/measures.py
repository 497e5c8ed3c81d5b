"""Loads the words that count one thing under different names, the fates that keep counts apart, and loaded verbs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from foedus.errors import BadRules

_FILE = "codebook/measures.toml"


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """`same` gives the first word of the group a word is of, `fates` the fate that a word tells; `loaded` are verbs
    hotter than the figure they tell. Small letters.
    """

    same: MappingProxyType[str, str]
    fates: MappingProxyType[str, str]
    loaded: frozenset[str]


@cache
def measure_words() -> MeasureWords:
    """The tables of `measures.toml`, read once. Raises `BadRules` where the file breaks its format."""
    try:
        tables = tomllib.loads(files("foedus.codebook").joinpath("measures.toml").read_text(encoding="utf-8"))
        same = {str(word): str(group[0]) for group in tables["same"] for word in group}
        loaded = frozenset(str(word) for word in tables["loaded"])
        fates = {str(word): str(fate) for fate, words in tables["fates"].items() for word in words}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, IndexError) as broken:
        raise BadRules(_FILE, f"broken table: {broken}", "restore the file or mend the table named") from broken
    return MeasureWords(MappingProxyType(same), MappingProxyType(fates), loaded)
