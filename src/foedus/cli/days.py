"""Reads the days that a user types."""

from __future__ import annotations

from datetime import date

from foedus.errors import BadInput


def day(option: str, given: str | None) -> date | None:
    """The day of an option; None where it was not given."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise BadInput(option, f"{given!r} is no day", "write year, month and day, as in 2025-11-01") from error


def listed(given: str | None) -> tuple[str, ...]:
    """The parts of "ITA,USA"."""
    return tuple(part.strip() for part in (given or "").split(",") if part.strip())
