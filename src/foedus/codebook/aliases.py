"""Every way to write every actor, with what it means when: what a gazetteer is built from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.codebook.actors import ActorTable
from foedus.codebook.people import life
from foedus.records import Actor, ActorKind, Alias, Via

# Letters that Unicode does not take apart into a plain letter and a mark.
_STROKED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE", "ə": "a"}
)


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One way to write one actor, and what it means from `first` to `last` (None: open).

    A person has one entry for every period of a career; `former`: `role` is the last office, held before `first`. A
    name that several actors share has entries for each. `weak`: the bare word is not enough, because it is also an
    ordinary word, a first name, a place or a common surname.
    """

    text: str
    code: str
    kind: ActorKind
    via: Via
    name: str
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    former: bool = False
    first: date | None = None
    last: date | None = None
    weak: bool = False


def names(table: ActorTable) -> Iterator[NameEntry]:
    """Every alias of every actor in the table's order, each also without its diacritics."""
    for actor in table.actors:
        for alias in _spelt(actor):
            if actor.kind is ActorKind.PERSON:
                yield from _career(actor, alias, table)
            else:
                yield _plain(actor, alias)


def without_marks(text: str) -> str:
    """The text in plain letters: "Erdoğan" is "Erdogan", "Łódź" is "Lodz"."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_STROKED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace("’", "'")


def _spelt(actor: Actor) -> Iterator[Alias]:
    texts = {alias.text for alias in actor.aliases}
    for alias in actor.aliases:
        yield alias
        plain = without_marks(alias.text)
        if plain not in texts:
            texts.add(plain)
            yield Alias(plain, alias.via, alias.first, alias.last, alias.weak)


def _plain(actor: Actor, alias: Alias) -> NameEntry:
    is_state = actor.kind is ActorKind.COUNTRY
    sector = ("GOV" if alias.via is Via.METONYM else None) if is_state else actor.sector
    country = actor.code if is_state else actor.country
    return NameEntry(
        alias.text, actor.code, actor.kind, alias.via, actor.name, country, sector,
        first=alias.first, last=alias.last, weak=alias.weak,
    )  # fmt: skip


def _career(person: Actor, alias: Alias, table: ActorTable) -> Iterator[NameEntry]:
    for period in life(person, table.tenures_of(person.name)):
        yield NameEntry(
            alias.text, period.code, ActorKind.PERSON, alias.via, person.name, person.country, period.sector,
            period.role, period.former, period.first, period.last, alias.weak,
        )  # fmt: skip
