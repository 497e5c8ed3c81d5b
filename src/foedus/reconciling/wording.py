"""Breaks a phrase into the word stems that carry its meaning, and knows which words carry none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from foedus.records import EvidenceSpan, Party

WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")


def bag(words: str) -> frozenset[str]:
    """A list of words, written as running text."""
    return frozenset(words.split())


STOP = bag("""
a an the and or but nor so yet if then than that this these those there here it its it's he she they we you i his her
their our your my him them us me who whom whose which what when where why how all any both each few more most other
some such no not only own same too very s t can will just should now of in on at by for with from to into onto over
under about against between through during before after above below up down out off again further once as is are was
were be been being have has had having do does did doing would could may might must shall also per via amid among
across while since until upon within without toward towards because although though however said says say saying told
according reported reports report nearly almost around roughly approximately least less still even already
""")

# Words that any text on foreign policy uses: sharing them says little.
STOCK = bag("""
government minister ministry president prime foreign policy security defence defense national international global
country countries nation nations state states leader leaders official officials relations talks meeting summit trade
agreement economic economy military political war peace support cooperation alliance ally allies partner partners
partnership union world region regional border force forces energy deal treaty council member members statement week
month year years today yesterday day time people percent million billion thousand new first last next
""")

_CHANGE = bag("""
rise rises rose risen rising increase increases increased increasing fall falls fell falling decline declined drop
drops dropped reduction reduce reduces reduced cut cuts growth grow grew gain change total number figure figures amount
rate level share average sum spike spikes spiked spiking surge surges surged surging jump jumped jumps more less annual
annually yearly globally worldwide overall
""")
_PREPOSITION = bag("of in on at by for with from to into over under between since per during across among")

_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ings", ""), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", "e"), ("s", ""))
_LONGEST_LL = 5  # "spell" keeps its letters, "compell(ed)" does not
_SHORTEST = 3  # a stem of fewer letters than this tells nothing ("using" must not become "us")


def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` in small letters, possessives taken off."""
    return tuple(_bare(match.group()) for match in WORD.finditer(text))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A crude stem, enough to bring "deaths" to "death" and "planned", "plan" together; not a dictionary form."""
    bare = _bare(word)
    if not bare.isalpha():
        return bare
    for ending, put in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) + len(put) >= _SHORTEST and not bare.endswith("ss"):
            bare = bare[: -len(ending)] + put
            break
    if len(bare) > _SHORTEST and bare[-1] == bare[-2] and (bare[-1] not in "aeiosl" or _is_long_l(bare)):
        bare = bare[:-1]
    return bare[:-1] if len(bare) > _SHORTEST and bare.endswith("e") else bare


def _is_long_l(bare: str) -> bool:
    """ "expelled" and "expel", "cancelled" and "cancel"; "killed" and "kill" keep both letters."""
    return bare.endswith("ll") and len(bare) > _LONGEST_LL


def content_stems(text: str) -> frozenset[str]:
    """Stems of the words of `text` that carry meaning: no stop words, no figures."""
    return frozenset(stem(word) for word in words_of(text) if word not in STOP and word[0].isalpha() and len(word) > 1)


@lru_cache(maxsize=65_536)
def measure_stems(phrase: str) -> frozenset[str]:
    """What a quantity measures, without words of change and counting ("a rise in the number of deaths": death)."""
    return content_stems(phrase) - EMPTY_MEASURES


@lru_cache(maxsize=65_536)
def head_of(phrase: str) -> str:
    """Stem of the head noun: the last word before the first preposition that is no adverb and no word of counting."""
    fallback = ""
    for part in _parts(words_of(phrase)):
        nouns = [word for word in part if word not in STOP and word[0].isalpha() and not word.endswith("ly")]
        told = [word for word in nouns if stem(word) not in EMPTY_MEASURES]
        if told:
            return stem(told[-1])
        fallback = fallback or (stem(nouns[-1]) if nouns else "")
    return fallback


def name_stems(parties: Iterable[Party], evidence: EvidenceSpan) -> frozenset[str]:
    """Stems of the names of `parties`, as the tables and as the passage write them ("United States", "U.S.")."""
    found: set[str] = set()
    for party in parties:
        start, end = party.start - evidence.start, party.end - evidence.start
        written = evidence.quote[start:end] if start >= 0 else ""
        found |= content_stems(f"{party.name} {written}")
    return frozenset(found)


def significant_digits(value: float) -> int:
    """How many digits a figure is told to: 3247 has four, 400000 one. An odd figure is worth more than a round one."""
    digits = f"{abs(value):.10g}".split("e")[0].replace(".", "").strip("0")
    return max(1, len(digits))


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Share of the smaller set that both hold; 0 where one is empty."""
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def _bare(word: str) -> str:
    small = word.casefold().replace("’", "'")
    return small.removesuffix("'s").rstrip("'") or small


def _parts(words: tuple[str, ...]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _PREPOSITION:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


EMPTY_MEASURES = frozenset(stem(word) for word in _CHANGE)
