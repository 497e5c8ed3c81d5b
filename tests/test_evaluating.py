"""Figures of the evaluation on hand-made gold, each worked out by hand."""

from __future__ import annotations

import pytest

from evaluating_cases import TEXT, act, at, case, figures, judged

ACCUSE = act("ACCUSE", "accused", "Italy", "France")
SUPPORT = act("SUPPORT", "thanked", "Spain", "Malta")


def test_a_perfect_coder_reaches_one_everywhere() -> None:
    told = {"events": [ACCUSE, SUPPORT]}
    found = figures("events", case(told, told))
    for name in ("type F1", "type macro F1", "quad F1", "actor code F1", "recipient code F1", "triple F1"):
        assert found[name] == 1.0
    assert found["no-event AUROC"] == 1.0
    assert found["no-event F1"] == 1.0
    assert found["ECE of event confidence"] == 0.0


def test_one_type_wrong_of_two_halves_the_micro_figure() -> None:
    wrong = act("REJECT", "thanked", "Spain", "Malta")
    found = figures("events", case({"events": [ACCUSE, SUPPORT]}, {"events": [ACCUSE, wrong]}))
    assert found["type F1"] == 0.5
    assert found["type macro F1"] == 0.5  # ACCUSE 1, SUPPORT 0; REJECT is no type of the gold
    assert found["quad F1"] == 0.5  # quads 3 and 1 in the gold, 3 and 3 found
    assert found["quad macro F1"] == pytest.approx(1 / 3)  # quad 3: one told, two found, 2/3; quad 1: 0


def test_an_act_in_a_sentence_without_one_costs_precision_only() -> None:
    extra = act("AID", "is old", "Rome", "Rome", confidence=0.4)
    figure = judged("events", case({"events": [ACCUSE]}, {"events": [ACCUSE, extra]})).figures[0]
    assert (figure.name, figure.precision, figure.recall) == ("type F1", 0.5, 1.0)
    assert figure.value == pytest.approx(2 / 3)


def test_the_same_type_in_another_sentence_is_no_hit() -> None:
    elsewhere = act("ACCUSE", "is old", "Italy", "France")
    assert figures("events", case({"events": [ACCUSE]}, {"events": [elsewhere]}))["type F1"] == 0.0


def test_a_type_told_twice_is_right_only_as_often_as_the_gold_has_it() -> None:
    figure = judged("events", case({"events": [ACCUSE]}, {"events": [ACCUSE, ACCUSE]})).figures[0]
    assert (figure.precision, figure.recall) == (0.5, 1.0)


def test_modes_count_where_the_type_is_right() -> None:
    gold = [{**ACCUSE, "mode": "allege"}, {**SUPPORT, "mode": "praise"}]
    coded = [{**ACCUSE, "mode": "allege"}, act("REJECT", "thanked", "Spain", "Malta", mode="praise")]
    assert figures("events", case({"events": gold}, {"events": coded}))["mode F1"] == 1.0


def test_no_event_auroc_counts_ties_half() -> None:
    """Sentences with acts score .9 and 0 (missed), the one without 0: one win, one tie of two pairs."""
    coded = [{**ACCUSE, "confidence": 0.9}]
    found = figures("events", case({"events": [ACCUSE, SUPPORT]}, {"events": coded}))
    assert found["no-event AUROC"] == 0.75
    assert found["no-event F1"] == pytest.approx(2 / 3)  # of two sentences without a coded act one has none


def test_calibration_error_weighs_bins_by_how_many_they_hold() -> None:
    """Bin .9: right, gap .1. Bin .3: wrong, gap .3. Half each: .2."""
    wrong = act("REJECT", "thanked", "Spain", "Malta", confidence=0.3)
    evaluation = judged(
        "events", case({"events": [ACCUSE, SUPPORT]}, {"events": [{**ACCUSE, "confidence": 0.9}, wrong]})
    )
    values = {figure.name: figure.value for figure in evaluation.figures}
    assert values["ECE of event confidence"] == pytest.approx(0.2)
    assert [(one.low, one.count, one.right) for one in evaluation.reliability] == [(0.3, 1, 0.0), (0.9, 1, 1.0)]


def test_what_is_confused_with_what_is_counted() -> None:
    wrong = act("REJECT", "thanked", "Spain", "Malta")
    evaluation = judged("events", case({"events": [ACCUSE, SUPPORT]}, {"events": [wrong]}))
    assert evaluation.confusion == (("ACCUSE", "no event", 1), ("SUPPORT", "REJECT", 1))


def test_the_surest_mistake_stands_first() -> None:
    coded = [
        act("REJECT", "accused", "Italy", "France", confidence=0.4),
        act("AID", "is", "Rome", "Rome", confidence=0.9),
    ]
    mistakes = judged("events", case({"events": [ACCUSE, SUPPORT]}, {"events": coded})).mistakes
    assert [(one.kind, one.confidence) for one in mistakes] == [("extra", 0.9), ("wrong", 0.4), ("missed", 0.0)]
    assert all(TEXT[one.start : one.end] == one.quote for one in mistakes)


def test_a_pair_is_judged_by_the_act_that_touches_it_not_by_the_surest() -> None:
    gold = {"events": [{"type": "ACCUSE", "quad": 3, "actor_spans": [at("Italy")], "recipient_spans": [at("France")]}]}
    coded = {"events": [{**ACCUSE, "confidence": 0.5}, {**SUPPORT, "confidence": 0.99}]}
    found = figures("pairs", case(gold, coded))
    assert found["root accuracy"] == 1.0
    assert found["ECE of event confidence"] == pytest.approx(0.5)


def test_a_pair_without_any_coded_act_is_wrong_and_lowers_coverage() -> None:
    gold = {"events": [ACCUSE]}
    found = figures("pairs", case(gold, {"events": [ACCUSE]}), case(gold, {}, number=2))
    assert (found["root accuracy"], found["coverage"], found["right where coded"]) == (0.5, 0.5, 1.0)
    assert found["root macro F1"] == pytest.approx(2 / 3)


def test_merged_types_of_the_gold_take_either_type_and_its_quad_class() -> None:
    gold = {"events": [{"type": "AID|SUPPORT", "quad": 2}]}
    found = figures("pairs", case(gold, {"events": [SUPPORT]}))
    assert (found["root accuracy"], found["quad accuracy"]) == (1.0, 1.0)


def test_lines_without_an_act_are_a_class_of_their_own_in_pairs() -> None:
    """Gold: none, none, quad 3. Found: none, quad 1, quad 3. no-event: P 1, R 1/2."""
    empty = {"events": []}
    cases = (
        case(empty, {}),
        case(empty, {"events": [SUPPORT]}, number=2),
        case({"events": [{"quad": 3}]}, {"events": [ACCUSE]}, number=3),
    )
    found = figures("pairs", *cases)
    assert found["no-event F1"] == pytest.approx(2 / 3)
    assert found["quad macro F1"] == pytest.approx((2 / 3 + 1) / 2)


def test_roles_overlap_forgives_a_word_that_exact_does_not() -> None:
    wider = {**ACCUSE, "recipient_spans": [at("France.")]}
    found = figures("roles", case({"events": [ACCUSE]}, {"events": [wider]}))
    assert (found["recipient overlap F1"], found["recipient exact F1"]) == (1.0, 0.0)
    assert (found["roles overlap F1"], found["roles exact F1"]) == (1.0, 0.5)


def test_roles_swapped_are_wrong_on_both_sides() -> None:
    swapped = act("ACCUSE", "accused", "France", "Italy")
    evaluation = judged("roles", case({"events": [ACCUSE]}, {"events": [swapped]}))
    assert evaluation.figures[2].value == 0.0
    assert [one.kind for one in evaluation.mistakes] == ["extra", "extra", "missed", "missed"]


def test_modality_is_judged_where_the_type_is_right() -> None:
    """Denied found as asserted, asserted as asserted: asserted 2/3, denied 0."""
    gold = [{**ACCUSE, "modality": "denied"}, SUPPORT, act("AID", "is", "Rome", "Rome", modality="planned")]
    found = figures("modality", case({"events": gold}, {"events": [ACCUSE, SUPPORT]}))
    assert found["modality macro F1"] == pytest.approx(1 / 3)
    assert found["modality micro F1"] == 0.5
    assert "planned F1" not in found


def _stance(holder: str, towards: str, polarity: float, confidence: float = 1.0) -> dict[str, object]:
    return {
        "holder_span": at(holder),
        "towards_span": at(towards),
        "polarity": polarity,
        "confidence": confidence,
    }


def test_a_stance_with_the_wrong_sign_is_wrong_and_a_neutral_pair_may_stay_silent() -> None:
    gold = {"stances": [_stance("Italy", "France", -1), _stance("France", "Italy", 0), _stance("Spain", "Malta", 1)]}
    found = {"stances": [_stance("Italy", "France", 0.8), _stance("Spain", "Malta", 0.6)]}
    values = figures("stance", case(gold, found))
    assert values["stance F1"] == 0.5
    assert values["directed macro F1"] == pytest.approx((2 / 3 + 0 + 1) / 3)  # for 2/3, against 0, neutral 1
    assert values["pair macro F1"] == pytest.approx(1 / 3)  # first for second: one told, two found, 2/3; against: 0


def test_recall_at_precision_stops_before_the_first_unsure_mistake() -> None:
    """Told at .9 right, at .5 wrong, at .3 right: only the first cut-off is nine in ten right, one of three."""
    gold = [_stance("Italy", "France", -1), _stance("Spain", "Malta", 1), _stance("Rome", "Malta", 1)]
    found = [_stance("Italy", "France", -1, 0.9), _stance("Spain", "Malta", -1, 0.5), _stance("Rome", "Malta", 1, 0.3)]
    values = figures("stance", case({"stances": gold}, {"stances": found}))
    assert values["recall at precision 0.90"] == pytest.approx(1 / 3)


SPEECH = "Rome said that Paris lied. Paris denied it."


def test_speech_is_judged_by_shared_tokens() -> None:
    """Content: "that Paris lied" in the gold, "Paris lied" found: 2 of 3 tokens, nothing too much."""
    gold = {"source": at("Rome", SPEECH), "cue": at("said", SPEECH), "content": [at("that Paris lied", SPEECH)]}
    coded = {"source": None, "cue": at("said", SPEECH), "content": at("Paris lied", SPEECH)}
    values = figures("attribution", case({"attributions": [gold]}, {"attributions": [coded]}, SPEECH))
    assert values["cue F1"] == 1.0
    assert values["content token F1"] == pytest.approx(0.8)
    assert values["source F1"] == 0.0


def test_a_number_belongs_to_whoever_tells_it() -> None:
    """Gold: Rome tells 40, Paris tells 7. Found: Rome tells both, so one of two on either side is right."""
    text = "Rome said 40 ships came. Paris counted 7 of them."
    rome = {"source": at("Rome", text), "cue": at("said", text), "content": at("40 ships came", text)}
    paris = {"source": at("Paris", text), "cue": at("counted", text), "content": at("7 of them", text)}
    wrong = {"source": at("Rome", text), "cue": at("said", text), "content": at("7 of them", text)}
    values = figures("attribution", case({"attributions": [rome, paris]}, {"attributions": [rome, wrong]}, text))
    assert values["number to attribution F1"] == 0.5


def test_a_source_counts_only_with_its_own_cue() -> None:
    gold = {"source": at("Rome", SPEECH), "cue": at("said", SPEECH), "content": at("Paris lied", SPEECH)}
    coded = {"source": at("Rome", SPEECH), "cue": at("denied", SPEECH), "content": at("it", SPEECH)}
    values = figures("attribution", case({"attributions": [gold]}, {"attributions": [coded]}, SPEECH))
    assert (values["cue F1"], values["source F1"]) == (0.0, 0.0)


def test_actor_codes_are_judged_at_the_places_that_the_gold_names() -> None:
    """Italy right, France wrong, Malta not found; Spain is not in the gold. P 1/2, R 1/3."""
    gold = [{**at("Italy"), "code": "ITA"}, {**at("France"), "code": "FRA"}, {**at("Malta"), "code": "MLT"}]
    found = [{**at("Italy"), "code": "ITA"}, {**at("France"), "code": "BEL"}, {**at("Spain"), "code": "ESP"}]
    values = figures("actors", case({"mentions": gold}, {"mentions": found}))
    assert values["code F1"] == pytest.approx(0.4)
    assert values["places with a code"] == pytest.approx(2 / 3)
    assert values["code right where told"] == 0.5


def test_a_value_with_the_wrong_unit_is_half_right() -> None:
    gold = {"claims": [{"kind": "quantity", "value": 40, "unit": "percent"}, {"low": 2, "high": 3, "unit": "ship"}]}
    found = {
        "claims": [{"kind": "quantity", "value": 40.0, "unit": "tonne"}, {"low": 2.0, "high": 3.0, "unit": "ship"}]
    }
    values = figures("quantities", case(gold, found, "about 40% of two or three ships"))
    assert (values["value F1"], values["value and unit F1"]) == (1.0, 0.5)


def test_a_relation_told_as_claim_is_no_quantity() -> None:
    found = {"claims": [{"kind": "relation", "value": None}]}
    values = figures("quantities", case({"claims": [{"value": 1, "unit": "ship"}]}, found))
    assert values["value F1"] == 0.0
    assert judged("quantities", case({"claims": [{"value": 1}]}, found)).mistakes[0].kind == "missed"


def test_a_date_at_the_right_place_may_still_mean_the_wrong_day() -> None:
    day = {"earliest": "2025-05-19", "latest": "2025-05-19"}
    gold = {"times": [{"start": 0, "end": 6, **day}]}
    found = {"times": [{"start": 3, "end": 6, "earliest": "2024-05-19", "latest": "2024-05-19"}]}
    values = figures("times", case(gold, found, "on 19 May it rained"))
    assert (values["time overlap F1"], values["time exact F1"], values["days F1"]) == (1.0, 0.0, 0.0)


def test_loaded_words_are_judged_word_by_word() -> None:
    text = "The heroic stand of a ruthless regime."
    gold = {"loaded": [{**at("heroic", text), "kind": "praise"}, {**at("ruthless regime", text), "kind": "blame"}]}
    found = {"loaded": [{**at("heroic", text), "kind": "praise"}, {**at("ruthless", text), "kind": "fear"}]}
    values = figures("loaded", case(gold, found, text))
    assert values["loaded token F1"] == pytest.approx(0.8)  # 2 of 3 tokens, none too much
    assert values["loaded token and kind F1"] == pytest.approx(0.4)
    assert values["loaded sentence F1"] == 1.0


def test_a_promise_with_another_debtor_counts_as_told_but_not_by_debtor() -> None:
    gold = {"commitments": [{"debtor": ["ITA"], "strength": "vowed", "evidence": at("accused")}]}
    found = {"commitments": [{"debtor": ["FRA"], "strength": "vowed", "evidence": at("Italy accused France.")}]}
    values = figures("commitments", case(gold, found))
    assert list(values.values()) == [1.0, 0.0, 1.0]


def test_a_dependency_turned_round_has_the_wrong_ends() -> None:
    gold = {"dependencies": [{"dependent": "ESP", "on": "MLT", "evidence": at("thanked")}]}
    found = {"dependencies": [{"dependent": "MLT", "on": "ESP", "evidence": at("thanked")}]}
    assert list(figures("dependencies", case(gold, found)).values()) == [1.0, 0.0]
