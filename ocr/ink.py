"""What is ink of the letter and what is not: red stamps and speckles go, print stays."""

from __future__ import annotations

import cv2
import numpy as np

from ocr.sheet import Pixels

REDDER = 40
"""By how much red must exceed green and blue to count as red ink."""
SPECKLED = 0.0004
"""Share of a page's pixels that are single dark points: above it the page is a poor copy."""


def grey_without_red(pixels: Pixels) -> Pixels:
    """Print, dark on white, with red ink turned to paper."""
    if pixels.ndim == 2:
        return pixels
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    red = red_ink(pixels)
    if not red.any():
        return grey
    around = cv2.dilate(red, np.ones((3, 3), np.uint8))
    return np.asarray(np.where(around > 0, np.maximum(grey, pixels[:, :, 2]), grey), np.uint8)


def red_ink(pixels: Pixels) -> Pixels:
    """255 where the ink is red, 0 elsewhere."""
    return np.asarray(cv2.threshold(redness(pixels), REDDER, 255, cv2.THRESH_BINARY)[1], np.uint8)


def redness(pixels: Pixels) -> Pixels:
    """By how much red exceeds green and blue: 0 for print and paper."""
    blue, green, red = cv2.split(pixels)
    return np.asarray(cv2.subtract(red, cv2.max(blue, green)), np.uint8)


def print_only(pixels: Pixels) -> Pixels:
    """Print, dark on white: what has a colour, seal or pen, is shown as bright as its brightest part and turns pale."""
    blue, green, red = cv2.split(pixels)
    return np.asarray(cv2.max(cv2.max(blue, green), red), np.uint8)


def red_only(pixels: Pixels) -> Pixels:
    """Red ink, dark on white; print and paper are white."""
    return np.asarray(255 - np.minimum(redness(pixels), 127) * 2, np.uint8)


def without_speckles(grey: Pixels) -> Pixels:
    """A grey page with a median over it if it is full of single dark points."""
    return np.asarray(cv2.medianBlur(grey, 3), np.uint8) if is_speckled(grey) else grey


def is_speckled(grey: Pixels) -> bool:
    """Are there more single dark points than a clean scan has?"""
    dark = np.asarray(grey < 128, np.uint8)
    neighbours = cv2.filter2D(dark, cv2.CV_8U, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_REPLICATE)
    single = np.count_nonzero((dark == 1) & (neighbours <= 2))
    return bool(single > SPECKLED * grey.size)
