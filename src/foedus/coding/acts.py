"""Which cues of a sentence stand as acts, and which only tell what an act is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.codebook.types import CONTENT, TypeRule
from foedus.coding.clauses import Clause, ClauseKind, clause_of
from foedus.coding.inflections import Form
from foedus.coding.patterns import Hit
from foedus.coding.roles import Roles
from foedus.coding.voice import Voice
from foedus.records import EventType, Modality

_UNFINISHED = (Form.ING, Form.BASE, Form.BASE_OR_PAST)
_NEW_STARTS = (ClauseKind.COORDINATE, ClauseKind.SUBORDINATE)


@dataclass(frozen=True, slots=True)
class VoicedCue:
    """A cue that stands as an act, with its voice and the types told inside what it says."""

    hit: Hit
    voice: Voice
    content: tuple[EventType, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A cue with everything decided about it but its wording as an event."""

    hit: Hit
    rule: TypeRule
    mode: str | None
    voice: Voice
    roles: Roles
    modality: Modality
    clause: Clause


def by_fullness(hits: Sequence[Hit]) -> list[Hit]:
    """Hits by fullness of wording, then by place."""
    return sorted(hits, key=lambda hit: (-hit.pattern.fullness, not hit.cue.strong, hit.first, hit.last - hit.first))


def without_overlap(voiced: Iterable[tuple[Hit, Voice | None]]) -> list[VoicedCue]:
    """Cues in order of place; of those that share words the first given stays, and an idiom that stays goes last."""
    kept: list[VoicedCue] = []
    for hit, voice in voiced:
        if voice is not None and not any(hit.shares_words(other.hit) for other in kept):
            kept.append(VoicedCue(hit, voice))
    return sorted((cue for cue in kept if not cue.hit.cue.idiom), key=lambda cue: cue.hit.first)


def nested(cues: Sequence[VoicedCue], clauses: Sequence[Clause]) -> list[VoicedCue]:
    """Cues that are acts of their own, each with the types of those that belong to what it says."""
    outer: list[VoicedCue] = []
    for cue in cues:
        owner = next((n for n, other in enumerate(outer) if _holds(other, cue, clauses)), None)
        if owner is None:
            outer.append(cue)
        else:
            holder = outer[owner]
            outer[owner] = VoicedCue(holder.hit, holder.voice, (*holder.content, cue.hit.rule.type))
    return outer


def _holds(outer: VoicedCue, inner: VoicedCue, clauses: Sequence[Clause]) -> bool:
    """Whether `inner` belongs to what `outer` says: it follows, and no new main verb has begun."""
    if outer.hit.cue.takes != CONTENT or inner.hit.first < outer.hit.last:
        return False
    is_loose = inner.voice is Voice.NOMINAL or inner.hit.form in _UNFINISHED
    if outer.voice is Voice.NOMINAL and not is_loose:
        return False
    first, last = clause_of(clauses, outer.hit.first), clause_of(clauses, inner.hit.first)
    return is_loose or not any(clause.kind in _NEW_STARTS for clause in clauses[first + 1 : last + 1])
