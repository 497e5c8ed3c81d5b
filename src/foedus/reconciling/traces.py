"""Shows what two documents have in common: the words, in both of them."""

from __future__ import annotations

from foedus.reconciling.bodies import Text
from foedus.reconciling.facts import Fact
from foedus.reconciling.likeness import Likeness
from foedus.reconciling.overlaps import Match, longest_run, shared_words
from foedus.reconciling.passages import Window
from foedus.reconciling.rarity import RARE_WORDING, Rarity
from foedus.records import EvidenceSpan, SharedTrace
from foedus.records.figures import with_unit

SHOWN = 12  # sentences shown for a pair
SHORTEST_RUN = 3  # words


def traces_of(first: Text, second: Text, alike: Likeness, rarity: Rarity) -> tuple[SharedTrace, ...]:
    """The sentences told alike, strongest first, the figures and the form in common."""
    ranked = sorted(alike.matches, key=lambda match: (-match.raw, match.here))[:SHOWN]
    told = (_trace(first, second, match, rarity) for match in ranked)
    return (*told, *(_figure(pair) for pair in alike.facts), *alike.template)


def passage_of(text: Text, window: Window) -> EvidenceSpan:
    """The characters of a stretch of sentences."""
    return text.cut(text.sentences[window.first].first, text.sentences[window.last - 1].last)


def _trace(first: Text, second: Text, match: Match, rarity: Rarity) -> SharedTrace:
    """A phrase where a rare stretch of words is the same, else the words that two sentences share."""
    here, there = first.sentences[match.here], second.sentences[match.there]
    begin, other, length = longest_run(first, here, second, there)
    carried = {stem for stem in first.stems[begin : begin + length] if stem}
    if length >= SHORTEST_RUN and rarity.total(carried) >= RARE_WORDING:
        spans = first.cut(begin, begin + length), second.cut(other, other + length)
        kind = "quotation" if carried <= here.quoted | here.public | there.quoted | there.public else "phrase"
        return SharedTrace(kind, spans[0].quote, spans)
    shared = shared_words(here, there)
    places = [_places(text, one.first, one.last, shared) for text, one in ((first, here), (second, there))]
    words = " … ".join(dict.fromkeys(first.cut(at, at + 1).quote for at in places[0]))
    spans = first.cut(places[0][0], places[0][-1] + 1), second.cut(places[1][0], places[1][-1] + 1)
    return SharedTrace("sentence", words, spans)


def _places(text: Text, first: int, last: int, stems: frozenset[str]) -> list[int]:
    return [at for at in range(first, last) if text.stems[at] in stems]


def _figure(pair: tuple[Fact, Fact]) -> SharedTrace:
    value, unit = pair[0].key
    return SharedTrace("fact", with_unit(value, unit), (pair[0].evidence, pair[1].evidence))
