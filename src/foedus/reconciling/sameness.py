"""Judges whether two quantity claims speak of the same measure, and says why; equal numbers alone never do."""

from __future__ import annotations

from foedus.reconciling.telling import COUNT, MONEY, Told
from foedus.reconciling.wording import overlap, significant_digits
from foedus.records import Claim

SAME_CONTENT = 0.5  # share of the shorter noun phrase that both must hold
SAME_QUALIFIED = 0.6  # the same, where each phrase has a word of its own: "opioid deaths" and "drug deaths" are apart
SAME_SETTING = 0.34  # share of the words around the figures that both must hold, what is measured left out
SOME_SETTING = 0.2  # less is asked where both name the same place or person
RETOLD = 0.6  # share of the shorter sentence that makes the other a retelling
COPIED = 0.75  # from here on any two figures of one measure are one figure, however far apart
LIKE_SIZE = 3.0  # figures further apart than this factor are one figure only in a copied sentence
ODD_DIGITS = 3
TWO_WORDS = 2


def why_same(first: Told, second: Told) -> str:
    """The reason for which both speak of one measure; "" where they do not."""
    if _cannot_be_same(first, second):
        return ""
    if first.dimension != second.dimension or first.claim.currency != second.claim.currency:
        return _why_other_unit(first, second)
    if _same_measure(first, second):
        return _why_one_measure(first, second)
    return _why_same_words(first, second)


def same_value(first: Told, second: Told) -> bool:
    here, there = first.value, second.value
    return here is not None and there is not None and abs(here - there) <= 1e-9 * max(1.0, abs(here))


def _cannot_be_same(first: Told, second: Told) -> bool:
    """Other subjects, other fates, or one rises where the other falls."""
    changes = {first.claim.change, second.claim.change} - {None}
    is_other_fate = bool(first.fates and second.fates) and not first.fates & second.fates
    return len(changes) > 1 or is_other_fate or _other_subjects(first, second)


def _other_subjects(first: Told, second: Told) -> bool:
    """Each is about somebody of its own; a country whose ministry speaks may be a subject too.

    An odd figure may have lost one of its parties on its way, but not all; one that has changed must still begin with
    the same party: what a company produces in a country is not what the country produces.
    """
    here, there = _subjects(first.claim), _subjects(second.claim)
    if not here or not there:
        return False
    own, other = set(here) - set(second.claim.about), set(there) - set(first.claim.about)
    if same_value(first, second) and _odd(first):
        return len(own) == len(here) and len(other) == len(there)
    return bool(own and other) or not (same_value(first, second) or _begin_alike(first.claim, second.claim))


def _begin_alike(first: Claim, second: Claim) -> bool:
    """The same parties, or the same one before the others."""
    here, there = _subjects(first), _subjects(second)
    return set(first.about) == set(second.about) or first.about[0] == second.about[0] or here[0] == there[0]


def _subjects(claim: Claim) -> list[str]:
    """Whom a claim is about, in their order, without those on whose word it stands."""
    speakers = {link.code for link in claim.attribution}
    return [code for code in claim.about if code not in speakers]


def _same_measure(first: Told, second: Told) -> bool:
    """The head nouns meet, and of the words around them neither phrase holds too many that the other does not know."""
    if not first.head or not second.head:
        return False
    if first.head != second.head and first.head not in second.measure and second.head not in first.measure:
        return False
    has_own = bool(first.plain - second.sentence) and bool(second.plain - first.sentence)
    return overlap(first.measure, second.measure) >= (SAME_QUALIFIED if has_own else SAME_CONTENT)


def _why_one_measure(first: Told, second: Told) -> str:
    shared = first.measure & second.measure
    is_settled = len(shared) >= TWO_WORDS or first.measure == second.measure
    if same_value(first, second):
        is_in_place = _same_setting(first, second) or (len(shared) >= TWO_WORDS and _one_scene(first, second))
        is_in_time = not _other_period(first, second) or _alike(first, second) >= RETOLD
        return f"both tell {_shown(first)} of {_listed(shared)}" if _odd(first) or (is_in_place and is_in_time) else ""
    if not is_settled or _other_period(first, second) or not _one_scene(first, second):
        return ""
    is_near = _like_size(first, second) and _same_setting(first, second)
    return f"both measure {_listed(shared)}" if is_near or _alike(first, second) >= COPIED else ""


def _why_same_words(first: Told, second: Told) -> str:
    """What is measured is unnamed, or named by words that both sentences hold."""
    if first.plain - second.sentence or second.plain - first.sentence or _names_other_thing(first, second):
        return ""
    if not same_value(first, second):
        is_copied = _alike(first, second) >= COPIED and not _other_period(first, second)
        return "both tell a figure in the same sentence" if is_copied else ""
    if _alike(first, second) >= RETOLD or (_odd(first) and _near_alike(first, second) >= SAME_SETTING):
        return f"both tell {_shown(first)} in the same words"
    return ""


def _why_other_unit(first: Told, second: Told) -> str:
    """The same figure in another unit, in nearly the same words: the unit has drifted."""
    if COUNT in (first.dimension, second.dimension) or not same_value(first, second):
        return ""
    if (first.dimension == MONEY) is not (second.dimension == MONEY):
        return ""
    if _alike(first, second) < RETOLD or _names_other_thing(first, second):
        return ""
    if not _same_measure(first, second) and (first.plain - second.sentence or second.plain - first.sentence):
        return ""
    return f"both tell {_shown(first)} of {_listed(first.measure & second.measure)}, in another unit"


def _same_setting(first: Told, second: Told) -> bool:
    """The words around the figures agree, or both sentences are much the same."""
    setting = overlap(first.near - first.measure, second.near - second.measure)
    if setting >= SAME_SETTING or _alike(first, second) >= RETOLD:
        return True
    return bool(first.names & second.names) and setting >= SOME_SETTING


def _one_scene(first: Told, second: Told) -> bool:
    """No other places and persons are named in each, unless one sentence retells the other."""
    is_apart = bool(first.names and second.names) and not first.names & second.names
    return not is_apart or _alike(first, second) >= RETOLD


def _names_other_thing(first: Told, second: Told) -> bool:
    """Each has words behind its figure that the other sentence does not know."""
    return bool(first.behind - second.sentence) and bool(second.behind - first.sentence)


def _alike(first: Told, second: Told) -> float:
    return overlap(first.sentence, second.sentence)


def _near_alike(first: Told, second: Told) -> float:
    return overlap(first.near, second.near)


def _like_size(first: Told, second: Told) -> bool:
    here, there = first.value, second.value
    if here is None or there is None:
        return False
    if here == 0 or there == 0 or (here < 0) != (there < 0):
        return abs(here - there) <= 1
    return 1 / LIKE_SIZE <= here / there <= LIKE_SIZE


def _other_period(first: Told, second: Told) -> bool:
    here, there = first.claim.when, second.claim.when
    return here is not None and there is not None and not here.may_meet(there)


def _odd(told: Told) -> bool:
    return told.value is not None and significant_digits(told.value) >= ODD_DIGITS


def _shown(told: Told) -> str:
    return f"{told.value:,.15g}" if told.value is not None else "a figure"


def _listed(stems: frozenset[str]) -> str:
    return ", ".join(sorted(stems)[:4]) or "one measure"
