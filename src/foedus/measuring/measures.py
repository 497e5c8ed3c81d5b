"""Measures the ledger: relations, sources, dependencies."""

from __future__ import annotations

from datetime import date

from foedus.measuring.dependencies import dependency_edges
from foedus.measuring.relations import relation_states
from foedus.measuring.sources import source_profiles
from foedus.records import Ledger, Measures


def measure(ledger: Ledger, *, today: date) -> Measures:  # noqa: ARG001 (every stage is told the day; decay will need it)
    """Everything that is counted from `ledger`; nothing here is put into words."""
    return Measures(relation_states(ledger), source_profiles(ledger), dependency_edges(ledger))
