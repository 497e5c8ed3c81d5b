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
from foedus.records import Assessment, Finding, FindingKind, Ledger, Measures

ORDER = (  # in which a hurried reader must have them
    FindingKind.RELATION,
    FindingKind.DISPUTE,
    FindingKind.INDEPENDENCE,
    FindingKind.COMMITMENT,
    FindingKind.STALENESS,
    FindingKind.DEPENDENCY,
    FindingKind.DATING,
    FindingKind.SLANT,
)
BOTTOM_LINE = 6
FEWEST = 3
EACH_KIND = 2  # findings of one kind in the bottom line, where there are others
AGAIN = 0.15  # weight lost by each further finding of a kind
FLOOR = 0.45  # below this weight nothing is added to the fewest
CONSIDERED = 200  # findings that the bottom line is chosen from, weightiest first


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
    """The weightiest findings; each further one of a kind counts for less, so that no kind crowds out the rest."""
    taken: Counter[FindingKind] = Counter()
    chosen: list[Finding] = []
    left = list(ordered[:CONSIDERED])
    while left and len(chosen) < BOTTOM_LINE:
        best = max(left, key=lambda finding: finding.weight - AGAIN * taken[finding.kind])  # the first of equals
        if len(chosen) >= FEWEST and (taken[best.kind] >= EACH_KIND or best.weight < FLOOR):
            left.remove(best)
            continue
        chosen.append(best)
        left.remove(best)
        taken[best.kind] += 1
    return tuple(sorted(chosen, key=lambda finding: (ORDER.index(finding.kind), -finding.weight, finding.id)))
