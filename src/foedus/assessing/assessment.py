"""Draws the findings together and picks the few that a hurried reader must have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from foedus.assessing.dating import dating_findings
from foedus.assessing.dependencies import dependency_findings
from foedus.assessing.disputes import dispute_findings
from foedus.assessing.independence import independence_findings
from foedus.assessing.naming import Naming
from foedus.assessing.promises import promise_findings
from foedus.assessing.relations import relation_findings
from foedus.assessing.slant import slant_findings
from foedus.assessing.staleness import staleness_findings
from foedus.records import Assessment, Finding, Ledger, Measures

BOTTOM_LINE = 6
EACH_KIND = 2  # findings of one kind in the bottom line, so that five promises do not crowd out the rest


def assess(
    ledger: Ledger,
    measures: Measures,
    *,
    about: Sequence[str],
    names: Mapping[str, str],
    today: date,  # noqa: ARG001 (every stage is told the day; scenarios will need it)
) -> Assessment:
    """Findings sorted by weight; those on the actors in `about` weigh more. `names` makes codes readable."""
    naming = Naming(ledger, names)
    asked = tuple(about)
    found = [
        *relation_findings(measures.relations, naming, asked),
        *dispute_findings(ledger, naming, asked),
        *promise_findings(ledger, naming, asked),
        *dependency_findings(measures, naming, asked),
        *independence_findings(ledger, naming),
        *staleness_findings(ledger, naming),
        *dating_findings(ledger, naming),
        *slant_findings(ledger, measures),
    ]
    ordered = tuple(sorted(found, key=lambda finding: (-finding.weight, finding.kind.value, finding.id)))
    return Assessment(asked, bottom_line(ordered), ordered)


def bottom_line(ordered: Sequence[Finding]) -> tuple[Finding, ...]:
    """The weightiest findings, few of each kind; more of a kind only where there is nothing else."""
    taken: Counter[str] = Counter()
    chosen: list[Finding] = []
    spare: list[Finding] = []
    for finding in ordered:
        is_room = taken[finding.kind] < EACH_KIND
        (chosen if is_room else spare).append(finding)
        taken[finding.kind] += 1
    few = chosen[:BOTTOM_LINE]
    few += spare[: max(0, 3 - len(few))]
    return tuple(sorted(few, key=lambda finding: (-finding.weight, finding.kind.value, finding.id)))
