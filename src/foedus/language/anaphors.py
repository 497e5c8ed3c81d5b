"""Finds the words that mean somebody named elsewhere: "it", "the mayor", "his lawyer", "eleven fishermen"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.codebook.references import ReferenceRules
from foedus.language.wording import Wording
from foedus.records import ActorKind, Mention, Via

BEFORE_NOUN = 4  # words before a noun among which its "the", "its" or "two" is looked for
NAME = "name"
_MARKS = frozenset(".,;:()\"“”‘’'–—")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A mention without a code at words `first`..`last` (last excluded).

    `sort`: which pronoun, what sector a noun speaks for, or "name". `manner`: how the noun is introduced ("the",
    "own", "counted", ...; "" for pronouns and names). `head`: its last word. `opens`: the first word with its article.
    """

    mention: Mention
    sort: str
    manner: str
    head: str
    first: int
    last: int
    opens: int


class AnaphorFinder:
    """Pronouns, and the mentions that no table gives a code."""

    def __init__(self, rules: ReferenceRules) -> None:
        self._pronouns, self._manners = rules.pronouns, rules.manners

    def find(self, wording: Wording, mentions: Sequence[Mention]) -> list[Anaphor]:
        """In no particular order; `mentions` are those of the sentence that `wording` holds."""
        places = {word.start: index for index, word in enumerate(wording.words)}
        taken = {index for m in mentions for index in range(places[m.start], _last(wording, places[m.start], m.end))}
        nouns = [self._noun(wording, m, places[m.start]) for m in mentions if m.code is None]
        return [*nouns, *self._pronouns_in(wording, taken)]

    def _pronouns_in(self, wording: Wording, taken: set[int]) -> Iterator[Anaphor]:
        if self._pronouns.keys().isdisjoint(wording.lower):
            return
        for index, lower in enumerate(wording.lower):
            sort = self._pronouns.get(lower)
            if sort is None or index in taken or (wording.written[index] == "US"):
                continue
            word = wording.words[index]
            mention = Mention(word.start, word.end, None, ActorKind.UNKNOWN, wording.written[index], via=Via.PRONOUN)
            yield Anaphor(mention, sort, "", lower, index, index + 1, index)

    def _noun(self, wording: Wording, mention: Mention, first: int) -> Anaphor:
        last = _last(wording, first, mention.end)
        is_name = mention.kind is ActorKind.UNKNOWN
        sort = NAME if is_name or mention.sector is None else f"{mention.kind}-{mention.sector}"
        manner, opens = ("", first) if is_name else self._manner(wording, first)
        return Anaphor(mention, sort, manner, wording.lower[last - 1], first, last, opens)

    def _manner(self, wording: Wording, first: int) -> tuple[str, int]:
        """How the noun phrase begins, and where."""
        for index in range(first, max(-1, first - BEFORE_NOUN), -1):
            word = wording.lower[index]
            if index < first and (word in _MARKS or word == "'s" or index in wording.inside):
                break
            manner = self._manners.get(word) or ("counted" if word.isdigit() else None)
            if manner is not None:
                return manner, index
        return "bare", first


def _last(wording: Wording, first: int, end: int) -> int:
    """One past the word that ends at character `end`."""
    last = first + 1
    while last < len(wording) and wording.words[last - 1].end < end:
        last += 1
    return last
