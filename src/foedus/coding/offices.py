"""Which offices a text gives to whom, and when the tables say they were held."""

from __future__ import annotations

from foedus.codebook.actors import ActorTable
from foedus.coding.lines import Line
from foedus.records import ActorKind, EvidenceSpan, RoleWords, Span, Via


def read_offices(line: Line, document: str, table: ActorTable) -> tuple[RoleWords, ...]:
    """Each person with an office in the words before the name, "former" kept; only people whom the tables know."""
    found = []
    for mention in (party.mention for party in line.participants):
        if mention.kind is not ActorKind.PERSON or mention.via is Via.PRONOUN or not (mention.role and mention.code):
            continue
        tenures = table.tenures_of(mention.name)
        held = tuple((t.first, t.last) for t in tenures if t.role == mention.role and t.code == mention.code)
        if tenures:
            evidence = EvidenceSpan.cut(document, line.text, Span(mention.start, mention.end))
            found.append(RoleWords(mention.name, mention.role, mention.code, mention.former, held, evidence))
    return tuple(found)
