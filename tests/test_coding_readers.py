"""How the coder reads: voice, clauses, roles, modality, reported speech, and what a passage is about."""

from __future__ import annotations

import pytest

from foedus.records import Via
from texts import Act, acts, analysis, coding

VOICES: list[tuple[str, Act]] = [
    ("Peru condemned Chile.", ("ACCUSE", {"PER"}, {"CHL"}, "asserted")),
    ("Chile was condemned by Peru.", ("ACCUSE", {"PER"}, {"CHL"}, "asserted")),
    ("Germany issued a condemnation of Mali.", ("ACCUSE", {"DEU"}, {"MLI"}, "asserted")),
    ("Iraq hosted the Syrian president.", ("CONSULT", {"SYR"}, {"IRQ"}, "asserted")),
    ("Talks between Oman and Yemen resumed.", ("CONSULT", {"OMN", "YEM"}, set(), "asserted")),
    ("Officials from Ethiopia and Sudan met in Cairo.", ("CONSULT", {"ETH", "SDN"}, set(), "asserted")),
    ("Canada met with American officials in Ottawa.", ("CONSULT", {"CAN", "USA"}, set(), "asserted")),
    ("India welcomed the decision of Nepal.", ("SUPPORT", {"IND"}, {"NPL"}, "asserted")),
]


@pytest.mark.parametrize(("text", "act"), VOICES, ids=[text for text, _ in VOICES])
def test_voice_and_small_words_tell_who_acts_on_whom(text: str, act: Act) -> None:
    assert act in acts(text)


def test_a_noun_that_leads_a_passive_is_no_act_of_its_own() -> None:
    assert [act[0] for act in acts("Sanctions against Belarus were lifted by Canada.")] == ["CONCEDE"]


def test_what_two_states_own_does_not_make_them_act() -> None:
    assert acts("Fiji and Tonga's commitment rejects Samoa.") == []


def test_each_clause_keeps_its_own_doer() -> None:
    told = acts("Norway, which had recalled its ambassador from Iran, condemned Russia.")
    assert [(kind, actors, recipients) for kind, actors, recipients, _ in told] == [
        ("SANCTION", {"NOR"}, {"IRN"}),
        ("ACCUSE", {"NOR"}, {"RUS"}),
    ]
    assert [act[1] for act in acts("While Kenya praised the accord, Uganda rejected it.")] == [{"KEN"}, {"UGA"}]
    assert [act[1] for act in acts("Ghana condemned the arrests, and Togo offered mediators to Benin.")] == [
        {"GHA"},
        {"TGO"},
    ]


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("imposed sanctions", "asserted"),
        ("did not impose sanctions", "denied"),
        ("failed to impose sanctions", "denied"),
        ("not only imposed sanctions", "asserted"),
        ("may impose sanctions", "hedged"),
        ("will impose sanctions", "planned"),
        ("is set to impose sanctions", "planned"),
    ],
)
def test_small_words_turn_a_fact_into_a_plan_a_doubt_or_a_denial(words: str, modality: str) -> None:
    assert [act[3] for act in acts(f"Japan {words} on Myanmar.")] == [modality]


def test_what_ought_to_be_done_is_no_act() -> None:
    assert acts("Japan should impose sanctions on Myanmar.") == []
    assert acts("Imposing sanctions on Myanmar is essential.") == []


def test_an_act_under_an_if_is_conditional() -> None:
    told = coding("If Serbia attacks Kosovo, the talks are over.").events
    assert [event.modality.value for event in told] == ["conditional"]
    told = coding("If Serbia closes the border, Kosovo will impose sanctions on Serbia.").events
    assert {event.modality.value for event in told} == {"conditional"}
    told = coding("Were Turkey to attack Greece, the talks would end.").events
    assert [event.modality.value for event in told if event.type.value == "ASSAULT"] == ["conditional"]


def test_a_bare_denial_takes_back_the_sentence_before_and_no_other() -> None:
    modalities = [act[3] for act in acts("Peru condemned Chile. Brazil attacked Bolivia. It had not.")]
    assert modalities == ["asserted", "denied"]
    modalities = [act[3] for act in acts("Brazil attacked Bolivia. Rain fell in the hills. It had not.")]
    assert modalities == ["asserted"]


def speakers(text: str) -> list[list[str | None]]:
    return [[link.code for link in event.attribution] for event in coding(text).events]


def test_nested_speech_names_the_outer_speaker_first() -> None:
    text = "Poland's foreign ministry said that Hungary had told Slovakia that Austria rejected the plan."
    assert speakers(text) == [["POL", "HUN"]]


def test_a_speaker_may_follow_the_verb_or_the_words() -> None:
    assert speakers("Finland rejected the offer, said the Danish foreign minister.") == [["DNK"]]
    assert speakers("Finland rejected the offer, the Danish foreign minister said on Monday.") == [["DNK"]]
    assert speakers("According to Norway, Sweden expelled two Russian diplomats.") == [["NOR"]]


def test_we_in_a_quotation_is_the_speaker() -> None:
    (event,) = coding('"We condemn Azerbaijan," Armenia said.').events
    assert [party.code for party in event.actors] == ["ARM"]


def test_an_unnamed_source_is_kept_as_written_with_its_doubt() -> None:
    (event,) = coding("Some analysts reportedly said that Gabon rejected the loan.").events
    assert [(link.code, link.name, link.hedge) for link in event.attribution] == [(None, "Some analysts", "reportedly")]


def test_a_verb_right_after_a_comma_without_a_speaker_is_no_speech() -> None:
    assert coding("The harbour master, added on Friday, stayed.").attributions == ()
    assert coding("The treaty holds, suggested.").attributions == ()


def test_a_speech_is_three_places_of_the_text() -> None:
    text = "Malta said that Libya had freed the crew."
    (speech,) = coding(text).attributions
    assert speech.source is not None
    assert speech.source.gives(text) == "Malta"
    assert speech.cue.gives(text) == "said"
    assert speech.content.gives(text) == "Libya had freed the crew"


def test_both_sides_are_the_two_states_that_the_document_is_about() -> None:
    sentences = analysis("Jordan and Egypt opened the border.\n\nBoth sides hailed the step.").sentences
    meant = [mention for mention in sentences[-1].mentions if mention.via is Via.PRONOUN]
    assert {mention.code for mention in meant} == {"JOR", "EGY"}


def test_they_are_the_pair_named_before() -> None:
    told = acts("Jordan and Egypt opened the border. They condemned Iran.")
    assert ("ACCUSE", {"JOR", "EGY"}, {"IRN"}, "asserted") in told


def test_an_institution_alone_belongs_to_the_only_state_of_the_document() -> None:
    sentences = analysis("Nepal closed its airport.\n\nThe army guarded the gates.").sentences
    assert [mention.code for mention in sentences[-1].mentions] == ["NPL"]


def test_a_lone_capital_that_opens_a_quotation_is_no_name() -> None:
    assert analysis('"Nobody condemned it," Malta said.').sentences[0].mentions[0].code == "MLT"


def test_a_former_office_after_the_nationality_is_former() -> None:
    (mention,) = analysis("The Italian former prime minister Mario Draghi spoke.").mentions
    assert mention.former
    assert mention.code == "ITA"
