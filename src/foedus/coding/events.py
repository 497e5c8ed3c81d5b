"""Codes acts: cue, voice, parties and modality of one sentence become events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from foedus.codebook.types import TypeRule
from foedus.coding.acts import Act, VoicedCue, by_fullness, nested, without_overlap
from foedus.coding.clauses import Clause, clause_of
from foedus.coding.lines import Line
from foedus.coding.modality import as_history
from foedus.coding.noun_roles import NounRoleFinder
from foedus.coding.parties import as_parties
from foedus.coding.patterns import CueIndex, Hit
from foedus.coding.roles import RoleFinder, Roles
from foedus.coding.settings import Setting, Tools
from foedus.coding.speeches import chain_over
from foedus.coding.voice import Voice, VoiceReader
from foedus.records import ActorKind, Event, EventType, EvidenceSpan, FuzzyDate, Modality, TimeMention, content_id

INFERENCE_REACH = 12  # words before a cue in which a verb of inference governs it
WE_REACH = 6  # words before a cue in which "we" is its subject
HAPPENING_REACH = 8  # words after a noun in which "began" or "killed" makes it an act
_DOERLESS = (ActorKind.PLACE, ActorKind.ASSET, ActorKind.PROGRAMME)


class EventReader:
    """Turns the cues of a line into events; most sentences have none."""

    def __init__(self, rules: Sequence[TypeRule], index: CueIndex, tools: Tools) -> None:
        grammar = tools.grammar
        self._rules: Mapping[EventType, TypeRule] = {rule.type: rule for rule in rules}
        self._index, self._modalities, self._topics = index, tools.modalities, tools.topics
        self._voices = VoiceReader(grammar, tools.finite)
        self._roles = RoleFinder(grammar, tools.groups, tools.subjects)
        self._noun_roles = NounRoleFinder(grammar, tools.inflector, tools.groups, tools.subjects)
        self._inference = grammar.words("modality.inference")
        happen = (lemma for lemma in grammar.listed("content_modes.happen") if " " not in lemma)
        self._happenings = frozenset(form for lemma in happen for form in tools.inflector.verb_forms(lemma))
        self._acting_nouns = frozenset(EventType(name) for name in grammar.listed("content_modes.noun_acts"))
        rows = (row.split() for row in grammar.listed("content_modes.rows"))
        self._content_modes = {(EventType(outer), EventType(inner)): mode for outer, inner, mode in rows}
        announced = (row.split() for row in grammar.listed("content_modes.announced"))
        self._announced = {EventType(told): EventType(coded) for told, coded in announced}

    def read(self, line: Line, setting: Setting) -> tuple[Event, ...]:
        """The events of one line, in order of their triggers."""
        hits = self._index.find(line)
        if not hits:
            return ()
        cues = without_overlap((hit, self._voices.read(line, hit)) for hit in by_fullness(hits))
        acts = [self._act(line, cue, setting) for cue in nested(cues, setting.clauses)]
        return _distinct([self._event(line, act, setting) for act in acts if act is not None])

    def _act(self, line: Line, cue: VoicedCue, setting: Setting) -> Act | None:
        hit, voice = cue.hit, cue.voice
        number = clause_of(setting.clauses, hit.first)
        clause = setting.clauses[number]
        modality = self._modalities.read(line, setting.clauses, clause, hit.first)
        if modality is Modality.DEMANDED or self._is_inferred(line, hit):
            return None
        if voice is Voice.NOMINAL:
            roles = self._noun_roles.find(line, setting.clauses, number, hit)
        else:
            roles = self._roles.find(line, setting.clauses, number, hit, voice)
        roles = self._completed(line, roles, hit, setting)
        if not self._is_act(line, clause, cue, roles):
            return None
        near = [time for time in setting.times if line.span(clause.first, clause.last).overlaps(time.span)]
        modality = as_history(modality, near or setting.times, setting.published)
        return self._told_ahead(Act(hit, hit.rule, self._mode(cue), voice, roles, modality, clause))

    def _is_inferred(self, line: Line, hit: Hit) -> bool:
        """What an author reads into something ("this reveals that ...") is no act; what a named party reveals is."""
        if self._inference.isdisjoint(line.vocabulary):
            return False
        for place in range(max(0, hit.first - INFERENCE_REACH), hit.first):
            if line.lower[place] in self._inference and line.lower[place + 1] in ("that", "a", "an", "the"):
                return not any(party.last == place and party.mention.code for party in line.participants)
        return False

    def _completed(self, line: Line, roles: Roles, hit: Hit, setting: Setting) -> Roles:
        """ "we" in a quotation is the speaker; where all take part alike, all receive too if the type needs one."""
        if not roles.actors and "we" in line.lower[max(0, hit.first - WE_REACH) : hit.first]:
            said = (speech.source for speech in setting.speeches if speech.holds(hit.first) and speech.source)
            source = next(said, None)
            roles = replace(roles, actors=line.between(*source)[:1]) if source else roles
        if hit.rule.needs_recipient and len(roles.actors) > 1 and not roles.recipients:
            roles = replace(roles, recipients=roles.actors)
        return roles

    def _is_act(self, line: Line, clause: Clause, cue: VoicedCue, roles: Roles) -> bool:
        """Whether enough parties are named for the cue to be an act of somebody."""
        doers = [party for party in roles.actors if party.mention.kind not in _DOERLESS]
        if not (doers or roles.recipients) or (not doers and cue.voice is Voice.ACTIVE):
            return False
        rule, wording = cue.hit.rule, cue.hit.cue
        is_mutual = wording.is_reciprocal and len(doers) > 1
        if not wording.strong and not (doers and roles.recipients) and not is_mutual:
            return False
        if rule.needs_recipient and not roles.recipients and len(doers) < 2:
            return False
        return cue.voice is not Voice.NOMINAL or self._noun_acts(line, clause, cue.hit, roles)

    def _noun_acts(self, line: Line, clause: Clause, hit: Hit, roles: Roles) -> bool:
        """A noun is an act where a verb makes it one, or where doer and recipient of a hostile act are both named."""
        after = line.lower[hit.last : min(clause.last, hit.last + HAPPENING_REACH)]
        if roles.light or not self._happenings.isdisjoint(after):
            return any(party.mention.code for party in roles.actors)
        return bool(roles.actors and roles.recipients) and hit.rule.type in self._acting_nouns

    def _mode(self, cue: VoicedCue) -> str | None:
        """The mode of the cue, else the one that follows from what is asked, refused or threatened."""
        told = (self._content_modes.get((cue.hit.rule.type, kind)) for kind in cue.content)
        return cue.hit.cue.mode or next((mode for mode in told if mode), None)

    def _told_ahead(self, act: Act) -> Act:
        """A cooperative act that is only announced is a promise of it."""
        if act.modality is Modality.PLANNED and act.rule.type in self._announced:
            return replace(act, rule=self._rules[self._announced[act.rule.type]], mode=None)
        return act

    def _event(self, line: Line, act: Act, setting: Setting) -> Event:
        clause, rule = act.clause, act.rule
        trigger = line.span(act.hit.first, act.hit.last)
        actors, recipients = as_parties(act.roles.actors), as_parties(act.roles.recipients)
        named_domain = setting.topics.domain(clause.first, clause.last) or setting.topics.main_domain()
        return Event(
            id=content_id("e", setting.document, trigger.start, trigger.end, rule.type, act.mode, actors, recipients),
            type=rule.type,
            mode=act.mode,
            quad=rule.quad,
            contexts=self._topics.contexts(line, act.hit.cue.contexts),
            domain=named_domain or self._topics.usual_domain(rule.type),
            intensity=rule.score_of(act.mode),
            modality=act.modality,
            actors=actors,
            recipients=recipients,
            when=_when(line, clause, setting.times),
            attribution=chain_over(line, setting.speeches, act.hit.first),
            confidence=_confidence(act),
            trigger=trigger,
            evidence=EvidenceSpan.cut(setting.document, line.text, line.sentence.span),
        )


def _when(line: Line, clause: Clause, times: Sequence[TimeMention]) -> FuzzyDate | None:
    """The time in the act's own clause, else the first of the sentence."""
    own = [time for time in times if line.span(clause.first, clause.last).contains(time.span)]
    return next((time.when for time in own or times), None)


def _confidence(act: Act) -> float:
    """A score from what speaks for the reading; calibrated on nothing yet, see docs/limits.md."""
    score = 0.45
    score += 0.15 * bool(act.roles.actors) + 0.1 * bool(act.roles.recipients)
    score += 0.1 * any(party.mention.code for party in act.roles.actors)
    score += 0.1 * (act.hit.pattern.fullness > 0) + 0.05 * act.hit.cue.strong
    score -= 0.15 * (act.voice is Voice.NOMINAL)
    score -= 0.15 * (act.modality in (Modality.HEDGED, Modality.CONDITIONAL))
    score -= 0.25 * (not any(party.mention.code for party in (*act.roles.actors, *act.roles.recipients)))
    return round(min(0.95, max(0.05, score)), 2)


def _distinct(events: Sequence[Event]) -> tuple[Event, ...]:
    """One event for each type, modality and pair of parties in a sentence: the surest."""
    best: dict[tuple[object, ...], Event] = {}
    for event in events:
        key = (event.type, tuple(p.code for p in event.actors), tuple(p.code for p in event.recipients), event.modality)
        if key not in best or event.confidence > best[key].confidence:
            best[key] = event
    return tuple(sorted(best.values(), key=lambda event: (event.trigger, event.id)))
