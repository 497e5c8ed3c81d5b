"""A pile of files, folders, globs and addresses: what is read, what is said of the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from foedus.reading import read_paths
from foedus.records import Document, Pile, Problem
from reading_files import Print, docx_bytes, locked_pdf_bytes, pdf_bytes

SENTENCE = "The ministers of Norvania and Sudland met in the old harbour and agreed to keep the strait open."


def said_of(pile: Pile, path: Path | str) -> Problem:
    (problem,) = [problem for problem in pile.problems if problem.where == str(path)]
    return problem


def only(pile: Pile) -> Document:
    (document,) = pile.documents
    return document


def test_all_kinds_in_one_folder_become_one_sorted_pile(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden.txt").write_text("Nobody sees this text.")
    (tmp_path / "b.txt").write_text(f"{SENTENCE} One.")
    (tmp_path / "deep" / "a.md").write_text(f"# Title\n\n{SENTENCE} Two.")
    (tmp_path / "c.html").write_text(f"<html><body><p>{SENTENCE} Three.</p></body></html>")
    (tmp_path / "d.pdf").write_bytes(pdf_bytes([[Print(50, 700, "Norvania and Sudland met in the harbour. Four.")]]))
    (tmp_path / "e.docx").write_bytes(docx_bytes([("", f"{SENTENCE} Five.")]))
    (tmp_path / "f.jsonl").write_text('{"id": "x", "text": "Six ships sailed."}\n')
    pile = read_paths([str(tmp_path)])
    names = [document.path.removeprefix(f"{tmp_path}/") for document in pile.documents]
    assert names == ["b.txt", "c.html", "d.pdf", "deep/a.md", "e.docx", "f.jsonl#x"]
    assert pile.is_whole


def test_reading_twice_gives_the_same_pile(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").write_text("Another text about the same strait.")
    assert read_paths([str(tmp_path)]) == read_paths([str(tmp_path / "b.txt"), str(tmp_path), str(tmp_path / "a.txt")])


def test_the_same_content_in_two_places_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").write_text(SENTENCE.replace(" and agreed", "\nand  agreed") + "\n\n")
    (tmp_path / "c.docx").write_bytes(docx_bytes([("", SENTENCE)]))
    document = only(read_paths([str(tmp_path)]))
    assert document.path == str(tmp_path / "a.txt")
    assert document.also_at == (str(tmp_path / "b.txt"), str(tmp_path / "c.docx"))


def test_a_glob_finds_files_and_a_wrong_glob_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "a.dat").write_text("Other text of other make.")
    pile = read_paths([str(tmp_path / "*.txt"), str(tmp_path / "*.nothing")])
    assert only(pile).path.endswith("a.txt")
    assert "matches no file" in said_of(pile, tmp_path / "*.nothing").what


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("bytes.txt", bytes(range(256)) * 20, "binary"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 50, "old Word"),
        ("numbers.txt", b"12 34 -- 56", "no letter"),
        ("locked.pdf", locked_pdf_bytes(), "encrypted"),
        ("broken.pdf", b"%PDF-1.7\nnothing more", "damaged"),
        ("scan.pdf", pdf_bytes([[]]), "without a text layer"),
        ("false.pdf", b"plain words in a wrong coat", "no PDF"),
        ("false.docx", b"plain words in a wrong coat", "no DOCX"),
        ("broken.jsonl", b"{no json}\n", "no JSON"),
        ("half.txt", b"\xff\xfea\x00\x00\xd8b\x00", "does not belong"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_is_read(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(SENTENCE)
    pile = read_paths([str(tmp_path)])
    problem = said_of(pile, tmp_path / name)
    assert what in problem.what
    assert problem.remedy
    assert problem.lost
    assert not pile.is_whole
    assert only(pile).path.endswith("good.txt")


def test_fifty_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    pile = read_paths([str(large)])
    assert said_of(pile, large).what == "is 50 MB, more than 20 MB"
    assert "split it" in said_of(pile, large).remedy


def test_a_folder_without_readable_files_says_so(tmp_path: Path) -> None:
    assert "holds no readable file" in said_of(read_paths([str(tmp_path)]), tmp_path).what


def test_settings_in_a_folder_are_passed_by_in_silence_and_tables_are_said(tmp_path: Path) -> None:
    (tmp_path / "expected.toml").write_text("a = 1")
    (tmp_path / "rows.csv").write_text("a,b")
    (tmp_path / "a.txt").write_text(SENTENCE)
    pile = read_paths([str(tmp_path)])
    assert [problem.where for problem in pile.problems] == [str(tmp_path / "rows.csv")]
    assert "name the file itself" in said_of(pile, tmp_path / "rows.csv").remedy
    assert pile.is_whole


def test_a_table_that_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(f"day,words\n1,{SENTENCE}")
    assert SENTENCE in only(read_paths([str(tmp_path / "rows.csv")])).text


def test_the_brief_of_an_earlier_run_does_not_become_its_own_source(tmp_path: Path) -> None:
    for name in ("brief.html", "brief.md", "journey.json"):
        (tmp_path / name).write_text(f"<p>{SENTENCE}</p>")
    (tmp_path / "a.txt").write_text(SENTENCE)
    pile = read_paths([str(tmp_path)])
    assert only(pile).path.endswith("a.txt")
    assert "earlier run" in said_of(pile, tmp_path).what
    assert only(read_paths([str(tmp_path / "brief.html")])).path.endswith("brief.html")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_text_of_wide_letters_is_read_with_or_without_its_mark(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(SENTENCE.encode(encoding))
    pile = read_paths([str(tmp_path)])
    assert only(pile).text == SENTENCE
    assert pile.is_whole


def test_bytes_with_many_zeros_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a\0\0\0b\0\0c" * 200)
    assert "binary" in said_of(read_paths([str(tmp_path)]), tmp_path / "a.txt").what


def test_a_missing_path_and_a_forbidden_address_are_named() -> None:
    pile = read_paths(["/no/such/file.txt", "ftp://example.org/a", "http://127.0.0.1/a"])
    assert [problem.where for problem in pile.problems] == [
        "/no/such/file.txt",
        "ftp://example.org/a",
        "http://127.0.0.1/a",
    ]
    assert pile.documents == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SENTENCE)
    secret.chmod(0)
    assert "may not be read" in said_of(read_paths([str(secret)]), secret).what


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no regular file" in said_of(read_paths([str(tmp_path)]), tmp_path / "pipe.txt").what


def test_a_page_that_calls_itself_text_is_read_as_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"<!doctype html><html><body><p>{SENTENCE}</p></body></html>")
    document = only(read_paths([str(tmp_path)]))
    assert (document.text, document.media_type) == (SENTENCE, "text/html")


def test_an_assumed_encoding_is_said_and_costs_nothing(tmp_path: Path) -> None:
    words = "The déjà vu of the naïve façade was noted in São Paulo and in the café by the río, the minister said."
    (tmp_path / "a.txt").write_bytes(words.encode("cp1252"))
    (tmp_path / "b.txt").write_bytes(SENTENCE.encode("utf-16"))
    pile = read_paths([str(tmp_path)])
    assert [document.text for document in pile.documents] == [words, SENTENCE]
    assert "cp1252" in said_of(pile, tmp_path / "a.txt").what
    assert pile.is_whole
