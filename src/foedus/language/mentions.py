"""Puts names, titles and institution words together: "Italian Prime Minister Giorgia Meloni" is one mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from foedus.codebook.actors import ActorTable
from foedus.codebook.aliases import NameEntry
from foedus.codebook.grammar import Grammar
from foedus.codebook.office_words import RoleWord, SectorWord
from foedus.language.chosen import as_mention, choose
from foedus.language.gazetteer import Found
from foedus.language.phrases import PhraseTable
from foedus.records import ActorKind, FuzzyDate, Mention, Span, Via

ADJECTIVES = 2  # words between a nationality and its office or institution: "Italian far-right interior minister"
LONGEST_NAME = 8  # words of a name that no table knows
LONG_WORD = 5  # letters; where every word this long is capitalised the line is a headline and capitals tell nothing
_STATES = (ActorKind.COUNTRY, ActorKind.BODY)


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The grammar's word lists that steer how names are put together."""

    former: frozenset[str]
    past: frozenset[str]
    qualifiers: frozenset[str]
    adjective_endings: tuple[str, ...]
    no_adjectives: frozenset[str]
    often_adjectives: frozenset[str]
    articles: frozenset[str]
    nobody: frozenset[str]
    joiners: frozenset[str]

    @classmethod
    def of(cls, grammar: Grammar) -> SmallWords:
        former = grammar.words("names.former")
        return cls(
            former=former,
            past=former - grammar.words("names.not_past"),
            qualifiers=grammar.words("names.qualifiers"),
            adjective_endings=grammar.listed("names.adjective_endings"),
            no_adjectives=grammar.words("names.no_adjectives"),
            often_adjectives=grammar.words("names.often_adjectives"),
            articles=grammar.words("names.articles"),
            nobody=grammar.words("names.nobody"),
            joiners=grammar.words("names.joiners"),
        )


@dataclass(frozen=True, slots=True)
class Name:
    """A found name at words `first`..`last` (last excluded)."""

    first: int
    last: int
    entries: tuple[NameEntry, ...]


@dataclass(slots=True)
class Memory:
    """What a document has said so far: people named in full."""

    published: FuzzyDate
    named: set[str] = field(default_factory=set)


class MentionReader:
    """Composes the mentions of one sentence from names, roles and sector words."""

    def __init__(self, table: ActorTable, grammar: Grammar) -> None:
        self._small = SmallWords.of(grammar)
        self._roles: PhraseTable[RoleWord] = PhraseTable(table.roles)
        self._sectors: PhraseTable[SectorWord] = PhraseTable(table.sectors)

    def read(self, text: str, words: Sequence[Span], found: Sequence[Found], memory: Memory) -> list[Mention]:
        """Mentions in reading order; parts of a longer one are not listed again."""
        reading = _Reading(text, words, _placed(words, found), memory, self._roles, self._sectors, self._small)
        return reading.mentions()


class _Reading:
    """One sentence being read; lives for one call of `MentionReader.read`."""

    def __init__(
        self,
        text: str,
        words: Sequence[Span],
        names: dict[int, Name],
        memory: Memory,
        roles: PhraseTable[RoleWord],
        sectors: PhraseTable[SectorWord],
        small: SmallWords,
    ) -> None:
        self._small = small
        self._text, self._words, self._names, self._memory = text, words, names, memory
        self._roles, self._sectors = roles, sectors
        self._lower = [text[word.start : word.end].lower().replace("’", "'") for word in words]
        self._inside = frozenset(index for name in names.values() for index in range(name.first, name.last))
        long = [word for word in words if word.end - word.start >= LONG_WORD and text[word.start].isalpha()]
        self._is_headline = len(long) > 2 and all(text[word.start].isupper() for word in long)

    def mentions(self) -> list[Mention]:
        found: list[Mention] = []
        index = 0
        while index < len(self._words):
            mention, index = self._at(index)
            if mention is not None:
                found.append(mention)
                if mention.kind is ActorKind.PERSON and mention.code:
                    self._memory.named.add(mention.name)
        return found

    def _at(self, index: int) -> tuple[Mention | None, int]:
        former = self._lower[index] in self._small.former
        start = index + former + (former and self._word(index + 1) == "-")
        name = self._names.get(start)
        if name is not None:
            state = self._state(name)
            if state is not None:
                return self._from_state(index, name, state, former)
            return self._from_name(index, name, former)
        role = self._roles.at(self._lower, start)
        if role is not None:
            return self._from_role(index, role, None, former)
        sector = self._sectors.at(self._lower, index)
        if sector is not None and not (
            self._lower[index] in self._small.often_adjectives and self._is_adjective(index, sector[0])
        ):
            return self._from_sector(index, sector)
        return self._unknown(index)

    def _is_adjective(self, index: int, end: int) -> bool:
        return (
            end == index + 1
            and self._word(index - 1) not in self._small.articles
            and not (index == 0 and self._lower[0] == "police")
        )

    def _unknown(self, index: int) -> tuple[Mention | None, int]:
        """A capitalised name that no table knows: somebody, but not whose."""
        if self._is_headline or not self._may_name(index):
            return None, index + 1
        end = index + 1
        while end < len(self._words) and end - index < LONGEST_NAME and end not in self._names:
            joins = self._lower[end] in self._small.joiners and end + 1 < len(self._words) and self._may_name(end + 1)
            if not (self._may_name(end) or joins) or self._roles.at(self._lower, end):
                break
            end += 1
        alone = end == index + 1
        if index == 0 and alone and not self._is_acronym(index):
            return None, index + 1
        place = Span(self._words[index].start, self._words[end - 1].end)
        return Mention(place.start, place.end, None, ActorKind.UNKNOWN, place.gives(self._text)), end

    def _may_name(self, index: int) -> bool:
        if (
            index in self._inside
            or self._lower[index] in self._small.nobody
            or self._lower[index] in self._small.no_adjectives | self._small.articles
        ):
            return False
        return self._is_capitalised(index) or self._is_acronym(index)

    def _is_acronym(self, index: int) -> bool:
        word = self._words[index].gives(self._text)
        return 2 <= len(word) <= 8 and word.isupper() and word.isalpha()

    def _state(self, name: Name) -> NameEntry | None:
        states = [entry for entry in name.entries if entry.kind in _STATES]
        if not states or (states[0].weak and self._is_part_of_a_name(name)):
            return None
        return choose(states, self._memory.published, country=states[0].code)

    def _is_part_of_a_name(self, name: Name) -> bool:
        """ "Michael Jordan", "Chad Smith": a state's name beside a capitalised word that no table knows."""
        before = name.first - 1
        led = before > 0 and before not in self._inside and self._may_name(before)
        return led or (
            name.last < len(self._words) and self._may_name(name.last) and not self._roles.at(self._lower, name.last)
        )

    def _from_state(self, index: int, name: Name, state: NameEntry, former: bool) -> tuple[Mention | None, int]:
        """A nationality or state, alone or before its office or institution."""
        for place in self._after_adjectives(name.last):
            role = self._roles.at(self._lower, place)
            if role is not None and self._fits(role[1], state.code):
                return self._from_role(index, role, state, former or self._has_former(name.last, place))
            sector = self._sectors.at(self._lower, place)
            if sector is not None:
                return self._institution(index, sector, state)
        follower = self._names.get(name.last)
        if follower is not None and any(
            entry.kind is ActorKind.PERSON and entry.code == state.code for entry in follower.entries
        ):
            return self._person(index, follower, state.code, None, former)
        return as_mention(state, self._words[name.first].start, self._words[name.last - 1].end), name.last

    def _after_adjectives(self, place: int) -> range:
        """Where an office or institution may begin after a nationality."""
        place += self._word(place) == "'s"
        end = place
        while end < place + ADJECTIVES and self._qualifies(end) and end not in self._names:
            end += 1
        return range(place, min(end + 1, len(self._words)))

    def _qualifies(self, index: int) -> bool:
        """A word that can stand between a nationality and what it qualifies."""
        word = self._word(index)
        if not word or word in self._small.no_adjectives:
            return False
        return (
            word in self._small.qualifiers or word in self._small.former or word.endswith(self._small.adjective_endings)
        )

    def _has_former(self, first: int, last: int) -> bool:
        return any(word in self._small.past for word in self._lower[first:last])

    def _fits(self, roles: Sequence[RoleWord], code: str) -> bool:
        return any(not role.countries or code in role.countries for role in roles)

    def _from_role(
        self, index: int, found: tuple[int, tuple[RoleWord, ...]], state: NameEntry | None, former: bool
    ) -> tuple[Mention | None, int]:
        """An office with its holder ("President X"), its state ("president of Y"), or alone."""
        after, roles = found
        former = former and self._lower[index] in self._small.past
        holder = self._names.get(self._past_first_names(after))
        code = state.code if state else None
        if holder is not None and any(entry.kind is ActorKind.PERSON for entry in holder.entries):
            role = self._role(roles, code)
            mention, end = self._person(index, holder, code, role, former)
            if mention is not None:
                return mention, end
        if state is None:
            owner, end = self._owner(after)
            if owner is not None:
                return self._from_role(index, (end, roles), owner, former)
        role = self._role(roles, code)
        unnamed = self._unknown_person(after)
        end = unnamed or after
        name = self._phrase(after, end) if unnamed else self._phrase(index, end)
        kind, via = (ActorKind.PERSON, Via.NAME) if unnamed else (ActorKind.OFFICE, Via.ROLE)
        place = Span(self._words[index].start, self._words[end - 1].end)
        sector = role.sector if role else None
        mention = Mention(
            place.start, place.end, code, kind, name, code, sector, role.role if role else None, former, via
        )
        return mention, end

    def _past_first_names(self, place: int) -> int:
        """Where the tabled surname of "Donald J. Trump" stands; `place` itself where no such name follows."""
        start = place + (self._word(place) == ",")
        for end in range(start, min(start + 4, len(self._words))):
            name = self._names.get(end)
            if name is not None:
                return end if any(entry.kind is ActorKind.PERSON for entry in name.entries) else start
            if not (self._words[end].gives(self._text)[0].isupper() or self._lower[end] == "."):
                break
        return start

    def _owner(self, place: int) -> tuple[NameEntry | None, int]:
        """The state in "of Y", "of the Y"."""
        if self._word(place) not in ("of", "for"):
            return None, place
        place += 1 + (self._word(place + 1) == "the")
        name = self._names.get(place)
        state = self._state(name) if name else None
        return (state, name.last) if state and name else (None, place)

    def _role(self, roles: Sequence[RoleWord], code: str | None) -> RoleWord | None:
        own = [role for role in roles if code in role.countries]
        general = [role for role in roles if not role.countries]
        return (own or general or list(roles))[0]

    def _person(
        self, index: int, name: Name, country: str | None, role: RoleWord | None, former: bool
    ) -> tuple[Mention | None, int]:
        people = [entry for entry in name.entries if entry.kind is ActorKind.PERSON]
        entry = choose(
            people,
            self._memory.published,
            country=country,
            role=role.role if role else None,
            former=former,
            named=self._memory.named,
        )
        if entry is None:
            return None, name.last
        code = country or entry.code
        home, after = self._owner(name.last)
        end = after if home is not None and home.code == code else name.last  # "Foreign Minister X of Chile"
        mention = as_mention(entry, self._words[index].start, self._words[end - 1].end)
        sector = role.sector if role and not former else entry.sector
        return replace(mention, code=code, sector=sector, role=role.role if role else None, former=former), end

    def _from_name(self, index: int, name: Name, former: bool) -> tuple[Mention | None, int]:
        """A person, body, group, place or thing; a person's government or administration speaks for the state."""
        entry = choose(name.entries, self._memory.published, named=self._memory.named)
        if entry is None:
            return None, name.last
        if entry.kind is ActorKind.PERSON:
            place = name.last + (self._word(name.last) == "'s")
            for after in (place, place + 1):
                sector = self._sectors.at(self._lower, after)
                if sector is not None and self._word(after) not in self._small.no_adjectives:
                    return self._institution(index, sector, entry)
        mention = as_mention(entry, self._words[index].start, self._words[name.last - 1].end)
        return replace(mention, former=former), name.last

    def _institution(
        self, index: int, found: tuple[int, tuple[SectorWord, ...]], owner: NameEntry
    ) -> tuple[Mention | None, int]:
        """ "Russian troops", "the Trump administration": a part of a state."""
        end, sectors = found
        following = self._sectors.at(self._lower, end)
        while following is not None:
            end, sectors = following
            following = self._sectors.at(self._lower, end)
        place = Span(self._words[index].start, self._words[end - 1].end)
        mention = Mention(
            place.start,
            place.end,
            owner.code,
            sectors[0].kind,
            place.gives(self._text),
            owner.country,
            sectors[0].sector,
        )
        return mention, end

    def _from_sector(self, index: int, found: tuple[int, tuple[SectorWord, ...]]) -> tuple[Mention | None, int]:
        """ "the government of France", or an institution word alone, whose state the context must give."""
        end, sectors = found
        owner, after = self._owner(end)
        if owner is not None:
            return self._institution(index, (after, sectors), owner)
        place = Span(self._words[index].start, self._words[end - 1].end)
        name = place.gives(self._text)
        return Mention(
            place.start, place.end, None, sectors[0].kind, name, None, sectors[0].sector, via=Via.DESCRIPTION
        ), end

    def _unknown_person(self, place: int) -> int | None:
        """One past a capitalised name of one to three words that no table knows."""
        end = place
        while end < min(len(self._words), place + 3) and self._is_capitalised(end) and end not in self._names:
            end += 1
        return end if end > place else None

    def _is_capitalised(self, index: int) -> bool:
        word = self._words[index].gives(self._text)
        return word[0].isupper() and len(word) > 1 and any(letter.islower() for letter in word)

    def _word(self, index: int) -> str:
        return self._lower[index] if 0 <= index < len(self._lower) else ""

    def _phrase(self, first: int, last: int) -> str:
        return self._text[self._words[first].start : self._words[last - 1].end]


def _placed(words: Sequence[Span], found: Sequence[Found]) -> dict[int, Name]:
    """Names by the index of their first word; a name that cuts through a word is none."""
    starts = {word.start: index for index, word in enumerate(words)}
    ends = {word.end: index for index, word in enumerate(words)}
    names: dict[int, Name] = {}
    for each in found:
        first, last = starts.get(each.start), ends.get(each.end)
        if first is not None and last is None:
            last = next((index for index in range(first, len(words)) if words[index].end >= each.end), None)
        if first is not None and last is not None and last >= first:
            names[first] = Name(first, last + 1, each.entries)
    return names
