"""Reading from the command line, where one file may be bad: it costs its own time, and nobody else's."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from app.read import DEADLY, read_all


def letters(folder: Path, **pages: str) -> list[Path]:
    paths = [folder / f"{name}.pdf" for name in pages]
    for path, text in zip(paths, pages.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_stuck_in_a_library_is_left_out_at_its_limit_and_the_others_are_read(tmp_path: Path, jobs: int) -> None:
    paths = letters(tmp_path, stuck="one\nSTUCK\nthree", beside="alone")
    start = time.monotonic()

    readings = {Path(one["file"]).stem: one for one in read_all(paths, jobs, 5.0, "tests.app.stand_ins:StuckInC")}

    assert readings["stuck"]["text"] == ["one", "three"]
    assert readings["stuck"]["pages"] == 3
    assert readings["beside"]["text"] == ["alone"]
    assert 5.0 <= time.monotonic() - start < 30.0


def test_a_file_of_which_every_page_is_stuck_is_refused(tmp_path: Path) -> None:
    (reading,) = read_all(letters(tmp_path, stuck="STUCK"), 1, 5.0, "tests.app.stand_ins:StuckInC")

    assert (reading["refused"]["reason"], reading["refused"]["message"]) == ("unreadable", DEADLY)


def test_a_file_that_brings_its_reader_down_does_not_touch_the_one_beside_it(tmp_path: Path) -> None:
    paths = letters(tmp_path, poison="POISON", beside="alone", secret="STAMP", gone="x")
    paths[-1].unlink()

    readings = {Path(one["file"]).stem: one for one in read_all(paths, 2, 20.0, "tests.app.stand_ins:CrashingReader")}

    assert readings["poison"]["refused"]["message"] == DEADLY
    assert readings["beside"]["text"] == ["alone"]
    assert "không có tệp này" in readings["gone"]["refused"]["message"]
