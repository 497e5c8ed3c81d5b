"""What a source told first, what others bear out, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import coding, document, event, quantity
from foedus.measuring import measure
from foedus.reconciling import reconcile
from foedus.records import ActorKind, Coding, Document, Mention, Rate, SourceProfile

TODAY = date(2025, 12, 1)
Story = tuple[Document, Coding]


def story(text: str, *, source: str, day: str, figure: float | None = None) -> Story:
    where = document(text, source=source, published=day)
    said = [event(where, "met", when="2025-03-01")] if "met" in text else []
    counted = [quantity(where, f"{figure:,.0f}", figure, "stranded whales", about="NOR")] if figure else []
    named = tuple(Mention(0, 6, code, ActorKind.COUNTRY, code) for code in ("NOR", "JPN"))
    return where, replace(coding(where, *said, *counted), mentions=named)


def profiles(*stories: Story) -> dict[str, SourceProfile]:
    documents, codings = [one for one, _ in stories], [one for _, one in stories]
    ledger = reconcile(documents, codings, memberships=(), today=TODAY)
    return {profile.source: profile for profile in measure(ledger, today=TODAY).sources}


def rate(profile: SourceProfile, name: str) -> Rate:
    return next(one for one in profile.rates if one.name == name)


EARLY = story("Norway met Japan, and 4,170 stranded whales lay there.", source="Early", day="2025-03-02", figure=4170)
LATE = story("Japan saw Norway. In all 4,170 stranded whales died.", source="Late", day="2025-03-05", figure=4170)
AFTER = story("Later Norway and Japan met, say harbour folk.", source="After", day="2025-03-06")


def test_who_told_it_first_is_original_and_who_told_it_later_is_not() -> None:
    found = profiles(EARLY, LATE)
    assert rate(found["Early"], "originality").share == 1.0
    assert rate(found["Late"], "originality").share == 0.0


def test_a_shared_day_makes_nobody_the_first() -> None:
    where, coded = LATE
    found = profiles(EARLY, (replace(where, published=EARLY[0].published), coded))
    assert rate(found["Late"], "originality").part == 0


def test_a_source_omits_what_two_other_origins_tell_of_its_actors() -> None:
    found = profiles(EARLY, LATE, AFTER)
    assert found["After"].omits
    assert all(name.startswith("thread-") for name in found["After"].omits)
    assert not found["Early"].omits


def test_figures_that_other_origins_tell_too_are_borne_out() -> None:
    checked = rate(profiles(EARLY, LATE)["Early"], "borne out")
    assert (checked.part, checked.whole) == (1, 1)
    assert profiles(EARLY, LATE)["Early"].reliability == "F", "one figure is too few to judge by"


def test_every_score_is_told_with_its_parts() -> None:
    profile = profiles(EARLY)["Early"]
    assert [one.name for one in profile.rates] == [
        "hedging",
        "attributed",
        "numbers without source",
        "loaded words",
        "originality",
        "borne out",
    ]
    assert all(one.part <= one.whole for one in profile.rates)
    assert rate(profile, "numbers without source").share == profile.unsourced_numbers
