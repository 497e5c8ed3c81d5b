"""A number with its currency, its unit or the noun it counts, as it stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.codebook.units import Unit
from foedus.coding.numbers import Style
from foedus.coding.quantity_nouns import Counted


@dataclass(frozen=True, slots=True)
class Figure:
    """Tokens `first` up to `last` (excluded): the figure with its unit words."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    style: Style
    unit: Unit | None = None
    currency: str | None = None
    noun: Counted | None = None
    is_multiple: bool = False
    scale: float = 1.0

    @property
    def is_percent(self) -> bool:
        return self.unit is not None and self.unit.name in {"percent", "percentage point", "basis point"}

    @property
    def is_bare(self) -> bool:
        """Neither counts nor measures anything by its own words."""
        return self.noun is None and self.unit is None and self.currency is None
