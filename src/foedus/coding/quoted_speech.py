"""What stands in quotation marks in or next to a sentence, and who is told to say it."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.lines import Line
from foedus.coding.quotations import LONGEST, find_quotations
from foedus.coding.reported_places import cue_of, source_of, trimmed
from foedus.coding.speeches import Stretch
from foedus.coding.trees import ROOT, Tree
from foedus.records import Attribution, Span

QUOTED_WORDS = 5  # words in a quotation from which it is taken for somebody's and not for a name or an irony
_MARKS = ('"', "“", "”", "''")


def quoted_words(line: Line) -> tuple[Stretch, ...]:
    """Words of the line within quotation marks, the marks included, also those of its paragraph that run over it."""
    sentence, text = line.sentence, line.text
    start = max(0, sentence.start - LONGEST, text.rfind("\n", 0, sentence.start) + 1)
    end = text.find("\n", sentence.end, sentence.end + LONGEST)
    window = text[start : end if end >= 0 else sentence.end + LONGEST]
    if not any(mark in window for mark in _MARKS):
        return ()
    places = [Span(start + place.start, start + place.end) for place in find_quotations(window)]
    return tuple(
        (line.word_at(place.start), min(line.word_at(place.end - 1) + 1, len(line)))
        for place in places
        if place.overlaps(sentence.span)
    )


def holds(quoted: Sequence[Stretch], index: int) -> bool:
    return any(first <= index < last for first, last in quoted)


def has_quoted_clause(tree: Tree, index: int, quoted: Sequence[Stretch]) -> bool:
    """Any verb says what stands in quotation marks as its clause: "..., she smiled"."""
    if not quoted or holds(quoted, index):
        return False
    clauses = [*tree.having(index, "ccomp"), *([tree.head(index)] if tree.relation(index) == "parataxis" else [])]
    return any(holds(quoted, clause) for clause in clauses)


def next_to(line: Line, tree: Tree, index: int, source: int) -> Attribution | None:
    """A verb without content in its sentence: "she wrote:" before it, or "she asked." right after a quotation."""
    content = _after_colon(line) if line.lower[-1] == ":" else _before(line)
    who = source_of(tree, source, without=index)
    if content is None or who is None or not len(content):
        return None
    return Attribution(line.span(*who), line.span(*cue_of(tree, index)), content)


def _after_colon(line: Line) -> Span | None:
    """The quotation that follows the line, else its next paragraph."""
    text, start = line.text, line.sentence.end
    while start < len(text) and text[start].isspace():
        start += 1
    end = text.find("\n", start, start + LONGEST)
    end = end if end >= 0 else min(len(text), start + LONGEST)
    quotation = next(iter(find_quotations(text[start:end])), None)
    if quotation is not None and quotation.start == 0:
        return Span(start + 1, start + quotation.end - 1)
    return Span(start, end)


def _before(line: Line) -> Span | None:
    """The quotation that ends where the line begins, in the same paragraph."""
    text, end = line.text, line.sentence.start
    while end > 0 and text[end - 1] in " \u00a0":
        end -= 1
    if not text.endswith(('"', "”", "''"), 0, end):
        return None
    start = max(0, end - LONGEST, text.rfind("\n", 0, end) + 1)
    places = find_quotations(text[start:end])
    if not places or places[-1].end != end - start:
        return None
    return Span(start + places[-1].start + 1, end - 1)


def by_quotation(line: Line, tree: Tree, quoted: Sequence[Stretch], found: Sequence[Attribution]) -> list[Attribution]:
    """Longer quotations that nobody was found to say, given to whoever the verb over them is told of."""
    told = (_said(line, tree, place) for place in quoted if _is_free(line, tree, place, found))
    return [each for each in told if each is not None]


def _is_free(line: Line, tree: Tree, place: Stretch, found: Sequence[Attribution]) -> bool:
    words = trimmed(tree, *place)
    if words is None or words[1] - words[0] < QUOTED_WORDS:
        return False
    content = line.span(*words)
    return not any(each.content.overlaps(content) or each.cue.overlaps(content) for each in found)


def _said(line: Line, tree: Tree, place: Stretch) -> Attribution | None:
    verb, words = _verb_over(tree, *place), trimmed(tree, *place)
    source = tree.subject(verb) if verb is not None and not tree.is_passive(verb) else None
    if verb is None or source is None or words is None:
        return None
    who = source_of(tree, source, without=verb)
    if who is None or (who[0] < place[1] and place[0] < who[1]):
        return None
    return Attribution(line.span(*who), line.span(*cue_of(tree, verb)), line.span(*words))


def _verb_over(tree: Tree, first: int, last: int) -> int | None:
    """The nearest verb outside the quotation that governs it."""
    above = next((tree.head(index) for index in range(first, last) if not first <= tree.head(index) < last), ROOT)
    for _ in range(len(tree.words)):
        if above == ROOT or (tree.tag(above) == "VERB" and not first <= above < last):
            break
        above = tree.head(above)
    return above if above != ROOT else None
