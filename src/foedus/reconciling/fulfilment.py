"""Judges from later reports whether a promise was kept or broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.reconciling.amounts import is_other_amount
from foedus.reconciling.tidings import Tiding, is_final
from foedus.reconciling.wording import STOCK, bag, content_stems, overlap, stem
from foedus.records import (
    Coding,
    Commitment,
    Event,
    EventType,
    EvidenceSpan,
    FuzzyDate,
    Modality,
    Party,
    PromiseStatus,
    Span,
)
from foedus.records.dates import days_in_words, due_in_words
from foedus.records.promising import within

SHARED_DEED = 0.5  # share of the deed's words that a report must hold to be about that deed
SHARED_WORDS = 2
MOST_DEEDS = 20  # wordings of one promise whose amounts are compared with a report
# Acts that can fulfil a promise. Words are no deeds, unless words are what was promised: a later "agreed to send" sends
# nothing, a summit fulfils the promise of a summit.
MATERIAL = frozenset(
    {
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.COERCE,
    }
)
VERBAL = {
    EventType.AGREE: bag("sign agree conclude ratify seal strike pact treaty accord agreement deal memorandum"),
    EventType.CONSULT: bag("meet meeting host summit hold visit talks consult attend conference convene receive"),
    EventType.SUPPORT: bag("support back endorse vote recognise recognize ratify approve"),
}
ORGANS = frozenset({"LEG", "JUD"})
_VERBAL_STEMS = {kind: frozenset(stem(word) for word in words) for kind, words in VERBAL.items()}
_STOCK_STEMS = frozenset(stem(word) for word in STOCK)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sentence that tells of something done or not done by one of `parties`."""

    parties: frozenset[str]
    is_done: bool
    type: EventType | None
    when: FuzzyDate | None
    words: frozenset[str]
    evidence: EvidenceSpan


@dataclass(frozen=True, slots=True)
class Signs:
    """What the pile tells of things done or not done; `places` finds a sign by an actor and a word."""

    told: tuple[Sign, ...]
    places: Mapping[tuple[str, str], tuple[int, ...]]
    published: Mapping[str, FuzzyDate]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a promise, with the sentences that tell it."""

    status: PromiseStatus
    because: str
    evidence: tuple[EvidenceSpan, ...]


def signs_of(codings: Sequence[Coding], tidings: Sequence[Tiding], published: Mapping[str, FuzzyDate]) -> Signs:
    """Signs of all codings and tidings; a sentence that promises is no sign that anything was done."""
    promised = {commitment.evidence for coding in codings for commitment in coding.commitments}
    told = [_of_event(event) for coding in codings for event in coding.events if _is_deed(event)]
    told += [Sign(tiding.parties, tiding.kept, None, None, tiding.words, tiding.evidence) for tiding in tidings]
    kept = tuple(sign for sign in told if sign.evidence not in promised)
    places: dict[tuple[str, str], list[int]] = {}
    for number, sign in enumerate(kept):
        for party in sorted(sign.parties):
            for word in sorted(sign.words):
                places.setdefault((party, word), []).append(number)
    return Signs(kept, {key: tuple(found) for key, found in places.items()}, published)


def outcome_of(
    debtors: set[str],
    deed: frozenset[str],
    due: FuzzyDate | None,
    tellings: Sequence[Commitment],
    made: date | None,
    signs: Signs,
) -> Outcome | None:
    """Kept or broken, by the latest report after the promise that is about its deed; None where nothing tells."""
    own: dict[str, list[Span]] = {}
    for told in tellings:
        own.setdefault(told.evidence.document, []).append(told.evidence.span)
    deeds = sorted({told.deed for told in tellings})[:MOST_DEEDS]
    found: list[tuple[str, Sign]] = []
    for sign in signs_about(debtors, deed, signs):
        when = _later(sign, own, made, signs)
        is_part = sign.is_done and all(is_other_amount(words, sign.evidence.quote) for words in deeds)
        if when is not None and not is_part and (sign.is_done or _is_settled(sign, when, due)):
            found.append((when, sign))
    return _judged(found, due, signs)


def _is_deed(event: Event) -> bool:
    return event.type in (*MATERIAL, *VERBAL) and event.modality in (Modality.ASSERTED, Modality.DENIED)


def key_of(party: Party, written: str = "") -> str:
    """Who owes or does something: the code of a state or body, with the part of it that does not speak for it."""
    part = within(party, written)
    return f"{party.code}:{part}" if part else party.code


def _of_event(event: Event) -> Sign:
    """An act of a parliament or court is also an act of its state: it ratifies what the government promised."""
    organs = {party.code for party in event.actors if party.sector in ORGANS}
    parties = frozenset({key_of(party) for party in event.actors} | organs)
    is_done = event.modality is Modality.ASSERTED
    return Sign(parties, is_done, event.type, event.when, content_stems(event.evidence.quote), event.evidence)


def signs_about(debtors: set[str], deed: frozenset[str], signs: Signs) -> list[Sign]:
    """Signs by the debtors that hold enough of the deed's words."""
    shared: Counter[int] = Counter()
    for word in sorted(deed):
        shared.update({number for party in debtors for number in signs.places.get((party, word), ())})
    needed = min(SHARED_WORDS, len(deed))
    near = [signs.told[number] for number in sorted(shared) if shared[number] >= needed]
    return [sign for sign in near if _tells_of(deed, sign)]


def _tells_of(deed: frozenset[str], sign: Sign) -> bool:
    """Enough of the deed's words, at least one of them its own, and an act of the kind that was promised."""
    own = (deed & sign.words) - _STOCK_STEMS
    if not own or overlap(deed, sign.words) < SHARED_DEED:
        return False
    return sign.type not in _VERBAL_STEMS or bool(deed & _VERBAL_STEMS[sign.type])


def _later(sign: Sign, own: Mapping[str, Sequence[Span]], made: date | None, signs: Signs) -> str | None:
    """The day of a report as a sort key, where it comes after the promise; None where it does not or cannot be told."""
    evidence = sign.evidence
    if any(evidence.span.overlaps(span) for span in own.get(evidence.document, ())):
        return None
    if made is None:
        return None if evidence.document in own else ""
    if sign.when is not None and sign.when.earliest is not None:
        return sign.when.earliest.isoformat() if sign.when.earliest > made else None
    day = signs.published.get(evidence.document)
    if day is None or day.earliest is None or day.earliest <= made:
        return None
    return day.earliest.isoformat()


def _is_settled(sign: Sign, when: str, due: FuzzyDate | None) -> bool:
    """What is not done before its day, or not yet, may still be done, unless it is given up."""
    quote = sign.evidence.quote
    if due is None or due.latest is None:
        return is_final(quote) or "yet" not in quote.casefold()
    return not when or when > due.latest.isoformat() or is_final(quote)


def _judged(found: Sequence[tuple[str, Sign]], due: FuzzyDate | None, signs: Signs) -> Outcome | None:
    """The latest day decides; on one day a failure that is told outweighs a success that is told."""
    if not found:
        return None
    last = max(when for when, _ in found)
    is_kept = all(sign.is_done for when, sign in found if when == last)
    agreeing = sorted((when, sign.evidence) for when, sign in found if sign.is_done is is_kept)
    where = signs.published.get(agreeing[0][1].document)
    day = f"a document published {days_in_words(where)}" if where and not where.is_unknown else "an undated document"
    evidence = tuple(sorted({evidence for _, evidence in agreeing}))
    if not is_kept:
        return Outcome(PromiseStatus.BROKEN, f"{day} tells that it was not done", evidence)
    late = _lateness([sign for _, sign in found if sign.is_done], due)
    return Outcome(PromiseStatus.KEPT, f"{day} tells that it was done{late}", evidence)


def _lateness(done: Sequence[Sign], due: FuzzyDate | None) -> str:
    """ ", after the day it was due" where every report dates the deed so."""
    last = due.latest if due is not None else None
    firsts = [sign.when.earliest if sign.when is not None else None for sign in done]
    is_late = last is not None and all(first is not None and first > last for first in firsts)
    return f", after it was due {due_in_words(due)}" if due is not None and is_late else ""
