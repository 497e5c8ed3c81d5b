"""Makes a quantity claim ready for comparing: its measure, its unit, and the words and names around the figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from foedus.codebook.measures import measure_words
from foedus.codebook.units import units
from foedus.reconciling.wording import bag, content_stems, head_of, measure_stems, stem, words_of
from foedus.records import Change, Claim, FuzzyDate, LoadedWord
from foedus.records.dates import MONTHS

NEAR_CHARACTERS = 70  # words this near to a figure tell what it is about where the coder gives no noun
BEHIND_CHARACTERS = 30  # words this close behind a figure name what is counted
UNDATED = "9999"  # sorts after every day
MONEY, COUNT = "money", "count"
TELLING_WORDS = 2
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_CALENDAR = frozenset(stem(word) for word in (*(month.casefold() for month in MONTHS), *_DAYS))
_SHARES = frozenset({"%", "percent", "per cent", "share"})
_NAME = re.compile(r"(?<=[a-z,;:)“”'’\"0-9%] )[A-Z][^\W\d_]+")
LOADED_CHARACTERS = 60  # a loaded word this near to a figure judges it
_LEVEL = re.compile(
    r"\b(?:to|at) (?:about |around |some |nearly |almost |just |only |over |under |[$€£])*$", re.IGNORECASE
)
_FATE_BEHIND = re.compile(
    r"\s+(?:dead|killed|wounded|injured|hurt|missing|homeless|displaced|arrested|detained)$", re.IGNORECASE
)
HOW_FIRMLY = frozenset(
    stem(word)
    for word in bag("plan plans planned promise promised expect expects expected forecast predicts hope set due")
)
WHERE_AND_WHEN = content_stems("annual annually yearly year global globally worldwide overall past last current new")


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity claim with the word stems that matching looks at, worked out once.

    `measure` is what is measured, `plain` the same without words of time and place; `near`, `behind` and `sentence`
    are the words around the figure, without the names of those who say so; `names` the other names of the sentence,
    `loaded` the words near the figure that judge.
    """

    claim: Claim
    document: str
    origin: str
    order: tuple[str, str, int]
    head: str
    measure: frozenset[str]
    plain: frozenset[str]
    near: frozenset[str]
    behind: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    fates: frozenset[str]
    loaded: frozenset[str]
    dimension: str

    @property
    def change(self) -> Change | None:
        """Of a rise or fall *by* the figure; None where it stands at the figure: "rose to 9 percent"."""
        claim, start = self.claim, self.claim.evidence.start
        if claim.change is None or claim.number is None:
            return claim.change
        return None if _LEVEL.search(claim.evidence.quote[: max(0, claim.number.start - start)]) else claim.change

    @property
    def value(self) -> float | None:
        return middle_of(self.claim)


def told_of(claim: Claim, document: str, origin: str, published: FuzzyDate, loaded: Sequence[LoadedWord] = ()) -> Told:
    """`claim` made ready for matching; `order` puts the earliest published telling first."""
    day = published.earliest.isoformat() if published.earliest else UNDATED
    quote = claim.evidence.quote
    speakers = _speakers(claim)
    near, behind = _around(claim)
    named = _FATE_BEHIND.sub("", claim.measures)
    measure = _without(speakers, _joined(measure_stems(named)) - _CALENDAR - HOW_FIRMLY)
    return Told(
        claim=claim,
        document=document,
        origin=origin,
        order=(day, document, claim.evidence.start),
        head=_same_word(head_of(named)),
        measure=measure,
        plain=measure - WHERE_AND_WHEN,
        near=_stems(near) - speakers - _unit_words(),
        behind=_stems(behind) - speakers - measure - _unit_words(),
        sentence=_stems(quote) - speakers - _unit_words() | measure,
        names=frozenset(stem(name) for name in _NAME.findall(quote)) - speakers - _CALENDAR,
        fates=_fates(near),
        loaded=_loaded(claim, loaded),
        dimension=dimension_of(claim),
    )


def dimension_of(claim: Claim) -> str:
    """Money, "percent", a unit of measurement, or a plain count."""
    if claim.currency:
        return MONEY
    unit = (claim.unit or "").casefold()
    if unit in _SHARES:
        return "percent"
    return unit if unit in _measured_units() else COUNT


def middle_of(claim: Claim) -> float | None:
    """The figure of a claim, of a range its middle; None where it has none."""
    if claim.value is not None:
        return claim.value
    known = [bound for bound in (claim.low, claim.high) if bound is not None]
    return sum(known) / len(known) if known else None


def _without(speakers: frozenset[str], measure: frozenset[str]) -> frozenset[str]:
    """ "World Bank forecasts Pakistan's growth": who says so is not measured, unless little else is named."""
    rest = measure - speakers
    return rest if len(rest) >= TELLING_WORDS else measure


def _speakers(claim: Claim) -> frozenset[str]:
    """Stems of the names of those on whose word the figure stands, as the tables and as the sentence write them."""
    quote, start = claim.evidence.quote, claim.evidence.start
    written = [quote[max(0, link.start - start) : max(0, link.end - start)] for link in claim.attribution]
    return content_stems(" ".join([*(link.name for link in claim.attribution), *written]))


def _around(claim: Claim) -> tuple[str, str]:
    """The words on both sides of the figure, and those close behind it."""
    quote, start = claim.evidence.quote, claim.evidence.start
    if claim.number is None:
        return quote, ""
    first, last = max(0, claim.number.start - start), max(0, claim.number.end - start)
    behind = quote[last : last + BEHIND_CHARACTERS].rsplit(" ", 1)[0]
    return quote[max(0, first - NEAR_CHARACTERS) : last + NEAR_CHARACTERS], behind


def _loaded(claim: Claim, loaded: Sequence[LoadedWord]) -> frozenset[str]:
    """The words near the figure that judge: verbs of the table, and those that the coder marked."""
    quote, start = claim.evidence.quote, claim.evidence.start
    place = claim.number or claim.evidence.span
    first, last = place.start - LOADED_CHARACTERS, place.end + LOADED_CHARACTERS
    marked = [quote[max(0, one.start - start) : max(0, one.end - start)] for one in loaded if first <= one.start < last]
    near = words_of(quote[max(0, first - start) : max(0, last - start)])
    return frozenset(word for word in near if word in measure_words().loaded) | frozenset(words_of(" ".join(marked)))


def _fates(near: str) -> frozenset[str]:
    known = measure_words().fates
    return frozenset(known[word] for word in words_of(near) if word in known)


def _stems(text: str) -> frozenset[str]:
    return _joined(content_stems(text)) - _CALENDAR


def _joined(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(_same_word(one) for one in stems)


def _same_word(one: str) -> str:
    return _first_words().get(one, one)


@cache
def _first_words() -> dict[str, str]:
    return {stem(word): stem(first) for word, first in measure_words().same.items()}


@cache
def _measured_units() -> frozenset[str]:
    return frozenset(unit.name.casefold() for unit in units().by_word.values())


@cache
def _unit_words() -> frozenset[str]:
    """Stems of the words of all units and currencies: they say how much, not of what."""
    words = [*units().by_word, *units().currency_by_name, "percentage", "point"]
    return frozenset(stem(word) for word in words if " " not in word)
