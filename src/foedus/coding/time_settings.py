"""The day that a relative time is read on, and whether the words before it look ahead or back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

WORDS_BEFORE = 200  # characters before a time that can tell whether it lies ahead
_TAIL = 24  # characters before a time in which "no later than the" stands
_FUTURE = re.compile(
    r"\b(?:will|shall|would|['’]ll|is\sto|are\sto|due\sto|set\sto|going\sto|scheduled|expected\sto|plans?\sto|planned"
    r"|intends?\sto|upcoming|forthcoming|ahead\sof|pledged|promised|vowed|prepares?\sto|preparing\sto|may|might|could)\b",
    re.IGNORECASE,
)
_JUST_SAID = re.compile(
    r"\b(?<!be\s)(?:said|says|told|announced|added|reported|warned|wrote|tweeted|posted|confirmed|declared|stated|agreed|met"
    r"|signed|voted|arrived|denied|insisted|argued)\b(?:\s\w{1,20}){0,3}\s?(?:on\s|late\s|early\s|last\s)*$"
)
_UNTIL = re.compile(r"\b(?:until|till)\s(?:the\s)?$", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|no later than|ahead of)\s(?:the\s)?$", re.IGNORECASE)
_SCHEDULED = re.compile(
    r"\b(?:call(?:ed|s)?|scheduled?|planned|set|slated|booked|expected|due|announced|invited|summoned|fixed)\b"
    r"(?:\s[\w-]{1,20}){0,4}\sfor\s(?:the\s)?$"
)
_BEGINS = re.compile(  # a present tense before a day looks ahead: "the hearing begins on Friday"
    r"\b(?:opens?|begins?|starts?|meets?|resumes?|closes?|expires?|ends?|convenes?|returns?|takes?\s(?:effect|place)|votes"
    r"|arrives?|leaves?|travels?|hosts?|visits)\s(?:[\w.:]{1,12}\s){0,5}(?:on|at|in|this|next)?\s?$"
)
_TOLD = re.compile(
    r"\b(?:was|were|had|did|ran|held|fell|rose|stood|kept|went|came|took|struck|began|broke|met|left|won|lost|hit|sank|died|shot"
    r"|said|told|saw|flew|drove|burst|froze|grew|made|gave|got|became|[a-z]{3,}ed)\b(?:\s[\w’'-]{1,20}){0,4}\s?$"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The day of the reader, and the words `before` the time: they are asked only where a time leaves it open."""

    today: date
    before: str

    @property
    def ahead(self) -> bool:
        """Whether they speak of the future: "will meet on Tuesday"."""
        before, tail = self.before, self.before[-_TAIL:]
        if _UNTIL.search(tail):
            return not _TOLD.search(before) or bool(_FUTURE.search(before))
        if _DEADLINE.search(tail):
            return " had " not in before
        if ("for" in tail and _SCHEDULED.search(before)) or _BEGINS.search(before):
            return True
        return bool(_FUTURE.search(before)) and not _JUST_SAID.search(before)

    @property
    def behind(self) -> bool:
        """Whether they tell what is past."""
        return bool(_TOLD.search(self.before)) and not _FUTURE.search(self.before)
