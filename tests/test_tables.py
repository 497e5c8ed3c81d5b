"""What a table on a narrow screen can be trusted for: whole words, and never more columns than the screen has."""

from __future__ import annotations

import pytest

from foedus.cli.printing import show_table

JUDGED = ("kind", "type", "judged", "right", "precision", "95% interval", "of that type", "none at all")


def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    row = ("event", "SUPPORT", "12", "11", "0.92", "0.65 to 0.99", "12", "0")
    show_table("Precision", JUDGED, [row], empty="", kept_whole=("95% interval",))
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("width", [78, 80, 90, 100, 120, 200])
def test_no_word_of_a_table_is_broken_and_no_line_is_wider_than_the_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    lines = printed(capsys, monkeypatch, width)
    assert max(map(len, lines)) <= width
    assert any("precision" in line for line in lines)
    assert any("0.65 to 0.99" in line for line in lines)
    words = " ".join(lines).split()
    assert {"none", "at", "all", "that", "type"} <= set(words)


def test_a_table_that_does_not_fit_is_told_row_by_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "95% interval: 0.65 to 0.99" in printed(capsys, monkeypatch, 60)


def test_a_path_is_not_broken_into_a_column_of_scraps(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    columns = ("id", "documents", "probability", "passages in", "what they share")
    paths = "pile/northern-shipping/2025-03-03-harbour-desk.txt, pile/northern-shipping/2025-03-05-coast-wire.txt"
    shared = "phrase: the harbour board of the northern port said on Monday that two lanterns are missing"
    show_table("Origins", columns, [("origin-2b89517addf4", paths, "0.76", "", shared)], empty="")
    assert "documents: pile/northern-shipping/2025-03-03-harbour-desk.txt," in capsys.readouterr().out
