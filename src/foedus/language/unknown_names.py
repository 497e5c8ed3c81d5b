"""Capitalised names that no table knows: somebody, but not whose."""

from __future__ import annotations

from foedus.codebook.office_words import RoleWord
from foedus.language.phrases import PhraseTable
from foedus.language.small_words import SmallWords
from foedus.language.wording import Name, Wording
from foedus.records import ActorKind, Mention

LONGEST_NAME = 8  # words
PERSON_WORDS = 3  # words of a person's name after an office: "President Ana Maria Silva"
ACRONYM = range(2, 9)  # letters


class UnknownNames:
    """Reads names by their capitals, where capitals tell something."""

    def __init__(self, small: SmallWords, roles: PhraseTable[RoleWord]) -> None:
        self._small, self._roles = small, roles

    def read(self, wording: Wording, index: int) -> tuple[Mention | None, int]:
        """The name that begins at word `index`, and one past it; a lone word that opens the sentence is none."""
        if wording.is_headline or not self._may_name(wording, index):
            return None, index + 1
        end = index + 1
        while end < len(wording) and end - index < LONGEST_NAME and self._runs_on(wording, end):
            end += 1
        is_first = not any(word[0].isalnum() for word in wording.lower[:index])
        if is_first and end == index + 1 and not _is_acronym(wording.written[index]):
            return None, index + 1
        place = wording.span(index, end)
        return Mention(place.start, place.end, None, ActorKind.UNKNOWN, wording.phrase(index, end)), end

    def end_of_person(self, wording: Wording, place: int) -> int | None:
        """One past a capitalised name at `place`; None where there is none."""
        end, limit = place, min(len(wording), place + PERSON_WORDS)
        while end < limit and _is_capitalised(wording.written[end]) and end not in wording.names:
            end += 1
        return end if end > place else None

    def are_beside(self, wording: Wording, name: Name) -> bool:
        """ "Michael Jordan", "Chad Smith": a capitalised word that no table knows stands right beside the name."""
        before, after = name.first - 1, name.last
        if before > 0 and self._may_name(wording, before):
            return True
        return after < len(wording) and self._may_name(wording, after) and not self._roles.at(wording.lower, after)

    def _runs_on(self, wording: Wording, index: int) -> bool:
        """Whether the name goes on with word `index`: a further capital, or "of" before one."""
        if index in wording.names or self._roles.at(wording.lower, index):
            return False
        if self._may_name(wording, index):
            return True
        is_joiner = wording.lower[index] in self._small.joiners and index + 1 < len(wording)
        return is_joiner and self._may_name(wording, index + 1)

    def _may_name(self, wording: Wording, index: int) -> bool:
        word = wording.written[index]
        if not (_is_capitalised(word) or _is_acronym(word)):
            return False
        return index not in wording.inside and wording.lower[index] not in self._small.no_names


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and not word.isupper()


def _is_acronym(word: str) -> bool:
    return len(word) in ACRONYM and word.isupper() and word.isalpha()
