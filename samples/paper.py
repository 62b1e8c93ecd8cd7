"""A sheet of paper at 300 dots an inch: text, rules, frames. Places are millimetres, sizes of type are points."""

import random
from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageDraw

from samples import text as marked
from samples.fonts import DPI, face
from samples.hand import HANDS, Colour, Hand

A4 = (210.0, 297.0)
PRINT: Colour = (26, 26, 28)
PER_MM = DPI / 25.4
CAPITAL = 0.68
"""Height of a capital as a share of the size of type."""


@dataclass(frozen=True)
class Written:
    """A printed word and where it stands: left end of its line, width, in millimetres; size in points."""

    text: str
    x: float
    baseline: float
    width: float
    size: float
    line: int
    """Words of one line have one number."""
    by_hand: bool = False


@dataclass
class Pen:
    """Who writes by hand, and the chance that shakes the hand."""

    hand: Hand = HANDS[0]
    rng: random.Random = field(default_factory=lambda: random.Random(0))


class Paper:
    """One sheet, or a small piece (a stamp) that is later pressed on a sheet."""

    def __init__(self, size: tuple[float, float] = A4, pen: Pen | None = None, ink: Colour = PRINT):
        self.size = size
        self.pen = pen or Pen()
        self.ink = ink
        self.image = Image.new("RGB", (round(size[0] * PER_MM), round(size[1] * PER_MM)), "white")
        self.draw = ImageDraw.Draw(self.image)
        self.written: list[Written] = []

    def text(
        self, text: str, x: float, y: float, size: float = 14, *, style: str = "", align: str = "left",
        width: float | None = None, leading: float = 1.18,
    ) -> float:  # fmt: skip
        """Writes marked text from baseline `y`, broken to `width`; `x` is the left end, the middle or the right end.

        Returns the baseline of the line after it.
        """
        room = width or self.size[0]
        if align == "center":
            room = self._even(text, size, room, style)
        for line in self.wrap(text, size, room, style=style):
            self._line(line, x, y, size, align)
            y += line_height(size, leading)
        return y

    def wrap(self, text: str, size: float, width: float, indent: float = 0, style: str = "") -> list[list[marked.Word]]:
        """The lines of the text; the first has `indent` less room. A line break in the text is kept."""
        lines: list[list[marked.Word]] = []
        gap = self.width_of((" ", ""), size)
        for row in text.split("\n"):
            line, used = list[marked.Word](), indent if not lines else 0.0
            for word in marked.words(row, style):
                wide = self.word_width(word, size)
                if line and used + wide > width:
                    lines.append(line)
                    line, used = [], 0.0
                line.append(word)
                used += wide + gap
            lines.append(line)
        return lines

    def words(self, line: list[marked.Word], x: float, y: float, size: float, gap: float) -> None:
        """Writes words from `x` with `gap` between them."""
        number = self.written[-1].line + 1 if self.written else 0
        for word in line:
            start = x
            for segment in word:
                self._segment(segment, x, y, size)
                x += self.width_of(segment, size)
            by_hand = any(style == "h" for _, style in word)
            self.written.append(Written("".join(t for t, _ in word), start, y, x - start, size, number, by_hand))
            x += gap

    def word_width(self, word: marked.Word, size: float) -> float:
        return sum(self.width_of(segment, size) for segment in word)

    def width_of(self, segment: marked.Segment, size: float) -> float:
        """Width in millimetres."""
        text, style = segment
        if style == "h":
            return self.pen.hand.width(text, capital(size)) + 1.0
        return face(style, size).getlength(text) / PER_MM

    def line_width(self, line: list[marked.Word], size: float) -> float:
        gap = self.width_of((" ", ""), size)
        return sum(self.word_width(word, size) for word in line) + gap * (len(line) - 1)

    def rule(self, x0: float, y: float, x1: float, thick: float = 0.25) -> None:
        """A horizontal rule."""
        self.draw.rectangle([x0 * PER_MM, y * PER_MM, x1 * PER_MM, (y + thick) * PER_MM], fill=self.ink)

    def frame(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.25) -> None:
        """An empty box."""
        self.draw.rectangle(
            [x0 * PER_MM, y0 * PER_MM, x1 * PER_MM, y1 * PER_MM],
            outline=self.ink, width=max(1, round(thick * PER_MM)),
        )  # fmt: skip

    def press(self, piece: Image.Image, x: float, y: float, angle: float = 0.0) -> None:
        """Presses an inked piece on the paper, its middle at (x, y): ink darkens what is there, white does nothing."""
        turned = piece.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
        left, top = round(x * PER_MM - turned.width / 2), round(y * PER_MM - turned.height / 2)
        box = (left, top, left + turned.width, top + turned.height)
        self.image.paste(ImageChops.multiply(self.image.crop(box), turned), box)

    def _even(self, text: str, size: float, width: float, style: str) -> float:
        """The least width in which the text takes no more lines: those in the middle are broken evenly."""
        lines = len(self.wrap(text, size, width, style=style))
        widest = max((self.word_width(word, size) for word in marked.words(text, style)), default=width)
        while lines > 1 and width - 2 > widest and len(self.wrap(text, size, width - 2, style=style)) == lines:
            width -= 2
        return width

    def _line(self, line: list[marked.Word], x: float, y: float, size: float, align: str) -> None:
        wide = self.line_width(line, size)
        start = x - {"left": 0.0, "center": wide / 2, "right": wide}[align]
        self.words(line, start, y, size, self.width_of((" ", ""), size))

    def _segment(self, segment: marked.Segment, x: float, y: float, size: float) -> None:
        text, style = segment
        at = (x * PER_MM, y * PER_MM)
        if style == "h":
            self.pen.hand.write(self.draw, text, (at[0] + 0.5 * PER_MM, at[1]), capital(size) * PER_MM, self.pen.rng)
        else:
            self.draw.text(at, text, font=face(style, size), fill=self.ink, anchor="ls")


def line_height(size: float, leading: float = 1.18) -> float:
    """Millimetres from one baseline to the next."""
    return size * leading * 25.4 / 72


def capital(size: float) -> float:
    """Height of a printed capital in millimetres."""
    return size * CAPITAL * 25.4 / 72
