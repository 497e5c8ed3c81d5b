"""What the writer of a brief has on the desk: the record, the names, and who published what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from foedus.briefing.escaping import shortened
from foedus.briefing.sentences import Citations, listed
from foedus.records import (
    Assessment,
    AttributionLink,
    Document,
    Domain,
    EvidenceSpan,
    Ledger,
    Measures,
    Origin,
    Problem,
)
from foedus.records.articles import with_article
from foedus.records.judgements import remarks

DOMAINS = {
    Domain.INFORMATION: "information and cyber",
    Domain.HEALTH: "health and drugs",
    Domain.FINANCE: "finance and aid",
}
LONGEST_NAME = 90
LONGEST_BEGINNING = 48  # characters of an untitled document
UNKNOWN_ACTOR = "UNK"  # PLOVER: somebody is named, but no table knows whose


@dataclass(frozen=True, slots=True)
class Publisher:
    """A source as the brief names it: a letter to find it in charts and tables, and its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Materials:
    """The record and its look-ups. `publishers` and `origins` are by document id.

    `remarks` say who corrected or confirmed a coded record, by its id.
    """

    ledger: Ledger
    measures: Measures
    assessment: Assessment
    today: date
    unread: tuple[Problem, ...]
    names: Mapping[str, str]
    documents: Mapping[str, Document]
    origins: Mapping[str, Origin]
    publishers: Mapping[str, Publisher]
    remarks: Mapping[str, str]
    citations: Citations

    @classmethod
    def gather(
        cls,
        ledger: Ledger,
        measures: Measures,
        assessment: Assessment,
        *,
        names: Mapping[str, str],
        today: date,
        unread: Sequence[Problem] = (),
    ) -> Materials:
        return cls(
            ledger=ledger,
            measures=measures,
            assessment=assessment,
            today=today,
            unread=tuple(unread),
            names=names,
            documents=MappingProxyType({document.id: document for document in ledger.documents}),
            origins=MappingProxyType({name: origin for origin in ledger.origins for name in origin.documents}),
            publishers=MappingProxyType(_publishers(ledger, measures)),
            remarks=MappingProxyType(remarks(ledger.corrections)),
            citations=Citations(),
        )

    @property
    def about(self) -> frozenset[str]:
        return frozenset(self.assessment.about)

    def name(self, code: str) -> str:
        """The readable name of a code, the code itself where it has none."""
        return self.names.get(code, "somebody not named" if code == UNKNOWN_ACTOR else code)

    def parties(self, codes: Iterable[str], *, nobody: str = "nobody named") -> str:
        """ "Italy and the United States" from codes, each once, in the order given."""
        return listed([self.name(code) for code in dict.fromkeys(codes)]) or nobody

    def speaker(self, link: AttributionLink) -> str:
        """Whoever is named as saying so, as a sentence names them; letters that stand for a name are spelt out."""
        is_short = link.code is not None and (link.name.isupper() or not link.name)
        return with_article(self.name(link.code) if is_short and link.code else link.name) or "somebody not named"

    def publisher_of(self, evidence: EvidenceSpan) -> Publisher:
        return self.publishers[evidence.document]

    def key_of(self, source: str) -> str:
        """The letter of a source by its name; "" for a source that published nothing here."""
        return next((publisher.key for publisher in self.publishers.values() if publisher.name == source), "")


def title_of(document: Document) -> str:
    """What to call a document: its title, else its first words and the file they stand in, not longer than a line."""
    if document.title:
        return shortened(document.title, LONGEST_NAME)
    place = document.path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    begins = shortened(" ".join(document.beginning.split()), LONGEST_BEGINNING)
    return shortened(f"“{begins}” ({place})" if begins else place or document.id, LONGEST_NAME)


def domain_name(domain: Domain | None) -> str:
    return "all fields" if domain is None else DOMAINS.get(domain, domain.value)


def _publishers(ledger: Ledger, measures: Measures) -> dict[str, Publisher]:
    """A publisher for every document: as the source profiles name it, else as the document does."""
    profiled = {name: profile.source for profile in measures.sources for name in profile.documents}
    named = {document.id: profiled.get(document.id, document.label) for document in ledger.documents}
    keys = {name: letters(index) for index, name in enumerate(sorted(set(named.values())))}
    return {document: Publisher(keys[name], name) for document, name in named.items()}


def letters(index: int) -> str:
    """0 is "A", 25 "Z", 26 "AA"."""
    rest, letter = divmod(index, 26)
    return (letters(rest - 1) if rest else "") + chr(ord("A") + letter)
