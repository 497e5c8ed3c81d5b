"""Full-text search over the documents, in the words of SQLite's FTS5; another database gets its own module."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, text

from foedus.storing.searching import as_query

SNIPPET_WORDS = 24


def create_fulltext(connection: Connection) -> None:
    """The search table; each of its rows has the number of its row in `documents`."""
    connection.execute(
        text("CREATE VIRTUAL TABLE document_words USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')")
    )


def add_words(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Makes documents findable: (row number, title, text) of each."""
    connection.execute(
        text("INSERT INTO document_words(rowid, title, body) VALUES (:row, :title, :body)"),
        [{"row": row, "title": title, "body": body} for row, title, body in rows],
    )


def forget_words(connection: Connection, rows: Sequence[int]) -> None:
    """Takes documents out of the search, for work that is undone."""
    connection.execute(text("DELETE FROM document_words WHERE rowid = :row"), [{"row": row} for row in rows])


def find_words(connection: Connection, words: str, known_at: datetime, limit: int) -> tuple[tuple[str, str], ...]:
    """(document id, snippet) of the documents known at that moment that hold all `words`, best first."""
    query = as_query(words)
    if not query:
        return ()
    found = connection.execute(
        text(
            "SELECT documents.id, snippet(document_words, 1, '', '', '...', :length) "
            "FROM document_words JOIN documents ON documents.row = document_words.rowid "
            "WHERE document_words MATCH :query AND documents.known_from <= :known_at "
            "AND (documents.known_to IS NULL OR documents.known_to > :known_at) "
            "ORDER BY bm25(document_words), documents.id LIMIT :limit"
        ),
        {"query": query, "known_at": known_at.isoformat(" ", "microseconds"), "limit": limit, "length": SNIPPET_WORDS},
    )
    return tuple((str(document), " ".join(str(snippet).split())) for document, snippet in found)
