"""Names for records, made from what they say, so that the same content always has the same name."""

from __future__ import annotations

import hashlib

ID_DIGITS = 12  # 48 bits: one chance in a million of a clash among 24,000 records of one kind


def content_id(prefix: str, *parts: object) -> str:
    """`prefix-` and twelve hex digits of the SHA-256 of `parts`, joined by a character no text holds."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:ID_DIGITS]}"
