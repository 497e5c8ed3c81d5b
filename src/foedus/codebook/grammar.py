"""The small words of English that steer coding: negations, hedges, reporting verbs, promises, relations."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from foedus.errors import BadRules, Unknown

GRAMMAR_FILE = "words/grammar.toml"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word lists under `section.name` keys, in the order of the file, lower case."""

    lists: Mapping[str, tuple[str, ...]]

    def listed(self, key: str) -> tuple[str, ...]:
        """The words under `section.name`, as written."""
        if key not in self.lists:
            raise Unknown("word list", key, self.lists)
        return self.lists[key]

    def words(self, key: str) -> frozenset[str]:
        return frozenset(self.listed(key))

    def phrases(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Each entry as its words, longest first, so that the first hit is the fullest."""
        return tuple(
            sorted((tuple(entry.split()) for entry in self.listed(key)), key=lambda words: (-len(words), words))
        )


def load_grammar() -> Grammar:
    """The shipped word lists; a broken file is a `BadRules` that names the list."""
    content = tomllib.loads(files("foedus.codebook").joinpath(GRAMMAR_FILE).read_text(encoding="utf-8"))
    lists: dict[str, tuple[str, ...]] = {}
    for section, named in content.items():
        for name, words in named.items():
            if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
                raise BadRules(GRAMMAR_FILE, f"{section}.{name} is not a list of words", "write a list of strings")
            lists[f"{section}.{name}"] = tuple(words)
    return Grammar(MappingProxyType(lists))
