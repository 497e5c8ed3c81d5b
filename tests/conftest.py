"""What many tests share: the journey over the example pile and over the seeds, each made once."""

from __future__ import annotations

import pytest
from hypothesis import settings

from foedus import Workspace
from foedus.workspace import Journey
from piles import ABOUT, EXAMPLE, SEEDS, TODAY

# Machines are noisy and the first call loads the tables: no example is slow enough to be a failure.
settings.register_profile("foedus", deadline=None)
settings.load_profile("foedus")


@pytest.fixture(scope="session")
def journey() -> Journey:
    """The journey over the example pile, as `make demo` takes it."""
    return Workspace(today=TODAY).run([str(EXAMPLE)], about=ABOUT)


@pytest.fixture(scope="session")
def seeds_journey() -> Journey:
    """The journey over the seed documents, where this checkout lies beside them."""
    if not SEEDS.is_dir():
        pytest.skip(f"no seed documents at {SEEDS}: they are not part of the repository")
    return Workspace(today=TODAY).run([str(SEEDS)], about=ABOUT)
