"""Finds numbers that nobody can mean ("1e400", "10^99", hundreds of digits), so that leaving them out is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.records import Document, Problem, Sentence, Span

_LONGEST = 18  # digits; longer ones are no sum, no count and no phone number
_ABSURD = re.compile(
    rf"(?<![\w/=.#@-])(?:\d{{1,15}}(?:\.\d{{1,6}})?[eE][+-]?\d{{2,9}}(?!\w)|\d{{1,9}}\s?\^\s?\d{{2,9}}(?!\w)"
    rf"|\d(?:,?\d){{{_LONGEST},}}(?![\w/]))"
)
_HINT = re.compile(rf"[\d,](?:[eE^]|\s\^|[\d,]{{{_LONGEST}}})")
_SHOWN, _LONGEST_SHOWN = 3, 24


def find_absurd(text: str, sentence: Sentence) -> tuple[Span, ...]:
    """Where such numbers stand; digits in addresses of pages and in codes are none."""
    if not _HINT.search(text, sentence.start, sentence.end):
        return ()
    return tuple(Span(*match.span()) for match in _ABSURD.finditer(text, sentence.start, sentence.end))


def absurd_problems(document: Document, sentences: Sequence[Sentence]) -> tuple[Problem, ...]:
    """One line that names the first of them; none where there are none."""
    places = [place for sentence in sentences for place in find_absurd(document.text, sentence)]
    if not places:
        return ()
    named = ", ".join(f"“{_shown(place.gives(document.text))}”" for place in places[:_SHOWN])
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    what = f"numbers that no figure can have were left out: {named}{more}"
    return (Problem(document.path, what, "check the sentences", lost=False),)


def _shown(written: str) -> str:
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}… ({len(written)} characters)"
