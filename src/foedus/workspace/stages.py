"""The one place where stages are wired: each is imported when it is first used, so that small commands start fast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, cast

from foedus.errors import BadInput
from foedus.records import (
    Assessment,
    Brief,
    Coding,
    Correction,
    Document,
    EventType,
    Ledger,
    Measures,
    Membership,
    Pile,
    Problem,
    Resolution,
)
from foedus.registry import find

if TYPE_CHECKING:
    from foedus.codebook.book import Codebook
    from foedus.codebook.types import TypeRule
    from foedus.ports import Analyzer, Coder
    from foedus.reconciling.corrections import Replayed


class _Factory(Protocol):
    def __call__(self, codebook: Codebook) -> object: ...


def load_codebook(packs: Sequence[str]) -> Codebook:
    from foedus.codebook.book import load_codebook as load

    return load(packs)


def read(paths: Sequence[str]) -> Pile:
    from foedus.reading import read_paths

    return read_paths(paths)


def read_line(line: str, where: str) -> Document:
    from foedus.reading import read_line as read_one

    return read_one(line, where=where)


def build_analyzer(name: str, codebook: Codebook) -> Analyzer:
    return cast("Analyzer", _built("analyzers", name, codebook, does=("analyze", "analyze_all")))


def build_coder(name: str, codebook: Codebook) -> Coder:
    return cast("Coder", _built("coders", name, codebook, does=("code",)))


def reconcile(
    documents: Sequence[Document], codings: Sequence[Coding], memberships: Sequence[Membership], today: date
) -> Ledger:
    from foedus.reconciling import reconcile as reconcile_all

    return reconcile_all(documents, codings, memberships=memberships, today=today)


def replay(
    corrections: Sequence[Correction],
    documents: Sequence[Document],
    codings: Sequence[Coding],
    codebook: Codebook,
    names: Mapping[str, str],
) -> Replayed:
    from foedus.reconciling.corrections import replay as replay_all

    return replay_all(corrections, documents, codings, rules=rules_of(codebook), names=names)


def rules_of(codebook: Codebook) -> dict[EventType, TypeRule]:
    """The rule of each event type."""
    return {rule.type: rule for rule in codebook.types}


def measure(ledger: Ledger, today: date) -> Measures:
    from foedus.measuring import measure as measure_all

    return measure_all(ledger, today=today)


def assess(
    ledger: Ledger, measures: Measures, about: Sequence[str], names: Mapping[str, str], today: date
) -> Assessment:
    from foedus.assessing import assess as assess_all

    return assess_all(ledger, measures, about=about, names=names, today=today)


def brief(
    ledger: Ledger,
    measures: Measures,
    assessment: Assessment,
    names: Mapping[str, str],
    today: date,
    unread: Sequence[Problem],
) -> Brief:
    from foedus.briefing import write_brief

    return write_brief(ledger, measures, assessment, names=names, today=today, unread=unread)


def resolve(name: str, on: date | None, codebook: Codebook) -> Resolution | None:
    from foedus.codebook.resolution import resolve as resolve_name

    return resolve_name(name, on, codebook.actors)


def _built(kind: str, name: str, codebook: Codebook, *, does: Sequence[str]) -> object:
    factory = find(kind, name)
    built = cast("_Factory", factory)(codebook) if callable(factory) else None
    missing = next((method for method in does if not callable(getattr(built, method, None))), None)
    if missing is not None:
        where = f"plug-in {name!r} of foedus.{kind}"
        raise BadInput(where, f"it has no method {missing!r}", "ask its maker, or take another: foedus plugins")
    return built
