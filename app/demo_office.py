"""The office of the demo: invented, but shaped like one of those the program is for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from workflow.people import Mandate, Person, Post, Unit
from workflow.register import Register
from workflow.terms import MandateKind
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

BELOW = {
    # short      name                              belongs to
    "P.TH":   ("Phòng Tổng hợp",                   "VP"),
    "P.HC":   ("Phòng Hành chính - Lưu trữ",       "VP"),
    "P.TT":   ("Phòng Tuyên truyền",               "BTG"),
    "P.LLCT": ("Phòng Lý luận chính trị",          "BTG"),
    "P.TCCB": ("Phòng Tổ chức - Cán bộ",           "BTC"),
    "P.ĐV":   ("Phòng Đảng viên",                  "BTC"),
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
    ("cvubkt",    "Phan Hữu Nghĩa",       "UBKT", R.OFFICER, "Kiểm tra viên"),
    ("danvan",    "Lý Thị Hồng",          "BDV",  R.HEAD,    "Trưởng ban"),
    ("cvbdv",     "Tạ Quang Vinh",        "BDV",  R.OFFICER, "Chuyên viên"),
    ("bithudoan", "Trịnh Gia Bảo",        "ĐTN",  R.HEAD,    "Bí thư Đoàn"),
    ("cvdtn",     "Đinh Ngọc Anh",        "ĐTN",  R.OFFICER, "Ủy viên Ban Thường vụ"),
    ("phovp",     "Lương Thị Bích",       "VP",   R.HEAD,    "Phó Chánh Văn phòng"),
    ("cvvp",      "Mai Văn Khoa",         "VP",   R.OFFICER, "Chuyên viên"),
    ("troly",     "Hà Minh Đăng",         "TT",   R.OFFICER, "Trợ lý Bí thư"),
    ("tpth",      "Vũ Thị Thu",           "P.TH", R.HEAD,    "Trưởng phòng"),
    ("tphc",      "Dương Văn Lợi",        "P.HC", R.HEAD,    "Trưởng phòng"),
    ("tptt",      "Nguyễn Hải Yến",       "P.TT", R.HEAD,    "Trưởng phòng"),
    ("tpllct",    "Trần Đình Quý",        "P.LLCT", R.HEAD,  "Trưởng phòng"),
    ("tptccb",    "Lê Thị Ngân",          "P.TCCB", R.HEAD,  "Trưởng phòng"),
    ("tpdv",      "Hoàng Văn Tiến",       "P.ĐV", R.HEAD,    "Trưởng phòng"),
    ("quantri",   "Cao Xuân Trường",      "VP",   R.ADMIN,   "Quản trị hệ thống"),
)
# fmt: on


def found(session: Session, hash_of: Callable[[str], str]) -> None:
    """Write the office into an empty database; the caller commits."""
    units = {short: Unit(name=name, short_name=short, valid_from=SINCE) for short, name in UNITS.items()}
    for short, (name, above) in BELOW.items():
        units[short] = Unit(name=name, short_name=short, valid_from=SINCE, parent=units[above])
    session.add_all(units.values())
    hashed = hash_of(PASSWORD)
    people = {}
    for username, full_name, unit, role, title in PEOPLE:
        post = Post(unit=units[unit], role=role, title=title, valid_from=SINCE)
        people[username] = Person(username=username, full_name=full_name, password_hash=hashed, posts=[post])
    session.add_all(people.values())
    # He writes down what the secretary says.
    leader, assistant = people["bithu"], people["troly"]
    session.add(Mandate(giver=leader, holder=assistant, kind=MandateKind.ASSISTANT, valid_from=SINCE))
    session.add(Register(name="Sổ đăng ký văn bản đến", valid_from=SINCE))
