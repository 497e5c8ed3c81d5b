"""The actor tables: every country, body, group, office and person that Foedus knows by name, with the days it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from foedus.codebook.actor_files import Draft, read_sections
from foedus.codebook.office_words import RoleWord, SectorWord
from foedus.codebook.people import persons, tenures
from foedus.codebook.rules_file import Table, read_rules
from foedus.errors import BadRules, Unknown
from foedus.records import Actor, ActorKind, Alias, Membership, Tenure

__all__ = ["ActorTable", "RoleWord", "SectorWord", "load_actors"]

_LARGEST_FILE = 4_000_000  # bytes; the whole world table is under a twentieth of it
# Where one code names several actors (a state and its army, the EU and its Commission) the first kind here is meant.
_STANDS_FOR_CODE = (ActorKind.COUNTRY, ActorKind.BODY, ActorKind.PROGRAMME, ActorKind.ASSET, ActorKind.GROUP)


@dataclass(frozen=True, slots=True)
class ActorTable:
    """Actors sorted by code; several may share one (a state, its ministries, its people)."""

    actors: tuple[Actor, ...]
    tenures: tuple[Tenure, ...]
    memberships: tuple[Membership, ...]
    roles: tuple[RoleWord, ...]
    sectors: tuple[SectorWord, ...]
    _by_code: Mapping[str, Actor] = field(init=False, repr=False, compare=False)
    _by_person: Mapping[str, tuple[Tenure, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ranked = sorted(self.actors, key=lambda actor: _rank(actor.kind), reverse=True)
        by_person: dict[str, tuple[Tenure, ...]] = {}
        for tenure in self.tenures:
            by_person[tenure.person] = (*by_person.get(tenure.person, ()), tenure)
        object.__setattr__(self, "_by_code", {a.code: a for a in ranked if a.kind in _STANDS_FOR_CODE})
        object.__setattr__(self, "_by_person", by_person)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that stands for somebody, sorted."""
        return tuple(sorted(self._by_code))

    def named(self, code: str) -> Actor | None:
        """The country, body, asset or programme that bears `code`."""
        return self._by_code.get(code)

    def name_of(self, code: str) -> str:
        """A name to print for `code`; the code itself where nobody bears it."""
        actor = self.named(code)
        return actor.name if actor else code

    def tenures_of(self, person: str) -> tuple[Tenure, ...]:
        """The offices of a person by first day."""
        return self._by_person.get(person, ())

    def holders(self, role: str, code: str, on: date | None) -> tuple[Tenure, ...]:
        """Who held the office on that day, or (None) ever; by first day."""
        return tuple(t for t in self.tenures if t.role == role and t.code == code and _holds(t.first, t.last, on))

    def members(self, body: str, on: date | None) -> tuple[str, ...]:
        """Codes of the members of a body or partners of a programme on that day, or (None) ever."""
        return tuple(sorted({m.member for m in self.memberships if m.body == body and _holds(m.first, m.last, on)}))

    def bodies_of(self, member: str, on: date | None) -> tuple[str, ...]:
        """Codes of the bodies and programmes that somebody belonged to on that day, or (None) ever."""
        return tuple(sorted({m.body for m in self.memberships if m.member == member and _holds(m.first, m.last, on)}))


def load_actors(packs: Sequence[str]) -> ActorTable:
    """The world tables and `packs`, each a shipped name or a folder; raises `BadRules` naming the file at fault."""
    draft = Draft()
    for where, content in _files_of("world", _shipped("world")):
        _read(where, content, draft)
    for pack in packs:
        for where, content in _files_of(pack, _folder(pack)):
            _read(where, content, draft)
    return _put_together(draft)


def _holds(first: date | None, last: date | None, on: date | None) -> bool:
    return on is None or ((first is None or first <= on) and (last is None or on <= last))


def _rank(kind: ActorKind) -> int:
    return _STANDS_FOR_CODE.index(kind) if kind in _STANDS_FOR_CODE else len(_STANDS_FOR_CODE)


def _shipped(*names: str) -> Traversable:
    return files("foedus.codebook").joinpath(*names)


def _folder(pack: str) -> Traversable:
    shipped = sorted(item.name for item in _shipped("packs").iterdir() if item.is_dir())
    if pack in shipped:
        return _shipped("packs", pack)
    folder = Path(pack)
    if not folder.is_dir():
        raise BadRules(pack, "no such pack", f"name a shipped one ({', '.join(shipped)}) or a folder with a pack.toml")
    if not (folder / "pack.toml").is_file():
        raise BadRules(
            pack, "not a pack", "a pack is a folder with a pack.toml; add one with name, version, description"
        )
    return folder


def _files_of(pack: str, folder: Traversable) -> Iterator[tuple[str, bytes]]:
    """The rules files of a pack by name; those of one subfolder level after those of the folder itself."""
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(".toml") and entry.is_file():
            yield f"{pack}/{entry.name}", entry.read_bytes()
    for entry in entries:
        if entry.is_dir():
            yield from _files_of(f"{pack}/{entry.name}", entry)


def _read(where: str, content: bytes, draft: Draft) -> None:
    if len(content) > _LARGEST_FILE:
        raise BadRules(where, f"{len(content)} bytes are too many", f"keep a rules file under {_LARGEST_FILE} bytes")
    try:
        read_rules(where, content, lambda top: _sections(where, top, draft))
    except RecursionError as fault:
        raise BadRules(where, "nested too deeply", "no rules file needs more than three levels") from fault


def _sections(where: str, top: Table, draft: Draft) -> None:
    if where.endswith("/pack.toml"):
        for key in ("name", "version", "description"):
            top.text(key)
    read_sections(top, draft)


def _put_together(draft: Draft) -> ActorTable:
    others = [*_states(draft), *(_weakened(actor, draft) for actor in draft.actors)]
    _refuse_unworded(draft)
    _refuse_unknown(draft, {actor.code for actor in others if actor.kind in _STANDS_FOR_CODE[:-1]})
    taken = {alias.text for actor in others for alias in actor.aliases}
    people = persons(draft, taken)
    capitals = set(draft.capitals.values())
    seen = [a for a in others if not (a.kind is ActorKind.PLACE and a.name in capitals)]
    return ActorTable(
        actors=tuple(sorted((*seen, *people), key=lambda actor: (actor.code, actor.kind, actor.name))),
        tenures=tenures(draft, people),
        memberships=tuple(sorted(draft.memberships, key=lambda m: (m.body, m.member, m.first or date.min))),
        roles=tuple(draft.roles),
        sectors=tuple(draft.sectors),
    )


def _states(draft: Draft) -> Iterator[Actor]:
    for code, aliases in draft.countries.items():
        unique = tuple({(alias.text, alias.via): alias for alias in aliases}.values())
        capital = draft.capitals.get(code)
        country = Actor(code, ActorKind.COUNTRY, aliases[0].text, unique, code, "GOV", capital)
        yield _weakened(country, draft)


def _weakened(actor: Actor, draft: Draft) -> Actor:
    """The actor with the aliases marked that the files call weak."""
    if not any(alias.text in draft.weak for alias in actor.aliases):
        return actor
    aliases = tuple(Alias(a.text, a.via, a.first, a.last, weak=a.text in draft.weak) for a in actor.aliases)
    return Actor(
        actor.code,
        actor.kind,
        actor.name,
        aliases,
        actor.country,
        actor.sector,
        actor.capital,
        actor.domain,
        actor.function,
    )


def _refuse_unworded(draft: Draft) -> None:
    worded = {word.role for word in draft.roles}
    for line in draft.offices:
        if line.role not in worded:
            near = str(Unknown("role", line.role, worded))
            raise line.where.refusal(near, "use one of the roles, or add a [[role]] with its words to the pack")


def _refuse_unknown(draft: Draft, known: set[str]) -> None:
    for where, code in draft.references:
        if code not in known:
            near = str(Unknown("actor", code, known))
            raise where.refusal(near, "use ISO alpha-3 codes or those of the bodies, or add the body to the pack")
