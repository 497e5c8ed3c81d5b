"""How whoever is called "it", "the mayor" or "the fishermen" is found: the words, and what each hint weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from foedus.codebook.rules_file import Table, read_rules

WORDS_FILE = "words/references.toml"
WEIGHTS_FILE = "words/reference_weights.toml"
ANY = "any"  # the weights that hold for every sort of reference


@dataclass(frozen=True, slots=True)
class ReferenceRules:
    """`pronouns` and `manners` by word; `weights` by sort of reference and hint, those of `ANY` included.

    `leads` come between a noun and its place, `sides` before a party of an act, `ends` after a noun phrase.
    A candidate's score is the sum of the weights of its hints; that of "nobody" is 0.
    """

    pronouns: Mapping[str, str]
    manners: Mapping[str, str]
    leads: frozenset[str]
    sides: frozenset[str]
    ends: frozenset[str]
    weights: Mapping[str, Mapping[str, float]]

    def weights_of(self, sort: str) -> Mapping[str, float]:
        """What each hint weighs for this sort of reference."""
        return self.weights.get(sort) or self.weights[ANY]


def load_references() -> ReferenceRules:
    """The shipped words and weights; a broken file is a `BadRules` that names it."""
    return read_rules(WORDS_FILE, _content(WORDS_FILE), _rules)


def _rules(top: Table) -> ReferenceRules:
    places = top.table("places")
    leads, sides, ends = (frozenset(places.texts(name)) for name in ("leads", "sides", "ends"))
    places.close()
    weights = read_rules(WEIGHTS_FILE, _content(WEIGHTS_FILE), _weights)
    pronouns, manners = _by_word(top.table("pronouns")), _by_word(top.table("manners"))
    return ReferenceRules(pronouns, manners, leads, sides, ends, weights)


def _by_word(section: Table) -> Mapping[str, str]:
    return {word: kind for kind in section for word in section.texts(kind)}


def _weights(top: Table) -> Mapping[str, Mapping[str, float]]:
    """Each sort with its own weights on top of those of every sort."""
    own = {sort: _numbers(top.table(sort)) for sort in (ANY, *top)}
    return {sort: _sum(own[ANY], some) if sort != ANY else some for sort, some in own.items()}


def _sum(one: Mapping[str, float], other: Mapping[str, float]) -> Mapping[str, float]:
    return {hint: one.get(hint, 0.0) + other.get(hint, 0.0) for hint in {**one, **other}}


def _numbers(section: Table) -> dict[str, float]:
    return {hint: section.number(hint) for hint in section}


def _content(name: str) -> bytes:
    return files("foedus.codebook").joinpath(name).read_bytes()
