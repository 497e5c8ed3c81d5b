"""One act, praised by one and blamed by another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import coding, document, on
from foedus.reconciling import reconcile
from foedus.records import Coding, Document, DriftKind, LoadedWord, Thread, TimeMention

TODAY = date(2025, 12, 1)
PRAISE = "On 4 June Norway wisely closed its northern herring harbour to foreign trawlers."
BLAME = "On 4 June Norway shamefully closed its northern herring harbour to foreign trawlers."


def judged(text: str, word: str, kind: str, *, day: str = "", source: str = "") -> tuple[Document, Coding]:
    where = document(text, source=source or word, published="2025-06-09")
    start = text.index(word)
    times = (TimeMention(0, len("On 4 June"), on(day)),) if day else ()
    return where, replace(
        coding(where), loaded=(LoadedWord(start, start + len(word), kind),), times=times, words=len(text.split())
    )


def statements(*told: tuple[Document, Coding]) -> list[Thread]:
    return list(reconcile([one for one, _ in told], [made for _, made in told], memberships=(), today=TODAY).threads)


def test_an_act_that_one_praises_and_another_blames_is_a_dispute() -> None:
    (thread,) = statements(
        judged(PRAISE, "wisely", "praise", day="2025-06-04"), judged(BLAME, "shamefully", "blame", day="2025-06-04")
    )
    assert [drift.kind for drift in thread.drifts] == [DriftKind.WORDING]
    assert {claim.polarity for claim in thread.claims} == {1.0, -1.0}
    assert "northern herring harbour" in thread.measures
    assert {"wisely", "shamefully"} == {
        claim.evidence.quote[claim.number.start - claim.evidence.start :].split()[0]
        for claim in thread.claims
        if claim.number
    }


def test_two_who_praise_one_act_do_not_dispute_it() -> None:
    again = PRAISE.replace("wisely", "bravely")
    assert statements(judged(PRAISE, "wisely", "praise"), judged(again, "bravely", "praise")) == []


def test_praise_of_one_act_does_not_answer_blame_of_another() -> None:
    other = "On 4 June Japan shamefully opened a casino."
    assert statements(judged(PRAISE, "wisely", "praise"), judged(other, "shamefully", "blame")) == []


def test_one_document_does_not_contradict_itself_by_judging_twice() -> None:
    where = document(f"{PRAISE} {BLAME}", source="Herald", published="2025-06-09")
    words = [(word, kind, where.text.index(word)) for word, kind in (("wisely", "praise"), ("shamefully", "blame"))]
    made = replace(coding(where), loaded=tuple(LoadedWord(at, at + len(word), kind) for word, kind, at in words))
    assert statements((where, made)) == []
