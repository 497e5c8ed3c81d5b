"""How far two independent annotators of the corpus agree: Krippendorff's alpha for each layer.

Usage: python -m training.agreement        (writes corpus/AGREEMENT.md)

The second annotation stands in corpus/second, in the notation of the first; it is never trained on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from foedus.evaluating.agreement import alpha
from foedus.language.words import split_words
from training.corpus import ROOT, GoldSentence, Passage, Span, read_corpus

SECOND = ROOT / "corpus" / "second"
TABLE = ROOT / "corpus" / "AGREEMENT.md"
Pairs = list[tuple[str, str]]


def layers(first: Sequence[GoldSentence], second: Sequence[GoldSentence]) -> dict[str, Pairs]:
    """Pairs of labels by layer: of each sentence, each word, or each trigger that both marked."""
    both = list(zip(first, second, strict=True))
    found: dict[str, Pairs] = {
        "a sentence tells an act or none": [(str(bool(a.events)), str(bool(b.events))) for a, b in both],
        "kind of a sentence that neither gives an act": [
            (a.kind, b.kind) for a, b in both if not a.events and not b.events
        ],
        "a sentence holds a promise": [(str(bool(a.promises)), str(bool(b.promises))) for a, b in both],
        "a sentence holds a dependency": [(str(bool(a.reliances)), str(bool(b.reliances))) for a, b in both],
        "a sentence holds a stance": [(str(bool(a.stances)), str(bool(b.stances))) for a, b in both],
    }
    by_word: dict[str, Callable[[GoldSentence], list[tuple[Span, str]]]] = {
        "act and type, word by word": _triggers,
        "actor, word by word": lambda s: _named(s, [n for e in s.events for n in e.actors]),
        "recipient, word by word": lambda s: _named(s, [n for e in s.events for n in e.recipients]),
        "cue, word by word": lambda s: _named(s, [speech.cue for speech in s.speeches]),
        "source, word by word": lambda s: _named(s, [speech.source for speech in s.speeches if speech.source]),
        "content, word by word": lambda s: _named(s, [speech.content for speech in s.speeches]),
        "loaded, word by word": lambda s: _named(s, [name for name, _ in s.loaded]),
    }
    for name, marked in by_word.items():
        found[name] = [pair for a, b in both for pair in _word_pairs(a, marked(a), marked(b))]
    for name, attribute in (("type of a trigger both marked", "type"), ("mode", "mode"), ("modality", "modality")):
        found[name] = [pair for a, b in both for pair in _trigger_pairs(a, b, attribute)]
    return found


def _triggers(sentence: GoldSentence) -> list[tuple[Span, str]]:
    return [(sentence.spans[event.trigger], event.type) for event in sentence.events]


def _named(sentence: GoldSentence, names: Sequence[str]) -> list[tuple[Span, str]]:
    return [(sentence.spans[name], "yes") for name in names]


def _word_pairs(sentence: GoldSentence, first: list[tuple[Span, str]], second: list[tuple[Span, str]]) -> Pairs:
    words = split_words(sentence.text, 0, len(sentence.text))
    return [(_label(word.start, word.end, first), _label(word.start, word.end, second)) for word in words]


def _label(start: int, end: int, marked: Sequence[tuple[Span, str]]) -> str:
    return next((label for span, label in marked if span.start < end and start < span.end), "-")


def _trigger_pairs(first: GoldSentence, second: GoldSentence, attribute: str) -> Pairs:
    pairs = []
    for event in first.events:
        place = first.spans[event.trigger]
        for other in second.events:
            there = second.spans[other.trigger]
            if place.start < there.end and there.start < place.end:
                pairs.append((str(getattr(event, attribute)), str(getattr(other, attribute))))
                break
    return pairs


def main() -> int:
    if not SECOND.is_dir():
        sys.stderr.write(f"no second annotation at {SECOND}\n")
        return 1
    first = {passage.id: passage for passage in read_corpus()}
    second = read_corpus(sorted(SECOND.glob("*.txt")))
    pairs = [pair for passage in second for pair in _aligned(first[passage.id], passage)]
    rows = [
        f"| {name} | {len(found)} | {'-' if (value := alpha(found)) is None else f'{value:.3f}'} |"
        for name, found in layers([a for a, _ in pairs], [b for _, b in pairs]).items()
    ]
    TABLE.write_text(HEAD.format(sentences=len(pairs), passages=len(second)) + "\n".join(rows) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(rows) + "\n")
    return 0


def _aligned(first: Passage, second: Passage) -> list[tuple[GoldSentence, GoldSentence]]:
    """Sentences of equal text in both annotations, in order."""
    texts = {sentence.text: sentence for sentence in first.sentences}
    return [(texts[sentence.text], sentence) for sentence in second.sentences if sentence.text in texts]


HEAD = """# Agreement of two annotators

Written by `python -m training.agreement`. {sentences} sentences of {passages} passages were annotated again by a
session that did not see the first annotation. Krippendorff's alpha, nominal: 1 is full agreement, 0 what chance gives.

| layer | units | alpha |
|---|---|---|
"""


if __name__ == "__main__":
    sys.exit(main())
