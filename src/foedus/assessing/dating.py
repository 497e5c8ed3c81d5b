"""Says what bounds the day of a document that carries none."""

from __future__ import annotations

from datetime import date

from foedus.assessing.naming import Naming, sentence, spread_out
from foedus.records import Dating, Finding, FindingKind, Ledger, content_id
from foedus.records.dates import day_in_words

WEIGHT = 0.35
TRUSTED = "the text gives offices and past events their right names"


def dating_findings(ledger: Ledger, naming: Naming) -> list[Finding]:
    """One finding for each undated document."""
    return [_finding(dating, naming) for dating in ledger.datings if dating.published.is_unknown]


def _finding(dating: Dating, naming: Naming) -> Finding:
    told = f"{naming.document(dating.document)} carries no date; {_bounded(dating)}"
    evidence = spread_out(bound.evidence for bound in dating.bounds)
    assumed = TRUSTED if evidence else "nothing was found in the text that bounds its day"
    identity = content_id("finding", "dating", dating.document)
    return Finding(identity, FindingKind.DATING, sentence(told), "", WEIGHT, (dating.document,), evidence, assumed)


def _bounded(dating: Dating) -> str:
    lows = [bound.when.earliest for bound in dating.bounds if bound.when.earliest]
    highs = [bound.when.latest for bound in dating.bounds if bound.when.latest]
    low, high = max(lows, default=None), min(highs, default=None)
    if low and high and low > high:
        return f"what it names fits no one day: not before {day_in_words(low)}, not after {day_in_words(high)}"
    return f"what it names puts it {_interval(low, high)}" if low or high else "nothing in it bounds the day"


def _interval(low: date | None, high: date | None) -> str:
    if low and high:
        return f"between {day_in_words(low)} and {day_in_words(high)}"
    bound = low or high
    return f"{'not before' if low else 'not after'} {day_in_words(bound)}" if bound else ""
