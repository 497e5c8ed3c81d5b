"""Walks from a number to its characters, searches the documents, and checks every quote."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text
from rich.tree import Tree

from foedus.cli.databases import find_database, open_database
from foedus.cli.guarding import DONE, FAILED
from foedus.cli.printing import CONTESTED, QUIET, plain, print_json, say_line, screen, show_table
from foedus.storing.codec import encode
from foedus.workspace import Workspace
from foedus.workspace.tracing import Place, Trace

MOST_WRONG = 20
QUOTED = "bold"


def trace(identity: str, *, db: Path | None, as_json: bool) -> int:
    store = open_database(db)
    try:
        found = Workspace(store=store).trace(identity)
    finally:
        store.close()
    if as_json:
        print_json(encode(found))
    else:
        screen().print(_tree(found))
    return DONE


def search(words: str, *, limit: int, db: Path | None, as_json: bool) -> int:
    store = open_database(db)
    try:
        found = store.search(words, limit)
        documents = {document.id: document for document in store.documents()} if found else {}
    finally:
        store.close()
    if as_json:
        print_json([{"document": name, "path": documents[name].path, "snippet": snippet} for name, snippet in found])
    else:
        rows = [(documents[name].path, documents[name].name, snippet) for name, snippet in found]
        empty = "No document holds all of these words; try fewer."
        show_table("Found", ("path", "document", "passage"), rows, empty=empty)
    return DONE


def verify(*, db: Path | None, as_json: bool) -> int:
    store = open_database(db)
    try:
        damage = store.damage()
        checked = Workspace(store=store).verify()
    finally:
        store.close()
    wrong = [*([f"the database reports: {damage}"] if damage else []), *checked.wrong]
    if as_json:
        print_json({"documents": checked.documents, "spans": checked.spans, "wrong": encode(wrong)})
    else:
        _show_verification(find_database(db), checked.documents, checked.spans, wrong)
    return FAILED if wrong else DONE


def _show_verification(path: Path, documents: int, spans: int, wrong: list[str]) -> None:
    for line in wrong[:MOST_WRONG]:
        say_line(line, "red")
    if len(wrong) > MOST_WRONG:
        say_line(f"and {len(wrong) - MOST_WRONG} more")
    verdict = f"{len(wrong)} do not hold" if wrong else "every quote stands where it is said to stand"
    say_line(f"{path}: {spans:,} evidence spans in {documents:,} documents checked: {verdict}")


def _tree(found: Trace) -> Tree:
    tree = Tree(_label(found))
    _grow(tree, found)
    return tree


def _grow(tree: Tree, found: Trace) -> None:
    if found.remark:
        tree.add(plain(found.remark, CONTESTED))
    for place in found.places:
        branch = tree.add(_passage(place))
        branch.add(plain(f"{place.name}, {place.path}, characters {place.start}..{place.end}", QUIET))
    for part in found.rests_on:
        _grow(tree.add(_label(part)), part)


def _label(found: Trace) -> Text:
    return Text.assemble(
        plain(found.kind, "bold"), " ", plain(found.id, QUIET), " " if found.id else "", plain(found.says)
    )


def _passage(place: Place) -> Text:
    before = f"…{place.before}" if place.before else ""
    after = f"{place.after}…" if place.after else ""
    return Text.assemble(plain(f"{before} ", QUIET), "»", plain(place.quote, QUOTED), "«", plain(f" {after}", QUIET))
