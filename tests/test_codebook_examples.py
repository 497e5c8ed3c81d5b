"""The worked examples of the codebook are run through the coder; the share that it gets right may not fall."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from foedus.codebook.types import Counterexample, Example, TypeRule
from foedus.records import EventType, Modality
from texts import codebook, coding

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["codebook"]
RULES = {rule.type: rule for rule in codebook().types}


def is_coded(rule: TypeRule, example: Example) -> bool:
    """The example's type with exactly its actors and recipients."""
    return any(
        event.type is rule.type
        and {party.code for party in event.actors} == set(example.actors)
        and {party.code for party in event.recipients} == set(example.recipients)
        for event in coding(example.text, None).events
    )


def is_left_alone(rule: TypeRule, example: Counterexample) -> bool:
    told = (Modality.ASSERTED, Modality.PLANNED)
    return all(event.type is not rule.type or event.modality not in told for event in coding(example.text, None).events)


def test_examples_of_the_codebook_are_coded() -> None:
    outcomes = {(rule.type, e.text): is_coded(rule, e) for rule in RULES.values() for e in rule.examples}
    missed = "\n".join(f"{kind}: {text}" for (kind, text), hit in outcomes.items() if not hit)
    assert sum(outcomes.values()) >= FLOORS["examples"] * len(outcomes), f"not coded:\n{missed}"


def test_counterexamples_of_the_codebook_are_left_alone() -> None:
    outcomes = {(rule.type, e.text): is_left_alone(rule, e) for rule in RULES.values() for e in rule.counterexamples}
    fallen = "\n".join(f"{kind}: {text}" for (kind, text), safe in outcomes.items() if not safe)
    assert sum(outcomes.values()) >= FLOORS["counterexamples"] * len(outcomes), f"coded all the same:\n{fallen}"


@pytest.mark.parametrize("kind", list(EventType))
def test_each_type_has_examples_that_are_coded(kind: EventType) -> None:
    rule = RULES[kind]
    coded = sum(is_coded(rule, example) for example in rule.examples)
    assert coded >= FLOORS["each_type"] * len(rule.examples)
