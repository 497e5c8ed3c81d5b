"""What does not fit the date of a document, and what bounds the undated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import coding, commitment, document, event, place, role
from foedus.reconciling import reconcile
from foedus.records import (
    ActorKind,
    Coding,
    ConflictKind,
    Document,
    EventType,
    FuzzyDate,
    Ledger,
    Membership,
    Mention,
    Modality,
    TimeMention,
)

HELD = ("2017-01-20..2021-01-20", "2025-01-20..")
EU_GBR = Membership("EU", "GBR", date(1973, 1, 1), date(2020, 1, 31))


def ledger(*told: tuple[Document, Coding], memberships: tuple[Membership, ...] = ()) -> Ledger:
    documents = [one for one, _ in told]
    return reconcile(documents, [made for _, made in told], memberships=memberships, today=date(2025, 6, 1))


def test_an_office_that_ended_before_the_text_is_a_conflict() -> None:
    text = document("President Berg opened the lock.", published="2023-05-01")
    (conflict,) = ledger((text, coding(text, role(text, "President Berg", "Berg", HELD[0])))).conflicts
    assert conflict.kind is ConflictKind.ROLE
    assert "20 January 2021" in conflict.because


def test_an_office_held_on_the_day_is_none() -> None:
    text = document("President Berg opened the lock.", published="2025-05-01")
    assert ledger((text, coding(text, role(text, "President Berg", "Berg", *HELD)))).conflicts == ()


def test_calling_an_office_holder_former_is_a_conflict() -> None:
    text = document("Former President Berg opened the lock.", published="2025-05-01")
    told = role(text, "Former President Berg", "Berg", *HELD, former=True)
    assert len(ledger((text, coding(text, told))).conflicts) == 1


def test_a_then_president_is_told_as_past() -> None:
    text = document("In a ruin the then-President Berg signed.", published="2023-05-01")
    assert ledger((text, coding(text, role(text, "President Berg", "Berg", HELD[0])))).conflicts == ()


def test_a_past_day_in_the_sentence_explains_a_past_office() -> None:
    text = document("In May 2019 President Berg signed the whale treaty.", published="2023-05-01")
    day = place(text, "May 2019")
    told = coding(text, role(text, "President Berg", "Berg", HELD[0]))
    told = replace(
        told, times=(TimeMention(day.start, day.end, FuzzyDate(date(2019, 5, 1), date(2019, 5, 31), "May 2019")),)
    )
    assert ledger((text, told)).conflicts == ()


def test_an_undated_former_president_is_held_against_dated_documents() -> None:
    undated = document("Former President Berg opened the lock.")
    dated = document("President Berg closed the lock.", published="2025-04-18")
    (conflict,) = ledger(
        (undated, coding(undated, role(undated, "Former President Berg", "Berg", *HELD, former=True))),
        (dated, coding(dated, role(dated, "President Berg", "Berg", *HELD))),
    ).conflicts
    assert conflict.document == undated.id
    assert [span.document for span in conflict.against] == [dated.id]
    assert "18 April 2025" in conflict.because


def test_an_undated_text_is_bounded_by_the_offices_it_names() -> None:
    text = document("Former President Berg met Prime Minister Lund.")
    told = coding(
        text,
        role(text, "Former President Berg", "Berg", *HELD, former=True),
        role(text, "Prime Minister Lund", "Lund", "2022-10-22..", office="prime minister"),
    )
    (dating,) = ledger((text, told)).datings
    assert {(bound.when.earliest, bound.when.latest) for bound in dating.bounds} == {
        (date(2021, 1, 20), date(2025, 1, 20)),
        (date(2022, 10, 22), None),
    }


def test_a_past_year_bounds_an_undated_text_from_below_and_a_coming_one_does_not() -> None:
    text = document("The 2019 pact held. Flights are planned for 2031.")
    spans = [(place(text, "2019"), 2019), (place(text, "2031"), 2031)]
    times = tuple(
        TimeMention(span.start, span.end, FuzzyDate(date(year, 1, 1), date(year, 12, 31), str(year)))
        for span, year in spans
    )
    (dating,) = ledger((text, replace(coding(text), times=times))).datings
    assert [bound.when for bound in dating.bounds] == [FuzzyDate(date(2019, 1, 1), None)]


def test_a_dated_text_needs_no_bounds() -> None:
    text = document("President Berg opened the lock.", published="2025-05-01")
    (dating,) = ledger((text, coding(text, role(text, "President Berg", "Berg", *HELD)))).datings
    assert dating.bounds == ()


def test_bounds_that_fit_no_one_day_are_a_conflict() -> None:
    text = document("President Berg met Prime Minister Lund.")
    told = coding(
        text,
        role(text, "President Berg", "Berg", HELD[0]),
        role(text, "Prime Minister Lund", "Lund", "2022-10-22..", office="prime minister"),
    )
    (conflict,) = ledger((text, told)).conflicts
    assert conflict.kind is ConflictKind.STALE
    assert "no one day fits both" in conflict.because


def member_text(words: str, body: str = "EU") -> tuple[Document, Coding]:
    text = document(words, published="2024-05-01")
    names = ((body, ActorKind.BODY, "EU"), ("Britain", ActorKind.COUNTRY, "GBR"))
    mentions = [
        Mention(text.text.index(name), text.text.index(name) + len(name), code, kind, name)
        for name, kind, code in names
    ]
    return text, replace(coding(text), mentions=tuple(mentions))


def test_a_member_that_left_is_a_conflict() -> None:
    (conflict,) = ledger(member_text("Fish from EU member Britain rotted."), memberships=(EU_GBR,)).conflicts
    assert conflict.kind is ConflictKind.MEMBERSHIP
    (other,) = ledger(member_text("Britain, a member of the EU, sold fish."), memberships=(EU_GBR,)).conflicts
    assert other.kind is ConflictKind.MEMBERSHIP


def test_names_that_hold_the_word_member_are_read_as_well() -> None:
    """The tables know "EU member" as a way to name the body."""
    for words, name in (
        ("Fish from EU member Britain rotted.", "EU member"),
        ("Britain, which is a member of the EU, sold fish.", "member of the EU"),
        ("EU member states such as Britain sold fish.", "EU member states"),
        ("Britain and other EU members sold fish.", "EU members"),
    ):
        text, made = member_text(words, body=name)
        (conflict,) = ledger((text, made), memberships=(EU_GBR,)).conflicts
        assert conflict.kind is ConflictKind.MEMBERSHIP
        assert "the EU" in conflict.because
    assert (
        ledger(member_text("Former EU member Britain rots.", body="Former EU member"), memberships=(EU_GBR,)).conflicts
        == ()
    )


def test_a_membership_told_of_a_time_when_it_held_is_no_conflict() -> None:
    text, made = member_text("In 2015 EU member Britain sold fish.", body="EU member")
    day = place(text, "2015")
    year = TimeMention(day.start, day.end, FuzzyDate(date(2015, 1, 1), date(2015, 12, 31), "2015"))
    assert ledger((text, replace(made, times=(year,))), memberships=(EU_GBR,)).conflicts == ()


def test_a_former_member_is_told_rightly() -> None:
    assert ledger(member_text("Fish from former EU member Britain rotted."), memberships=(EU_GBR,)).conflicts == ()
    assert ledger(member_text("The EU told Britain that each member pays."), memberships=(EU_GBR,)).conflicts == ()


def test_a_decision_told_as_pending_after_it_was_taken_is_stale() -> None:
    undated = document("Norway may leave the Whaling Pact with Japan when the pact comes up for renewal.")
    report = document("Norway left the Whaling Pact with Japan at renewal.", published="2023-12-06")
    pending = event(undated, "leave", EventType.RETREAT, modality=Modality.PLANNED)
    taken = event(report, "left", EventType.RETREAT, when="2023-12-05")
    (conflict,) = ledger((undated, coding(undated, pending)), (report, coding(report, taken))).conflicts
    assert conflict.kind is ConflictKind.STALE
    assert conflict.document == undated.id


def treaty_told_done() -> tuple[Document, Coding]:
    report = document("Norway ratified the Whaling Pact with Japan.", published="2023-12-06")
    return report, coding(report, event(report, "ratified", EventType.SUPPORT, when="2023-12-05"))


def test_what_another_document_has_done_is_stale_where_it_is_told_as_not_yet_done() -> None:
    late = document("Norway has yet to ratify the Whaling Pact with Japan.", published="2024-02-01")
    denied = event(late, "ratify", EventType.SUPPORT, modality=Modality.DENIED)
    (conflict,) = ledger((late, coding(late, denied)), treaty_told_done()).conflicts
    assert (conflict.kind, conflict.document) == (ConflictKind.STALE, late.id)


def test_a_promise_of_what_was_done_before_is_stale_and_one_of_doing_it_again_is_not() -> None:
    def vow(day: str, due: str = "") -> tuple[Document, Coding]:
        text = document(f"Norway plans to ratify the Whaling Pact with Japan. Told {day}.", published=day)
        return text, coding(text, commitment(text, "ratify", "NOR", "ratify the Whaling Pact with Japan", due=due))

    late, early, years_on = vow("2024-02-01"), vow("2023-10-01"), vow("2026-02-01")
    again = vow("2024-02-02", due="2025-01-01..2025-01-31")
    (conflict,) = ledger(late, treaty_told_done()).conflicts
    assert (conflict.kind, conflict.document) == (ConflictKind.STALE, late[0].id)
    for other in (early, years_on, again):
        assert ledger(other, treaty_told_done()).conflicts == ()


def test_a_promise_that_is_looked_back_on_is_not_stale() -> None:
    late = document("Norway had promised to ratify the Whaling Pact with Japan.", published="2024-02-01")
    told = coding(late, commitment(late, "ratify", "NOR", "ratify the Whaling Pact with Japan"))
    assert ledger((late, told), treaty_told_done()).conflicts == ()


def test_two_spellings_of_one_verb_are_one_act() -> None:
    undated = document("Norway is expected to expel a diplomat of Japan over hacking.")
    report = document("Norway expelled a diplomat of Japan over hacking.", published="2023-12-06")
    pending = event(undated, "expel", EventType.SANCTION, modality=Modality.PLANNED)
    taken = event(report, "expelled", EventType.SANCTION, when="2023-12-05")
    (conflict,) = ledger((undated, coding(undated, pending)), (report, coding(report, taken))).conflicts
    assert conflict.kind is ConflictKind.STALE


def test_an_office_to_come_or_of_a_told_past_is_no_conflict() -> None:
    for words, name in (
        ("President-elect Berg named his whalers.", "President-elect Berg"),
        ("Under President Berg whales were safe.", "President Berg"),
        ("In 2018 all was well. President Berg opened the lock.", "President Berg"),
        ("The 2018 treaty of President Berg holds.", "President Berg"),
    ):
        text = document(words, published="2023-05-01")
        assert ledger((text, coding(text, role(text, name, "Berg", HELD[0])))).conflicts == (), words


def test_a_government_named_after_its_head_bounds_an_undated_text() -> None:
    undated = document("The Lund administration widened the fairway.")
    dated = document("Prime Minister Anna Lund spoke.", published="2025-04-18")
    span = place(undated, "Lund administration")
    named = Mention(span.start, span.end, "NOR", ActorKind.INSTITUTION, "Lund administration", country="NOR")
    told = role(dated, "Prime Minister Anna Lund", "Anna Lund", "2022-10-22..", office="prime minister")
    found = ledger((undated, replace(coding(undated), mentions=(named,))), (dated, coding(dated, told)))
    (dating,) = [dating for dating in found.datings if dating.document == undated.id]
    assert [bound.when.earliest for bound in dating.bounds] == [date(2022, 10, 22)]
    assert dating.bounds[0].evidence.quote == "Lund administration"
