"""Measures speed on generated news: each part beside a plain whitespace pass over the same text, in the same run.

Usage: python benchmarks/bench.py        (`make bench`)
       FOEDUS_BENCH_ORIGINS=1000,3000,10000 python benchmarks/bench.py        origins of a large pile as well (minutes)

Prints the table and writes it into docs/performance.md.
"""

from __future__ import annotations

import json
import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from foedus.codebook.aliases import names
from foedus.codebook.book import Codebook, load_codebook
from foedus.coding.cues import CueCoder
from foedus.coding.quantities import find_quantities
from foedus.coding.times import find_times
from foedus.language import GazetteerAnalyzer
from foedus.language.encoder import EncoderAnalyzer
from foedus.language.gazetteer import Gazetteer
from foedus.reading import read_paths
from foedus.reconciling.origins import find_origins
from foedus.records import Analysis, Document, Zone
from foedus.workspace import Workspace

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from newsroom import newsroom

SEED = 20251120
ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "transatlantic"
PERFORMANCE = ROOT / "docs" / "performance.md"
DOCUMENTS = int(os.environ.get("FOEDUS_BENCH_DOCUMENTS", "100"))
WORDS = 500  # words a document, as the targets are worded
ORIGINS = tuple(int(size) for size in os.environ.get("FOEDUS_BENCH_ORIGINS", "1000,3000").split(","))
SOURCES = ("Aurora Wire", "Harbour Post", "The Ledger", "Meridian Review", "Kestrel Notes")
FIRST_DAY = date(2025, 1, 6)
ROUNDS = 5
# x plain pass of each part on 20 November, before the coder was made to ask a sentence's words first.
FIRST_RATIOS = {
    "gazetteer": 4,
    "analyzer: sentences, words, mentions": 278,
    "times and quantities alone": 179,
    "coder cues": 773,
    "analyzer and coder cues": 1_051,
    "whole journey, cues": 1_831,
}
HEADS, JOURNEY = "400 sentences/s (step B)", "300 documents/min"
AIM = "2,000 sentences/s, better 4,000"
ORIGINS_AIM = "1,000 documents/min: 10,000 in 10 min"


@dataclass(frozen=True)
class Row:
    """`seconds` of CPU for `count` units of work; `megabytes` of text went through."""

    part: str
    seconds: float
    count: int
    unit: str
    megabytes: float
    aim: str

    @property
    def rate(self) -> float:
        return self.count / self.seconds

    @property
    def speed(self) -> float:
        return self.megabytes / self.seconds


def main() -> None:
    codebook = load_codebook()
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        _write_pile(pile, _sentences(codebook))
        rows = _measure(codebook, pile)
    table = _table(rows)
    print(table)
    PERFORMANCE.write_text(HEAD + table, encoding="utf-8")
    print(f"written: {PERFORMANCE.relative_to(ROOT)}")


def _sentences(codebook: Codebook) -> tuple[str, ...]:
    """Sentences of the example pile and of the codebook's worked examples, in a fixed order."""
    analyzer = GazetteerAnalyzer(codebook)
    found = {
        document.text[sentence.start : sentence.end]
        for document in read_paths([str(EXAMPLE)]).documents
        for sentence in analyzer.analyze(document).sentences
    }
    for rule in codebook.types:
        found |= {example.text for example in rule.examples} | {example.text for example in rule.counterexamples}
    return tuple(sorted(found))


def _write_pile(path: Path, sentences: tuple[str, ...]) -> None:
    """`DOCUMENTS` news of `WORDS` words, each a seeded draw of sentences in paragraphs of four."""
    chance = random.Random(SEED)
    with path.open("w", encoding="utf-8") as lines:
        for number in range(DOCUMENTS):
            drawn: list[str] = []
            while sum(len(sentence.split()) for sentence in drawn) < WORDS:
                drawn.append(chance.choice(sentences))
            text = "\n\n".join(" ".join(drawn[first : first + 4]) for first in range(0, len(drawn), 4))
            day = FIRST_DAY + timedelta(days=chance.randrange(300))
            news = {"id": f"bench-{number:05}", "text": text, "date": day.isoformat(), "source": chance.choice(SOURCES)}
            lines.write(json.dumps(news, ensure_ascii=False) + "\n")


def _measure(codebook: Codebook, pile: Path) -> tuple[Row, ...]:
    documents = read_paths([str(pile)]).documents
    texts = [document.text for document in documents]
    size = sum(len(text.encode()) for text in texts) / 1e6
    gazetteer, analyzer, coder = Gazetteer(names(codebook.actors)), GazetteerAnalyzer(codebook), CueCoder(codebook)
    encoder = EncoderAnalyzer(codebook)
    analyses = [analyzer.analyze(document) for document in documents]
    count = sum(len(analysis.sentences) for analysis in analyses)
    pairs = list(zip(documents, analyses, strict=True))

    def timed(part: str, work: Callable[[], object], aim: str = "") -> Row:
        return Row(part, _seconds(work), count, "sentences", size, aim)

    plain = _seconds(lambda: [text.split() for text in texts])
    return (
        Row("plain whitespace pass", plain, sum(len(text.split()) for text in texts), "words", size, ""),
        timed("gazetteer", lambda: [gazetteer.find(text) for text in texts], "5 MB/s"),
        timed("analyzer: sentences, words, mentions", lambda: [analyzer.analyze(document) for document in documents]),
        timed("times and quantities alone", lambda: [_grammars(*pair) for pair in pairs]),
        timed("coder cues", lambda: [coder.code(*pair) for pair in pairs]),
        timed("analyzer and coder cues", lambda: [coder.code(d, analyzer.analyze(d)) for d in documents], AIM),
        timed("analyzer encoder, one thread", lambda: list(encoder.analyze_all(documents)), HEADS),
        Row("whole journey, cues", _journey(pile, "cues"), len(documents), "documents", size, JOURNEY),
        Row("whole journey, encoder", _journey(pile, "encoder"), len(documents), "documents", size, ""),
        *(_origins(size) for size in ORIGINS),
    )


def _grammars(document: Document, analysis: Analysis) -> None:
    for sentence in analysis.sentences:
        times = find_times(document.text, sentence, document.published)
        find_quantities(document.text, sentence, times=times)


def _journey(pile: Path, coder: str) -> float:
    """CPU seconds from the file to the brief; the codebook is loaded before the clock starts."""
    workspace = Workspace(today=date(2025, 11, 20), coder=coder)
    workspace.load()
    began = time.process_time()
    workspace.run([str(pile)], ("ITA", "USA"))
    return time.process_time() - began


def _origins(size: int) -> Row:
    """CPU seconds, once, for the origins of a generated newsroom of `size` documents; it is coded before the clock."""
    stories = newsroom("second", seed=SEED, documents=size, briefings=size // 5)
    documents = [story.document for story in stories]
    codings = Workspace(today=date(2025, 11, 20), coder="cues").code(documents)
    began = time.process_time()
    find_origins(documents, codings)
    seconds = time.process_time() - began
    megabytes = sum(len(document.text.encode()) for document in documents) / 1e6
    return Row(f"origins of {size:,} newsroom stories", seconds, size, "documents", megabytes, ORIGINS_AIM)


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one round of `work`: the best of `ROUNDS`, because others use the machine too."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def _body(documents: tuple[Document, ...]) -> float:
    kept = sum(block.end - block.start for each in documents for block in each.blocks if block.zone is Zone.BODY)
    return kept / 1e6


def _table(rows: tuple[Row, ...]) -> str:
    """The rows as a Markdown table, after one line on the machine."""
    plain = rows[0]
    lines = [
        f"{DOCUMENTS} documents of {WORDS} words, seed {SEED}; one of {os.cpu_count()} cores used; "
        f"Python {platform.python_version()} on {platform.machine()}; best of {ROUNDS} rounds, CPU time.",
        "",
        "| part | MB/s | rate | x plain pass | was | aim |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        per_minute = row.unit == "documents"
        rate = f"{row.rate * (60 if per_minute else 1):,.0f} {row.unit}/{'min' if per_minute else 's'}"
        ratio = row.seconds / row.megabytes * plain.speed
        was = f"{FIRST_RATIOS[row.part]:,}" if row.part in FIRST_RATIOS else ""
        lines.append(f"| {row.part} | {row.speed:.2f} | {rate} | {ratio:,.0f} | {was} | {row.aim} |")
    return "\n".join(lines) + "\n"


HEAD = """# How fast it is

Written by `make bench`; do not edit. News is generated from sentences of our own, so that everybody can repeat it. Each
part stands beside a plain pass that only cuts the same text at white space: `x plain pass` tells how many times as long
the part takes, which depends less on the machine than the rates do; `was` is the same before the coder was made fast.

"""


if __name__ == "__main__":
    main()
