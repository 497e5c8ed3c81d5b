"""Tells a refusal from a denial: "it will not lift the ban" is a no that somebody has said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from foedus.codebook.grammar import Grammar
from foedus.coding.lines import Line
from foedus.coding.modality import NEGATION_REACH
from foedus.records import EventType, Frame

# What is refused, and the mode of REJECT that says so (boundaries of the type: codebook/plover/reject.toml).
_REFUSED: Mapping[EventType, str | None] = {
    EventType.CONCEDE: "yield",
    EventType.RETREAT: "yield",
    EventType.AID: "assist",
    EventType.COOPERATE: "assist",
    EventType.CONSULT: "meet",
    EventType.SUPPORT: None,
    EventType.AGREE: None,
}


class RefusalReader:
    """Reads "will not" and "would never" before a friendly act."""

    def __init__(self, grammar: Grammar) -> None:
        self._future = grammar.words("modality.future") | {"would"}  # "said that it would not"
        self._negations = grammar.words("modality.negations")

    def settled(self, line: Line, frame: Frame) -> Frame:
        """The frame as REJECT, to be told as fact, where its act is one that will not be done; else as it is."""
        if frame.kind != "event" or EventType(frame.label) not in _REFUSED:
            return frame
        before = line.lower[max(0, frame.anchor - NEGATION_REACH) : frame.anchor]
        if self._future.isdisjoint(before) or self._negations.isdisjoint(before):
            return frame
        mode = _REFUSED[EventType(frame.label)]
        return replace(frame, label=EventType.REJECT.value, mode=mode)
