"""What went wrong with one input, in one line that says what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """`where` is a path or id, `what` the fault, `remedy` the next step. `lost` is True when the input gave nothing."""

    where: str
    what: str
    remedy: str
    lost: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.remedy}"
