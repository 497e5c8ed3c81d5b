"""A promise by the words of its line, and the commitment that is recorded of it."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.coding.groups import Group
from foedus.coding.lines import Line
from foedus.coding.parties import as_parties
from foedus.coding.settings import Setting
from foedus.coding.speeches import Stretch, chain_over
from foedus.records import Commitment, EvidenceSpan, FuzzyDate, Strength, content_id

FIRM, LOOSE = 0.7, 0.55  # confidence of what was vowed or agreed, and of what is planned or discussed
_FIRM_STRENGTHS = (Strength.VOWED, Strength.AGREED)


@dataclass(frozen=True, slots=True)
class Promise:
    """Told at word `index`; `deed` are the words that say what is to be done."""

    index: int
    deed: Stretch
    debtors: Group
    creditors: Group
    due: FuzzyDate | None
    strength: Strength


def as_commitment(line: Line, setting: Setting, promise: Promise) -> Commitment:
    """The promise with its characters, speakers and domain."""
    words, due = line.span(*promise.deed), promise.due
    return Commitment(
        id=content_id("m", setting.document, words.start, words.end, due and due.earliest, due and due.latest),
        debtors=as_parties(promise.debtors),
        creditors=as_parties(promise.creditors),
        deed=" ".join(words.gives(line.text).split()),
        due=due,
        strength=promise.strength,
        domain=setting.topics.main_domain(),
        attribution=chain_over(line, setting.speeches, promise.index),
        confidence=FIRM if promise.strength in _FIRM_STRENGTHS else LOOSE,
        evidence=EvidenceSpan.cut(setting.document, line.text, line.sentence.span),
    )
