"""The coder `cues`: codebook cues, word order, voice and small words; fast, without weights, and explainable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from foedus.codebook.book import Codebook
from foedus.coding.absurd_numbers import absurd_problems
from foedus.coding.attribution import SpeechReader
from foedus.coding.claims import ClaimReader
from foedus.coding.clauses import ClauseCutter
from foedus.coding.commitments import CommitmentReader
from foedus.coding.dependencies import DependencyReader
from foedus.coding.events import EventReader
from foedus.coding.groups import Grouper
from foedus.coding.inflections import read_irregular
from foedus.coding.lines import Line, read_line
from foedus.coding.loaded import LoadedReader, loaded_score
from foedus.coding.modality import ModalityReader
from foedus.coding.offices import read_offices
from foedus.coding.patterns import CueIndex
from foedus.coding.quantities import find_quantities
from foedus.coding.relations import RelationReader
from foedus.coding.settings import Setting, Tools
from foedus.coding.speeches import as_attribution
from foedus.coding.stances import StanceReader
from foedus.coding.subjects import SubjectFinder
from foedus.coding.time_bounds import as_meant
from foedus.coding.times import find_times
from foedus.coding.topics import TopicReader
from foedus.records import Analysis, Claim, Coding, Document, Event, Modality, Sentence, Span

Found = TypeVar("Found")
TAKEN_BACK_WITHIN = 3  # characters between a sentence and the bare denial that takes it back


class CueCoder:
    """Codes a document sentence by sentence with the codebook alone; compiles its cues once."""

    name = "cues"
    analyzer = "gazetteer"

    def __init__(self, codebook: Codebook) -> None:
        grammar = codebook.grammar
        inflector = read_irregular(grammar.listed("verbs.irregular"))
        index = CueIndex(codebook.types, inflector)
        self._cutter = ClauseCutter(grammar, inflector, index.verb_forms)
        groups = Grouper(grammar)
        subjects = SubjectFinder(grammar, groups)
        self._modalities, self._topics = ModalityReader(grammar), TopicReader(codebook.words)
        tools = Tools(grammar, inflector, self._cutter.finite, groups, subjects, self._modalities, self._topics)
        self._table = codebook.actors
        self._speeches = SpeechReader(grammar, self._cutter, subjects)
        self._loaded = LoadedReader(codebook.words)
        self._claims = ClaimReader(self._modalities)
        self._events = EventReader(codebook.types, index, tools)
        self._relations = RelationReader(tools)
        self._commitments = CommitmentReader(tools)
        self._stances = StanceReader(tools)
        self._dependencies = DependencyReader(tools)

    def code(self, document: Document, analysis: Analysis) -> Coding:
        """Everything the body of the document says, in reading order.

        One reader goes over all lines before the next one does: the same code on like data is faster than in turns.
        """
        lines = [read_line(document.text, sentence, owners=False) for sentence in analysis.sentences]
        read = list(zip(lines, self._settings(document, lines), strict=True))
        peopled = [(line, setting) for line, setting in read if line.participants]
        loaded = _chained(self._loaded.read(line) for line in lines)
        hedges = tuple(
            Span(line.sentence.start, line.sentence.end) for line in lines if self._modalities.is_hedged(line)
        )
        words = sum([sum([word[0].isalnum() for word in line.words]) for line in lines])
        return Coding(
            document=document.id,
            coder=self.name,
            mentions=analysis.mentions,
            events=self._acts(lines, peopled),
            claims=self._all_claims(document, read),
            commitments=_chained(self._commitments.read(*each) for each in peopled),
            stances=_chained(self._stances.read(*each) for each in peopled),
            dependencies=_chained(self._dependencies.read(*each) for each in peopled),
            attributions=tuple(as_attribution(line, speech) for line, setting in read for speech in setting.speeches),
            times=_chained(setting.named for _, setting in read),
            loaded=loaded,
            roles=_chained(read_offices(line, document.id, self._table) for line, _ in peopled),
            loaded_score=loaded_score(len(loaded), words),
            sentences=len(lines),
            hedged=len(hedges),
            words=words,
            problems=absurd_problems(document, analysis.sentences),
            hedges=hedges,
        )

    def _settings(self, document: Document, lines: Sequence[Line]) -> list[Setting]:
        """What surrounds the acts and claims of each line."""
        clauses = [self._cutter.cut(line) for line in lines]
        speeches = [self._speeches.read(line, cut) for line, cut in zip(lines, clauses, strict=True)]
        named = [find_times(document.text, line.sentence, document.published) for line in lines]
        times = [as_meant(document.text, found, document.published) for found in named]
        topics = [self._topics.read(line) for line in lines]
        parts = zip(clauses, speeches, named, times, topics, strict=True)
        return [Setting(document.id, *part, document.published) for part in parts]

    def _acts(self, lines: Sequence[Line], peopled: Sequence[tuple[Line, Setting]]) -> tuple[Event, ...]:
        """Acts of named parties; a sentence that only denies takes back those of the one before."""
        events = _chained(self._events.read(*each) for each in peopled)
        denials = [line.sentence for line in lines if self._modalities.is_bare_denial(line)]
        return tuple(taken_back(event, denials) for event in events) if denials else events

    def _all_claims(self, document: Document, read: Sequence[tuple[Line, Setting]]) -> tuple[Claim, ...]:
        """Figures and relations, line by line."""
        text = document.text
        measures = [find_quantities(text, line.sentence, times=setting.named) for line, setting in read]
        figures = [self._claims.read(*each, found) for each, found in zip(read, measures, strict=True)]
        relations = [self._relations.read(line, setting) for line, setting in read]
        return _chained(figure + relation for figure, relation in zip(figures, relations, strict=True))


def taken_back(event: Event, denials: Sequence[Sentence]) -> Event:
    """The event denied, if its sentence ends right before a denial."""
    if any(0 <= denial.start - event.evidence.end <= TAKEN_BACK_WITHIN for denial in denials):
        return replace(event, modality=Modality.DENIED)
    return event


def _chained(found: Iterable[Iterable[Found]]) -> tuple[Found, ...]:
    return tuple(chain.from_iterable(found))
