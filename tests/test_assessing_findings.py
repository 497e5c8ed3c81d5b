"""Sentences that are signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import coding, commitment, dependency, document, event, on, quantity, relation, role
from foedus.assessing import assess
from foedus.assessing.estimating import chance_of_sign, word_for
from foedus.assessing.naming import Naming, listed
from foedus.assessing.relations import relation_findings
from foedus.measuring import measure
from foedus.measuring.relations import ALL_TIME
from foedus.reconciling import reconcile
from foedus.records import (
    Assessment,
    Coding,
    Document,
    Dyad,
    EventType,
    Finding,
    FindingKind,
    LoadedWord,
    PromiseStatus,
    RelationState,
    SourceView,
)
from foedus.records.dates import days_in_words, due_in_words

TODAY = date(2025, 12, 1)
NAMES = {"NOR": "Norway", "JPN": "Japan", "USA": "United States", "UN": "United Nations", "SWE": "Sweden"}
HELD = ("2017-01-20..2021-01-20", "2025-01-20..")


def assessed(*told: tuple[Document, Coding], about: tuple[str, ...] = ()) -> Assessment:
    documents = [one for one, _ in told]
    ledger = reconcile(documents, [made for _, made in told], memberships=(), today=TODAY)
    return assess(ledger, measure(ledger, today=TODAY), about=about, names=NAMES, today=TODAY)


def sentences(found: Assessment, kind: FindingKind) -> list[str]:
    return [finding.sentence for finding in found.findings if finding.kind is kind]


def verdicts(letter: str, polarity: float) -> tuple[Document, Coding]:
    text = document(" ".join(f"{letter}{turn} {letter}tie." for turn in range(4)), source=f"Paper {letter.upper()}")
    return text, coding(
        text, *(relation(text, f"{letter}{turn} {letter}tie", "NOR USA", polarity) for turn in range(4))
    )


def whole_pile() -> list[tuple[Document, Coding]]:
    """A pile in which every kind of finding occurs."""
    vow = document(
        "Norway will deliver four icebreakers to the Americans by June.", source="Gazette", published="2025-03-01"
    )
    undated = document(
        "Former President Berg praised the horrid, vile deal; 40 ships and 12 buoys and 9 cats.", path="a.txt"
    )
    dated = document("President Berg closed the lock.", source="Lock Times", published="2025-04-18")
    body = "Harbour pilots guided 1,274 tankers past the wreck of the Solveig. Fog sirens failed on eleven nights."
    first = document(f"{body} Greenpeace counts 4,170 stranded whales.", source="Wire")
    second = document(f"Alas. {body} The UN counts 4,170 stranded whales.", source="Herald")
    leaning = document("Norway leans on Japan for gas.", source="Energy Daily")
    start = undated.text.index("horrid")
    loaded = (LoadedWord(start, start + 6, "contempt"), LoadedWord(start + 8, start + 12, "contempt"))
    calls = role(undated, "Former President Berg", "Berg", *HELD, former=True)
    figures = [
        quantity(undated, f"{number} {what}", number, what)
        for number, what in ((40, "ships"), (12, "buoys"), (9, "cats"))
    ]
    return [
        verdicts("a", 0.9),
        verdicts("b", -0.9),
        (vow, coding(vow, commitment(vow, "deliver", "NOR", "deliver four icebreakers", due="2025-06-01..2025-06-30"))),
        (undated, replace(coding(undated, calls, *figures, words=20), loaded=loaded)),
        (dated, coding(dated, role(dated, "President Berg", "Berg", *HELD))),
        (first, coding(first, quantity(first, "4,170", 4170, "stranded whales", by="Greenpeace"))),
        (second, coding(second, quantity(second, "4,170", 4170, "stranded whales", by="UN"))),
        (leaning, coding(leaning, dependency(leaning, "leans", "NOR", "JPN", "gas"))),
    ]


@pytest.fixture(scope="module")
def everything() -> Assessment:
    return assessed(*whole_pile())


def test_every_kind_of_finding_occurs_in_the_pile(everything: Assessment) -> None:
    assert {finding.kind for finding in everything.findings} == set(FindingKind)


def test_every_finding_has_evidence_or_says_what_it_assumes(everything: Assessment) -> None:
    assert [finding.sentence for finding in everything.findings if not finding.evidence and not finding.assumed] == []


def test_a_finding_is_one_short_sentence(everything: Assessment) -> None:
    for finding in everything.findings:
        assert len(finding.sentence.split()) <= 35, finding.sentence
        assert finding.sentence.endswith(".")
        assert not finding.sentence.endswith("..")


def test_the_bottom_line_is_short_and_varied(everything: Assessment) -> None:
    assert 3 <= len(everything.bottom_line) <= 6
    kinds = [finding.kind for finding in everything.bottom_line]
    assert max(kinds.count(kind) for kind in kinds) <= 2
    assert set(everything.bottom_line) <= set(everything.findings)


def test_findings_come_by_weight(everything: Assessment) -> None:
    weights = [finding.weight for finding in everything.findings]
    assert weights == sorted(weights, reverse=True)


def test_two_runs_say_the_same(everything: Assessment) -> None:
    assert assessed(*whole_pile()) == everything
    assert assessed(*reversed(whole_pile())) == everything


def test_a_contested_relation_names_who_implies_what(everything: Assessment) -> None:
    (told,) = [told for told in sentences(everything, FindingKind.RELATION) if "contradict" in told]
    assert "Paper A" in told
    assert "Paper B" in told
    assert "the United States" in told


def test_a_contested_relation_carries_no_estimate_of_one_score(everything: Assessment) -> None:
    contested = [finding for finding in everything.findings if "contradict" in finding.sentence]
    assert [finding.confidence for finding in contested] == [""]
    assert {span.quote[:1] for span in contested[0].evidence} == {"a", "b"}


def test_a_contested_relation_gives_the_figures_of_the_direction_that_the_board_shows() -> None:
    def state(name: str, dyad: Dyad, warm: float) -> RelationState:
        views = [
            SourceView(source, (), score, score - 1, score + 1, ()) for source, score in (("Wire", warm), ("Sun", -4.0))
        ]
        return RelationState(name, dyad, None, ALL_TIME, 0.0, -5.0, 5.0, True, 2, tuple(views), ())

    empty = reconcile([], [], memberships=(), today=TODAY)
    for names in (("a", "b"), ("b", "a")):
        states = [state(names[0], Dyad("JPN", "NOR"), 4.9), state(names[1], Dyad("NOR", "JPN"), 6.5)]
        (finding,) = relation_findings(states, Naming(empty, NAMES), ())
        assert "+4.9" in finding.sentence


def test_an_attribution_that_drifts_names_both_authorities(everything: Assessment) -> None:
    (told,) = [told for told in sentences(everything, FindingKind.DISPUTE) if "4,170" in told]
    assert "Greenpeace" in told
    assert "the United Nations" in told


def test_an_overdue_promise_says_that_silence_is_taken_for_failure(everything: Assessment) -> None:
    (promise,) = [finding for finding in everything.findings if finding.kind is FindingKind.COMMITMENT]
    assert PromiseStatus.OVERDUE not in promise.sentence
    assert "no document here tells" in promise.sentence
    assert promise.assumed


def test_documents_of_one_origin_count_as_one_witness(everything: Assessment) -> None:
    (told,) = sentences(everything, FindingKind.INDEPENDENCE)
    assert "Herald and Wire" in told


def test_an_undated_text_is_dated_by_what_it_names(everything: Assessment) -> None:
    told = sentences(everything, FindingKind.DATING)
    assert any(
        one.startswith("“Former President Berg praised the horrid …” carries no date")
        and "between 20 January 2021" in one
        for one in told
    )


def test_a_former_president_in_office_is_a_finding(everything: Assessment) -> None:
    (told,) = sentences(everything, FindingKind.STALENESS)
    assert "“Former President Berg”" in told


def test_those_asked_about_come_first() -> None:
    pile = []
    for code in ("JPN", "SWE"):
        text = document(f"Norway met {code}.")
        pile.append((text, coding(text, event(text, "met", recipients=code))))
    found = assessed(*pile, about=("NOR", "SWE")).findings
    relations = [finding for finding in found if finding.kind is FindingKind.RELATION]
    assert "Sweden" in relations[0].sentence
    assert "Japan" in relations[-1].sentence


def test_directions_that_differ_are_told_apart() -> None:
    text = document("Norway armed Japan. Japan threatened Norway.")
    acts = (
        event(text, "armed", EventType.AID, intensity=6),
        event(text, "threatened", EventType.THREATEN, "JPN", "NOR", intensity=-6),
    )
    told = sentences(assessed((text, coding(text, *acts))), FindingKind.RELATION)
    assert any("of Norway towards Japan reads as closely cooperative" in one for one in told)
    assert any("of Japan towards Norway reads as strained" in one for one in told)


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0499999, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "likely"),
        (0.8, "very likely"),
        (0.95, "almost certain"),
        (0.99, "almost certain"),
    ],
)
def test_each_bound_has_one_estimative_word(probability: float, word: str) -> None:
    assert word_for(probability) == word


@pytest.mark.parametrize("certain", [0.0, 1.0, -1.0, 2.0])
def test_certainty_is_no_estimate(certain: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        word_for(certain)


@given(st.floats(-10, 10), st.floats(0.01, 10))
def test_the_chance_of_a_sign_is_at_least_even(mean: float, half: float) -> None:
    assert 0.5 <= chance_of_sign(mean, mean - half, mean + half) <= 0.99


def test_days_read_as_people_write_them() -> None:
    assert days_in_words(on("2026-01-01..2026-12-31")) == "in 2026"
    assert days_in_words(on("2026-02-01..2026-02-28")) == "in February 2026"
    assert days_in_words(on("2025-05-19")) == "on 19 May 2025"
    assert days_in_words(on("2025-05-19..2025-05-21")) == "between 19 May 2025 and 21 May 2025"


def test_a_promise_is_due_by_the_end_of_its_days() -> None:
    assert due_in_words(on("2025-03-03..2025-06-30")) == "by 30 June 2025"
    assert due_in_words(on("2026-01-01..2026-12-31")) == "in 2026"


def test_long_lists_are_cut() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(list("abcdef")) == "a, b, c and 3 more"


def kinds_of(findings: tuple[Finding, ...]) -> set[FindingKind]:
    return {finding.kind for finding in findings}


def test_an_empty_pile_yields_no_findings() -> None:
    found = assessed()
    assert kinds_of(found.findings) == set()
    assert found.bottom_line == ()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Norway", "Norway"),
        ("United States", "the United States"),
        ("World Health Organization", "the World Health Organization"),
        ("NATO", "NATO"),
        ("OSCE", "the OSCE"),
        ("Italian defence ministry", "the Italian defence ministry"),
        ("Ministry of Trade", "the Ministry of Trade"),
    ],
)
def test_names_take_the_article_they_are_spoken_with(name: str, said: str) -> None:
    empty = reconcile([], [], memberships=(), today=TODAY)
    assert Naming(empty, {"X": name}).actor("X") == said


def test_a_source_that_implies_the_opposite_is_named_and_nothing_is_then_very_likely() -> None:
    text = document("Norway chided America.", source="Grumbler")
    grumble = (text, coding(text, event(text, "chided", EventType.ACCUSE, recipients="USA", intensity=-2)))
    pile = [verdicts(letter, 0.9) for letter in "abcd"]
    (told,) = [
        finding
        for finding in assessed(*pile, grumble).findings
        if finding.kind is FindingKind.RELATION and "Grumbler" in finding.sentence
    ]
    assert told.confidence == "likely"


def test_one_witness_makes_nothing_more_than_likely() -> None:
    (told,) = [finding for finding in assessed(verdicts("a", 1.0)).findings if finding.kind is FindingKind.RELATION]
    assert told.confidence == "likely"
