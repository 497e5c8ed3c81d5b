"""What `import foedus` promises: few names, all of them there, documented, and quick to load."""

from __future__ import annotations

import subprocess
import sys

import pytest

import foedus

MOST_NAMES = 30


def test_the_public_names_are_few_and_sorted() -> None:
    assert len(foedus.__all__) <= MOST_NAMES
    assert sorted(foedus.__all__, key=str.swapcase) == sorted(set(foedus.__all__), key=str.swapcase)
    assert dir(foedus) == foedus.__all__


@pytest.mark.parametrize("name", foedus.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    found = getattr(foedus, name)
    assert found.__name__ == name
    assert found.__doc__
    assert not found.__doc__.startswith(f"{name}("), f"{name} has only the docstring that dataclasses make up"


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(AttributeError, match="Workspace"):
        _ = foedus.Workspce


def test_importing_foedus_loads_none_of_its_stages() -> None:
    told = "import foedus, sys; print([name for name in sys.modules if name.startswith('foedus.')])"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "[]"
