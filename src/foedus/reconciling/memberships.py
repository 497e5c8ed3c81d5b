"""Finds texts that call a country a member of a body to which it did not belong when they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.reconciling.tidings import sentences_of
from foedus.records import Coding, Conflict, ConflictKind, Document, EvidenceSpan, FuzzyDate, Membership, Mention, Span
from foedus.records.articles import with_article
from foedus.records.dates import day_in_words, days_in_words

# A sentence is matched with its mentions written as "<3>", and the word "member" of "an EU member" left standing.
_ONE = r"<(\d+)>"
_MANY = r"(?P<members><\d+>(?:,? (?:and )?(?:the )?<\d+>)*)"
_BODY = r"(?P<body><\d+>)"
_STATE = r"members?(?:[- ](?:states?|countr(?:y|ies)|nations?))?"
_IS = r"(?:(?:which|who) )?(?:is |are |as |both |itself |like )?(?:still )?"
_TOLD = (
    rf"{_BODY}(?:'s|’s)?[- ](?:\w+ )?{_STATE},? (?:such as |like |including )?(?:the )?{_MANY}",
    rf"{_MANY},? {_IS}(?:an?|one of the|the)? ?(?:\w+ )?{_STATE} of (?:the )?{_BODY}",
    rf"{_MANY},? {_IS}(?:an?|one of the|the) (?:\w+ )?{_BODY}(?:'s|’s)?[- ]{_STATE}",
    rf"{_MANY},? and (?:\w+ )?other {_BODY}(?:'s|’s)?[- ]{_STATE}",
)
_PATTERNS = tuple(re.compile(told, re.IGNORECASE) for told in _TOLD)
_NUMBER = re.compile(_ONE)
_MEMBER_WORDS = re.compile(rf"^(?:{_STATE} of (?:the )?)|[- ]{_STATE}$", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:former(?:ly)?|then|not|no longer|never|non|once|aspir\w+|candidate|prospective|hopeful|would|could|will"
    r"|would-be|future|new|newest|if|was|were|had been|since leaving|become|becoming|join\w*|ex)\b",
    re.IGNORECASE,
)
BEFORE = 25  # characters before the two names in which "former" or "would-be" can stand
LONGEST = 1_000  # characters of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence that calls `member` one of `body`."""

    body: str
    member: Mention
    sentence: Span


def membership_conflicts(
    documents: Sequence[Document], codings: Mapping[str, Coding], memberships: Sequence[Membership]
) -> list[Conflict]:
    """Memberships told as present that the table ended before, or began after, the date of a dated document."""
    tenures: dict[tuple[str, str], list[FuzzyDate]] = {}
    for one in memberships:
        tenures.setdefault((one.body, one.member), []).append(FuzzyDate(one.first, one.last))
    found = []
    for document in sorted(documents, key=lambda document: document.id):
        coding = codings.get(document.id)
        if coding is not None and document.published.is_dated:
            found.extend(_in_document(document, coding, tenures))
    return found


def _in_document(
    document: Document, coding: Coding, tenures: Mapping[tuple[str, str], Sequence[FuzzyDate]]
) -> list[Conflict]:
    """One conflict for each pair of body and member: its first place."""
    found: dict[tuple[str, str], Conflict] = {}
    for telling in _told(document, coding.mentions):
        pair = telling.body, telling.member.code or ""
        held = tenures.get(pair, ())
        days = [document.published, *(time.when for time in coding.times if telling.sentence.contains(time.span))]
        if held and not any(tenure.may_meet(day) for tenure in held for day in days):
            found.setdefault(pair, _conflict(document, telling, held))
    return list(found.values())


def _told(document: Document, mentions: Sequence[Mention]) -> Iterator[_Telling]:
    ordered = sorted((one for one in mentions if one.code), key=lambda one: (one.start, -one.end))
    if "member" not in document.text.casefold():
        return
    for sentence in sentences_of(document):
        named = [one for one in ordered if sentence.start <= one.start and one.end <= sentence.end]
        if len(named) < 2 or "member" not in sentence.gives(document.text)[:LONGEST].casefold():
            continue
        marked = _marked(document.text, sentence, named)
        for match in (match for pattern in _PATTERNS for match in pattern.finditer(marked)):
            if not _OTHERWISE.search(marked, max(0, match.start() - BEFORE), match.end()):
                body = named[int(match["body"][1:-1])]
                for number in _NUMBER.findall(match["members"]):
                    yield _Telling(body.code or "", named[int(number)], sentence)


def _marked(text: str, sentence: Span, named: Sequence[Mention]) -> str:
    """The sentence with each mention written as its number: "<0> member <1> signed"."""
    parts, reached = [], sentence.start
    for number, mention in enumerate(named):
        if mention.start < reached:
            continue
        parts += [text[reached : mention.start], _mark(text[mention.start : mention.end], number)]
        reached = mention.end
    return "".join([*parts, text[reached : sentence.end]])[:LONGEST]


def _mark(words: str, number: int) -> str:
    """ "<0>"; for "former EU member" "former <0> member", for "member of the EU" "member of the <0>"."""
    member = _MEMBER_WORDS.search(words)
    if member is None:
        return f"<{number}>"
    before = words[: member.start()].rpartition(" ")
    return f"{before[0]}{before[1]}<{number}>{member.group()}" if member.start() else f"{member.group()}<{number}>"


def _conflict(document: Document, telling: _Telling, held: Sequence[FuzzyDate]) -> Conflict:
    member = telling.member
    known = " and ".join(_span_of(tenure) for tenure in held)
    because = (
        f"calls {with_article(member.name)} a member of {with_article(telling.body)}, but it is known to have been "
        f"one {known}, and the text was published {days_in_words(document.published)}"
    )
    evidence = EvidenceSpan.cut(document.id, document.text, telling.sentence)
    return Conflict(ConflictKind.MEMBERSHIP, document.id, member.name, evidence, because)


def _span_of(tenure: FuzzyDate) -> str:
    start = f"from {day_in_words(tenure.earliest)}" if tenure.earliest else "from the beginning"
    return f"{start} to {day_in_words(tenure.latest)}" if tenure.latest else f"{start} on"
