"""Evaluating: holds what a coder tells against what people found, and says how often it is right."""

from foedus.evaluating.evaluation import SUITES, Bin, Evaluation, Figure, Suite, evaluate, find_suite
from foedus.evaluating.findings import Mistake
from foedus.evaluating.lines import read_gold, telling_of
from foedus.evaluating.telling import Case, Gold, Telling

__all__ = [
    "SUITES",
    "Bin",
    "Case",
    "Evaluation",
    "Figure",
    "Gold",
    "Mistake",
    "Suite",
    "Telling",
    "evaluate",
    "find_suite",
    "read_gold",
    "telling_of",
]
