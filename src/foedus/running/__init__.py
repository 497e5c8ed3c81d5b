"""Runs a pure function over many items, in order: in this process, or in supervised processes of this machine."""

from foedus.running.local import LocalEngine

__all__ = ["LocalEngine"]
