"""What is stamped or signed on a printed letter: pieces of inked paper, to be pressed on a sheet with `Paper.press`.

The words Khẩn, Mật … in the boxes of a phiếu xử lý are print, not stamps: they are drawn by `samples.slip`.
"""

import math
import random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from samples.fonts import face
from samples.hand import Colour, Hand, curve, ink_line
from samples.letter import Arrival
from samples.paper import PER_MM, Paper, Pen

RED: Colour = (204, 28, 46)
STAMP_INKS: dict[str, Colour] = {"blue": (46, 62, 158), "red": (206, 34, 50), "black": (44, 44, 48)}
URGENCY_STAMPS = {
    "express": ("HỎA TỐC", 30.0),
    "express_timed": ("HỎA TỐC HẸN GIỜ", 52.0),
    "very_urgent": ("THƯỢNG KHẨN", 40.0),
    "urgent": ("KHẨN", 20.0),
}
"""Words and width in millimetres (Decree 30/2020, Annex I: 30x8, 40x8 and 20x8; component 10b)."""
SECRECY_STAMPS = {"confidential": ("MẬT", 20.0), "secret": ("TỐI MẬT", 30.0), "top_secret": ("TUYỆT MẬT", 40.0)}


def framed(words: str, width: float, rng: random.Random, ink: Colour = RED) -> Image.Image:
    """A framed word in red: a mark of urgency or secrecy, eight millimetres high, double frame."""
    piece = Paper((width, 9), ink=ink)
    piece.frame(0.3, 0.3, width - 0.3, 8.7, 0.5)
    piece.frame(1.1, 1.1, width - 1.1, 7.9, 0.2)
    piece.text(words, width / 2, 6.3, 14, style="b", align="center")
    return worn(piece.image, rng)


def heavy(words: str, width: float, rng: random.Random, ink: Colour = RED) -> Image.Image:
    """An old rubber stamp: one thick frame, ink that ran a little and did not take everywhere."""
    piece = Paper((width, 9), ink=ink)
    piece.frame(0.3, 0.3, width - 0.3, 8.7, 1.1)
    piece.text(words, width / 2, 6.3, 13.5, style="seal", align="center")
    return worn(piece.image.filter(ImageFilter.MinFilter(3)), rng, 0.7)


def arrow(words: str, width: float, rng: random.Random, ink: Colour = RED) -> Image.Image:
    """The word in an arrow that points to the right, higher than the word is."""
    piece = Paper((width + 14, 17), ink=ink)
    shaft, head, middle = (4.2, 12.8), width + 1.0, 8.5
    outline = [(0.5, shaft[0]), (head, shaft[0]), (head, 0.6), (width + 13.4, middle), (head, 16.4), (head, shaft[1])]
    dots = [(x * PER_MM, y * PER_MM) for x, y in [*outline, (0.5, shaft[1]), (0.5, shaft[0])]]
    piece.draw.line(dots, fill=ink, width=round(0.6 * PER_MM), joint="curve")
    piece.text(words, (width + 2) / 2 + 0.5, middle + 1.8, 14, style="b", align="center")
    return worn(piece.image, rng)


def bare(words: str, width: float, rng: random.Random, ink: Colour = RED) -> Image.Image:
    """The word alone, its frame worn away."""
    piece = Paper((width, 9), ink=ink)
    piece.text(words, width / 2, 6.3, 14, style="b", align="center")
    return worn(piece.image, rng)


def arrival_stamp(arrival: Arrival, pen: Pen) -> Image.Image:
    """The ĐẾN stamp, 35x50 millimetres: printed words in the stamp's ink, number and date by hand."""
    wide, high = 56.0, 33.0
    piece = Paper((wide, high), pen=pen, ink=STAMP_INKS[arrival.ink])
    office_lines = len(piece.wrap(arrival.office, 8.5, wide - 3, style="b"))
    top = 2.6 + 3.6 * office_lines
    piece.frame(0.3, 0.3, wide - 0.3, high - 0.3, 0.4)
    piece.text(arrival.office, wide / 2, 4.2, 8.5, style="b", align="center", width=wide - 3)
    piece.rule(0.4, top, wide - 0.4, 0.3)
    piece.text("ĐẾN", 8, (top + high) / 2 + 1, 14, style="b", align="center")
    piece.frame(0.3, top, 16, high - 0.3, 0.3)
    day = arrival.date.strftime("%d/%m/%Y")
    rows = [
        f"Số: {_dots(arrival.number)}",
        f"Ngày: {_dots(day)}",
        f"Chuyển: {arrival.forwarded or '.' * 24}",
    ]
    rows.append(f"Số và ký hiệu HS: {_dots(arrival.file_notation) if arrival.file_notation else '.' * 9}")
    step = (high - top - 2) / len(rows)
    for index, row in enumerate(rows):
        piece.text(row, 17.5, top + step * (index + 0.85), 10)
    return worn(piece.image, pen.rng, 0.25)


def seal(ring: str, core: str, rng: random.Random) -> Image.Image:
    """A round red seal, 36 millimetres: `ring` runs round the edge, `core` stands in the middle."""
    size = 37.0
    piece = Paper((size, size), ink=RED)
    middle = size / 2 * PER_MM
    for radius, thick in ((18.0, 0.7), (16.9, 0.2), (11.6, 0.25)):
        _circle(piece.draw, middle, radius * PER_MM, round(thick * PER_MM))
    _round_text(piece.image, ring, middle, 14.2 * PER_MM, 9.0)
    rows = len(piece.wrap(core, 6.5, 20, style="seal"))
    piece.text(
        core, size / 2, size / 2 + 1 - (rows - 1) * 1.5, 6.5, style="seal", align="center", width=20, leading=1.3
    )
    _star(piece.draw, middle, middle + 14.2 * PER_MM, 1.4 * PER_MM)
    return worn(piece.image, rng)


def signature(hand: Hand, rng: random.Random) -> Image.Image:
    """A signature: loops that go to the right and a flourish under them."""
    width, height = 46.0, 24.0
    image = Image.new("RGB", (round(width * PER_MM), round(height * PER_MM)), "white")
    draw = ImageDraw.Draw(image)
    for stroke in (_loops(rng), _flourish(rng)):
        dots = [((3 + x * (width - 6)) * PER_MM, (2 + y * (height - 4)) * PER_MM) for x, y in curve(stroke, 14)]
        ink_line(draw, dots, hand.pen * 1.3, hand.ink)
    return image


def scribble(hand: Hand, rng: random.Random, width: float) -> Image.Image:
    """A line of quick handwriting nobody can read, `width` millimetres."""
    image = Image.new("RGB", (round(width * PER_MM), round(9 * PER_MM)), "white")
    draw = ImageDraw.Draw(image)
    x = 1.0
    while x < width - 12:
        length = rng.uniform(5, 11)
        count = int(length / 1.1)
        points = [(x + i * 1.1, 4.5 + (-1) ** i * rng.uniform(0.4, 1.5) - rng.random() ** 3 * 2) for i in range(count)]
        ink_line(draw, [(a * PER_MM, b * PER_MM) for a, b in curve(points, 6)], hand.pen * 0.9, hand.ink)
        x += length + rng.uniform(1.2, 2.2)
    return image


def worn(image: Image.Image, rng: random.Random, strength: float = 0.45) -> Image.Image:
    """The ink did not take everywhere: patches are paler."""
    dots = np.asarray(image).astype(np.float32)
    noise = np.random.default_rng(rng.getrandbits(32)).random((12, 18), dtype=np.float32)
    patches = cv2.resize(noise, (image.width, image.height), interpolation=cv2.INTER_CUBIC)
    pale = np.clip((patches - 0.55) * 2.2, 0, 1)[..., None] * strength
    return Image.fromarray((dots + (255 - dots) * pale).clip(0, 255).astype(np.uint8))


STAMP_SHAPES = {
    "framed": (framed, 4.0),
    "slanted": (framed, 25.0),
    "heavy": (heavy, 8.0),
    "arrow": (arrow, 25.0),
    "bare": (bare, 6.0),
}
"""How a mark of urgency or secrecy is cut, and by how many degrees at most it is pressed askew."""


def _dots(text: str) -> str:
    return f"..{{{text}}}.."


def _circle(draw: ImageDraw.ImageDraw, middle: float, radius: float, thick: int) -> None:
    box = [middle - radius, middle - radius, middle + radius, middle + radius]
    draw.ellipse(box, outline=RED, width=max(1, thick))


def _round_text(image: Image.Image, text: str, middle: float, radius: float, size: float) -> None:
    font = face("seal", size)
    step = min(300 / max(len(text), 1), 11.0)
    for index, char in enumerate(text):
        angle = (index - (len(text) - 1) / 2) * step
        glyph = Image.new("RGB", (70, 70), "white")
        ImageDraw.Draw(glyph).text((35, 35), char, font=font, fill=RED, anchor="mm")
        turned = glyph.rotate(-angle, Image.Resampling.BICUBIC, fillcolor="white")
        x = middle + radius * math.sin(math.radians(angle))
        y = middle - radius * math.cos(math.radians(angle))
        mask = turned.convert("L").point(lambda v: 255 - v)
        image.paste(RED, (round(x - 35), round(y - 35)), mask)


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    corners = []
    for index in range(10):
        reach, angle = radius if index % 2 == 0 else radius * 0.4, math.radians(index * 36 - 90)
        corners.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    draw.polygon(corners, fill=RED)


def _loops(rng: random.Random) -> list[tuple[float, float]]:
    """A tall first letter, then waves that grow smaller."""
    points = [(0.06, rng.uniform(0.55, 0.75)), (rng.uniform(0.14, 0.22), rng.uniform(0.0, 0.12))]
    points += [(rng.uniform(0.08, 0.14), rng.uniform(0.8, 0.95)), (0.2, rng.uniform(0.45, 0.6))]
    count, width, x = rng.randint(3, 7), rng.uniform(0.05, 0.12), 0.24
    for index in range(count):
        reach = rng.uniform(0.1, 0.34) * (1 - index / (count + 2))
        lean = rng.uniform(-0.04, 0.02)
        points += [(x + lean, 0.56 - reach), (x + width * 0.5, 0.6 + reach * rng.uniform(0.1, 0.9))]
        if rng.random() < 0.35:
            points.append((x - width * 0.4, 0.6))
        x += width * rng.uniform(0.8, 1.3)
    return [*points, (min(x + rng.uniform(0.1, 0.3), 0.99), rng.uniform(0.35, 0.65))]


def _flourish(rng: random.Random) -> list[tuple[float, float]]:
    y = rng.uniform(0.66, 0.85)
    start, end = rng.uniform(0.5, 0.8), rng.uniform(0.7, 0.98)
    return [(start, y - 0.2), (rng.uniform(0.1, 0.3), y + rng.uniform(-0.05, 0.1)), (0.12, y + 0.1), (end, y - 0.1)]
