"""Puts paragraphs together again that a page break, a footnote or an author's note cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from foedus.reading.continuing import continues
from foedus.reading.fragments import Fragment, Passage, cut, joined
from foedus.records import Zone

BETWEEN = 12  # blocks that may stand between the halves: a page's notes, its running heads
_LEAPT = (Zone.FOOTNOTE, Zone.FURNITURE, Zone.BYLINE)


def rejoined(passages: Sequence[Passage]) -> list[Passage]:
    """The parts become one passage; what stood between them follows it."""
    done: list[Passage] = []
    index = 0
    while index < len(passages):
        parts, leapt = [passages[index]], list[Passage]()
        while (other := _next_part(passages, index)) is not None:
            leapt.extend(passages[index + 1 : other])
            parts.append(passages[other])
            index = other
        done.append(_merged(parts))
        done.extend(leapt)
        index += 1
    return done


def _next_part(passages: Sequence[Passage], index: int) -> int | None:
    first = passages[index]
    if first.zone is not Zone.BODY:
        return None
    for place in range(index + 1, min(index + 2 + BETWEEN, len(passages))):
        second = passages[place]
        if second.zone is Zone.BODY:
            return place if _may_join(first, second) and continues(first.text, second.text) else None
        if second.zone not in _LEAPT:
            return None
    return None


def _may_join(first: Passage, second: Passage) -> bool:
    """List items stay apart, but for one that a page break cut."""
    if second.is_item:
        return False
    return not first.is_item or first.page != second.page


def _merged(parts: Sequence[Passage]) -> Passage:
    if len(parts) == 1:
        return parts[0]
    words = [part.words for part in parts]
    if not any(_is_cut_word(first, second) for first, second in pairwise(words)):
        return replace(parts[0], words=joined(words, " "), raw=" ".join(part.raw for part in parts))
    whole = words[0]
    for following in words[1:]:
        broken = _is_cut_word(whole, following)
        whole = joined([cut(whole, 0, len(whole.text) - 1) if broken else whole, following], "" if broken else " ")
    return replace(parts[0], words=whole, raw=" ".join(part.raw for part in parts))


def _is_cut_word(first: Fragment, second: Fragment) -> bool:
    return first.text[-1:] == "-" and first.text[-2:-1].isalpha() and second.text[:1].islower()
