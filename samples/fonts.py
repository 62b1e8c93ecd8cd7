"""The letter faces in typefaces/: Termes, with the shapes of the prescribed Times New Roman, and Heros for seals."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

FOLDER = Path(__file__).parent / "typefaces"
FILES = {
    "": "texgyretermes-regular.otf",
    "b": "texgyretermes-bold.otf",
    "i": "texgyretermes-italic.otf",
    "bi": "texgyretermes-bolditalic.otf",
    "seal": "texgyreheros-bold.otf",
}
DPI = 300


@cache
def face(style: str, points: float) -> ImageFont.FreeTypeFont:
    """The face for a style («», «b», «i», «bi», «seal») at a size in points, on paper of 300 dots an inch."""
    layout = ImageFont.Layout.BASIC  # the same with and without libraqm
    return ImageFont.truetype(str(FOLDER / FILES[style]), round(points * DPI / 72), layout_engine=layout)
