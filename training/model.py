"""The network: a small convolutional one that reads a crop from left to right and says step by step what it sees."""

from __future__ import annotations

import torch
from torch import nn

from ocr.hand import SIGNS

CLASSES = 1 + len(SIGNS)
"""0 is «nothing, or nothing new»; then the signs in their order."""


class Reader(nn.Module):
    """(n, 1, 32, w) in 0..1, ink 1 → (n, w / 2, CLASSES), logarithms of probabilities."""

    def __init__(self) -> None:
        super().__init__()
        self.sight = nn.Sequential(
            *_seen(1, 16),
            nn.MaxPool2d(2),
            *_seen(16, 32),
            nn.MaxPool2d((2, 1)),
            *_seen(32, 48),
            *_seen(48, 48),
            nn.MaxPool2d((2, 1)),
            nn.Conv2d(48, 72, (4, 3), padding=(0, 1), bias=False),
            nn.BatchNorm2d(72),
            nn.ReLU(),
        )
        self.context = nn.ModuleList([nn.Conv1d(72, 72, 5, padding=2 * wide, dilation=wide) for wide in (1, 2, 4)])
        self.drop = nn.Dropout(0.1)
        self.saying = nn.Conv1d(72, CLASSES, 1)

    def forward(self, crops: torch.Tensor) -> torch.Tensor:
        seen = self.sight(crops).squeeze(2)
        for layer in self.context:
            seen = seen + torch.relu(layer(seen))
        said = self.saying(self.drop(seen))
        return torch.log_softmax(said.transpose(1, 2), dim=2)


def _seen(before: int, after: int) -> list[nn.Module]:
    return [nn.Conv2d(before, after, 3, padding=1, bias=False), nn.BatchNorm2d(after), nn.ReLU()]
