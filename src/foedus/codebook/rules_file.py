"""Reads one file of rules and insists on its format: a wrong key or kind of value is named with its remedy."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from foedus.errors import BadRules

Read = TypeVar("Read")


class Table:
    """One table of a rules file, asked key by key; `close` refuses what nobody asked for."""

    def __init__(self, where: str, content: Mapping[str, object]) -> None:
        self.where = where
        self._content = content
        self._asked: set[str] = set()

    def __iter__(self) -> Iterator[str]:
        return iter(self._content)

    def text(self, key: str, *, default: str | None = None) -> str:
        value = self._value(key, default)
        if not isinstance(value, str) or (key in self._content and not value.strip()):
            raise self.refusal(f"{key!r} is {_kind(value)}", "write it as text in quotes")
        return value

    def number(self, key: str) -> float:
        value = self._value(key, None)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refusal(f"{key!r} is {_kind(value)}", "write it as a number without quotes")
        return float(value)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.refusal(f"{key!r} is {_kind(value)}", "write true or false")
        return value

    def texts(self, key: str, *, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._value(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.refusal(f"{key!r} is {_kind(value)}", 'write a list of texts, like ["one", "two"]')
        return tuple(value)

    def holds_list(self, key: str) -> bool:
        return isinstance(self._content.get(key), list)

    def table(self, key: str) -> Table:
        """The table under `key`; an absent one is empty."""
        value = self._value(key, {})
        if not isinstance(value, dict):
            raise self.refusal(f"{key!r} is {_kind(value)}", f"write it as a table, [{key}]")
        return Table(f"{self.where}, {key}", value)

    def tables(self, key: str) -> tuple[Table, ...]:
        """The tables of the list under `key`, numbered from 1; an absent list is empty."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.refusal(f"{key!r} is {_kind(value)}", f"write one [[{key}]] for each entry")
        return tuple(Table(f"{self.where}, {key} {number}", item) for number, item in enumerate(value, start=1))

    def close(self) -> None:
        """Every key was asked for; raises `BadRules` for the first that was not."""
        for key in self._content:
            if key not in self._asked:
                raise self.refusal(f"unknown key {key!r}", f"valid here: {', '.join(sorted(self._asked))}")

    def one_of(self, value: str, valid: Iterable[str], kind: str) -> str:
        """`value`, if it is among `valid`."""
        known = tuple(valid)
        if value not in known:
            raise self.refusal(f"unknown {kind} {value!r}", f"valid are {', '.join(known) or 'none'}")
        return value

    def refusal(self, what: str, remedy: str) -> BadRules:
        return BadRules(self.where, what, remedy)

    def _value(self, key: str, default: object) -> object:
        self._asked.add(key)
        if key in self._content:
            return self._content[key]
        if default is None:
            raise self.refusal(f"{key!r} is missing", "add it")
        return default


def read_rules(where: str, content: bytes, reader: Callable[[Table], Read]) -> Read:
    """What `reader` makes of the TOML in `content`, every key of it used; raises `BadRules` naming `where`."""
    try:
        top = Table(where, tomllib.loads(content.decode("utf-8")))
    except UnicodeDecodeError as fault:
        raise BadRules(where, f"not UTF-8 at byte {fault.start}", "save the file as UTF-8") from fault
    except tomllib.TOMLDecodeError as fault:
        raise BadRules(where, f"not valid TOML ({fault})", "mend the line named") from fault
    read = reader(top)
    top.close()
    return read


def _kind(value: object) -> str:
    names = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return "empty text" if value == "" else names.get(type(value), "a value of another kind")
