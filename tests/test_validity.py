"""How right a coder was, by what people said of its records; figures as worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import document, event, quantity
from foedus.evaluating.agreement import alpha
from foedus.evaluating.proportions import wilson
from foedus.evaluating.validity import Precision, validity
from foedus.records import Correction, EventType, Verdict
from test_corrections import TALKS, says

WIRE = document(TALKS, path="pile/wire.txt", source="Fjord Post")
COLUMN = document(f"A column. {TALKS}", path="pile/column.txt", source="Ice Daily")
AGREE = [event(WIRE, words, EventType.AGREE) for words in ("agreed", "hold", "talks", "fish")]


def confirm(number: int, *, by: str = "Anna", coder: str = "cues") -> Correction:
    return says(AGREE[number], WIRE, by=by, number=number + 1, verdict=Verdict.CONFIRM, coder=coder)


def of_type(found: tuple[Precision, ...], group: str) -> Precision:
    return next(one for one in found if one.group == group)


# --- intervals and agreement


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    # Worked by hand with z = 1.959964: at 8 of 10, (0.8 + 0.1921 ± 1.96 sqrt(0.016 + 0.0096)) / 1.3841.
    [(8, 10, 0.4902, 0.9433), (0, 5, 0.0, 0.4345), (5, 5, 0.5655, 1.0), (50, 100, 0.4038, 0.5962)],
)
def test_wilson_intervals_as_worked_by_hand(right: int, judged: int, low: float, high: float) -> None:
    assert wilson(right, judged) == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4))


def test_nothing_judged_has_no_interval() -> None:
    assert wilson(0, 0) is None


@given(st.integers(1, 500).flatmap(lambda judged: st.tuples(st.integers(0, judged), st.just(judged))))
def test_an_interval_holds_its_share_and_stays_within_bounds(counted: tuple[int, int]) -> None:
    low, high = wilson(*counted) or (1.0, 0.0)
    assert 0 <= low <= counted[0] / counted[1] + 1e-9
    assert counted[0] / counted[1] - 1e-9 <= high <= 1


def test_alpha_of_three_people_with_a_gap_as_worked_by_hand() -> None:
    # Labels: a 5, b 3, n = 8 (the last unit has one label and is left out). Observed: unit 1 none; unit 2 has
    # 4 unequal ordered pairs / 2 = 2; unit 3 has 2 / 1 = 2: 4. Expected: 8² - (25 + 9) = 30. alpha = 1 - 7 * 4 / 30.
    units = [["a", "a", "a"], ["a", "b", "b"], ["a", "b"], ["b"]]
    assert alpha(units) == pytest.approx(1 - 28 / 30)


def test_alpha_is_one_where_all_agree_and_none_where_nothing_varies() -> None:
    assert alpha([["a", "a"], ["b", "b"]]) == 1
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a"], []]) is None


# --- precision


def test_confirmed_records_are_right_and_corrected_or_dropped_ones_are_not() -> None:
    said = [
        confirm(0),
        confirm(1),
        says(AGREE[2], WIRE, number=3, coder="cues", type="CONSULT"),
        says(AGREE[3], WIRE, number=4, coder="cues", verdict=Verdict.DROP),
    ]
    found = of_type(validity(said).by_type, "AGREE")
    assert (found.judged, found.right, found.of_type, found.dropped) == (4, 2, 2, 1)
    assert found.share == 0.5
    assert (found.low, found.high) == wilson(2, 4)


def test_a_wrong_day_makes_a_record_wrong_but_not_its_type() -> None:
    found = of_type(validity([says(AGREE[0], WIRE, when="2025-03-03")]).by_type, "AGREE")
    assert (found.right, found.of_type, found.dropped) == (0, 1, 0)


def test_sources_and_kinds_are_counted_apart_and_together() -> None:
    boats = quantity(COLUMN, "40", 40, "boats")
    found = validity([confirm(0, coder="by hand"), says(boats, COLUMN, number=2, value="400")])
    assert [(one.kind, one.group, one.judged) for one in found.by_type] == [
        ("claim", "all", 1),
        ("claim", "quantity", 1),
        ("event", "all", 1),
        ("event", "AGREE", 1),
    ]
    assert [(one.group, one.right, one.judged) for one in found.by_source] == [
        ("Fjord Post", 1, 1),
        ("Ice Daily", 0, 1),
    ]


def test_two_coders_are_never_counted_together() -> None:
    found = validity([confirm(0, coder="cues"), confirm(0, coder="encoder")])
    assert [(one.coder, one.judged) for one in found.by_source] == [("cues", 1), ("encoder", 1)]


def test_a_record_counts_once_by_the_last_word_and_what_is_taken_back_does_not_count() -> None:
    drop = says(AGREE[0], WIRE, by="Bo", number=2, coder="cues", verdict=Verdict.DROP)
    undo = says(AGREE[0], WIRE, by="Bo", number=3, coder="cues", verdict=Verdict.UNDO, undoes=2)
    twice = validity([confirm(0), drop])
    assert (twice.items, twice.people, of_type(twice.by_type, "AGREE").right) == (1, 2, 0)
    back = validity([confirm(0), drop, undo])
    assert (back.items, back.people, of_type(back.by_type, "AGREE").right) == (1, 1, 1)


def test_agreement_is_told_where_two_people_judged_the_same_records() -> None:
    said = [confirm(number) for number in range(4)]
    said += [confirm(number, by="Bo") for number in range(3)]
    said += [says(AGREE[3], WIRE, by="Bo", number=9, coder="cues", type="CONSULT", modality="planned")]
    layers = {one.layer: one for one in validity(said).agreements}
    assert list(layers) == ["right as told", "type", "modality"]
    # Labels: AGREE 7, CONSULT 1; observed 2; expected 64 - 50 = 14; alpha = 1 - 7 * 2 / 14.
    assert layers["type"].alpha == pytest.approx(0)
    assert (layers["type"].items, layers["type"].people) == (4, 2)
    assert layers["modality"].items == 1


def test_one_judge_alone_gives_no_agreement_and_no_judge_no_figure() -> None:
    assert validity([confirm(0)]).agreements == ()
    empty = validity([])
    assert (empty.items, empty.people, empty.by_type, empty.by_source, empty.agreements) == (0, 0, (), (), ())
