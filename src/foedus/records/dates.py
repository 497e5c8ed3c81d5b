"""Days that are known, half known or unknown, with the words they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """An interval of days, both ends included.

    `earliest` is None where nothing bounds it from below, `latest` where nothing bounds it from above; both None
    means unknown. `as_written` is the words it was read from ("" when there were none), `because` how it was read.
    """

    earliest: date | None
    latest: date | None
    as_written: str = ""
    because: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a date interval runs forward, got {self.earliest}..{self.latest}")

    @classmethod
    def unknown(cls, because: str) -> FuzzyDate:
        return cls(None, None, "", because)

    @classmethod
    def on(cls, day: date, as_written: str = "", because: str = "") -> FuzzyDate:
        return cls(day, day, as_written, because)

    @property
    def is_unknown(self) -> bool:
        return self.earliest is None and self.latest is None

    @property
    def is_dated(self) -> bool:
        """Bounded on both sides."""
        return self.earliest is not None and self.latest is not None

    @property
    def is_day(self) -> bool:
        return self.is_dated and self.earliest == self.latest

    def may_meet(self, other: FuzzyDate, slack_days: int = 0) -> bool:
        """Whether both can speak of the same day, allowing `slack_days` between them. Unknown meets everything."""
        return _not_after(self.earliest, other.latest, slack_days) and _not_after(
            other.earliest, self.latest, slack_days
        )


def _not_after(first: date | None, second: date | None, slack_days: int) -> bool:
    return first is None or second is None or (first - second).days <= slack_days
