"""Which documents go back to one origin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factories import coding, document, quantity
from foedus.reconciling.origins import OriginIndex, find_origins
from foedus.records import Document, Origin
from foedus.records.provenance import provenance_of

BRIEFING = """The harbour pilots of Vardø guided 1,274 tankers past the wreck of the Solveig last winter. Fog sirens
failed on eleven nights, and the coastal radio at Kiberg logged 88 collisions narrowly avoided. Dredging crews will
widen the fairway before the herring season, a clerk at the port authority explained."""
REWRITE = """Fishermen call it luck. Harbour pilots guided 1,274 tankers past the wreck of the Solveig, and nobody
drowned. The coastal radio at Kiberg logged 88 collisions narrowly avoided while fog sirens failed on eleven nights.
Our leaders sleep, yet dredging crews will widen the fairway before the herring season!"""
SAME_TOPIC = """Shipping in the far north grows every year. Norway and Japan discussed energy security and
foreign policy at a summit, and the prime minister spoke of a stronger partnership between allies.
Insurers worry about ice."""
OTHER = """Norway and Japan want a stronger partnership. At the summit the prime minister spoke of energy security, and
the two governments agreed that foreign policy needs a common voice. Oil prices fell."""


def together(found: tuple[Origin, ...], *documents: Document) -> bool:
    origin_of = provenance_of(found).homes
    return len({origin_of[one.id] for one in documents}) == 1


def test_a_rewrite_of_a_briefing_goes_back_to_one_origin() -> None:
    first, second = document(BRIEFING, published="2025-03-01"), document(REWRITE, published="2025-03-02")
    found = find_origins([first, second], [])
    assert together(found, first, second)
    (origin,) = found
    assert origin.probability > 0.5
    assert {span.document for trace in origin.traces for span in trace.evidence} == {first.id, second.id}


def test_every_trace_quotes_both_documents() -> None:
    first, second = document(BRIEFING), document(REWRITE)
    texts = {one.id: one.text for one in (first, second)}
    (origin,) = find_origins([first, second], [])
    assert origin.traces
    for trace in origin.traces:
        assert all(texts[span.document][span.start : span.end] == span.quote for span in trace.evidence)


def test_two_writers_on_one_topic_stay_apart() -> None:
    first, second = document(SAME_TOPIC, published="2025-03-01"), document(OTHER, published="2025-03-01")
    assert not together(find_origins([first, second], []), first, second)


def test_one_famous_quotation_is_no_common_origin() -> None:
    words = "“Whoever holds the lighthouse keys commands every frightened sailor between Vardø and Murmansk tonight”"
    first = document(f"The old admiral is remembered for one line. {words}, he told cadets in a cold hall.")
    second = document(f"Museums love slogans. A plaque reads {words}; schoolchildren copy it into notebooks.")
    assert not together(find_origins([first, second], []), first, second)


def test_one_shared_sentence_without_quotation_marks_is_no_common_origin() -> None:
    line = "Inspectors counted 4,181 rusting containers along the abandoned whaling quay"
    first = document(f"{line}. Local bakers sell cinnamon buns to tourists, and the mayor paints boats on Sundays.")
    second = document(f"Customs reform has stalled. {line}. Lawyers quarrel about tariffs on frozen shrimp.")
    claims = [coding(one, quantity(one, "4,181", 4181, "rusting containers")) for one in (first, second)]
    assert not together(find_origins([first, second], claims), first, second)


def test_odd_figures_told_in_other_words_point_to_one_origin() -> None:
    first = document(
        "Pilots led 1,274 tankers in. The clerk spoke of 88,310 tonnes of herring, and 3,907 crates spoiled."
    )
    second = document("Some 88,310 tonnes of herring came ashore. Spoiled: 3,907 crates. And 1,274 tankers sailed.")
    told = {"1,274": (1274, "tankers"), "88,310": (88310, "tonnes of herring"), "3,907": (3907, "crates")}
    codings = [
        coding(one, *(quantity(one, number, value, what) for number, (value, what) in told.items()))
        for one in (first, second)
    ]
    (origin,) = find_origins([first, second], codings)
    assert [trace.kind for trace in origin.traces].count("fact") == 3


SPEECH = (
    "No lantern was ever lit by a committee",
    "The tide owes us nothing and collects from everybody",
    "Give me eleven stubborn carpenters and I will rebuild the breakwater",
)


def reported(marks: str, *frames: str) -> Document:
    """A report that tells the three lines of the speech, each in a frame of its own, within `marks` or without."""
    opening, closing = marks[:1], marks[1:]
    told = (frame.format(f"{opening}{line}{closing}") for frame, line in zip(frames, SPEECH, strict=True))
    return document(" ".join(told), published="2025-06-01")


FRAMES = (
    "Rain fell on the shipyard as the chancellor began his speech. {}, he told the welders. Gulls interrupted twice.",
    "Pensioners clapped at another line of the address: {}. Somebody fainted near the rope store.",
    "At the end of the speech came a promise, {}, and then a brass band marched off with the umbrellas.",
)
OTHER_FRAMES = (
    "Voters have heard it before. In his televised speech the chancellor said {}, which is cheap poetry.",
    "Economists prefer ledgers to the line {}, the rhetorical peak of the address.",
    "The speech ended with {}: no budget, no timetable, one adjective too many for this columnist.",
)


def test_two_writers_who_quote_one_speech_are_no_common_origin() -> None:
    first, second = reported("“”", *FRAMES), reported("“”", *OTHER_FRAMES)
    assert not together(find_origins([first, second], []), first, second)


def test_the_same_lines_taken_over_without_marks_are() -> None:
    first, second = reported("", *FRAMES), reported("", *OTHER_FRAMES)
    assert together(find_origins([first, second], []), first, second)


def test_an_interview_printed_twice_is_one_origin() -> None:
    answers = "\n\n".join(f"“{line}”, the keeper of the lighthouse answered." for line in SPEECH * 2)
    first, second = document(f"{answers}\n\nFrom the morning edition."), document(f"An exclusive.\n\n{answers}")
    assert together(find_origins([first, second], []), first, second)


def test_what_the_whole_pile_tells_joins_nobody() -> None:
    barges = (
        "Of the 1,274 moored barges few held|The storm broke 1,274 barges from their chains|Owners mourn 1,274 barges|"
        "Some 1,274 barges lie on the mudflats|Harbour men count 1,274 barges adrift"
    ).split("|")
    damage = (
        "Insurers expect to pay 88,310 crowns|A bill of 88,310 crowns awaits the underwriters|Salvage will cost 88,310 "
        "crowns|88,310 crowns must be found somewhere|The loss adjuster wrote down 88,310 crowns"
    ).split("|")
    own = """Bakers sold cinnamon buns by candle light|Nuns rang the chapel bell for hours|A circus elephant swam ashore
    unharmed|Two choirs cancelled their rehearsal|Plumbers doubled their night fee|The museum dried its tapestries|Chess
    players finished by torch|Beekeepers lost every hive upstream|Skaters used the flooded square|Dentists drove
    tractors to work""".split("|")
    reports = [
        document(f"{line}. {barges[at % 5]}. Nobody slept that night. {damage[(at + at // 5) % 5]}. The council meets.")
        for at, line in enumerate(own)
    ]
    claims = [
        coding(one, quantity(one, "1,274", 1274, "moored barges"), quantity(one, "88,310", 88310, "crowns"))
        for one in reports
    ]
    assert len(find_origins(reports, claims)) == len(reports)


def test_a_document_that_is_added_twice_changes_nothing() -> None:
    first, second = document(BRIEFING), document(REWRITE)
    index = OriginIndex([first, second], [])
    before = index.origins()
    index.add(first)
    assert index.origins() == before


def test_a_lone_document_is_its_own_origin() -> None:
    (origin,) = find_origins([document("Snow fell on the pier.")], [])
    assert origin.probability == 1.0
    assert origin.traces == ()


def test_copies_of_copies_share_one_origin() -> None:
    copies = [document(f"{BRIEFING} Edition {number}.") for number in range(30)]
    assert len(find_origins(copies, [])) == 1


@given(st.permutations([BRIEFING, REWRITE, SAME_TOPIC, OTHER]))
def test_the_order_of_reading_does_not_matter(texts: list[str]) -> None:
    straight = find_origins([document(text) for text in (BRIEFING, REWRITE, SAME_TOPIC, OTHER)], [])
    assert find_origins([document(text) for text in texts], []) == straight


def test_raised_figures_of_footnotes_are_words_like_others() -> None:
    first, second = document(f"{BRIEFING} See notes ¹² and ¹³."), document(f"{REWRITE} As note ¹² says, ①② of 1²34.")
    assert together(find_origins([first, second], []), first, second)


def test_long_lists_without_stops_are_compared_in_time() -> None:
    words = " ".join(f"crate{number}" for number in range(20_000))
    first, second = document(f"A list. {words}"), document(f"Another list. {words}")
    assert together(find_origins([first, second], []), first, second)


@given(st.lists(st.text(alphabet='ab 1²①,.“”"‘’\n', max_size=60), min_size=1, max_size=4))
def test_no_text_is_too_odd_to_be_compared(texts: list[str]) -> None:
    documents = [document(f"{text} {BRIEFING[:80]}") for text in texts]
    found = find_origins(documents, [])
    assert sorted(name for origin in found for name in origin.documents) == sorted({one.id for one in documents})
