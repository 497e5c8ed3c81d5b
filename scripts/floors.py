"""Measures the coder on our own examples and, where ../shared/data lies beside the project, on development sets.

Usage: python scripts/floors.py        (`make floors`)

Holds every figure to tests/floors.toml (exit 1 where one fell below) and, when all sets are there, writes
docs/validity.md. The development sets may only be measured on: nothing is learnt or copied from them.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from foedus.records import Coding, Event  # noqa: E402
from test_codebook_examples import is_coded, is_left_alone  # noqa: E402
from texts import codebook, coding  # noqa: E402

EVENTS = ROOT.parent / "shared" / "data" / "events"
VALIDITY = ROOT / "docs" / "validity.md"
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # as the PLV set merges them
PLV_QUAD = {"YIELD": 2}  # and so its quad class
QUAD_OF = {rule.type.value: rule.quad for rule in codebook().types}
NONE = "no event"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: `key` is its floor in tests/floors.toml, `of` how many cases it stands on."""

    key: str
    what: str
    value: float
    of: int


def main() -> int:
    """Print every figure with its floor; 1 where one is below."""
    floors = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))
    figures = [*_codebook_figures(), *_development_figures()]
    below = 0
    for figure in figures:
        section, name = figure.key.split(".")
        floor = floors.get(section, {}).get(name)
        fallen = floor is not None and figure.value < floor
        below += fallen
        _say(
            f"{'BELOW' if fallen else '':6}{figure.value:6.3f}  floor {floor or '-':<5}  n={figure.of:<5} {figure.what}"
        )
    if EVENTS.is_dir():
        VALIDITY.write_text(_validity(figures, floors), encoding="utf-8")
        _say(f"written: {VALIDITY.relative_to(ROOT)}")
    else:
        _say(f"no development sets at {EVENTS}: only our own examples were measured")
    return 1 if below else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _codebook_figures() -> Iterator[Figure]:
    rules = codebook().types
    hits = [is_coded(rule, example) for rule in rules for example in rule.examples]
    yield Figure(
        "codebook.examples", "codebook examples coded with type, actors and recipients", _share(hits), len(hits)
    )
    safe = [is_left_alone(rule, example) for rule in rules for example in rule.counterexamples]
    yield Figure("codebook.counterexamples", "codebook counterexamples left alone", _share(safe), len(safe))


def _development_figures() -> Iterator[Figure]:
    if not EVENTS.is_dir():
        return
    yield from _plv()
    yield from _roles()
    yield from _penta()


def _plv() -> Iterator[Figure]:
    """Type and quad class where the pair is given: the event that touches the pair best counts."""
    rows = _rows("plv_train.jsonl")
    types, quads = [], []
    for row in rows:
        event = _best(coding(row["text"], None), row)
        found = MERGED.get(event.type.value, event.type.value) if event else NONE
        types.append((row["type15"], found))
        quads.append((str(row["quad"]), str(PLV_QUAD.get(found, QUAD_OF.get(found, NONE)))))
    covered = [found != NONE for _, found in types]
    yield Figure(
        "plv.root", "PLV train, root macro F1 (15 types; no event counts as wrong)", _macro_f1(types), len(rows)
    )
    yield Figure("plv.quad", "PLV train, quad class macro F1", _macro_f1(quads), len(rows))
    yield Figure("plv.coverage", "PLV train, share of sentences with an event", _share(covered), len(rows))
    right = [gold == found for gold, found in types if found != NONE]
    yield Figure("plv.precision", "PLV train, type right where an event is coded", _share(right), len(right))


def _best(coding: Coding, row: dict[str, dict[str, int]]) -> Event | None:
    def touches(event: Event) -> float:
        pairs = ((event.actors, row["actor_span"]), (event.recipients, row["recipient_span"]))
        hits = sum(bool(s) and any(p.start < s["end"] and s["start"] < p.end for p in parties) for parties, s in pairs)
        return hits + event.confidence

    return max(coding.events, key=touches, default=None)


def _roles() -> Iterator[Figure]:
    """Overlap of actor and recipient spans (any character in common) over all events of a sentence."""
    counts: Counter[str] = Counter()
    rows = _rows("conflibert_roles_train_clean.jsonl")
    for row in rows:
        gold = _tagged(row)
        events = coding(row["text"], None).events
        found = {
            "S": {(p.start, p.end) for event in events for p in event.actors},
            "T": {(p.start, p.end) for event in events for p in event.recipients},
        }
        for side in "ST":
            counts[f"{side}gold"] += len(gold[side])
            counts[f"{side}found"] += len(found[side])
            counts[f"{side}hit"] += sum(any(_meet(g, f) for f in found[side]) for g in gold[side])
            counts[f"{side}right"] += sum(any(_meet(g, f) for g in gold[side]) for f in found[side])
    for side, name in (("S", "actor"), ("T", "recipient")):
        recall = counts[f"{side}hit"] / counts[f"{side}gold"]
        precision = counts[f"{side}right"] / counts[f"{side}found"]
        value = 2 * precision * recall / (precision + recall)
        yield Figure(f"roles.{name}", f"ConfliBERT roles, {name} overlap F1", value, counts[f"{side}gold"])


def _tagged(row: dict[str, object]) -> dict[str, list[tuple[int, int]]]:
    """Spans by side from BIO tags; a span tagged R stands on both sides."""
    spans: dict[str, list[tuple[int, int]]] = {"S": [], "T": []}
    text, place, open_sides = str(row["text"]), 0, ""
    for token, tag in zip(row["tokens"], row["tags"], strict=True):  # type: ignore[call-overload]
        start = text.find(token, place)
        place = start + len(token)
        sides = "" if tag == "O" else {"R": "ST"}.get(tag[2:], tag[2:])
        for side in sides:
            if tag.startswith("I") and sides == open_sides:
                spans[side][-1] = (spans[side][-1][0], place)
            else:
                spans[side].append((start, place))
        open_sides = sides
    return spans


def _penta() -> Iterator[Figure]:
    """Event or not: CAMEO statements and appeals count as no event there, which PLOVER reads as acts in part."""
    rows = _rows("conflibert_penta_train_clean.jsonl")
    pairs = []
    for row in rows:
        event = max(coding(row["text"], None).events, key=lambda event: event.confidence, default=None)
        pairs.append((str(row["penta"]), str(event.quad) if event else "0"))
    yield Figure("penta.none", "ConfliBERT penta, no-event F1", _f1(pairs, "0"), len(rows))
    yield Figure("penta.macro", "ConfliBERT penta, macro F1", _macro_f1(pairs), len(rows))


def _rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (EVENTS / name).read_text(encoding="utf-8").splitlines()]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _share(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / len(outcomes)


def _f1(pairs: Sequence[tuple[str, str]], label: str) -> float:
    hit = sum(gold == found == label for gold, found in pairs)
    wrong = sum((gold == label) != (found == label) for gold, found in pairs)
    return 2 * hit / (2 * hit + wrong) if hit or wrong else 0.0


def _macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    labels = sorted({gold for gold, _ in pairs})
    return sum(_f1(pairs, label) for label in labels) / len(labels)


def _validity(figures: Sequence[Figure], floors: dict[str, dict[str, float]]) -> str:
    rows = []
    for figure in figures:
        section, name = figure.key.split(".")
        floor = floors.get(section, {}).get(name, "")
        rows.append(f"| {figure.what} | {figure.of} | {figure.value:.3f} | {floor} |")
    return HEAD + "\n".join(rows) + "\n"


HEAD = """# How right the coder is

Written by `make floors`; do not edit. The coder measured is `cues`: tables, word order and small words, no weights.
The PLV and ConfliBERT sets are development sets of others, measured on and nothing else. Confidence is a count of what
speaks for a reading; it is not calibrated. Errors by kind that we know of: docs/limits.md.

| what | cases | figure | floor |
|---|---|---|---|
"""


if __name__ == "__main__":
    sys.exit(main())
