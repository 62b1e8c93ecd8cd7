"""Each benchmark runs, on as little as it can be given, and prints its figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import first_page, reading, speed


def test_reading_counts_kept_pages_as_it_counts_them_fresh(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reading.main(["--letters", "1", "--jobs", "1", "--keep", str(tmp_path)])
    fresh = capsys.readouterr().out
    reading.main(["--letters", "1", "--kept", str(tmp_path)])
    again = capsys.readouterr().out

    assert fresh == again
    assert "clean: 1 letters" in fresh
    assert "code " in fresh
    assert "lines missing" in fresh


def test_speed_compares_the_programs_on_the_same_pages(capsys: pytest.CaptureFixture[str]) -> None:
    speed.main(["--letters", "1", "--grades", "clean"])

    ours, plain = capsys.readouterr().out.splitlines()[:2]
    assert ours.split()[:2] == ["clean", "vanthu"]
    assert "1.00 ×" in ours
    assert "plain pytesseract" in plain
    assert "failed" not in ours + plain


def test_first_page_tells_when_the_fields_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VANTHU_INSTANCE", str(tmp_path))

    first_page.main(["--letters", "1", "--pages", "3"])

    assert re.search(
        r"a scan of [34] pages: fields after \d+\.\d s \(\d+\.\d s\), all pages after", capsys.readouterr().out
    )
