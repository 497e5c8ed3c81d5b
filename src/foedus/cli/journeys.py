"""Runs documents through the stages, all of them or up to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shlex import quote

from foedus.cli.board import chosen, show_board
from foedus.cli.databases import NAME, corrections_in, keep_in, now, published_anew
from foedus.cli.guarding import DONE, PARTLY
from foedus.cli.printing import plain, print_json, report, say_line, say_text, show_table
from foedus.cli.progress import StageProgress
from foedus.cli.record_tables import show_findings, show_promises, show_threads
from foedus.cli.remarking import lost_problems
from foedus.errors import BadInput, NothingToRead
from foedus.records import (
    Claim,
    Coding,
    Commitment,
    Dependency,
    Document,
    Event,
    Ledger,
    Measures,
    Pile,
    RelationState,
    Stance,
)
from foedus.storing import MemoryStore, open_sqlite
from foedus.storing.codec import Json, encode
from foedus.workspace import Journey, Workspace
from foedus.workspace.ledger_rendering import ledger_fields
from foedus.workspace.rendering import coding_fields
from foedus.workspace.saving import Saved, staged
from foedus.workspace.sayings import say, say_when


@dataclass(frozen=True, slots=True)
class Setting:
    """What the commands that work on documents have in common."""

    coder: str
    packs: tuple[str, ...]
    today: date | None
    as_json: bool


def run(paths: Sequence[str], setting: Setting, *, about: Sequence[str], out: Path, db: Path | None) -> int:
    """The whole journey; pages, journey and database lie in `out` at its end."""
    database = db if db is not None else out / NAME
    _check_places(out, database)
    with StageProgress() as progress:
        workspace = _workspace(setting, progress, MemoryStore(corrections_in(database)))
        workspace.check_actors(about)
        pile = _pile(workspace, paths)
        journey = workspace.follow(pile, about)
    anew = published_anew(database, pile.documents)
    # The pages go into place after the database, so that neither is newer than the other.
    with staged(journey, out) as saved:
        keep_in(database, lambda store: workspace.keep(journey, store))
    if setting.as_json:
        print_json(_summary(journey, saved, database))
    else:
        _show_journey(journey, saved, database)
    report([*anew, *lost_problems(journey.ledger.corrections)])
    return _outcome(journey.pile, journey.codings)


def read(paths: Sequence[str], setting: Setting) -> int:
    with StageProgress() as progress:
        pile = _pile(_workspace(setting, progress), paths, to_code=False)
    if setting.as_json:
        print_json(encode(pile))
    else:
        rows = [
            (one.path, one.source or "not stated", say_when(one.published), f"{len(one.text.split()):,}", one.title)
            for one in pile.documents
        ]
        show_table("Documents", ("path", "source", "published", "words", "title"), rows, empty="No document.")
    return _outcome(pile, ())


def code(paths: Sequence[str], setting: Setting, *, precision: float) -> int:
    with StageProgress() as progress:
        workspace = _workspace(setting, progress)
        pile = _pile(workspace, paths)
        codings = workspace.code(pile.documents)
    told = list(zip(pile.documents, codings, strict=True))
    if setting.as_json:
        print_json(
            [{"id": doc.id, "path": doc.path, **coding_fields(doc, one, precision=precision)} for doc, one in told]
        )
    else:
        for document, coding in told:
            _show_coding(document, coding, precision)
    return _outcome(pile, codings)


def reconcile(paths: Sequence[str], setting: Setting) -> int:
    pile, codings, ledger, _ = _reconciled(paths, setting)
    if setting.as_json:
        print_json(ledger_fields(ledger))
    else:
        _show_ledger(ledger)
    return _outcome(pile, codings)


def measure(paths: Sequence[str], setting: Setting) -> int:
    pile, codings, _, measures = _reconciled(paths, setting, measured=True)
    if setting.as_json:
        print_json(encode(measures))
    else:
        show_board(
            "State board", chosen(measures.relations, ()), empty="No act or stance between two actors was found."
        )
    return _outcome(pile, codings)


def assess(paths: Sequence[str], setting: Setting, *, about: Sequence[str]) -> int:
    journey = _journey(paths, setting, about)
    if setting.as_json:
        print_json(encode(journey.assessment))
    else:
        show_findings(journey.assessment.findings)
    return _outcome(journey.pile, journey.codings)


def brief(paths: Sequence[str], setting: Setting, *, about: Sequence[str]) -> int:
    journey = _journey(paths, setting, about)
    if setting.as_json:
        print_json(encode(journey.brief))
    else:
        say_text(journey.brief.markdown)
    return _outcome(journey.pile, journey.codings)


def _check_places(out: Path, database: Path) -> None:
    """Tells what is wrong with the places to write before the work, not after it."""
    if out.exists() and not out.is_dir():
        raise BadInput(str(out), "is a file, not a folder", "name another folder with --out")
    if database.exists():
        open_sqlite(database, clock=now).close()
    elif database.parent != out and not database.parent.is_dir():
        raise BadInput(str(database), "its folder does not exist", "make the folder, or name another place with --db")


def _workspace(setting: Setting, progress: StageProgress, store: MemoryStore | None = None) -> Workspace:
    return Workspace(store=store, coder=setting.coder, packs=setting.packs, today=setting.today, progress=progress)


def _pile(workspace: Workspace, paths: Sequence[str], *, to_code: bool = True) -> Pile:
    if to_code:
        workspace.load()
    pile = workspace.read(paths)
    report(pile.problems)
    if not pile.documents:
        raise NothingToRead("no document left", "nothing that was named could be read", "name files with text in them")
    return pile


def _reconciled(
    paths: Sequence[str], setting: Setting, *, measured: bool = False
) -> tuple[Pile, tuple[Coding, ...], Ledger, Measures]:
    with StageProgress() as progress:
        workspace = _workspace(setting, progress)
        pile = _pile(workspace, paths)
        codings = workspace.code(pile.documents)
        ledger = workspace.reconcile(pile.documents, codings)
        measures = workspace.measure(ledger) if measured else Measures((), (), ())
    return pile, codings, ledger, measures


def _journey(paths: Sequence[str], setting: Setting, about: Sequence[str]) -> Journey:
    with StageProgress() as progress:
        workspace = _workspace(setting, progress)
        workspace.check_actors(about)
        return workspace.follow(_pile(workspace, paths), about)


def _outcome(pile: Pile, codings: Sequence[Coding]) -> int:
    coding_problems = [problem for coding in codings for problem in coding.problems]
    report(coding_problems)
    return DONE if pile.is_whole and not any(problem.lost for problem in coding_problems) else PARTLY


def _show_journey(journey: Journey, saved: Saved, database: Path) -> None:
    origins, documents = len(journey.ledger.origins), len(journey.pile.documents)
    title = f"State board, {journey.today}: {documents} documents, {origins} independent origins"
    about = journey.assessment.about
    whom = " and ".join(about) or "any two actors"
    empty = f"No document here says how {whom} stand; add documents, or name others with --about."
    show_board(title, chosen(journey.measures.relations, about), empty=empty)
    for finding in journey.assessment.bottom_line:
        say_line(f"- {finding.sentence}")
    say_line(f"Brief: {saved.html}")
    say_line(f"Every id above opens into its sentences: foedus trace ID --db {quote(str(database))}")


def _show_coding(document: Document, coding: Coding, precision: float) -> None:
    records: list[tuple[str, Event | Claim | Commitment | Stance | Dependency]] = [
        *(("event", one) for one in coding.events if one.confidence >= precision),
        *(("claim", one) for one in coding.claims),
        *(("commitment", one) for one in coding.commitments),
        *(("stance", one) for one in coding.stances),
        *(("dependency", one) for one in coding.dependencies),
    ]
    rows = [(kind, say(one), f"{one.confidence:.2f}", one.evidence.quote) for kind, one in records]
    empty = f"{document.path}: no act, claim, promise, stance or dependency was found."
    show_table(plain(document.path).plain, ("kind", "says", "confidence", "evidence"), rows, empty=empty)


def _show_ledger(ledger: Ledger) -> None:
    rows = [(one.id, say(one), one.events[0].evidence.quote if one.events else "") for one in ledger.incidents]
    show_table("Incidents", ("id", "incident", "in the words of one report"), rows, empty="No act was found.")
    show_threads(ledger, ledger.threads)
    show_promises(ledger.promises)


def _summary(journey: Journey, saved: Saved, database: Path) -> Json:
    states = chosen(journey.measures.relations, journey.assessment.about)
    return {
        "brief": str(saved.html),
        "markdown": str(saved.markdown),
        "journey": str(saved.journey),
        "database": str(database),
        "today": journey.today.isoformat(),
        "about": list(journey.assessment.about),
        "documents": len(journey.pile.documents),
        "origins": len(journey.ledger.origins),
        "relations": [_state(state) for state in states],
        "bottom_line": [finding.sentence for finding in journey.assessment.bottom_line],
        "corrections": [{"id": one.id, "standing": one.standing.value} for one in journey.ledger.corrections],
        "problems": [str(problem) for problem in journey.pile.problems],
    }


def _state(state: RelationState) -> Json:
    return {
        "id": state.id,
        "actor": state.dyad.actor,
        "recipient": state.dyad.recipient,
        "domain": state.domain.value if state.domain else None,
        "score": None if state.contested else state.score,
        "low": state.low,
        "high": state.high,
        "contested": state.contested,
        "origins": state.origins,
        "views": [{"source": view.source, "score": view.score} for view in state.views],
    }
