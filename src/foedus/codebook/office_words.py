"""Words for offices and institutions: "prime minister", "army", "lawmakers", and what sector each speaks for."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.codebook.rules_file import Table
from foedus.records import ActorKind

SECTORS = tuple(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)


@dataclass(frozen=True, slots=True)
class RoleWord:
    """Ways to write one office. Where `countries` is not empty the words mean the office only there."""

    words: tuple[str, ...]
    role: str
    sector: str
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectorWord:
    """Words that stand beside a nationality and name a part of that state or society.

    `refers`: alone they mean somebody whom the text has named; where that is nobody, nobody is meant.
    """

    words: tuple[str, ...]
    sector: str
    kind: ActorKind
    refers: bool = False


def read_role(entry: Table) -> RoleWord:
    word = RoleWord(
        entry.texts("words"),
        entry.text("role"),
        entry.one_of(entry.text("sector", default="GOV"), SECTORS, "sector"),
        entry.texts("countries", default=()),
    )
    entry.close()
    return word


def read_sector(entry: Table) -> SectorWord:
    kind = entry.one_of(entry.text("kind"), (kind.value for kind in ActorKind), "kind")
    sector = entry.one_of(entry.text("sector"), SECTORS, "sector")
    word = SectorWord(entry.texts("words"), sector, ActorKind(kind), entry.flag("refers", default=False))
    entry.close()
    return word
