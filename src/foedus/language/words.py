"""Words with their places: what counts as one word in newspaper English."""

from __future__ import annotations

import re

from foedus.records import Span

# Order matters: dotted initials, numbers with separators, plain words (most are), the clitics that grammar needs
# ('s, n't), words joined by hyphens (not by apostrophes), and any other visible character alone.
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\d+(?:[.,]\d+)*(?![^\W\d_])"
    r"|[^\W_]++(?!['’‐‑-])"
    r"|['’](?:s|S|ll|ve|re|d|m)\b"
    r"|[nN]['’][tT]\b"
    r"|[^\W_]+?(?=[nN]['’][tT]\b)"
    r"|[^\W_]+(?:[-‐‑](?![A-Z])[^\W_]+)*"  # "cease-fire" is one word, "Italy-U.S." and "Meloni-Trump" are two names
    r"|[^\w\s]"
)


def split_words(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Spans of the words and punctuation marks of `text[start:end]`, in order, without overlap."""
    return tuple([Span(*match.span()) for match in _WORD.finditer(text, start, end)])
