"""A sentence of the brief: it carries its citations, or says what it assumes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.briefing.escaping import shortened
from foedus.records import EvidenceSpan

MOST_CITED = 6  # numbers after one sentence; more would be longer than the sentence itself
LONGEST_SENTENCE = 600  # characters; only names and titles from a hostile document make a sentence longer


@dataclass(frozen=True, slots=True)
class Cites:
    """Citation numbers in rising order, and how many further places bear the sentence out without a number."""

    numbers: tuple[int, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A statement about the world. It cannot be made without a citation or the assumption it stands on."""

    text: str
    cites: Cites
    assumed: str = ""

    def __post_init__(self) -> None:
        if not self.cites.numbers and not self.assumed:
            raise ValueError(f"a sentence needs evidence or an assumption: {self.text!r}")


class Citations:
    """Gives every cited span its number, in the order of first use."""

    def __init__(self) -> None:
        self._numbers: dict[EvidenceSpan, int] = {}

    def cite(self, evidence: Sequence[EvidenceSpan], *, most: int = MOST_CITED) -> Cites:
        """Numbers for the first `most` of `evidence`; the same span always has the same number."""
        spans = tuple(dict.fromkeys(evidence))
        numbers = {self._numbers.setdefault(span, len(self._numbers) + 1) for span in spans[:most]}
        return Cites(tuple(sorted(numbers)), max(0, len(spans) - most))

    def says(self, text: str, evidence: Sequence[EvidenceSpan], *, assumed: str = "") -> CitedSentence:
        """`text` as a sentence with its citations; raises ValueError where there is nothing to cite or assume."""
        return CitedSentence(as_sentence(shortened(text, LONGEST_SENTENCE)), self.cite(evidence), assumed)

    @property
    def spans(self) -> tuple[EvidenceSpan, ...]:
        """All cited spans; the one at index n has number n + 1."""
        return tuple(self._numbers)


def as_sentence(fragment: str) -> str:
    """`fragment` with a capital at the head and a full stop at the end."""
    trimmed = fragment.strip().lstrip(" ,;:.")
    if not trimmed:
        return ""
    closed = trimmed if trimmed[-1] in ".!?…”" else f"{trimmed}."
    return closed[0].upper() + closed[1:]


def listed(words: Sequence[str], *, joined_by: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joined_by} {words[-1]}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 document", "3 documents"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
