"""Finds wordings that two documents share and that independent writers rarely hit upon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from foedus.reconciling.wording import STOCK, STOP, WORD, significant_digits, stem
from foedus.records import Coding, Document, EvidenceSpan, Span, Zone

N = 3  # shortest wording looked at; longer ones are runs of overlapping threes
BACKGROUND = 1000  # imagined documents behind the pile, so that rarity means something in a pile of two
# Share of those documents that would hold a word of each class. Orders of magnitude from general news English.
SHARE_PLAIN, SHARE_STOCK, SHARE_NAME, SHARE_ODD, SHARE_ROUND = 0.003, 0.05, 0.05, 0.0003, 0.02
RARE = 10.0  # nats that three words must carry to be looked at: two plain content words
COLLOCATION = 8.0  # nats taken off each run: two words that like to stand together carry one word's news
RUN_CAP = 24.0  # one wording, however long, may be one famous quotation
QUOTED_CAP = 6.0
_QUOTES = '"“”„«»‘'


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the body: its stem, its place, and how it is written."""

    stem: str
    start: int
    end: int
    kind: str  # "plain", "stock", "name", "odd", "round", "none"


@dataclass(frozen=True, slots=True)
class Text:
    """The body of one document as tokens, and where each three of them begins."""

    document: Document
    tokens: tuple[Token, ...]
    places: dict[tuple[str, str, str], int]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words that both documents have; `nats` is what it is worth as a sign of one origin,
    `raw` what it holds."""

    nats: float
    raw: float
    first: EvidenceSpan
    second: EvidenceSpan


class Rarity:
    """How much a word tells, in nats, given this pile and an imagined background."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._documents = len(texts)
        self._carriers = Counter(found for text in texts for found in {token.stem for token in text.tokens})
        self._known: dict[tuple[str, str], float] = {}

    def nats(self, token: Token) -> float:
        key = (token.stem, token.kind)
        if key not in self._known:
            self._known[key] = self._worked_out(token)
        return self._known[key]

    def _worked_out(self, token: Token) -> float:
        if token.kind == "none":
            return 0.0
        expected = self._carriers[token.stem] + BACKGROUND * _SHARES[token.kind]
        return log((self._documents + BACKGROUND) / expected)

    def total(self, text: Text) -> float:
        return sum(self.nats(token) for token in text.tokens)

    def rare(self, text: Text) -> tuple[tuple[str, str, str], ...]:
        """The threes of `text` that carry enough to be looked at."""
        worth = [self.nats(token) for token in text.tokens]
        return tuple(gram for gram, at in text.places.items() if sum(worth[at : at + N]) >= RARE)


def text_of(document: Document, coding: Coding | None) -> Text:
    """The body of `document` as tokens; names of actors are marked, they are no sign of an origin."""
    actors = _covered(coding)
    tokens: list[Token] = []
    for block in document.blocks:
        if block.zone is Zone.BODY:
            found = WORD.finditer(document.text, block.start, block.end)
            tokens.extend(_token(match.group(), match.start(), match.end(), actors) for match in found)
    places: dict[tuple[str, str, str], int] = {}
    for at in range(len(tokens) - N + 1):
        places.setdefault((tokens[at].stem, tokens[at + 1].stem, tokens[at + 2].stem), at)
    return Text(document, tuple(tokens), places)


def shared_runs(first: Text, second: Text, rarity: Rarity) -> tuple[Run, ...]:
    """Maximal stretches of shared rare threes, best first."""
    shared = sorted(first.places[gram] for gram in rarity.rare(first) if gram in second.places)
    runs: list[Run] = []
    at = -1
    for place in shared:
        if place < at:
            continue
        run, at = _grown(place, first, second, rarity)
        runs.append(run)
    return tuple(sorted(runs, key=lambda run: (-run.nats, run.first)))


def _grown(place: int, first: Text, second: Text, rarity: Rarity) -> tuple[Run, int]:
    there = second.places[_gram(first, place)]
    length = N
    while _same(first, place + length, second, there + length):
        length += 1
    here_tokens = first.tokens[place : place + length]
    there_tokens = second.tokens[there : there + length]
    raw = sum(rarity.nats(token) for token in here_tokens)
    is_quoted = _is_quoted(first.document.text, here_tokens)
    nats = min(QUOTED_CAP if is_quoted else RUN_CAP, max(0.0, raw - COLLOCATION))
    return Run(
        nats, nats if is_quoted else raw, _cut(first.document, here_tokens), _cut(second.document, there_tokens)
    ), place + length


def _same(first: Text, here: int, second: Text, there: int) -> bool:
    if here >= len(first.tokens) or there >= len(second.tokens):
        return False
    return first.tokens[here].stem == second.tokens[there].stem


def _gram(text: Text, at: int) -> tuple[str, str, str]:
    return text.tokens[at].stem, text.tokens[at + 1].stem, text.tokens[at + 2].stem


def _cut(document: Document, tokens: Sequence[Token]) -> EvidenceSpan:
    return EvidenceSpan.cut(document.id, document.text, Span(tokens[0].start, tokens[-1].end))


def _is_quoted(text: str, tokens: Sequence[Token]) -> bool:
    """An opening quotation mark just before, or a quotation mark close behind the run."""
    before = text[max(0, tokens[0].start - 60) : tokens[0].start]
    after = text[tokens[-1].end : tokens[-1].end + 60]
    return any(mark in before for mark in _QUOTES) and any(mark in after for mark in _QUOTES)


def _covered(coding: Coding | None) -> frozenset[int]:
    """Every character offset that begins inside the name of an actor."""
    mentions = coding.mentions if coding else ()
    return frozenset(at for mention in mentions for at in range(mention.start, mention.end))


def _token(word: str, start: int, end: int, actors: frozenset[int]) -> Token:
    small = word.casefold()
    return Token(stem(word), start, end, "none" if start in actors else _kind(word, small))


def _kind(word: str, small: str) -> str:
    if small in STOP or len(small) == 1:
        return "none"
    if word[0].isdigit():
        digits = small.replace(",", "")
        is_odd = digits.isdigit() and not _is_year(digits) and significant_digits(float(digits[:15])) >= 3
        return "odd" if is_odd else "round"
    if small in STOCK:
        return "stock"
    return "name" if word[0].isupper() else "plain"


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("18", "19", "20")


_SHARES = {
    "plain": SHARE_PLAIN,
    "stock": SHARE_STOCK,
    "name": SHARE_NAME,
    "odd": SHARE_ODD,
    "round": SHARE_ROUND,
}
