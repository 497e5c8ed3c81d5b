"""Whether the page can be read by those who see little: every colour of words against the ground it stands on."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

LEAST_CONTRAST = 4.5  # WCAG 2.2, level AA, for text of normal size
INKS = ("ink", "soft", "coop", "conf", "even", "link", "good", "bad")


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_every_colour_of_words_can_be_read_on_its_ground(scheme: int) -> None:
    css = files("foedus.briefing").joinpath("templates", "brief.css").read_text(encoding="utf-8")
    colours = _palette(css.split(":root {")[scheme + 1].split("}")[0])
    grounds = [(ink, ground) for ink in INKS for ground in ("paper", "fill")]
    for ink, ground in (*grounds, ("open", "open-fill"), ("mark-ink", "mark")):
        assert _contrast(colours[ink], colours[ground]) >= LEAST_CONTRAST, (ink, ground)


def _palette(rules: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b", rules))


def _luminance(colour: str) -> float:
    full = colour[1:] if len(colour) == 7 else "".join(letter * 2 for letter in colour[1:])
    parts = [int(full[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)
