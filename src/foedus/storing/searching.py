"""What a user types into a search, taken as words and never as a query language."""

from __future__ import annotations

import re

MOST_WORDS = 32  # enough for any sentence; a pasted page would make a query of thousands of terms
_WORD = re.compile(r"\w+")


def words_in(text: str) -> tuple[str, ...]:
    """Runs of letters and digits, in small letters."""
    return tuple(match.group().lower() for match in _WORD.finditer(text))


def as_query(words: str) -> str:
    """`words` as an FTS5 query that asks for all of them; "" where there is no word to look for."""
    return " ".join(f'"{word}"' for word in words_in(words)[:MOST_WORDS])
