"""Who says, thinks, wants or feels what, read from the grammar of the sentence in the widest sense."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook.grammar import Grammar
from foedus.codebook.reported import PREPOSITIONS, Reported
from foedus.coding.lines import Line
from foedus.coding.quoted_speech import by_quotation, has_quoted_clause, holds, next_to, quoted_words
from foedus.coding.reported_places import (
    contents_of_verb,
    contents_of_word,
    cue_of,
    source_of,
    stretch_of,
    trimmed,
)
from foedus.coding.reported_words import ReportedWords
from foedus.coding.speeches import Stretch
from foedus.coding.trees import ROOT, Tree, read_tree
from foedus.records import Attribution

_PREPOSITIONS = frozenset(PREPOSITIONS)
_SAID = frozenset({"that", "quote"})


def is_told_within(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """The cue is that of another attribution or part of what another tells: there somebody else has the word."""
    return any(other.cue.overlaps(attribution.cue) or other.content.overlaps(attribution.cue) for other in others)


class ReportedReader:
    """Finds every wording by which a parsed sentence gives somebody's statement, belief, will or attitude."""

    def __init__(self, reported: Reported, grammar: Grammar) -> None:
        self._words = ReportedWords(reported, grammar)

    def read(self, line: Line) -> tuple[Attribution, ...]:
        """Attributions in order of their cue, none within the content of another; none where no tree is known."""
        tree = read_tree(line)
        if tree is None:
            return ()
        quoted = quoted_words(line)
        free = [index for index in range(len(line)) if not holds(quoted, index)]
        found = [each for index in free if (each := self._at(line, tree, index, quoted)) is not None]
        found += by_quotation(line, tree, quoted, found)
        return tuple(sorted(_outermost(_fullest(found)), key=lambda each: each.cue))

    def _at(self, line: Line, tree: Tree, index: int, quoted: Sequence[Stretch]) -> Attribution | None:
        tag, word = tree.tag(index), tree.lower[index]
        if word == "according":
            return _according(line, tree, index)
        if self._words.of_adjective(word) and (found := self._by_adjective(line, tree, index)) is not None:
            return found
        if tag == "VERB":
            return self._by_verb(line, tree, index, quoted)
        if tag != "NOUN":
            return None
        is_view = word in self._words.views and tree.opener(index) == "in"
        return _by_view(line, tree, index) if is_view else self._by_noun(line, tree, index)

    def _by_verb(self, line: Line, tree: Tree, index: int, quoted: Sequence[Stretch]) -> Attribution | None:
        takes = self._taken(tree, index)
        if has_quoted_clause(tree, index, quoted):
            takes |= {"quote"}
        source = tree.agent(index) if tree.is_passive(index) else tree.subject(index)
        if not takes or source is None or self._is_nobody(tree, source):
            return None
        contents = contents_of_verb(tree, index, takes)
        if contents:
            return self._told(line, tree, index, source, contents)
        ends = tree.lasts[index] + 2 >= len(line)
        return next_to(line, tree, index, source) if ends and takes & _SAID else None

    def _taken(self, tree: Tree, index: int) -> frozenset[str]:
        """What the verb takes; in a relative clause, which rather describes, only what is said."""
        particles = frozenset(tree.lower[child] for child in tree.having(index, "compound:prt"))
        prepositions = frozenset(tree.opener(child) for child in tree.children[index]) & _PREPOSITIONS
        takes = self._words.of_verb(tree.lower[index], particles, prepositions)
        return takes & _SAID if tree.words[index].relation == "acl:relcl" else takes

    def _is_nobody(self, tree: Tree, source: int) -> bool:
        return tree.lower[source] in self._words.no_sources or tree.relation(source) == "expl"

    def _by_adjective(self, line: Line, tree: Tree, index: int) -> Attribution | None:
        """ "remains opposed to", "made clear that"; an adjective after its noun as well: "officials critical of"."""
        head, relation = tree.head(index), tree.relation(index)
        links = relation == "xcomp" and head != ROOT and self._words.links(tree.lower[head], tree.lower[index])
        if not links and relation not in ("acl", "conj") and tree.first(index, "cop", "aux:pass") is None:
            return None
        contents = contents_of_word(tree, index, self._words.of_adjective(tree.lower[index]))
        if links and not contents:
            contents = list(tree.having(head, "ccomp"))
        source = tree.subject(index)
        return self._told(line, tree, index, source, contents)

    def _by_noun(self, line: Line, tree: Tree, index: int) -> Attribution | None:
        """ "the minister's call for", "voiced concern about", "a pledge by the union to"."""
        takes = self._words.of_noun(tree.lower[index])
        contents = contents_of_word(tree, index, takes) if takes else []
        owner = _owner(tree, index)
        contents = [content for content in contents if content != owner]
        if owner is not None:
            return self._told(line, tree, index, owner, contents)
        head = tree.head(index)
        is_lent = head != ROOT and tree.relation(index) == "obj" and tree.lower[head] in self._words.light
        source = tree.subject(head) if is_lent and not tree.is_passive(head) else None
        return self._told(line, tree, index, source, contents, start=head)

    def _told(
        self,
        line: Line,
        tree: Tree,
        index: int,
        source: int | None,
        contents: Sequence[int],
        *,
        start: int | None = None,
    ) -> Attribution | None:
        """The attribution as places; None without source or content, or where the content is one bare word."""
        if source is None or not contents or self._is_nobody(tree, source):
            return None
        cue = cue_of(tree, index, contents, start)
        content, who = stretch_of(tree, index, contents, cue), source_of(tree, source, without=index)
        if content is None or who is None or content[1] - content[0] == 1:
            return None
        return Attribution(line.span(*who), line.span(*cue), line.span(*content))


def _fullest(found: Sequence[Attribution]) -> list[Attribution]:
    """Of readings that share words of a cue the one with the longest cue: "voiced concern about", not "voiced"."""
    kept: list[Attribution] = []
    for each in sorted(found, key=lambda each: (-len(each.cue), each.cue)):
        if not any(each.cue.overlaps(other.cue) for other in kept):
            kept.append(each)
    return kept


def _outermost(found: Sequence[Attribution]) -> list[Attribution]:
    kept: list[Attribution] = []
    for each in sorted(found, key=lambda each: (-len(each.content), each.cue)):
        if not is_told_within(each, kept):
            kept.append(each)
    return kept


def _owner(tree: Tree, index: int) -> int | None:
    """Whose word it is: "Oslo's claim", "the claim by Oslo", "the claim from Oslo"."""
    owner = tree.first(index, "nmod:poss")
    if owner is not None:
        return owner
    return next((child for child in tree.having(index, "nmod") if tree.opener(child) in ("by", "from")), None)


def _according(line: Line, tree: Tree, index: int) -> Attribution | None:
    """ "according to X": what X stands by is the clause around it."""
    if line.word(index + 1) != "to":
        return None
    is_small_word = tree.relation(index) in ("case", "mark")
    source = tree.head(index) if is_small_word else tree.first(index, "obl", "nmod")
    return _around(line, tree, source, source if is_small_word else index, (index, index + 2))


def _by_view(line: Line, tree: Tree, index: int) -> Attribution | None:
    """ "in X's view", "in the words of X"."""
    return _around(line, tree, tree.first(index, "nmod:poss", "nmod"), index, (index, index + 1))


def _around(line: Line, tree: Tree, source: int | None, top: int | None, cue: Stretch) -> Attribution | None:
    """The content is what stands beside the phrase under `top`, on the longer side."""
    if source is None or source == ROOT or top is None or tree.head(top) == ROOT:
        return None
    clause = tree.head(top)
    before = trimmed(tree, tree.firsts[clause], tree.firsts[top])
    after = trimmed(tree, tree.lasts[top] + 1, tree.lasts[clause] + 1)
    content = max((part for part in (before, after) if part), key=lambda part: part[1] - part[0], default=None)
    who = source_of(tree, source)
    if content is None or who is None:
        return None
    own = [index for index in range(*who) if not cue[0] <= index < cue[1]]
    return Attribution(line.span(own[0], own[-1] + 1), line.span(*cue), line.span(*content)) if own else None
