"""Sets the brief as Markdown: the same sentences as the page, citations as footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.briefing.claims import Dispute, Disputes
from foedus.briefing.conflicts import Misfits
from foedus.briefing.contents import Contents
from foedus.briefing.corrections import Corrected, Corrections
from foedus.briefing.dependencies import Dependencies
from foedus.briefing.escaping import for_markdown as safe
from foedus.briefing.findings import Findings, Line
from foedus.briefing.framing import Framing
from foedus.briefing.header import Header
from foedus.briefing.method import MethodNote
from foedus.briefing.passages import Excerpt, Passage, Place
from foedus.briefing.promises import Promises
from foedus.briefing.relations import Board, Row
from foedus.briefing.sentences import CitedSentence, Cites
from foedus.briefing.sources import Held, Listed, SharedOrigin, SourceRow, Sources, Trace


def as_markdown(contents: Contents) -> str:
    """The whole brief as text, ending with a newline."""
    sections = (
        _header(contents.header),
        _bottom_line(contents.bottom_line, contents.board),
        _board(contents.board),
        _disputes(contents.disputes),
        *(_framing(framing) for framing in contents.framings),
        _promises(contents.promises),
        _dependencies(contents.dependencies),
        _misfits(contents.misfits),
        _sources(contents.sources),
        _findings(contents.findings),
        _method(contents.method),
        _corrections(contents.corrections),
        _passages(contents.passages),
    )
    return "\n\n".join(section for section in sections if section) + "\n"


def _cites(cites: Cites) -> str:
    return "".join(f"[^{number}]" for number in cites.numbers) + (f" +{cites.more}" if cites.more else "")


def _says(sentence: CitedSentence, *, word: str = "") -> str:
    assumed = f" *Assumed: {safe(sentence.assumed)}*" if sentence.assumed else ""
    return " ".join(
        f"{safe(sentence.text)}{assumed}{f' ({safe(word)})' if word else ''} {_cites(sentence.cites)}".split()
    )


def _quote(excerpt: Excerpt) -> str:
    return f"“{''.join(_stressed(safe(piece.text)) if piece.marked else safe(piece.text) for piece in excerpt.pieces)}”"


def _stressed(text: str) -> str:
    """`text` in bold; the stars must touch the words, so spaces at the edges stay outside."""
    inner = text.strip()
    if not inner:
        return text
    before, _, after = text.partition(inner)
    return f"{before}**{inner}**{after}"


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _more(number: int, what: str, place: str) -> str:
    if not number:
        return ""
    return f"\n\nand {number:,} more{f' {what}' if number > 1 else ''}: `{place}`"


def _header(header: Header) -> str:
    unread = f"Not read: {'; '.join(safe(line) for line in header.unread)}." if header.unread else ""
    facts = " · ".join(safe(fact) for fact in header.facts)
    return f"# {safe(header.title)}\n\nAs of {header.as_of} · {facts}" + (f"\n\n{unread}" if unread else "")


def _bottom_line(lines: Sequence[Line], board: Board) -> str:
    parts = ["## Bottom line"]
    parts.append(_lines(lines) or ("" if board.absent else "The documents give no finding on this question."))
    parts += [safe(absent) for absent in board.absent]
    parts.append(_bullets(_says(near) for near in board.nearest))
    return "\n\n".join(part for part in parts if part)


def _lines(lines: Sequence[Line]) -> str:
    return _bullets(_says(line.sentence, word=line.word) for line in lines)


def _board(board: Board) -> str:
    rows = (*board.large, *board.rows)
    if not rows:
        return "## State board\n\nNo relation between two actors could be read from these documents."
    heads = ("Relation", "Field", "State, −10 to +10 (80% interval)", "Each source alone", "In words")
    table = _table(heads, (_board_row(row) for row in rows))
    return f"## State board\n\n{table}{_more(board.more, 'relation states', 'foedus show relation ACTOR RECIPIENT')}"


def _board_row(row: Row) -> tuple[str, ...]:
    reading = f"contested: {row.reading}" if row.contested else row.reading
    alone = "; ".join(f"{mark.key} {mark.score:+.1f}".replace("-", "−") for mark in row.scale.marks)
    return (safe(row.dyad), row.field, reading, alone, _says(row.sentence))


def _disputes(disputes: Disputes) -> str:
    parts = ["## What sources dispute"]
    if not disputes.shown:
        parts.append("No claim in these documents is told in two ways.")
    parts += [_dispute(dispute) for dispute in disputes.shown]
    return "\n\n".join(parts) + _more(disputes.more, "contested claims", "foedus show claims --contested")


def _dispute(dispute: Dispute) -> str:
    tags = ", ".join(
        (["contradiction"] if dispute.contradiction else []) + [f"drift: {kind}" for kind in dispute.kinds]
    )
    rows = (
        (
            f"**{variant.publisher.key}** {safe(variant.publisher.name)}",
            safe(variant.on_word_of),
            "; ".join(
                [
                    safe(variant.figure) + (f" ({variant.modality})" if variant.modality else ""),
                    *([safe(variant.remark)] if variant.remark else []),
                ]
            ),
            variant.published,
            f"{_quote(variant.quote)} {_cites(variant.cites)}",
        )
        for variant in dispute.variants
    )
    table = _table(("Who publishes", "On whose word", "Figure", "Date", "Exact words"), rows)
    table += _more(dispute.more_variants, "tellings", f"foedus trace {dispute.id}")
    drifts = _bullets(f"**{note.kind}** ({note.meaning}): {_says(note.sentence)}" for note in dispute.drifts)
    parts = (f"### {safe(dispute.title)}", f"*{tags}*" if tags else "", _says(dispute.sentence), table, drifts)
    return "\n\n".join(part for part in parts if part)


def _framing(framing: Framing) -> str:
    rows = (
        (
            f"**{frame.publisher.key}** {safe(frame.publisher.name)}",
            f"{frame.reading}, {frame.word}, {frame.passages} {'passage' if frame.passages == 1 else 'passages'}",
            " ".join(f"{_quote(one.quote)} {_cites(one.cites)}" for one in frame.quotes),
        )
        for frame in framing.frames
    )
    table = _table(("Who publishes", "Alone implies", "Heaviest words"), rows)
    more = _more(framing.more, "sources", f"foedus trace {framing.id}")
    return f"### How sources frame {safe(framing.dyad)}\n\n{table}{more}"


def _promises(promises: Promises) -> str:
    if not promises.shown:
        return "## Promises\n\nNo promise was found in these documents."
    rows = (
        (
            safe(row.debtors) + (f" → {safe(row.creditors)}" if row.creditors else ""),
            _says(row.deed) + (f" {_quote(row.quote)}" if row.quote else ""),
            f"{safe(row.due)}; {row.strength}",
            f"{row.sign} {row.said}. {safe(row.because)} {_cites(row.outcome)}".strip(),
        )
        for row in promises.shown
    )
    table = _table(("Who → to whom", "Promise", "Due", "Outcome"), rows)
    return f"## Promises\n\n{table}{_more(promises.more, 'promises', 'foedus show commitments')}"


def _dependencies(dependencies: Dependencies) -> str:
    if not dependencies.shown:
        return "## Dependencies\n\nNo document here says that one actor depends on another."
    lines = _bullets(
        f"**{safe(one.dependent)} → {safe(one.on)}** ({one.field}): {_says(one.sentence)}" for one in dependencies.shown
    )
    return f"## Dependencies\n\n{lines}{_more(dependencies.more, 'dependencies', 'journey.json')}"


def _misfits(misfits: Misfits) -> str:
    parts = ["## What does not fit"]
    parts.append(
        _bullets(
            f"**{safe(one.name)}** ({one.kind}, {one.publisher.key}): {_says(one.sentence)} {_quote(one.quote)}"
            for one in misfits.shown
        )
        or "No office, membership or pending decision clashes with the date of its document."
    )
    parts += [
        f"Undated: *{safe(one.title)}* ({one.publisher.key}): {one.bounds}.\n\n" + _bullets(map(_says, one.sentences))
        for one in misfits.undated
    ]
    return "\n\n".join(part.rstrip() for part in parts) + _more(misfits.more, "clashes", "foedus show conflicts")


def _sources(sources: Sources) -> str:
    heads = (
        "Key",
        "Source",
        "Documents",
        "Hedged",
        "Attributed",
        "Unsourced numbers",
        "Loaded per 100 words",
        "Praises / blames",
    )
    table = _table(heads, (_source_row(row) for row in sources.shown)) if sources.shown else "No document was given."
    shared = _bullets(
        f"Shared origin {one.number}{_certainty(one)}: {'; '.join(map(safe, one.titles))}."
        + "".join(map(_held, one.passages))
        + "".join(f" {trace.verb} {_traced(trace)} {_cites(trace.cites)}." for trace in one.traces)
        for one in sources.shared
    )
    return f"## Sources\n\n{table}{_more(sources.more, 'sources', 'foedus show sources')}" + (
        f"\n\n{shared}" if shared else ""
    )


def _certainty(shared: SharedOrigin) -> str:
    return f", counted as one ({shared.probability})" if len(shared.titles) > 1 else ""


def _held(held: Held) -> str:
    return (
        f" A passage of it stands in {safe(held.title)} and counts with it ({held.probability}) {_cites(held.cites)}."
    )


def _traced(trace: Trace) -> str:
    return f"“{safe(trace.words)}”" if trace.is_quote else safe(trace.words)


def _source_row(row: SourceRow) -> tuple[str, ...]:
    documents = "; ".join(map(_listed, row.documents))
    more = f" and {row.more:,} more" if row.more else ""
    examples = ", ".join(f"“{safe(one.words)}” {_cites(one.cites)}" for one in row.examples)
    loaded = f"{row.loaded}: {examples}" if examples else row.loaded
    name = safe(row.publisher.name)
    tallies = f"{safe(row.praises)} / {safe(row.blames)}"
    return (row.publisher.key, name, documents + more, row.hedging, row.attributed, row.unsourced, loaded, tallies)


def _listed(one: Listed) -> str:
    read_from = f", from “{safe(one.as_written)}”" if one.as_written else ""
    shared = f", shared origin {one.shared_with}" if one.shared_with else ""
    return f"{safe(one.title)} ({one.published}{read_from}{shared}) {_cites(one.dated_by)}".strip()


def _findings(findings: Findings) -> str:
    groups = [f"### {group.name}\n\n{_lines(group.lines)}" for group in findings.groups]
    body = "\n\n".join(groups) or "There are no findings."
    return f"## Findings in full\n\n{body}{_more(findings.more, 'findings', 'journey.json')}"


def _corrections(corrections: Corrections) -> str:
    if not corrections.shown and not corrections.lost:
        return ""
    head = "What people said of single records. The brief rests on the record as corrected."
    lines = _bullets([*map(_corrected, corrections.shown), *(f"{safe(line)}." for line in corrections.lost)])
    return f"## Corrections\n\n{head}\n\n{lines}{_more(corrections.more, 'corrections', 'foedus show corrections')}"


def _corrected(one: Corrected) -> str:
    standing = f" **{safe(one.standing)}**" if one.standing else ""
    return f"*{safe(one.kind)}*: {safe(one.said)}{standing}: {_quote(one.quote)} {_cites(one.cites)}"


def _method(notes: Sequence[MethodNote]) -> str:
    return "## Method and limits\n\n" + _bullets(f"**{note.heading}.** {note.text}" for note in notes)


def _passages(passages: Sequence[Passage]) -> str:
    notes = sorted((place.number, _footnote(passage, place)) for passage in passages for place in passage.places)
    return "## Cited passages\n\n" + ("\n\n".join(note for _, note in notes) or "Nothing is cited.")


def _footnote(passage: Passage, place: Place) -> str:
    words = "".join(
        _stressed(safe(piece.text)) if place.number in piece.numbers else safe(piece.text)
        for piece in passage.excerpt.pieces
    )
    where = f"{passage.document}, characters {place.start:,}–{place.end:,}"
    head = f"*{safe(passage.title)}* ({safe(passage.publisher.name)}, {passage.published}; {where})"
    remarks = "".join(f" ({safe(remark)})" for remark in passage.remarks)
    return f"[^{place.number}]: {head}: “{words}”{remarks}"
