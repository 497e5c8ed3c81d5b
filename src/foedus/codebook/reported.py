"""Words by which a text gives what somebody says, thinks, wants, decides or feels, and what follows each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from foedus.codebook.rules_file import Table, read_rules

REPORTED_FILE = "words/reported.toml"
PARTS = ("verbs", "adjectives", "nouns")
CLAUSES = ("that", "to do", "doing", "quote", "object")
PREPOSITIONS = (
    "about",
    "against",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "into",
    "of",
    "on",
    "over",
    "to",
    "toward",
    "towards",
    "upon",
    "with",
)


@dataclass(frozen=True, slots=True)
class ReportedGroup:
    """Words of one part of speech that take the same contents: `takes` holds `CLAUSES` and `PREPOSITIONS`."""

    part: str
    name: str
    takes: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """The groups in the order of the file; `irregular` rows read "lemma third past participle ing"."""

    groups: tuple[ReportedGroup, ...]
    irregular: tuple[str, ...]
    light: tuple[str, ...]
    linking: tuple[str, ...]
    made: tuple[str, ...]
    no_sources: tuple[str, ...]
    views: tuple[str, ...]

    def of_part(self, part: str) -> Iterator[ReportedGroup]:
        return (group for group in self.groups if group.part == part)


def load_reported() -> Reported:
    """The shipped words; a broken file is a `BadRules` that names the table."""
    content = files("foedus.codebook").joinpath(REPORTED_FILE).read_bytes()
    return read_rules(f"codebook/{REPORTED_FILE}", content, _reported)


def _reported(top: Table) -> Reported:
    groups = tuple(group for part in PARTS for group in _groups(part, top.table(part)))
    forms = top.table("forms")
    lists = [forms.texts(name) for name in ("irregular", "light", "linking", "made", "no_sources", "views")]
    forms.close()
    return Reported(groups, *lists)


def _groups(part: str, table: Table) -> Iterator[ReportedGroup]:
    for name in table:
        group = table.table(name)
        takes = frozenset(
            group.one_of(each, (*CLAUSES, *PREPOSITIONS), "kind of content") for each in group.texts("takes")
        )
        yield ReportedGroup(part, name, takes, _words(group))
        group.close()
    table.close()


def _words(group: Table) -> tuple[str, ...]:
    words = group.texts("words")
    for number, word in enumerate(words):
        if word != word.lower().strip():
            raise group.refusal(f"{word!r} would never match", "write words in lower case without spaces around them")
        if word in words[:number]:
            raise group.refusal(f"{word!r} stands twice", "keep one")
    return words
