"""The phiếu xử lý văn bản of a Party office: a form of one page that travels on top of the letter."""

import random

from samples import ink
from samples.hand import HANDS
from samples.letter import Slip
from samples.paper import Paper

LEFT, RIGHT = 22.0, 192.0
COLUMNS = (LEFT, 64.0, 107.0, 150.0, RIGHT)
LEVELS = (("ĐỘ KHẨN", ("Khẩn", "Thượng khẩn", "Hỏa tốc")), ("ĐỘ MẬT", ("Mật", "Tối mật", "Tuyệt mật")))


def draw_slip(slip: Slip, rng: random.Random) -> list[Paper]:
    """The page of the slip; the boxes of urgency and secrecy are printed and empty."""
    paper = Paper()
    paper.text("PHIẾU XỬ LÝ VĂN BẢN", 107, 34, 18, style="b", align="center")
    y = _heading(paper, slip, 42)
    rows = (
        ("NGƯỜI CHỈ ĐẠO", slip.director),
        ("NGƯỜI PHỐI HỢP", slip.co_director),
        ("ĐƠN VỊ XỬ LÝ CHÍNH", slip.lead_unit),
        ("ĐƠN VỊ PHỐI HỢP", slip.supporting),
    )
    y = _row(paper, y, "TRÍCH YẾU", f"_{slip.subject}_", 16)
    for name, value in rows:
        y = _row(paper, y, name, value, 13)
    for name, levels in LEVELS:
        y = _boxes(paper, y, name, levels)
    _opinions(paper, slip, y, rng)
    return [paper]


def _heading(paper: Paper, slip: Slip, y: float) -> float:
    cells = (
        ("VĂN BẢN SỐ:", slip.code),
        ("CƠ QUAN PHÁT HÀNH:", slip.issuer),
        ("NGÀY ĐẾN:", slip.arrived.strftime("%d/%m/%Y")),
        ("NGÀY TRÌNH:", slip.submitted.strftime("%d/%m/%Y")),
    )
    for (name, value), x0, x1 in zip(cells, COLUMNS, COLUMNS[1:], strict=False):
        paper.frame(x0, y, x1, y + 27, 0.3)
        below = paper.text(name, x0 + 2, y + 6, 11, style="b", width=x1 - x0 - 3)
        paper.text(value, x0 + 2, below + 0.5, 12, width=x1 - x0 - 3)
    return y + 27


def _row(paper: Paper, y: float, name: str, value: str, height: float) -> float:
    paper.frame(LEFT, y, COLUMNS[1], y + height, 0.3)
    paper.frame(COLUMNS[1], y, RIGHT, y + height, 0.3)
    paper.text(name, LEFT + 2, y + 6, 11, style="b", width=COLUMNS[1] - LEFT - 3)
    paper.text(value, COLUMNS[1] + 3, y + 6.5, 13, width=RIGHT - COLUMNS[1] - 6)
    return y + height


def _boxes(paper: Paper, y: float, name: str, levels: tuple[str, ...]) -> float:
    paper.frame(LEFT, y, COLUMNS[1], y + 12, 0.3)
    paper.text(name, LEFT + 2, y + 7.5, 11, style="b")
    for level, x0, x1 in zip(levels, COLUMNS[1:], COLUMNS[2:], strict=False):
        paper.frame(x0, y, x1, y + 12, 0.3)
        paper.frame(x0 + 4, y + 4, x0 + 8, y + 8, 0.3)
        paper.text(level, x0 + 11, y + 7.5, 12)
    return y + 12


def _opinions(paper: Paper, slip: Slip, y: float, rng: random.Random) -> None:
    middle, bottom = 107.0, 272.0
    hand = HANDS[slip.hand % len(HANDS)]
    paper.frame(LEFT, y, middle, bottom, 0.3)
    paper.frame(middle, y, RIGHT, bottom, 0.3)
    left = paper.text(f"{slip.office} ĐỀ XUẤT:", LEFT + 2, y + 7, 11, style="b") + 2
    for proposal in slip.proposals:
        left = paper.text(f"_- {proposal}_", LEFT + 2, left, 13, width=middle - LEFT - 5) + 2
    paper.press(ink.signature(hand, rng), 66, left + 14, rng.uniform(-6, 6))
    paper.text("Ý KIẾN CHỈ ĐẠO:", middle + 2, y + 7, 11, style="b")
    for line in range(3):
        paper.press(ink.scribble(hand, rng, 72), 150, y + 18 + line * 9, rng.uniform(0, 2))
    paper.text(slip.leader_position, 150, y + 52, 13, style="b", align="center")
    paper.press(ink.signature(HANDS[2], rng), 150, y + 66, rng.uniform(-6, 6))
    paper.text(slip.leader_name, 150, y + 82, 13.5, style="b", align="center")
