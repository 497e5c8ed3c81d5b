"""What surrounds an act in its sentence: clauses, speeches, times, topics and the document's date."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.codebook.grammar import Grammar
from foedus.coding.clauses import Clause, clause_of
from foedus.coding.groups import Grouper
from foedus.coding.inflections import Inflector
from foedus.coding.modality import ModalityReader
from foedus.coding.speeches import Speech
from foedus.coding.subjects import SubjectFinder
from foedus.coding.topics import TopicReader, Topics
from foedus.records import FuzzyDate, TimeMention


@dataclass(frozen=True, slots=True)
class Setting:
    """What the coder knows around a line before it looks for acts and claims.

    `named` are all times of the line as they stand, `times` those that place an act, as the words before them mean
    them.
    """

    document: str
    clauses: tuple[Clause, ...]
    speeches: tuple[Speech, ...]
    named: tuple[TimeMention, ...]
    times: tuple[TimeMention, ...]
    topics: Topics
    published: FuzzyDate

    def clause_at(self, index: int) -> Clause:
        """The clause that holds word `index`."""
        return self.clauses[clause_of(self.clauses, index)]


@dataclass(frozen=True, slots=True)
class Tools:
    """What every reader of a line works with, made once from the codebook; `finite` are forms that verbs stand in."""

    grammar: Grammar
    inflector: Inflector
    finite: frozenset[str]
    groups: Grouper
    subjects: SubjectFinder
    modalities: ModalityReader
    topics: TopicReader
