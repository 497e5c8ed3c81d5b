"""Named parties as they stand in a record: code, name and place."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.lines import Participant
from foedus.records import Party

UNKNOWN_CODE = "UNK"  # PLOVER's "unknown": a party is named, its country is not


def as_parties(group: Sequence[Participant]) -> tuple[Party, ...]:
    """Parties in the order of `group`; one without a country carries PLOVER's code for unknown."""
    mentions = [participant.mention for participant in group]
    return tuple(Party(m.code or UNKNOWN_CODE, m.name, m.start, m.end, m.sector) for m in mentions)
