"""Which documents go back to one origin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factories import coding, document, quantity
from foedus.reconciling.origins import find_origins, origins_by_document
from foedus.records import Document, Origin

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
    origin_of = origins_by_document(found)
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
