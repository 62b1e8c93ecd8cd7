"""The command line, as it is typed: each command in a process of its own."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import time
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import select

from samples.collection import SAMPLES, draw
from storage.database import Database
from web.signin import _matches
from workflow.document import IncomingDocument
from workflow.people import Person, Unit
from workflow.terms import Role

ROOT = Path(__file__).resolve().parents[2]


def vanthu(*words: str, instance: Path, ok: bool = True) -> str:
    """What the command prints."""
    done = run(*words, instance=instance)
    assert (done.returncode == 0) is ok, done.stderr
    return done.stdout + ("" if ok else done.stderr)


def run(*words: str, instance: Path, path: str = str(ROOT)) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "app", *words],
        env={**os.environ, "PYTHONPATH": path, "VANTHU_INSTANCE": str(instance), "OMP_THREAD_LIMIT": "1"},
        capture_output=True, text=True, check=False, timeout=280,
    )  # fmt: skip


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A State công văn, scanned."""
    return draw(next(sample for sample in SAMPLES if sample.name == "ubnd-cv"), tmp_path_factory.mktemp("letter"))


def test_the_demo_reads_its_letters_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    printed = vanthu("demo", "--no-serve", "--letters", "1", instance=tmp_path)
    letters = _letters(tmp_path)

    again = vanthu("demo", "--no-serve", "--letters", "1", instance=tmp_path)

    name = SAMPLES[0].name
    assert f"{name}.pdf" in printed
    assert SAMPLES[0].truth["code"] in printed
    assert SAMPLES[0].truth["code"] not in again, "what was read before is not told again"
    assert _letters(tmp_path) == letters


def _letters(instance: Path) -> list[tuple[int, str, int]]:
    database = Database(f"sqlite:///{instance / 'vanthu.db'}")
    with database.reading() as session:
        found = [(each.id, each.state, each.moves) for each in session.scalars(select(IncomingDocument))]
    database.close()
    return found


def test_reading_gives_one_json_object_a_line_also_for_what_is_no_letter(letter: Path, tmp_path: Path) -> None:
    no_letter = tmp_path / "ghi-chu.pdf"
    no_letter.write_text("Chỉ là chữ")

    done = run("read", str(letter), str(no_letter), str(tmp_path / "khong-co.pdf"), "--json", instance=tmp_path)

    readings = {Path(each["file"]).name: each for each in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 1, "a file could not be read"
    assert readings.keys() == {letter.name, "ghi-chu.pdf", "khong-co.pdf"}
    assert all(each["schema"] == 1 for each in readings.values())
    assert readings[letter.name]["refused"] is None
    assert readings[letter.name]["fields"]["code"]["value"] == "1287/UBND-VX"
    assert "không phải là PDF" in readings["ghi-chu.pdf"]["refused"]["message"]
    assert "Không mở được tệp" in readings["khong-co.pdf"]["refused"]["message"]


HUNG = """#!/bin/sh
case "$*" in *--version*|*--list-langs*) exec {real} "$@";; esac
echo $$ >> "{log}"
exec sleep 3600
"""


def test_a_tesseract_that_hangs_is_stopped_at_the_limit_of_its_page_and_leaves_nothing_running(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "hung.log"
    program = tmp_path / "tesseract"
    program.write_text(HUNG.format(real=shutil.which("tesseract"), log=log))
    program.chmod(0o755)
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules['tesserocr'] = None  # the program, not the library\n"
    )
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("VANTHU_PAGE_SECONDS", "15")
    start = time.monotonic()

    done = run("read", str(letter), "--json", instance=tmp_path, path=f"{tmp_path}:{ROOT}")

    (reading,) = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1
    assert reading["refused"]["reason"] == "unreadable"
    assert "bỏ qua trang 1" in done.stderr
    assert time.monotonic() - start < 60, "the hang itself would last an hour, and Tesseract's own limit is 120 s"
    hung = log.read_text().split()
    assert hung
    assert not any(_runs(each) for each in hung)


def _runs(process_id: str) -> bool:
    """Is it there, and no mere entry that nobody has cleared away yet?"""
    about = Path(f"/proc/{process_id}/stat")
    return about.exists() and about.read_text().rpartition(")")[2].split()[0] != "Z"


def test_reading_for_people_and_for_spreadsheets_says_the_same(letter: Path, tmp_path: Path) -> None:
    table = vanthu("read", str(letter), instance=tmp_path)
    (line,) = csv.DictReader(StringIO(vanthu("read", str(letter), "--csv", instance=tmp_path)))

    assert "1287/UBND-VX" in table
    assert line["code"] == "1287/UBND-VX"
    assert date.fromisoformat(line["issued_date"]).strftime("%d/%m/%Y") in table


def test_an_office_is_founded_from_the_command_line(tmp_path: Path) -> None:
    vanthu("unit", "VP", "Văn phòng", "--since", "2026-01-01", instance=tmp_path)
    vanthu("unit", "P.TH", "Phòng Tổng hợp", "--under", "VP", "--since", "2026-01-01", instance=tmp_path)
    first = vanthu("person", "lan", "Trần Thị Lan", instance=tmp_path).split()[-1]
    vanthu("email", "lan", "lan@songhong.example", instance=tmp_path)
    vanthu("post", "lan", "VP", "clerk", "Văn thư", "--since", "2026-01-01", instance=tmp_path)
    second = vanthu("password", "lan", instance=tmp_path).split()[-1]
    vanthu("leave", "lan", "--last-day", "31/10/2026", instance=tmp_path)

    database = Database(f"sqlite:///{tmp_path / 'vanthu.db'}")
    with database.reading() as session:
        lan = session.scalars(select(Person)).one()
        assert lan.roles_on(date(2026, 10, 31)) == {Role.CLERK}
        assert lan.email == "lan@songhong.example"
        assert [(unit.name, unit.parent and unit.parent.name) for unit in session.scalars(select(Unit))] == [
            ("Văn phòng", None),
            ("Phòng Tổng hợp", "Văn phòng"),
        ]
        assert lan.roles_on(date(2026, 11, 1)) == frozenset()
        assert not _matches(lan.password_hash, first)
        assert _matches(lan.password_hash, second)
    database.close()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("close", "VP"), "Không có đơn vị «VP»"),
        (("password", "ai-do"), "Không có người dùng «ai-do»"),
        (("email", "ai-do", "ai-do@songhong.example"), "Không có người dùng «ai-do»"),
        (("email", "ai-do", "ai do"), "không phải địa chỉ thư"),
        (("email", "ai-do", "ai-do@[songhong.example"), "không phải địa chỉ thư"),
        (("unit", "P.TH", "Phòng Tổng hợp", "--under", "VP"), "Không có đơn vị «VP»"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(words: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    assert sentence in vanthu(*words, instance=tmp_path, ok=False)


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("port = 99999\n")

    assert "port" in vanthu("migrate", instance=tmp_path, ok=False)
