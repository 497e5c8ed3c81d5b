"""Puts names, titles and institution words together: "Italian Prime Minister Giorgia Meloni" is one mention."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from foedus.codebook.actors import ActorTable
from foedus.codebook.aliases import NameEntry
from foedus.codebook.grammar import Grammar
from foedus.codebook.office_words import RoleWord, SectorWord
from foedus.language.chosen import as_mention, choose
from foedus.language.phrases import PhraseTable
from foedus.language.small_words import SmallWords
from foedus.language.unknown_names import UnknownNames
from foedus.language.wording import Name, Wording
from foedus.records import ActorKind, FuzzyDate, Mention, Via

ADJECTIVES = 2  # words between a nationality and its office or institution: "Italian far-right interior minister"
FIRST_NAMES = 4  # words between an office and the surname that a table knows: "President Donald J. Trump"
_STATES = (ActorKind.COUNTRY, ActorKind.BODY)
Offices = tuple[int, tuple[RoleWord, ...]]  # one past the words, what they can mean
Sectors = tuple[int, tuple[SectorWord, ...]]
Step = tuple[Mention | None, int]  # what was read, and the word to go on with


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
        self._unknown = UnknownNames(self._small, self._roles)
        self._openers = self._small.former | self._roles.firsts | self._sectors.firsts

    def read(self, wording: Wording, memory: Memory) -> list[Mention]:
        """Mentions in reading order; parts of a longer one are not listed again."""
        found: list[Mention] = []
        reached = 0
        for index in self._places(wording):
            if index < reached:
                continue
            mention, reached = self._at(wording, memory, index)
            if mention is not None:
                found.append(mention)
                if mention.kind is ActorKind.PERSON and mention.code:
                    memory.named.add(mention.name)
        return found

    def _places(self, wording: Wording) -> list[int]:
        """Words at which a mention can begin: capitals, tabled names, offices and institutions."""
        openers, names, no_names = self._openers, wording.names, self._small.no_names
        pairs = enumerate(zip(wording.written, wording.lower, strict=True))
        return [
            index
            for index, (written, lower) in pairs
            if (written != lower and lower not in no_names) or lower in openers or index in names
        ]

    def _at(self, wording: Wording, memory: Memory, index: int) -> Step:
        """The mention that begins at word `index`: a state, another name, an office, an institution, an unknown."""
        is_former = wording.lower[index] in self._small.former
        start = index + is_former + (is_former and wording.word(index + 1) == "-")
        name = wording.names.get(start)
        if name is not None and (end := self._names_waters(wording, name)):
            return None, end
        if name is not None:
            state = self._state(wording, memory, name)
            if state is not None:
                return self._from_state(wording, memory, index, name, state)
            return self._from_name(wording, memory, index, name)
        role = self._roles.at(wording.lower, start)
        if role is not None:
            return self._from_role(wording, memory, index, role, None, self._calls_past(wording, index, index + 1))
        sector = self._sectors.at(wording.lower, index)
        if sector is not None and not self._is_adjective(wording, index, sector[0]):
            return self._from_sector(wording, memory, index, sector)
        return self._unknown.read(wording, index)

    def _names_waters(self, wording: Wording, name: Name) -> int | None:
        """One past "South China Sea" or "Gulf of Mexico", which name a place and nobody; None for other names."""
        after = wording.word(name.last)
        if after in self._small.waters and wording.written[name.last] != after:
            return name.last + 1
        led = wording.word(name.first - 1) == "of" and wording.word(name.first - 2) in self._small.waters
        return name.last if led else None

    def _is_adjective(self, wording: Wording, index: int, end: int) -> bool:
        """ "a military base", "South China Sea": the word names no institution without an article, none in a name."""
        if end in wording.names and wording.written[index] != wording.lower[index]:
            return True
        if wording.lower[index] not in self._small.often_adjectives or end != index + 1:
            return False
        opens_report = index == 0 and wording.lower[0] == "police"
        return wording.word(index - 1) not in self._small.articles and not opens_report

    def _calls_past(self, wording: Wording, first: int, last: int) -> bool:
        """ "former", "ex": a word among `first`..`last` says that an office is past."""
        return not self._small.past.isdisjoint(wording.lower[first:last])

    def _state(self, wording: Wording, memory: Memory, name: Name) -> NameEntry | None:
        states = [entry for entry in name.entries if entry.kind in _STATES]
        if not states or (states[0].weak and self._unknown.are_beside(wording, name)):
            return None
        return choose(states, memory.published, country=states[0].code)

    def _from_state(self, wording: Wording, memory: Memory, index: int, name: Name, state: NameEntry) -> Step:
        """A nationality or state, alone or before its office or institution."""
        for place in self._after_adjectives(wording, name.last):
            role = self._roles.at(wording.lower, place)
            if role is not None and any(not word.countries or state.code in word.countries for word in role[1]):
                is_past = self._calls_past(wording, index, name.first) or self._calls_past(wording, name.last, place)
                return self._from_role(wording, memory, index, role, state, is_past)
            sector = self._sectors.at(wording.lower, place)
            if sector is not None:
                return self._institution(wording, index, sector, state)
        holder = wording.names.get(name.last)
        if holder is not None and any(e.kind is ActorKind.PERSON and e.code == state.code for e in holder.entries):
            is_former = name.first > index
            return self._person(wording, memory, index, holder, state.code, None, is_former)
        return as_mention(state, wording.words[name.first].start, wording.words[name.last - 1].end), name.last

    def _after_adjectives(self, wording: Wording, place: int) -> range:
        """Where an office or institution may begin after a nationality."""
        place += wording.word(place) == "'s"
        end = place
        while end < place + ADJECTIVES and self._qualifies(wording.word(end)) and end not in wording.names:
            end += 1
        return range(place, min(end + 1, len(wording)))

    def _qualifies(self, word: str) -> bool:
        """A word that can stand between a nationality and what it qualifies."""
        if not word or word in self._small.no_adjectives:
            return False
        return word in self._small.qualifiers or word.endswith(self._small.adjective_endings)

    def _from_role(
        self, wording: Wording, memory: Memory, index: int, found: Offices, state: NameEntry | None, is_past: bool
    ) -> Step:
        """An office with its holder ("President X"), its state ("president of Y"), or alone."""
        after, roles = found
        code = state.code if state else None
        holder = wording.names.get(self._past_first_names(wording, after))
        if holder is not None and any(entry.kind is ActorKind.PERSON for entry in holder.entries):
            mention, end = self._person(wording, memory, index, holder, code, _meant(roles, code), is_past)
            if mention is not None:
                return mention, end
        if state is None:
            owner, end = self._owner(wording, memory, after)
            if owner is not None:
                return self._from_role(wording, memory, index, (end, roles), owner, is_past)
        return self._office(wording, index, found, code, is_past)

    def _office(self, wording: Wording, index: int, found: Offices, code: str | None, is_past: bool) -> Step:
        """An office whose holder no table knows: with the name that follows, or alone."""
        after, roles = found
        role = _meant(roles, code)
        name_end = self._unknown.end_of_person(wording, after)
        end = name_end or after
        name = wording.phrase(after if name_end else index, end)
        kind, via = (ActorKind.PERSON, Via.NAME) if name_end else (ActorKind.OFFICE, Via.ROLE)
        place = wording.span(index, end)
        return Mention(place.start, place.end, code, kind, name, code, role.sector, role.role, is_past, via), end

    def _past_first_names(self, wording: Wording, place: int) -> int:
        """Where the tabled surname of "Donald J. Trump" stands; `place` itself where no such name follows."""
        start = place + (wording.word(place) == ",")
        for end in range(start, min(start + FIRST_NAMES, len(wording))):
            name = wording.names.get(end)
            if name is not None:
                return end if any(entry.kind is ActorKind.PERSON for entry in name.entries) else start
            if not (wording.written[end][0].isupper() or wording.lower[end] == "."):
                break
        return start

    def _owner(self, wording: Wording, memory: Memory, place: int) -> tuple[NameEntry | None, int]:
        """The state in "of Y", "of the Y"."""
        if wording.word(place) not in ("of", "for"):
            return None, place
        place += 1 + (wording.word(place + 1) == "the")
        name = wording.names.get(place)
        state = self._state(wording, memory, name) if name else None
        return (state, name.last) if state and name else (None, place)

    def _person(
        self,
        wording: Wording,
        memory: Memory,
        index: int,
        name: Name,
        country: str | None,
        role: RoleWord | None,
        is_former: bool,
    ) -> Step:
        people = [entry for entry in name.entries if entry.kind is ActorKind.PERSON]
        office = role.role if role else None
        entry = choose(people, memory.published, country=country, role=office, former=is_former, named=memory.named)
        if entry is None:
            return None, name.last
        code = country or entry.code
        home, after = self._owner(wording, memory, name.last)
        end = after if home is not None and home.code == code else name.last  # "Foreign Minister X of Chile"
        mention = as_mention(entry, wording.words[index].start, wording.words[end - 1].end)
        sector = role.sector if role and not is_former else entry.sector
        return replace(mention, code=code, sector=sector, role=office, former=is_former), end

    def _from_name(self, wording: Wording, memory: Memory, index: int, name: Name) -> Step:
        """A person, body, group, place or thing; a person's government or administration speaks for the state."""
        entry = choose(name.entries, memory.published, named=memory.named)
        if entry is None:
            return None, name.last
        if entry.kind is ActorKind.PERSON:
            place = name.last + (wording.word(name.last) == "'s")
            for after in (place, place + 1):
                sector = self._sectors.at(wording.lower, after)
                if sector is not None and wording.word(after) not in self._small.no_adjectives:
                    return self._institution(wording, index, sector, entry)
        mention = as_mention(entry, wording.words[index].start, wording.words[name.last - 1].end)
        return replace(mention, former=name.first > index), name.last

    def _institution(self, wording: Wording, index: int, found: Sectors, owner: NameEntry) -> Step:
        """ "Russian troops", "the Trump administration": a part of a state."""
        end, sectors = found
        following = self._sectors.at(wording.lower, end)
        while following is not None:
            end, sectors = following
            following = self._sectors.at(wording.lower, end)
        place, sector = wording.span(index, end), sectors[0]
        name = wording.phrase(index, end)
        return Mention(place.start, place.end, owner.code, sector.kind, name, owner.country, sector.sector), end

    def _from_sector(self, wording: Wording, memory: Memory, index: int, found: Sectors) -> Step:
        """ "the government of France", or an institution word alone, whose state the context must give."""
        end, sectors = found
        owner, after = self._owner(wording, memory, end)
        if owner is not None:
            return self._institution(wording, index, (after, sectors), owner)
        place, sector, name = wording.span(index, end), sectors[0], wording.phrase(index, end)
        via = Via.PRONOUN if sector.refers else Via.DESCRIPTION
        return Mention(place.start, place.end, None, sector.kind, name, None, sector.sector, via=via), end


def _meant(roles: tuple[RoleWord, ...], code: str | None) -> RoleWord:
    """The office that the words mean in that state."""
    own = [role for role in roles if code in role.countries]
    general = [role for role in roles if not role.countries]
    return (own or general or roles)[0]
