"""The page of a letter, drawn small and fast, and where on it each component stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from textwrap import wrap

from PIL import Image, ImageDraw

from app.demo_year.letters import DemoLetter
from samples.fonts import DPI, face
from samples.invention import BODY
from web.papers.text import long_day

DOTS = 100
"""To an inch: enough for the screen, and a few kilobytes a page."""
WIDTH, HEIGHT = 827, 1169
LEFT, RIGHT, LINE = 100, 757, 24
MOTTO = {
    True: ("ĐẢNG CỘNG SẢN VIỆT NAM",),
    False: ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
}
Box = tuple[float, float, float, float]


@dataclass
class _Sheet:
    draw: ImageDraw.ImageDraw
    boxes: dict[str, Box] = field(default_factory=dict)

    def write(self, text: str, x: float, y: float, style: str = "", size: float = 13, name: str = "") -> None:
        """A line, centred on x; a named one is remembered by its place."""
        font = face(style, size * DOTS / DPI)
        self.draw.text((x, y), text, 0, font, anchor="ma")
        if name:
            x0, y0, x1, y1 = self.draw.textbbox((x, y), text, font, anchor="ma")
            self.boxes[name] = (x0 / WIDTH, y0 / HEIGHT, x1 / WIDTH, y1 / HEIGHT)


def draw_page(letter: DemoLetter, sentence: str) -> tuple[bytes, dict[str, Box]]:
    """The page as a JPEG file, and the boxes of its components in fractions of the page.

    Args:
        sentence: how the letter ends, with its deadline, if it names one.
    """
    image = _body(letter.serial % len(BODY)).copy()
    sheet = _Sheet(ImageDraw.Draw(image))
    _head(sheet, letter)
    for number, line in enumerate(wrap(sentence, 74)):
        sheet.write(line, WIDTH / 2, 640 + number * LINE, name="due_date" if letter.due and number == 0 else "")
    sheet.write(letter.sender.position.upper(), 590, 780, "b", name="signer_position")
    sheet.write(letter.signer, 590, 890, "b", name="signer_name")
    sheet.write("Nơi nhận: Như trên; Lưu.", 200, 780, "bi", 11, "to_places")
    file = BytesIO()
    image.save(file, "JPEG", quality=40, dpi=(DOTS, DOTS), comment=letter.file_name.encode())
    return file.getvalue(), sheet.boxes


def _head(sheet: _Sheet, letter: DemoLetter) -> None:
    party = letter.sender.party
    for number, line in enumerate(wrap(letter.sender.name.upper(), 30)):
        sheet.write(line, 230, 75 + number * LINE, "b", 12, "organ_name" if number == 0 else "")
    sheet.write(f"Số {letter.code}" if party else f"Số: {letter.code}", 230, 150, "", 13, "code")
    for number, line in enumerate(MOTTO[party]):
        sheet.write(line, 580, 75 + number * LINE, "b", 12)
    sheet.write(f"{letter.sender.place}, {long_day(letter.issued)}", 580, 150, "i", 13, "issued_date")
    if letter.urgency != letter.urgency.NORMAL:
        sheet.write(letter.urgency.label.upper(), 230, 185, "b", 14, "urgency")
    plain = letter.type_name == "Công văn"
    title = "Kính gửi: Đảng ủy Tập đoàn Sông Hồng" if plain else letter.type_name.upper()
    sheet.write(title, WIDTH / 2, 240, "b", 14, "addressed_to" if plain else "type_name")
    subject = f"V/v {letter.subject}" if plain else letter.subject
    for number, line in enumerate(wrap(subject, 60)):
        sheet.write(line, WIDTH / 2, 270 + number * LINE, "b", 13, "subject" if number == 0 else "")


@cache
def _body(first: int) -> Image.Image:
    """A sheet with three paragraphs, the same for many letters."""
    image = Image.new("L", (WIDTH, HEIGHT), 250)
    draw, y = ImageDraw.Draw(image), 350
    for paragraph in _paragraphs(first):
        for line in wrap(paragraph, 76):
            draw.text((LEFT, y), line, 0, face("", 13 * DOTS / DPI))
            y += LINE
    return image


def _paragraphs(first: int) -> Sequence[str]:
    return [BODY[(first + number) % len(BODY)] for number in range(3)]
