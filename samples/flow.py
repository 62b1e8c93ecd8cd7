"""Running text over pages: justified paragraphs, footnotes at the foot, the number at the head of each next page."""

from collections.abc import Mapping

from samples import text as marked
from samples.paper import Paper, Pen, line_height

LEFT, RIGHT, TOP, BOTTOM = 30.0, 193.0, 20.0, 277.0
"""Margins of Decree 30/2020, Annex I: left 30-35, right 15-20, top and bottom 20-25 millimetres."""
INDENT = 11.0
NOTE_MARKS = "¹²³⁴⁵"


class Flow:
    """Writes down the page from `y` (the next baseline, millimetres), taking new pages as it needs them."""

    def __init__(self, pen: Pen, notes: Mapping[str, str] | None = None, size: float = 14.0):
        self.pen = pen
        self.size = size
        self.pages = [Paper(pen=pen)]
        self.y = TOP + 4
        self.floor = BOTTOM
        self._notes = notes or {}
        self._waiting: list[str] = []

    @property
    def paper(self) -> Paper:
        return self.pages[-1]

    def paragraph(self, text: str, size: float | None = None, indent: float = INDENT, style: str = "") -> None:
        """A justified paragraph; its last line is not stretched. One that begins with «= » stands in the middle."""
        points = size or self.size
        if text.startswith("= "):
            self.need(line_height(points))
            self.y = self.paper.text(text[2:], (LEFT + RIGHT) / 2, self.y + 1, points, align="center", width=150) + 1.6
            return
        lines = self.paper.wrap(text, points, RIGHT - LEFT, indent, style)
        for number, line in enumerate(lines):
            self._make_room(line)
            start = LEFT + (indent if number == 0 else 0)
            self.paper.words(line, start, self.y, points, self._gap(line, points, start, number == len(lines) - 1))
            self.y += line_height(points)
        self.y += 1.6

    def height(self, text: str) -> float:
        """Millimetres that a paragraph takes."""
        return len(self.paper.wrap(text, self.size, RIGHT - LEFT, INDENT)) * line_height(self.size) + 1.6

    def need(self, height: float) -> None:
        """Takes a new page unless there is room for `height` millimetres."""
        if self.y + height > self.floor:
            self.new_page()

    def new_page(self) -> None:
        self.close()
        self.pages.append(Paper(pen=self.pen))
        self.paper.text(str(len(self.pages)), 111.5, 15, 13, align="center")
        self.y, self.floor = TOP + 5, BOTTOM

    def close(self) -> None:
        """Writes the footnotes that wait for the foot of this page."""
        if not self._waiting:
            return
        y = self.floor + 3
        self.paper.rule(LEFT, y - 3, LEFT + 50)
        for note in self._waiting:
            y = self.paper.text(note, LEFT, y + 1.2, 10, width=RIGHT - LEFT, leading=1.1)
        self._waiting = []

    def _make_room(self, line: list[marked.Word]) -> None:
        marks = [c for word in line for part, _ in word for c in part if c in NOTE_MARKS and c in self._notes]
        heights = [len(self.paper.wrap(self._note(m), 10, RIGHT - LEFT)) * line_height(10, 1.1) + 1.2 for m in marks]
        if self.y > self.floor - sum(heights) - (5 if heights else 0):
            self.new_page()
        for mark, height in zip(marks, heights, strict=True):
            self.floor -= height + (5 if not self._waiting else 0)
            self._waiting.append(self._note(mark))

    def _note(self, mark: str) -> str:
        return f"{mark} {self._notes[mark]}"

    def _gap(self, line: list[marked.Word], size: float, start: float, last: bool) -> float:
        natural = self.paper.width_of((" ", ""), size)
        if last or len(line) < 2:
            return natural
        return natural + (RIGHT - start - self.paper.line_width(line, size)) / (len(line) - 1)
