"""What became of promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factories import coding, commitment, document, event, place
from foedus.reconciling import reconcile
from foedus.records import (
    ActorKind,
    Coding,
    Commitment,
    Document,
    EventType,
    Mention,
    Modality,
    Party,
    Promise,
    PromiseStatus,
)
from foedus.records.promising import debtors_within

TODAY = date(2025, 12, 1)
VOW = document("Norway will deliver four icebreakers to Japan by June.", published="2025-03-01")
PROMISE = coding(VOW, commitment(VOW, "deliver", "NOR", "deliver four icebreakers", due="2025-06-01..2025-06-30"))


def promises(*codings: tuple[Document, Coding], today: date = TODAY) -> tuple[Promise, ...]:
    documents = [one for one, _ in codings]
    return reconcile(documents, [made for _, made in codings], memberships=(), today=today).promises


def naming(where: Document, made: Coding, code: str = "NOR", name: str = "Norway") -> Coding:
    start = where.text.index(name)
    mention = Mention(start, start + len(name), code, ActorKind.COUNTRY, name)
    return replace(made, mentions=(mention,))


def test_a_promise_before_its_day_is_open() -> None:
    (promise,) = promises((VOW, PROMISE), today=date(2025, 4, 1))
    assert promise.status is PromiseStatus.OPEN


def test_a_promise_past_its_day_that_nobody_mentions_again_is_overdue() -> None:
    (promise,) = promises((VOW, PROMISE))
    assert promise.status is PromiseStatus.OVERDUE
    assert "no document here tells" in promise.because
    assert promise.fulfilment == ()


def test_a_promise_is_kept_when_a_later_report_has_it_done() -> None:
    report = document("Norway delivered four icebreakers to Japan.", published="2025-05-20")
    done = coding(report, event(report, "delivered", EventType.AID))
    (promise,) = promises((VOW, PROMISE), (report, done))
    assert promise.status is PromiseStatus.KEPT
    assert [span.document for span in promise.fulfilment] == [report.id]


def test_an_earlier_delivery_keeps_no_later_promise() -> None:
    report = document("Norway delivered four icebreakers to Japan.", published="2024-05-20")
    (promise,) = promises((VOW, PROMISE), (report, coding(report, event(report, "delivered", EventType.AID))))
    assert promise.status is PromiseStatus.OVERDUE


def test_another_delivery_keeps_no_promise() -> None:
    report = document("Norway delivered tinned herring to Japan.", published="2025-05-20")
    (promise,) = promises((VOW, PROMISE), (report, coding(report, event(report, "delivered", EventType.AID))))
    assert promise.status is PromiseStatus.OVERDUE


def test_a_plan_keeps_no_promise() -> None:
    report = document("Norway hopes to deliver four icebreakers soon.", published="2025-05-20")
    planned = coding(report, event(report, "deliver", EventType.AID, modality=Modality.PLANNED))
    (promise,) = promises((VOW, PROMISE), (report, planned))
    assert promise.status is PromiseStatus.OVERDUE


def test_a_missed_deadline_breaks_a_promise() -> None:
    report = document("Norway missed the deadline: the four icebreakers never left Bergen.", published="2025-07-05")
    (promise,) = promises((VOW, PROMISE), (report, naming(report, coding(report))))
    assert promise.status is PromiseStatus.BROKEN
    assert promise.fulfilment[0].quote == report.text


def test_a_failure_of_somebody_else_breaks_no_promise() -> None:
    report = document("Sweden missed the deadline: its four icebreakers never left Malmö.", published="2025-07-05")
    (promise,) = promises((VOW, PROMISE), (report, naming(report, coding(report), "SWE", "Sweden")))
    assert promise.status is PromiseStatus.OVERDUE


def test_a_promise_made_again_for_another_day_replaces_the_first() -> None:
    again = document("Norway now plans to deliver the four icebreakers in 2026.", published="2025-08-01")
    made = commitment(again, "deliver", "NOR", "deliver the four icebreakers", due="2026-01-01..2026-12-31")
    found = promises((VOW, PROMISE), (again, coding(again, made)))
    assert sorted(promise.status for promise in found) == [PromiseStatus.OPEN, PromiseStatus.SUPERSEDED]


def test_two_days_named_in_one_text_are_two_promises() -> None:
    text = document("Joint polar flights are planned for 2026 and 2028.", published="2025-04-18")
    made = [
        commitment(text, "2026", "NOR JPN", "joint polar flights", due="2026-01-01..2026-12-31"),
        commitment(text, "2028", "NOR JPN", "joint polar flights", due="2028-01-01..2028-12-31"),
    ]
    found = promises((text, coding(text, *made)))
    assert {promise.status for promise in found} == {PromiseStatus.OPEN}
    assert len(found) == 2


def test_one_promise_in_two_documents_is_one() -> None:
    other = document("Oslo vowed four icebreakers for Japan, to be delivered by June.", published="2025-03-02")
    told = commitment(other, "vowed", "NOR", "four icebreakers to be delivered", due="2025-06-01..2025-06-30")
    (promise,) = promises((VOW, PROMISE), (other, coding(other, told)))
    assert len(promise.tellings) == 2


def test_a_promise_without_a_day_has_no_known_state() -> None:
    text = document("Norway vowed to protect every puffin.", published="2025-04-18")
    (promise,) = promises((text, coding(text, commitment(text, "protect", "NOR", "protect every puffin"))))
    assert promise.status is PromiseStatus.UNKNOWN


def test_every_report_that_a_promise_was_kept_is_evidence() -> None:
    first = document("Norway delivered four icebreakers to Japan on Tuesday.", published="2025-05-20")
    second = document("Nobody forgets how Norway delivered four icebreakers to Japan.", published="2025-06-20")
    (promise,) = promises(
        (VOW, PROMISE),
        (first, coding(first, event(first, "delivered", EventType.AID))),
        (second, coding(second, event(second, "delivered", EventType.AID))),
    )
    assert {span.document for span in promise.fulfilment} == {first.id, second.id}
    assert "20 May 2025" in promise.because


def test_an_agreement_to_deliver_delivers_nothing() -> None:
    again = document("Norway agreed to deliver four icebreakers to Japan.", published="2025-05-20")
    (promise,) = promises((VOW, PROMISE), (again, coding(again, event(again, "agreed", EventType.AGREE))))
    assert promise.status is PromiseStatus.OVERDUE


def test_what_is_not_done_before_its_day_is_still_open() -> None:
    report = document("Norway has not yet delivered the four icebreakers to Japan.", published="2025-05-05")
    (promise,) = promises((VOW, PROMISE), (report, naming(report, coding(report))), today=date(2025, 5, 10))
    assert promise.status is PromiseStatus.OPEN


def test_what_is_called_off_before_its_day_is_broken() -> None:
    report = document("Norway cancelled the delivery of the four icebreakers to Japan.", published="2025-05-05")
    (promise,) = promises((VOW, PROMISE), (report, naming(report, coding(report))), today=date(2025, 5, 10))
    assert promise.status is PromiseStatus.BROKEN
    assert [span.document for span in promise.fulfilment] == [report.id]


def test_half_of_what_was_promised_keeps_no_promise() -> None:
    report = document("Norway delivered two icebreakers to Japan on 19 May.", published="2025-05-20")
    (promise,) = promises((VOW, PROMISE), (report, coding(report, event(report, "delivered", EventType.AID))))
    assert promise.status is PromiseStatus.OVERDUE


def test_a_promise_that_is_kept_late_is_told_as_late() -> None:
    report = document("Norway delivered four icebreakers to Japan.", published="2025-09-20")
    done = coding(report, event(report, "delivered", EventType.AID, when="2025-09-18"))
    (promise,) = promises((VOW, PROMISE), (report, done))
    assert promise.status is PromiseStatus.KEPT
    assert promise.because.endswith("after it was due in June 2025")


def test_a_ratification_keeps_the_promise_to_ratify() -> None:
    text = document("Norway promised to ratify the whaling treaty by June.", published="2025-03-01")
    vow = commitment(text, "ratify", "NOR", "ratify the whaling treaty", due="2025-06-01..2025-06-30")
    report = document("Norway ratified the whaling treaty on Monday.", published="2025-05-20")
    (promise,) = promises(
        (text, coding(text, vow)), (report, coding(report, event(report, "ratified", EventType.SUPPORT)))
    )
    assert promise.status is PromiseStatus.KEPT


def by_part(where: Document, made: Commitment, name: str, sector: str | None) -> Commitment:
    """`made`, owed by a part of Norway."""
    found = place(where, name)
    return replace(made, debtors=(Party("NOR", name, found.start, found.end, sector),))


def test_a_promise_of_a_union_is_none_of_its_state_and_its_state_keeps_it_not() -> None:
    text = document("A Norwegian union promised to close Bergen port by June.", published="2025-03-01")
    vow = by_part(
        text,
        commitment(text, "close", "NOR", "close Bergen port", due="2025-06-01..2025-06-30"),
        "Norwegian union",
        "LAB",
    )
    state = document("Norway promised to close Bergen port by June.", published="2025-03-02")
    own = commitment(state, "close", "NOR", "close Bergen port", due="2025-06-01..2025-06-30")
    report = document("Norway closed Bergen port.", published="2025-05-20")
    done = coding(report, event(report, "closed", EventType.COERCE))
    found = promises((text, coding(text, vow)), (state, coding(state, own)), (report, done))
    by_debtor = {debtors_within(promise): promise for promise in found}
    assert by_debtor[()].status is PromiseStatus.KEPT
    assert by_debtor["Norwegian union",].status is PromiseStatus.OVERDUE
    assert by_debtor["Norwegian union",].debtors == ("NOR",)


def test_a_ministry_promises_for_its_state_and_a_mayor_for_none() -> None:
    text = document("The mayor of Bergen vowed to mend the lock.")
    vow = commitment(text, "mend", "NOR", "mend the lock")
    (local,) = promises((text, coding(text, by_part(text, vow, "mayor of Bergen", "GOV"))))
    assert debtors_within(local) == ("mayor of Bergen",)
    other = document("The fisheries ministry vowed to mend the lock.")
    (own,) = promises(
        (other, coding(other, by_part(other, commitment(other, "mend", "NOR", "mend the lock"), "ministry", "GOV")))
    )
    assert debtors_within(own) == ()


@pytest.mark.parametrize(
    ("told", "deed", "kept"),
    [
        (
            "Norway vowed to mend the lock, building on old plans.",
            "mend the lock, building on old plans",
            "mend the lock",
        ),
        ("Norway vowed to send tugs, a nod to the pilots.", "send tugs, a nod to the pilots", "send tugs"),
        ("Norway vowed to mend what was broken.", "mend what was broken", "mend what was broken"),
        ("Norway restated its commitment to Japan and to peace.", "Japan and to peace", None),
        ("Norway restated its commitment to shared defence.", "shared defence", None),
        ("The drill Norway agreed to hold did not take place.", "hold did not take place", None),
    ],
)
def test_a_promise_is_told_by_its_deed_alone(told: str, deed: str, kept: str | None) -> None:
    where = document(told)
    found = promises((where, coding(where, commitment(where, deed, "NOR", deed))))
    assert [promise.deed for promise in found] == ([kept] if kept else [])
