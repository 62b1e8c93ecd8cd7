"""What a scanner does to a sheet: fewer dots, skew, blur, pale ink, tinted paper, shadow, noise, specks, two tones."""

import random
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from samples.fonts import DPI
from samples.photo import photograph

Light = NDArray[np.float32]
Dots = NDArray[np.uint8]
GLASS = (250, 250, 250)


@dataclass(frozen=True)
class Damage:
    """How badly a sheet is scanned. Degrees, dots, and shares from 0 to 1; `noise` in steps of brightness."""

    dpi: int = 200
    mode: str = "RGB"
    """«RGB», «L» (grey) or «1» (two tones)."""
    skew: float = 0.3
    blur: float = 0.4
    fade: float = 0.0
    tint: tuple[int, int, int] = (255, 255, 255)
    shadow: float = 0.0
    noise: float = 2.0
    specks: int = 0
    quality: int = 80
    photo: bool = False


GRADES: dict[str, Damage] = {
    "clean": Damage(skew=0.15, quality=88),
    "fine": Damage(dpi=300, mode="L", skew=0.4, blur=0.5, noise=3, specks=10, quality=75),
    "office": Damage(skew=0.8, tint=(252, 251, 246), shadow=0.12, noise=5, specks=15, quality=70),
    "bad": Damage(dpi=150, mode="L", skew=1.8, blur=0.75, fade=0.3, shadow=0.3, noise=13, specks=120, quality=38),
    "bilevel": Damage(mode="1", skew=1.0, blur=0.6, fade=0.1, noise=14, specks=160),
    "phone": Damage(dpi=220, skew=0, blur=0.7, tint=(244, 240, 228), noise=6, quality=60, photo=True),
}


def scan(sheet: Image.Image, damage: Damage, rng: random.Random, turn: int = 0) -> Image.Image:
    """The sheet (RGB, 300 dots an inch) as scanned; `turn` is how it lay: 0, 90, 180 or 270 degrees clockwise."""
    chance = np.random.default_rng(rng.getrandbits(32))
    dots: Dots = np.asarray(sheet)
    if turn:
        dots = np.rot90(dots, -turn // 90)
    dots = _shrink(dots, damage.dpi / DPI)
    dots = (
        photograph(dots, chance)
        if damage.photo
        else _skew(dots, rng.uniform(0.3, 1) * damage.skew * rng.choice((-1, 1)))
    )
    if damage.mode != "RGB":
        dots = np.asarray(cv2.cvtColor(dots, cv2.COLOR_RGB2GRAY), np.uint8)[..., None]
    if damage.blur:
        dots = np.asarray(cv2.GaussianBlur(dots, (0, 0), damage.blur), np.uint8).reshape(dots.shape)
    light = _ink_and_paper(dots, damage) + _noise(dots.shape, damage.noise, chance)
    light *= _shade(dots.shape, damage, rng)
    _speckle(light, damage.specks, chance)
    return _image(light, damage.mode)


def _shrink(dots: Dots, scale: float) -> Dots:
    if scale == 1:
        return np.ascontiguousarray(dots)
    size = (round(dots.shape[1] * scale), round(dots.shape[0] * scale))
    return np.asarray(cv2.resize(np.ascontiguousarray(dots), size, interpolation=cv2.INTER_AREA), np.uint8)


def _skew(dots: Dots, degrees: float) -> Dots:
    high, wide = dots.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    turned = cv2.warpAffine(
        dots, turn, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=GLASS
    )
    return np.asarray(turned, np.uint8)


def _ink_and_paper(dots: Dots, damage: Damage) -> Light:
    """Ink pales by `fade`, paper takes the tint."""
    tint = np.array(damage.tint if dots.shape[2] == 3 else [sum(damage.tint) / 3], np.float32) / 255
    table = (np.arange(256, dtype=np.float32) * (1 - damage.fade) + 255 * damage.fade)[:, None] * tint
    layers = [table[dots[..., layer], layer] for layer in range(dots.shape[2])]
    return np.stack(layers, axis=2)


def _noise(shape: tuple[int, ...], strength: float, chance: np.random.Generator) -> Light:
    """Grain, made once for a patch and laid out over the sheet."""
    side = 509
    patch = chance.normal(0, strength, (side, side, shape[2])).astype(np.float32)
    rows, columns = -(-shape[0] // side), -(-shape[1] // side)
    return np.tile(patch, (rows, columns, 1))[: shape[0], : shape[1]]


def _shade(shape: tuple[int, ...], damage: Damage, rng: random.Random) -> Light:
    """Darker towards one edge, as beside the spine of a bound file."""
    across = np.linspace(0, 1, shape[1], dtype=np.float32)
    if rng.random() < 0.5:
        across = across[::-1]
    shade: Light = 1 - np.float32(damage.shadow) * np.clip(1 - across * 9, 0, 1)[None, :, None] ** 2
    return shade.astype(np.float32)


def _speckle(light: Light, count: int, chance: np.random.Generator) -> None:
    high, wide = light.shape[:2]
    for _ in range(count):
        y, x = int(chance.integers(high)), int(chance.integers(wide))
        side = 1 + int(chance.integers(3))
        light[y : y + side, x : x + side] = chance.uniform(20, 140)


def _image(light: Light, mode: str) -> Image.Image:
    dots = light.clip(0, 255).astype(np.uint8)
    if mode == "RGB":
        return Image.fromarray(dots)
    grey = Image.fromarray(dots[..., 0])
    return grey.point(lambda v: 255 if v > 158 else 0).convert("1") if mode == "1" else grey
