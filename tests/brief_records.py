"""A quarrel between two invented states over a strait, as five sources tell it: records to write briefs from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from foedus.records import (
    Assessment,
    AttributionLink,
    Block,
    Bound,
    Claim,
    ClaimKind,
    Coding,
    Commitment,
    Conflict,
    ConflictKind,
    Dating,
    DependencyEdge,
    Document,
    Domain,
    Drift,
    DriftKind,
    Dyad,
    EvidenceSpan,
    Finding,
    FindingKind,
    FuzzyDate,
    Ledger,
    Measures,
    Modality,
    OffsetMap,
    Origin,
    Party,
    Promise,
    PromiseStatus,
    RelationState,
    SharedTrace,
    Signal,
    SignalKind,
    SourceProfile,
    SourceView,
    Span,
    Strength,
    Thread,
    Zone,
)

TODAY = date(2031, 6, 30)
NAMES = {"KES": "Kestria", "LOM": "Lomara", "ADU": "the Adular Union", "VOR": "Vorland"}
ABOUT = ("KES", "LOM")

GAZETTE = """Kestria and Lomara open the Sund talks

Published: 4 May 2031

The foreign ministers of Kestria and Lomara met in Halm on 3 May and renewed the Sund convention for ten years. \
Kestria agreed to return the tug Aurelia to its owners by 30 May 2031. According to the Sund Pilotage Board, 412 ships \
were held at the strait in April. Both sides praised a calm and useful exchange. A joint pilot service is to start in \
2032, the communique says.

Lomara still buys nearly all of its winter gas through the Kestrian terminal at Vass."""

WIRE = """Ministers close ranks over the Sund

Published: 4 May 2031

Kestria and Lomara renewed their long friendship on Saturday, ministers said in Halm. Some 412 ships were held at the \
strait in April, the Adular Union reported. Neither side gave ground on fishing rights. A calm and useful \
exchange, one aide said, had followed months of silence."""

INSTITUTE = """Holding the door: the Sund after the seizure

Kestria seized the tug Aurelia in March and expelled two Lomaran inspectors in the same week. The convention that both \
now celebrate was emptied long before it was renewed. We count 275 ships held at the strait in April; the official \
figure includes vessels that waited for weather. Lomara accused Kestria of using pilotage as a weapon. The former \
harbour minister Ilse Brandt still speaks for Kestria at the talks. Lomara relies on the Vass terminal for its \
winter gas, and Kestria on Lomaran ice-breakers for four months of the year."""

COLUMN = """Enough of Kestrian bullying

Published: May 12, 2031

Once again the bullies of Halm have shown their contempt. Kestria threatened to close the Sund to Lomaran ships unless \
the fishing ban is lifted. A shameful 400 ships rotted at the strait in April. Kestria was to return the Aurelia by \
the end of May, and nobody here believes that it will."""

BULLETIN = """Vass Harbour Bulletin, June

Published: 9 June 2031

The tug Aurelia was handed back to Sund Towage on 2 June, three days after the date agreed in Halm. Lomara missed its \
own deadline of 1 June to lift the fishing ban. Kestria and Lomara signed a protocol on joint ice patrols in Vass. \
Kestria vowed to fund two new patrol vessels, at a cost of €38 million, by 2033."""


def document(name: str, text: str, *, source: str, published: FuzzyDate) -> Document:
    """A document whose paragraphs are divided by empty lines: a title, a date line if there is one, the rest body."""
    blocks, start = [], 0
    for index, paragraph in enumerate(text.split("\n\n")):
        zone = Zone.TITLE if index == 0 else Zone.DATELINE if paragraph.startswith("Published") else Zone.BODY
        blocks.append(Block(start, start + len(paragraph), zone))
        start += len(paragraph) + 2
    return Document(
        id=f"doc-{name}",
        path=f"sund/{name}.txt",
        text=text,
        original=text,
        offsets=OffsetMap.identity(len(text)),
        blocks=tuple(blocks),
        source=source,
        title=text.split("\n", maxsplit=1)[0],
        authors=(),
        published=published,
        language="en",
        media_type="text/plain",
    )


def _on(year: int, month: int, day: int, words: str = "") -> FuzzyDate:
    return FuzzyDate.on(date(year, month, day), words)


DOCUMENTS = {
    one.id: one
    for one in (
        document("gazette", GAZETTE, source="Halm Gazette", published=_on(2031, 5, 4, "4 May 2031")),
        document("wire", WIRE, source="Northern Wire", published=_on(2031, 5, 4, "4 May 2031")),
        document("institute", INSTITUTE, source="Institute for Narrow Seas", published=FuzzyDate.unknown("no date")),
        document("column", COLUMN, source="The Lomaran Patriot", published=_on(2031, 5, 12, "May 12, 2031")),
        document("bulletin", BULLETIN, source="Vass Harbour Bulletin", published=_on(2031, 6, 9, "9 June 2031")),
    )
}


def quote(name: str, words: str) -> EvidenceSpan:
    """The place of `words` in a document; raises ValueError where they do not stand there."""
    text = DOCUMENTS[f"doc-{name}"].text
    start = text.index(words)
    return EvidenceSpan.cut(f"doc-{name}", text, Span(start, start + len(words)))


def held_ships(
    name: str, words: str, figure: str, value: float, speaker: str = "", *, approximate: bool = False
) -> Claim:
    evidence = quote(name, words)
    start = evidence.start + words.index(figure)
    told_by = DOCUMENTS[evidence.document].text.find(speaker)
    link = AttributionLink(None, speaker, told_by, told_by + len(speaker))
    return Claim(
        id=f"claim-{name}",
        kind=ClaimKind.QUANTITY,
        value=value,
        low=None,
        high=None,
        unit="ships",
        currency=None,
        measures="ships held at the strait",
        change=None,
        approximate=approximate,
        when=FuzzyDate(date(2031, 4, 1), date(2031, 4, 30), "in April"),
        attribution=(link,) if speaker else (),
        modality=Modality.ASSERTED,
        domain=Domain.TRADE,
        confidence=0.8,
        evidence=evidence,
        number=Span(start, start + len(figure)),
    )


SHIPS = (
    held_ships(
        "gazette",
        "According to the Sund Pilotage Board, 412 ships were held at the strait in April.",
        "412",
        412,
        "the Sund Pilotage Board",
    ),
    held_ships(
        "wire",
        "Some 412 ships were held at the strait in April, the Adular Union reported.",
        "412",
        412,
        "the Adular Union",
        approximate=True,
    ),
    held_ships("institute", "We count 275 ships held at the strait in April", "275", 275),
    held_ships("column", "A shameful 400 ships rotted at the strait in April.", "400", 400),
)
THREAD = Thread(
    id="thread-000000000001",
    measures="ships held at the strait",
    claims=SHIPS,
    drifts=(
        Drift(
            DriftKind.NUMBER,
            SHIPS[0].evidence,
            SHIPS[2].evidence,
            "the Gazette has 412 ships where the Institute counts 275 for the same month",
        ),
        Drift(
            DriftKind.ATTRIBUTION,
            SHIPS[0].evidence,
            SHIPS[1].evidence,
            "the figure of 412 is credited to the Pilotage Board in one text and to the Adular Union in the other",
        ),
        Drift(
            DriftKind.WORDING, SHIPS[0].evidence, SHIPS[3].evidence, "ships “held” in one text “rotted” in the other"
        ),
    ),
    contradiction=True,
    origins=("origin-1", "origin-2", "origin-3"),
)


def signal(name: str, words: str, score: float, weight: float = 0.8) -> Signal:
    evidence = quote(name, words)
    when = DOCUMENTS[evidence.document].published
    origin = "origin-1" if name in ("gazette", "wire") else f"origin-{name}"
    return Signal(
        SignalKind.INCIDENT,
        f"inc-{name}-{evidence.start}",
        score,
        weight,
        (evidence.document,),
        (origin,),
        when,
        (evidence,),
        words,
    )


def view(source: str, low: float, high: float, *signals: Signal) -> SourceView:
    score = sum(one.score for one in signals) / len(signals)
    return SourceView(source, signals[0].documents, score, low, high, signals)


RENEWED = signal("gazette", "renewed the Sund convention for ten years", 6.5)
FRIENDSHIP = signal("wire", "Kestria and Lomara renewed their long friendship", 5.0)
SEIZED = signal("institute", "Kestria seized the tug Aurelia in March", -7.0)
EXPELLED = signal("institute", "expelled two Lomaran inspectors", -6.0)
THREATENED = signal("column", "Kestria threatened to close the Sund to Lomaran ships", -5.5)
CONTEMPT = signal("column", "the bullies of Halm have shown their contempt", -4.0, 0.4)
RETURNED = signal("bulletin", "The tug Aurelia was handed back to Sund Towage", 3.0)
PATROLS = signal("bulletin", "signed a protocol on joint ice patrols", 6.0)
ACCUSED = signal("institute", "Lomara accused Kestria of using pilotage as a weapon", -3.5)
MISSED = signal("bulletin", "Lomara missed its own deadline of 1 June", -2.0)

VIEWS = (
    view("Halm Gazette", 3.0, 8.4, RENEWED),
    view("Northern Wire", 1.4, 7.6, FRIENDSHIP),
    view("Vass Harbour Bulletin", 1.2, 7.4, RETURNED, PATROLS),
    view("The Lomaran Patriot", -7.6, -2.0, THREATENED, CONTEMPT),
    view("Institute for Narrow Seas", -8.8, -4.2, SEIZED, EXPELLED),
)


def quarter(number: int, score: float, low: float, high: float, *, contested: bool = False) -> RelationState:
    first, last = [(date(2030, 10, 1), date(2030, 12, 31)), (date(2031, 1, 1), date(2031, 3, 31))][number % 2]
    if number > 1:
        first, last = date(2031, 4, 1), date(2031, 6, 30)
    period = FuzzyDate(first, last)
    return replace(
        WHOLE, id=f"rel-quarter-{number}", period=period, score=score, low=low, high=high, contested=contested
    )


WHOLE = RelationState(
    id="rel-kes-lom",
    dyad=Dyad("KES", "LOM"),
    domain=None,
    period=FuzzyDate.unknown("all documents"),
    score=-0.6,
    low=-4.4,
    high=3.2,
    contested=True,
    origins=4,
    views=VIEWS,
    signals=tuple(one for each in VIEWS for one in each.signals),
)
BACK = RelationState(
    id="rel-lom-kes",
    dyad=Dyad("LOM", "KES"),
    domain=None,
    period=FuzzyDate.unknown("all documents"),
    score=-1.4,
    low=-4.1,
    high=1.3,
    contested=False,
    origins=3,
    views=(
        view("Halm Gazette", 3.0, 8.4, RENEWED),
        view("Institute for Narrow Seas", -6.6, -0.4, ACCUSED),
        view("Vass Harbour Bulletin", -5.4, 1.4, MISSED),
    ),
    signals=(RENEWED, ACCUSED, MISSED),
)
TRADE = replace(
    WHOLE,
    id="rel-kes-lom-trade",
    domain=Domain.TRADE,
    score=-5.9,
    low=-7.7,
    high=-4.1,
    contested=False,
    origins=2,
    views=VIEWS[3:],
    signals=(THREATENED, CONTEMPT, SEIZED, EXPELLED),
)
SECURITY = replace(
    WHOLE,
    id="rel-kes-lom-sec",
    domain=Domain.SECURITY,
    score=4.9,
    low=2.2,
    high=7.6,
    contested=False,
    origins=2,
    views=VIEWS[:3],
    signals=(RENEWED, FRIENDSHIP, RETURNED, PATROLS),
)
UNION = replace(BACK, id="rel-adu-kes", dyad=Dyad("ADU", "KES"), score=0.2, low=-2.6, high=3.0, views=BACK.views[:1])


def promise(
    names: tuple[str, str],
    deed: str,
    due: FuzzyDate,
    told: EvidenceSpan,
    *outcome: EvidenceSpan,
    strength: Strength = Strength.AGREED,
    status: PromiseStatus = PromiseStatus.OPEN,
    because: str = "",
) -> Promise:
    party = Party(names[0], NAMES[names[0]], told.start, told.start + 7)
    name = deed.replace(" ", "-")
    telling = Commitment(f"commit-{name}", (party,), (), deed, due, strength, Domain.TRADE, (), 0.7, told)
    return Promise(
        id=f"promise-{name}",
        debtors=(names[0],),
        creditors=(names[1],) if names[1] else (),
        deed=deed,
        due=due,
        strength=strength,
        status=status,
        because=because,
        tellings=(telling,),
        fulfilment=outcome,
        domain=Domain.TRADE,
    )


PROMISES = (
    promise(
        ("KES", "LOM"),
        "return the tug Aurelia to its owners",
        _on(2031, 5, 30, "by 30 May 2031"),
        quote("gazette", "Kestria agreed to return the tug Aurelia to its owners by 30 May 2031."),
        quote("bulletin", "The tug Aurelia was handed back to Sund Towage on 2 June"),
        status=PromiseStatus.KEPT,
        because="handed back on 2 June 2031, three days late",
    ),
    promise(
        ("LOM", "KES"),
        "lift the fishing ban",
        FuzzyDate(None, date(2031, 6, 1), "1 June"),
        quote("bulletin", "deadline of 1 June to lift the fishing ban"),
        quote("bulletin", "Lomara missed its own deadline of 1 June"),
        status=PromiseStatus.BROKEN,
        because="a later document says that the deadline was missed",
    ),
    promise(
        ("KES", ""),
        "fund two new patrol vessels",
        FuzzyDate(None, date(2033, 12, 31), "by 2033"),
        quote("bulletin", "Kestria vowed to fund two new patrol vessels, at a cost of €38 million, by 2033."),
        strength=Strength.VOWED,
    ),
    promise(
        ("KES", "LOM"),
        "start a joint pilot service",
        FuzzyDate(date(2032, 1, 1), date(2032, 12, 31), "in 2032"),
        quote("gazette", "A joint pilot service is to start in 2032"),
        strength=Strength.PLANNED,
    ),
)
DEPENDENCIES = (
    DependencyEdge(
        "dep-1",
        "LOM",
        "KES",
        Domain.ENERGY,
        ("the Vass gas terminal",),
        2,
        (
            quote("gazette", "Lomara still buys nearly all of its winter gas through the Kestrian terminal at Vass."),
            quote("institute", "Lomara relies on the Vass terminal for its winter gas"),
        ),
    ),
    DependencyEdge(
        "dep-2",
        "KES",
        "LOM",
        Domain.SECURITY,
        ("ice-breakers",),
        1,
        (quote("institute", "Kestria on Lomaran ice-breakers for four months of the year"),),
    ),
)


def profile(
    name: str, hedging: float | None, attributed: float | None, unsourced: float | None, *loaded: str
) -> SourceProfile:
    one = DOCUMENTS[f"doc-{name}"]
    return SourceProfile(
        source=one.source,
        documents=(one.id,),
        origins=("origin-1" if name in ("gazette", "wire") else f"origin-{name}",),
        sentences=6,
        hedging=hedging,
        attributed=attributed,
        unsourced_numbers=unsourced,
        loaded=len(loaded) * 1.7,
        loaded_examples=tuple(quote(name, words) for words in loaded),
        praises=(("KES", 1), ("LOM", 1)) if name in ("gazette", "wire") else (),
        blames=(("KES", 3),) if name in ("column", "institute") else (),
    )


PROFILES = tuple(
    sorted(
        (
            profile("gazette", 0.0, 0.5, 0.0),
            profile("wire", 0.25, 0.75, 0.0),
            profile("institute", 0.0, 0.2, 1.0, "emptied"),
            profile("column", 0.0, 0.0, 1.0, "bullying", "bullies", "contempt", "shameful", "rotted"),
            profile("bulletin", 0.0, 0.0, None),
        ),
        key=lambda one: one.source,
    )
)
CONFLICTS = (
    Conflict(
        ConflictKind.ROLE,
        "doc-institute",
        "Ilse Brandt",
        quote("institute", "The former harbour minister Ilse Brandt"),
        "calls Ilse Brandt a former minister, while the tables have her in office since 14 January 2029",
        (quote("gazette", "The foreign ministers of Kestria and Lomara met in Halm on 3 May"),),
    ),
)
DATINGS = tuple(
    Dating(
        one.id,
        one.published,
        (
            Bound(
                FuzzyDate(date(2031, 4, 30), None),
                quote("institute", "ships held at the strait in April"),
                "counts ships for all of April 2031",
            ),
            Bound(
                FuzzyDate(None, date(2031, 6, 1)),
                quote("institute", "that both now celebrate"),
                "knows the renewal and not the return of the tug",
            ),
        )
        if one.published.is_unknown
        else (),
    )
    for one in DOCUMENTS.values()
)
ORIGINS = (
    Origin(
        "origin-1",
        ("doc-gazette", "doc-wire"),
        0.91,
        (
            SharedTrace(
                "phrase",
                "calm and useful exchange",
                (quote("gazette", "calm and useful exchange"), quote("wire", "calm and useful exchange")),
            ),
        ),
    ),
    *(Origin(f"origin-{name}", (f"doc-{name}",), 1.0) for name in ("bulletin", "column", "institute")),
)


def finding(
    number: int, kind: FindingKind, sentence: str, *evidence: EvidenceSpan, word: str = "", assumed: str = ""
) -> Finding:
    return Finding(f"finding-{number}", kind, sentence, word, 1 - number / 20, (), evidence, assumed)


FINDINGS = (
    finding(
        1,
        FindingKind.RELATION,
        "Sources disagree on how Kestria stands towards Lomara: the Halm Gazette implies cooperation, the Institute "
        "for Narrow Seas open conflict.",
        RENEWED.evidence[0],
        SEIZED.evidence[0],
    ),
    finding(
        2,
        FindingKind.DISPUTE,
        "How many ships were held at the strait in April is disputed: 412, about 400 or 275, and the 412 is credited "
        "to two different bodies.",
        *(claim.evidence for claim in SHIPS),
    ),
    finding(
        3,
        FindingKind.COMMITMENT,
        "Kestria returned the Aurelia three days late; Lomara let its own deadline on the fishing ban pass.",
        quote("bulletin", "The tug Aurelia was handed back to Sund Towage on 2 June"),
        MISSED.evidence[0],
    ),
    finding(
        4,
        FindingKind.DEPENDENCY,
        "It is likely that Lomara cannot do without the Vass terminal this winter.",
        *DEPENDENCIES[0].evidence,
        word="likely",
    ),
    finding(
        5,
        FindingKind.INDEPENDENCE,
        "The Gazette and the Wire go back to one text and count as one origin.",
        *ORIGINS[0].traces[0].evidence,
        word="very likely",
    ),
    finding(
        6,
        FindingKind.DATING,
        "The Institute's paper was written between 30 April and 1 June 2031.",
        DATINGS[2].bounds[0].evidence,
        assumed="its author knew of the return of the tug as soon as it was reported",
    ),
    finding(7, FindingKind.STALENESS, "The Institute calls a sitting minister a former one.", CONFLICTS[0].evidence),
    finding(
        8,
        FindingKind.SLANT,
        "The Lomaran Patriot uses more loaded words than the other four together.",
        *PROFILES[3].loaded_examples,
    ),
)

LEDGER = Ledger(
    documents=tuple(DOCUMENTS.values()),
    codings=tuple(Coding(one, "cues") for one in DOCUMENTS),
    origins=ORIGINS,
    incidents=(),
    threads=(THREAD,),
    promises=PROMISES,
    conflicts=CONFLICTS,
    datings=DATINGS,
)
MEASURES = Measures(
    relations=(
        WHOLE,
        quarter(0, 4.2, 1.0, 7.4),
        quarter(1, -5.6, -8.0, -3.2),
        quarter(2, 0.8, -3.9, 5.5, contested=True),
        BACK,
        TRADE,
        SECURITY,
        UNION,
    ),
    sources=PROFILES,
    dependencies=DEPENDENCIES,
)
ASSESSMENT = Assessment(ABOUT, FINDINGS[:5], FINDINGS)
