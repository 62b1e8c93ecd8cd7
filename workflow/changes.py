"""What was changed in a registration, told as «old → new»."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from workflow.document import Letterhead

# fmt: off
SAID = (
    ("code", "Số, ký hiệu"), ("organ_name", "Cơ quan ban hành"), ("issued_date", "Ngày ban hành"),
    ("type_name", "Tên loại"), ("subject", "Trích yếu"), ("urgency", "Độ khẩn"), ("secrecy", "Độ mật"),
    ("issue_place", "Nơi ban hành"), ("signer_name", "Người ký"), ("signer_position", "Chức vụ người ký"),
    ("addressed_to", "Kính gửi"), ("to_places", "Nơi nhận"), ("due_date", "Hạn trả lời"), ("note", "Ghi chú"),
)
# fmt: on


def told_changes(old: Letterhead | None, new: Letterhead, arrived: date | None, arrives: date) -> str:
    """One line for each component that differs; «Không thay đổi nội dung.» where none does."""
    lines = list(_changes(old, new))
    if arrived != arrives:
        lines.append(f"Ngày đến: «{_said(arrived)}» → «{_said(arrives)}»")
    return "\n".join(lines) or "Không thay đổi nội dung."


def _changes(old: Letterhead | None, new: Letterhead) -> Iterator[str]:
    for name, label in SAID:
        before, after = _said(getattr(old, name, None)), _said(getattr(new, name))
        if before != after:
            yield f"{label}: «{before}» → «{after}»"


def _said(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(getattr(value, "label", value)) if isinstance(value, StrEnum) else str(value or "")
