"""The labels of every head, in the order in which the weights know them; written beside the weights as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.language.encoder import ROLES_OF
from training.corpus import LOADED, MODALITIES, STRENGTHS, event_types

NONE = "-"
# Channels of the role head: a frame's anchor word against every word of the sentence.
ROLES = tuple(role for roles in ROLES_OF.values() for role in roles)
STANCES = ("neither", "for", "against")
UNKNOWN = -100  # a label that teaches nothing
NAMES = ("-", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
TAGS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
RELATIONS = tuple(
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound "
    "compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed "
    "flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod "
    "obj obl obl:agent obl:unmarked orphan parataxis punct reparandum root vocative xcomp".split()
)


@dataclass(frozen=True)
class Labels:
    """Label lists by head; index 0 of a tagging head is "none of them"."""

    event: tuple[str, ...]
    mode: tuple[str, ...]
    modality: tuple[str, ...]
    says: tuple[str, ...]
    promise: tuple[str, ...]
    leans: tuple[str, ...]
    loaded: tuple[str, ...]
    names: tuple[str, ...]
    tag: tuple[str, ...]
    relation: tuple[str, ...]

    def sizes(self) -> dict[str, int]:
        return {name: len(getattr(self, name)) for name in self.__dataclass_fields__}


def labels() -> Labels:
    types = event_types()
    modes = tuple(f"{kind}/{mode}" for kind, found in types.items() for mode in found)
    return Labels(
        event=(NONE, *types),
        mode=(NONE, *modes),
        modality=MODALITIES,
        says=(NONE, "cue"),
        promise=(NONE, *STRENGTHS),
        leans=(NONE, "leans"),
        loaded=(NONE, *LOADED),
        names=NAMES,
        tag=TAGS,
        relation=RELATIONS,
    )
