"""Bounds the day of a document that carries none, by the offices it names and the past days it tells of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from foedus.reconciling.intervals import YEAR
from foedus.reconciling.tidings import sentence_at, sentences_of
from foedus.records import (
    Bound,
    Coding,
    Dating,
    Document,
    EvidenceSpan,
    FuzzyDate,
    Mention,
    RoleWords,
    Span,
    TimeMention,
)
from foedus.records.dates import day_in_words

SHOWN_DAYS = 3  # past days that bound a document from below; the latest are the ones that matter
_AHEAD = re.compile(
    r"\b(?:will|would|shall|could|may|might|should|must|plans?|planned|planning|aims?|aimed|targets?"
    r"|goals?|by|until|before|upcoming|forthcoming|next|expected|scheduled|due|towards?|through|deadline|if|intends?|promised?|pledged?|vow(?:ed|s)?"
    r"|propos\w+|prepar\w+|eyeing|looking ahead)\b",
    re.IGNORECASE,
)
_HEAD = ("head of", "president", "prime minister", "chancellor")
_GOVERNMENT = re.compile(
    r"(\w+)(?:['’]s)? (?:administration|government|cabinet|presidency|premiership)\b", re.IGNORECASE
)
_LOOKS_BACK = re.compile(
    r"\b(?:then|late|ex|erstwhile|future|incoming|designate|elect|would-be|candidate|under)\b[-\s]*", re.IGNORECASE
)


def date_documents(documents: Sequence[Document], codings: Mapping[str, Coding]) -> tuple[Dating, ...]:
    """One dating a document, sorted by document; only undated documents get bounds."""
    ordered = sorted(documents, key=lambda document: document.id)
    leaders = _leaders(codings)
    return tuple(_dated(document, codings.get(document.id), leaders) for document in ordered)


def clash_of(bounds: Sequence[Bound]) -> tuple[Bound, Bound] | None:
    """A bound from below and one from above that cannot both hold, if there are any."""
    below = [bound for bound in bounds if bound.when.earliest is not None]
    above = [bound for bound in bounds if bound.when.latest is not None]
    if not below or not above:
        return None
    lowest = max(below, key=lambda bound: (bound.when.earliest or date.min, bound.evidence))
    highest = min(above, key=lambda bound: (bound.when.latest or date.max, bound.evidence))
    clashes = (lowest.when.earliest or date.min) > (highest.when.latest or date.max)
    return (lowest, highest) if clashes else None


def is_told_as_past_or_coming(text: str, role: RoleWords) -> bool:
    """Words at the office say that it is not held at the time of writing: "then-", "under", "-elect", "candidate"."""
    return bool(_LOOKS_BACK.search(text, max(0, role.evidence.start - 20), role.evidence.end))


def _dated(document: Document, coding: Coding | None, leaders: Mapping[str, RoleWords]) -> Dating:
    if not document.published.is_unknown or coding is None:
        return Dating(document.id, document.published)
    found = [
        *_by_offices(document, coding.roles),
        *_by_governments(document, coding.mentions, leaders),
        *_by_days(document, coding.times),
    ]
    kept = {(bound.when.earliest, bound.when.latest, bound.because): bound for bound in reversed(found)}
    ordered = sorted(kept.values(), key=lambda bound: (bound.evidence, bound.because))
    return Dating(document.id, document.published, tuple(ordered))


def _by_offices(document: Document, roles: Sequence[RoleWords]) -> list[Bound]:
    found = []
    for role in sorted(roles, key=lambda role: role.evidence):
        if role.held and not is_told_as_past_or_coming(document.text, role):
            bound = _after_office(role) if role.former else _in_office(role)
            if bound is not None:
                found.append(bound)
    return found


def _leaders(codings: Mapping[str, Coding]) -> dict[str, RoleWords]:
    """Last names of heads of state and government that any document of the pile names with their office."""
    roles = [role for _, coding in sorted(codings.items()) for role in coding.roles]
    leading = [role for role in roles if role.held and role.role.startswith(_HEAD) and role.person]
    return {role.person.split()[-1]: role for role in reversed(leading)}


def _by_governments(document: Document, mentions: Sequence[Mention], leaders: Mapping[str, RoleWords]) -> list[Bound]:
    """ "The Lund administration": written while Lund led it, by the tenure that another passage of the pile gives."""
    found = []
    for mention in sorted(mentions, key=lambda mention: mention.start):
        words = document.text[mention.start : mention.end]
        match = _GOVERNMENT.search(words)
        role = leaders.get(match.group(1)) if match else None
        if role is not None and role.code in (mention.code, mention.country):
            evidence = EvidenceSpan.cut(document.id, document.text, Span(mention.start, mention.end))
            found.append(_in_office(replace(role, former=False, evidence=evidence)))
    return found[:1]


def _in_office(role: RoleWords) -> Bound:
    """Somebody called by an office: written while it was held, as far as the words can be trusted."""
    first = min(first for first, _ in role.held)
    lasts = [last for _, last in role.held]
    latest = None if None in lasts else max(last for last in lasts if last is not None)
    until = f" until {day_in_words(latest)}" if latest else ""
    because = f"says “{role.evidence.quote}”: office held from {day_in_words(first)}{until}"
    return Bound(FuzzyDate(first, latest), role.evidence, because)


def _after_office(role: RoleWords) -> Bound | None:
    """Somebody called former: written after a tenure and, if there is a second one, before that."""
    tenures = sorted(role.held, key=lambda tenure: tenure[0])
    left = tenures[0][1]
    if left is None:
        return None
    again = tenures[1][0] if len(tenures) > 1 else None
    if again is not None and again < left:
        again = None
    back = f" and before the return to it on {day_in_words(again)}" if again else ""
    because = f"says “{role.evidence.quote}”: after the office ended on {day_in_words(left)}{back}"
    return Bound(FuzzyDate(left, again), role.evidence, because)


def _by_days(document: Document, times: Sequence[TimeMention]) -> list[Bound]:
    """The latest absolute days that the text tells as past: it was not written before them."""
    dated = [time for time in times if time.when.earliest and YEAR.search(time.when.as_written)]
    sentences = tuple(sentences_of(document)) if dated else ()
    past = [time for time in dated if _is_past(document, time, sentence_at(sentences, time.start))]
    latest = sorted(past, key=lambda time: (time.when.earliest or date.min, -time.start), reverse=True)[:SHOWN_DAYS]
    return [_not_before(document, time) for time in latest]


def _not_before(document: Document, time: TimeMention) -> Bound:
    evidence = EvidenceSpan.cut(document.id, document.text, Span(time.start, time.end))
    return Bound(FuzzyDate(time.when.earliest, None), evidence, f"tells of {time.when.as_written} as past")


def _is_past(document: Document, time: TimeMention, sentence: Span | None) -> bool:
    """The words of the sentence up to the date look at nothing to come."""
    start = max(sentence.start if sentence else 0, time.start - 60)
    return not _AHEAD.search(document.text, start, time.end)
