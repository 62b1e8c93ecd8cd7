"""Positions of those who sign, and the surnames they may have: small lists that names are recognised by."""

from __future__ import annotations

import re
from pathlib import Path

from ocr.vietnamese import plain

HEADS = (
    "Chủ tịch",
    "Bộ trưởng",
    "Giám đốc",
    "Tổng Giám đốc",
    "Cục trưởng",
    "Tổng cục trưởng",
    "Vụ trưởng",
    "Chi cục trưởng",
    "Đội trưởng",
    "Chánh Văn phòng",
    "Trưởng ban",
    "Trưởng phòng",
    "Trưởng đoàn",
    "Trưởng khoa",
    "Trưởng trạm",
    "Trưởng tiểu ban",
    "Trưởng Công an",
    "Hiệu trưởng",
    "Viện trưởng",
    "Bí thư",
    "Thủ tướng",
    "Chủ nhiệm",
    "Tổng Biên tập",
    "Chánh Thanh tra",
    "Tổng Thanh tra",
    "Chánh án",
    "Tổng Kiểm toán Nhà nước",
    "Thống đốc",
    "Chỉ huy trưởng",
    "Tư lệnh",
    "Tổng Thư ký",
    "Hạt trưởng",
    "Chủ tịch Hội đồng",
    "Chủ tịch Hội đồng thành viên",
    "Chủ tịch Hội đồng quản trị",
)
"""Who leads; each has a deputy («Phó …»), an acting one («Quyền …»), and a first deputy («… Thường trực»)."""
OTHERS = (
    "Thứ trưởng",
    "Thứ trưởng Thường trực",
    "Tổng Bí thư",
    "Bí thư Thứ nhất",
    "Thường trực Ban Bí thư",
    "Ủy viên",
    "Ủy viên Thường trực",
    "Chính ủy",
    "Kế toán trưởng",
    "Chi hội trưởng",
    "Phụ trách",
)
POSITIONS = (
    *HEADS,
    *(f"Phó {head}" for head in HEADS),
    *(f"Quyền {head}" for head in HEADS),
    *(f"Phó {head} Thường trực" for head in HEADS),
    *(f"Phó {head} Phụ trách" for head in HEADS),
    *OTHERS,
)
SURNAMES = frozenset(Path(__file__).with_name("surnames.txt").read_text(encoding="utf-8").split())
"""Without marks, as an engine may read them."""
_OFTEN = "Nguyễn,Trần,Phạm,Hoàng,Huỳnh,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Đinh,Trịnh,Trương,Phùng,Nghiêm"
MARKED = {plain(name): name for name in re.split(",", _OFTEN)}
"""Surnames that no other shares its letters with: they get their marks back."""
