"""How far the words of a report reach: what is told, and the words that tell it."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook.reported import PREPOSITIONS
from foedus.coding.speeches import Stretch
from foedus.coding.trees import Tree

_PREPOSITIONS = frozenset(PREPOSITIONS)
_CUE_PARTS = frozenset({"aux", "advmod", "cop", "compound"})
_MARKS = frozenset("\"“”'‘’,.;:-–—―()[]?!…")


def contents_of_verb(tree: Tree, index: int, takes: frozenset[str]) -> list[int]:
    """The heads of what is told; a clause wins over deeds, things and phrases."""
    clauses = list(tree.having(index, "ccomp")) if takes & {"that", "quote"} else []
    if tree.relation(index) == "parataxis" and "quote" in takes:
        clauses.append(tree.head(index))
    if clauses:
        return clauses
    told = [child for child in tree.having(index, "xcomp") if _is_deed(tree, child, takes)]
    if "object" in takes:
        told += tree.having(index, "nsubj:pass" if tree.is_passive(index) else "obj")
        if len(told) == 1:  # "called it a mistake"
            told += [child for child in tree.having(index, "xcomp") if child not in told]
    return [*told, *(child for child in tree.children[index] if tree.opener(child) in takes & _PREPOSITIONS)]


def _is_deed(tree: Tree, child: int, takes: frozenset[str]) -> bool:
    if tree.opener(child) == "to":
        return "to do" in takes
    return "doing" in takes and tree.lower[child].endswith("ing")


def contents_of_word(tree: Tree, index: int, takes: frozenset[str]) -> list[int]:
    """What an adjective or noun takes: a that-clause, else a deed, else phrases with its prepositions."""
    clauses = [child for child in tree.having(index, "ccomp", "acl", "advcl") if _is_clause(tree, child)]
    if clauses and "that" in takes:
        return clauses
    deeds = [child for child in tree.having(index, "xcomp", "acl", "advcl") if tree.opener(child) == "to"]
    if deeds and "to do" in takes:
        return deeds
    return [child for child in tree.children[index] if tree.opener(child) in takes & _PREPOSITIONS]


def _is_clause(tree: Tree, child: int) -> bool:
    """ "sure (that) it holds"."""
    return tree.opener(child) == "that" or (tree.relation(child) == "ccomp" and tree.opener(child) != "to")


def cue_of(tree: Tree, index: int, contents: Sequence[int] = (), start: int | None = None) -> Stretch:
    """From `start` to the word, with auxiliaries and negation before, particle and preposition behind it."""
    begin = index if start is None else start
    first, last = min(begin, index), max(begin, index) + 1
    own = {child for child in (*tree.children[begin], *tree.children[index]) if tree.relation(child) in _CUE_PARTS}
    while first - 1 in own:
        first -= 1
    while last in own:
        last += 1
    openers = {tree.firsts[content] for content in contents if tree.opener(content) in _PREPOSITIONS}
    if last in openers and tree.lower[last] in _PREPOSITIONS:
        last += 1
    return first, last


def stretch_of(tree: Tree, index: int, contents: Sequence[int], cue: Stretch) -> Stretch | None:
    """From the first to the last word of the contents, without marks at its edges; around an inserted "he said"."""
    first = min(tree.firsts[content] for content in contents)
    last = max(tree.lasts[content] for content in contents) + 1
    if not first <= cue[0] < last:
        return trimmed(tree, max(first, cue[1]) if first > cue[0] else first, last)
    is_inserted = tree.head(index) in contents
    own = (tree.firsts[index], tree.lasts[index] + 1) if is_inserted else cue
    before, after = trimmed(tree, first, own[0]), trimmed(tree, own[1], last)
    if before is None or after is None:
        return before or after
    return (before[0], after[1]) if is_inserted else max(before, after, key=_length)


def _length(stretch: Stretch) -> int:
    return stretch[1] - stretch[0]


def trimmed(tree: Tree, first: int, last: int) -> Stretch | None:
    """The stretch without marks at its edges; None where it is nothing else."""
    while first < last and tree.lower[first] in _MARKS:
        first += 1
    while last > first and tree.lower[last - 1] in _MARKS:
        last -= 1
    return (first, last) if first < last else None


def source_of(tree: Tree, source: int, *, without: int | None = None) -> Stretch | None:
    """The words that name the source."""
    return trimmed(tree, *tree.phrase(source, without=without))
