"""Shows one source: every score with its parts, and any of them opened into the words that were counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.text import Text

from foedus.cli.databases import open_database
from foedus.cli.guarding import DONE
from foedus.cli.printing import QUIET, plain, print_json, say_line, show_table
from foedus.codebook.admiralty import admiralty
from foedus.errors import BadInput, UnknownSource
from foedus.records import Rate, SourceProfile
from foedus.storing.codec import Json, encode
from foedus.workspace.opening import LEFT_OUT, Opened, opened
from foedus.workspace.tracing import Place

MOST_OMITTED = 20
MOST_OPENED = 200  # things shown of one score; --json gives all
MOST_WORDS = 6  # loaded words named for each kind
AROUND = 40  # characters shown on each side of words that are no sentence
LOADED, PRAISES, BLAMES = "loaded words", "praises", "blames"


def source(name: str, *, score: str | None, db: Path | None, as_json: bool) -> int:
    """One source, by its name or a part of it that no other has; `score` None: all scores, with their parts counted."""
    store = open_database(db)
    try:
        ledger, measures, _ = store.result()
    finally:
        store.close()
    profile = _profile(name, measures.sources)
    wanted = _score(score, profile) if score is not None else None
    found = [one for one in opened(profile, ledger) if wanted in (None, one.score)]
    if as_json:
        print_json(_fields(profile, found) if wanted is None else encode(found))
    elif wanted is None:
        _show(profile, found)
    else:
        _show_opened(profile, wanted, found)
    return DONE


def _profile(name: str, profiles: Sequence[SourceProfile]) -> SourceProfile:
    asked = name.strip("“” ").casefold()
    exact = [one for one in profiles if one.source.strip("“” ").casefold() == asked]
    close = exact or [one for one in profiles if asked and asked in one.source.casefold()]
    if len(close) != 1:
        raise UnknownSource(name, [one.source for one in close or profiles])
    return close[0]


def _score(asked: str, profile: SourceProfile) -> str:
    known = [*(one.name for one in profile.rates), PRAISES, BLAMES, LEFT_OUT]
    begun = [name for name in known if name.startswith(asked.strip().casefold()) and asked.strip()]
    if len(begun) != 1:
        raise BadInput("--open", f"there is no score called {asked!r}", f"say one of {', '.join(known)}")
    return begun[0]


def _fields(profile: SourceProfile, found: Sequence[Opened]) -> Json:
    told = encode(profile)
    rates: list[Json] = [
        {"name": one.name, "share": one.share, "part": one.part, "whole": one.whole, "counted": one.counted}
        for one in profile.rates
    ]
    omits: list[Json] = [
        {"id": one.record, "says": one.says, "place": encode(one.place)} for one in found if one.score == LEFT_OUT
    ]
    parts = encode([one for one in found if one.score != LEFT_OUT])
    return {**told, "rates": rates, "omits": omits, "parts": parts} if isinstance(told, dict) else told


def _show(profile: SourceProfile, found: Sequence[Opened]) -> None:
    """Scores with their parts, loaded words, whom it praises and blames, what it leaves out."""
    counts = f"{_counted(len(profile.documents), 'document')}, {_counted(len(profile.origins), 'origin')}"
    say_line(f"{profile.source or 'source not stated'}: {counts}", "bold")
    say_line(f"Admiralty reliability {profile.reliability}: {admiralty().name(profile.reliability)}")
    rates = [(one.name, say_rate(one), f"{one.part:,} of {one.whole:,}", one.counted) for one in profile.rates]
    show_table(
        "Scores",
        ("score", "value", "parts", "what is counted"),
        rows=rates,
        empty="There is nothing to count.",
        kept_whole=("score", "value", "parts"),
    )
    for verb, tally in ((PRAISES, profile.praises), (BLAMES, profile.blames)):
        told = ", ".join(f"{code} ({count})" for code, count in tally)
        say_line(f"It {verb} {told or 'nobody'}.")
    say_line(f"Loaded words: {_loaded(profile, found)}.")
    left_out = [_row(one) for one in found if one.score == LEFT_OUT][:MOST_OMITTED]
    empty = "It leaves out nothing that two other origins tell of the actors it writes about."
    columns = ("what the others tell", "in the words of one", "where", "id")
    show_table("Told by others, left out here", columns, [row[1:] for row in left_out], empty=empty)
    say_line("Any of these opens into the words it counts: foedus show source NAME --open SCORE", QUIET)


def _loaded(profile: SourceProfile, found: Sequence[Opened]) -> str:
    """ "fear (3): “menace” 2, “dread”; praise (1): “noble”"."""
    words: dict[str, Counter[str]] = {}
    for one in found:
        if one.score == LOADED:
            words.setdefault(one.about, Counter())[one.place.quote.casefold()] += 1
    told = [f"{kind} ({count}){_named(words.get(kind, {}))}" for kind, count in profile.loaded_kinds]
    return "; ".join(told) or "none"


def _named(counts: Mapping[str, int]) -> str:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    told = [f"“{word}”{f' {count}' if count > 1 else ''}" for word, count in ranked[:MOST_WORDS]]
    more = [f"{len(ranked) - MOST_WORDS} more"] if len(ranked) > MOST_WORDS else []
    return f": {', '.join([*told, *more])}" if told else ""


def _show_opened(profile: SourceProfile, score: str, found: Sequence[Opened]) -> None:
    rate = next((one for one in profile.rates if one.name == score), None)
    counted = f": {rate.part:,} of {rate.whole:,}, {rate.counted}" if rate else ""
    rows = [_row(one) for one in found[:MOST_OPENED]]
    columns = ("about", "says", "words", "where", "id")
    kept = [number for number in range(len(columns)) if any(row[number].plain for row in rows)]
    show_table(
        f"{profile.source or 'source not stated'}, {score}{counted}",
        [columns[number] for number in kept],
        [[row[number] for number in kept] for row in rows],
        empty=f"{profile.source or 'This source'}, {score}: there is nothing that counts.",
    )
    if len(found) > MOST_OPENED:
        say_line(f"and {len(found) - MOST_OPENED:,} more; all of them: --json", QUIET)
    if rate and rate.part > len(found):
        lost = rate.part - len(found)
        say_line(f"An earlier version counted {lost:,} more without keeping their places; run the documents again.")


def _row(one: Opened) -> tuple[Text, ...]:
    where = f"{one.place.path}, {one.place.start}..{one.place.end}"
    words = plain(one.place.quote) if one.record else _in_its_place(one.place)
    return plain(one.about), plain(one.says), words, plain(where, QUIET), plain(one.record, QUIET)


def _in_its_place(place: Place) -> Text:
    """Words with a little of what stands around them on their line."""
    before = place.before.rsplit("\n", 1)[-1][-AROUND:]
    after = place.after.split("\n", 1)[0][:AROUND]
    # A word that is cut in two at either end is left out.
    before = before.partition(" ")[2] if len(before) == AROUND else before
    after = after.rpartition(" ")[0] if len(after) == AROUND else after
    return Text.assemble(plain(before, QUIET), plain(place.quote, "bold"), plain(after, QUIET))


def say_rate(rate: Rate) -> str:
    """ "40%"; loaded words are told per 100 words; "no case" where there is nothing to divide by."""
    if not rate.whole:
        return "no case"
    if rate.name == LOADED:
        return f"{100 * rate.part / rate.whole:.1f} per 100"
    return f"{rate.part / rate.whole:.0%}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
