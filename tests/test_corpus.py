"""The annotated corpus keeps its own rules: it loads, its spans are exact, its splits never share a topic."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from training.corpus import CorpusError, counts, read_corpus, read_file  # noqa: E402

HEAD = "## one\nregister: wire\ntopic: a test\ndate: 2020-01-02\nregion: Europe\n\n"


@pytest.fixture(scope="module")
def passages() -> list:
    return read_corpus()


def written(folder: Path, body: str) -> Path:
    path = folder / "passages.txt"
    path.write_text(HEAD + body, encoding="utf-8")
    return path


def test_the_whole_corpus_loads(passages: list) -> None:
    assert len(passages) > 300
    assert sum(len(passage.sentences) for passage in passages) > 2_000


def test_every_span_lies_in_its_sentence_and_holds_words(passages: list) -> None:
    for passage in passages:
        for sentence in passage.sentences:
            for span in sentence.spans.values():
                assert 0 <= span.start < span.end <= len(sentence.text)
                assert sentence.text[span.start : span.end].strip(), f"{passage.id}: an empty span"


def test_a_twin_names_a_passage_that_exists(passages: list) -> None:
    ids = {passage.id for passage in passages}
    assert [passage.id for passage in passages if passage.twin and passage.twin not in ids] == []


def test_no_sentence_stands_twice(passages: list) -> None:
    texts = [sentence.text for passage in passages for sentence in passage.sentences if len(sentence.text) > 40]
    assert len(texts) - len(set(texts)) <= 0.002 * len(texts)


def test_marks_inside_marks_are_read(tmp_path: Path) -> None:
    (passage,) = read_file(
        written(
            tmp_path,
            "{c:{a:Oslo} {e1:spoke} of peace}, {s:she} {q:said}.\n  a NOR GOV\n  e1 CONSULT: a ->\n  says s q c\n",
        )
    )
    (sentence,) = passage.sentences
    assert sentence.text == "Oslo spoke of peace, she said."
    assert sentence.text[sentence.spans["c"].start : sentence.spans["c"].end] == "Oslo spoke of peace"
    assert sentence.events[0].type == "CONSULT"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("{a:Oslo spoke.\n  a NOR\n", "not closed"),
        ("Oslo spoke}.\n  -\n", "closes nothing"),
        ("{a:Oslo} {a:spoke}.\n  -\n", "twice"),
        ("{a:Oslo} {e1:spoke}.\n  a NOR\n  e1 CONSULT/loudly: a ->\n", "no mode"),
        ("{a:Oslo} {e1:spoke}.\n  e1 CONSULT: a ->\n", "no code"),
        ("Oslo spoke.\n  kind gossip\n", "valid"),
        ("{a:Oslo} {e1:spoke}.\n  a NOR\n  e1 CONSULT: b ->\n", "no span 'b'"),
    ],
)
def test_a_broken_annotation_is_named_with_file_and_line(tmp_path: Path, body: str, fault: str) -> None:
    with pytest.raises(CorpusError, match=fault) as raised:
        read_file(written(tmp_path, body))
    assert "passages.txt:" in str(raised.value)


def test_counts_name_every_type(passages: list) -> None:
    table = dict(counts(passages))
    assert table["sentences"] >= table["sentences without an event"] > 0
    assert all(table[f"  {kind}"] > 0 for kind in ("ACCUSE", "AID", "ASSAULT", "CONCEDE", "RETREAT", "THREATEN"))
