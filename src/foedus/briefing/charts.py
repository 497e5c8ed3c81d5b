"""Draws how a relation stands as SVG that needs no script: one axis from conflict to cooperation, a mark per source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.briefing.escaping import plain, shortened
from foedus.briefing.quantities import score_range
from foedus.records.standings import side, signed

# Coordinates across are percentages, so that a chart fills any width while its letters keep their size.
MIDDLE, PER_POINT = 50.0, 4.6  # percent of the width: score 0, and one point of the -10..+10 scale
TICKS = (-10, -5, 0, 5, 10)
LANE = 40  # pixels of one source in the large chart
APART = 4.5  # percent; labels of marks nearer than this are set on another level
LONGEST_NAME = 34  # characters of a source beside its lane, so that name and value fit a phone
SHAPES = {  # a shape for each sign, because the sign must survive a grey print
    "coop": Markup('<circle r="5.5"/>'),
    "conf": Markup('<path d="M0-7 7 0 0 7-7 0z"/>'),
    "even": Markup('<path d="M-5-5H5V5H-5z"/>'),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What one source alone would imply, with its 80% interval."""

    key: str
    name: str
    score: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Scale:
    """One relation on the axis. `score` is None where sources disagree: then the range is shown and no middle."""

    id: str
    title: str
    low: float
    high: float
    score: float | None
    marks: tuple[Mark, ...]

    @property
    def description(self) -> str:
        """The chart in words, for those who do not see it."""
        whole = f"Range {score_range(self.low, self.high)}, contested" if self.score is None else _with_range(self)
        each = "; ".join(f"{mark.name} {_with_range(mark)}" for mark in self.marks)
        return f"Axis from −10, conflict, to +10, cooperation. {whole}. {each}"


@dataclass(frozen=True, slots=True)
class Moment:
    """How a relation stood in one period."""

    label: str
    score: float
    low: float
    high: float
    contested: bool


def strip(scale: Scale) -> Markup:
    """A small chart for one row of a table: band, middle, and a lettered mark per source."""
    levels = _levels(scale.marks)
    base = 22 + 14 * max(levels, default=0)
    parts = [_axis(base, small=True), _band(scale, base - 7, 14)]
    parts += [_lettered(mark, base, base - 10 - 14 * level) for mark, level in zip(scale.marks, levels, strict=True)]
    return _svg("strip", scale.id, (scale.title, scale.description), base + 26, parts)


def forest(scale: Scale) -> Markup:
    """The large chart: all sources together, then a lane for each source with its interval."""
    whole = _range_words(scale)
    bottom = 44 + LANE * len(scale.marks)
    parts = [_grid(bottom), _label(14, "All sources together", whole, strong=True), _band(scale, 22, 16)]
    for index, mark in enumerate(scale.marks):
        parts.append(_lane(mark, 44 + LANE * index))
    parts.append(_axis(bottom + 4, small=False))
    return _svg("forest", scale.id, (scale.title, scale.description), bottom + 44, parts)


def timeline(name: str, title: str, moments: Sequence[Moment]) -> Markup:
    """The relation period by period: a mark and its interval for each, hollow where contested."""
    described = "; ".join(
        f"{one.label}: {signed(one.score)} ({score_range(one.low, one.high)}){', contested' * one.contested}"
        for one in moments
    )
    across = [10 + 84 * (index + 0.5) / len(moments) for index in range(len(moments))]
    parts = [_level(score, word) for score, word in ((10, "+10"), (0, "0"), (-10, "−10"))]
    parts += [
        Markup('<line class="path" x1="{:.2f}%" y1="{:.1f}" x2="{:.2f}%" y2="{:.1f}"/>').format(
            across[index], _height(moments[index].score), across[index + 1], _height(moments[index + 1].score)
        )
        for index in range(len(moments) - 1)
    ]
    every = -(-len(moments) // 8)
    parts += [
        _moment(one, place, index % every == 0) for index, (one, place) in enumerate(zip(moments, across, strict=True))
    ]
    return _svg("timeline", name, (title, described), 118, parts)


def _with_range(one: Mark | Scale) -> str:
    return f"{signed(one.score or 0.0)} ({score_range(one.low, one.high)})"


def _range_words(scale: Scale) -> str:
    if scale.score is None:
        return f"contested: {score_range(scale.low, scale.high)}"
    return _with_range(scale)


def _svg(kind: str, name: str, words: tuple[str, str], height: int, parts: Sequence[Markup]) -> Markup:
    """`words` are the title and the description."""
    return Markup(
        '<svg class="chart {kind}" role="img" aria-labelledby="{name}-t {name}-d" width="100%" height="{height}">'
        '<title id="{name}-t">{title}</title><desc id="{name}-d">{description}</desc>{parts}</svg>'
    ).format(
        kind=kind,
        name=name,
        title=plain(words[0]),
        description=plain(words[1]),
        height=height,
        parts=Markup("").join(parts),
    )


def _across(score: float) -> float:
    return MIDDLE + PER_POINT * max(-10.0, min(10.0, score))


def _axis(at: int, *, small: bool) -> Markup:
    line = Markup('<line class="axis" x1="4%" x2="96%" y1="{0}" y2="{0}"/>').format(at)
    labels = [
        Markup(
            '<line class="tick" x1="{0}%" x2="{0}%" y1="{1}" y2="{2}"/><text class="num" x="{0}%" y="{3}">{4}</text>'
        ).format(_across(tick), at - 3, at + 3, at + 20, f"+{tick}" if tick > 0 else f"−{-tick}" if tick else "0")
        for tick in TICKS
    ]
    words = Markup(
        '<text class="end" x="4%" y="{0}">← conflict</text><text class="end right" x="96%" y="{0}">cooperation →</text>'
    ).format(at + 34)
    return line + Markup("").join(labels) + (Markup("") if small else words)


def _grid(bottom: int) -> Markup:
    return Markup("").join(
        Markup('<line class="{0}" x1="{1}%" x2="{1}%" y1="20" y2="{2}"/>').format(
            "grid" if tick else "grid zero", _across(tick), bottom + 4
        )
        for tick in TICKS
    )


def _band(scale: Scale, top: int, height: int) -> Markup:
    left, right = _across(scale.low), _across(scale.high)
    middle = top + height / 2
    band = Markup('<rect class="band{}" x="{:.2f}%" width="{:.2f}%" y="{}" height="{}" rx="3"/>').format(
        " open" if scale.score is None else "", left, max(right - left, 0.6), top, height
    )
    if scale.score is None:
        return band
    line = Markup('<line class="middle" x1="{0:.2f}%" x2="{0:.2f}%" y1="{1}" y2="{2}"/>')
    return band + line.format(_across(scale.score), middle - height / 2 - 2, middle + height / 2 + 2)


def _lane(mark: Mark, top: int) -> Markup:
    middle = top + 30
    whisker = Markup('<line class="whisker {3}" x1="{0:.2f}%" x2="{1:.2f}%" y1="{2}" y2="{2}"/>').format(
        _across(mark.low), _across(mark.high), middle, _side(mark.score)
    )
    return _label(top + 16, mark.name, _with_range(mark), key=mark.key) + whisker + _shape(mark.score, middle)


def _label(at: int, name: str, value: str, *, key: str = "", strong: bool = False) -> Markup:
    short = shortened(plain(name), LONGEST_NAME)
    letter = Markup('<tspan class="key">{}</tspan> ').format(key) if key else Markup("")
    return Markup('<text class="name{}" x="0" y="{}">{}{}</text><text class="value" x="100%" y="{}">{}</text>').format(
        " strong" if strong else "", at, letter, short, at, value
    )


def _lettered(mark: Mark, at: int, label_at: int) -> Markup:
    letter = Markup('<text class="letter" x="{:.2f}%" y="{}">{}</text>').format(_across(mark.score), label_at, mark.key)
    return _shape(mark.score, at) + letter


def _shape(score: float, at: float) -> Markup:
    """Circle for cooperation, diamond for conflict, square for neither: the sign shows without colour."""
    side = _side(score)
    return Markup('<svg class="mark {}" x="{:.2f}%" y="{}" overflow="visible">{}</svg>').format(
        side, _across(score), at, SHAPES[side]
    )


def _side(score: float) -> str:
    if not side(score):
        return "even"
    return "coop" if score > 0 else "conf"


def _levels(marks: Sequence[Mark]) -> list[int]:
    """For each mark the level of its letter, so that letters of near marks do not lie on each other."""
    levels: list[int] = []
    placed: list[tuple[float, int]] = []
    for mark in marks:
        place = _across(mark.score)
        taken = {level for other, level in placed if abs(other - place) < APART}
        level = next((one for one in range(3) if one not in taken), 0)
        placed.append((place, level))
        levels.append(level)
    return levels


def _height(score: float) -> float:
    return 50 - 4 * max(-10.0, min(10.0, score))


def _level(score: float, word: str) -> Markup:
    return Markup(
        '<line class="grid{2}" x1="8%" x2="100%" y1="{0:.1f}" y2="{0:.1f}"/>'
        '<text class="num left" x="0" y="{1:.1f}">{3}</text>'
    ).format(_height(score), _height(score) + 4, "" if score else " zero", word)


def _moment(one: Moment, across: float, is_named: bool) -> Markup:
    side = _side(one.score) + (" hollow" if one.contested else "")
    whisker = Markup('<line class="whisker {3}" x1="{0:.2f}%" x2="{0:.2f}%" y1="{1:.1f}" y2="{2:.1f}"/>').format(
        across, _height(one.high), _height(one.low), side
    )
    point = Markup('<svg class="mark {}" x="{:.2f}%" y="{:.1f}" overflow="visible">{}</svg>').format(
        side,
        across,
        _height(one.score),
        SHAPES[_side(one.score)],
    )
    name = (
        Markup('<text class="num" x="{:.2f}%" y="112">{}</text>').format(across, one.label) if is_named else Markup("")
    )
    return whisker + point + name
