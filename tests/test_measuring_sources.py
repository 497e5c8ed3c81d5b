"""What a source told first, what others bear out, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from factories import coding, document, event, quantity, stance
from foedus.measuring import measure
from foedus.reconciling import reconcile
from foedus.records import ActorKind, Coding, Document, LoadedWord, Mention, Rate, SourceProfile, Span
from foedus.workspace.opening import LEFT_OUT, opened

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


LOUD = "Norway met Japan, they say, in a heroic storm. Nobody counted 512 stranded whales. Norway admires Japan."


def loud() -> Story:
    where = document(LOUD, source="Loud", published="2025-03-02")
    bare = quantity(where, "512", 512, "stranded whales")
    said = [event(where, "met Japan", when="2025-03-01"), bare, stance(where, "admires", "NOR", "JPN", 1.0)]
    heroic = LoadedWord(LOUD.index("heroic"), LOUD.index("heroic") + 6, "praise")
    doubt = Span(0, LOUD.index(" Nobody"))
    return where, replace(coding(where, *said), loaded=(heroic,), hedges=(doubt,), hedged=1)


def test_every_score_opens_into_what_it_counts() -> None:
    where, coded = loud()
    ledger = reconcile([where], [coded], memberships=(), today=TODAY)
    (profile,) = measure(ledger, today=TODAY).sources
    counted = Counter(part.score for part in profile.parts)
    assert all(one.part == counted[one.name] for one in profile.rates)
    assert dict(profile.praises) == {"JPN": 1, "NOR": 1}
    assert counted["praises"] == 2
    shown = {(one.score, one.about): one.place.quote for one in opened(profile, ledger)}
    assert shown["hedging", ""] == "Norway met Japan, they say, in a heroic storm."
    assert shown["loaded words", "praise"] == "heroic"
    assert shown["numbers without source", ""] == "Nobody counted 512 stranded whales."
    assert shown["praises", "JPN"] == "Norway admires Japan."
    assert "originality" in {one.score for one in opened(profile, ledger)}


def test_what_a_source_leaves_out_opens_into_the_words_of_another() -> None:
    stories = (EARLY, LATE, AFTER)
    documents, codings = [one for one, _ in stories], [one for _, one in stories]
    ledger = reconcile(documents, codings, memberships=(), today=TODAY)
    profile = next(one for one in measure(ledger, today=TODAY).sources if one.source == "After")
    left_out = [one for one in opened(profile, ledger) if one.score == LEFT_OUT]
    assert [one.record for one in left_out] == list(profile.omits)
    assert all(one.place.document not in profile.documents for one in left_out)


def test_a_coding_of_an_earlier_version_counts_its_doubt_without_places() -> None:
    where, coded = loud()
    profile = profiles((where, replace(coded, hedges=())))["Loud"]
    assert rate(profile, "hedging").part == 1
    assert not [part for part in profile.parts if part.score == "hedging"]
