"""Turns codes, documents and passages into words that fit into a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from foedus.records import EvidenceSpan, FuzzyDate, Ledger

UNKNOWN = "UNK"  # PLOVER's code for a party whose country is not known
LONGEST_TITLE = 9  # words of a title or deed that are quoted
_ARTICLE_FIRST = (
    "united ",
    "european ",
    "netherlands",
    "philippines",
    "czech republic",
    "dominican republic",
    "gambia",
    "bahamas",
    "maldives",
    "democratic republic",
    "central african",
    "african union",
    "holy see",
)
_ARTICLE_WITHIN = (
    "organization",
    "organisation",
    " nations",
    " fund",
    " bank",
    " union",
    " agency",
    " council",
    " commission",
    " court",
    " league",
    " group",
    " coalition",
    "ministry",
    " office",
    " secretariat",
)
_LETTERED = frozenset(
    [
        "AIIB",
        "AU",
        "CIS",
        "CSTO",
        "CTBTO",
        "EBRD",
        "EU",
        "GCC",
        "IAEA",
        "ICC",
        "ICJ",
        "ICRC",
        "IMF",
        "IOM",
        "OAS",
        "OECD",
        "OIC",
        "OPCW",
        "OSCE",
        "SCO",
        "UAE",
        "UK",
        "UN",
        "WFP",
        "WHO",
        "WTO",
        "G7",
        "G8",
        "G20",
        "G77",
    ]
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Naming:
    """Readable names for everything that a finding speaks of."""

    def __init__(self, ledger: Ledger, names: Mapping[str, str]) -> None:
        self._names = names
        self._documents = {document.id: document for document in ledger.documents}
        labels = Counter(document.label for document in ledger.documents)
        self._shared = {label for label, times in labels.items() if times > 1}

    def actor(self, code: str) -> str:
        """ "Italy", "the United States"; the code itself where the tables have no name."""
        if code == UNKNOWN:
            return "a party that is not named"
        name = self._names.get(code, code)
        small = f" {name.casefold()}"
        needs = (
            name in _LETTERED or small[1:].startswith(_ARTICLE_FIRST) or any(word in small for word in _ARTICLE_WITHIN)
        )
        return f"the {name}" if needs and not small.startswith(" the ") else name

    def actors(self, codes: Iterable[str]) -> str:
        return listed([self.actor(code) for code in codes])

    def document(self, identity: str) -> str:
        """The publisher, with the title where one publisher has several documents; else the file."""
        document = self._documents[identity]
        if document.label in self._shared and document.title:
            return f"{document.label} ({shortened(document.title)})"
        return document.label


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
    """With a capital at the start (names of files keep theirs) and one full stop at the end."""
    told = text.strip().rstrip(".")
    is_file = "." in told.split(" ", 1)[0]
    return f"{told if is_file else told[:1].upper() + told[1:]}."


def days(when: FuzzyDate) -> str:
    """ "on 19 May 2025", "in 2026", "between ... and ...", "not before ..."."""
    if when.earliest is None or when.latest is None:
        bound = when.earliest or when.latest
        if bound is None:
            return "on an unknown day"
        return f"not {'before' if when.latest is None else 'after'} {day_in_words(bound)}"
    if when.earliest == when.latest:
        return f"on {day_in_words(when.earliest)}"
    if (when.earliest, when.latest) == (date(when.earliest.year, 1, 1), date(when.earliest.year, 12, 31)):
        return f"in {when.earliest.year}"
    return f"between {day_in_words(when.earliest)} and {day_in_words(when.latest)}"


def day_in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def spread_out(evidence: Iterable[EvidenceSpan], most: int = 6) -> tuple[EvidenceSpan, ...]:
    """At most `most` passages, each document heard before any is heard twice, in the order given."""
    by_document: dict[str, list[EvidenceSpan]] = {}
    for span in dict.fromkeys(evidence):
        by_document.setdefault(span.document, []).append(span)
    rounds = max((len(spans) for spans in by_document.values()), default=0)
    chosen = [spans[turn] for turn in range(rounds) for spans in by_document.values() if turn < len(spans)]
    return tuple(sorted(chosen[:most]))
