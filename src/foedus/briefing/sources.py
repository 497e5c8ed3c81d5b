"""The sources table: who published what and when, which of it is independent, and how each source writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.briefing.escaping import shortened
from foedus.briefing.materials import UNKNOWN_ACTOR, Materials, Publisher, title_of
from foedus.briefing.method import RATES
from foedus.briefing.quantities import share
from foedus.briefing.sentences import Cites
from foedus.briefing.times import written
from foedus.records import BorrowedPassage, Document, EvidenceSpan, SharedTrace, SourceProfile, Span

MOST_SOURCES = 40
MOST_DOCUMENTS = 4
MOST_EXAMPLES = 3
MOST_PHRASES = 2  # of those, so that a shared figure is shown as well
NEAR_CERTAIN = 0.995
LONGEST_EXAMPLE = 40
LONGEST_WORDS = 60
LONGEST_TRACE = 120
SHARING = {
    "fact": "Both give the figure",
    "template": "Both are built alike:",
    "sentence": "Both tell, each in its own words:",
    "quotation": "Both quote",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One document: its date, the words the date was read from, and the group of documents it shares an origin with."""

    title: str
    published: str
    as_written: str
    dated_by: Cites
    shared_with: int


@dataclass(frozen=True, slots=True)
class Loaded:
    words: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source; rates are written shares, `loaded` is per 100 words."""

    publisher: Publisher
    documents: tuple[Listed, ...]
    more: int
    origins: str
    hedging: str
    attributed: str
    unsourced: str
    loaded: str
    examples: tuple[Loaded, ...]
    praises: str
    blames: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What documents of one origin share; `is_quote` where `words` stand so in both."""

    verb: str
    words: str
    is_quote: bool
    cites: Cites


@dataclass(frozen=True, slots=True)
class Held:
    """A document of another origin that took over a passage."""

    title: str
    probability: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class SharedOrigin:
    """Documents that go back to one text, and passages of it in others: they count once."""

    number: int
    titles: tuple[str, ...]
    probability: str
    traces: tuple[Trace, ...]
    passages: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    shown: tuple[SourceRow, ...]
    more: int
    shared: tuple[SharedOrigin, ...]
    rates: str = RATES


def sources(materials: Materials) -> Sources:
    numbers = _shared_numbers(materials)
    profiles = sorted(materials.measures.sources, key=lambda one: (-len(one.documents), one.source))[:MOST_SOURCES]
    rows = tuple(_row(materials, profile, numbers) for profile in sorted(profiles, key=lambda one: one.source))
    return Sources(rows, max(0, len(materials.measures.sources) - len(rows)), _shared(materials, numbers))


def _shared_numbers(materials: Materials) -> dict[str, int]:
    """A number for each origin that stands in more than one document."""
    shared = [origin.id for origin in materials.ledger.origins if len(origin.documents) > 1 or origin.passages]
    return {name: number for number, name in enumerate(shared, 1)}


def _row(materials: Materials, profile: SourceProfile, numbers: dict[str, int]) -> SourceRow:
    documents = [materials.documents[name] for name in profile.documents]
    shown = sorted(documents, key=lambda document: (str(document.published.earliest or "9999"), document.id))
    return SourceRow(
        publisher=Publisher(materials.key_of(profile.source), profile.source),
        documents=tuple(_listed(materials, document, numbers) for document in shown[:MOST_DOCUMENTS]),
        more=max(0, len(documents) - MOST_DOCUMENTS),
        origins=f"{len(profile.origins):,}",
        hedging=share(profile.hedging),
        attributed=share(profile.attributed),
        unsourced=share(profile.unsourced_numbers),
        loaded=f"{profile.loaded:.1f}",
        examples=_examples(materials, profile.loaded_examples),
        praises=_tally(materials, profile.praises),
        blames=_tally(materials, profile.blames),
    )


def _listed(materials: Materials, document: Document, numbers: dict[str, int]) -> Listed:
    origin = materials.origins.get(document.id)
    return Listed(
        title=title_of(document),
        published=written(document.published),
        as_written=shortened(document.published.as_written, LONGEST_WORDS),
        dated_by=materials.citations.cite(_date_words(document)),
        shared_with=numbers.get(origin.id, 0) if origin else 0,
    )


def _date_words(document: Document) -> tuple[EvidenceSpan, ...]:
    """The place of the words the date was read from, where they stand in the text (not in metadata)."""
    words = document.published.as_written
    start = document.text.find(words) if words else -1
    return (EvidenceSpan.cut(document.id, document.text, Span(start, start + len(words))),) if start >= 0 else ()


def _examples(materials: Materials, spans: tuple[EvidenceSpan, ...]) -> tuple[Loaded, ...]:
    first: dict[str, EvidenceSpan] = {}
    for span in spans:
        first.setdefault(span.quote.lower(), span)
    chosen = list(first.values())[:MOST_EXAMPLES]
    return tuple(Loaded(shortened(span.quote, LONGEST_EXAMPLE), materials.citations.cite([span])) for span in chosen)


def _tally(materials: Materials, counts: tuple[tuple[str, int], ...]) -> str:
    """ "Italy 3, France 1", the most often named first."""
    known = [pair for pair in counts if pair[0] != UNKNOWN_ACTOR]
    ordered = sorted(known, key=lambda pair: (-pair[1], pair[0]))[:3]
    return ", ".join(f"{materials.name(code)} {times:,}" for code, times in ordered) or "nobody"


def _shared(materials: Materials, numbers: dict[str, int]) -> tuple[SharedOrigin, ...]:
    found = [origin for origin in materials.ledger.origins if origin.id in numbers][:MOST_SOURCES]
    return tuple(
        SharedOrigin(
            number=numbers[origin.id],
            titles=tuple(title_of(materials.documents[name]) for name in origin.documents),
            probability=_likelihood(origin.probability),
            traces=tuple(_trace(materials, trace) for trace in _strongest(origin.traces)),
            passages=tuple(_held(materials, passage) for passage in origin.passages[:MOST_DOCUMENTS]),
        )
        for origin in found
    )


def _held(materials: Materials, passage: BorrowedPassage) -> Held:
    """The passage is cited by what it shares with its origin: it may be long."""
    shared = [span for trace in _strongest(passage.traces) for span in trace.evidence]
    title = title_of(materials.documents[passage.evidence.document])
    return Held(title, _likelihood(passage.probability), materials.citations.cite(shared, most=2))


def _strongest(traces: Sequence[SharedTrace]) -> list[SharedTrace]:
    """The longest shared wordings, then the longest figures: short ones are shared by chance."""
    kinds = {"phrase": 0, "fact": 1}
    shown = [trace for trace in traces if trace.evidence]
    ranked = sorted(shown, key=lambda trace: (kinds.get(trace.kind, 2), -len(trace.words), trace.words))
    phrases = [trace for trace in ranked if trace.kind == "phrase"][:MOST_PHRASES]
    return [*phrases, *(trace for trace in ranked if trace.kind != "phrase")][:MOST_EXAMPLES]


def _likelihood(probability: float) -> str:
    """A judgement about a shared origin is never certain, so "100%" is not written."""
    return "over 99%" if probability >= NEAR_CERTAIN else share(probability)


def _trace(materials: Materials, trace: SharedTrace) -> Trace:
    words, cites = shortened(trace.words, LONGEST_TRACE), materials.citations.cite(trace.evidence, most=2)
    return Trace(SHARING.get(trace.kind, "Both have"), words, trace.kind in ("phrase", "quotation"), cites)
