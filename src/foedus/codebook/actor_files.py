"""Reads the files of an actor pack: who there is, who belongs to what, and who held which office from day to day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from foedus.codebook.office_words import SECTORS, RoleWord, SectorWord, read_role, read_sector
from foedus.codebook.rules_file import Table
from foedus.records import Actor, ActorKind, Alias, Domain, Membership, Via


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One person in one office, as a file gives it."""

    person: str
    role: str
    code: str
    first: date
    last: date | None
    where: Table


@dataclass(slots=True)
class Draft:
    """What the files read so far have said, before it is put together."""

    countries: dict[str, list[Alias]] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    actors: list[Actor] = field(default_factory=list)
    figures: list[Actor] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    offices: list[OfficeLine] = field(default_factory=list)
    homes: dict[str, str] = field(default_factory=dict)
    called: dict[str, tuple[str, ...]] = field(default_factory=dict)
    weak: set[str] = field(default_factory=set)
    roles: list[RoleWord] = field(default_factory=list)
    sectors: list[SectorWord] = field(default_factory=list)
    references: list[tuple[Table, str]] = field(default_factory=list)  # (where, code that must exist)


def read_sections(top: Table, draft: Draft) -> None:
    """Adds every section of one file to the draft."""
    for name, read in _SECTIONS.items():
        if name in top:
            read(top, draft)


def _countries(top: Table, draft: Draft) -> None:
    section = top.table("country")
    for code in section:
        names = section.texts(code)
        if code in draft.countries:
            raise section.refusal(f"country {code!r} is there twice", "keep one of the two")
        draft.countries[code] = [Alias(name) for name in names]


def _historical(top: Table, draft: Draft) -> None:
    section = top.table("historical")
    for code in section:
        draft.references.append((section, code))
        names = section.table(code)
        for name in names:
            last = _day(names, names.text(name))
            draft.countries.setdefault(code, []).append(Alias(name, last=last))


def _peoples(top: Table, draft: Draft) -> None:
    section = top.table("people")
    for code in section:
        draft.references.append((section, code))
        entry = section.table(code)
        weak = frozenset(entry.texts("weak", default=()))
        capital = entry.text("capital", default="")
        cities = (*((capital,) if capital else ()), *entry.texts("capitals", default=()))
        ways = [(name, Via.NAME) for name in entry.texts("also", default=())]
        ways += [(name, Via.DEMONYM) for name in (*entry.texts("adj"), *entry.texts("people"))]
        ways += [(name, Via.METONYM) for name in cities]
        entry.close()
        known = draft.countries.setdefault(code, [])
        known += [Alias(text.removeprefix("the "), via) for text, via in ways]
        draft.weak |= {text.removeprefix("the ") for text in weak}
        if capital:
            draft.capitals[code] = capital


def _regions(top: Table, draft: Draft) -> None:
    _places(top.table("region"), draft)


def _cities(top: Table, draft: Draft) -> None:
    _places(top.table("city"), draft)


def _places(section: Table, draft: Draft) -> None:
    for code in section:
        draft.references.append((section, code))
        draft.actors += [Actor(code, ActorKind.PLACE, name, (Alias(name),), code) for name in section.texts(code)]


def _weak(top: Table, draft: Draft) -> None:
    section = top.table("weak")
    for kind in section:
        draft.weak |= set(section.texts(kind))


def _bodies(top: Table, draft: Draft) -> None:
    section = top.table("body")
    for code in section:
        entry = section.table(code)
        name = entry.text("name")
        aliases = [Alias(text) for text in (name, *entry.texts("also", default=()))]
        aliases += [Alias(text, Via.METONYM) for text in entry.texts("metonyms", default=())]
        aliases += [Alias(text, Via.DEMONYM) for text in entry.texts("adj", default=())]
        if entry.flag("acronym", default=True):
            aliases.append(Alias(code))
        draft.weak |= set(entry.texts("weak", default=()))
        draft.actors.append(Actor(code, ActorKind.BODY, name, tuple(aliases), sector=_sector(entry)))
        _members(entry, code, draft)
        entry.close()


def _assets(top: Table, draft: Draft) -> None:
    section = top.table("asset")
    for code in section:
        entry = section.table(code)
        host = entry.text("country", default="")
        partners = entry.texts("operators", default=())
        _things(entry, code, ActorKind.ASSET, host or None, partners, draft)


def _programmes(top: Table, draft: Draft) -> None:
    section = top.table("programme")
    for code in section:
        entry = section.table(code)
        _things(entry, code, ActorKind.PROGRAMME, None, entry.texts("partners", default=()), draft)


def _things(
    entry: Table, code: str, kind: ActorKind, host: str | None, partners: tuple[str, ...], draft: Draft
) -> None:
    name = entry.text("name")
    domain = entry.one_of(entry.text("domain"), (domain.value for domain in Domain), "domain")
    aliases = tuple(Alias(text) for text in (name, *entry.texts("also", default=())))
    function = entry.text("function", default="") or None
    draft.actors.append(Actor(code, kind, name, aliases, host, domain=domain, function=function))
    draft.weak |= set(entry.texts("weak", default=()))
    draft.memberships += [Membership(code, partner, None, None) for partner in partners]
    draft.references += [(entry, other) for other in (*partners, *((host,) if host else ()))]
    _members(entry, code, draft)
    entry.close()


def _memberships(top: Table, draft: Draft) -> None:
    section = top.table("membership")
    for code in section:
        draft.references.append((section, code))
        entry = section.table(code)
        _members(entry, code, draft)
        entry.close()


def _members(entry: Table, body: str, draft: Draft) -> None:
    """Members by their first day ("always" where it is not known), and those who left by their last."""
    joined, left = entry.table("joined"), entry.table("left")
    gone = {member: _day(left, day) for day in left for member in left.texts(day)}
    for day in joined:
        first = None if day == "always" else _day(joined, day)
        for member in joined.texts(day):
            draft.references.append((joined, member))
            draft.memberships.append(Membership(body, member, first, gone.pop(member, None)))
    if gone:
        raise left.refusal(f"{', '.join(sorted(gone))} left without having joined", "add the day under 'joined'")


def _parts(section_name: str, kind: ActorKind, via: Via) -> Callable[[Table, Draft], None]:
    """Reader of a section that lists names under a state and a sector."""

    def read(top: Table, draft: Draft) -> None:
        section = top.table(section_name)
        for code in section:
            draft.references.append((section, code))
            entry = section.table(code)
            for sector in entry:
                entry.one_of(sector, SECTORS, "sector")
                for line in entry.texts(sector):
                    alias = _dated(entry, line, via)
                    shelf = draft.figures if kind is ActorKind.PERSON else draft.actors
                    country = code if code in draft.countries else None
                    shelf.append(Actor(code, kind, alias.text, (alias,), country, sector))

    return read


def _dated(where: Table, line: str, via: Via) -> Alias:
    """ "Taliban until 2021-08-14", "Taliban from 2021-08-15", or a bare name."""
    name, _, last = line.partition(" until ")
    name, _, first = name.partition(" from ")
    return Alias(name, via, _day(where, first) if first else None, _day(where, last) if last else None)


def _offices(top: Table, draft: Draft) -> None:
    section = top.table("office")
    for code in section:
        draft.references.append((section, code))
        roles = section.table(code)
        for role in roles:
            holders = roles.table(role)
            for person in holders:
                for line in holders.texts(person) if holders.holds_list(person) else (holders.text(person),):
                    first, last = _period(holders, line)
                    draft.offices.append(OfficeLine(person, role, code, first, last, holders))


def _homes(top: Table, draft: Draft) -> None:
    section = top.table("home")
    for person in section:
        draft.homes[person] = section.text(person)
        draft.references.append((section, draft.homes[person]))


def _called(top: Table, draft: Draft) -> None:
    section = top.table("called")
    draft.called.update({person: section.texts(person) for person in section})


def _roles(top: Table, draft: Draft) -> None:
    draft.roles += [read_role(entry) for entry in top.tables("role")]


def _sectors(top: Table, draft: Draft) -> None:
    draft.sectors += [read_sector(entry) for entry in top.tables("sector")]


def _sector(entry: Table) -> str | None:
    sector = entry.text("sector", default="")
    return entry.one_of(sector, SECTORS, "sector") if sector else None


def _period(where: Table, line: str) -> tuple[date, date | None]:
    """ "2009-01-20 to 2017-01-20", or "2025-01-20" for one still in office."""
    start, _, end = line.partition(" to ")
    first, last = _day(where, start), _day(where, end) if end else None
    if last is not None and last < first:
        raise where.refusal(f"{line!r} runs backward", "write the first day, then the last")
    return first, last


def _day(where: Table, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as fault:
        raise where.refusal(f"{written!r} is not a day", "write it as YYYY-MM-DD") from fault


_SECTIONS: Mapping[str, Callable[[Table, Draft], None]] = {
    "country": _countries,
    "historical": _historical,
    "people": _peoples,
    "region": _regions,
    "city": _cities,
    "weak": _weak,
    "body": _bodies,
    "asset": _assets,
    "programme": _programmes,
    "membership": _memberships,
    "institution": _parts("institution", ActorKind.INSTITUTION, Via.NAME),
    "metonym": _parts("metonym", ActorKind.INSTITUTION, Via.METONYM),
    "group": _parts("group", ActorKind.GROUP, Via.NAME),
    "figure": _parts("figure", ActorKind.PERSON, Via.NAME),
    "office": _offices,
    "home": _homes,
    "called": _called,
    "role": _roles,
    "sector": _sectors,
}
