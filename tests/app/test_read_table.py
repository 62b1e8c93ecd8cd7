"""`vanthu read` for people: the table tells what lies in the file and what is doubtful."""

from __future__ import annotations

from typing import Any

from rich.console import Console

from app.read import table_of

READING: dict[str, Any] = {
    "file": "hai.pdf", "pages": 3, "seconds": 1.0, "refused": None, "deadlines": [], "disagreements": [],
    "parts": [
        {"kind": "letter", "pages": [1, 2]},
        {"kind": "other_letter", "pages": [3, 3],
         "fields": {"type_name": {"value": "Giấy mời"}, "code": {"value": "73/GM-SGDĐT"}}},
    ],
    "fields": {"code": {"value": "12/UBND-VX", "confidence": 0.5, "sure": False}},
}  # fmt: skip


def said(reading: dict[str, Any]) -> list[str]:
    console = Console(width=160)
    with console.capture() as seen:
        console.print(table_of(reading))
    return seen.get().splitlines()


def test_another_letter_in_the_same_file_is_told_and_marked() -> None:
    rows = said(READING)

    assert any("văn bản (trang 1–2)" in row and "cần xem" not in row for row in rows)
    assert any("văn bản khác (trang 3) Giấy mời số 73/GM-SGDĐT" in row and "cần xem" in row for row in rows)
    assert any("12/UBND-VX" in row and "0,50" in row and "cần xem" in row for row in rows)


def test_a_letter_that_lies_alone_tells_no_parts() -> None:
    assert not any("Trong tệp có" in row for row in said(READING | {"parts": READING["parts"][:1]}))
