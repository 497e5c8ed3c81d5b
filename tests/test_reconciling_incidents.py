"""Which reports tell of one act."""

from __future__ import annotations

from factories import coding, document, event
from foedus.reconciling.incidents import find_incidents
from foedus.records import Coding, Document, EventType, Incident, Modality
from foedus.records.provenance import Provenance

WIRE = document("The envoys of Norway and Japan met in Bergen on 3 March.", published="2025-03-04")
PAPER = document("Norway met Japan yesterday. Talks between them lasted an hour.", published="2025-03-04")
BLOG = document("Japan and Norway met in Bergen, of all places.", published="2025-03-05")
LATER = document("Norway and Japan met again on 9 May.", published="2025-05-10")


def incidents(*told: tuple[Document, Coding]) -> tuple[Incident, ...]:
    documents = [one for one, _ in told]
    return find_incidents(documents, [made for _, made in told], Provenance({}))


def test_one_meeting_in_three_documents_is_one_incident() -> None:
    (meeting,) = incidents(
        (WIRE, coding(WIRE, event(WIRE, "met", when="2025-03-03"))),
        (PAPER, coding(PAPER, event(PAPER, "met", when="2025-03-03"))),
        (BLOG, coding(BLOG, event(BLOG, "met", actors="JPN NOR", recipients=""))),
    )
    assert len(meeting.events) == 3
    assert len(meeting.origins) == 3
    assert meeting.when.is_day
    assert {*meeting.actors, *meeting.recipients} == {"NOR", "JPN"}


def daily(verb: str, type_: EventType, *, is_dated: bool) -> tuple[Incident, ...]:
    """One report a day through March, all in the same words."""
    days = [f"2025-03-{day:02}" for day in range(1, 31)]
    texts = [document(f"Norway {verb} the whalers of Japan off Bergen, {day}.", published=day) for day in days]
    return find_incidents(
        texts,
        [
            coding(text, event(text, verb, type_, when=day if is_dated else ""))
            for text, day in zip(texts, days, strict=True)
        ],
        Provenance({}),
    )


def test_an_attack_on_each_day_of_a_month_is_no_single_attack() -> None:
    assert len(daily("shelled", EventType.ASSAULT, is_dated=True)) == 30
    assert len(daily("shelled", EventType.ASSAULT, is_dated=False)) >= 7


def test_a_day_of_slack_does_not_carry_one_meeting_through_a_month() -> None:
    found = daily("met", EventType.CONSULT, is_dated=True)
    assert len(found) >= 10
    assert all(meeting.when.is_day for meeting in found)


def test_meetings_of_one_pair_in_two_months_are_two() -> None:
    found = incidents(
        (WIRE, coding(WIRE, event(WIRE, "met", when="2025-03-03"))),
        (LATER, coding(LATER, event(LATER, "met", when="2025-05-09"))),
    )
    assert len(found) == 2


def test_an_undated_mention_in_the_same_text_joins_its_meeting() -> None:
    told = coding(PAPER, event(PAPER, "met", when="2025-03-03"), event(PAPER, "Talks"))
    (meeting,) = incidents((PAPER, told))
    assert len(meeting.events) == 2


def test_an_undated_report_of_another_origin_needs_words_in_common() -> None:
    stranger = document("Norway met Japan at a chess tournament.")
    found = incidents(
        (WIRE, coding(WIRE, event(WIRE, "met", when="2025-03-03"))),
        (stranger, coding(stranger, event(stranger, "met"))),
    )
    assert len(found) == 2


def test_a_denied_act_does_not_join_a_told_one() -> None:
    denial = document("Norway did not threaten Japan in March.", published="2025-03-05")
    report = document("Norway threatened Japan in March.", published="2025-03-05")
    found = incidents(
        (
            denial,
            coding(denial, event(denial, "threaten", EventType.THREATEN, modality=Modality.DENIED, when="2025-03-03")),
        ),
        (report, coding(report, event(report, "threatened", EventType.THREATEN, when="2025-03-03"))),
    )
    assert {incident.modality for incident in found} == {Modality.DENIED, Modality.ASSERTED}


def test_a_plan_is_not_the_deed() -> None:
    plan = document("Norway will send Japan two ferries.", published="2025-03-01")
    deed = document("Norway sent Japan two ferries.", published="2025-03-09")
    found = incidents(
        (plan, coding(plan, event(plan, "send", EventType.AID, modality=Modality.PLANNED))),
        (deed, coding(deed, event(deed, "sent", EventType.AID))),
    )
    assert len(found) == 2


def test_who_threatens_whom_is_kept_apart() -> None:
    text = document("Norway threatened Japan on 3 March. Japan threatened Norway on 3 March.")
    first = event(text, "Norway threatened", EventType.THREATEN, when="2025-03-03")
    second = event(text, "Japan threatened", EventType.THREATEN, "JPN", "NOR", when="2025-03-03")
    assert len(incidents((text, coding(text, first, second)))) == 2


def test_a_report_that_names_no_recipient_joins_the_one_that_does() -> None:
    short = document("Norway imposed sanctions on 3 March.")
    full = document("Norway imposed sanctions on Japan on 3 March.")
    (sanction,) = incidents(
        (short, coding(short, event(short, "imposed", EventType.SANCTION, "NOR", "", when="2025-03-03"))),
        (full, coding(full, event(full, "imposed", EventType.SANCTION, when="2025-03-03"))),
    )
    assert sanction.recipients == ("JPN",)


def test_a_recent_act_without_a_day_is_placed_just_before_publication() -> None:
    (meeting,) = incidents((BLOG, coding(BLOG, event(BLOG, "met"))))
    assert meeting.when.latest == BLOG.published.latest
    assert "no day is given" in meeting.when.because


def test_an_old_act_without_a_day_is_not_placed_in_the_present() -> None:
    past = document("Norway and Japan met in 1994 to end the whaling dispute.", published="2025-03-05")
    (meeting,) = incidents((past, coding(past, event(past, "met"))))
    assert meeting.when.earliest is None


def test_copies_of_one_text_do_not_raise_the_confidence() -> None:
    copies = [document(f"Norway met Japan on 3 March, wire {number}.") for number in range(4)]
    codings = [coding(one, event(one, "met", when="2025-03-03")) for one in copies]
    (as_copies,) = find_incidents(copies, codings, Provenance(dict.fromkeys((one.id for one in copies), "origin-1")))
    (as_witnesses,) = find_incidents(copies, codings, Provenance({}))
    assert as_copies.confidence == 0.8
    assert as_witnesses.confidence > as_copies.confidence


def test_the_intensity_of_an_act_is_the_median_of_its_reports() -> None:
    copies = [document(f"Norway met Japan on 3 March, wire {number}.") for number in range(3)]
    codings = [
        coding(one, event(one, "met", when="2025-03-03", intensity=score))
        for one, score in zip(copies, (1, 2, 9), strict=True)
    ]
    (meeting,) = find_incidents(copies, codings, Provenance({}))
    assert meeting.intensity == 2


def test_a_report_that_leaves_out_a_guest_is_of_the_same_meeting_only_in_the_same_story() -> None:
    partial = document("Norway hosted talks on 3 March.")
    stranger = coding(partial, event(partial, "talks", actors="NOR", recipients="", when="2025-03-03"))
    full = coding(WIRE, event(WIRE, "met", when="2025-03-03"))
    apart = find_incidents([WIRE, partial], [full, stranger], Provenance({WIRE.id: "origin-1", partial.id: "origin-2"}))
    together = find_incidents(
        [WIRE, partial], [full, stranger], Provenance({WIRE.id: "origin-1", partial.id: "origin-1"})
    )
    assert len(apart) == 2
    assert len(together) == 1
