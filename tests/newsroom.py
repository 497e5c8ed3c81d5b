"""A generated newsroom: briefings, what outlets made of them, and stories on the same topics by independent writers.

Which documents go back to which briefing is known by construction. The sentences come from our own banks
(`newsroom_first.toml`, `newsroom_second.toml`), the rest from a seed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random

from factories import document
from foedus.records import Document

FACTS_IN_BRIEFING = 7
FIRST_DAY, DAYS = date(2025, 1, 6), 240
KNOWN_PLACES = 3  # places that several writers on a topic name
KNOWN_FACTS = 2  # facts of a topic that are in everybody's notes, with the same figures
OUTLETS = tuple(
    "Aurora Wire|Harbour Post|The Ledger|Meridian Review|Kestrel Notes|Canal Gazette|North Quay Daily|Il Faro|Granite "
    "Herald|The Weighbridge|Corriere del Molo|Lamplight|Signal Hill Times|The Abacus".split("|")
)


@dataclass(frozen=True)
class Rewriting:
    """How an outlet treats agency copy: shares of free choices made anew, of facts told in another wording and of
    figures rounded; how many facts it drops and how many sentences of its own it adds (lowest, highest)."""

    chosen_anew: float
    worded_anew: float
    rounded: float
    dropped: tuple[int, int]
    own: tuple[int, int]
    is_shuffled: bool


REWRITINGS = {
    1: Rewriting(0.0, 0.0, 0.0, (0, 1), (0, 0), False),  # verbatim
    2: Rewriting(0.2, 0.1, 0.0, (0, 1), (1, 1), False),  # edited
    3: Rewriting(0.6, 0.4, 0.1, (1, 2), (2, 3), False),  # reworked
    4: Rewriting(1.0, 0.75, 0.2, (1, 2), (3, 4), True),  # rewritten
    5: Rewriting(1.0, 1.0, 0.3, (2, 3), (4, 6), True),  # rewritten from the facts and one quotation
}


@dataclass(frozen=True)
class Topic:
    name: str
    public: str
    commonplaces: tuple[str, ...]
    quotes: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Story:
    """One document; `briefing` None: by an independent writer, `strength` of the rewriting 1..5."""

    document: Document
    topic: str
    briefing: str | None
    strength: int | None


@dataclass(frozen=True)
class Told:
    """One fact as the copy tells it: which wording, with which free choices, over which values."""

    wordings: tuple[str, ...]
    wording: int
    choices: int
    values: dict[str, str]


@dataclass(frozen=True)
class Briefing:
    name: str
    day: date
    facts: tuple[Told, ...]
    quote: str
    speaker: str


def newsroom(bank: str, *, seed: int, documents: int = 200, briefings: int = 40) -> tuple[Story, ...]:
    """Stories in a seeded order: four of five go back to a briefing, in all strengths alike."""
    chance = Random(seed)
    topics = topics_of(bank)
    known = {topic.name: [_place(chance) for _ in range(KNOWN_PLACES)] for topic in topics}
    common = {topic.name: _common(topic, known, chance) for topic in topics}
    made = [_briefing(f"{bank}-{number}", topics[number % len(topics)], known, chance) for number in range(briefings)]
    rewrites = documents * 4 // 5
    stories = []
    for number in range(documents):
        topic = topics[number % len(topics)]
        if number < rewrites:
            stories.append(
                _rewrite(
                    made[number % briefings], topics, common, 1 + (number + number // briefings) % 5, number, chance
                )
            )
        else:
            near = chance.choice([one.day for one in made if one.name.endswith(f"-{topic.name}")])
            stories.append(_independent(topic, known, common[topic.name], near, number, chance))
    chance.shuffle(stories)
    return tuple(stories)


def pairs_of(stories: Sequence[Story]) -> dict[tuple[str, str], bool]:
    """Whether two stories on one topic go back to one briefing, by the ids of their documents in rising order."""
    found = {}
    for first, second in combinations(sorted(stories, key=lambda story: story.document.id), 2):
        if first.topic == second.topic:
            is_one = first.briefing is not None and first.briefing == second.briefing
            found[(first.document.id, second.document.id)] = is_one
    return found


def long_report(bank: str, *, seed: int, words: int, holding: str = "") -> Document:
    """A report over all topics of a bank by one writer; the paragraph `holding` stands in its middle."""
    chance = Random(seed)
    topics = topics_of(bank)
    paragraphs: list[str] = []
    while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
        topic = chance.choice(topics)
        values = _names({topic.name: [_place(chance)]}, topic, chance)
        told = [_told(fact, values, chance) for fact in chance.sample(topic.facts, 3)]
        own = [_spoken(chance.choice(topic.commonplaces), {}, chance), _spoken(chance.choice(GENERAL), {}, chance)]
        paragraphs.append(" ".join([*(_sentence(one, 1.0, 0.0, chance) for one in told), *own]))
    if holding:
        paragraphs.insert(len(paragraphs) // 2, holding)
    return document("\n\n".join(paragraphs), source="Institute for Long Reports", published="2025-09-30")


@cache
def topics_of(bank: str) -> tuple[Topic, ...]:
    content = tomllib.loads((Path(__file__).parent / f"newsroom_{bank}.toml").read_text(encoding="utf-8"))
    return tuple(
        Topic(
            one["name"],
            one["public"],
            tuple(one["commonplaces"].strip().splitlines()),
            tuple(one["quotes"].strip().splitlines()),
            tuple(tuple(fact.splitlines()) for fact in one["facts"].strip().split("\n\n")),
        )
        for one in content["topic"]
    )


def copy_of(bank: str, *, seed: int) -> str:
    """The agency copy of one briefing, as it stands in verbatim stories: one paragraph of facts."""
    chance = Random(seed)
    topic = chance.choice(topics_of(bank))
    briefing = _briefing("copy", topic, {topic.name: [_place(chance)]}, chance)
    return " ".join(_sentence(one, 0.0, 0.0, chance) for one in briefing.facts)


def _briefing(name: str, topic: Topic, known: dict[str, list[str]], chance: Random) -> Briefing:
    names = _names(known, topic, chance)
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    facts = tuple(_told(fact, names, chance) for fact in chance.sample(topic.facts, FACTS_IN_BRIEFING))
    return Briefing(f"{name}-{topic.name}", day, facts, chance.choice(topic.quotes), names["who"])


def _common(topic: Topic, known: dict[str, list[str]], chance: Random) -> list[Told]:
    """Facts that every writer on the topic may cite, as the same event is known to all."""
    names = _names(known, topic, chance)
    return [_told(fact, names, chance) for fact in chance.sample(topic.facts, KNOWN_FACTS)]


def _cited(common: Sequence[Told], share: float, chance: Random) -> list[str]:
    """Some facts that everybody knows, each in a wording of its own."""
    anew = Rewriting(1.0, 0.7, 0.1, (0, 0), (0, 0), True)
    return [_sentence(_reworded(one, anew, chance), 1.0, 0.1, chance) for one in common if chance.random() < share]


def _rewrite(
    briefing: Briefing,
    topics: Sequence[Topic],
    common: dict[str, list[Told]],
    strength: int,
    number: int,
    chance: Random,
) -> Story:
    topic = next(topic for topic in topics if briefing.name.endswith(f"-{topic.name}"))
    how = REWRITINGS[strength]
    kept = list(briefing.facts[: len(briefing.facts) - chance.randint(*how.dropped)])
    if how.is_shuffled:
        kept = chance.sample(briefing.facts, len(kept))
    sentences = [_sentence(_reworded(one, how, chance), how.chosen_anew, how.rounded, chance) for one in kept]
    sentences.insert(min(2, len(sentences)), _quoted(briefing.quote, briefing.speaker, strength, chance))
    cited = _cited(common[topic.name], 0.25 if strength > 2 else 0.0, chance)
    own = _own(topic, chance.randint(*how.own), strength > 2, chance)
    sentences = _mixed(sentences, [*own, *cited], chance)
    day = briefing.day + timedelta(days=chance.randint(0, min(strength, 4)))
    return _story(sentences, topic, briefing.name, strength, day, number, chance)


def _independent(
    topic: Topic, known: dict[str, list[str]], common: Sequence[Told], near: date, number: int, chance: Random
) -> Story:
    names = _names(known, topic, chance)
    told = [_told(fact, names, chance) for fact in chance.sample(topic.facts, chance.randint(5, 7))]
    sentences = [_sentence(one, 1.0, 0.0, chance) for one in told]
    own = _own(topic, chance.randint(2, 5), True, chance)
    sentences = _mixed(sentences, [*own, *_cited(common, 0.4, chance)], chance)
    is_near = chance.random() < 0.8
    day = near + timedelta(days=chance.randint(-3, 3)) if is_near else FIRST_DAY + timedelta(chance.randrange(DAYS))
    return _story(sentences, topic, None, None, day, number, chance)


def _story(
    sentences: list[str],
    topic: Topic,
    briefing: str | None,
    strength: int | None,
    day: date,
    number: int,
    chance: Random,
) -> Story:
    paragraphs = [" ".join(sentences[first : first + 3]) for first in range(0, len(sentences), 3)]
    published = "" if chance.random() < 0.1 else day.isoformat()
    made = document(
        "\n\n".join(paragraphs),
        path=f"{number:05}.txt",
        source=chance.choice(OUTLETS),
        published=published,
        title=f"{topic.name.capitalize()}, {chance.choice(TITLES)}",
    )
    return Story(made, topic.name, briefing, strength)


def _told(fact: tuple[str, ...], names: dict[str, str], chance: Random) -> Told:
    return Told(fact, chance.randrange(len(fact)), chance.getrandbits(30), {**names, **_figures(chance)})


def _reworded(told: Told, how: Rewriting, chance: Random) -> Told:
    if chance.random() >= how.worded_anew:
        return told
    others = [number for number in range(len(told.wordings)) if number != told.wording]
    return Told(told.wordings, chance.choice(others), chance.getrandbits(30), told.values)


def _sentence(told: Told, anew: float, rounded: float, chance: Random) -> str:
    fixed = Random(told.choices)
    values = {name: _rounded(value) if chance.random() < rounded else value for name, value in told.values.items()}

    def choose(options: Sequence[str]) -> str:
        settled = fixed.choice(options)
        return chance.choice(options) if chance.random() < anew else settled

    return _filled(told.wordings[told.wording], values, choose)


def _spoken(pattern: str, values: dict[str, str], chance: Random) -> str:
    return _filled(pattern, values, chance.choice)


def _filled(pattern: str, values: dict[str, str], choose: Callable[[Sequence[str]], str]) -> str:
    chosen = re.sub(r"\[([^\]]*)\]", lambda found: choose(found[1].split("|")), pattern)
    told = re.sub(r"\{(\w+)\}", lambda found: values[found[1]], chosen).replace(" .", ".")
    return told[:1].upper() + told[1:]


def _quoted(quote: str, speaker: str, strength: int, chance: Random) -> str:
    surname = speaker.rsplit(maxsplit=1)[-1] if strength > 3 and chance.random() < 0.5 else speaker
    return _spoken(chance.choice(QUOTINGS), {"quote": quote, "speaker": surname}, chance)


def _own(topic: Topic, many: int, may_cite: bool, chance: Random) -> list[str]:
    """What a writer adds: commonplaces of the topic, remarks that fit any topic, a sentence that everybody cites."""
    common = min(many, chance.randint(0, 3), len(topic.commonplaces))
    told = [_spoken(one, {}, chance) for one in chance.sample(topic.commonplaces, common)]
    told += [_spoken(one, {}, chance) for one in chance.sample(GENERAL, many - common)]
    if may_cite and chance.random() < 0.3:
        told.append(_spoken(chance.choice(CITINGS), {"quote": topic.public}, chance))
    return told


def _mixed(sentences: list[str], own: list[str], chance: Random) -> list[str]:
    mixed = list(sentences)
    for one in own:
        mixed.insert(chance.randint(0, len(mixed)), one)
    return mixed


def _figures(chance: Random) -> dict[str, str]:
    return {
        "t": f"{chance.randint(1_100, 98_999):,}",
        "h": str(chance.randint(105, 989)),
        "s": str(chance.randint(3, 97)),
        "m": f"{chance.randint(11, 98) / 10:.1f}",
        "p": str(chance.choice((chance.randint(3, 89), chance.randint(31, 799) / 10))),
        "y": str(chance.randint(2026, 2037)),
    }


def _rounded(value: str) -> str:
    """ "nearly 12,000" for 11,987: an odd figure as a hurried writer gives it; names and small figures stay."""
    if not re.fullmatch(r"[\d,]{3,}", value) or value.startswith("20"):
        return value
    figure = int(value.replace(",", ""))
    step = 10 ** (len(str(figure)) - 2)
    near = round(figure / step) * step
    return f"{'nearly' if near > figure else 'some'} {near:,}"


def _names(known: dict[str, list[str]], topic: Topic, chance: Random) -> dict[str, str]:
    places = [chance.choice(known[topic.name]) if chance.random() < 0.4 else _place(chance) for _ in range(2)]
    people = [f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}" for _ in range(2)]
    firm = f"{chance.choice(LAST_NAMES)} {chance.choice(FIRMS)}"
    return dict(zip(("place", "spot", "who", "other", "firm"), (*places, *people, firm), strict=True))


def _place(chance: Random) -> str:
    return chance.choice(BEGINNINGS) + chance.choice(ENDINGS)


TITLES = ("what we know", "the figures", "a report", "in brief", "the week", "explained", "an analysis")
FIRST_NAMES = (
    "Ilse Tomas Berit Anselm Noor Casimir Odile Fergus Marta Yusuf Henrike Dario Petra Lucian Saoirse Emil Katja Bruno "
    "Ines Rasmus Vesna Olav Chiara Piet Zofia Aldo Ruth Milan Greta Hamid"
).split()
LAST_NAMES = (
    "Maarten Kowal Brandvold Iannucci Tarrant Osei Lindqvist Marchetti Vukovic Pellerin Drummond Szabo Halvorsen Quaid "
    "Reinholt Bassani Okafor Thorsen Galanis Whitlock Moreau Zielinski Ferrante Aldersey Kvist Novak Strand Carrow "
    "Delacroix Haldane Petrov Sorensen Winther Baldock Mancuso Eriksen Tolland Varga Nyberg Castellan"
).split()
FIRMS = ("Group", "Works", "and Sons", "Systems", "Holding", "Marine", "Partners", "Industries", "Consult", "Logistics")
BEGINNINGS = "Vard Kels Bram Tor Lind Ost Mar Hol Fen Grav Sel Ard Rus Bel Cast Nor Pell Sant Varn Dun Eid Fal".split()
ENDINGS = "ø havn by mouth ano etto wick sund dale ina berg stad ford alto ello minster".split()
QUOTINGS = (
    "“{quote}”, {speaker} [said|told the agency|told reporters].",
    "“{quote},” [said|remarked] {speaker}.",
    "{speaker} [put it|said it] [plainly|this way]: “{quote}.”",
    "[In the words of|As] {speaker}: “{quote}”.",
)
CITINGS = (
    "“{quote}”, the [prime minister|president] [told parliament|said in a speech] [years ago|in spring].",
    "[Everybody|Every columnist] [quotes|recalls] the [famous|old] speech: “{quote}.”",
    "“{quote}”: the line from the president's televised address [still|to this day] [travels|circulates].",
    "The [summit|jubilee] speech [held|contained] one [sentence|line] that [stuck|stayed]: “{quote}”.",
)
GENERAL = tuple(
    """
[Critics|Sceptics] [call|consider] the [whole|entire] [plan|idea] [half-baked|a distraction].
[Whether|If] the [money|budget] [follows|is there] [remains|is] [open|to be seen].
The [opposition|other camp] [wants|demands] [answers|an inquiry] [before|by] [Christmas|the recess].
[Diplomats|Envoys] [shrugged|declined to comment].
[Officials|Civil servants] [in private|off the record] [sound|are] [less|far less] [sure|confident].
[Nothing|Little] of this [surprises|shocks] [old hands|veterans] of the [file|dossier].
[Brussels|The Commission] [takes|sees] it [calmly|as a test].
[London|Paris] [has|holds] [its own|a different] [view|reading].
[Next|This] week [ministers|ambassadors] [return|come back] to the [subject|matter].
[Italy|Rome] [plays|hopes for] the [broker|mediator], as [so often|usual].
[Washington|The White House] [keeps|stays] [silent|quiet] [so far|for now].
It [would not be|is not] the first [promise|pledge] to [gather|collect] dust.
[Voters|Citizens] [hear|learn] of it [late|from the radio].
[Lobbyists|Trade bodies] [are writing|draft] [letters|amendments].
[One|A] [retired|former] ambassador [calls|called] it [housekeeping|theatre].
[The|Its] [timing|moment] is [no|hardly an] accident.
[Nobody|No one] [in the room|at the table] [wants|dares] to [say|utter] so aloud.
[Much|A good deal] [depends|hinges] on [personalities|the autumn].
[Germany|Berlin] [signals|hints at] [sympathy|reservations].
[Such|These] [episodes|quarrels] [leave|have left] [traces|scars].
[Experts|Scholars] [disagree|are split] [over|about] the [cause|lesson].
[Our|This] [newspaper|desk] [asked|wrote to] [all|both] sides.
[A|One] [spokesman|spokeswoman] [declined|refused] to [add|say] [anything|more].
[In|Around] the [corridors|cafeterias] [another|a second] [theory|version] [makes|does] the rounds.
[History|The archive] [offers|knows] [gloomier|brighter] [examples|precedents].
[Patience|Time] [is|may be] the [rarest|scarcest] [resource|good].
[The|Any] [neighbours|region] [watch|will watch] [closely|with interest].
[Elections|Campaigns] [cast|throw] their [shadow|shadows] [ahead|over it].
[Poland|Spain] [asked|has asked] for [more|further] [talks|consultations].
[By|On] [evening|Friday], the [mood|tone] had [changed|softened].
[All|Both] [sides|parties] [claim|speak of] [progress|a success].
[A|The] [final|last] word [has not been|is not] [spoken|written].
""".strip().splitlines()
)
