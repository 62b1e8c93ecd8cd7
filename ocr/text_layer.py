"""The words that a born-digital PDF itself tells, if they can be trusted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium

from ocr.page import Box, Word

FEWEST_WORDS = 25
"""Under it the text is a signature's or a scanner's leftovers."""
LEAST_SENSE = 0.75
"""Share of words that could be Vietnamese; text in the old encodings has about half."""
LARGEST_PICTURE = 0.5
"""Share of the page: under a larger picture the text is another program's reading of it."""

ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyzđàảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ")
"""Text in the old encodings (TCVN3, VNI) is full of letters that no Vietnamese word has: ä, ø, ñ, ß."""
SYLLABLE = re.compile(r"[bcdđghklmnpqrstvx]{0,3}[aăâeêioôơuưy]{1,3}[cghmnpt]{0,2}")
FIGURES = re.compile(r"[\d.,/:%()-]+")


def trusted_words(path: Path, number: int) -> tuple[Word, ...]:
    """Empty when the page has no text of its own, or text that is not to be relied on."""
    try:
        words = _told(path, number)
    except pdfium.PdfiumError:
        return ()
    return words if is_sensible(words) else ()


def is_sensible(words: tuple[Word, ...]) -> bool:
    """Are there as many words as on a page, and could most of them be Vietnamese?"""
    return len(words) >= FEWEST_WORDS and _sense(words) >= LEAST_SENSE


def _told(path: Path, number: int) -> tuple[Word, ...]:
    pdf = pdfium.PdfDocument(path)
    try:
        page = pdf[number - 1]
        return () if _is_a_picture(page) else tuple(_words(page))
    finally:
        pdf.close()


def _is_a_picture(page: pdfium.PdfPage) -> bool:
    area = page.get_width() * page.get_height()
    for thing in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = thing.get_bounds()
        if (right - left) * (top - bottom) > LARGEST_PICTURE * area:
            return True
    return False


def _words(page: pdfium.PdfPage) -> Iterator[Word]:
    """Runs of characters without a gap, each with the box around them."""
    textpage = page.get_textpage()
    place = _placing(page)
    letters: list[str] = []
    box: Box | None = None
    for index in range(textpage.count_chars()):
        letter = chr(pdfium.raw.FPDFText_GetUnicode(textpage, index))
        if letter.isspace() or not letter.isprintable():
            yield from _word(letters, box)
            letters, box = [], None
            continue
        around = place(*textpage.get_charbox(index, loose=True))
        if box is not None and _leaps(box, around):
            yield from _word(letters, box)
            letters, box = [], None
        letters.append(letter)
        box = around if box is None else box.join(around)
    yield from _word(letters, box)


def _leaps(box: Box, following: Box) -> bool:
    """Does the next letter stand in another line or far off?"""
    far = following.x0 - box.x1 > 1.5 * box.height or following.x1 < box.x0
    return far or not box.y0 <= following.center[1] <= box.y1


def _word(letters: list[str], box: Box | None) -> Iterator[Word]:
    text = unicodedata.normalize("NFC", "".join(letters))
    if text and box is not None:
        yield Word(text, box, 1.0)


def _placing(page: pdfium.PdfPage) -> Callable[[float, float, float, float], Box]:
    """From the page's own points (left, bottom, right, top) to fractions of the page as shown."""
    x0, y0, x1, y1 = page.get_cropbox()
    width, height, turned = x1 - x0, y1 - y0, page.get_rotation()

    def place(left: float, bottom: float, right: float, top: float) -> Box:
        u0, u1 = (left - x0) / width, (right - x0) / width
        v0, v1 = (y1 - top) / height, (y1 - bottom) / height
        if turned == 90:
            return Box(1 - v1, u0, 1 - v0, u1)
        if turned == 180:
            return Box(1 - u1, 1 - v1, 1 - u0, 1 - v0)
        if turned == 270:
            return Box(v0, 1 - u1, v1, 1 - u0)
        return Box(u0, v0, u1, v1)

    return place


def _sense(words: tuple[Word, ...]) -> float:
    likely = sum(1 for word in words if _could_be_vietnamese(word.text))
    return likely / len(words)


def _could_be_vietnamese(text: str) -> bool:
    bare = text.casefold().strip(".,;:!?()[]\"'“”‘’…-–*/")
    if not bare or FIGURES.fullmatch(bare):
        return True
    if any(c.isalpha() and c not in ALPHABET for c in bare):
        return False
    plain = "".join(c for c in unicodedata.normalize("NFD", bare) if not unicodedata.combining(c))
    return all(
        SYLLABLE.fullmatch(part) or part.isupper() or part.isdigit() for part in re.split(r"[-/.,]", plain) if part
    )
