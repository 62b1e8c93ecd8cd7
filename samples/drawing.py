"""Draws a letter: head, Kính gửi, body, ending, and what the receiving office stamped on it."""

import random

from samples import ink, party, state
from samples.ending import ending, ending_height
from samples.flow import BOTTOM, LEFT, Flow
from samples.hand import HANDS
from samples.letter import Letter
from samples.paper import Paper, Pen

HEADS = {"state": state.head, "party": party.head}
STAMP_MIDDLE, STAMP_HEIGHT = 56.0, 35.0


def draw_letter(letter: Letter, rng: random.Random) -> list[Paper]:
    """The printed, stamped and signed pages of a letter."""
    flow = Flow(Pen(HANDS[letter.hand % len(HANDS)], rng), letter.notes)
    left, right = HEADS[letter.system](flow.paper, letter)
    left = _marks(flow.paper, letter, left, rng)
    left = _arrival(flow.paper, letter, left, right, rng)
    flow.y = _addressed_to(flow.paper, letter, left, right)
    if letter.contacts:
        flow.floor = _contacts(flow.paper, letter)
    *body, last = letter.body
    for paragraph in body:
        flow.paragraph(paragraph)
    flow.need(flow.height(last) + ending_height(letter))
    flow.paragraph(last)
    ending(flow, letter, rng)
    _annex(flow, letter)
    flow.close()
    return flow.pages


def _marks(paper: Paper, letter: Letter, left: float, rng: random.Random) -> float:
    """Components 10a, 10b and 11: the marks of secrecy and urgency under the number, the circulation above the head."""
    if letter.circulation:
        paper.frame(128, 8, 188, 16, 0.3)
        paper.text(letter.circulation, 158, 13.6, 12.5, style="b", align="center")
    stamps = [ink.SECRECY_STAMPS.get(letter.secrecy), ink.URGENCY_STAMPS.get(letter.urgency)]
    shape, askew = ink.STAMP_SHAPES[letter.stamp_shape]
    for stamp in stamps:
        if stamp:
            words, width = stamp
            paper.press(shape(words, width, rng), 34 + width / 2, left + 3.5 + askew / 8, rng.uniform(-askew, askew))
            left += 10 + askew / 4
    return left


def _arrival(paper: Paper, letter: Letter, left: float, right: float, rng: random.Random) -> float:
    """The ĐẾN stamp stands under the number; where a title stands there, beside it or over the text, as in life."""
    if letter.arrival is None:
        return left
    stamp = ink.arrival_stamp(letter.arrival, Pen(HANDS[(letter.hand + 1) % len(HANDS)], rng))
    top = left - 2 if not letter.is_typed or not letter.head_printed else right - 1
    if not letter.leaves_room_for_arrival:
        paper.press(stamp, STAMP_MIDDLE - 14, left - 4 + STAMP_HEIGHT / 2, rng.uniform(-3, 3))
        return left
    paper.press(stamp, STAMP_MIDDLE, top + STAMP_HEIGHT / 2, rng.uniform(-2.5, 2.5))
    return top + STAMP_HEIGHT + 5


def _addressed_to(paper: Paper, letter: Letter, left: float, right: float) -> float:
    """Kính gửi, right of the middle, beside the stamp if there is one; returns where the body begins."""
    stamped = letter.leaves_room_for_arrival
    if not letter.addressed_to:
        return max(left, right) if stamped or not letter.is_typed else right
    y = max(right, left - 26 if stamped else left) + 6
    if len(letter.addressed_to) == 1:
        x = 92.0 if stamped else 75.0
        y = paper.text(f"{letter.address} {letter.addressed_to[0]}", x, y, 14, width=190 - x)
    else:
        x = 88.0 if stamped else 70.0
        paper.text(letter.address, x, y, 14)
        y += 0 if stamped else 6.5
        for place in letter.addressed_to:
            end = ";" if place != letter.addressed_to[-1] else "."
            y = paper.text(f"- {place}{end}", x + 22, y, 14, width=190 - x - 22)
    return max(y, left if stamped else 0) + 4


def _contacts(paper: Paper, letter: Letter) -> float:
    """Component 13: address and telephone at the foot of the first page, under a rule."""
    paper.rule(LEFT, BOTTOM + 1, 193)
    paper.text(letter.contacts, 111.5, BOTTOM + 5.5, 10, align="center", width=163)
    return BOTTOM - 3


def _annex(flow: Flow, letter: Letter) -> None:
    """A phụ lục on pages of its own."""
    if not letter.annex:
        return
    flow.new_page()
    title, *rows = letter.annex
    flow.y = flow.paper.text(title, 111.5, flow.y + 4, 14, style="b", align="center", width=140) + 5
    for row in rows:
        flow.paragraph(row)
