"""Tells acts from what only reads like one: advice of the author, habits, and things that are said to reject."""

from __future__ import annotations

from foedus.coding.lines import Line
from foedus.coding.trees import Tree, read_tree
from foedus.records import EventType, Frame

_SPOKEN = (EventType.REQUEST, EventType.THREATEN)  # somebody must have spoken
_OWNING = frozenset({"'s", "'", "his", "her", "its", "their"})
_SPEAKING = frozenset(
    {"statement", "letter", "speech", "reply", "note", "message", "remarks", "communique", "communiqué", "resolution"}
    | {"ruling", "vote", "verdict", "answer", "tweet", "post", "veto", "report", "memo", "declaration"}
)


def is_no_act(line: Line, frame: Frame, *, has_actor: bool) -> bool:
    """ "Italy must calibrate", "the country hosts bases", "his commitment to trade rejects lopsided deals"."""
    kind = EventType(frame.label)
    if kind in _SPOKEN and not has_actor:
        return True
    tree = read_tree(line)
    if tree is None or (tree.tag(frame.anchor) != "VERB" and tree.relation(frame.anchor) != "root"):
        return False
    if kind is EventType.COOPERATE:
        return _is_habit(tree, frame.anchor)
    return kind is EventType.REJECT and _is_of_a_thing(line, tree, frame.anchor)


def _is_habit(tree: Tree, verb: int) -> bool:
    """The simple present in the third person: it goes on, nothing has happened."""
    return tree.lower[verb].endswith("s") and tree.first(verb, "aux", "aux:pass", "mark") is None


def _is_of_a_thing(line: Line, tree: Tree, verb: int) -> bool:
    """The subject is something that belongs to a party, and nothing that speaks for it."""
    subject = _subject(tree, verb)
    if subject is None or _OWNING.isdisjoint(tree.lower[tree.firsts[subject] : subject]):
        return False
    return line.participant_at(subject) is None and tree.lower[subject] not in _SPEAKING


def _subject(tree: Tree, verb: int) -> int | None:
    """The subject; where the parse names none, a noun before the verb that no preposition opens."""
    before = (child for child in tree.children[verb] if child < verb and tree.tag(child) == "NOUN")
    return tree.first(verb, "nsubj") or next((child for child in before if not tree.opener(child)), None)
