"""Looks in the documents for words that tell what came of a promise: kept, broken or put off."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.reconciling.wording import content_stems
from foedus.records import Coding, Document, EvidenceSpan, Party, Span, Zone
from foedus.records.promising import within

_KEPT = re.compile(
    r"\b(?:as promised|(?:kept|honou?red|fulfilled|delivered on|met|made good on) (?:its|his|her|their|the|that|this) "
    r"(?:\w+ ){0,2}(?:promises?|pledges?|commitments?|words?|vows?|deadline)"
    r"|(?:was|were|has been|have been|had been) (?:\w+ )?(?:delivered|completed|handed over|fulfilled|carried out"
    r"|launched|signed|ratified|opened|paid|inaugurated|finished)"
    r"|took place|arrived|delivered|handed over|completed)\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(?:miss(?:es|ed) (?:its|his|her|their|the|that|this|a) (?:\w+ ){0,3}(?:deadline|target|date)|fail(?:s|ed) to"
    r"|failure to|cancel(?:s|l?ed)|call(?:s|ed) off|postpone[sd]?|put off|delayed|scrap(?:s|ped)|abandon(?:s|ed)"
    r"|shelve[sd]?"
    r"|dropped (?:its|his|her|their|the) (?:\w+ )?(?:plan|pledge|promise)|went back on|reneged"
    r"|br(?:oke|oken) (?:its|his|her|their|the|that|this) (?:\w+ )?(?:promise|pledge|word|vow|commitment)"
    r"|(?:did|has|have|had|was|were) (?:not|never)(?: yet)? (?:been )?\w+|didn['’]t|hasn['’]t|haven['’]t"
    r"|no \w+(?: \w+)? (?:has|have|had) (?:ever )?(?:arrived|been|left)"
    r"|never (?:arrived|came|materiali[sz]ed|happened))\b",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\b(?:fail(?:s|ed) to|failure to|miss(?:es|ed)|cancel(?:s|l?ed)|call(?:s|ed) off|scrap(?:s|ped)|abandon(?:s|ed)"
    r"|shelve[sd]?|dropped|went back on|reneged|br(?:oke|oken)|never|will not|won['’]t|no longer)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|could|may|might|should|must|if|unless|plans? to|to be|expected to)\b", re.IGNORECASE
)
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Gov|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)$")
LONGEST = 2_000  # characters of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class Tiding:
    """A sentence that tells of something done or not done, with the actors it names."""

    document: str
    kept: bool
    parties: frozenset[str]
    words: frozenset[str]
    evidence: EvidenceSpan


def tidings_of(document: Document, coding: Coding | None) -> tuple[Tiding, ...]:
    """Sentences of the body that speak of delivery or failure; failure wins where both stand in one sentence."""
    found = []
    codes = _codes_by_place(coding)
    for span in sentences_of(document):
        quote = span.gives(document.text)
        is_broken = bool(_BROKEN.search(quote))
        if is_broken or (_KEPT.search(quote) and not _AHEAD.search(quote)):
            evidence = EvidenceSpan.cut(document.id, document.text, span)
            parties = frozenset(code for place, code in codes if span.start <= place < span.end)
            found.append(Tiding(document.id, not is_broken, parties, content_stems(quote), evidence))
    return tuple(found)


def is_final(quote: str) -> bool:
    """Words of failure that leave nothing open: "cancelled", but not "has not yet", "delayed"."""
    return bool(_FINAL.search(quote[:LONGEST]))


def all_tidings(documents: Sequence[Document], codings: Mapping[str, Coding]) -> tuple[Tiding, ...]:
    ordered = sorted(documents, key=lambda document: document.id)
    return tuple(tiding for document in ordered for tiding in tidings_of(document, codings.get(document.id)))


def sentences_of(document: Document) -> Iterator[Span]:
    """Sentences of the body, cut plainly; good enough to look for words in, not for coding."""
    for block in document.blocks:
        if block.zone is not Zone.BODY:
            continue
        start = block.start
        for match in _END.finditer(document.text, block.start, block.end):
            if not _ABBREVIATED.search(document.text, max(start, match.start() - 8), match.start()):
                yield Span(start, min(match.start(), start + LONGEST))
                start = match.end()
        if start < block.end:
            yield Span(start, min(block.end, start + LONGEST))


def sentence_at(sentences: Sequence[Span], start: int) -> Span | None:
    """The sentence that holds the character `start`; `sentences` in their order."""
    at = bisect_right(sentences, start, key=lambda span: span.start) - 1
    return sentences[at] if at >= 0 and start < sentences[at].end else None


def _codes_by_place(coding: Coding | None) -> list[tuple[int, str]]:
    """Codes with the place that names them; of somebody who does not speak for the state, with what part of it."""
    found = []
    for mention in coding.mentions if coding else ():
        part = within(Party("", mention.name, mention.start, mention.end, mention.sector))
        codes = [code for code in (mention.code, mention.country) if code]
        found += [(mention.start, f"{code}:{part}" if part else code) for code in codes]
    return found
