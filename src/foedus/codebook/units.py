"""Loads the units, currencies and words of change that the quantity grammar reads."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar, cast

from foedus.errors import BadRules

_FILE = "codebook/units.toml"
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` is how the unit is told, normalised and singular; `per` where the word itself holds a rate ("bpd")."""

    name: str
    per: str | None = None
    is_duration: bool = False


@dataclass(frozen=True, slots=True)
class Units:
    """Word tables, all by lower-case word except currency signs and peoples, which are as written."""

    by_word: MappingProxyType[str, Unit]
    currency_by_sign: MappingProxyType[str, str]
    currency_by_name: MappingProxyType[str, str]
    rises: frozenset[str]
    falls: frozenset[str]
    levels: frozenset[str]
    takes_object: frozenset[str]
    parties: frozenset[str]
    persons: frozenset[str]
    compounds: frozenset[str]
    uncounted: frozenset[str]
    singly: frozenset[str]
    lemmas: MappingProxyType[str, str]
    peoples: frozenset[str]
    approximate: frozenset[str]
    above: frozenset[str]
    below: frozenset[str]
    stops: frozenset[str]
    no_adverbs: frozenset[str]


@cache
def units() -> Units:
    """The tables of `units.toml`, read once. Raises `BadRules` where the file breaks its format."""
    try:
        tables = tomllib.loads(files("foedus.codebook").joinpath("units.toml").read_text(encoding="utf-8"))
        return _tables(cast("dict[str, object]", tables))
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as broken:
        raise BadRules(_FILE, f"broken table: {broken}", "restore the file or mend the table named") from broken


def _tables(tables: dict[str, object]) -> Units:
    change, counted, words = (_part(tables, name) for name in ("change", "counted", "words"))
    signs, names = _currencies(tables)
    return Units(
        by_word=MappingProxyType(_units(tables)),
        currency_by_sign=MappingProxyType(signs),
        currency_by_name=MappingProxyType(names),
        rises=_words(change, "rise"),
        falls=_words(change, "fall"),
        levels=_words(change, "level"),
        takes_object=_words(change, "takes_object"),
        parties=_words(counted, "parties"),
        persons=_words(counted, "persons"),
        compounds=_words(counted, "compounds"),
        uncounted=_words(counted, "uncounted"),
        singly=_words(counted, "singly"),
        lemmas=MappingProxyType({word: str(lemma) for word, lemma in _part(counted, "lemmas").items()}),
        peoples=_words(_part(counted, "peoples"), "words"),
        approximate=_words(words, "approximate"),
        above=_words(words, "above"),
        below=_words(words, "below"),
        stops=_words(words, "stops"),
        no_adverbs=_words(words, "no_adverbs"),
    )


def _units(tables: dict[str, object]) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for row in _rows(tables, "unit"):
        per = row.get("per")
        unit = Unit(str(row.get("is", row["name"])), str(per) if per else None, row.get("kind") == "duration")
        found.update(dict.fromkeys(_words(row, "words"), unit))
    return found


def _currencies(tables: dict[str, object]) -> tuple[dict[str, str], dict[str, str]]:
    signs: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in _rows(tables, "currency"):
        signs.update(dict.fromkeys(sorted(_words(row, "signs")), str(row["code"])))
        names.update(dict.fromkeys(sorted(_words(row, "names")), str(row["code"])))
    return signs, names


def _part(table: dict[str, object], name: str) -> dict[str, object]:
    return _checked(table[name], dict, name)


def _rows(table: dict[str, object], name: str) -> list[dict[str, object]]:
    return [_checked(row, dict, name) for row in _checked(table[name], list, name)]


def _words(table: dict[str, object], name: str) -> frozenset[str]:
    return frozenset(_checked(word, str, name) for word in _checked(table[name], list, name))


def _checked(value: object, kind: type[Read], name: str) -> Read:
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be a {kind.__name__}, got {type(value).__name__}")
    return value
