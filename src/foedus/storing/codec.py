"""Turns records into JSON and back, led by their type hints, so that nothing is lost on the way through a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from foedus.errors import StoreError

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Made = TypeVar("Made")


def encode(value: object) -> Json:
    """`value` as plain JSON: records become objects in the order of their fields, dates ISO 8601, enums their value."""
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {name: encode(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, Mapping):
        return {str(key): encode(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [encode(part) for part in value]
    raise StoreError(f"a {type(value).__name__} cannot be written as JSON; records hold plain values, tuples and dates")


def written(value: Json) -> str:
    """JSON text, one newline at its end; half of a surrogate pair stays readable as an escape."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def decode(kind: type[Made], value: Json) -> Made:
    """The record of type `kind` that `encode` wrote as `value`; raises `StoreError` where the shapes do not fit."""
    try:
        made = _decoded(kind, value)
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError(
            f"a stored {kind.__name__} cannot be read back ({error}); was it written by another version?"
        ) from error
    return made  # type: ignore[return-value]  # the hints of `kind` say so


def _decoded(kind: object, value: Json) -> object:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional(kind, value)
    if origin is tuple:
        return _tuple(get_args(kind), value)
    if not isinstance(kind, type):
        raise TypeError(f"no way to read {kind}")
    if issubclass(kind, Enum):
        return kind(value)
    if is_dataclass(kind):
        return _record(kind, value)
    return _plain(kind, value)


def _optional(kind: object, value: Json) -> object:
    if value is None:
        return None
    (inner,) = (part for part in get_args(kind) if part is not NoneType)
    return _decoded(inner, value)


def _tuple(parts: tuple[object, ...], value: Json) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise TypeError(f"a list was expected, not {type(value).__name__}")
    if len(parts) == 2 and parts[1] is ...:
        return tuple(_decoded(parts[0], item) for item in value)
    return tuple(_decoded(part, item) for part, item in zip(parts, value, strict=True))


def _record(kind: type, value: Json) -> object:
    if not isinstance(value, dict):
        raise TypeError(f"an object was expected, not {type(value).__name__}")
    hints = _hints(kind)
    unknown = value.keys() - hints.keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no field {min(unknown)!r}")
    return kind(**{name: _decoded(hints[name], part) for name, part in value.items()})


def _plain(kind: type, value: Json) -> object:
    if kind is datetime and isinstance(value, str):
        return datetime.fromisoformat(value)
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if kind in (str, int, bool) and type(value) is kind:
        return value
    raise TypeError(f"{kind.__name__} was expected, not {type(value).__name__}")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _hints(kind: type) -> dict[str, object]:
    hints = get_type_hints(kind)
    return {name: hints[name] for name in _names(kind)}
