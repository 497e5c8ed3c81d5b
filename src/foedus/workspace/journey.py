"""Everything that one run found, from the pile that was read to the brief that was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.records import Assessment, Brief, Coding, Ledger, Measures, Pile
from foedus.storing.codec import encode, written

LEDGER_TABLES = ("origins", "incidents", "threads", "promises", "conflicts", "datings", "corrections")


@dataclass(frozen=True, slots=True)
class Journey:
    """The results of all six stages. Same documents, rules, corrections and `today` give the same journey, to the byte.

    `codings` are as the coder made them; those of the ledger hold what people corrected.
    """

    today: date
    pile: Pile
    codings: tuple[Coding, ...]
    ledger: Ledger
    measures: Measures
    assessment: Assessment
    brief: Brief

    def to_json(self) -> str:
        """One JSON object, fields in the order of the records, a newline at its end.

        Documents and codings stand once (as in the ledger: corrected), the brief as Markdown.
        """
        counting = {coding.document: coding for coding in self.ledger.codings}
        return written(
            {
                "today": encode(self.today),
                "pile": encode(self.pile),
                "codings": [encode(counting.get(coding.document, coding)) for coding in self.codings],
                "ledger": {name: encode(getattr(self.ledger, name)) for name in LEDGER_TABLES},
                "measures": encode(self.measures),
                "assessment": encode(self.assessment),
                "brief": {
                    "title": self.brief.title,
                    "citations": self.brief.citations,
                    "markdown": self.brief.markdown,
                },
            }
        )
