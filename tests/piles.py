"""Where the piles of documents lie that the tests take the journey over, and on what day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "transatlantic"
SEEDS = ROOT.parent / "shared" / "seeds"
TODAY = date(2025, 11, 1)
ABOUT = ("ITA", "USA")
