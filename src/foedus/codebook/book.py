"""The whole codebook in one piece: types, actors, word lists, grammar and the words of reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.codebook.actors import ActorTable, load_actors
from foedus.codebook.grammar import Grammar, load_grammar
from foedus.codebook.reported import Reported, load_reported
from foedus.codebook.types import TypeRule, load_types
from foedus.codebook.words import Words, load_words

DEFAULT_PACKS = ("transatlantic",)


@dataclass(frozen=True, slots=True)
class Codebook:
    """Rules as data; everything a coder needs to know and no coder should hold itself."""

    types: tuple[TypeRule, ...]
    actors: ActorTable
    words: Words
    grammar: Grammar
    reported: Reported


def load_codebook(packs: Sequence[str] = DEFAULT_PACKS) -> Codebook:
    """The shipped codebook with `packs`, each a shipped name or a folder; raises `BadRules` naming the file."""
    return Codebook(load_types(), load_actors(packs), load_words(), load_grammar(), load_reported())
