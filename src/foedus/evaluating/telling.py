"""What one text tells, by gold or by a coder, as far as it is judged: both are read from the same JSON."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from foedus.records import Span


@dataclass(frozen=True, slots=True)
class Act:
    """An event. `type` may name several types with a bar, as "CONCEDE|RETREAT"; "" or None: the gold does not say."""

    type: str = ""
    mode: str | None = None
    quad: int | None = None
    modality: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    actor_spans: tuple[Span, ...] = ()
    recipient_spans: tuple[Span, ...] = ()
    trigger: Span | None = None
    evidence: Span | None = None
    confidence: float = 1.0

    @property
    def place(self) -> int:
        """The character by which the act is put into a sentence: trigger, else evidence, else first party."""
        known = [self.trigger, self.evidence, *self.actor_spans, *self.recipient_spans]
        return next((span.start for span in known if span is not None), 0)


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution; each part is a list of places (a content may be broken in two), empty where nobody is named."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """A stance of `holder` towards `towards`: polarity above 0 for, below 0 against, 0 neither."""

    holder: Span
    towards: Span
    polarity: float
    confidence: float = 1.0

    @property
    def sign(self) -> int:
        return (self.polarity > 0) - (self.polarity < 0)


@dataclass(frozen=True, slots=True)
class Name:
    span: Span
    code: str | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity. `low`, `high`: the ends of a range; `currency` stands for the unit of money."""

    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    currency: str | None
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Time:
    span: Span
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Judging:
    """A loaded word."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Promise:
    debtors: tuple[str, ...]
    strength: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Reliance:
    dependent: str | None
    on: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Telling:
    """Everything that is judged in one text."""

    acts: tuple[Act, ...] = ()
    sayings: tuple[Saying, ...] = ()
    leanings: tuple[Leaning, ...] = ()
    names: tuple[Name, ...] = ()
    amounts: tuple[Amount, ...] = ()
    times: tuple[Time, ...] = ()
    judgings: tuple[Judging, ...] = ()
    promises: tuple[Promise, ...] = ()
    reliances: tuple[Reliance, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """One line of a gold file. `given` names the fields it has; `sentences` are the units in which acts are matched."""

    id: str
    text: str
    register: str
    sentences: tuple[Span, ...]
    given: frozenset[str]
    telling: Telling


@dataclass(frozen=True, slots=True)
class Case:
    """A gold line and what the coder told of the same text."""

    gold: Gold
    found: Telling

    def unit_at(self, place: int) -> int:
        """The sentence that holds `place`; what lies between two belongs to the one before."""
        starts = [span.start for span in self.gold.sentences]
        return max(0, bisect_right(starts, place) - 1)

    @property
    def units(self) -> range:
        return range(len(self.gold.sentences))
