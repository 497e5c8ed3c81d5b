"""Finds texts that call a country a member of a body to which it did not belong when they were written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from foedus.reconciling.tidings import sentences_of
from foedus.records import Coding, Conflict, ConflictKind, Document, EvidenceSpan, FuzzyDate, Membership, Mention, Span
from foedus.records.dates import day_in_words, days_in_words

# Between two names: "EU member Freedonia", "Freedonia, an EU member state,", "Freedonia, a member of the EU".
_MEMBER_THEN_NAME = re.compile(
    r"(?:'s|’s)?[- ]member(?:[- ]?(?:state|country|nation))?s?,? (?:such as |like )?(?:the )?", re.IGNORECASE
)
_NAME_THEN_MEMBER = re.compile(
    r",? (?:(?:which )?is |as |itself )?(?:an?|the|one) (?:\w+ )?(?:member(?:[- ]?state)? of )?(?:the )?", re.IGNORECASE
)
_MEMBER_BEHIND = re.compile(r"(?:'s|’s)?[- ]member\b", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:former(?:ly)?|then|not|no longer|never|non|once|aspir\w+|candidate|prospective"
    r"|would-be|future|if|was|were|had been|since leaving)\b",
    re.IGNORECASE,
)


def membership_conflicts(
    documents: Sequence[Document], codings: Mapping[str, Coding], memberships: Sequence[Membership]
) -> list[Conflict]:
    """Memberships told as present that the table ended before, or began after, the date of a dated document."""
    tenures: dict[tuple[str, str], list[FuzzyDate]] = {}
    for membership in memberships:
        tenures.setdefault((membership.body, membership.member), []).append(
            FuzzyDate(membership.first, membership.last)
        )
    found = []
    for document in sorted(documents, key=lambda document: document.id):
        coding = codings.get(document.id)
        if coding is not None and document.published.is_dated:
            found.extend(_in_document(document, coding.mentions, tenures))
    return found


def _in_document(
    document: Document, mentions: Sequence[Mention], tenures: Mapping[tuple[str, str], list[FuzzyDate]]
) -> list[Conflict]:
    found: dict[tuple[str, str], Conflict] = {}
    ordered = sorted((mention for mention in mentions if mention.code), key=lambda mention: mention.start)
    for first, second in pairwise(ordered):
        pair = _told(document.text, first, second)
        held = tenures.get(pair, []) if pair else []
        if pair and held and not any(tenure.may_meet(document.published) for tenure in held):
            found.setdefault(pair, _conflict(document, first, second, pair, held))
    return list(found.values())


def _told(text: str, first: Mention, second: Mention) -> tuple[str, str] | None:
    """(body, member) where the words between two names make one a member of the other, now."""
    between = text[first.end : second.start]
    around = text[max(0, first.start - 25) : second.start]
    if first.end > second.start or len(between) > 60 or _OTHERWISE.search(around):
        return None
    if _MEMBER_THEN_NAME.fullmatch(between):
        return first.code or "", second.code or ""
    has_member = "member" in between or _MEMBER_BEHIND.match(text, second.end)
    if _NAME_THEN_MEMBER.fullmatch(between) and has_member:
        return second.code or "", first.code or ""
    return None


def _conflict(
    document: Document, first: Mention, second: Mention, pair: tuple[str, str], held: Sequence[FuzzyDate]
) -> Conflict:
    body, member = pair
    spans = " and ".join(_span_of(tenure) for tenure in held)
    because = (
        f"calls {member} a member of {body}, but it is known to have been one {spans}, "
        f"and the text was published {days_in_words(document.published)}"
    )
    sentence = next(
        (span for span in sentences_of(document) if span.start <= first.start < span.end), Span(first.start, second.end)
    )
    name = first.name if first.code == member else second.name
    return Conflict(
        ConflictKind.MEMBERSHIP, document.id, name, EvidenceSpan.cut(document.id, document.text, sentence), because
    )


def _span_of(tenure: FuzzyDate) -> str:
    start = f"from {day_in_words(tenure.earliest)}" if tenure.earliest else "from the beginning"
    return f"{start} to {day_in_words(tenure.latest)}" if tenure.latest else f"{start} on"
