"""Offices that issue letters, made up by chance from names of places and branches, and how each prints its head."""

import random
from collections.abc import Callable
from dataclasses import dataclass

PROVINCES = (
    "Nghệ An", "Thanh Hóa", "Hà Tĩnh", "Lâm Đồng", "Gia Lai", "Đắk Lắk", "Quảng Trị", "Phú Thọ", "Thái Nguyên",
    "Tuyên Quang", "Lào Cai", "Sơn La", "Điện Biên", "Lai Châu", "Cao Bằng", "Lạng Sơn", "Bắc Ninh", "Hưng Yên",
    "Ninh Bình", "Khánh Hòa", "Tây Ninh", "Đồng Tháp", "Vĩnh Long", "An Giang", "Cà Mau", "Quảng Ninh",
)  # fmt: skip
COMMUNES = ("Sông Thương", "Mường Thanh", "Bến Đá", "Tân Lộc", "Hòa Phú", "Yên Sơn", "Trường Thịnh", "Đông Hải")
BRANCHES = {
    "Nội vụ": "SNV", "Tài chính": "STC", "Y tế": "SYT", "Xây dựng": "SXD", "Tư pháp": "STP", "Công Thương": "SCT",
    "Giáo dục và Đào tạo": "SGDĐT", "Khoa học và Công nghệ": "SKHCN", "Nông nghiệp và Môi trường": "SNNMT",
    "Văn hóa, Thể thao và Du lịch": "SVHTTDL",
}  # fmt: skip
MINISTRIES = {
    "Nội vụ": "BNV", "Tài chính": "BTC", "Y tế": "BYT", "Xây dựng": "BXD", "Tư pháp": "BTP", "Công Thương": "BCT",
    "Giáo dục và Đào tạo": "BGDĐT", "Khoa học và Công nghệ": "BKHCN", "Nông nghiệp và Môi trường": "BNNMT",
}  # fmt: skip
BOARDS = {
    "Ban Tổ chức": "BTCTU", "Ban Tuyên giáo và Dân vận": "BTGDVTU", "Ban Nội chính": "BNCTU",
    "Ủy ban Kiểm tra": "UBKTTU", "Văn phòng": "VPTU",
}  # fmt: skip
DRAFTERS = ("VX", "KT", "NC", "TH", "VP", "TCCB", "KHTC", "NVY", "QLNS", "CCHC")


@dataclass(frozen=True)
class Office:
    """An issuer: the lines it prints, its full name, its letters, and how its head and a deputy sign."""

    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    name: str
    accept: tuple[str, ...]
    parent_name: str | None
    letters: str
    place: str
    signers: tuple[tuple[tuple[str, ...], str], ...]
    seal: tuple[str, str]


def state_office(chance: random.Random) -> Office:
    """A people's committee, a department, a ministry or a commune; departments most often, as in the post."""
    kinds: tuple[Callable[[random.Random], Office], ...] = (
        _people_committee,
        _department,
        _department,
        _ministry,
        _commune,
    )
    return chance.choice(kinds)(chance)


def party_office(chance: random.Random) -> Office:
    """A provincial committee, one of its boards, or the committee of a commune."""
    kinds: tuple[Callable[[random.Random], Office], ...] = (_provincial_party, _board, _commune_party)
    return chance.choice(kinds)(chance)


def _people_committee(chance: random.Random) -> Office:
    place = chance.choice(PROVINCES)
    name = f"Ủy ban nhân dân tỉnh {place}"
    collective = ("TM. ỦY BAN NHÂN DÂN",)
    return Office(
        (), ("ỦY BAN NHÂN DÂN", f"TỈNH {place.upper()}"), name, (name, f"UBND tỉnh {place}"), None, "UBND", place,
        ((collective, "CHỦ TỊCH"), ((*collective, "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH")),
        ("ỦY BAN NHÂN DÂN TỈNH", place.upper()),
    )  # fmt: skip


def _department(chance: random.Random) -> Office:
    place, (branch, letters) = chance.choice(PROVINCES), chance.choice(list(BRANCHES.items()))
    name, parent = f"Sở {branch}", f"UBND tỉnh {place}"
    full = f"Ủy ban nhân dân tỉnh {place}"
    prints = chance.choice((parent, full))
    accept = (name, f"{name} tỉnh {place}", f"{name} {parent}", f"{parent} {name}", f"{name} {full}", f"{full} {name}")
    return Office(
        (prints.upper(),), (name.upper(),), name, accept, prints, letters, place,
        (((), "GIÁM ĐỐC"), (("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC")), (f"TỈNH {place.upper()}", f"SỞ {branch.upper()}"),
    )  # fmt: skip


def _ministry(chance: random.Random) -> Office:
    branch, letters = chance.choice(list(MINISTRIES.items()))
    name = f"Bộ {branch}"
    return Office(
        (), (name.upper(),), name, (name,), None, letters, "Hà Nội",
        (((), "BỘ TRƯỞNG"), (("KT. BỘ TRƯỞNG",), "THỨ TRƯỞNG"), (("TL. BỘ TRƯỞNG",), "CHÁNH VĂN PHÒNG")),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", f"BỘ {branch.upper()}"),
    )  # fmt: skip


def _commune(chance: random.Random) -> Office:
    place, province, kind = chance.choice(COMMUNES), chance.choice(PROVINCES), chance.choice(("xã", "phường"))
    name, parent = f"Ủy ban nhân dân {kind} {place}", f"Tỉnh {province}"
    accept = (name, f"UBND {kind} {place}", f"{name} {parent}", f"{parent} {name}", f"{name} tỉnh {province}")
    collective = ("TM. ỦY BAN NHÂN DÂN",)
    return Office(
        (parent.upper(),), ("ỦY BAN NHÂN DÂN", f"{kind} {place}".upper()), name, accept, parent, "UBND", place,
        ((collective, "CHỦ TỊCH"), ((*collective, "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH")),
        (f"ỦY BAN NHÂN DÂN {kind.upper()}", place.upper()),
    )  # fmt: skip


def _provincial_party(chance: random.Random) -> Office:
    place = chance.choice(PROVINCES)
    name, parent = f"Tỉnh ủy {place}", f"Đảng bộ tỉnh {place}"
    accept = (name, "Tỉnh ủy", f"Tỉnh ủy {parent}", f"{parent} Tỉnh ủy")
    return Office(
        (parent.upper(),), ("TỈNH ỦY",), name, accept, parent, "TU", place,
        ((("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ"), (("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG")),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", f"TỈNH ỦY {place.upper()}"),
    )  # fmt: skip


def _board(chance: random.Random) -> Office:
    place, (board, letters) = chance.choice(PROVINCES), chance.choice(list(BOARDS.items()))
    name, parent = f"{board} Tỉnh ủy {place}", f"Tỉnh ủy {place}"
    lines = ("BAN TUYÊN GIÁO", "VÀ DÂN VẬN") if "Dân vận" in board else (board.upper(),)
    head = {"Văn phòng": "CHÁNH VĂN PHÒNG", "Ủy ban Kiểm tra": "CHỦ NHIỆM"}.get(board, "TRƯỞNG BAN")
    return Office(
        (parent.upper(),), lines, name, (name, f"{parent} {board}"), parent, letters, place,
        (((), head), ((f"K/T {head}",), f"PHÓ {head}")), ("ĐẢNG CỘNG SẢN VIỆT NAM", " ".join(lines)),
    )  # fmt: skip


def _commune_party(chance: random.Random) -> Office:
    place, province, kind = chance.choice(COMMUNES), chance.choice(PROVINCES), chance.choice(("xã", "phường"))
    name, parent = f"Đảng ủy {kind} {place}", f"Đảng bộ tỉnh {province}"
    accept = (name, f"{name} {parent}", f"{parent} {name}")
    collective = ("T/M BAN THƯỜNG VỤ",)
    return Office(
        (parent.upper(),), (f"ĐẢNG ỦY {kind.upper()}", place.upper()), name, accept, parent, "ĐU", place,
        ((collective, "BÍ THƯ"), (collective, "PHÓ BÍ THƯ")), ("ĐẢNG CỘNG SẢN VIỆT NAM", name.upper()),
    )  # fmt: skip
