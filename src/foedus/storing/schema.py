"""The tables of the database: what was found, from when to when it was known, and what people corrected."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, DateTime, ForeignKey, Index, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = 2

METADATA = MetaData()


def _facts(name: str, *columns: Column[str]) -> Table:
    """A table of facts. A fact is never changed: `known_to` closes its row, a new row tells the new one.

    `valid_from`..`valid_to` are the days it is about (NULL: open or not stated), `known_from`..`known_to` the moments
    between which we held it true (UTC), `scope` the piece of work that replaces it when done again.
    """
    return Table(
        name,
        METADATA,
        Column("row", Integer, primary_key=True),
        Column("id", String(200), nullable=False, index=True),
        *columns,
        Column("scope", String(300), nullable=False),
        Column("position", Integer, nullable=False),
        Column("valid_from", Date),
        Column("valid_to", Date),
        Column("digest", String(64), nullable=False),
        Column("payload", Text, nullable=False),
        Column("known_from", DateTime, nullable=False, index=True),
        Column("known_to", DateTime, index=True),
        Index(f"{name}_by_scope", "scope", "known_to"),
    )


SCHEMA = Table("foedus_schema", METADATA, Column("version", Integer, nullable=False))

REVISIONS = Table(
    "revisions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("what", String(40), nullable=False),
    Column("known_at", DateTime, nullable=False, unique=True),
    Column("writer", String(64), nullable=False),
    Column("beat", DateTime, nullable=False),
    Column("complete", Boolean, nullable=False),
)

DOCUMENTS = _facts(
    "documents",
    Column("path", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("title", Text, nullable=False),
)
CODINGS = _facts(
    "codings", Column("document", String(200), nullable=False), Column("coder", String(200), nullable=False)
)
RECORDS = _facts("records", Column("kind", String(40), nullable=False, index=True), Column("document", String(200)))

EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("row", Integer, primary_key=True),
    # An evidence row lives as long as the record row it belongs to.
    Column("record_row", Integer, ForeignKey("records.row", ondelete="CASCADE"), nullable=False, index=True),
    Column("document", String(200), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
)

CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("verdict", String(20), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("record", String(200), nullable=False, index=True),
    Column("document", String(200), nullable=False, index=True),
    Column("author", String(200), nullable=False),
    Column("why", Text, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("undoes", Integer),
    Column("payload", Text, nullable=False),
)

FACTS = {"documents": DOCUMENTS, "codings": CODINGS, "records": RECORDS}
