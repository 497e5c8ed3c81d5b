"""What can go wrong, as one small tree.

FoedusError
├── BadInput            a file, line or option that cannot be used
│   ├── Unreadable      one document could not be read
│   ├── NothingToRead   no document at all
│   ├── BadRules        a codebook or pack file is broken
│   └── BadGold         an expectation or gold file is broken
├── Unknown             a name that nothing answers to
│   ├── UnknownPlugin
│   ├── UnknownActor
│   ├── UnknownRecord
│   └── UnknownSource
├── StoreError          the database cannot be used
└── RefusedAddress      a URL that must not be fetched

Each says what happened, to what, and what would be valid.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

FEW = 8  # so many names can be listed in one line


class FoedusError(Exception):
    """Anything that Foedus itself reports; its text is one line meant for the user."""


class BadInput(FoedusError):
    """`where` names the file, line or option, `what` the fault, `remedy` the next step."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}; {remedy}")
        self.where, self.what, self.remedy = where, what, remedy


class Unreadable(BadInput):
    """One document could not be read; the rest of the pile goes on."""


class NothingToRead(BadInput):
    """The paths named hold no document."""


class BadRules(BadInput):
    """A codebook or pack file breaks its format."""


class BadGold(BadInput):
    """An expectation or gold file breaks its format."""


class Unknown(FoedusError):
    """A name that nothing answers to, with the names that would be valid."""

    def __init__(self, kind: str, name: str, available: Iterable[str]) -> None:
        known = sorted(set(available))
        near = get_close_matches(name, known, n=3) or known[:FEW]
        hint = f"; known are {', '.join(near)}" if near else ""
        super().__init__(f"no {kind} is called {name!r}{hint}")
        self.kind, self.name, self.available = kind, name, tuple(known)


class UnknownPlugin(Unknown):
    """No plug-in of that kind is installed under that name."""


class UnknownActor(Unknown):
    """No actor has that code; where none is written alike, the way to find it."""

    def __init__(self, name: str, available: Iterable[str]) -> None:
        known = sorted(set(available))
        near = get_close_matches(name.upper(), known, n=3) if len(known) > FEW else known
        Unknown.__init__(self, "actor", name, near)
        self.available = tuple(known)
        if not near:
            self.args = (f"{self.args[0]}; find its code with: foedus resolve NAME",)


class UnknownRecord(Unknown):
    """No record has that id."""

    def __init__(self, name: str, available: Iterable[str]) -> None:
        super().__init__("record", name, available)


class UnknownSource(Unknown):
    """No document is by a source of that name, or several names hold those words."""

    def __init__(self, name: str, available: Iterable[str]) -> None:
        super().__init__("source", name, available)


class StoreError(FoedusError):
    """The database cannot be opened, is of another version, or is held by somebody else."""


class RefusedAddress(BadInput):
    """A URL that must not be fetched: a private address, another scheme, too large, too slow."""
