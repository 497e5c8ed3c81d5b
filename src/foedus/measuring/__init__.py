"""Counts what the ledger amounts to."""

from foedus.measuring.measures import measure

__all__ = ["measure"]
