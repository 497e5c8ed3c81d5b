"""Measures the parser on the development parts of the treebanks, from raw text: sentences, words and trees are ours.

LAS as in the CoNLL 2018 shared task (Zeman and others 2018): of all words those with the right head and relation
without subtypes; texts that reading itself changes (odd blanks) are left out. Where one of our words holds several
tokens ("cease-fire"), the topmost of them stands for it.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.sets import TREEBANKS, Token, tree_sentences

from foedus.codebook.book import Codebook
from foedus.evaluating import Figure
from foedus.language.encoder import EncoderAnalyzer
from foedus.reading import read_line
from foedus.records import Sentence


def parse_figure(codebook: Codebook, data: Path) -> Figure:
    """LAS over the words of both development parts."""
    analyzer = EncoderAnalyzer(codebook, reads_all=True)
    right = words = 0
    for name in TREEBANKS:
        for text, tokens in _documents(data / "ud" / f"{name}_dev.conllu.gz"):
            document = read_line(json.dumps({"id": name, "text": text}), where=name)
            if document.text != text:
                continue
            own_right, own_words = _score(analyzer.analyze(document).sentences, tokens)
            right, words = right + own_right, words + own_words
    return Figure("LAS", "", right / words if words else None, None, None, None, None, words)


def _documents(path: Path) -> Iterator[tuple[str, list[Token]]]:
    """Each document as one text with its tokens; heads count tokens of the document."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        parts = stream.read().split("# newdoc id")[1:]
    for part in parts:
        text, tokens = "", []
        for own, found, opens in tree_sentences("# newdoc id" + part):
            text += ("\n\n" if opens else " ") if text else ""
            base, first = len(text), len(tokens)
            tokens += [token.moved(base, first) for token in found]
            text += own
        if tokens:
            yield text, tokens


def _score(sentences: Sequence[Sentence], tokens: Sequence[Token]) -> tuple[int, int]:
    spans = [word for sentence in sentences for word in sentence.words]
    starts = [span.start for span in spans]
    places = [max(0, bisect_right(starts, token.span.start) - 1) for token in tokens]
    gold: dict[int, tuple[int, str]] = {}
    for token, place in zip(tokens, places, strict=True):
        head = places[token.head] if token.head >= 0 else -1
        if head != place:
            gold.setdefault(place, (head, token.relation.partition(":")[0]))
    found: dict[int, tuple[int, str]] = {}
    base = 0
    for sentence in sentences:
        for number, word in enumerate(sentence.tree):
            head = word.head + base if word.head >= 0 else -1
            found[base + number] = (head, word.relation.partition(":")[0])
        base += len(sentence.words)
    return sum(found.get(place) == wanted for place, wanted in gold.items()), len(gold)
