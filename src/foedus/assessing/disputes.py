"""Puts into words where sources tell one figure differently."""

from __future__ import annotations

from foedus.assessing.naming import Naming, days, listed, sentence, shortened
from foedus.assessing.weighing import weighed
from foedus.records import Claim, Drift, DriftKind, EvidenceSpan, Finding, FindingKind, Ledger, Thread, content_id

# Gravest first: a reader is misled most by another number, then by another unit, a promise told as done, ...
_GRAVITY = {
    DriftKind.NUMBER: 0.6,
    DriftKind.UNIT: 0.6,
    DriftKind.MODALITY: 0.55,
    DriftKind.ATTRIBUTION: 0.55,
    DriftKind.PERIOD: 0.4,
    DriftKind.MEASURE: 0.45,
    DriftKind.GRANULARITY: 0.25,
    DriftKind.WORDING: 0.25,
}
MEASURING = frozenset(
    [
        "barrel",
        "cubic metre",
        "day",
        "gigawatt",
        "hectare",
        "hour",
        "kilometer",
        "kilometre",
        "litre",
        "megawatt",
        "meter",
        "metre",
        "mile",
        "minute",
        "month",
        "percentage point",
        "ton",
        "tonne",
        "week",
        "year",
    ]
)
OF_UNNAMED = 0.3  # a source that is dropped or added misleads less than one that is swapped
OF_CONTRADICTION = 0.75
OF_ODD_SOURCES = 0.05  # more for a difference between documents than within one


def dispute_findings(ledger: Ledger, naming: Naming, about: tuple[str, ...]) -> list[Finding]:
    """One finding for each thread with a contradiction or a drift, about its gravest difference."""
    return [_finding(thread, naming, about) for thread in ledger.threads if thread.drifts]


def _finding(thread: Thread, naming: Naming, about: tuple[str, ...]) -> Finding:
    drift = max(thread.drifts, key=lambda drift: (_gravity(thread, drift), drift.kind.value, drift.first, drift.second))
    kinds = sorted({other.kind.value for other in thread.drifts if other.kind is not drift.kind})
    told = _told(thread, drift, naming)
    if kinds:
        told += f"; they also differ in {listed(kinds, 3)}"
    clashes = thread.contradiction and drift.kind is DriftKind.NUMBER
    base = OF_CONTRADICTION if clashes else _gravity(thread, drift)
    if drift.first.document != drift.second.document:
        base += OF_ODD_SOURCES
    codes = sorted({code for claim in thread.claims for code in claim.about})
    evidence = tuple(sorted({drift.first, drift.second}))
    weight = weighed(base, codes, about)
    return Finding(
        content_id("finding", thread.id), FindingKind.DISPUTE, sentence(told), "", weight, (thread.id,), evidence
    )


def _gravity(thread: Thread, drift: Drift) -> float:
    """How far a reader is misled by a drift, 0..1."""
    if drift.kind is DriftKind.ATTRIBUTION:
        ends = (_claim_at(thread, drift.first), _claim_at(thread, drift.second))
        return _GRAVITY[drift.kind] if all(claim.attribution for claim in ends) else OF_UNNAMED
    return _GRAVITY[drift.kind]


def _told(thread: Thread, drift: Drift, naming: Naming) -> str:
    first, second = _claim_at(thread, drift.first), _claim_at(thread, drift.second)
    here, there = naming.document(drift.first.document), naming.document(drift.second.document)
    what = shortened(thread.measures, 7) or "one figure"
    if drift.kind is DriftKind.NUMBER:
        verb = "cannot both hold" if thread.contradiction else "differ"
        return f"figures for “{what}” {verb}: {figure(first)} in {here}, {figure(second)} in {there}"
    if drift.kind is DriftKind.ATTRIBUTION:
        return f"{here} puts {figure(first)} for “{what}” {_speaker(first, naming)}, {there} {_speaker(second, naming)}"
    if drift.kind is DriftKind.MODALITY:
        return f"{here} tells “{what}” ({figure(first)}) as {first.modality.value}, {there} as {second.modality.value}"
    if drift.kind is DriftKind.MEASURE:
        name, other = shortened(first.measures, 7), shortened(second.measures, 7)
        return f"{figure(first)} measures “{name}” in {here}, “{other}” in {there}"
    if drift.kind is DriftKind.UNIT:
        return f"{here} puts “{what}” at {figure(first)}, {there} at {figure(second)}"
    if drift.kind is DriftKind.PERIOD:
        return f"{here} dates “{what}” ({figure(first)}) {_dated(first)}, {there} {_dated(second)}"
    how = "more or less exactly" if drift.kind is DriftKind.GRANULARITY else "in more loaded words"
    return f"{here} and {there} tell one figure for “{what}”, {figure(first)} and {figure(second)}, one of them {how}"


def _dated(claim: Claim) -> str:
    return days(claim.when) if claim.when else "on an unknown day"


def figure(claim: Claim) -> str:
    """ "168,000", "40 %", "about 6.7 billion USD", "20 to 30"."""
    if claim.value is not None:
        told = _number(claim.value)
    else:
        told = " to ".join(_number(bound) for bound in (claim.low, claim.high) if bound is not None) or "a figure"
    unit = claim.currency or ("%" if claim.unit in ("percent", "%") else _unit(claim, told))
    about = "about " if claim.approximate else ""
    return f"{about}{told} {unit}".strip()


def _unit(claim: Claim, told: str) -> str:
    """The unit in the plural where it is one of measuring; what is merely counted is named by the sentence anyhow."""
    unit = (claim.unit or "").casefold()
    if unit.removesuffix("s") not in MEASURING:
        return ""
    return unit.removesuffix("s") if told == "1" else f"{unit.removesuffix('s')}s"


def _number(value: float) -> str:
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.6g} {word}"
    return f"{value:,.10g}"


def _speaker(claim: Claim, naming: Naming) -> str:
    if not claim.attribution:
        return "on nobody's word"
    link = claim.attribution[-1]
    name = (
        naming.actor(link.code) if link.code else f"the {link.name[4:]}" if link.name.startswith("The ") else link.name
    )
    return f"on the word of {name}"


def _claim_at(thread: Thread, place: EvidenceSpan) -> Claim:
    return next(claim for claim in thread.claims if claim.evidence == place)
