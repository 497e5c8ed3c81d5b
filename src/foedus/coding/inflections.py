"""The forms of a verb or noun, and which form a word is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a verb stands: base, third person, past, participle or -ing. Regular pasts are both PAST and PARTICIPLE."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    PAST_OR_PARTICIPLE = "past or participle"
    ING = "ing"
    BASE_OR_PAST = "base or past"  # cut, put, shut: only the words around tell


@dataclass(frozen=True, slots=True)
class Inflector:
    """Knows the irregular verbs; the rest follows the spelling rules."""

    irregular: Mapping[str, tuple[str, ...]]

    def verb_forms(self, lemma: str) -> dict[str, Form]:
        """Every way to write the verb, with its form."""
        if lemma in self.irregular:
            third, past, participle, ing = self.irregular[lemma]
        else:
            third, past, participle, ing = _regular(lemma)
        forms = {lemma: Form.BASE_OR_PAST if past == lemma else Form.BASE}
        for spelling in third.split("|"):
            forms.setdefault(spelling, Form.THIRD)
        for spelling in past.split("|"):
            same = spelling in participle.split("|")
            forms.setdefault(spelling, Form.PAST_OR_PARTICIPLE if same else Form.PAST)
        for spelling in participle.split("|"):
            forms.setdefault(spelling, Form.PARTICIPLE)
        for spelling in ing.split("|"):
            forms.setdefault(spelling, Form.ING)
        return forms


def read_irregular(rows: Iterable[str]) -> Inflector:
    """From rows "lemma third past participle ing" of the grammar file."""
    table = {}
    for row in rows:
        lemma, third, past, participle, ing = row.split()
        table[lemma] = (third, past, participle, ing)
    return Inflector(table)


def noun_forms(noun: str) -> tuple[str, ...]:
    """Singular and plural."""
    return (noun, _with_s(noun))


def _regular(lemma: str) -> tuple[str, str, str, str]:
    stem, tail = lemma, ""
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        past, ing = stem + "d", stem[:-1] + "ing"
    elif lemma.endswith("e"):
        past, ing = stem + "d", stem + "ing"
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        past, ing = stem[:-1] + "ied", stem + "ing"
    elif lemma.endswith("c"):
        past, ing = stem + "ked", stem + "king"
    else:
        tail = lemma[-1] if _doubles(lemma) else ""
        past, ing = stem + tail + "ed", stem + tail + "ing"
    return _with_s(lemma), past, past, ing


def _doubles(lemma: str) -> bool:
    """One-syllable words that end consonant-vowel-consonant double their last letter."""
    vowels = [letter for letter in lemma if letter in "aeiou"]
    shape = len(lemma) >= 3 and lemma[-1] not in "aeiouwxyh" and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou"
    return shape and len(vowels) == 1


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
