"""The grammar of one sentence as a tree: which word governs which, how far a phrase runs, who does what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.coding.lines import Line
from foedus.records import TreeWord

ROOT = -1
CLIMB = 6  # governors that are asked for a subject that a verb lacks
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose"})
_TRAILING = frozenset({"acl:relcl", "parataxis", "punct", "cc"})  # what a name phrase can end without
_NOT_OF_NAMES = frozenset({"case", "mark", "nsubj", "cop", "aux", "cc", "expl", "advcl", "discourse"})
_CASES = frozenset({"case", "mark"})


@dataclass(frozen=True, slots=True)
class Tree:
    """`children` of each word in order of place; `firsts` and `lasts` are the ends of its phrase, last included."""

    lower: tuple[str, ...]
    words: tuple[TreeWord, ...]
    children: tuple[tuple[int, ...], ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def relation(self, index: int) -> str:
        """The relation without its subtype."""
        return self.words[index].relation.partition(":")[0]

    def head(self, index: int) -> int:
        return self.words[index].head

    def tag(self, index: int) -> str:
        return self.words[index].tag

    def having(self, index: int, *relations: str) -> Iterator[int]:
        """Children in a relation, which may be named with or without its subtype."""
        for child in self.children[index]:
            if self.words[child].relation in relations or self.relation(child) in relations:
                yield child

    def first(self, index: int, *relations: str) -> int | None:
        return next(self.having(index, *relations), None)

    def opener(self, index: int) -> str:
        """The preposition or conjunction that opens a phrase or clause, "" where there is none."""
        found = [child for child in self.having(index, *_CASES) if child < index]
        return self.lower[found[0]] if found else ""

    def is_passive(self, index: int) -> bool:
        """A participle whose subject undergoes: "was told", "a plan backed by"."""
        if self.first(index, "aux:pass", "nsubj:pass") is not None:
            return True
        is_participle = not self.lower[index].endswith("ing")
        return is_participle and self.words[index].relation == "acl" and self.first(index, "mark", "nsubj") is None

    def agent(self, index: int) -> int | None:
        """Who does it in a passive: the phrase with "by"."""
        return next((child for child in self.having(index, "obl") if self.opener(child) == "by"), None)

    def subject(self, index: int) -> int | None:
        """The head of the phrase that names who is or does it, shared with governors where the word has none."""
        for _ in range(CLIMB):
            own = self.first(index, *_SUBJECTS)
            relation, head = self.words[index].relation, self.head(index)
            if own is not None and not self._is_relative(own, index):
                return own
            if head == ROOT:
                return None
            if relation.startswith("acl"):
                return head if own is not None or self.opener(index) != "to" else None
            if own is not None or self.relation(index) not in ("conj", "xcomp", "advcl", "parataxis"):
                return None
            other = self.first(head, "obj", "iobj") if relation == "xcomp" else None
            if other is not None and self.lower[other] != "it":
                return other
            index = head
        return None

    def _is_relative(self, subject: int, verb: int) -> bool:
        return self.lower[subject] in _PRONOUNS and self.words[verb].relation == "acl:relcl"

    def phrase(self, index: int, *, without: int | None = None) -> tuple[int, int]:
        """Words `first`..`last` (last excluded) of a name phrase, less its trailing relative clause and `without`.

        A noun that is itself what is said of a subject loses that subject: "is a form" gives "a form".
        """
        first, last = self.firsts[index], self.lasts[index] + 1
        for child in self.children[index]:
            trails = self.words[child].relation in _TRAILING or self.lower[child] == "'s"
            if child > index and (child == without or trails):
                last = min(last, self.firsts[child])
            if child < index and self.relation(child) in _NOT_OF_NAMES:
                first = self.lasts[child] + 1
        return min(first, index), max(last, index + 1)


def read_tree(line: Line) -> Tree | None:
    """The tree of a parsed line; None where it was not parsed."""
    words = line.sentence.tree
    if not words:
        return None
    children: list[list[int]] = [[] for _ in words]
    for index, word in enumerate(words):
        if word.head != ROOT:
            children[word.head].append(index)
    firsts, lasts = _ends(words)
    return Tree(line.lower, words, tuple(tuple(each) for each in children), firsts, lasts)


def _ends(words: Sequence[TreeWord]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first and last word under each word."""
    firsts, lasts = list(range(len(words))), list(range(len(words)))
    for index in range(len(words)):
        above, steps = words[index].head, 0
        while above != ROOT and steps < len(words):
            firsts[above], lasts[above] = min(firsts[above], index), max(lasts[above], index)
            above, steps = words[above].head, steps + 1
    return tuple(firsts), tuple(lasts)
