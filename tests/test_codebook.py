"""The shipped codebook keeps its format, its PLOVER numbers and its promise of worked examples."""

from __future__ import annotations

import pytest

from foedus.codebook.types import GAP, TypeRule, load_types, read_type
from foedus.codebook.words import CONTEXTS, load_words
from foedus.errors import BadRules
from foedus.records import Domain, EventType

TYPES = load_types()
WORDS = load_words()
by_type = pytest.mark.parametrize("rule", TYPES, ids=[rule.type.value for rule in TYPES])

# Quad class, score and whether a recipient is needed, as the PLOVER manual prints them (ACCUSE with its sign restored).
NUMBERS = {
    "AGREE": (1, 2.5, False),
    "CONSULT": (1, 2.5, False),
    "SUPPORT": (1, 5.0, False),
    "CONCEDE": (1, 4.5, False),
    "COOPERATE": (2, 9.5, True),
    "AID": (2, 10.0, True),
    "RETREAT": (2, 6.5, True),
    "REQUEST": (3, 0.0, False),
    "ACCUSE": (3, -3.0, False),
    "REJECT": (3, -2.0, False),
    "THREATEN": (3, -3.5, False),
    "PROTEST": (4, -5.0, False),
    "SANCTION": (4, -6.0, True),
    "MOBILIZE": (4, -5.5, False),
    "COERCE": (4, -7.0, False),
    "ASSAULT": (4, -9.0, False),
}

# PROTEST vandalize has no score in the manual; it takes its type's.
MODES = {
    "AGREE": {},
    "CONSULT": {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5},
    "SUPPORT": {},
    "CONCEDE": {},
    "COOPERATE": {},
    "AID": {},
    "RETREAT": {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    "REQUEST": {"assist": 0.5, "change": -1, "yield": -1, "meet": 0},
    "REJECT": {"assist": -1.5, "change": -2, "yield": -2, "meet": -2},
    "ACCUSE": {"disapprove": -2, "investigate": -3.5, "allege": -3.5},
    "THREATEN": {
        "restrict": -3,
        "arrest": -3.5,
        "relations": -3.5,
        "expel": -3.5,
        "territory": -4,
        "violence": -3.5,
    },
    "PROTEST": {
        "demo": -5,
        "riot": -7,
        "strike": -5,
        "hunger": -4.5,
        "boycott": -4.5,
        "obstruct": -4.5,
        "vandalize": -5,
    },
    "SANCTION": {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6},
    "MOBILIZE": {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6},
    "COERCE": {
        "seize": -7,
        "restrict": -7,
        "censor": -6.5,
        "curfew": -6.5,
        "martial-law": -7.5,
        "arrest": -7,
        "deport": -7,
        "withhold": -7,
        "misinformation": -6.5,
        "cyber": -7,
    },
    "ASSAULT": {
        "abduct": -8.5,
        "beat": -7.5,
        "torture": -8.5,
        "sexual": -8.5,
        "targeted": -9.5,
        "destroy": -8.5,
        "primitive": -8,
        "firearms": -9,
        "explosives": -9,
        "suicide-attack": -9.5,
        "aerial": -9.5,
        "drone": -9.5,
        "heavy-weapons": -9.5,
        "crowd-control": -7.5,
        "unconventional": -10,
    },
}

SMALL = """
type = "ACCUSE"
quad = 3
score = -3.0
needs_recipient = false
definition = "Finds fault."
boundaries = ["A march is PROTEST."]
[modes.allege]
score = -3.5
definition = "Says that a wrong was done."
[[cues]]
verbs = ["accuse ... of"]
mode = "allege"
[[examples]]
text = "France accused Mali of it."
actors = ["FRA"]
[[counterexamples]]
text = "France should accuse Mali."
because = "Advice."
"""


def _patterns(rule: TypeRule) -> list[str]:
    return [pattern for cue in rule.cues for pattern in (*cue.verbs, *cue.nouns)]


def test_there_are_sixteen_types_in_the_manuals_order() -> None:
    assert [rule.type for rule in TYPES] == list(EventType)
    assert len(TYPES) == 16


@by_type
def test_quad_class_score_and_need_of_a_recipient_are_plovers(rule: TypeRule) -> None:
    assert (rule.quad, rule.score, rule.needs_recipient) == NUMBERS[rule.type]


@by_type
def test_modes_and_their_scores_are_plovers(rule: TypeRule) -> None:
    assert {mode.name: mode.score for mode in rule.modes} == MODES[rule.type]


@by_type
def test_cooperation_scores_above_zero_and_conflict_at_or_below_it_but_for_asking_for_help(rule: TypeRule) -> None:
    scores = {mode.name: mode.score for mode in rule.modes} | {"": rule.score}
    above = {name for name, score in scores.items() if score > 0}
    assert above == (set(scores) if rule.quad <= 2 else {"assist"} & set(scores) if rule.type == "REQUEST" else set())


@by_type
def test_every_mode_has_words_that_point_to_it(rule: TypeRule) -> None:
    assert {mode.name for mode in rule.modes} <= {cue.mode for cue in rule.cues}


@by_type
def test_what_is_no_act_names_no_mode(rule: TypeRule) -> None:
    assert not [cue for cue in rule.cues if cue.idiom and (cue.mode or cue.takes or cue.contexts)]


@by_type
def test_no_wording_stands_twice_in_a_type(rule: TypeRule) -> None:
    verbs = [pattern for cue in rule.cues for pattern in cue.verbs]
    nouns = [pattern for cue in rule.cues for pattern in cue.nouns]
    assert sorted(set(verbs)) == sorted(verbs)
    assert sorted(set(nouns)) == sorted(nouns)


def test_no_wording_points_to_two_types() -> None:
    owners: dict[str, set[str]] = {}
    for rule in TYPES:
        for cue in rule.cues:
            for kind, patterns in (("verb", cue.verbs), ("noun", cue.nouns)):
                for pattern in patterns:
                    for wording in _spelled_out(pattern):
                        owners.setdefault(f"{kind} {wording}", set()).add(rule.type)
    assert {wording: types for wording, types in owners.items() if len(types) > 1} == {}


def _spelled_out(pattern: str) -> list[str]:
    wordings = [""]
    for part in pattern.split(" "):
        wordings = [f"{wording} {word}".strip() for wording in wordings for word in part.split("|")]
    return wordings


@by_type
def test_a_wording_has_at_most_two_gaps(rule: TypeRule) -> None:
    assert not [pattern for pattern in _patterns(rule) if pattern.split(" ").count(GAP) > 2]


@by_type
def test_every_type_has_eight_examples_and_four_counterexamples(rule: TypeRule) -> None:
    assert len(rule.examples) >= 8
    assert len(rule.counterexamples) >= 4
    assert len(rule.boundaries) >= 6


@by_type
def test_a_type_that_needs_a_recipient_has_one_in_every_example(rule: TypeRule) -> None:
    assert not rule.needs_recipient or all(example.recipients for example in rule.examples)


@by_type
def test_no_counterexample_is_its_own_type(rule: TypeRule) -> None:
    assert all(example.instead != rule.type for example in rule.counterexamples)


def test_no_sentence_is_an_example_twice() -> None:
    texts = [example.text for rule in TYPES for example in rule.examples]
    texts += [example.text for rule in TYPES for example in rule.counterexamples]
    assert len(texts) == len(set(texts))


def test_examples_come_from_many_countries() -> None:
    codes = {code for rule in TYPES for example in rule.examples for code in (*example.actors, *example.recipients)}
    assert len(codes) >= 100


def test_an_event_without_a_mode_takes_the_score_of_its_type() -> None:
    consult = next(rule for rule in TYPES if rule.type is EventType.CONSULT)
    assert consult.score_of(None) == 2.5
    assert consult.score_of("phone") == 1.5


def test_a_host_is_the_recipient_and_the_visitor_the_actor() -> None:
    consult = next(rule for rule in TYPES if rule.type is EventType.CONSULT)
    assert all(cue.inverse == ("host" in cue.verbs) for cue in consult.cues)


def test_contexts_are_plovers_thirty_seven_and_each_has_words() -> None:
    assert len(CONTEXTS) == 37
    assert tuple(name for name, _ in WORDS.contexts) == CONTEXTS
    assert all(len(words) >= 15 for _, words in WORDS.contexts)


def test_every_domain_has_sixty_words_and_no_word_is_in_two() -> None:
    assert tuple(domain for domain, _ in WORDS.domains) == tuple(Domain)
    assert all(len(words) >= 60 for _, words in WORDS.domains)
    words = [word for _, words in WORDS.domains for word in words]
    assert sorted(set(words)) == sorted(words)


def test_every_type_has_a_default_domain() -> None:
    assert tuple(kind for kind, _ in WORDS.domain_of_type) == tuple(EventType)
    assert dict(WORDS.domain_of_type)[EventType.ASSAULT] is Domain.SECURITY


def test_loaded_words_are_many_and_of_one_kind_each() -> None:
    words = [word for _, words in WORDS.loaded for word in words]
    assert len(words) >= 500
    assert sorted(set(words)) == sorted(words)
    assert {"praise", "blame", "fear", "contempt", "certainty", "glorify"} <= {kind for kind, _ in WORDS.loaded}


@pytest.mark.parametrize("neutral", ["crisis", "strong", "illegal", "threat", "terrorist", "alliance", "sanctions"])
def test_words_of_plain_policy_prose_are_not_loaded(neutral: str) -> None:
    assert neutral not in {word for _, words in WORDS.loaded for word in words}


def test_a_small_file_is_read_as_written() -> None:
    rule = read_type("small.toml", SMALL.encode())
    assert rule.type is EventType.ACCUSE
    assert rule.cues[0].recipient == ("object",)
    assert rule.cues[0].strong
    assert rule.examples[0].modality == "asserted"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("quad = 3\n", "quad = 3\ncolour = 1\n", "unknown key 'colour'"),
        ("quad = 3", "quad = 5", "quad is 5"),
        ("score = -3.0", 'score = "-3"', "'score' is text"),
        ("score = -3.0", "score = -30", "score is -30"),
        ('type = "ACCUSE"', 'type = "BLAME"', "unknown type 'BLAME'"),
        ('definition = "Finds fault."', "", "'definition' is missing"),
        ("needs_recipient = false", 'needs_recipient = "no"', "'needs_recipient' is text"),
        ('mode = "allege"', 'mode = "alledge"', "unknown mode 'alledge'"),
        ('mode = "allege"', 'contexts = ["war"]', "unknown context 'war'"),
        ('mode = "allege"', 'recipient = "subject"', "unknown place of the recipient 'subject'"),
        ('mode = "allege"', 'takes = "object"', "unknown content mark 'object'"),
        ('"accuse ... of"', '"... of"', "'... of' in 'verbs' is no pattern"),
        ('"accuse ... of"', '"Accuse"', "'Accuse' in 'verbs' is no pattern"),
        ('"accuse ... of"', '"accuse|"', "'accuse|' in 'verbs' is no pattern"),
        ('verbs = ["accuse ... of"]', "", "a cue without words"),
        ('actors = ["FRA"]', 'actors = ["France"]', "'France' in 'actors' is no actor code"),
        ('actors = ["FRA"]', 'actors = ["FRA"]\nmodality = "sure"', "unknown modality 'sure'"),
        ('because = "Advice."', 'because = ""', "'because' is empty text"),
        ('because = "Advice."', 'because = "Advice."\ninstead = "NOTHING"', "unknown type 'NOTHING'"),
        ("quad = 3", "quad = ", "not valid TOML"),
    ],
)
def test_a_broken_type_file_is_named_with_its_fault_and_a_remedy(old: str, new: str, fault: str) -> None:
    assert SMALL.count(old) == 1
    with pytest.raises(BadRules) as caught:
        read_type("broken.toml", SMALL.replace(old, new).encode())
    assert caught.value.where.startswith("broken.toml")
    assert fault in caught.value.what
    assert caught.value.remedy


def test_a_file_that_is_not_utf8_is_refused_with_the_place() -> None:
    with pytest.raises(BadRules, match="not UTF-8 at byte 1"):
        read_type("latin.toml", b"#\xe9\n" + SMALL.encode())
