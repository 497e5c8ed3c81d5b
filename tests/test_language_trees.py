"""The best tree is a tree, and no other tree scores higher."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from foedus.language.trees import best_tree


def _is_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        seen, word = set(), start
        while word >= 0:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word]
    return True


def _score(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


def _scores(seed: int, size: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)


@given(st.integers(0, 10_000), st.integers(1, 40))
def test_every_word_hangs_from_one_root(seed: int, size: int) -> None:
    assert _is_tree(best_tree(_scores(seed, size)))


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_no_tree_with_the_same_top_scores_higher(seed: int, size: int) -> None:
    scores = _scores(seed, size)
    found = tuple(best_tree(scores))
    every = itertools.product(range(-1, size), repeat=size)
    trees = (heads for heads in every if _is_tree(list(heads)) and heads.index(-1) == found.index(-1))
    best = max(_score(scores, heads) for heads in trees)
    assert _score(scores, found) >= best - 1e-4


def test_two_words_that_claim_each_other_are_parted() -> None:
    scores = np.array([[0.1, 0.0, 5.0, 0.0], [0.0, 5.0, 0.0, 0.2], [3.0, 0.0, 0.0, 0.0]], dtype=np.float32)
    heads = best_tree(scores)
    assert _is_tree(heads)
    assert heads[2] == -1
    assert heads[:2] == [1, 2]


def test_a_sentence_without_words_has_no_tree() -> None:
    assert best_tree(np.zeros((0, 1), dtype=np.float32)) == []
