"""Everything that one run found, from the pile that was read to the brief that was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.records import Assessment, Brief, Coding, Ledger, Measures, Pile
from foedus.storing.codec import encode, written

LEDGER_TABLES = ("origins", "incidents", "threads", "promises", "conflicts", "datings")


@dataclass(frozen=True, slots=True)
class Journey:
    """The results of all six stages. Same documents, rules and `today` give the same journey, to the byte."""

    today: date
    pile: Pile
    codings: tuple[Coding, ...]
    ledger: Ledger
    measures: Measures
    assessment: Assessment
    brief: Brief

    def to_json(self) -> str:
        """One JSON object, fields in the order of the records, a newline at its end.

        Documents and codings stand once (the ledger's own are the same), the brief as Markdown.
        """
        return written(
            {
                "today": encode(self.today),
                "pile": encode(self.pile),
                "codings": encode(self.codings),
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
