"""Turns codes, documents and passages into words that fit into a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from foedus.records import AttributionLink, EvidenceSpan, Ledger, SourceView
from foedus.records.articles import with_article

UNKNOWN = "UNK"  # PLOVER's code for a party whose country is not known
LONGEST_TITLE = 9  # words of a title or deed that are quoted


class Naming:
    """Readable names for everything that a finding speaks of."""

    def __init__(self, ledger: Ledger, names: Mapping[str, str]) -> None:
        self._names = names
        self._documents = {document.id: document for document in ledger.documents}
        labels = Counter(document.label for document in ledger.documents)
        self._any_dated = any(not document.published.is_unknown for document in ledger.documents)
        self._shared = {label for label, times in labels.items() if times > 1}

    def actor(self, code: str) -> str:
        """ "Italy", "the United States"; the code itself where the tables have no name."""
        if code == UNKNOWN:
            return "a party that is not named"
        name = self._names.get(code, code)
        return with_article(name)

    def actors(self, codes: Iterable[str]) -> str:
        return listed([self.actor(code) for code in codes])

    def source(self, view: SourceView) -> str:
        """The source of a view; where none of its documents carries a date, that is said."""
        dated = [name for name in view.documents if not self._documents[name].published.is_unknown]
        return publisher(view.source) + ("" if dated or not self._any_dated else " (undated)")

    def speaker(self, link: AttributionLink) -> str:
        """Whoever is named as saying so, as the text names them: "the port authority", "the United Nations"."""
        if link.code and (link.name.isupper() or not link.name):
            return self.actor(link.code)
        return with_article(link.name) or "somebody unnamed"

    def document(self, identity: str) -> str:
        """The publisher, with the title where one publisher has several documents; else the title or first words."""
        document = self._documents[identity]
        if document.label in self._shared and document.title:
            return f"{publisher(document.label)} (“{shortened(document.title)}”)"
        return publisher(document.label)


def publisher(label: str) -> str:
    """The name of a source as it stands in a sentence: "the Ministry of ...", "NewsVane"."""
    return label if label.startswith("“") else with_article(label)


def listed(names: Sequence[str], most: int = 4) -> str:
    """ "A", "A and B", "A, B and C", "A, B, C and 4 more"."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def shortened(words: str, most: int = LONGEST_TITLE) -> str:
    """The first words, with an ellipsis where some are left out."""
    found = words.strip(" ,;:–-").split()
    return " ".join(found) if len(found) <= most else " ".join(found[:most]).rstrip(",;:–-") + " …"


def counted(number: int, one: str, many: str) -> str:
    """ "1 origin", "3 origins"."""
    return f"{number} {one if number == 1 else many}"


def sentence(text: str) -> str:
    """With a capital at the start and one full stop at the end."""
    told = text.strip().rstrip(".")
    return f"{told[:1].upper()}{told[1:]}."


def spread_out(evidence: Iterable[EvidenceSpan], most: int = 6) -> tuple[EvidenceSpan, ...]:
    """At most `most` passages, each document heard before any is heard twice, in the order given."""
    by_document: dict[str, list[EvidenceSpan]] = {}
    for span in dict.fromkeys(evidence):
        by_document.setdefault(span.document, []).append(span)
    rounds = max((len(spans) for spans in by_document.values()), default=0)
    chosen = [spans[turn] for turn in range(rounds) for spans in by_document.values() if turn < len(spans)]
    return tuple(sorted(chosen[:most]))
