"""What a document says: events, claims, promises, stances and dependencies, each with its characters."""

from foedus.coding.cues import CueCoder

__all__ = ["CueCoder"]
