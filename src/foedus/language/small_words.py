"""The word lists that steer how names, titles and institutions are put together."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.codebook.grammar import Grammar


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The lists of `[names]` in the grammar file, as sets."""

    former: frozenset[str]
    past: frozenset[str]
    qualifiers: frozenset[str]
    adjective_endings: tuple[str, ...]
    no_adjectives: frozenset[str]
    often_adjectives: frozenset[str]
    articles: frozenset[str]
    no_names: frozenset[str]
    joiners: frozenset[str]
    waters: frozenset[str]

    @classmethod
    def of(cls, grammar: Grammar) -> SmallWords:
        former = grammar.words("names.former")
        articles, no_adjectives = grammar.words("names.articles"), grammar.words("names.no_adjectives")
        return cls(
            former=former,
            past=former - grammar.words("names.not_past"),
            qualifiers=grammar.words("names.qualifiers") | former,
            adjective_endings=grammar.listed("names.adjective_endings"),
            no_adjectives=no_adjectives,
            often_adjectives=grammar.words("names.often_adjectives"),
            articles=articles,
            no_names=grammar.words("names.nobody") | no_adjectives | articles,
            joiners=grammar.words("names.joiners"),
            waters=grammar.words("names.waters"),
        )
