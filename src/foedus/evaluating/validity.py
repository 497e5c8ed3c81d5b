"""How often coders were right, counted from what people corrected and confirmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from foedus.evaluating.agreement import alpha
from foedus.evaluating.proportions import wilson
from foedus.records import Anchor, Correction
from foedus.records.judgements import Judgement, by_person, judged, live

ALL = "all"
NOT_STATED = "not stated"
LABELS = {"event": "type", "commitment": "strength", "dependency": "domain", "stance": "polarity"}  # makes the label


@dataclass(frozen=True, slots=True)
class Precision:
    """Of the `judged` records of a coder, a kind and a `group` (type or source), how many were `right` in all fields.

    `of_type` were of the type told, whatever else was set; `dropped` were nothing of the kind. `low`..`high` is the
    95% Wilson interval of right / judged.
    """

    coder: str
    kind: str
    group: str
    judged: int
    right: int
    of_type: int
    dropped: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.right / self.judged


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree on one `layer` of the records that two or more judged; `alpha` None: nothing varies."""

    kind: str
    layer: str
    items: int
    people: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Validity:
    """What people's judgements say of the coders. `items` records were judged by `people`."""

    items: int
    people: int
    by_type: tuple[Precision, ...]
    by_source: tuple[Precision, ...]
    agreements: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """One coded record and all that people said of it."""

    anchor: Anchor
    rows: tuple[Correction, ...]

    @property
    def verdict(self) -> Judgement:
        return judged(self.rows)


def validity(corrections: Sequence[Correction]) -> Validity:
    """Counts each record once, by the last word on it; what was taken back does not count.

    The figures speak of the records that people chose to look at. They are the precision of the coder only if these
    were chosen without regard to what they say: by lot, or all of a document.
    """
    items = _items(live(corrections))
    return Validity(
        items=len(items),
        people=len({name for item in items for name in by_person(item.rows)}),
        by_type=_precisions(items, lambda item: item.anchor.label),
        by_source=_precisions(items, lambda item: item.anchor.source or NOT_STATED, of_all_kinds=True),
        agreements=tuple(_agreements(items)),
    )


def _items(rows: Sequence[Correction]) -> list[_Item]:
    found: dict[tuple[str, str, str, str], list[Correction]] = {}
    for row in rows:
        anchor = row.anchor
        found.setdefault((anchor.coder, anchor.kind, anchor.document, anchor.record), []).append(row)
    return [_Item(own[0].anchor, tuple(own)) for _, own in sorted(found.items())]


def _precisions(
    items: Sequence[_Item], group_of: Callable[[_Item], str], *, of_all_kinds: bool = False
) -> tuple[Precision, ...]:
    """One row for each coder, kind and group, after a row for all groups of a kind."""
    groups: dict[tuple[str, str, str], list[_Item]] = {}
    for item in items:
        kind = ALL if of_all_kinds else item.anchor.kind
        groups.setdefault((item.anchor.coder, kind, group_of(item)), []).append(item)
        if not of_all_kinds:
            groups.setdefault((item.anchor.coder, kind, ""), []).append(item)
    return tuple(_precision(key, own) for key, own in sorted(groups.items()))


def _precision(key: tuple[str, str, str], items: Sequence[_Item]) -> Precision:
    verdicts = [item.verdict for item in items]
    right = sum(verdict.is_as_told for verdict in verdicts)
    low, high = wilson(right, len(items)) or (0.0, 1.0)
    return Precision(
        coder=key[0],
        kind=key[1],
        group=key[2] or ALL,
        judged=len(items),
        right=right,
        of_type=sum(
            _label(verdict, item.anchor) == item.anchor.label for verdict, item in zip(verdicts, items, strict=True)
        ),
        dropped=sum(verdict.dropped is not None for verdict in verdicts),
        low=low,
        high=high,
    )


def _label(verdict: Judgement, anchor: Anchor) -> str:
    """The type that somebody holds a record to be of."""
    if verdict.dropped:
        return "none"
    field = LABELS.get(anchor.kind, "")
    if field not in verdict.settings:
        return anchor.label
    value = verdict.settings[field][0].value
    return ("against" if value.startswith("-") else "for") if anchor.kind == "stance" else value


def _agreements(items: Sequence[_Item]) -> list[Agreement]:
    """Agreement on whether a record is right as told, on its type, and on each field that anybody set."""
    found = []
    for kind in sorted({item.anchor.kind for item in items}):
        shared = [(item, _people(item)) for item in items if item.anchor.kind == kind and len(_people(item)) > 1]
        if not shared:
            continue
        people = len({name for item, _ in shared for name in by_person(item.rows)})
        layers = {
            "right as told": [[str(one.is_as_told) for one in own] for _, own in shared],
            "type": [[_label(one, item.anchor) for one in own] for item, own in shared],
            **_by_field([own for _, own in shared]),
        }
        found += [Agreement(kind, layer, len(units), people, alpha(units)) for layer, units in layers.items()]
    return found


def _people(item: _Item) -> list[Judgement]:
    return [judged(rows) for rows in by_person(item.rows).values()]


def _by_field(shared: Sequence[Sequence[Judgement]]) -> dict[str, list[list[str]]]:
    """For each field that somebody changed, what each person holds; who left a field alone holds what was told."""
    found: dict[str, list[list[str]]] = {}
    for judgements in shared:
        kept = [one for one in judgements if one.dropped is None]
        told = {name: one.settings[name][0].was for one in kept for name in one.changes}
        if len(kept) > 1:
            for name in sorted(told):
                values = [one.settings[name][0].value if name in one.settings else told[name] for one in kept]
                found.setdefault(name, []).append(values)
    return {name: found[name] for name in sorted(found) if name not in LABELS.values()}
