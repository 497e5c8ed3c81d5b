"""The commands and their options, as `foedus --help` shows them; what they do is loaded when they are called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli.days import day, listed
from foedus.cli.guarding import guarded
from foedus.cli.options import (
    About,
    AsJson,
    CoderName,
    Database,
    Packs,
    Paths,
    Today,
)
from foedus.cli.show_app import show
from foedus.registry import DEFAULT_CODER

EXIT_CODES = (
    "Exit codes: 0 everything was read; 1 some input could not be read (results are still given, the problems are on "
    "stderr); 2 nothing could be done (one line on stderr says why); 130 interrupted, nothing half-written; "
    "141 whoever read the output went away."
)

app = typer.Typer(
    name="foedus",
    help="Read the record, measure the alliance, show every source.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(show, name="show")


def _version(wanted: bool) -> None:
    from importlib.metadata import version

    if wanted:
        typer.echo(f"foedus {version('foedus')}")
        raise typer.Exit


@app.callback()
def _foedus(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read the record, measure the alliance, show every source."""


@app.command()
@guarded
def run(
    paths: Paths,
    *,
    out: Annotated[Path, typer.Option("--out", help="Folder for the pages, the journey and the database.")] = Path(
        "build/brief"
    ),
    about: About = "",
    db: Annotated[Path | None, typer.Option("--db", help="Database to write instead of OUT/foedus.db.")] = None,
    today: Today = None,
    coder: CoderName = DEFAULT_CODER,
    pack: Packs = ["transatlantic"],  # noqa: B006  typer reads it, nobody writes it
    as_json: AsJson = False,
) -> int:
    """Do it all: state board and cited brief."""
    from foedus.cli import journeys

    setting = journeys.Setting(coder, tuple(pack), day("--today", today), as_json)
    return journeys.run(paths, setting, about=listed(about), out=out, db=db)


@app.command()
@guarded
def read(paths: Paths, as_json: AsJson = False) -> int:
    """Read documents: who published what, when."""
    from foedus.cli import journeys

    return journeys.read(paths, journeys.Setting(DEFAULT_CODER, ("transatlantic",), None, as_json))


@app.command()
@guarded
def code(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", show_default=False)] = None,
    *,
    jsonl: Annotated[
        str | None, typer.Option("--jsonl", metavar="FILE|-", help="Code JSON lines instead, one line out for each in.")
    ] = None,
    precision: Annotated[
        float, typer.Option("--precision", min=0.0, max=1.0, help="Leave out events below this confidence.")
    ] = 0.0,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Processes to share the lines of --jsonl.")] = 1,
    coder: CoderName = DEFAULT_CODER,
    pack: Packs = ["transatlantic"],  # noqa: B006
    as_json: AsJson = False,
) -> int:
    """Find acts, claims and promises in documents.

    Prints a table for PATHs, or, with --jsonl, one JSON line for each line given: same order, offsets into its text,
    {"id", "error"} for a line that cannot be used."""
    from foedus.cli import batches, journeys

    if jsonl is not None and not paths:
        return batches.code_lines(jsonl, coder=coder, packs=pack, precision=precision, jobs=jobs)
    if jsonl is not None or not paths:
        raise typer.BadParameter("give either PATH... or --jsonl FILE")
    return journeys.code(paths, journeys.Setting(coder, tuple(pack), None, as_json), precision=precision)


@app.command()
@guarded
def reconcile(
    paths: Paths,
    *,
    today: Today = None,
    coder: CoderName = DEFAULT_CODER,
    pack: Packs = ["transatlantic"],  # noqa: B006
    as_json: AsJson = False,
) -> int:
    """Put together what many documents tell."""
    from foedus.cli import journeys

    return journeys.reconcile(paths, journeys.Setting(coder, tuple(pack), day("--today", today), as_json))


@app.command()
@guarded
def measure(
    paths: Paths,
    *,
    today: Today = None,
    coder: CoderName = DEFAULT_CODER,
    pack: Packs = ["transatlantic"],  # noqa: B006
    as_json: AsJson = False,
) -> int:
    """Measure how each pair of actors stands."""
    from foedus.cli import journeys

    return journeys.measure(paths, journeys.Setting(coder, tuple(pack), day("--today", today), as_json))


@app.command()
@guarded
def assess(
    paths: Paths,
    *,
    about: About = "",
    today: Today = None,
    coder: CoderName = DEFAULT_CODER,
    pack: Packs = ["transatlantic"],  # noqa: B006
    as_json: AsJson = False,
) -> int:
    """Say in words what was found."""
    from foedus.cli import journeys

    setting = journeys.Setting(coder, tuple(pack), day("--today", today), as_json)
    return journeys.assess(paths, setting, about=listed(about))


@app.command()
@guarded
def brief(
    paths: Paths,
    *,
    about: About = "",
    today: Today = None,
    coder: CoderName = DEFAULT_CODER,
    pack: Packs = ["transatlantic"],  # noqa: B006
    as_json: AsJson = False,
) -> int:
    """Print the brief as Markdown."""
    from foedus.cli import journeys

    setting = journeys.Setting(coder, tuple(pack), day("--today", today), as_json)
    return journeys.brief(paths, setting, about=listed(about))


@app.command()
@guarded
def trace(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The id of any record, as the tables print it.")],
    db: Database = None,
    as_json: AsJson = False,
) -> int:
    """Walk any number back to its characters."""
    from foedus.cli import traces

    return traces.trace(identity, db=db, as_json=as_json)


@app.command()
@guarded
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="Words that a document must hold.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many documents at most.")] = 20,
    db: Database = None,
    as_json: AsJson = False,
) -> int:
    """Search the documents of a database."""
    from foedus.cli import traces

    return traces.search(" ".join(words), limit=limit, db=db, as_json=as_json)


@app.command()
@guarded
def verify(db: Database = None, as_json: AsJson = False) -> int:
    """Check every quote, character for character."""
    from foedus.cli import traces

    return traces.verify(db=db, as_json=as_json)


@app.command()
@guarded
def correct(
    identity: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The event, claim, commitment, stance or dependency, as `foedus trace` prints it; or an incident, "
            "claim thread or commitment of `foedus show` that has one report only.",
            show_default=False,
        ),
    ] = "",
    *,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="FIELD=VALUE", help="What is right instead; may be repeated.", show_default=False
        ),
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="It is no such thing at all.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="It is right as it stands.")] = False,
    undo: Annotated[
        int | None,
        typer.Option("--undo", metavar="N", help="Take back your own correction N.", show_default=False),
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.", show_default=False)] = "",
    why: Annotated[
        str, typer.Option("--why", metavar="WORDS", help="The reason, for others to check.", show_default=False)
    ] = "",
    later: Annotated[
        bool, typer.Option("--later", help="Only keep it: let it count from the next run or correction on.")
    ] = False,
    db: Database = None,
    as_json: AsJson = False,
) -> int:
    """Correct, drop or confirm what was coded.

    foedus correct e-3f0... --set type=CONSULT --set recipients=ITA,USA --by "Anna Rossi" --why "a talk, no treaty"

    Fields: of an event type, mode, modality, domain, actors, recipients, when; of a claim value, low, high, unit,
    currency, measures, change, approximate, modality, domain, when, or, if it says how two stand, about, polarity;
    of a commitment debtors, creditors, due, strength, domain; of a stance holder, towards, polarity; of a dependency
    dependent, on, domain, modality. "none" empties a field. What is said is kept for good and said again after every
    later run into the same database, whatever the coder. `foedus show corrections` lists it."""
    from foedus.cli import corrections

    signed = corrections.Signed(by, why, later)
    if undo is not None:
        if identity or settings or drop or confirm:
            raise typer.BadParameter("--undo N goes alone, with --by and --why")
        return corrections.undo(undo, signed=signed, db=db, as_json=as_json)
    if not identity:
        raise typer.BadParameter("give the ID of a record, or --undo N; foedus trace ID and foedus show tell ids")
    return corrections.correct(
        identity, settings or [], drop=drop, confirm=confirm, signed=signed, db=db, as_json=as_json
    )


@app.command()
@guarded
def validity(db: Database = None, as_json: AsJson = False) -> int:
    """Say how right the coder was, by what people corrected and confirmed."""
    from foedus.cli import corrections

    return corrections.validity(db=db, as_json=as_json)


@app.command()
@guarded
def resolve(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, title or place: 'Downing Street'.")],
    on: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="The day to ask for (default: today).")
    ] = None,
    pack: Packs = ["transatlantic"],  # noqa: B006
    as_json: AsJson = False,
) -> int:
    """Say whom a name means on a day."""
    from foedus.cli import lookups

    return lookups.resolve(name, on=day("--date", on), packs=tuple(pack), as_json=as_json)


@app.command()
@guarded
def evaluate(
    suite: Annotated[
        str,
        typer.Argument(
            metavar="SUITE",
            help="events, pairs, roles, modality, stance, attribution, actors, quantities, times, loaded, commitments "
            "or dependencies.",
            show_default=False,
        ),
    ],
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="JSON lines with the right answers.", show_default=False)
    ],
    *,
    errors: Annotated[
        Path | None, typer.Option("--errors", metavar="FILE", help="Write every mistake as a JSON line, surest first.")
    ] = None,
    coder: CoderName = DEFAULT_CODER,
    pack: Packs = ["transatlantic"],  # noqa: B006
    as_json: AsJson = False,
) -> int:
    """Say how right a coder is on texts whose answers are known."""
    from foedus.cli import evaluations

    return evaluations.evaluate(suite, gold, coder=coder, packs=tuple(pack), as_json=as_json, errors=errors)


@app.command()
@guarded
def plugins(as_json: AsJson = False) -> int:
    """List the installed plug-ins."""
    from foedus.cli import lookups

    return lookups.plugins(as_json=as_json)
