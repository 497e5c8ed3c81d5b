"""Gold and coded lines in a few words, for tests of the figures."""

from __future__ import annotations

import json

from foedus.evaluating import Case, Evaluation, evaluate, read_gold, telling_of
from foedus.evaluating.fields import Json

TEXT = "Italy accused France. Spain thanked Malta. Rome is old."
SENTENCES: list[Json] = [{"start": 0, "end": 21}, {"start": 22, "end": 42}, {"start": 43, "end": 55}]
Row = dict[str, Json]


def at(words: str, text: str = TEXT) -> Row:
    """The place of `words` in `text`."""
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def act(kind: str, trigger: str, actor: str, recipient: str, **more: Json) -> Row:
    """An event: codes are the first three letters of the names in capitals."""
    sides: Row = {
        "actors": [actor[:3].upper()],
        "actor_spans": [at(actor)],
        "recipients": [recipient[:3].upper()],
        "recipient_spans": [at(recipient)],
    }
    quad = {"ACCUSE": 3, "SUPPORT": 1, "REJECT": 3, "ASSAULT": 4, "AID": 2}[kind]
    return {"type": kind, "quad": quad, "modality": "asserted", "trigger": at(trigger), **sides, **more}


def case(gold: Row, found: Row, text: str = TEXT, number: int = 1) -> Case:
    """One text with its gold fields and what a coder told."""
    units: Row = {"sentences": SENTENCES} if text == TEXT else {}
    line = json.dumps({"id": f"case-{number}", "text": text, **units, **gold})
    return Case(read_gold(line, "gold line 1"), telling_of(found, "coded", len(text)))


def figures(suite: str, *cases: Case) -> dict[str, float | None]:
    """The values over all texts, by name."""
    return {figure.name: figure.value for figure in judged(suite, *cases).figures if not figure.register}


def judged(suite: str, *cases: Case) -> Evaluation:
    return evaluate(suite, cases, resamples=20)


ACT_LINE = json.dumps(
    {
        "id": "a",
        "text": "Italy condemned Hungary. The old bridge was repainted.",
        "sentences": [{"start": 0, "end": 24}, {"start": 25, "end": 54}],
        "events": [
            {
                "type": "ACCUSE",
                "quad": 3,
                "actor_spans": [{"start": 0, "end": 5}],
                "recipient_spans": [{"start": 16, "end": 23}],
                "trigger": {"start": 6, "end": 15},
            },
            {"type": "AID", "quad": 2, "trigger": {"start": 33, "end": 39}},
        ],
    }
)
