"""Codes acts: cue, voice, parties and modality of one sentence become events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from foedus.codebook.grammar import Grammar
from foedus.codebook.types import CONTENT, TypeRule
from foedus.coding.attribution import Speech, chain_over, clause_of
from foedus.coding.clauses import Clause, ClauseKind
from foedus.coding.inflections import Form
from foedus.coding.lines import Line, Participant
from foedus.coding.modality import ModalityReader, as_history
from foedus.coding.patterns import CueIndex, Hit
from foedus.coding.roles import RoleFinder, Roles
from foedus.coding.topics import TopicReader
from foedus.coding.voice import Voice, VoiceReader
from foedus.records import (
    ActorKind,
    Event,
    EventType,
    EvidenceSpan,
    FuzzyDate,
    Modality,
    Party,
    TimeMention,
    content_id,
)

UNKNOWN_CODE = "UNK"  # PLOVER's "unknown": a party is named, its country is not
INFERENCE_REACH = 12  # words before a cue in which a verb of inference governs it
_DOERLESS = (ActorKind.PLACE, ActorKind.ASSET, ActorKind.PROGRAMME)
# Nouns of these types describe a standing relation at least as often as an act: "their cooperation on defence".
_STANDING = frozenset({EventType.COOPERATE, EventType.SUPPORT, EventType.AGREE, EventType.AID})
_HOSTILE = frozenset({EventType.ASSAULT, EventType.SANCTION, EventType.PROTEST, EventType.COERCE, EventType.MOBILIZE})


@dataclass(frozen=True, slots=True)
class Act:
    """A cue with everything decided about it but its wording as an event."""

    hit: Hit
    rule: TypeRule
    mode: str | None
    voice: Voice
    roles: Roles
    modality: Modality
    clause: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What the coder knows around a line: its clauses, speeches and times, and the document's date."""

    document: str
    clauses: tuple[Clause, ...]
    speeches: tuple[Speech, ...]
    times: tuple[TimeMention, ...]
    published: FuzzyDate


class EventReader:
    """Turns the cues of a line into events; most sentences have none."""

    def __init__(
        self,
        rules: Sequence[TypeRule],
        grammar: Grammar,
        index: CueIndex,
        voices: VoiceReader,
        roles: RoleFinder,
        modalities: ModalityReader,
        topics: TopicReader,
        happenings: frozenset[str],
    ) -> None:
        self._rules: Mapping[EventType, TypeRule] = {rule.type: rule for rule in rules}
        self._index, self._voices, self._roles = index, voices, roles
        self._modalities, self._topics, self._happenings = modalities, topics, happenings
        rows = (row.split() for row in grammar.listed("content_modes.rows"))
        self._content_modes = {(EventType(outer), EventType(inner)): mode for outer, inner, mode in rows}
        announced = (row.split() for row in grammar.listed("content_modes.announced"))
        self._announced = {EventType(told): EventType(coded) for told, coded in announced}

    def read(self, line: Line, hits: Sequence[Hit], setting: Setting) -> tuple[Event, ...]:
        """The events of one line, in order of their triggers."""
        standing = self._standing(line, _fullest(hits))
        outer, inner = self._nested(standing, setting.clauses, line)
        acts = [self._act(line, hit, voice, inner.get(number, ()), setting) for number, (hit, voice) in outer]
        events = [self._event(line, act, setting) for act in acts if act is not None]
        return _distinct(events)

    def find(self, line: Line) -> tuple[Hit, ...]:
        return self._index.find(line)

    def _standing(self, line: Line, hits: Sequence[Hit]) -> list[tuple[Hit, Voice]]:
        """Cues that stand as acts; an idiom ("meet a target") has beaten the barer cue it holds and goes."""
        kept = _without_overlap((hit, self._voices.read(line, hit)) for hit in hits)
        return [(hit, voice) for hit, voice in kept if not hit.cue.idiom]

    def _nested(
        self, standing: list[tuple[Hit, Voice]], clauses: Sequence[Clause], line: Line
    ) -> tuple[list[tuple[int, tuple[Hit, Voice]]], dict[int, tuple[EventType, ...]]]:
        """Acts of their own, and the types told inside the content of each."""
        outer: list[tuple[int, tuple[Hit, Voice]]] = []
        inner: dict[int, tuple[EventType, ...]] = {}
        for number, (hit, voice) in enumerate(standing):
            owners = (n for n, (h, v) in outer if h.cue.takes == CONTENT and _is_content(clauses, h, v, hit, voice))
            owner = next(owners, None)
            if owner is None:
                outer.append((number, (hit, voice)))
            else:
                inner[owner] = (*inner.get(owner, ()), hit.rule.type)
        return outer, inner

    def _act(self, line: Line, hit: Hit, voice: Voice, content: Sequence[EventType], setting: Setting) -> Act | None:
        number = clause_of(setting.clauses, hit.first)
        clause = setting.clauses[number]
        modality = self._modalities.read(line, setting.clauses, clause, hit.first)
        if modality is Modality.DEMANDED or self._is_inferred(line, hit):
            return None
        roles = self._roles.find(line, setting.clauses, number, hit, voice)
        roles = self._completed(line, roles, hit, setting)
        if not self._is_act(line, clause, hit, voice, roles):
            return None
        near = [time for time in setting.times if line.span(clause.first, clause.last).overlaps(time.span)]
        modality = as_history(modality, near or setting.times, setting.published)
        mode = hit.cue.mode or self._mode_of_content(hit.rule, content)
        act = Act(hit, hit.rule, mode, voice, roles, modality, number)
        return self._told_ahead(act)

    def _completed(self, line: Line, roles: Roles, hit: Hit, setting: Setting) -> Roles:
        """ "we" in a quotation is the speaker; where all take part alike, all are recipients too if the type needs one."""
        if not roles.actors and "we" in line.lower[max(0, hit.first - 6) : hit.first]:
            said = next((speech for speech in setting.speeches if speech.holds(hit.first) and speech.source), None)
            if said is not None and said.source is not None:
                roles = replace(roles, actors=line.between(*said.source)[:1])
        if hit.rule.needs_recipient and len(roles.actors) > 1 and not roles.recipients:
            roles = replace(roles, recipients=roles.actors)
        return roles

    def _mode_of_content(self, rule: TypeRule, content: Sequence[EventType]) -> str | None:
        return next((mode for kind in content if (mode := self._content_modes.get((rule.type, kind)))), None)

    def _told_ahead(self, act: Act) -> Act:
        """A cooperative act that is only announced is a promise of it."""
        if act.modality is Modality.PLANNED and act.rule.type in self._announced:
            return replace(act, rule=self._rules[self._announced[act.rule.type]], mode=None)
        return act

    def _is_inferred(self, line: Line, hit: Hit) -> bool:
        """What an author reads into something ("this reveals that ...") is no act; what a named party reveals is told."""
        for place in range(max(0, hit.first - INFERENCE_REACH), hit.first):
            if line.lower[place] in self._modalities.inference and line.lower[place + 1] in ("that", "a", "an", "the"):
                return not any(party.last == place and party.mention.code for party in line.participants)
        return False

    def _is_act(self, line: Line, clause: Clause, hit: Hit, voice: Voice, roles: Roles) -> bool:
        doers = [party for party in roles.actors if party.mention.kind not in _DOERLESS]
        named = doers or roles.recipients
        if not named or (not doers and voice is Voice.ACTIVE):
            return False
        if not hit.cue.strong and not (doers and roles.recipients) and not (hit.cue.is_reciprocal and len(doers) > 1):
            return False
        if hit.rule.needs_recipient and not roles.recipients and len(doers) < 2:
            return False
        return voice is not Voice.NOMINAL or self._noun_acts(line, clause, hit, roles)

    def _noun_acts(self, line: Line, clause: Clause, hit: Hit, roles: Roles) -> bool:
        """A noun is an act where a verb makes it one, or where doer and recipient of a hostile act are both named."""
        happens = any(word in self._happenings for word in line.lower[hit.last : min(clause.last, hit.last + 8)])
        if roles.light or happens:
            return any(party.mention.code for party in roles.actors)
        both = bool(roles.actors and roles.recipients)
        return both and hit.rule.type in _HOSTILE and hit.rule.type not in _STANDING

    def _event(self, line: Line, act: Act, setting: Setting) -> Event:
        clause = setting.clauses[act.clause]
        trigger = line.span(act.hit.first, act.hit.last)
        evidence = EvidenceSpan.cut(setting.document, line.text, line.sentence.span)
        actors, recipients = _parties(act.roles.actors), _parties(act.roles.recipients)
        intensity = act.rule.score_of(act.mode)
        return Event(
            id=content_id(
                "e", setting.document, trigger.start, trigger.end, act.rule.type, act.mode, actors, recipients
            ),
            type=act.rule.type,
            mode=act.mode,
            quad=act.rule.quad,
            contexts=self._topics.contexts(line, act.hit.cue.contexts),
            domain=self._topics.domain_of(line, clause.first, clause.last, act.rule.type),
            intensity=intensity,
            modality=act.modality,
            actors=actors,
            recipients=recipients,
            when=_when(line, clause, setting.times),
            attribution=chain_over(line, setting.speeches, act.hit.first),
            confidence=_confidence(act),
            trigger=trigger,
            evidence=evidence,
        )


def _fullest(hits: Sequence[Hit]) -> list[Hit]:
    """Hits by fullness of wording, then by place."""
    return sorted(
        hits, key=lambda hit: (-hit.pattern.weight[0], not hit.pattern.weight[1], hit.first, hit.last - hit.first)
    )


def _without_overlap(voiced: Iterable[tuple[Hit, Voice | None]]) -> list[tuple[Hit, Voice]]:
    """Of cues that share words the first stays: they come fullest first."""
    kept: list[tuple[Hit, Voice]] = []
    for hit, voice in voiced:
        if voice is not None and not any(hit.first < other.last and other.first < hit.last for other, _ in kept):
            kept.append((hit, voice))
    return sorted(kept, key=lambda entry: entry[0].first)


def _is_content(clauses: Sequence[Clause], outer: Hit, saying: Voice, inner: Hit, voice: Voice) -> bool:
    """Whether `inner` belongs to what `outer` says: it follows, and no new main verb has begun."""
    unfinished = inner.form in (Form.ING, Form.BASE, Form.BASE_OR_PAST)
    if inner.first < outer.last or (saying is Voice.NOMINAL and voice is not Voice.NOMINAL and not unfinished):
        return False
    first, last = clause_of(clauses, outer.first), clause_of(clauses, inner.first)
    between = clauses[first + 1 : last + 1]
    breaks = [clause for clause in between if clause.kind in (ClauseKind.COORDINATE, ClauseKind.SUBORDINATE)]
    if not breaks:
        return True
    return voice is Voice.NOMINAL or unfinished


def _parties(group: Sequence[Participant]) -> tuple[Party, ...]:
    return tuple(
        Party(
            party.mention.code or UNKNOWN_CODE,
            party.mention.name,
            party.mention.start,
            party.mention.end,
            party.mention.sector,
        )
        for party in group
    )


def _when(line: Line, clause: Clause, times: Sequence[TimeMention]) -> FuzzyDate | None:
    """The time in the act's own clause, else the first of the sentence."""
    own = [time for time in times if line.span(clause.first, clause.last).contains(time.span)]
    return (own or list(times))[0].when if times else None


def _confidence(act: Act) -> float:
    """A score from what speaks for the reading; calibrated on nothing yet, see docs/limits.md."""
    score = 0.45
    score += 0.15 * bool(act.roles.actors) + 0.1 * bool(act.roles.recipients)
    score += 0.1 * any(party.mention.code for party in act.roles.actors)
    score += 0.1 * (act.hit.pattern.weight[0] > 0) + 0.05 * act.hit.cue.strong
    score -= 0.15 * (act.voice is Voice.NOMINAL)
    score -= 0.15 * (act.modality in (Modality.HEDGED, Modality.CONDITIONAL))
    score -= 0.25 * (not any(party.mention.code for party in (*act.roles.actors, *act.roles.recipients)))
    return round(min(0.95, max(0.05, score)), 2)


def _distinct(events: Sequence[Event]) -> tuple[Event, ...]:
    """One event for each type, mode and pair of parties in a sentence: the surest."""
    best: dict[tuple[object, ...], Event] = {}
    for event in events:
        key = (event.type, tuple(p.code for p in event.actors), tuple(p.code for p in event.recipients), event.modality)
        if key not in best or event.confidence > best[key].confidence:
            best[key] = event
    return tuple(sorted(best.values(), key=lambda event: (event.trigger, event.id)))
