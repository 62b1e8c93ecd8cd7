"""The head of a Party letter (HD 36-HD/VPTW, appendix 1: components 1 to 5)."""

from samples.letter import Letter
from samples.paper import Paper, line_height
from samples.state import place_and_date

LEFT_MIDDLE, RIGHT_MIDDLE, MIDDLE = 62.0, 148.0, 111.5
LEFT_WIDTH = 74.0


def head(paper: Paper, letter: Letter) -> tuple[float, float]:
    """Draws the head on the first page; returns the next free baselines on the left and on the right, millimetres."""
    if not letter.head_printed:
        return 24, _title(paper, letter, 66)
    right = _party(paper, letter)
    left = _issuer(paper, letter)
    number = f"{{{letter.number}}}" if letter.hand_number else letter.number
    left = paper.text(f"Số {number} - {letter.notation}", LEFT_MIDDLE, left, 14, align="center") + 1
    if not letter.is_typed:
        return paper.text(f"_V/v {letter.subject}_", LEFT_MIDDLE, left, 12, align="center", width=70) + 1, right + 4
    return left, _title(paper, letter, max(left, right) + 8)


def _party(paper: Paper, letter: Letter) -> float:
    name = "ĐẢNG CỘNG SẢN VIỆT NAM"
    paper.text(name, RIGHT_MIDDLE, 24, 15, style="b", align="center")
    half = paper.width_of((name, "b"), 15) / 2
    paper.rule(RIGHT_MIDDLE - half, 26, RIGHT_MIDDLE + half, 0.35)
    return paper.text(f"_{place_and_date(letter)}_", RIGHT_MIDDLE, 35, 14, align="center")


def _issuer(paper: Paper, letter: Letter) -> float:
    y = 24.0
    for line in letter.parent:
        y = paper.text(line, LEFT_MIDDLE, y, 13.5, align="center", width=LEFT_WIDTH, leading=1.1)
    for line in letter.issuer:
        y = paper.text(line, LEFT_MIDDLE, y, 13.5, style="b", align="center", width=LEFT_WIDTH, leading=1.1)
    paper.text("*", LEFT_MIDDLE, y + 0.6, 14, align="center")
    return y + line_height(14) + 0.2


def _title(paper: Paper, letter: Letter, y: float) -> float:
    y = paper.text(letter.type_name.upper(), MIDDLE, y, 16, style="b", align="center")
    for line in letter.title or (letter.subject,):
        y = paper.text(line, MIDDLE, y, 14, style="b", align="center", width=145)
    paper.text("-----", MIDDLE, y - 1, 14, align="center")
    return y + 7
