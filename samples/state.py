"""The head of a State letter (Decree 30/2020, Annex I, part I: components 1 to 5)."""

from samples.letter import Letter
from samples.paper import Paper, line_height

LEFT_MIDDLE, RIGHT_MIDDLE, MIDDLE = 60.0, 146.0, 111.5
LEFT_WIDTH = 70.0


def head(paper: Paper, letter: Letter) -> tuple[float, float]:
    """Draws the head on the first page; returns the next free baselines on the left and on the right, millimetres."""
    right = _motto(paper)
    left = _issuer(paper, letter)
    level = max(left, right) + 1.5
    number = f"{{{letter.number}}}" if letter.hand_number else letter.number
    paper.text(f"Số: {number}/{letter.notation}", LEFT_MIDDLE, level, 13, align="center")
    paper.text(f"_{place_and_date(letter)}_", RIGHT_MIDDLE, level, 13.5, align="center")
    if not letter.is_typed:
        return _subject_of_official_letter(paper, letter, level), level + 8
    return level + 7, _title(paper, letter, level + 15)


def place_and_date(letter: Letter) -> str:
    """«Hà Nội, ngày 05 tháng 02 năm 2026»: days under 10 and months 1 and 2 take a nought."""
    day = f"{letter.issued.day:02d}"
    month = f"{letter.issued.month:02d}" if letter.issued.month < 3 else str(letter.issued.month)
    written = f"{{{day}}}" if letter.hand_date else day
    return f"{letter.place}, ngày {written} tháng {month} năm {letter.issued.year}"


def _motto(paper: Paper) -> float:
    y = paper.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", RIGHT_MIDDLE, 24, 12.5, style="b", align="center")
    motto = "Độc lập - Tự do - Hạnh phúc"
    paper.text(motto, RIGHT_MIDDLE, y, 13.5, style="b", align="center")
    half = paper.width_of((motto, "b"), 13.5) / 2
    paper.rule(RIGHT_MIDDLE - half, y + 1.6, RIGHT_MIDDLE + half)
    return y + line_height(13.5) + 2


def _issuer(paper: Paper, letter: Letter) -> float:
    y = 24.0
    for line in letter.parent:
        y = paper.text(line, LEFT_MIDDLE, y, 12.5, align="center", width=LEFT_WIDTH)
    for line in letter.issuer:
        y = paper.text(line, LEFT_MIDDLE, y, 12.5, style="b", align="center", width=LEFT_WIDTH)
    paper.rule(LEFT_MIDDLE - 10, y - 3.4, LEFT_MIDDLE + 10)
    return y + 2


def _subject_of_official_letter(paper: Paper, letter: Letter, level: float) -> float:
    return paper.text(f"V/v {letter.subject}", LEFT_MIDDLE, level + 6.5, 12, align="center", width=60) + 1


def _title(paper: Paper, letter: Letter, y: float) -> float:
    y = paper.text(letter.type_name.upper(), MIDDLE, y, 14, style="b", align="center") + 0.5
    for line in letter.title or (letter.subject,):
        y = paper.text(line, MIDDLE, y, 14, style="b", align="center", width=138)
    paper.rule(MIDDLE - 18, y - 3.2, MIDDLE + 18)
    return y + 3
