"""The coder `encoder`: acts, speech, promises, stances and dependencies as one small network sees them.

Figures, times, offices and how two parties stand stay with the grammars of the coder `cues`, as does every sentence
that the network did not read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from foedus.codebook.book import Codebook
from foedus.coding.cues import CueCoder, taken_back
from foedus.coding.descriptions import is_no_act
from foedus.coding.frames import as_attribution, chain_over, parties_of, widest
from foedus.coding.inflections import read_irregular
from foedus.coding.lines import Line, read_line
from foedus.coding.loaded import loaded_score
from foedus.coding.modality import ModalityReader
from foedus.coding.patterns import CueIndex
from foedus.coding.refusals import RefusalReader
from foedus.coding.seen import Seen, confidence_of, stances_of
from foedus.coding.time_bounds import as_meant
from foedus.coding.topics import TopicReader
from foedus.coding.voices import VoiceReader
from foedus.records import (
    ActorKind,
    Analysis,
    Attribution,
    Claim,
    Coding,
    Commitment,
    Dependency,
    Document,
    Domain,
    Event,
    EventType,
    EvidenceSpan,
    Frame,
    FuzzyDate,
    LoadedWord,
    Modality,
    Party,
    Span,
    Strength,
    TimeMention,
    content_id,
)

ACT_SURE = 0.35  # probability of its type from which an act is told that the cues do not see
UNSURE, WELL_WORDED = 0.6, 0.85  # network below, cue from here
_DOUBTS = (Modality.DENIED, Modality.HEDGED, Modality.CONDITIONAL)
_THINGS = (ActorKind.ASSET, ActorKind.PROGRAMME)
SPOKEN = (EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.SUPPORT)  # in words
NO_ACT = (Modality.DEMANDED,)  # advice is no act


class EncoderCoder:
    """Codes from the frames of an `EncoderAnalyzer`; without frames it is the coder `cues`."""

    name = "encoder"
    analyzer = "encoder"

    def __init__(self, codebook: Codebook) -> None:
        self._cues = CueCoder(codebook)
        self._idioms = _idioms(codebook)
        self._modalities = ModalityReader(codebook.grammar)
        self._refusals = RefusalReader(codebook.grammar)
        self._topics = TopicReader(codebook.words)
        self._rules = {rule.type: rule for rule in codebook.types}
        self._voices = VoiceReader(codebook.reported, codebook.grammar)

    def code(self, document: Document, analysis: Analysis) -> Coding:
        """What the cues find, with everything that the network saw in its place."""
        coding = self._cues.code(document, analysis)
        lines = [read_line(document.text, sentence) for sentence in analysis.sentences if sentence.is_encoded]
        seen = Seen(lines)
        times = as_meant(document.text, coding.times, document.published)
        cued: dict[int, list[Event]] = {}
        for event in coding.events:
            cued.setdefault(event.evidence.start, []).append(event)
        events = [each for line in lines for each in self._events(document, line, cued, times)]
        denials = [line.sentence for line in lines if self._modalities.is_bare_denial(line)]
        events = [taken_back(event, denials) for event in events]
        events += [event for event in coding.events if not seen.holds(event.trigger.start)]
        deeds = [event.trigger for event in events if event.type not in SPOKEN]
        attributions = [found for line in lines for found in _attributions(line)]
        attributions += [found for found in coding.attributions if not seen.holds(found.cue.start)]
        listed = {word.start for word in coding.loaded}
        loaded = [word for line in lines for word in _loaded(line) if word.start not in listed]
        loaded += coding.loaded
        return replace(
            coding,
            coder=self.name,
            events=tuple(sorted(events, key=lambda event: (event.trigger, event.id))),
            claims=tuple(_attributed(claim, seen) for claim in coding.claims),
            commitments=tuple(self._commitments(document, lines, coding, seen)),
            stances=tuple(stances_of(document, lines, coding, seen)),
            dependencies=tuple(self._dependencies(document, lines, coding, seen)),
            attributions=self._voices.complete(document, lines, attributions, deeds),
            loaded=tuple(sorted(loaded, key=lambda word: word.start)),
            loaded_score=loaded_score(len(loaded), coding.words),
        )

    def _events(
        self,
        document: Document,
        line: Line,
        cued_by_sentence: Mapping[int, Sequence[Event]],
        times: Sequence[TimeMention],
    ) -> Iterator[Event]:
        """Acts that the network is sure of or the cues see as well, outside of idioms ("declined to comment")."""
        cued = cued_by_sentence.get(line.sentence.start, ())
        idioms = self._idioms.find(line) if line.sentence.frames else ()
        for seen in line.sentence.frames:
            settled = _settled(line, seen, cued)
            frame = self._refusals.settled(line, settled)
            is_idiom = any(hit.first <= frame.anchor < hit.last for hit in idioms)
            if frame.kind != "event" or is_idiom or not (frame.score >= ACT_SURE or _agrees(frame, cued)):
                continue
            actors, recipients = parties_of(line, frame, "actor"), parties_of(line, frame, "recipient")
            modality = self._modality(line, frame, cued) if frame is settled else Modality.ASSERTED
            is_act = modality not in NO_ACT and not is_no_act(line, frame, has_actor=bool(actors))
            if (actors or recipients) and is_act and not _is_thing(line, frame):
                yield self._event(document, line, frame, (actors, recipients), modality, _when(line, frame, times))

    def _modality(self, line: Line, frame: Frame, cued: Sequence[Event]) -> Modality:
        """What the network says; where it hears a plain fact, a doubt or denial that the cues read there."""
        told = Modality(frame.modality or Modality.ASSERTED)
        if told is not Modality.ASSERTED:
            return told
        if self._modalities.is_negated(line, frame.anchor):
            return Modality.DENIED
        anchor = line.span(frame.anchor, frame.anchor + 1)
        doubts = (event.modality for event in cued if event.trigger.overlaps(anchor) and event.modality in _DOUBTS)
        return next(doubts, told)

    def _event(
        self,
        document: Document,
        line: Line,
        frame: Frame,
        parties: tuple[tuple[Party, ...], tuple[Party, ...]],
        modality: Modality,
        when: FuzzyDate | None,
    ) -> Event:
        rule = self._rules[EventType(frame.label)]
        trigger = line.span(frame.anchor, frame.anchor + 1)
        actors, recipients = parties
        topics = self._topics.read(line)
        return Event(
            id=content_id("e", document.id, trigger.start, trigger.end, rule.type, frame.mode, actors, recipients),
            type=rule.type,
            mode=frame.mode,
            quad=rule.quad,
            contexts=self._topics.contexts(line),
            domain=topics.main_domain() or self._topics.usual_domain(rule.type),
            intensity=rule.score_of(frame.mode),
            modality=modality,
            actors=actors,
            recipients=recipients,
            when=when,
            attribution=chain_over(line, line.sentence.frames, trigger),
            confidence=confidence_of(frame.score),
            trigger=trigger,
            evidence=EvidenceSpan.cut(document.id, line.text, line.sentence.span),
        )

    def _commitments(
        self, document: Document, lines: Sequence[Line], coding: Coding, seen: Seen
    ) -> Iterator[Commitment]:
        """Promises of the network; of the cues those in sentences that it did not read, and the days that it missed."""
        times = as_meant(document.text, coding.times, document.published)
        told = [promise for line in lines for promise in self._promises(document, line, times)]
        dated = {promise.evidence.start for promise in told if promise.due}
        yield from told
        for promise in coding.commitments:
            start = promise.evidence.start
            if (promise.due and start not in dated) or not seen.holds(start):
                yield promise

    def _promises(self, document: Document, line: Line, times: Sequence[TimeMention]) -> Iterator[Commitment]:
        """The surest first; the same deed is one promise, whichever words carry it."""
        told: list[Span] = []
        for frame in sorted(line.sentence.frames, key=lambda frame: -frame.score):
            deed = widest(line, frame, "deed") if frame.kind == "promise" else None
            debtors = parties_of(line, frame, "debtor") if deed else ()
            is_new = deed is not None and not any(deed.overlaps(place) for place in told)
            if deed is not None and is_new and any(party.code.isalpha() for party in debtors):
                told.append(deed)
                due = widest(line, frame, "due")
                dues = [time.when for time in times if (due or deed).overlaps(time.span)]
                yield Commitment(
                    id=content_id("m", document.id, deed.start, deed.end, frame.label),
                    debtors=debtors,
                    creditors=parties_of(line, frame, "creditor"),
                    deed=" ".join(deed.gives(line.text).split()),
                    due=dues[-1] if dues else None,
                    strength=Strength(frame.label),
                    domain=self._topics.read(line).main_domain(),
                    attribution=chain_over(line, line.sentence.frames, deed),
                    confidence=confidence_of(frame.score),
                    evidence=EvidenceSpan.cut(document.id, line.text, line.sentence.span),
                )

    def _dependencies(
        self, document: Document, lines: Sequence[Line], coding: Coding, seen: Seen
    ) -> Iterator[Dependency]:
        """Each once, in the first words that tell it; those of the cues in sentences that the network did not read."""
        found = [each for line in lines for each in self._reliances(document, line)]
        found += [each for each in coding.dependencies if not seen.holds(each.evidence.start)]
        told: dict[tuple[str, str, str], Dependency] = {}
        for each in sorted(found, key=lambda each: (each.evidence.start, each.id)):
            told.setdefault((each.dependent.code, each.on.code, each.through), each)
        yield from told.values()

    def _reliances(self, document: Document, line: Line) -> Iterator[Dependency]:
        for frame in line.sentence.frames:
            through = widest(line, frame, "through") if frame.kind == "leans" else None
            if through is None:
                continue
            for dependent in parties_of(line, frame, "dependent"):
                for other in parties_of(line, frame, "on"):
                    if dependent.code != other.code:
                        yield Dependency(
                            id=content_id("n", document.id, dependent.start, other.start, through.start),
                            dependent=dependent,
                            on=other,
                            through=" ".join(through.gives(line.text).split()),
                            domain=self._topics.read(line).main_domain() or Domain.SECURITY,
                            modality=Modality.ASSERTED,
                            confidence=confidence_of(frame.score),
                            evidence=EvidenceSpan.cut(document.id, line.text, line.sentence.span),
                        )


def _idioms(codebook: Codebook) -> CueIndex:
    """The codebook's idioms alone: wordings that look like an act and are none."""
    rules = [replace(rule, cues=tuple(cue for cue in rule.cues if cue.idiom)) for rule in codebook.types]
    return CueIndex(rules, read_irregular(codebook.grammar.listed("verbs.irregular")))


def _settled(line: Line, frame: Frame, cued: Sequence[Event]) -> Frame:
    """The frame with the codebook's type where the network is unsure of its own and a full wording says another."""
    if frame.kind != "event" or frame.score >= UNSURE:
        return frame
    anchor = line.span(frame.anchor, frame.anchor + 1)
    worded = (event for event in cued if event.confidence >= WELL_WORDED and event.trigger.overlaps(anchor))
    other = next((event for event in worded if event.type.value != frame.label), None)
    if other is None:
        return frame
    return replace(frame, label=other.type.value, mode=other.mode, score=max(frame.score, ACT_SURE))


def _agrees(frame: Frame, cued: Sequence[Event]) -> bool:
    return any(event.type.value == frame.label for event in cued)


def _is_thing(line: Line, frame: Frame) -> bool:
    """The doer is a programme, a port or a pipeline: things do not act."""
    parts = [part for part in frame.roles if part.role == "actor"]
    named = [p for part in parts for p in line.participants if p.first < part.last and part.first < p.last]
    return bool(named) and all(party.mention.kind in _THINGS for party in named)


def _attributions(line: Line) -> Iterator[Attribution]:
    for frame in line.sentence.frames:
        found = as_attribution(line, frame) if frame.kind == "says" else None
        if found is not None:
            yield found


def _loaded(line: Line) -> Iterator[LoadedWord]:
    for word, kind in line.sentence.loaded:
        place = line.span(word, word + 1)
        if line.words[word][0].isalpha():
            yield LoadedWord(place.start, place.end, kind)


def _attributed(claim: Claim, seen: Seen) -> Claim:
    """The claim on the word of whoever the network heard say it, else as the cues read it."""
    place = claim.number or Span(claim.evidence.start, claim.evidence.start + 1)
    line = seen.line_at(place.start)
    chain = chain_over(line, line.sentence.frames, place) if line else ()
    return replace(claim, attribution=chain) if chain else claim


def _when(line: Line, frame: Frame, times: Sequence[TimeMention]) -> FuzzyDate | None:
    """The time that the network ties to the act, else the first of the sentence."""
    first = bisect_left(times, line.sentence.start, key=lambda time: time.start)
    last = bisect_left(times, line.sentence.end, key=lambda time: time.start)
    own = times[first:last]
    tied = widest(line, frame, "when")
    inside = [time for time in own if tied is not None and tied.overlaps(time.span)]
    return (inside or own)[0].when if own else None
