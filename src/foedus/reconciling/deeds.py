"""Cuts the deed of a promise down to what is promised, and turns away what is no deed at all."""

from __future__ import annotations

import re
from dataclasses import replace

from foedus.records import Commitment

# What follows a comma and no longer says what is promised: a comment, a means, a second statement.
_TAIL = re.compile(
    r",\s+(?:(?:has|have|had|is|are|was|were|did|does|will|would|which|who|while|but)\b|an?\s+\w+\s+(?:to|that|of)\b"
    r"|(?!including\b|according\b)\w{3,20}ing\b)",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:did|does|has|have|had|was|were)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:that|which|who|whom|whose|as|when|where|what|how|if|whether|because|since|once|until|after|before|while"
    r"|than)\b",
    re.IGNORECASE,
)
_PRINCIPLE = re.compile(r"\b(?:commitments?|dedication|devotion|support)\s+(?:to|for)\s+$", re.IGNORECASE)
LONGEST = 400  # characters looked at


def promised(commitment: Commitment) -> Commitment | None:
    """The commitment with its deed cut to what is promised; None where the words name no deed."""
    deed = _trimmed(commitment.deed)
    if not deed or _is_statement(deed) or (commitment.due is None and _is_principle(commitment, deed)):
        return None
    return replace(commitment, deed=deed)


def _trimmed(deed: str) -> str:
    tail = _TAIL.search(deed[:LONGEST])
    return (deed[: tail.start()] if tail else deed).strip(" ,;:.")


def _is_statement(deed: str) -> bool:
    """A verb in the past that no clause explains: the cut went through two sentences."""
    finite = _FINITE.search(deed[:LONGEST])
    return finite is not None and not _CLAUSE.search(deed[: finite.start()])


def _is_principle(commitment: Commitment, deed: str) -> bool:
    """ "Their commitment to collective defence", "committed to Ukraine": what one stands for, not what one does."""
    quote = commitment.evidence.quote
    at = quote.find(deed)
    if at <= 0:
        return False
    first = deed.split(" ", 1)[0]
    if first.endswith("ing"):
        return False
    return bool(_PRINCIPLE.search(quote[max(0, at - 40) : at])) or first[:1].isupper()
