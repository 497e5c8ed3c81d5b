"""How to read the brief: what the scores and words mean, and what was not attempted."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.records.standings import ladder


@dataclass(frozen=True, slots=True)
class MethodNote:
    """One remark on the method: it says something about this brief, not about the world."""

    heading: str
    text: str


RATES = (
    "Hedged: share of sentences with a word of doubt. Attributed: share of statements that name somebody as saying so. "
    "Unsourced numbers: share of figures for which nobody is named. Loaded: words that judge while they tell, in each "
    "100 words. Praises and blames: whom the source speaks well or ill of, and how often. The command foedus show "
    "source opens each of these into the passages it counts. The rates say how a source writes, not whether it is "
    "right; a joint statement or a ministry is its own source and need name no other."
)
METHOD = (
    MethodNote(
        "Scores",
        "A relation is measured in each direction and runs from −10 (conflict) to +10 (cooperation), on the PLOVER "
        "scale. Where both directions rest on much the same reports and read alike, one row (↔) stands for both. "
        "Words weigh less than deeds: statements lie towards the middle, material aid or the use of force towards the "
        "ends. The range in brackets is an 80% interval. It reflects how few and how scattered the reports are, not "
        "whether the documents tell the truth.",
    ),
    MethodNote(
        "Words for scores",
        f"{ladder().capitalize()}.",
    ),
    MethodNote(
        "Contested",
        "Where sources disagree by more than their own spread explains, the board shows the range between them and no "
        "single number, because the middle of a disagreement is nobody’s view.",
    ),
    MethodNote(
        "Independence",
        "Evidence is counted by independent origin. Documents that share rare phrases or odd figures are taken to go "
        "back to one text and count once, however many outlets carried it.",
    ),
    MethodNote(
        "Estimative words",
        "They stand only before judgements, never before counts or quotations: almost no chance (1–5%), very unlikely "
        "(5–20%), unlikely (20–45%), roughly even chance (45–55%), likely (55–80%), very likely (80–95%), almost "
        "certain (95–99%). “Assumed” marks a sentence that rests on an assumption which no passage bears out.",
    ),
    MethodNote("Rates of a source", RATES),
    MethodNote(
        "What this coder cannot do",
        "The coder reads English sentence by sentence with cue words and grammar rules. It misses acts told without a "
        "cue, irony, and parties named only in an earlier paragraph; it can take advice or analysis for an act. It "
        "knows only what the documents say: silence is not evidence, and a promise without a reported outcome is not a "
        "broken one. Every number opens into the passages it came from; check those before relying on it.",
    ),
)
