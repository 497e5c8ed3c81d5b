"""Whom a name means on a day: "US President" in 2015, "Trump" in 2022, "Polish interior minister", "Downing Street"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from foedus.codebook.actors import ActorTable
from foedus.codebook.aliases import NameEntry, names, without_marks
from foedus.codebook.name_forms import (
    bare,
    country_in_brackets,
    other_forms,
    placed_in,
    without_initials,
    without_titles,
)
from foedus.codebook.office_words import RoleWord, SectorWord
from foedus.records import ActorKind, Resolution, Via

_LONGEST_NAME = 200  # characters; no name in the tables has half of it
# In small letters these are words, not names.
_NEVER_SMALL = frozenset("us who polish turkey quad poles male split nice cork chad jordan it may will un au".split())
_FORMER = ("former ", "ex-", "ex ", "erstwhile ", "onetime ", "one-time ")
# "Moscow-backed separatists" are not Russian, "US-made missiles" need not be American.
_MIXED = frozenset(
    "backed led based made born held occupied controlled linked style aligned friendly funded run".split()
)
_PREPOSITIONS = ("to ", "for ", "in ", "at ", "on ", "of ", "and ")
_LOCAL = ("governor", "police chief", "judge", "legislator", "clergyman", "spokesman")  # offices of a town or region
_GOVERNMENT = frozenset(("government", "administration", "cabinet"))
_OF = re.compile(r" (?:of|for) (?:the )?")
# A name shared by several actors means the first of these kinds.
_FIRST_MEANT = (
    ActorKind.COUNTRY, ActorKind.BODY, ActorKind.INSTITUTION, ActorKind.GROUP, ActorKind.PLACE, ActorKind.PROGRAMME,
    ActorKind.ASSET,
)  # fmt: skip


class Resolver:
    """Answers for one table; build it once for many names."""

    def __init__(self, table: ActorTable) -> None:
        self._table = table
        self._entries: dict[str, list[NameEntry]] = {}
        for entry in names(table):
            self._entries.setdefault(folded(entry.text), []).append(entry)
        self._roles: dict[str, list[RoleWord]] = {}
        for role in table.roles:
            for word in role.words:
                self._roles.setdefault(folded(word), []).append(role)
        self._sectors: dict[str, SectorWord] = {}
        for sector in table.sectors:
            for word in sector.words:
                self._sectors.setdefault(folded(word), sector)

    def resolve(self, name: str, on: date | None) -> Resolution | None:
        """The one that `name` means on that day (None: no day known); None where nobody or several would fit."""
        words = bare(name)
        if not words or len(words) > _LONGEST_NAME:
            return None
        bracketed = country_in_brackets(" ".join(name.split()))
        if bracketed is not None:
            return self._of_country(*bracketed, on)
        return self._known(words, on) or self._rewritten(words, on)

    def _known(self, words: str, on: date | None) -> Resolution | None:
        return self._named(words, on) or self._described(words, on)

    def _rewritten(self, words: str, on: date | None) -> Resolution | None:
        """ "Putin, Vladimir", "V. Putin", "US embassy in Baghdad": the name in another form."""
        placed, initials = placed_in(words), without_initials(words)
        if placed is not None:
            found = self._known(placed[0], on) or self._turned(folded(" of ".join(placed)), on, former=False)
            return replace(found, name=words) if found and found.name == folded(found.name) else found
        if initials is not None:
            found = self._known(initials[1], on)
            return found if found and found.name.casefold().startswith(initials[0]) else None
        return next((found for form in other_forms(words) if (found := self._known(form, on))), None)

    def _of_country(self, what: str, country: str, on: date | None) -> Resolution | None:
        """ "Citizen (Kenya)": as catalogues of events write; whoever it is belongs to the country."""
        owner = self._owner(folded(country))
        if owner is None:
            return None
        named = self._known(what, on)
        if named is not None and named.code == owner.code:
            return named
        ways = (f"{way} of {country}" for way in (what, *what.split("/")))
        found = next((found for way in ways if (found := self._described(" ".join(way.split()), on))), None)
        return found or Resolution(owner.code, what, ActorKind.UNKNOWN, owner.country, None, None, (None, None))

    def _named(self, words: str, on: date | None) -> Resolution | None:
        entries = self._entries.get(folded(words), [])
        exact = [entry for entry in entries if entry.text == words]
        if not exact and (words in _NEVER_SMALL or all(entry.weak for entry in entries)):
            return None
        others = [entry for entry in exact or entries if entry.kind is not ActorKind.PERSON]
        if others:
            return _as_actor(_meant(others, on))
        in_office = [entry for entry in entries if entry.role and not entry.former]
        return _as_person(_the_one(entries, on) or (_the_one(in_office, on, titled=True) if on and exact else None))

    def _described(self, words: str, on: date | None) -> Resolution | None:
        text = folded(words)
        former = next((mark for mark in _FORMER if text.startswith(folded(mark) + " ")), None)
        if former is not None:
            text = text.removeprefix(folded(former) + " ")
            gone = [entry for entry in self._entries.get(text, []) if entry.kind is ActorKind.COUNTRY]
            if gone:  # "the former Soviet Union"
                return _as_actor(_meant(gone, on))
        text = without_titles(text)
        whole = self._roles.get(text, [])
        if len(whole) == 1 and len(whole[0].countries) == 1:
            return self._holder(whole[0], None, "", on, former is not None)
        answer = self._turned(text, on, former is not None) or self._fronted(text, on, former is not None)
        answer = answer or self._with_role(None, text, on, former is not None) or self._under(words, on)
        return answer and _rewritten(answer, words)

    def _turned(self, text: str, on: date | None, former: bool) -> Resolution | None:
        """ "president of the European Commission", "foreign minister of Poland"."""
        for cut in _OF.finditer(text):
            found = self._of(text[cut.end() :], text[: cut.start()], text, on, former)
            if found:
                return found
        return None

    def _of(self, whose: str, what: str, text: str, on: date | None, former: bool) -> Resolution | None:
        """An office or part of a state; of a town or region only such as towns and regions have."""
        owner = self._owner(whose)
        if owner is not None:
            return self._with_role(owner, what, on, former) or self._part(owner, what, text)
        seat = self._seat(whose)
        held = self._with_role(seat, what, on, former) if seat else None
        if held is not None and held.role in _LOCAL:
            return held
        return self._part(seat, what, text) if seat else None

    def _fronted(self, text: str, on: date | None, former: bool) -> Resolution | None:
        """ "Turkish President Erdogan", "the German Foreign Ministry", "Ukrainian army"."""
        words = text.split()
        for size in range(min(len(words) - 1, 5), 0, -1):
            if words[size] in _MIXED:
                return None
            owner, rest = self._owner(" ".join(words[:size])), " ".join(words[size:])
            if owner is None:
                found = self._of(" ".join(words[:size]), rest, text, on, former)
                if found:
                    return found
                continue
            late = next((mark for mark in _FORMER if rest.startswith(folded(mark) + " ")), None)
            if late is not None:
                rest, former = rest.removeprefix(folded(late) + " "), True
            found = self._with_role(owner, rest, on, former) or self._part(owner, rest, text)
            if found or self._entries.get(rest):
                return found or self._same_state(owner, rest, on)
        return None

    def _under(self, words: str, on: date | None) -> Resolution | None:
        """ "the Meloni government": the government of somebody in office."""
        name, _, last = words.rpartition(" ")
        chief = _as_person(_the_one(self._entries.get(folded(name), []), on)) if last in _GOVERNMENT else None
        if chief is None or chief.sector != "GOV":
            return None
        return replace(chief, name=words, kind=ActorKind.INSTITUTION, role=None)

    def _owner(self, text: str) -> NameEntry | None:
        """The state or body that a nationality or name gives."""
        own = self._entries.get(text.removesuffix("'s").removesuffix("'"), [])
        fit = [entry for entry in own if entry.kind not in (ActorKind.PERSON, ActorKind.PLACE, ActorKind.ASSET)]
        return min(fit, key=_order) if fit else None

    def _seat(self, text: str) -> NameEntry | None:
        """The town or region that a name gives, where all that bear it lie in one state."""
        places = [entry for entry in self._entries.get(text, []) if entry.kind is ActorKind.PLACE]
        return places[0] if len({entry.code for entry in places}) == 1 else None

    def _same_state(self, owner: NameEntry, rest: str, on: date | None) -> Resolution | None:
        """ "Russia's Putin", "Lebanon's Hezbollah": a name after its state."""
        entries = self._entries.get(rest, [])
        own = [entry for entry in entries if entry.kind is not ActorKind.PERSON and entry.code == owner.code]
        if own:
            return _as_actor(_meant(own, on))
        found = _as_person(_the_one(entries, on))
        return found if found and owner.code in (found.code, found.country) else None

    def _with_role(self, owner: NameEntry | None, text: str, on: date | None, former: bool) -> Resolution | None:
        """An office, with or without its holder's name after it."""
        words = text.split()
        for size in range(min(len(words), 7), 0, -1):
            role = self._role(" ".join(words[:size]), owner)
            if role is not None:
                return self._holder(role, owner, without_titles(" ".join(words[size:])), on, former)
        if owner is None and self._entries.get(text):
            return _as_person(_the_one(self._entries[text], on, titled=True))
        return None

    def _role(self, text: str, owner: NameEntry | None) -> RoleWord | None:
        known = self._roles.get(text, [])
        code = owner.code if owner else None
        own = [role for role in known if code in role.countries]
        anywhere = [role for role in known if not role.countries]
        if owner is not None:
            return next(iter(own or anywhere), None)
        return next(iter(anywhere or known), None)

    def _holder(
        self, role: RoleWord, owner: NameEntry | None, name: str, on: date | None, former: bool
    ) -> Resolution | None:
        code = owner.code if owner else (role.countries[0] if len(role.countries) == 1 else None)
        if name.startswith(_PREPOSITIONS):  # "ambassador to Italy"
            return None if code is None else _office(code, role, self._table, former=former)
        if name:
            return self._named_holder(role, code, name, on)
        if code is None or former:
            return None if code is None else _office(code, role, self._table, former=True)
        return self._in_office(code, role, on)

    def _named_holder(self, role: RoleWord, code: str | None, name: str, on: date | None) -> Resolution | None:
        entries = [e for e in self._entries.get(name, []) if e.kind is ActorKind.PERSON]
        own = [e for e in entries if code in (None, e.code, e.country)]
        claimed = [e for e in own if e.role == role.role]
        if own:
            return _as_person(_the_one(own, on, titled=True) or _the_one(claimed, None, titled=True))
        if code is None:
            return None
        sector = role.sector
        return Resolution(code, name.title(), ActorKind.PERSON, code, sector, role.role, (None, None))

    def _in_office(self, code: str, role: RoleWord, on: date | None) -> Resolution:
        holders = self._table.holders(role.role, code, on) if on else ()
        if not holders or len({held.person for held in holders if held.last != on}) > 1:
            return _office(code, role, self._table, former=False)
        held = holders[-1]
        country = _country(self._table, code)
        return Resolution(code, held.person, ActorKind.PERSON, country, held.sector, held.role, (held.first, held.last))

    def _part(self, owner: NameEntry, rest: str, text: str) -> Resolution | None:
        """ "Ukrainian army", "the German Foreign Ministry": words that name a part of the state."""
        words = rest.split()
        sector = next(
            (self._sectors[" ".join(words[at:])] for at in range(len(words)) if " ".join(words[at:]) in self._sectors),
            None,
        )
        if sector is None:
            return None
        country = owner.country if owner.kind is not ActorKind.BODY else None
        named = owner.sector if owner.kind is ActorKind.GROUP else sector.sector
        return Resolution(owner.code, text, sector.kind, country, named, None, (None, None))


def resolve(name: str, on: date | None, table: ActorTable) -> Resolution | None:
    """As `Resolver.resolve`, for a single name."""
    return Resolver(table).resolve(name, on)


def folded(text: str) -> str:
    """The form in which names are compared: no case, marks, dots, hyphens, or "the"."""
    plain = without_marks(text.replace("’", "'")).casefold()
    plain = plain.replace(".", "").replace("-", " ").replace(",", " ")
    return " ".join(plain.split()).removeprefix("the ")


def _order(entry: NameEntry) -> tuple[int, bool, str]:
    return (_FIRST_MEANT.index(entry.kind), entry.weak, entry.code)


def _meant(entries: Sequence[NameEntry], on: date | None) -> NameEntry:
    """The entry that holds on the day; a name out of its time still means its actor."""
    holding = [entry for entry in entries if on is None or _holds(entry, on)]
    if on is None:
        holding = [entry for entry in entries if entry.last is None]
    return min(holding or entries, key=_order)


def _the_one(entries: Iterable[NameEntry], on: date | None, *, titled: bool = False) -> NameEntry | None:
    """The only person that the entries can mean on the day; among namesakes the one in office."""
    people = [entry for entry in entries if entry.kind is ActorKind.PERSON and (titled or not entry.weak)]
    meant = [entry for entry in people if _holds(entry, on)] if on else _latest_offices(people)
    for choice in (meant, [e for e in meant if e.role and not e.former], [e for e in meant if e.role]):
        if len({entry.name for entry in choice}) == 1:
            return max(choice, key=lambda entry: (not entry.former, entry.first or date.min))
    return None


def _latest_offices(people: Sequence[NameEntry]) -> list[NameEntry]:
    """Without a day: the last office of each, or what is known of somebody who held none."""
    latest: dict[str, NameEntry] = {}
    for entry in people:
        known = latest.get(entry.name)
        if known is None or (not entry.former and (entry.first or date.min) >= (known.first or date.min)):
            latest[entry.name] = entry
    return list(latest.values())


def _holds(entry: NameEntry, on: date) -> bool:
    return (entry.first is None or entry.first <= on) and (entry.last is None or on <= entry.last)


def _as_person(entry: NameEntry | None) -> Resolution | None:
    if entry is None:
        return None
    role = f"former {entry.role}" if entry.former else entry.role
    return Resolution(entry.code, entry.name, entry.kind, entry.country, entry.sector, role, (entry.first, entry.last))


def _as_actor(entry: NameEntry) -> Resolution:
    sector = entry.sector or ("GOV" if entry.via is Via.METONYM else None)
    return Resolution(entry.code, entry.name, entry.kind, entry.country, sector, None, (entry.first, entry.last))


def _rewritten(answer: Resolution, words: str) -> Resolution:
    """The answer with its name as the text writes it, where the name was taken from the text."""
    at = folded(words).find(answer.name.casefold())
    same_length = len(folded(words)) == len(words)
    written = words[at : at + len(answer.name)] if at >= 0 and same_length else answer.name
    return replace(answer, name=written) if written.casefold() == answer.name.casefold() else answer


def _office(code: str, role: RoleWord, table: ActorTable, *, former: bool) -> Resolution:
    what = f"former {role.role}" if former else role.role
    sector = "ELI" if former else role.sector
    name = f"{what}, {table.name_of(code)}"
    return Resolution(code, name, ActorKind.OFFICE, _country(table, code), sector, what, (None, None))


def _country(table: ActorTable, code: str) -> str | None:
    actor = table.named(code)
    return code if actor is not None and actor.kind is ActorKind.COUNTRY else None
