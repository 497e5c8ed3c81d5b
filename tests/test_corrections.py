"""What becomes of a correction: it is said again over every later coding, and never falls silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import coding, commitment, dependency, document, event, on, party, quantity, relation, stance
from foedus.codebook.types import TypeRule, load_types
from foedus.reconciling.anchoring import anchor_of
from foedus.reconciling.corrections import Replayed, replay
from foedus.reconciling.settable import FIELDS, Record, read_field, told_fields
from foedus.records import (
    Coding,
    Correction,
    Document,
    EventType,
    EvidenceSpan,
    Modality,
    Party,
    Replay,
    Setting,
    Span,
    Standing,
    Verdict,
)
from foedus.records.judgements import change, live, remarks

TALKS = (
    "Oslo, 3 March. Norway and Japan agreed to hold talks on fish. Japan will send 40 boats and 12 crews by June. "
    "Norway vowed to open two ports by 1 May and by 1 July. Sweden trusts Japan and needs its steel."
)
RULES: dict[EventType, TypeRule] = {rule.type: rule for rule in load_types()}
NAMES = {"ITA": "Italy", "NOR": "Norway"}


@pytest.fixture
def talks() -> Document:
    return document(TALKS, path="pile/talks.txt", source="Fjord Post", title="Talks")


def says(
    record: Record,
    where: Document,
    *,
    by: str = "Anna",
    verdict: Verdict = Verdict.SET,
    number: int = 1,
    coder: str = "by hand",
    undoes: int | None = None,
    **fields: str,
) -> Correction:
    told = told_fields(record)
    settings = tuple(Setting(name, value, told[name]) for name, value in sorted(fields.items()))
    anchor = anchor_of(record, where, coder, "")
    return Correction(anchor, verdict, by, "so it says", settings, undoes, number)


def replayed(
    corrections: Sequence[Correction], where: Document | Sequence[Document], *codings: Coding
) -> tuple[Coding, tuple[Replay, ...]]:
    documents = [where] if isinstance(where, Document) else where
    found: Replayed = replay(corrections, documents, codings, rules=RULES, names=NAMES)
    return found.codings[0], found.replays


# --- what a correction does


def test_a_corrected_type_brings_its_own_quad_and_score(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    found, _ = replayed([says(told, talks, type="CONSULT")], talks, coding(talks, told))
    (corrected,) = found.events
    assert corrected.type is EventType.CONSULT
    assert (corrected.quad, corrected.intensity) == (RULES[EventType.CONSULT].quad, RULES[EventType.CONSULT].score)
    assert (corrected.id, corrected.evidence, corrected.confidence) == (told.id, told.evidence, told.confidence)
    assert found.coder == "by hand, corrected"


def test_a_mode_that_the_new_type_does_not_know_is_left_out(talks: Document) -> None:
    mode = next(known.name for known in RULES[EventType.CONSULT].modes)
    told = replace(event(talks, "agreed", EventType.CONSULT), mode=mode)
    found, _ = replayed([says(told, talks, type="SANCTION")], talks, coding(talks, told))
    assert found.events[0].mode is None


def test_what_nobody_corrected_is_the_same_coding(talks: Document) -> None:
    told = coding(talks, event(talks, "agreed"), quantity(talks, "40", 40, "boats"))
    assert replayed([], talks, told) == (told, ())
    found, (one,) = replayed([says(told.events[0], talks, verdict=Verdict.CONFIRM)], talks, told)
    assert found == told
    assert one.standing is Standing.COUNTS


def test_what_is_dropped_is_gone_and_its_neighbours_stay(talks: Document) -> None:
    boats, crews = quantity(talks, "40", 40, "boats"), quantity(talks, "12", 12, "crews")
    found, (one,) = replayed([says(boats, talks, verdict=Verdict.DROP)], talks, coding(talks, boats, crews))
    assert found.claims == (crews,)
    assert one.record == boats.id


def test_a_single_figure_takes_the_place_of_a_range(talks: Document) -> None:
    told = quantity(talks, "40", None, "boats", low=30.0, high=50.0)
    found, _ = replayed([says(told, talks, value="40", unit="boat")], talks, coding(talks, told))
    (claim,) = found.claims
    assert (claim.value, claim.low, claim.high, claim.unit) == (40.0, None, None, "boat")


def test_a_range_takes_the_place_of_a_figure(talks: Document) -> None:
    told = quantity(talks, "40", 40, "boats")
    found, _ = replayed([says(told, talks, low="30", high="50")], talks, coding(talks, told))
    assert (found.claims[0].value, found.claims[0].low, found.claims[0].high) == (None, 30.0, 50.0)


def test_a_corrected_actor_keeps_the_place_that_names_it_or_has_none(talks: Document) -> None:
    told = event(talks, "agreed")
    told = replace(told, actors=(Party("NOR", "Norway", 15, 21),))
    found, _ = replayed([says(told, talks, actors="ITA,NOR")], talks, coding(talks, told))
    start = told.evidence.start
    assert found.events[0].actors == (Party("ITA", "Italy", start, start), Party("NOR", "Norway", 15, 21))


def test_promises_stances_and_dependencies_can_be_corrected(talks: Document) -> None:
    promise = commitment(talks, "open two ports", "NOR", "open two ports", due="2025-05-01")
    trust, steel = stance(talks, "trusts", "SWE", "JPN", 1.0), dependency(talks, "steel", "SWE", "JPN", "steel")
    said = [
        says(promise, talks, strength="under discussion", due="2025-06-01..2025-06-30"),
        says(trust, talks, number=2, polarity="-0.5"),
        says(steel, talks, number=3, on="NOR"),
    ]
    found, _ = replayed(said, talks, coding(talks, promise, trust, steel))
    assert found.commitments[0].strength.value == "under discussion"
    assert found.commitments[0].due is not None
    assert str(found.commitments[0].due.latest) == "2025-06-30"
    assert found.stances[0].polarity == -0.5
    assert found.dependencies[0].on.code == "NOR"


# --- found again


def test_a_correction_holds_under_another_coder_with_other_ids_and_other_words(talks: Document) -> None:
    told = event(talks, "agreed to hold", EventType.AGREE)
    other = event(talks, "agreed", EventType.AGREE, "JPN", "NOR")
    found, (one,) = replayed([says(told, talks, type="CONSULT")], talks, replace(coding(talks, other), coder="other"))
    assert told.id != other.id
    assert found.events[0].type is EventType.CONSULT
    assert one.record == other.id
    assert found.coder == "other, corrected"


def test_the_same_act_by_another_word_of_the_sentence_is_found_by_its_parties_and_type(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    by_noun, foreign = event(talks, "talks", EventType.AGREE), event(talks, "send", EventType.AGREE)
    found, (one,) = replayed([says(told, talks, verdict=Verdict.DROP)], talks, coding(talks, by_noun, foreign))
    assert found.events == (foreign,)
    assert one.record == by_noun.id


def test_of_two_figures_in_a_sentence_the_one_that_was_judged_is_corrected(talks: Document) -> None:
    boats, crews = quantity(talks, "40", 40, "boats"), quantity(talks, "12", 12, "crews")
    found, _ = replayed([says(crews, talks, value="120")], talks, coding(talks, boats, crews))
    assert [claim.value for claim in found.claims] == [40, 120.0]


def test_of_one_deed_promised_for_two_days_the_one_that_was_judged_is_corrected(talks: Document) -> None:
    may, july = (
        commitment(talks, "open two ports", "NOR", "open two ports", due=due) for due in ("2025-05-01", "2025-07-01")
    )
    renamed = [replace(one, id=f"m-{number}") for number, one in enumerate((may, july))]
    found, (one,) = replayed([says(july, talks, verdict=Verdict.DROP)], talks, coding(talks, *renamed))
    assert [kept.id for kept in found.commitments] == ["m-0"]
    assert one.record == "m-1"


def test_an_act_told_twice_in_a_sentence_and_dropped_once_stays_where_another_coder_tells_it_once(
    talks: Document,
) -> None:
    agreed, held = event(talks, "agreed", EventType.AGREE), event(talks, "hold", EventType.AGREE)
    drop = says(held, talks, verdict=Verdict.DROP)
    twin = replace(drop, anchor=anchor_of(held, talks, "by hand", "", beside=(agreed, held)))
    found, (one,) = replayed([twin], talks, coding(talks, agreed))
    assert found.events == (agreed,)
    assert one.standing is Standing.LOST


def test_what_was_confirmed_is_put_right_where_another_coder_tells_it_otherwise(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    confirmed = says(told, talks, verdict=Verdict.CONFIRM, type="AGREE", modality="asserted")
    other = replace(event(talks, "agreed to hold", EventType.ACCUSE), modality=Modality.PLANNED)
    found, (one,) = replayed([confirmed], talks, coding(talks, other))
    assert (found.events[0].type, found.events[0].modality) == (EventType.AGREE, Modality.ASSERTED)
    assert one.standing is Standing.COUNTS


def test_a_relation_told_of_two_others_in_the_same_sentence_is_left_alone(talks: Document) -> None:
    ours, theirs = relation(talks, "agreed", "NOR JPN", 0.5), relation(talks, "talks", "NOR SWE", 0.5)
    found, _ = replayed([says(ours, talks, polarity="-0.5")], talks, coding(talks, ours, theirs))
    assert [claim.polarity for claim in found.claims] == [-0.5, 0.5]


def test_a_document_published_anew_keeps_the_correction_where_it_still_says_so(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    anew = document(f"Corrected on 5 March.\n{TALKS}", path="pile/talks.txt")
    again = event(anew, "agreed", EventType.AGREE)
    found, (one,) = replayed([says(told, talks, type="CONSULT")], anew, coding(anew, again))
    assert found.events[0].type is EventType.CONSULT
    assert one.record == again.id


def test_where_both_versions_lie_in_the_pile_only_the_one_that_was_judged_is_corrected(talks: Document) -> None:
    anew = document(f"{TALKS} It ends.", path="pile/talks-2.txt", source="Fjord Post", title="Talks")
    first, second = event(talks, "agreed", EventType.AGREE), event(anew, "agreed", EventType.AGREE)
    said = [says(first, talks, type="CONSULT")]
    found = replay(said, [talks, anew], [coding(talks, first), coding(anew, second)], rules=RULES, names=NAMES)
    assert [one.events[0].type for one in found.codings] == [EventType.CONSULT, EventType.AGREE]


def test_in_a_text_with_other_line_breaks_the_right_one_of_two_figures_is_found(talks: Document) -> None:
    crews = quantity(talks, "12", 12, "crews")
    wrapped = document(TALKS.replace("40 boats", "40\n     boats"), path="pile/talks.txt")
    boats, again = (
        replace(one, id=name)
        for one, name in ((quantity(wrapped, "40", 40, "boats"), "z"), (quantity(wrapped, "12", 12, "crews"), "a"))
    )
    place = Span(wrapped.text.index("Japan will"), wrapped.text.index(" Norway vowed"))
    evidence = EvidenceSpan.cut(wrapped.id, wrapped.text, place)
    told = coding(wrapped, replace(boats, evidence=evidence), replace(again, evidence=evidence))
    found, _ = replayed([says(crews, talks, value="120")], wrapped, told)
    assert [claim.value for claim in found.claims] == [40, 120.0]


def test_the_same_text_with_other_line_breaks_keeps_the_correction(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    wrapped = replace(document(TALKS.replace("hold talks", "hold\n  talks")), id=talks.id)
    again = event(wrapped, "agreed", EventType.AGREE)
    again = replace(again, evidence=replace(again.evidence, document=talks.id))
    found, _ = replayed([says(told, talks, type="CONSULT")], wrapped, replace(coding(wrapped, again)))
    assert found.events[0].type is EventType.CONSULT


@pytest.mark.parametrize(
    ("path", "text", "because"),
    [
        ("pile/other.txt", "Nothing of note.", "pile/talks.txt is not among the documents read"),
        ("pile/talks.txt", "Norway and Japan said nothing.", "pile/talks.txt was published anew and no longer says “"),
    ],
)
def test_a_correction_of_words_that_are_gone_is_kept_and_says_why(
    talks: Document, path: str, text: str, because: str
) -> None:
    elsewhere = document(text, path=path)
    told = event(talks, "agreed")
    _, (one,) = replayed([says(told, talks, type="AGREE")], elsewhere, coding(elsewhere))
    assert one.standing is Standing.LOST
    assert one.record is None
    assert one.because.startswith(because)


def test_a_coder_that_no_longer_tells_the_thing_is_named(talks: Document) -> None:
    _, (one,) = replayed([says(event(talks, "agreed"), talks, type="AGREE")], talks, coding(talks))
    assert one.standing is Standing.LOST
    assert "by hand codes no such event in “Norway and Japan agreed" in one.because


def test_a_field_that_the_thing_no_longer_has_is_named(talks: Document) -> None:
    told = replace(quantity(talks, "40", 40, "boats"), about=())
    strange = replace(says(told, talks), settings=(Setting("polarity", "1", ""),))
    _, (one,) = replayed([strange], talks, coding(talks, told))
    assert one.standing is Standing.LOST
    assert "has no polarity" in one.because


# --- several people


def test_the_later_word_of_the_same_person_wins(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    said = [says(told, talks, type="CONSULT"), says(told, talks, by="anna ", number=2, type="COOPERATE")]
    found, replays = replayed(said, talks, coding(talks, told))
    assert found.events[0].type is EventType.COOPERATE
    assert [one.standing for one in replays] == [Standing.SUPERSEDED, Standing.COUNTS]
    assert "correction-2" in replays[0].because
    assert not any(one.against for one in replays)


def test_of_two_people_the_last_counts_both_are_kept_and_the_record_is_disputed(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    said = [says(told, talks, type="CONSULT"), says(told, talks, by="Bo", number=2, verdict=Verdict.DROP)]
    found, replays = replayed(said, talks, coding(talks, told))
    assert found.events == ()
    assert [one.standing for one in replays] == [Standing.OVERRULED, Standing.COUNTS]
    assert [one.against for one in replays] == [("Bo",), ("Anna",)]
    assert remarks(replays) == {told.id: "dropped by Bo: so it says; disputed by Anna: so it says"}


def test_two_people_who_set_different_fields_do_not_contradict_each_other(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    said = [says(told, talks, type="CONSULT"), says(told, talks, by="Bo", number=2, modality="planned")]
    found, replays = replayed(said, talks, coding(talks, told))
    assert (found.events[0].type, found.events[0].modality) == (EventType.CONSULT, Modality.PLANNED)
    assert [one.standing for one in replays] == [Standing.COUNTS, Standing.COUNTS]
    assert not any(one.against for one in replays)


def test_what_is_left_of_a_correction_counts_when_one_of_its_fields_is_overruled(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    said = [
        says(told, talks, type="CONSULT", modality="planned"),
        says(told, talks, by="Bo", number=2, type="COOPERATE"),
    ]
    found, (first, _) = replayed(said, talks, coding(talks, told))
    assert (found.events[0].type, found.events[0].modality) == (EventType.COOPERATE, Modality.PLANNED)
    assert first.standing is Standing.COUNTS
    assert first.because == "of type, Bo said otherwise later (correction-2)"


def test_who_confirms_a_corrected_record_confirms_the_correction(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    agreeing = says(told, talks, by="Bo", number=2, verdict=Verdict.CONFIRM, type="CONSULT")
    found, replays = replayed([says(told, talks, type="CONSULT"), agreeing], talks, coding(talks, told))
    assert found.events[0].type is EventType.CONSULT
    assert [one.standing for one in replays] == [Standing.COUNTS, Standing.COUNTS]


def test_a_later_correction_disputes_an_earlier_confirmation(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    said = [says(told, talks, verdict=Verdict.CONFIRM), says(told, talks, by="Bo", number=2, type="CONSULT")]
    found, replays = replayed(said, talks, coding(talks, told))
    assert found.events[0].type is EventType.CONSULT
    assert [one.standing for one in replays] == [Standing.OVERRULED, Standing.COUNTS]


def test_who_says_the_same_again_is_not_said_to_have_said_otherwise(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    said = [says(told, talks, number=number, verdict=Verdict.CONFIRM) for number in (1, 2)]
    _, (first, second) = replayed(said, talks, coding(talks, told))
    assert (first.standing, first.because) == (Standing.SUPERSEDED, "correction-2 is a later word of Anna")
    assert second.standing is Standing.COUNTS


def test_the_one_who_overruled_a_correction_is_named_not_the_one_who_spoke_last(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    said = [
        says(told, talks, type="CONSULT"),
        says(told, talks, by="Bo", number=2, type="COOPERATE"),
        says(told, talks, by="Cy", number=3, modality="planned"),
    ]
    _, (first, *_) = replayed(said, talks, coding(talks, told))
    assert (first.standing, first.because) == (Standing.OVERRULED, "Bo said otherwise later (correction-2)")


def test_a_corrected_figure_is_told_in_readable_numbers(talks: Document) -> None:
    boats = quantity(talks, "40", 40, "boats")
    assert change(says(boats, talks, value="40000000", low="")) == "low none → none, value 40 → 40,000,000"


# --- taken back


def test_what_is_taken_back_no_longer_counts_and_stays_in_the_books(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    said = [says(told, talks, type="CONSULT"), says(told, talks, number=2, verdict=Verdict.UNDO, undoes=1)]
    found, (one,) = replayed(said, talks, coding(talks, told))
    assert found.events == (told,)
    assert one.standing is Standing.UNDONE
    assert one.because.startswith("by Anna (correction-2)")


def test_taking_back_a_taking_back_brings_the_correction_home(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    said = [
        says(told, talks, type="CONSULT"),
        says(told, talks, number=2, verdict=Verdict.UNDO, undoes=1),
        says(told, talks, number=3, verdict=Verdict.UNDO, undoes=2),
    ]
    assert [one.number for one in live(said)] == [1]
    found, (one,) = replayed(said, talks, coding(talks, told))
    assert found.events[0].type is EventType.CONSULT
    assert one.standing is Standing.COUNTS


def test_what_was_taken_back_and_brought_home_a_thousand_times_is_still_told(talks: Document) -> None:
    told = event(talks, "agreed", EventType.AGREE)
    undos = [says(told, talks, number=number, verdict=Verdict.UNDO, undoes=number - 1) for number in range(2, 3001)]
    _, (one,) = replayed([says(told, talks, type="CONSULT"), *undos], talks, coding(talks, told))
    assert (one.standing, one.because) == (Standing.UNDONE, "by Anna (correction-2): so it says")


# --- values


@pytest.mark.parametrize(
    ("kind", "field", "given", "kept"),
    [
        ("event", "type", "consult", "CONSULT"),
        ("event", "actors", "ita, usa,ITA", "ITA,USA"),
        ("event", "recipients", "none", ""),
        ("event", "when", "2025-02", "2025-02-01..2025-02-28"),
        ("event", "when", "2024", "2024-01-01..2024-12-31"),
        ("event", "when", "..2025-06-30", "..2025-06-30"),
        ("claim", "value", "1,200.50", "1200.5"),
        ("claim", "value", "−3", "-3"),
        ("claim", "value", "-1,200,000", "-1200000"),
        ("claim", "currency", "eur", "EUR"),
        ("claim", "approximate", "Yes", "yes"),
        ("commitment", "strength", "Vowed", "vowed"),
    ],
)
def test_values_are_kept_in_one_way_of_writing(kind: str, field: str, given: str, kept: str) -> None:
    assert read_field(kind, field, given) == kept


@pytest.mark.parametrize(
    ("kind", "field", "given", "says_what"),
    [
        ("event", "type", "MEET", "AGREE, CONSULT"),
        ("event", "type", "none", "is none of"),
        ("event", "actors", "Italy & France", "no code"),
        ("event", "when", "May 2025", "2025-05-14"),
        ("event", "when", "2025-02-30", "is no time"),
        ("event", "when", "2025-06..2025-05", "before it begins"),
        ("claim", "value", "1e400", "nothing could have|anything could have"),
        ("claim", "value", "nan", "anything could have"),
        ("claim", "value", "many", "write digits"),
        ("claim", "value", "2,5", "comma that sets no thousands apart"),
        ("claim", "value", "1,2000", "comma that sets no thousands apart"),
        ("claim", "polarity", "2", "lies outside"),
        ("claim", "measures", "none", "must be words"),
        ("claim", "unit", "x" * 500, "characters"),
        ("stance", "holder", "ITA,FRA", "one code"),
        ("claim", "about", "ITA", "two codes"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_would_be_valid(
    kind: str, field: str, given: str, says_what: str
) -> None:
    with pytest.raises(ValueError, match=says_what):
        read_field(kind, field, given)


@given(st.sampled_from([(kind, field) for kind, fields in FIELDS.items() for field in fields]), st.text(max_size=30))
def test_whatever_is_typed_is_refused_or_kept_so_that_it_reads_the_same_again(
    place: tuple[str, str], typed: str
) -> None:
    try:
        kept = read_field(*place, typed)
    except ValueError:
        return
    assert read_field(*place, kept or "none") == kept


def test_every_field_of_a_record_can_be_written_and_read(talks: Document) -> None:
    for record in (
        replace(event(talks, "agreed", when="2025-03-03"), actors=(party("NOR"),)),
        replace(quantity(talks, "40", 40, "boats", unit="boat"), when=on("2025-03-01..2025-03-31")),
        relation(talks, "agreed", "NOR JPN", 0.5),
        commitment(talks, "open two ports", "NOR", "open two ports", due="2025-05-01"),
        stance(talks, "trusts", "SWE", "JPN", 1.0),
        dependency(talks, "steel", "SWE", "JPN", "steel"),
    ):
        kind = type(record).__name__.lower()
        for field, value in told_fields(record).items():
            assert read_field(kind, field, value or "none") == value, field


def test_the_focus_of_a_correction_lies_within_its_evidence(talks: Document) -> None:
    promise = commitment(talks, "open two ports", "NOR", "open two ports")
    anchor = anchor_of(promise, talks, "by hand", "")
    assert anchor.focus.gives(talks.text) == "open two ports"
    assert anchor.span.contains(anchor.focus)
    assert isinstance(anchor.focus, Span)
