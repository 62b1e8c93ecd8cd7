"""The letter faces: Liberation Serif, which has the widths of the prescribed Times New Roman, and Liberation Sans."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

FOLDERS = tuple(
    Path(root) / name
    for root in ("/usr/share/fonts/truetype", "/usr/share/fonts", "/usr/local/share/fonts")
    for name in ("liberation", "liberation2", "liberation-fonts", "liberation-serif", "liberation-sans")
)
STYLES = {"": "Regular", "b": "Bold", "i": "Italic", "bi": "BoldItalic"}
DPI = 300


class FontsMissing(RuntimeError):
    """Thiếu phông chữ Liberation: hãy cài gói fonts-liberation rồi chạy lại."""


@cache
def face(style: str, points: float, family: str = "Serif") -> ImageFont.FreeTypeFont:
    """The face for a style («», «b», «i», «bi») at a size in points, on paper of 300 dots an inch."""
    return ImageFont.truetype(str(font_file(style, family)), round(points * DPI / 72))


@cache
def font_file(style: str, family: str = "Serif") -> Path:
    """Where the face lies; raises FontsMissing when no known folder has it."""
    name = f"Liberation{family}-{STYLES[style]}.ttf"
    for folder in FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise FontsMissing(FontsMissing.__doc__)
