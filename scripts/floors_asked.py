"""Which figures `make floors` takes on which set, and what the plan of the encoder asks of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure of a suite on a set. `floor` and `aim` are the plan's, None where it asks nothing.

    `by_register`: shown for each register as well. `is_held`: worth a floor of its own in tests/floors.toml.
    """

    set: str
    suite: str
    figure: str
    floor: float | None = None
    aim: float | None = None
    by_register: bool = False
    is_held: bool = True

    @property
    def is_error(self) -> bool:
        """Smaller is better."""
        return self.figure.startswith("ECE")


ASKED = (
    Asked("codebook", "codebook", "examples"),
    Asked("codebook", "codebook", "counterexamples"),
    Asked("prose", "events", "type F1", 0.72, 0.80, by_register=True),
    Asked("prose", "events", "type macro F1"),
    Asked("prose", "events", "quad F1"),
    Asked("prose", "events", "mode F1", is_held=False),
    Asked("prose", "events", "triple F1"),
    Asked("prose", "events", "no-event AUROC", 0.85, 0.92, by_register=True),
    Asked("prose", "roles", "roles overlap F1", 0.80, 0.86),
    Asked("prose", "roles", "actor overlap F1", is_held=False),
    Asked("prose", "roles", "recipient overlap F1", is_held=False),
    Asked("prose", "modality", "modality macro F1", 0.80, 0.86),
    Asked("wire", "events", "type F1"),
    Asked("wire", "events", "type macro F1"),
    Asked("wire", "events", "quad F1"),
    Asked("wire", "events", "mode F1", is_held=False),
    Asked("wire", "events", "triple F1"),
    Asked("wire", "events", "no-event AUROC"),
    Asked("wire", "roles", "roles overlap F1"),
    Asked("wire", "modality", "modality macro F1", is_held=False),
    Asked("test", "events", "ECE of event confidence", 0.05, 0.03),
    Asked("test", "attribution", "cue F1"),
    Asked("test", "attribution", "content token F1", 0.78, 0.85),
    Asked("test", "attribution", "source F1"),
    Asked("test", "commitments", "commitment F1", 0.75, 0.82),
    Asked("test", "commitments", "commitment by debtor F1", is_held=False),
    Asked("test", "dependencies", "dependency F1", 0.70, 0.80),
    Asked("test", "dependencies", "dependency by ends F1", is_held=False),
    Asked("test", "stance", "stance F1"),
    Asked("test", "stance", "directed macro F1", is_held=False),
    Asked("test", "actors", "code F1"),
    Asked("test", "actors", "places with a code", is_held=False),
    Asked("test", "actors", "code right where told", is_held=False),
    Asked("test", "loaded", "loaded token F1"),
    Asked("test", "loaded", "loaded sentence F1"),
    Asked("dev", "events", "type F1", is_held=False),
    Asked("dev", "events", "no-event AUROC", is_held=False),
    Asked("dev", "roles", "roles overlap F1", is_held=False),
    Asked("dev", "modality", "modality macro F1", is_held=False),
    Asked("dev", "attribution", "content token F1", is_held=False),
    Asked("dev", "commitments", "commitment F1", is_held=False),
    Asked("dev", "dependencies", "dependency F1", is_held=False),
    Asked("figures", "quantities", "value F1"),
    Asked("figures", "quantities", "value and unit F1"),
    Asked("times", "times", "time overlap F1"),
    Asked("times", "times", "time exact F1"),
    Asked("times", "times", "days F1"),
    Asked("plv", "pairs", "root macro F1", 0.78, 0.84),
    Asked("plv", "pairs", "quad macro F1", 0.91, 0.95),
    Asked("plv", "pairs", "coverage", is_held=False),
    Asked("plv", "pairs", "right where coded", is_held=False),
    Asked("plv", "pairs", "ECE of event confidence", 0.05, 0.03),
    Asked("roles", "roles", "roles overlap F1", 0.78, 0.84),
    Asked("roles", "roles", "actor overlap F1"),
    Asked("roles", "roles", "recipient overlap F1"),
    Asked("roles", "roles", "roles exact F1", is_held=False),
    Asked("penta", "pairs", "no-event F1", 0.70, 0.80),
    Asked("penta", "pairs", "quad macro F1"),
    Asked("penta", "pairs", "ECE of event confidence", 0.05, 0.03, is_held=False),
    Asked("dse", "stance", "pair macro F1", 0.48, 0.55),
    Asked("dse", "stance", "recall at precision 0.90", 0.25, 0.33, is_held=False),
    Asked("dse", "stance", "stance F1", is_held=False),
    Asked("polnear", "attribution", "cue F1", 0.70, 0.75),
    Asked("polnear", "attribution", "content token F1", 0.78, 0.84),
    Asked("polnear", "attribution", "source F1", is_held=False),
    Asked("polnear", "attribution", "number to attribution F1", 0.66),
    Asked("trees", "trees", "LAS", 0.84, 0.87),
)
