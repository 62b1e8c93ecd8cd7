"""The office of the demo: invented, but shaped like one of those the program is for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from workflow.people import Person, Post, Unit
from workflow.register import Register
from workflow.terms import Role as R

OFFICE_NAME = "Đảng ủy Tập đoàn Sông Hồng"
SLIP_OFFICE = "VP ĐẢNG ỦY"
PASSWORD = "songhong-2026"  # noqa: S105  printed on the screen; the demo answers to this machine only
SINCE = date(2020, 1, 1)

# fmt: off
UNITS = {
    "TT":   "Thường trực Đảng ủy",
    "VP":   "Văn phòng Đảng ủy",
    "BTG":  "Ban Tuyên giáo",
    "BTC":  "Ban Tổ chức",
    "UBKT": "Ủy ban Kiểm tra",
    "BDV":  "Ban Dân vận",
    "ĐTN":  "Đoàn Thanh niên",
}

PEOPLE = (
    # username    full name               unit    role       title
    ("vanthu",    "Trần Thị Lan",         "VP",   R.CLERK,   "Văn thư"),
    ("vanthu2",   "Phạm Thu Hà",          "VP",   R.CLERK,   "Văn thư"),
    ("chanhvp",   "Nguyễn Đức Thắng",     "VP",   R.CHIEF,   "Chánh Văn phòng"),
    ("bithu",     "Lê Quang Hải",         "TT",   R.LEADER,  "Bí thư"),
    ("phobithu",  "Vũ Minh Châu",         "TT",   R.LEADER,  "Phó Bí thư"),
    ("truongbtg", "Đỗ Hoàng Yến",         "BTG",  R.HEAD,    "Trưởng ban"),
    ("cvbtg",     "Bùi Văn Nam",          "BTG",  R.OFFICER, "Chuyên viên"),
    ("truongbtc", "Hoàng Thế Anh",        "BTC",  R.HEAD,    "Trưởng ban"),
    ("cvbtc",     "Ngô Thị Mai",          "BTC",  R.OFFICER, "Chuyên viên"),
    ("ubkt",      "Đặng Quốc Việt",       "UBKT", R.HEAD,    "Chủ nhiệm"),
    ("danvan",    "Lý Thị Hồng",          "BDV",  R.HEAD,    "Trưởng ban"),
    ("bithudoan", "Trịnh Gia Bảo",        "ĐTN",  R.HEAD,    "Bí thư Đoàn"),
    ("cvvp",      "Mai Văn Khoa",         "VP",   R.OFFICER, "Chuyên viên"),
    ("quantri",   "Cao Xuân Trường",      "VP",   R.ADMIN,   "Quản trị hệ thống"),
)
# fmt: on


def found(session: Session, hash_of: Callable[[str], str]) -> None:
    """Write the office into an empty database; the caller commits."""
    units = {short: Unit(name=name, short_name=short, valid_from=SINCE) for short, name in UNITS.items()}
    session.add_all(units.values())
    hashed = hash_of(PASSWORD)
    for username, full_name, unit, role, title in PEOPLE:
        post = Post(unit=units[unit], role=role, title=title, valid_from=SINCE)
        session.add(Person(username=username, full_name=full_name, password_hash=hashed, posts=[post]))
    session.add(Register(name="Sổ đăng ký văn bản đến", valid_from=SINCE))
