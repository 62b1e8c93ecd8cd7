"""Draws a set to learn from: `python -m training.sets DIGITS.png FACES TARGET.npz COUNT SEED`.

DIGITS.png is the sheet of 5,000 figures among OpenCV's samples; FACES a folder of typefaces like handwriting (.ttf).
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.rows import HIGH, WIDE, Drawer

PRINT = Path(__file__).parent.parent / "samples" / "typefaces"
UPRIGHT = (PRINT / "texgyretermes-regular.otf", PRINT / "texgyretermes-italic.otf")
BOLD = (PRINT / "texgyretermes-bold.otf", PRINT / "texgyretermes-bolditalic.otf")


def main(arguments: Sequence[str]) -> None:
    """Draws COUNT rows and writes them with what they say."""
    digits, faces, target = (Path(part) for part in arguments[:3])
    count, chance = int(arguments[3]), random.Random(int(arguments[4]))
    drawer = Drawer(digits, sorted(faces.glob("*.ttf")), [UPRIGHT, UPRIGHT, UPRIGHT, BOLD])
    crops, texts = np.empty((count, HIGH, WIDE), np.uint8), []
    for index in range(count):
        crops[index], text = drawer.draw(chance)
        texts.append(text)
    np.savez(target, X=crops, Y=np.array(texts))


if __name__ == "__main__":
    main(sys.argv[1:])
