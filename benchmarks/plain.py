"""What anybody would write in an afternoon: poppler and pytesseract. `python -m benchmarks.plain FILE…`"""

from __future__ import annotations

import sys

import pytesseract
from pdf2image import convert_from_path

DPI = 300


def main() -> None:
    """Print the text of the files."""
    for path in sys.argv[1:]:
        for page in convert_from_path(path, DPI):
            print(pytesseract.image_to_string(page, lang="vie"))


if __name__ == "__main__":
    main()
