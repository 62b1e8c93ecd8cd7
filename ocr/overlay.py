"""What lies over a PDF page: filled form fields, stamps of signing programs, notes."""

from __future__ import annotations

import pikepdf

SHOWN = {"/Widget", "/Stamp", "/FreeText", "/Ink", "/Square", "/Circle", "/Line", "/Polygon", "/PolyLine"}
HIDDEN = 0b100010
"""Bits 2 (hidden) and 6 (not viewed) of an annotation's flags."""


def has_overlay(page: pikepdf.Page) -> bool:
    """Does an annotation show something over the page?"""
    try:
        return any(_shows(annotation) for annotation in page.get("/Annots", pikepdf.Array([])))
    except (pikepdf.PdfError, TypeError, ValueError):
        return True


def _shows(annotation: pikepdf.Object) -> bool:
    if str(annotation.get("/Subtype")) not in SHOWN or "/AP" not in annotation:
        return False
    x0, y0, x1, y1 = (float(v) for v in annotation.get("/Rect", [0, 0, 0, 0]))
    return not int(annotation.get("/F", 0)) & HIDDEN and abs(x1 - x0) * abs(y1 - y0) > 1
