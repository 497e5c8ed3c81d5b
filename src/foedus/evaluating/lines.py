"""Turns JSON lines, gold or coded, into tellings that can be compared."""

from __future__ import annotations

import json

from foedus.errors import BadGold
from foedus.evaluating.fields import REMEDY, Fields, Json
from foedus.evaluating.telling import (
    Act,
    Amount,
    Gold,
    Judging,
    Leaning,
    Name,
    Promise,
    Reliance,
    Saying,
    Telling,
    Time,
)
from foedus.records import Span

LISTS = (
    "mentions",
    "events",
    "claims",
    "commitments",
    "stances",
    "dependencies",
    "attributions",
    "times",
    "loaded",
)
LONGEST = 20_000_000  # characters of one gold line; a longer one is a mistake
Values = dict[str, Json]


def read_gold(line: str, where: str) -> Gold:
    """One gold line; raises `BadGold` with line, field and remedy."""
    values = _object(line, where)
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        raise BadGold(where, 'the field "text" is missing or empty', REMEDY)
    fields = Fields(values, where, len(text))
    given = frozenset(name for name in LISTS if values.get(name) is not None)
    if not given:
        raise BadGold(where, f"none of {', '.join(LISTS)} is given, so there is nothing to judge", REMEDY)
    sentences = tuple(sorted(fields.spans("sentences"))) or (Span(0, len(text)),)
    name = values.get("id")
    identity = str(name) if isinstance(name, str | int) else where
    return Gold(identity, text, fields.text("register") or "", sentences, given, telling_of(values, where, len(text)))


def telling_of(values: Values, where: str, size: int) -> Telling:
    """What an object of the batch interface tells of a text of `size` characters."""
    fields = Fields(values, where, size)
    return Telling(
        acts=tuple(_act(row) for row in fields.rows("events")),
        sayings=tuple(_saying(row) for row in fields.rows("attributions")),
        leanings=tuple(_leaning(row) for row in fields.rows("stances")),
        names=tuple(Name(row.own_span(), row.text("code")) for row in fields.rows("mentions")),
        amounts=tuple(_amount(row) for row in fields.rows("claims") if row.text("kind") in (None, "quantity")),
        times=tuple(_time(row) for row in fields.rows("times")),
        judgings=tuple(Judging(row.own_span(), row.text("kind") or "") for row in fields.rows("loaded")),
        promises=tuple(_promise(row) for row in fields.rows("commitments")),
        reliances=tuple(_reliance(row) for row in fields.rows("dependencies")),
    )


def _object(line: str, where: str) -> Values:
    if len(line) > LONGEST:
        raise BadGold(where, f"a line of {len(line):,} characters", "split it into texts")
    try:
        values: Json = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadGold(where, "is no JSON", REMEDY) from error
    if not isinstance(values, dict):
        raise BadGold(where, "is JSON but no object", REMEDY)
    return values


def _act(row: Fields) -> Act:
    quad = row.number("quad")
    return Act(
        type=row.text("type") or "",
        mode=row.text("mode"),
        quad=None if quad is None else int(quad),
        modality=row.text("modality"),
        actors=row.codes("actors"),
        recipients=row.codes("recipients"),
        actor_spans=row.spans("actor_spans"),
        recipient_spans=row.spans("recipient_spans"),
        trigger=row.span("trigger"),
        evidence=row.span("evidence"),
        confidence=row.confidence(),
    )


def _saying(row: Fields) -> Saying:
    return Saying(row.spans("source"), row.spans("cue"), row.spans("content"))


def _leaning(row: Fields) -> Leaning:
    polarity = row.number("polarity")
    holder, towards = row.needed_span("holder_span"), row.needed_span("towards_span")
    return Leaning(holder, towards, polarity or 0.0, row.confidence())


def _amount(row: Fields) -> Amount:
    place = row.span("number") or row.span("evidence")
    numbers = (row.number("value"), row.number("low"), row.number("high"))
    return Amount(*numbers, row.text("unit"), row.text("currency"), place)


def _time(row: Fields) -> Time:
    return Time(row.own_span(), row.text("earliest"), row.text("latest"))


def _promise(row: Fields) -> Promise:
    return Promise(row.codes("debtor"), row.text("strength"), row.needed_span("evidence"))


def _reliance(row: Fields) -> Reliance:
    return Reliance(row.text("dependent"), row.text("on"), row.needed_span("evidence"))
