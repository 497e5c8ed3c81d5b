"""Finds people given an office that they did not hold on the day of the text, or called former while holding it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from foedus.reconciling.dating import is_told_as_past_or_coming
from foedus.reconciling.intervals import YEAR
from foedus.reconciling.tidings import sentence_at, sentences_of
from foedus.records import Coding, Conflict, ConflictKind, Document, EvidenceSpan, FuzzyDate, RoleWords, Span
from foedus.records.dates import day_in_words, days_in_words

SHOWN = 6  # passages of other documents that are held against an undated one


def office_conflicts(documents: Sequence[Document], codings: Mapping[str, Coding]) -> list[Conflict]:
    """Offices that do not fit the date of their document or, for an undated one, the dated documents beside it."""
    others = _dated_roles(documents, codings)
    found = []
    for document in sorted(documents, key=lambda document: document.id):
        coding = codings.get(document.id)
        sentences = tuple(sentences_of(document)) if coding and coding.roles else ()
        for role in coding.roles if coding else ():
            passage = _passage_at(sentences, document, role.evidence.start)
            if role.held and not _is_set_in_time(document, role, coding, passage):
                conflict = _against_table(document, role) or _against_others(document, role, others)
                if conflict is not None:
                    found.append(conflict)
    return _each_once(found)


def _passage_at(sentences: Sequence[Span], document: Document, start: int) -> Span | None:
    """The sentence that holds `start`, with the one before it in its paragraph: "In 2003 ... President X agreed."."""
    sentence = sentence_at(sentences, start)
    if sentence is None:
        return None
    before = sentence_at(sentences, sentences[max(0, sentences.index(sentence) - 1)].start) or sentence
    is_together = any(block.start <= before.start and sentence.end <= block.end for block in document.blocks)
    return Span(before.start, sentence.end) if is_together else sentence


def _each_once(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """One conflict for each person in a document: its first place."""
    kept: dict[tuple[str, str], Conflict] = {}
    for conflict in sorted(conflicts, key=lambda conflict: conflict.evidence):
        kept.setdefault((conflict.document, conflict.name), conflict)
    return list(kept.values())


def _dated_roles(
    documents: Sequence[Document], codings: Mapping[str, Coding]
) -> dict[tuple[str, str], list[tuple[Document, RoleWords]]]:
    found: dict[tuple[str, str], list[tuple[Document, RoleWords]]] = {}
    for document in sorted(documents, key=lambda document: (document.published.latest or date.min, document.id)):
        coding = codings.get(document.id)
        if document.published.is_dated and coding:
            for role in coding.roles:
                found.setdefault((role.person, role.code), []).append((document, role))
    return found


def _is_set_in_time(document: Document, role: RoleWords, coding: Coding | None, passage: Span | None) -> bool:
    """The passage itself says when the office was held: "then-", or a past date within the tenure."""
    if is_told_as_past_or_coming(document.text, role):
        return True
    if passage is None or coding is None or role.former:
        return False
    days = [time.when for time in coding.times if passage.contains(time.span) and time.when.is_dated]
    years = {int(year) for year in YEAR.findall(document.text, passage.start, passage.end)}
    days += [FuzzyDate(date(year, 1, 1), date(year, 12, 31)) for year in sorted(years)]
    return any(day.may_meet(FuzzyDate(first, last)) for day in days for first, last in role.held)


def _against_table(document: Document, role: RoleWords) -> Conflict | None:
    published = document.published
    if not published.is_dated:
        return None
    meets = [tenure for tenure in role.held if FuzzyDate(*tenure).may_meet(published)]
    fits = not any(_covers(tenure, published) for tenure in meets) if role.former else bool(meets)
    if fits:
        return None
    because = (
        f"says “{role.evidence.quote}”, but {_tenures(role)}, and the text was published {days_in_words(published)}"
    )
    return Conflict(ConflictKind.ROLE, document.id, role.person, role.evidence, because)


def _against_others(
    document: Document, role: RoleWords, others: Mapping[tuple[str, str], list[tuple[Document, RoleWords]]]
) -> Conflict | None:
    """An undated document against what dated documents of the pile call the same person."""
    if document.published.is_dated:
        return None
    told = [(other, words) for other, words in others.get((role.person, role.code), ()) if words.former != role.former]
    fitting = [(other, words) for other, words in told if _bears_out(words, other.published)]
    if not fitting:
        return None
    days = sorted({other.published.earliest for other, _ in fitting if other.published.earliest})
    span = day_in_words(days[0]) if days[0] == days[-1] else f"{day_in_words(days[0])} to {day_in_words(days[-1])}"
    because = (
        f"says “{role.evidence.quote}”, while documents of {span} say “{fitting[0][1].evidence.quote}”; "
        f"{_tenures(role)}; the text is undated"
    )
    against = _first_each(words for _, words in fitting)[:SHOWN]
    return Conflict(ConflictKind.ROLE, document.id, role.person, role.evidence, because, against)


def _first_each(roles: Iterable[RoleWords]) -> tuple[EvidenceSpan, ...]:
    """The first passage of each document."""
    found: dict[str, EvidenceSpan] = {}
    for role in roles:
        found.setdefault(role.evidence.document, role.evidence)
    return tuple(found.values())


def _bears_out(words: RoleWords, published: FuzzyDate) -> bool:
    """The table agrees with the dated document, so that it may be held against the undated one."""
    meets = any(FuzzyDate(*tenure).may_meet(published) for tenure in words.held)
    return meets != words.former


def _covers(tenure: tuple[date, date | None], published: FuzzyDate) -> bool:
    first, last = tenure
    starts = published.earliest is not None and first <= published.earliest
    return starts and (last is None or (published.latest is not None and published.latest <= last))


def _tenures(role: RoleWords) -> str:
    spans = [
        f"from {day_in_words(first)}" + (f" to {day_in_words(last)}" if last else " on")
        for first, last in sorted(role.held, key=lambda held: held[0])
    ]
    return f"{role.person} is known to have held that office " + " and ".join(spans)
