"""Speakers named beside what they say: the turns of a transcript, "X: ..." and a quotation signed with a dash."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.records import Attribution, Span

LONGEST_NAME = 80  # characters of a signature
_TAG = re.compile(r"[\"“]?((?:[A-Z][\w.'’-]{0,30} ){0,5}[A-Z][\w.'’-]{0,30})(?: ?\([^()\n]{1,60}\))? ?(:) +(?=\S)")
_SIGNED = re.compile(r"[\"”]\s{0,3}([―—–]|--?)\s{0,3}(?=[A-Z])")
_STAGE = ("(", "[", '"(', "“(")  # "(Applause.)" is nobody's
_QUOTES = ('"', "“", "”")
_EDGES = " \t\u00a0\"“”'"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    tag: re.Match[str] | None


def read_turns(text: str, names: Sequence[Span]) -> tuple[Attribution, ...]:
    """An attribution for each paragraph that opens with somebody and a colon; `names` are the places of known names.

    Who is somebody shows by capitals or a tag that returns, or by a name that is known. In a transcript a turn runs on
    to the next one. A paragraph that is one quotation, a dash and a name is that person's.
    """
    paragraphs = list(_paragraphs(text))
    times = Counter(each.tag[1] for each in paragraphs if each.tag)
    known = {name.end for name in names}
    turns = [place for place, each in enumerate(paragraphs) if each.tag and _is_somebody(each.tag, times, known)]
    found = [_turn(text, paragraphs, place, _next_turn(turns, place), times) for place in turns]
    found += [_signed(text, each) for each in paragraphs if text.startswith(_QUOTES, each.start)]
    return tuple(each for each in found if each is not None and len(each.content))


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    for match in re.finditer(r"[^\n]+", text):
        if match[0].strip():
            yield _Paragraph(match.start(), match.end(), _TAG.match(text, match.start(), match.end()))


def _is_somebody(tag: re.Match[str], times: Counter[str], known: set[int]) -> bool:
    is_returning = times[tag[1]] > 1 and tag[1].isupper() and len(tag[1]) > 1
    return is_returning or tag.end(1) in known


def _next_turn(turns: Sequence[int], place: int) -> int:
    """The place of the following turn; the last one does not run on."""
    number = bisect_right(turns, place)
    return turns[number] if number < len(turns) else place + 1


def _turn(
    text: str, paragraphs: Sequence[_Paragraph], place: int, following: int, times: Counter[str]
) -> Attribution | None:
    tag = paragraphs[place].tag
    if tag is None:
        return None
    last = place + 1
    if times[tag[1]] > 1:
        while last < following and not text.startswith(_STAGE, paragraphs[last].start):
            last += 1
    content = _trimmed(text, tag.end(), paragraphs[last - 1].end)
    return Attribution(Span(*tag.span(1)), Span(*tag.span(2)), content)


def _signed(text: str, paragraph: _Paragraph) -> Attribution | None:
    """ "“...” — Name" as a whole paragraph."""
    dashes = list(_SIGNED.finditer(text, paragraph.start + 1, paragraph.end))
    if not dashes or paragraph.end - dashes[-1].end() > LONGEST_NAME:
        return None
    dash = dashes[-1]
    content = _trimmed(text, paragraph.start, dash.start())
    return Attribution(_trimmed(text, dash.end(), paragraph.end), Span(*dash.span(1)), content)


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return Span(start, end)
