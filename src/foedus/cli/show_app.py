"""The commands `foedus show ...`, which open one kind of record of a database."""

from __future__ import annotations

from typing import Annotated

import typer

from foedus.cli.guarding import guarded
from foedus.cli.options import AsJson, Database

show = typer.Typer(help="Show what a database holds.", no_args_is_help=True, rich_markup_mode=None)


@show.command()
@guarded
def relation(
    first: Annotated[str, typer.Argument(metavar="ACTOR", help="Code of one actor, as in ITA.")],
    second: Annotated[str, typer.Argument(metavar="ACTOR", help="Code of the other.")],
    db: Database = None,
    as_json: AsJson = False,
) -> int:
    """How two actors stand, what each source implies, and what it rests on."""
    from foedus.cli import records

    return records.relation(first, second, db=db, as_json=as_json)


@show.command()
@guarded
def claims(
    contested: Annotated[bool, typer.Option("--contested", help="Only claims that drift or contradict.")] = False,
    unsourced: Annotated[bool, typer.Option("--unsourced", help="Only claims for which nobody is named.")] = False,
    single: Annotated[bool, typer.Option("--single-source", help="Only claims of one origin.")] = False,
    drift: Annotated[
        str | None,
        typer.Option(
            "--drift",
            metavar="KIND",
            help="Only claims with this drift: number, unit, measure, attribution, modality, period, granularity or "
            "wording.",
            show_default=False,
        ),
    ] = None,
    db: Database = None,
    as_json: AsJson = False,
) -> int:
    """Claims as told by many, with drift, contradiction and Admiralty grade."""
    from foedus.cli import claim_views

    return claim_views.claims(
        contested=contested, unsourced=unsourced, single=single, drift=drift, db=db, as_json=as_json
    )


@show.command()
@guarded
def thread(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The id of a claim's thread, or how it begins.")],
    db: Database = None,
    as_json: AsJson = False,
) -> int:
    """One claim from telling to telling: who, on whose word, when, and how it drifted."""
    from foedus.cli import claim_views

    return claim_views.thread(identity, db=db, as_json=as_json)


@show.command()
@guarded
def commitments(db: Database = None, as_json: AsJson = False) -> int:
    """Promises with their due days and what became of them."""
    from foedus.cli import records

    return records.commitments(db=db, as_json=as_json)


@show.command()
@guarded
def sources(db: Database = None, as_json: AsJson = False) -> int:
    """How each source writes: hedging, attribution, loaded words, praise and blame."""
    from foedus.cli import records

    return records.sources(db=db, as_json=as_json)


@show.command()
@guarded
def source(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of a source, or a part that no other has.")],
    score: Annotated[
        str | None,
        typer.Option(
            "--open",
            metavar="SCORE",
            help="Open one score into the words it counts: hedging, attributed, numbers without source, loaded words, "
            "originality, borne out, praises, blames or left out; its first letters do.",
            show_default=False,
        ),
    ] = None,
    db: Database = None,
    as_json: AsJson = False,
) -> int:
    """One source: every score with its parts, loaded words, praise and blame, what it leaves out."""
    from foedus.cli import source_views

    return source_views.source(name, score=score, db=db, as_json=as_json)


@show.command()
@guarded
def incidents(db: Database = None, as_json: AsJson = False) -> int:
    """Acts, each with all of its reports."""
    from foedus.cli import records

    return records.incidents(db=db, as_json=as_json)


@show.command()
@guarded
def conflicts(db: Database = None, as_json: AsJson = False) -> int:
    """Offices, memberships and decisions that do not fit the date of their document."""
    from foedus.cli import records

    return records.conflicts(db=db, as_json=as_json)


@show.command()
@guarded
def origins(db: Database = None, as_json: AsJson = False) -> int:
    """Which documents go back to one text or one briefing."""
    from foedus.cli import records

    return records.origins(db=db, as_json=as_json)


@show.command()
@guarded
def corrections(db: Database = None, as_json: AsJson = False) -> int:
    """What people corrected or confirmed, and what each correction does now."""
    from foedus.cli import corrections as told

    return told.show(db=db, as_json=as_json)


@show.command()
@guarded
def dependencies(db: Database = None, as_json: AsJson = False) -> int:
    """Who leans on whom, through which asset, programme or supply."""
    from foedus.cli import records

    return records.dependencies(db=db, as_json=as_json)


@show.command()
@guarded
def findings(db: Database = None, as_json: AsJson = False) -> int:
    """What Foedus says about it in words, weightiest first."""
    from foedus.cli import records

    return records.findings(db=db, as_json=as_json)
