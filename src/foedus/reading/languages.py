"""Tells the language of a text by its script and its commonest small words; says nothing when unsure."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from types import MappingProxyType

SAMPLE = 20_000  # characters looked at; more does not change the answer
WORDS_LEAST = 8  # words; fewer give no verdict, a headline is in no language for certain
SHARE_LEAST = 0.12  # share of small words in a text of its own language is .30 to .55; names and tables bring it down
LEAD_LEAST = 1.25  # the first language must have so many times the hits of the second
SCRIPT_SHARE = 0.3  # share of letters in a script from which the script decides
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_NEIGHBOURS = MappingProxyType({"ar": ("fa", re.compile(r"[پچژگ]")), "ru": ("uk", re.compile(r"[іїєґІЇЄҐ]"))})


@cache
def _rules() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    rules = tomllib.loads(files("foedus.reading").joinpath("languages.toml").read_text("utf-8"))
    return rules["names"], {code: frozenset(words.split()) for code, words in rules["words"].items()}


def language_name(code: str) -> str:
    """ "French" for "fr"; the code itself where the language is not in the table."""
    return _rules()[0].get(code, code)


def detect_language(text: str) -> str | None:
    """ISO 639-1 code, or None where the text is too short or too mixed to say."""
    sample = text[:SAMPLE]
    return _by_script(sample) or _by_words([word.lower() for word in _WORD.findall(sample)])


def _by_script(sample: str) -> str | None:
    letters = sum(sign.isalpha() for sign in sample)
    if not letters:
        return None
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) >= SCRIPT_SHARE * letters:
            neighbour = _NEIGHBOURS.get(code)
            return neighbour[0] if neighbour and neighbour[1].search(sample) else code
    return None


def _by_words(words: list[str]) -> str | None:
    if len(words) < WORDS_LEAST:
        return None
    counts = Counter(words)
    hits = {code: sum(counts[word] for word in small) for code, small in sorted(_rules()[1].items())}
    (best, most), (_, second) = sorted(hits.items(), key=lambda pair: -pair[1])[:2]
    return best if most >= SHARE_LEAST * len(words) and most >= LEAD_LEAST * second else None
