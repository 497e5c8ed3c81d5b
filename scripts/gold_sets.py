"""Turns the development sets of others into gold for `foedus evaluate`: measured on, never learnt from or shipped.

Usage: python scripts/gold_sets.py plv|penta|roles|dse|polnear|figures|times > gold.jsonl
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from foedus.evaluating.fields import Json

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
OWN_FIGURES = [ROOT / "tests" / name for name in ("quantity_sentences.toml", "quantity_news.toml")]
OWN_TIMES = ROOT / "tests" / "time_sentences.toml"
YIELD = "CONCEDE|RETREAT"  # two types that the PLV set merges
Row = dict[str, Json]


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in SETS:
        sys.stderr.write(f"name one of {', '.join(SETS)}\n")
        return 2
    for row in SETS[arguments[0]]():
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


def plv() -> Iterator[Row]:
    """Type and quad class of the act between a given pair."""
    for row in _rows("events/plv_train.jsonl"):
        act = {
            "type": YIELD if row["type15"] == "YIELD" else row["type15"],
            "quad": row["quad"],
            "actor_spans": _listed(row["actor_span"]),
            "recipient_spans": _listed(row["recipient_span"]),
        }
        yield {"id": row["id"], "text": row["text"], "events": [act]}


def penta() -> Iterator[Row]:
    """Quad class, or no event at all."""
    for row in _rows("events/conflibert_penta_train_clean.jsonl"):
        yield {"id": row["id"], "text": row["text"], "events": [{"quad": row["penta"]}] if row["penta"] else []}


def roles() -> Iterator[Row]:
    """Places of actors and recipients, from word tags."""
    for row in _rows("events/conflibert_roles_train_clean.jsonl"):
        spans = _tagged(row)
        act: Row = {"actor_spans": list(spans["S"]), "recipient_spans": list(spans["T"])}
        yield {"id": row["id"], "text": row["text"], "events": [act]}


def dse() -> Iterator[Row]:
    """Both directions of a given pair: for, against or neutral."""
    for row in _rows("stance/dse_valid_dedup.jsonl"):
        p, q = _place(row["p"]), _place(row["q"])
        sign = {"positive": 1, "negative": -1}.get(str(row["polarity"]), 0)
        stances: list[Json] = [
            {"holder_span": p, "towards_span": q, "polarity": sign if row["direction"] == "p_to_q" else 0},
            {"holder_span": q, "towards_span": p, "polarity": sign if row["direction"] == "q_to_p" else 0},
        ]
        yield {"id": row["id"], "text": row["text"], "stances": stances}


def polnear() -> Iterator[Row]:
    """Who says what, in whole articles; a part in several pieces stays in pieces."""
    for row in _rows("attribution/polnear_dev.jsonl"):
        fields = ("id", "text", "date", "attributions")
        yield {name: row[name] for name in fields}


def figures() -> Iterator[Row]:
    """Our own news sentences with the quantities that they hold."""
    rows = [row for file in OWN_FIGURES for row in tomllib.loads(file.read_text(encoding="utf-8"))["sentence"]]
    for number, row in enumerate(rows, start=1):
        claims: list[Json] = [{"kind": "quantity", **quantity} for quantity in row["quantities"]]
        yield {"id": f"figures-{number}", "text": row["text"], "claims": claims}


def times() -> Iterator[Row]:
    """Our own news sentences with their times, read on the day of their document."""
    for number, row in enumerate(tomllib.loads(OWN_TIMES.read_text(encoding="utf-8"))["sentence"], start=1):
        text, place = row["text"], 0
        told: list[Json] = []
        for written, earliest, latest in row["times"]:
            start = text.index(written, place)
            place = start + len(written)
            told.append({"start": start, "end": place, "earliest": earliest or None, "latest": latest or None})
        yield {"id": f"times-{number}", "text": text, "date": row["anchor"].isoformat(), "times": told}


SETS = {"plv": plv, "penta": penta, "roles": roles, "dse": dse, "polnear": polnear, "figures": figures, "times": times}


def _rows(name: str) -> Iterator[Row]:
    with (DATA / name).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _listed(place: Json) -> list[Json]:
    return [] if place is None else [place]


def _place(value: Json) -> Row:
    place = value if isinstance(value, dict) else {}
    return {"start": place.get("start"), "end": place.get("end")}


def _tagged(row: Row) -> dict[str, list[Row]]:
    """Places by side from BIO tags; one tagged R stands on both sides."""
    spans: dict[str, list[Row]] = {"S": [], "T": []}
    text, tokens, tags = str(row["text"]), row["tokens"], row["tags"]
    place, open_sides = 0, ""
    for token, tag in zip(_words(tokens), _words(tags), strict=True):
        start = text.find(token, place)
        place = start + len(token)
        sides = "" if tag == "O" else {"R": "ST"}.get(tag[2:], tag[2:])
        for side in sides:
            if tag.startswith("I") and sides == open_sides:
                spans[side][-1]["end"] = place
            else:
                spans[side].append({"start": start, "end": place})
        open_sides = sides
    return spans


def _words(value: Json) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
