"""Says what a number counts or measures: the noun phrase beside it, found by word lists and shapes."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.codebook.units import units
from foedus.coding.tokens import Token

_LONGEST_PHRASE = 8
_NOT_PLURAL = frozenset({
    "overseas", "plus", "versus", "always", "perhaps", "besides", "afterwards", "sometimes", "towards", "series",
})  # fmt: skip
_QUOTES = frozenset("“\"‘'")
_MORE = frozenset({"more", "fewer", "less", "additional", "extra", "further", "other"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "this", "that", "to", "into", "up", "down", "off", "out", "over"}
)
_NOT_COUNTED = ("ths", "th")  # "20 billionths", "three-fourths"
_INNER = frozenset("-‑.’")  # signs inside a noun phrase: "U.S.-owned firms"
_PEOPLE_ENDINGS = ("ans", "ese", "nis", "qis", "lis", "tis", "ards")
_BRIDGES = frozenset({"of", "in", "on", "to", "for", "with", "between", "against"})
_LINKS = frozenset({
    "by", "between", "to", "at", "from", "of", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had",
    "will", "would", "could", "should", "may", "might", "can", "must", "stands", "stood", "stand", "reached",
    "reach", "reaches", "hit", "hits", "totals", "totalled", "totaled", "total", "worth", "valued", "estimated",
    "put", "puts", "remained", "remains", "came", "comes", "amounts", "amounted", "costs", "cost", "numbered",
    "numbers", "averaged", "exceeded", "accounts", "account", "accounted", "for", "only", "also", "now", "as",
    "much", "further", "another", "extra", "then", "still", "some", "about", "nearly", "almost", "around",
    "roughly", "over", "more", "less", "than", "least", "up", "down", "just", "under", "close", "an", "a",
    "weighs", "weigh", "carries", "runs", "since", "go", "went", "gone", "well", "approximately",
})  # fmt: skip
_LEADS = frozenset({
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those", "whose", "all", "own",
})  # fmt: skip
_NOUNS_TOO = frozenset({"cost", "costs", "total", "number", "numbers", "rise", "fall", "increase", "growth", "level"})
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "should", "shall"})
_SMALL_WORDS = (_LINKS | {"percent", "cent", "per"}) - _NOUNS_TOO
_COUNTS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen"})


@dataclass(frozen=True, slots=True)
class Counted:
    """`unit` is the counted noun's lemma, `phrase` the words as written, `last` the token after them."""

    unit: str
    phrase: str
    last: int


def counted_after(text: str, tokens: tuple[Token, ...], at: int, *, is_one: bool = False) -> Counted | None:
    """The plural noun that a number before token `at` counts: "annual opioid overdose deaths"."""
    if at + 1 < len(tokens) and tokens[at].lower in _MORE and tokens[at + 1].is_word:
        at += 1
    for place in range(at, min(at + _LONGEST_PHRASE, len(tokens))):
        token = tokens[place]
        if token.text in _QUOTES or (place > at and token.text in _INNER):
            continue
        is_joined = place > at + 1 and tokens[place - 1].text == "-" and not token.spaced  # "three rebel-held villages"
        if not (token.is_word or token.is_digits) or (token.lower in units().stops and not is_joined):
            return None
        if is_one and token.lower in units().singly:
            return Counted(token.lower, token.text, place + 1)
        if is_plural(token) and not _continues(tokens, place + 1):
            if token.lower.endswith(_NOT_COUNTED) and token.lower not in units().lemmas:
                return None
            return Counted(lemma(token), text[tokens[at].start : token.end].strip("“\"‘' "), place + 1)
    return None


def counted_by_hyphen(tokens: tuple[Token, ...], at: int) -> Counted | None:
    """The noun that a number counts with a hyphen at token `at`: "an 18-member board"."""
    if at + 1 >= len(tokens) or tokens[at + 1].spaced or not tokens[at + 1].is_word:
        return None
    token = tokens[at + 1]
    is_adjective = token.lower.endswith(("ed", "al", "ing", "ly")) and token.lower not in units().lemmas
    if is_adjective or token.is_name or token.lower in units().stops or token.lower in units().compounds:
        return None
    return Counted(lemma(token) if is_plural(token) else token.lower, token.text, at + 2)


def phrase_after(text: str, tokens: tuple[Token, ...], at: int) -> str:
    """The noun phrase that begins at token `at`, without its article: up to a verb, preposition or sign."""
    while at < len(tokens) and (tokens[at].lower in _LEADS or tokens[at].text in _QUOTES):
        at += 1
    last = at
    while last < len(tokens) and last - at < _LONGEST_PHRASE and _runs_on(tokens, last, at):
        last += 1
    while last > at and tokens[last - 1].text in {"-", "’", "'"}:
        last -= 1
    return text[tokens[at].start : tokens[last - 1].end] if last > at else ""


def phrase_before(text: str, tokens: tuple[Token, ...], at: int, *, is_figure: bool) -> str:
    """The noun phrase that ends before token `at`; verbs of rising and being are passed over.

    `is_figure` says that the figure itself stands at `at`: then a word straight before it is a verb ("spends 4%"), or
    the one whom a sum goes to.
    """
    last = _before_verbs(tokens, at)
    if is_figure and last == at and at > 0 and tokens[at - 1].is_word:
        last = 0 if tokens[at - 1].is_name else last - 1
    if last > 1 and is_figure and tokens[last - 1].is_name and _is_verb(tokens, last - 2):
        return ""
    first = last
    while first > 0 and last - first < 2 * _LONGEST_PHRASE and _runs_back(tokens, first - 1, last):
        first -= 1
    while first < last and _is_lead(tokens[first]):
        first += 1
    return text[tokens[first].start : tokens[last - 1].end] if last > first else ""


def _before_verbs(tokens: tuple[Token, ...], at: int) -> int:
    """Where the subject ends, before "stands at" or "will have risen by about"."""
    last = at
    while last > 0 and at - last < _LONGEST_PHRASE and _is_passed(tokens, last - 1):
        last -= 1
    return last


def _is_lead(token: Token) -> bool:
    return token.lower in _LEADS or token.lower in _BRIDGES or token.lower in _COUNTS or not token.is_word


def is_plural(token: Token) -> bool:
    word = token.lower
    if word in units().lemmas or token.text in units().peoples:
        return True
    if token.is_name and word.endswith(_PEOPLE_ENDINGS):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "sis", "'s", "’s"))
        and word not in _NOT_PLURAL
        and word not in units().stops
    )


def lemma(token: Token) -> str:
    """Singular of a counted noun; a people is counted in persons."""
    word = token.lower
    if word in units().lemmas:
        return units().lemmas[word]
    if token.is_name and (token.text in units().peoples or word.endswith(_PEOPLE_ENDINGS)):
        return "person"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    return word.removesuffix("s")


def _continues(tokens: tuple[Token, ...], at: int) -> bool:
    """A plural that only describes the next noun: "600 Dutch soldiers", "12 arms dealers"."""
    if at >= len(tokens) or not tokens[at].is_word or tokens[at].is_name or not is_plural(tokens[at]):
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].lower not in _DETERMINERS  # "600 tankers moves the oil"


def _runs_on(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    token = tokens[at]
    if token.text in {"-", "’", "'"} or (
        token.text == "." and at > first and not token.spaced and "." in tokens[at - 1].text
    ):
        return True
    if not token.is_word or token.lower in units().stops:
        return False
    return not (at > first and is_plural(tokens[at - 1]) and not is_plural(token))


def _is_passed(tokens: tuple[Token, ...], at: int) -> bool:
    rules = units()
    word, before = tokens[at].lower, tokens[at - 1].lower if at else ""
    if before in _LEADS and word in _NOUNS_TOO:  # "the cost at ..."
        return False
    moves = word in rules.rises or word in rules.falls or word in rules.levels
    return word in _LINKS or moves or is_adverb(word) or (before in _MODALS and tokens[at].is_word)


def _runs_back(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    token = tokens[at]
    if token.text in {"-", "’", "'"} or (token.text == "." and at and _is_shortened(tokens, at)):
        return last > at + 1
    before = tokens[at - 1].lower if at else ""
    if token.lower == "and":  # "trade between Cairo and Amman"
        return at > 0 and tokens[at - 1].is_name and tokens[at + 1].is_name
    if token.lower in _LEADS:
        return before in _BRIDGES
    if token.lower in _BRIDGES:
        return last > at + 1 and _is_nominal(tokens, at - 1)
    return _is_nominal(tokens, at)


def _is_nominal(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word can be part of a noun phrase, as far as its shape tells; "pledged" and "reached" cannot."""
    if at < 0 or not tokens[at].is_word:
        return False
    word = tokens[at].lower
    is_small = word in units().stops or word in _SMALL_WORDS
    return not _is_verb(tokens, at) and not is_small and not is_adverb(word)


def _is_verb(tokens: tuple[Token, ...], at: int) -> bool:
    """As far as its shape tells: "granted" is, "U.S.-owned" is not."""
    token = tokens[at]
    return (
        token.lower.endswith("ed")
        and token.lower not in _LINKS
        and len(token.text) > 4
        and not token.is_name
        and not _is_hyphened(tokens, at)
    )


def is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in units().no_adverbs


def _is_shortened(tokens: tuple[Token, ...], stop: int) -> bool:
    """Whether the full stop belongs to an abbreviation: "U.S.", "Mr."."""
    before = tokens[stop - 1].text
    return not tokens[stop].spaced and ("." in before or before in {"Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Gov"})


def _is_hyphened(tokens: tuple[Token, ...], at: int) -> bool:
    return at > 0 and tokens[at - 1].text == "-"
