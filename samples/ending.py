"""The end of a letter in both systems: Nơi nhận on the left, the signer on the right, the seal and the signature."""

import random
from dataclasses import dataclass

from samples import ink
from samples.flow import Flow
from samples.hand import HANDS
from samples.letter import Letter
from samples.paper import Paper, line_height


@dataclass(frozen=True)
class Manner:
    """How a system sets the words of the ending."""

    signer_middle: float
    to_places_style: str
    to_places_rule: bool
    authority_style: str


STATE = Manner(signer_middle=150, to_places_style="bi", to_places_rule=False, authority_style="b")
PARTY = Manner(signer_middle=150, to_places_style="", to_places_rule=True, authority_style="b")
MANNERS = {"state": STATE, "party": PARTY}


def ending(flow: Flow, letter: Letter, rng: random.Random) -> None:
    """Draws components 7a to 7c, 8 and 9b, which the caller has made room for."""
    manner = MANNERS[letter.system]
    flow.y += 3
    _to_places(flow.paper, letter, manner, flow.y)
    _signer(flow.paper, letter, manner, flow.y, rng)
    flow.y += ending_height(letter) - 3


def ending_height(letter: Letter) -> float:
    """Millimetres that the ending takes; a drawer keeps it together with the last paragraph."""
    places = len(letter.to_places) * line_height(11) * 1.3 + 8
    return 3 + max(places, 32 + (len(letter.authority) + 1) * line_height(13.5))


def _to_places(paper: Paper, letter: Letter, manner: Manner, y: float) -> None:
    if not letter.to_places:
        return
    paper.text("Nơi nhận:", 30, y, 12, style=manner.to_places_style)
    if manner.to_places_rule:
        paper.rule(30, y + 0.9, 30 + paper.width_of(("Nơi nhận", ""), 12), 0.2)
    y += line_height(12)
    for place in letter.to_places:
        y = paper.text(f"- {place}", 30, y, 11, width=78)


def _signer(paper: Paper, letter: Letter, manner: Manner, y: float, rng: random.Random) -> None:
    middle = manner.signer_middle
    for line in letter.authority:
        y = paper.text(line, middle, y, 13.5, style=manner.authority_style, align="center")
    if letter.position:
        y = paper.text(letter.position, middle, y, 13.5, style="b", align="center", width=80)
    if letter.signer:
        paper.text(letter.signer, middle, y + 25, 14, style="b", align="center")
    hand = HANDS[letter.hand % len(HANDS)]
    paper.press(ink.signature(hand, rng), middle + 2, y + 10, rng.uniform(-6, 6))
    if letter.seal:
        paper.press(ink.seal(*letter.seal, rng), middle - 17, y + 11, rng.uniform(-25, 25))
