"""Was the issuer there on the day of its letter? Ministries merged in March 2025, provinces and districts in July."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ocr.directory import Body, Directory
from ocr.weighing import FieldReading


def in_its_time(issuer: FieldReading, issued_date: FieldReading, bodies: Directory) -> FieldReading:
    """The issuer as it was read; told as doubtful where the directory says that it did not exist on that day.

    Either name or day may be misread, or the directory be wrong: nothing is refused, a person looks.
    """
    if not issuer.value or not issued_date.value:
        return issuer
    body, day = bodies.described(issuer.value), date.fromisoformat(issued_date.value)
    if body is None or body.existed(day):
        return issuer
    why = f"{issuer.why}; {_time_of(body, day)}, văn bản lại ghi ngày {day:%d/%m/%Y}: đề nghị xem lại"
    return replace(issuer, sure=False, why=why)


def _time_of(body: Body, day: date) -> str:
    ended = body.valid_to and day.isoformat()[: len(body.valid_to)] > body.valid_to
    when = f"chỉ hoạt động đến {_shown(body.valid_to)}" if ended else f"chỉ có từ {_shown(body.valid_from)}"
    return f"theo danh bạ, {body.name} {when}"


def _shown(iso: str) -> str:
    """«2025-02» → «tháng 02/2025», as precisely as it is known."""
    parts = iso.split("-")[::-1]
    return ("năm ", "tháng ", "")[len(parts) - 1] + "/".join(parts)
