"""Puts what was found into sentences that can be signed."""

from foedus.assessing.assessment import assess

__all__ = ["assess"]
