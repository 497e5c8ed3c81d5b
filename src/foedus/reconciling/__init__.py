"""Brings what many documents say together into one ledger."""

from foedus.reconciling.ledger import reconcile

__all__ = ["reconcile"]
