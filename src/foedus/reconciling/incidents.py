"""Brings all reports of one act together: one meeting in three documents is one incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from statistics import median

from foedus.reconciling.intervals import meeting_of, told_recently
from foedus.reconciling.wording import content_stems, name_stems, stem
from foedus.records import Coding, Document, Event, EventType, FuzzyDate, Incident, Modality, content_id
from foedus.records.provenance import Provenance

SLACK_DAYS = 1  # the same evening has two dates on two sides of an ocean
DAILY = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST}
)  # what happened yesterday happens again today: two days are two acts
SHARED_WORDS = 2  # content stems, names apart, that an undated report must share with an act to be of it
SHARED_NEAR = 1  # the same, where the day of publication also fits
LONGEST_DAYS = 45  # an interval longer than this ("in 2024") does not tell two acts of one pair apart
TOGETHER = frozenset(
    {EventType.AGREE, EventType.CONSULT, EventType.COOPERATE}
)  # who did and to whom are one party list
_CLASS = {
    Modality.ASSERTED: "told",
    Modality.HEDGED: "told",
    Modality.HISTORICAL: "told",
    Modality.DENIED: "denied",
    Modality.PLANNED: "ahead",
    Modality.CONDITIONAL: "ahead",
    Modality.DEMANDED: "ahead",
}
_FIRMEST = tuple(Modality)  # as the enum lists them: asserted first
Key = tuple[str, int, tuple[str, ...]]


@dataclass(slots=True)
class _Gathering:
    """Reports collected so far for one act. `when` are the days that they allow; it narrows and never moves on."""

    kind: str
    actors: set[str]
    recipients: set[str]
    when: FuzzyDate
    is_dated: bool
    reports: list[_Report] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    types: set[EventType] = field(default_factory=set)
    triggers: set[tuple[int, str]] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    keys: set[Key] = field(default_factory=set)

    @property
    def parties(self) -> set[str]:
        return self.actors | self.recipients


@dataclass(frozen=True, slots=True)
class _Report:
    """One event with what matching needs, worked out once."""

    event: Event
    document: str
    origin: str
    when: FuzzyDate
    is_dated: bool
    kind: str
    trigger: str
    words: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]


def find_incidents(
    documents: Sequence[Document], codings: Sequence[Coding], provenance: Provenance
) -> tuple[Incident, ...]:
    """Incidents of all codings, sorted by id; `provenance` tells whose word each report is."""
    published = {document.id: document.published for document in documents}
    reports = [
        _report(event, coding.document, provenance.at(event.evidence), published.get(coding.document))
        for coding in codings
        for event in coding.events
    ]
    places: dict[Key, list[_Gathering]] = {}
    gatherings: list[_Gathering] = []
    for report in sorted(reports, key=_dated_first):
        home = _home(report, places)
        if home is None:
            home = _Gathering(report.kind, set(), set(), report.when, report.is_dated)
            gatherings.append(home)
        _add(report, home, places)
    return tuple(sorted((_incident(gathering) for gathering in gatherings), key=lambda incident: incident.id))


def class_of(modality: Modality) -> str:
    """ "told" as done, "denied", or "ahead": planned, conditional, demanded."""
    return _CLASS[modality]


def trigger_of(event: Event) -> str:
    """Stem of the first content word of the trigger."""
    start = event.trigger.start - event.evidence.start
    words = event.evidence.quote[max(0, start) : max(0, start) + len(event.trigger)].split()
    return stem(words[0]) if words else ""


def _report(event: Event, document: str, origin: str, published: FuzzyDate | None) -> _Report:
    known = event.when if event.when is not None and not event.when.is_unknown else None
    when = known or _supposed(event, published)
    actors = frozenset(party.code for party in event.actors)
    recipients = frozenset(party.code for party in event.recipients)
    words = content_stems(event.evidence.quote)
    kind = class_of(event.modality)
    is_dated = known is not None and _is_close(known)
    return _Report(event, document, origin, when, is_dated, kind, trigger_of(event), words, actors, recipients)


def _is_close(when: FuzzyDate) -> bool:
    if when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days <= LONGEST_DAYS


def _supposed(event: Event, published: FuzzyDate | None) -> FuzzyDate:
    if class_of(event.modality) == "ahead":
        return FuzzyDate.unknown("no day is given for what lies ahead")
    if event.modality is Modality.HISTORICAL or published is None:
        latest = published.latest if published else None
        return FuzzyDate(None, latest, "", "told as past, without a day")
    return told_recently(published, event.evidence.quote)


def _dated_first(report: _Report) -> tuple[bool, str, str, int, str]:
    day = report.when.earliest.isoformat() if report.when.earliest else ""
    return not report.is_dated, day, report.document, report.event.evidence.start, report.event.id


def _keys(report: _Report) -> tuple[set[Key], set[Key]]:
    """Where a report is looked for, and where it is entered: modality class, quad class and parties.

    A full report is found by its pairs; one that names a single party is held against all acts of that party.
    """
    parties = sorted(report.actors | report.recipients)
    stem_key = (report.kind, report.event.quad)
    if len(parties) < 2:
        lone: Key = (*stem_key, ("only", *parties))
        return {lone, (*stem_key, ("also", *parties))}, {lone}
    pairs: set[Key] = {(*stem_key, pair) for pair in combinations(parties, 2)}
    looked: set[Key] = {(*stem_key, ("only", party)) for party in parties}
    entered: set[Key] = {(*stem_key, ("also", party)) for party in parties}
    return pairs | looked, pairs | entered


def _home(report: _Report, places: Mapping[Key, list[_Gathering]]) -> _Gathering | None:
    looked, _ = _keys(report)
    near = {id(gathering): gathering for key in sorted(looked) for gathering in places.get(key, ())}
    fits = [gathering for gathering in near.values() if _fits(report, gathering)]
    if report.is_dated:
        dated = [gathering for gathering in fits if gathering.is_dated and _is_in_time(report, gathering)]
        return min(dated, key=lambda gathering: not report.when.may_meet(gathering.when), default=None)
    return _home_of_undated(report, fits)


def _is_in_time(report: _Report, gathering: _Gathering) -> bool:
    return report.when.may_meet(gathering.when, 0 if report.event.type in DAILY else SLACK_DAYS)


def _home_of_undated(report: _Report, fits: Sequence[_Gathering]) -> _Gathering | None:
    """The same story's act, else the only act that the words and the supposed days allow."""
    open_to = [gathering for gathering in fits if _is_in_time(report, gathering)]
    own = [gathering for gathering in open_to if report.document in gathering.documents]
    own = own or [gathering for gathering in open_to if report.origin in gathering.origins]
    if report.event.type is not EventType.CONSULT:
        own = [gathering for gathering in own if _is_own_act(report, gathering)]
    if own:
        return max(own, key=lambda gathering: len(gathering.words & report.words))
    needed = SHARED_NEAR if _is_close(report.when) else SHARED_WORDS
    alike = [gathering for gathering in open_to if len(_telling_words(gathering, report)) >= needed]
    return alike[0] if len(alike) == 1 else None


def _is_own_act(report: _Report, gathering: _Gathering) -> bool:
    """Words in common beside the names; fewer where two documents of one origin use the same verb."""
    is_retold = report.document not in gathering.documents and (report.event.quad, report.trigger) in gathering.triggers
    return len(_telling_words(gathering, report)) >= (SHARED_NEAR if is_retold else SHARED_WORDS)


def _telling_words(gathering: _Gathering, report: _Report) -> set[str]:
    """Words in common that are neither names of the parties nor the act itself."""
    names = name_stems((*report.event.actors, *report.event.recipients), report.event.evidence)
    return (gathering.words & report.words) - names - {report.trigger}


def _fits(report: _Report, gathering: _Gathering) -> bool:
    same_trigger = bool(report.trigger) and (report.event.quad, report.trigger) in gathering.triggers
    return (report.event.type in gathering.types or same_trigger) and _same_parties(report, gathering)


def _same_parties(report: _Report, gathering: _Gathering) -> bool:
    if report.event.type in TOGETHER:
        here, there = report.actors | report.recipients, gathering.parties
        if here == there or not (here <= there or there <= here):
            return here == there
        return min(len(here), len(there)) >= 2 or _is_same_story(report, gathering)
    return _same_side(report.actors, gathering.actors) and _same_side(report.recipients, gathering.recipients)


def _is_same_story(report: _Report, gathering: _Gathering) -> bool:
    """Close enough that a party may have been left out: one origin, or words in common beside the names."""
    return report.origin in gathering.origins or len(_telling_words(gathering, report)) >= SHARED_WORDS


def _same_side(here: frozenset[str], there: set[str]) -> bool:
    """Equal, one within the other, or one missing."""
    return here <= there or there <= here


def _add(report: _Report, home: _Gathering, places: dict[Key, list[_Gathering]]) -> None:
    if home.is_dated == report.is_dated and home.when.may_meet(report.when):
        home.when = meeting_of(home.when, report.when)
    home.reports.append(report)
    home.actors |= report.actors
    home.recipients |= report.recipients
    home.words |= report.words
    home.types.add(report.event.type)
    home.triggers.add((report.event.quad, report.trigger))
    home.documents.add(report.document)
    home.origins.add(report.origin)
    for key in sorted(_keys(report)[1]):
        if key not in home.keys:
            home.keys.add(key)
            places.setdefault(key, []).append(home)


def _incident(gathering: _Gathering) -> Incident:
    events = sorted((report.event for report in gathering.reports), key=lambda event: (event.evidence, event.id))
    kinds = Counter(event.type for event in events)
    type_ = min(kinds, key=lambda kind: (-kinds[kind], kind.value))
    fitting = [event for event in events if event.type is type_]
    modes = Counter(event.mode for event in fitting if event.mode)
    domains = Counter(event.domain for event in events)
    actors, recipients = _sides(gathering, type_)
    return Incident(
        id=content_id("incident", *(event.id for event in events)),
        type=type_,
        mode=min(modes, key=lambda mode: (-modes[mode], mode)) if modes else None,
        actors=actors,
        recipients=recipients,
        domain=min(domains, key=lambda domain: (-domains[domain], domain.value)),
        modality=min((event.modality for event in events), key=_FIRMEST.index),
        intensity=median(event.intensity for event in fitting),
        when=gathering.when,
        events=tuple(events),
        origins=tuple(sorted(gathering.origins)),
        confidence=_joint_confidence(gathering.reports),
    )


def _sides(gathering: _Gathering, type_: EventType) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients; for acts done together a party stands on the side that the first report gives it."""
    if type_ not in TOGETHER:
        return tuple(sorted(gathering.actors)), tuple(sorted(gathering.recipients))
    first = gathering.reports[0]
    actors = set(first.actors) | (gathering.actors - first.recipients - gathering.recipients)
    return tuple(sorted(actors)), tuple(sorted(gathering.parties - actors))


def _joint_confidence(reports: Iterable[_Report]) -> float:
    """1 - product of the doubts of each origin's best report: copies of one text add nothing."""
    best: dict[str, float] = {}
    for report in reports:
        best[report.origin] = max(best.get(report.origin, 0.0), report.event.confidence)
    doubt = 1.0
    for origin in sorted(best):
        doubt *= 1.0 - best[origin]
    return round(min(0.99, 1.0 - doubt), 4)
