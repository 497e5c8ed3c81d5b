"""What a document has said so far: whom it named, how often, how lately, and under which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from foedus.language.anaphors import Anaphor
from foedus.records import ActorKind, Mention

SHARES = (0.3, 0.5, 0.7)  # parts of all names in a document between which a party weighs more
_NOBODY = (ActorKind.ASSET, ActorKind.PROGRAMME)


@dataclass(slots=True)
class Standing:
    """One code in the document up to here. `sentence`: where it was mentioned last; `count`: how often.

    `person` is the last of its people who was named.
    """

    last: Mention
    sentence: int
    count: int = 0
    person: Mention | None = None
    sectors: set[str] = field(default_factory=set)


class Discourse:
    """The running record of one document."""

    def __init__(self, named: Iterable[Mention]) -> None:
        """`named`: every mention of the document whose words alone give a code."""
        coded = [mention for mention in named if is_party(mention)]
        counts = Counter(mention.code or "" for mention in coded)
        self.shares: Mapping[str, int] = {
            code: sum(count >= edge * counts.total() for edge in SHARES) for code, count in counts.items()
        }
        ranked = sorted(counts, key=lambda code: (-counts[code], code))
        is_tied = len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]]
        self.main = ranked[0] if ranked and not is_tied else None
        self.coming = {code: next(m for m in coded if m.code == code) for code in ranked[:3]}
        self.known: dict[str, Standing] = {}
        self.heads: dict[str, str] = {}
        self.sorts: dict[str, str] = {}
        self.sentence = 0
        self.subject: str | None = None
        self.subject_before: str | None = None

    @property
    def size(self) -> int:
        """How many parties the whole document names."""
        return len(self.shares)

    def next_sentence(self) -> None:
        self.sentence += 1
        self.subject_before, self.subject = self.subject or self.subject_before, None

    def note(self, mention: Mention, head: str) -> None:
        """A mention with a code, in reading order."""
        if mention.code is None or not is_party(mention):
            return
        self.subject = self.subject or mention.code
        self.heads[head] = mention.code
        standing = self.known.pop(mention.code, None) or Standing(mention, self.sentence)
        self.known[mention.code] = standing  # taken out and put back, it is the last
        standing.last, standing.sentence, standing.count = mention, self.sentence, standing.count + 1
        if mention.kind is ActorKind.PERSON:
            standing.person = mention
        if mention.sector:
            standing.sectors.add(mention.sector)

    def note_reference(self, anaphor: Anaphor, code: str) -> None:
        """A reference that was followed to `code`."""
        self.sorts[anaphor.sort] = code

    def latest(self, most: int) -> list[str]:
        """Codes by how lately they were mentioned, the last first."""
        return list(islice(reversed(self.known), most))


def is_party(mention: Mention) -> bool:
    return mention.code is not None and mention.kind not in _NOBODY
