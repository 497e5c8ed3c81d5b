"""The tree of a sentence: which word hangs from which, from the scores that a parser gives to every pair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Scores = NDArray[np.float64]
NEVER = -1e9
ROOT = 0


def best_tree(scores: Numbers) -> list[int]:
    """The head of each word (-1: the root) in the highest scoring tree with one word under the root.

    `scores[word, head]` with the root as head 0 and words as heads from 1. Chu and Liu 1965, Edmonds 1967; the word
    under the root is the one that gains most by it.
    """
    size = len(scores)
    if size == 0:
        return []
    edges = np.full((size + 1, size + 1), NEVER)
    edges[1:, :] = scores
    np.fill_diagonal(edges, NEVER)
    gain = edges[1:, ROOT] - edges[1:, 1:].max(axis=1)
    top = int(gain.argmax()) + 1
    edges[1:, ROOT] = NEVER
    edges[top, :] = NEVER
    edges[top, ROOT] = 0.0
    return [head - 1 for head in _heads(edges)[1:]]


def _heads(edges: Scores) -> list[int]:
    """Best heads of all nodes; a cycle is made one node, solved for, and opened where the new edge enters it."""
    heads = edges.argmax(axis=1).tolist()
    heads[ROOT] = -1
    cycle = _cycle(heads)
    if not cycle:
        return [int(head) for head in heads]
    inside = set(cycle)
    outside = [node for node in range(len(heads)) if node not in inside]
    whole = float(sum(edges[node, heads[node]] for node in cycle))
    merged = np.full((len(outside) + 1, len(outside) + 1), NEVER)
    merged[:-1, :-1] = edges[np.ix_(outside, outside)]
    merged[:-1, -1] = edges[np.ix_(outside, cycle)].max(axis=1)
    entering = edges[np.ix_(cycle, outside)] - np.array([[edges[node, heads[node]]] for node in cycle]) + whole
    merged[-1, :-1] = entering.max(axis=0)
    merged[ROOT, :] = NEVER
    solved = _heads(merged)
    return _opened(edges, heads, cycle, outside, entering, solved)


def _opened(
    edges: Scores, heads: list[int], cycle: list[int], outside: list[int], entering: Scores, solved: list[int]
) -> list[int]:
    found = list(heads)
    for number, node in enumerate(outside):
        head = solved[number]
        if head == len(outside):
            found[node] = cycle[int(edges[node, cycle].argmax())]
        elif node != ROOT:
            found[node] = outside[head]
    came_from = solved[-1]
    broken = cycle[int(entering[:, came_from].argmax())]
    found[broken] = outside[came_from]
    return found


def _cycle(heads: Sequence[int]) -> list[int]:
    """The nodes of one cycle, none where there is no cycle."""
    seen_from = [0] * len(heads)  # the start of the walk that came by, 0 where none did
    seen_from[ROOT] = len(heads)
    for start in range(1, len(heads)):
        node = start
        while not seen_from[node]:
            seen_from[node] = start
            node = heads[node]
        if seen_from[node] == start:
            return _around(heads, node)
    return []


def _around(heads: Sequence[int], node: int) -> list[int]:
    """The cycle through `node`."""
    found = [node]
    while heads[found[-1]] != node:
        found.append(heads[found[-1]])
    return found
