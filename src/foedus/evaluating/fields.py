"""Reads the fields of one JSON object, and says which field of which line is at fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.errors import BadGold
from foedus.records import Span

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
LARGEST = 1e300  # beyond it a number is a mistake, and sums of it would be infinite
REMEDY = "see docs/evaluating.md for the gold format"


class Fields:
    """One object of a gold line or of a coded line. `size` is the length of its text: no place may lie beyond."""

    def __init__(self, values: Mapping[str, Json], where: str, size: int) -> None:
        self._values, self.where, self._size = values, where, size

    def text(self, key: str) -> str | None:
        value = self._values.get(key)
        if value is not None and not isinstance(value, str):
            raise self._fault(key, "must be text or null")
        return value

    def number(self, key: str) -> float | None:
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
            raise self._fault(key, "must be a finite number or null")
        return float(value)

    def confidence(self) -> float:
        """The field "confidence", 1 where it is absent; what lies outside 0..1 counts as the nearer end."""
        value = self.number("confidence")
        return 1.0 if value is None else min(1.0, max(0.0, value))

    def codes(self, key: str) -> tuple[str, ...]:
        """A list of codes; one code alone is a list of one."""
        value = self._values.get(key)
        listed = [] if value is None else value if isinstance(value, list) else [value]
        if any(not isinstance(code, str) for code in listed):
            raise self._fault(key, "must be a list of codes")
        return tuple(str(code) for code in listed)

    def span(self, key: str) -> Span | None:
        value = self._values.get(key)
        return None if value is None else self._place(key, value)

    def needed_span(self, key: str) -> Span:
        found = self.span(key)
        if found is None:
            raise self._fault(key, 'is needed, as {"start": 0, "end": 5}')
        return found

    def own_span(self) -> Span:
        """The place that the object itself names with "start" and "end"."""
        return self._place("start", dict(self._values))

    def spans(self, key: str) -> tuple[Span, ...]:
        """A place, a list of places, or null."""
        value = self._values.get(key)
        listed = [] if value is None else value if isinstance(value, list) else [value]
        return tuple(self._place(key, one) for one in listed)

    def rows(self, key: str) -> Iterator[Fields]:
        """The objects of a list; nothing where the field is absent."""
        listed = self._values.get(key, [])
        if not isinstance(listed, list):
            raise self._fault(key, "must be a list")
        for number, row in enumerate(listed):
            if not isinstance(row, dict):
                raise self._fault(key, "must hold objects")
            yield Fields(row, f"{self.where}, {key}[{number}]", self._size)

    def _place(self, key: str, value: Json) -> Span:
        start, end = (value.get("start"), value.get("end")) if isinstance(value, dict) else (None, None)
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end <= self._size:
            raise self._fault(key, f"is no place in a text of {self._size} characters")
        return Span(start, end)

    def _fault(self, key: str, what: str) -> BadGold:
        return BadGold(self.where, f'the field "{key}" {what}', REMEDY)
