"""Counts the sentences of our corpus that share a run of words with a set of others: none should be anybody else's.

Usage: python scripts/corpus_overlap.py [--words 8] [--show]

Reads the sets of ../shared/data that hold sentences; a set that is not there is said and left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from training.corpus import read_corpus  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
SETS = (
    "events/plv_train.jsonl",
    "events/conflibert_penta_train_clean.jsonl",
    "events/conflibert_roles_train_clean.jsonl",
    "events/ngec_synthetic.jsonl.gz",
    "stance/dse_train_dedup.jsonl",
    "stance/dse_valid_dedup.jsonl",
    "stance/newsmtsc_train.jsonl",
    "attribution/polnear_train.jsonl.gz",
    "attribution/polnear_dev.jsonl",
)
_WORD = re.compile(r"[a-z0-9']+")
Run = tuple[str, ...]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=8, help="length of a run")
    parser.add_argument("--show", action="store_true", help="print the runs")
    options = parser.parse_args(arguments)
    sentences = [sentence.text for passage in read_corpus() for sentence in passage.sentences]
    ours = {run for text in sentences for run in _runs(text, options.words)}
    for name in SETS:
        path = DATA / name
        if not path.is_file():
            sys.stdout.write(f"{name}: not here\n")
            continue
        shared = {run for text in _texts(path) for run in _runs(text, options.words) if run in ours}
        told = sum(any(run in shared for run in _runs(text, options.words)) for text in sentences)
        sys.stdout.write(f"{name}: {told} of {len(sentences):,} sentences share {options.words} words in a row\n")
        for run in sorted(shared) if options.show else ():
            sys.stdout.write(f"  {' '.join(run)}\n")
    return 0


def _runs(text: str, size: int) -> Iterator[Run]:
    words = _WORD.findall(text.lower())
    yield from (tuple(words[first : first + size]) for first in range(len(words) - size + 1))


def _texts(path: Path) -> Iterator[str]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line)["text"] for line in content.decode("utf-8").splitlines())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
