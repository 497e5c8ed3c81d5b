"""Shows one figure from telling to telling, and one source with every score opened into its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.cli.printing import CONTESTED, QUIET, plain, say_line, show_table
from foedus.codebook.admiralty import admiralty
from foedus.records import Claim, ClaimKind, Document, Drift, Ledger, Rate, SourceProfile, Thread
from foedus.records.drifts import judgement
from foedus.records.figures import figure
from foedus.workspace.sayings import UNNAMED, say, say_when

MOST_TOLD = 200  # tellings printed; --json gives all
MOST_OMITTED = 20


def show_thread(ledger: Ledger, thread: Thread) -> None:
    """One figure: how well it stands, and each telling with its source, its speakers and its drift."""
    documents = {document.id: document for document in ledger.documents}
    say_line(f"{thread.id}  {thread.measures or 'measure not named'}", "bold")
    for line in _standing(thread, documents):
        say_line(line)
    rows = [
        (
            say_when(documents[claim.evidence.document].published),
            documents[claim.evidence.document].label,
            plain(_told(claim)),
            say_chain(claim),
            claim.modality.value,
            say_when(claim.when) if claim.when else "",
            _echo(thread, number),
            plain("; ".join(f"{one.kind.value}: {one.because}" for one in drifts_at(thread, claim)), CONTESTED),
            claim.evidence.quote,
            plain(claim.id, QUIET),
        )
        for number, claim in enumerate(thread.claims[:MOST_TOLD])
    ]
    columns = ("published", "source", "figure", "on the word of", "modality", "period", "other origins")
    show_table("Tellings", (*columns, "drift against the first", "passage", "id"), rows, empty="Nobody tells it.")
    if len(thread.claims) > MOST_TOLD:
        say_line(f"and {len(thread.claims) - MOST_TOLD:,} more tellings; all of them: --json", QUIET)


def show_source(profile: SourceProfile, items: Mapping[str, object]) -> None:
    """One source: scores with their parts, loaded words, whom it praises and blames, what it leaves out."""
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
    for verb, tally in (("praises", profile.praises), ("blames", profile.blames)):
        told = ", ".join(f"{code} ({count})" for code, count in tally)
        say_line(f"It {verb} {told or 'nobody'}.")
    kinds = ", ".join(f"{kind} ({count})" for kind, count in profile.loaded_kinds)
    say_line(f"Loaded words: {kinds or 'none'}.")
    for example in profile.loaded_examples:
        say_line(f"  … {example.quote} …", QUIET)
    left_out = [(plain(name, QUIET), say(items[name])) for name in profile.omits[:MOST_OMITTED] if name in items]
    empty = "It leaves out nothing that two other origins tell of the actors it writes about."
    show_table("Told by others, left out here", ("id", "what the others tell"), left_out, empty=empty)


def say_chain(claim: Claim) -> str:
    """Who says so, from the document's side inward, each with the word of doubt that goes with it."""
    links = [
        f"{link.name or link.code or UNNAMED}{f' (“{link.hedge}”)' if link.hedge else ''}" for link in claim.attribution
    ]
    return " > ".join(links) or "nobody named"


def say_rate(rate: Rate) -> str:
    """ "40%"; loaded words are told per 100 words; "no case" where there is nothing to divide by."""
    if not rate.whole:
        return "no case"
    if rate.name == "loaded words":
        return f"{100 * rate.part / rate.whole:.1f} per 100"
    return f"{rate.part / rate.whole:.0%}"


def drifts_at(thread: Thread, claim: Claim) -> tuple[Drift, ...]:
    """How a telling differs from the first; a telling that repeats an earlier one has no entries of its own."""
    return tuple(drift for drift in thread.drifts if drift.second == claim.evidence)


def flags_of(thread: Thread) -> tuple[str, ...]:
    """What a reader must know before the figure is used."""
    flags = ((thread.contradiction, "contradiction"), (thread.is_single_source, "single source"))
    return tuple(name for is_so, name in (*flags, (thread.is_unsourced, "unsourced")) if is_so)


def _standing(thread: Thread, documents: Mapping[str, Document]) -> Sequence[str]:
    first = documents[thread.claims[0].evidence.document]
    known = f"First known {say_when(thread.first_known)}, in {first.label}." if thread.first_known else ""
    counts = f"{_counted(len(thread.claims), 'telling')}, {_counted(len(thread.origins), 'independent origin')}"
    flags = f"; {', '.join(flags_of(thread))}" if flags_of(thread) else ""
    lines = [known or "No telling is dated, so that the first cannot be told.", f"{counts}{flags}."]
    lines.append(f"Why one thread: {thread.because}.")
    if thread.grade:
        of_source, of_figure = (admiralty().name(code) for code in thread.grade.code)
        because_source, because_figure = thread.grade.reasons
        lines.append(
            f"Admiralty grade {thread.grade.code}: {of_source} ({because_source}); {of_figure} ({because_figure})."
        )
    return lines


def _told(claim: Claim) -> str:
    if claim.kind is ClaimKind.QUANTITY:
        return figure(claim)
    return judgement(claim)


def _echo(thread: Thread, number: int) -> str:
    """How many other origins bear a telling out, and how many speak against it."""
    if number >= len(thread.borne_out):
        return ""
    return f"{thread.borne_out[number]} agree, {thread.opposed[number]} against"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
