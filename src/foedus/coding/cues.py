"""The coder `cues`: codebook cues, word order, voice and small words; fast, without weights, and explainable."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from foedus.codebook.book import Codebook
from foedus.coding.attribution import SpeechReader, as_spans
from foedus.coding.claims import ClaimReader
from foedus.coding.clauses import ClauseCutter
from foedus.coding.commitments import CommitmentReader
from foedus.coding.dependencies import DependencyReader
from foedus.coding.events import EventReader, Setting
from foedus.coding.inflections import read_irregular
from foedus.coding.lines import Line, read_line
from foedus.coding.loaded import LoadedReader, loaded_score
from foedus.coding.modality import ModalityReader
from foedus.coding.offices import read_offices
from foedus.coding.patterns import CueIndex
from foedus.coding.quantities import find_quantities
from foedus.coding.relations import RelationReader
from foedus.coding.roles import RoleFinder
from foedus.coding.stances import StanceReader
from foedus.coding.times import find_times
from foedus.coding.topics import TopicReader
from foedus.coding.voice import VoiceReader
from foedus.records import (
    Analysis,
    Attribution,
    Claim,
    Coding,
    Commitment,
    Dependency,
    Document,
    Event,
    LoadedWord,
    Modality,
    RoleWords,
    Sentence,
    Stance,
    TimeMention,
)

TAKEN_BACK_WITHIN = 3  # characters between a sentence and the bare denial that takes it back


@dataclass(slots=True)
class _Found:
    """What the lines of one document have given so far."""

    events: list[Event] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    dependencies: list[Dependency] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    loaded: list[LoadedWord] = field(default_factory=list)
    roles: list[RoleWords] = field(default_factory=list)
    hedged: int = 0
    words: int = 0


class CueCoder:
    """Codes a document sentence by sentence with the codebook alone; compiles its cues once."""

    name = "cues"

    def __init__(self, codebook: Codebook) -> None:
        grammar = codebook.grammar
        inflector = read_irregular(grammar.listed("verbs.irregular"))
        index = CueIndex(codebook.types, inflector)
        light = frozenset(form for lemma in grammar.listed("verbs.light") for form in inflector.verb_forms(lemma))
        happen = (lemma for lemma in grammar.listed("content_modes.happen") if " " not in lemma)
        happenings = frozenset(form for lemma in happen for form in inflector.verb_forms(lemma))
        self._table = codebook.actors
        self._cutter = ClauseCutter(grammar, inflector, index.verb_forms)
        self._roles = RoleFinder(grammar, light)
        self._modalities = ModalityReader(grammar)
        topics = TopicReader(codebook.words)
        self._speeches = SpeechReader(grammar, self._cutter, self._roles)
        voices = VoiceReader(grammar, self._cutter.finite)
        self._events = EventReader(
            codebook.types, grammar, index, voices, self._roles, self._modalities, topics, happenings
        )
        self._claims = ClaimReader(self._modalities, topics)
        self._relations = RelationReader(grammar, inflector, self._modalities, topics)
        self._commitments = CommitmentReader(
            grammar, inflector, self._roles, self._modalities, topics, self._cutter.finite
        )
        self._stances = StanceReader(grammar, inflector, self._roles, self._modalities)
        self._dependencies = DependencyReader(grammar, inflector, self._roles, self._modalities, topics)
        self._loaded = LoadedReader(codebook.words)

    def code(self, document: Document, analysis: Analysis) -> Coding:
        """Everything the body of the document says, in reading order."""
        found = _Found()
        for sentence in analysis.sentences:
            self._code_sentence(document, sentence, found)
        return Coding(
            document=document.id,
            coder=self.name,
            mentions=analysis.mentions,
            events=tuple(found.events),
            claims=tuple(found.claims),
            commitments=tuple(found.commitments),
            stances=tuple(found.stances),
            dependencies=tuple(found.dependencies),
            attributions=tuple(found.attributions),
            times=tuple(found.times),
            loaded=tuple(found.loaded),
            roles=tuple(found.roles),
            loaded_score=loaded_score(len(found.loaded), found.words),
            sentences=len(analysis.sentences),
            hedged=found.hedged,
            words=found.words,
        )

    def _code_sentence(self, document: Document, sentence: Sentence, found: _Found) -> None:
        line = read_line(document.text, sentence)
        clauses = self._cutter.cut(line)
        speeches = self._speeches.read(line, clauses)
        times = find_times(document.text, sentence, document.published)
        if self._modalities.is_bare_denial(line):
            found.events = [_taken_back(event, sentence) for event in found.events]
        setting = Setting(document.id, clauses, speeches, times, document.published)
        found.words += sum(word[0].isalnum() for word in line.words)
        found.hedged += self._modalities.is_hedged(line)
        found.times += times
        found.attributions += (as_spans(line, speech) for speech in speeches)
        found.loaded += self._loaded.read(line)
        found.claims += self._claims.read(line, find_quantities(document.text, sentence), setting)
        if line.participants:
            self._code_parties(document, line, setting, found)

    def _code_parties(self, document: Document, line: Line, setting: Setting, found: _Found) -> None:
        """What needs a named party: acts, relations, promises, stances, dependencies, offices."""
        found.events += self._events.read(line, self._events.find(line), setting)
        found.claims += self._relations.read(line, setting)
        found.commitments += self._commitments.read(line, setting)
        found.stances += self._stances.read(line, setting)
        found.dependencies += self._dependencies.read(line, setting)
        found.roles += read_offices(line, document.id, self._table)


def _taken_back(event: Event, denial: Sentence) -> Event:
    """The event denied, if its sentence ends right before the denial."""
    right_before = 0 <= denial.start - event.evidence.end <= TAKEN_BACK_WITHIN
    return replace(event, modality=Modality.DENIED) if right_before else event
