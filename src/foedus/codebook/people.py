"""People and their careers: in office from day to day, before it nobody in particular, after it a former official."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.codebook.actor_files import Draft
from foedus.records import Actor, ActorKind, Alias, Tenure

FORMER = "ELI"  # PLOVER's sector for former officials
_PARTICLES = frozenset("van von der den de da di del della dos du le la bin ibn ben ter ten af".split())
_ARTICLES = ("al-", "Al-", "el-", "El-")
_SURNAME_FIRST = frozenset(("CHN", "KOR", "PRK", "TWN", "VNM"))
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """What somebody was between two days (None: open). `former`: `role` is the last office held before."""

    code: str
    role: str | None
    sector: str | None
    former: bool
    first: date | None
    last: date | None

    def holds(self, on: date) -> bool:
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


def persons(draft: Draft, taken: set[str]) -> tuple[Actor, ...]:
    """Everybody in the draft, sorted by name. A surname that is also another actor's name (`taken`) is weak."""
    homes = _homes(draft)
    homes.update(draft.homes)
    weak = draft.weak | taken
    found: dict[str, Actor] = {}
    for figure in draft.figures:
        found[figure.name] = _person(figure.name, figure.code, figure.sector, draft.called, weak)
    for line in draft.offices:
        if line.person not in found:
            found[line.person] = _person(line.person, homes[line.person], None, draft.called, weak)
    return tuple(found[name] for name in sorted(found))


def tenures(draft: Draft, people: Iterable[Actor]) -> tuple[Tenure, ...]:
    """Every office line with its holder's names, sorted by office and first day."""
    aliases = {person.name: tuple(alias.text for alias in person.aliases) for person in people}
    sectors = {word.role: word.sector for word in reversed(draft.roles)}
    ordered = sorted(draft.offices, key=lambda line: (line.code, line.role, line.first, line.person))
    return tuple(
        Tenure(line.person, aliases[line.person], line.role, line.code, sectors[line.role], line.first, line.last)
        for line in ordered
    )


def life(person: Actor, held: Sequence[Tenure]) -> tuple[Period, ...]:
    """The periods of a life: every office, and what lies before, between and after."""
    if not held:
        return (Period(person.code, None, person.sector, False, None, None),)
    ordered = sorted(held, key=lambda tenure: (tenure.first, tenure.last or date.max))
    periods = [Period(person.code, None, person.sector, False, None, ordered[0].first - _DAY)]
    latest = ordered[0]
    for tenure in ordered:
        if latest.last is not None and tenure.first > latest.last + _DAY:
            periods.append(_after(person, latest, tenure.first - _DAY))
        periods.append(Period(tenure.code, tenure.role, tenure.sector, False, tenure.first, tenure.last))
        if tenure is not latest and _ends_later(tenure, latest):
            latest = tenure
    if latest.last is not None:
        periods.append(_after(person, latest, None))
    return tuple(periods)


def _after(person: Actor, ended: Tenure, last: date | None) -> Period:
    first = ended.last + _DAY if ended.last else None
    return Period(person.code, ended.role, FORMER, True, first, last)


def _ends_later(one: Tenure, other: Tenure) -> bool:
    return other.last is not None and (one.last is None or one.last >= other.last)


def _homes(draft: Draft) -> dict[str, str]:
    """The state of each person: that of the first office held in a state, else the first body served."""
    homes: dict[str, str] = {}
    for line in sorted(draft.offices, key=lambda line: (line.code not in draft.countries, line.first)):
        homes.setdefault(line.person, line.code)
    return homes


def _person(name: str, code: str, sector: str | None, called: Mapping[str, tuple[str, ...]], weak: Set[str]) -> Actor:
    texts = called[name] if name in called else _surnames(name, code)
    aliases = [Alias(name, weak=name in weak)]
    aliases += [Alias(text, weak=text in weak) for text in texts if text != name]
    return Actor(code, ActorKind.PERSON, name, tuple(aliases), code, sector)


def _surnames(name: str, code: str) -> tuple[str, ...]:
    words = name.split()
    # Family names that stand first are short and shared by millions; those in use alone are under `called`.
    if len(words) < 2 or code in _SURNAME_FIRST:
        return ()
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    surname = " ".join(words[start:])
    bare = next((surname.removeprefix(article) for article in _ARTICLES if surname.startswith(article)), surname)
    return (surname,) if bare == surname else (surname, bare)
