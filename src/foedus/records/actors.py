"""Who can act: countries, bodies, people in office, and where a text names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActorKind(StrEnum):
    COUNTRY = "country"
    BODY = "body"
    PERSON = "person"
    OFFICE = "office"
    INSTITUTION = "institution"  # ministry, parliament, court, army, agency of a state
    GROUP = "group"  # rebels, party, movement, company
    PLACE = "place"  # city or region named as a place
    ASSET = "asset"  # base, port, pipeline, cable
    PROGRAMME = "programme"
    UNKNOWN = "unknown"


class Via(StrEnum):
    """How a mention came to its code."""

    NAME = "name"
    DEMONYM = "demonym"
    METONYM = "metonym"
    ROLE = "role"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names somebody. `code` is None where the name is known to be one but not whose.

    `role` is the office the words give ("prime minister"), `former` whether they call it past. `country` is the
    state behind a person, institution or group.
    """

    start: int
    end: int
    code: str | None
    kind: ActorKind
    name: str
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    former: bool = False
    via: Via = Via.NAME


@dataclass(frozen=True, slots=True)
class Alias:
    """A way to write an actor. `first`..`last` are the days between which it holds (None: open).

    `weak`: also an ordinary word, a first name or a place, so that a text must give more than the bare word.
    """

    text: str
    via: Via = Via.NAME
    first: date | None = None
    last: date | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """A country, body, person, group, institution, asset or programme of the tables.

    A body of one state (an army, a party, a person) bears the code of that state. `function` says what an asset is:
    "port", "air base", "pipeline".
    """

    code: str
    kind: ActorKind
    name: str
    aliases: tuple[Alias, ...] = ()
    country: str | None = None
    sector: str | None = None
    capital: str | None = None
    domain: str | None = None
    function: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office, first and last day included (`last` None: still in office at the table's date)."""

    person: str
    aliases: tuple[str, ...]
    role: str
    code: str
    sector: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Membership:
    """`member` belonged to `body` from `first` to `last` (None: open)."""

    body: str
    member: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a name means on a day: what `foedus resolve` prints."""

    code: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    role: str | None
    valid: tuple[date | None, date | None]
