"""How to read the brief: what the scores and words mean, and what was not attempted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MethodNote:
    """One remark on the method: it says something about this brief, not about the world."""

    heading: str
    text: str


METHOD = (
    MethodNote(
        "Scores",
        "Each relation is directed and runs from −10 (conflict) to +10 (cooperation), on the PLOVER scale. "
        "Words weigh less than deeds: statements lie towards the middle, material aid or the use of force towards the "
        "ends. The range in brackets is an 80 % interval. It reflects how few and how scattered the reports are, not "
        "whether the documents tell the truth.",
    ),
    MethodNote(
        "Words for scores",
        "Below −6 open conflict; to −2 strained; to −0.5 leaning to conflict; to +0.5 neither way; to +2 leaning to "
        "cooperation; to +6 cooperative; above +6 closely cooperative.",
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
        "They stand only before judgements, never before counts or quotations: almost no chance (1–5 %), very unlikely "
        "(5–20 %), unlikely (20–45 %), roughly even chance (45–55 %), likely (55–80 %), very likely (80–95 %), almost "
        "certain (95–99 %). “Assumed” marks a sentence that rests on an assumption which no passage bears out.",
    ),
    MethodNote(
        "What this coder cannot do",
        "The coder reads English sentence by sentence with cue words and grammar rules. It misses acts told without a "
        "cue, irony, and parties named only in an earlier paragraph; it can take advice or analysis for an act. It "
        "knows only what the documents say: silence is not evidence, and a promise without a reported outcome is not a "
        "broken one. Every number opens into the passages it came from; check those before relying on it.",
    ),
)
