"""Trains the reader of figures: `python -m training.train SETS… MODEL.onnx [ROUNDS]`, on one core.

A set is an .npz that `training.sets` wrote. It ends by telling the share of fresh drawn rows read without a fault.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from ocr.hand import SIGNS
from training.model import Reader

BATCH = 64
FASTEST = 3e-3
KEPT = 1000
"""Rows of the last set that are not learnt from."""
Crops = NDArray[np.uint8]


def main(arguments: Sequence[str]) -> None:
    """Learns from the sets, tells how much is read right, writes the model."""
    torch.set_num_threads(1)
    torch.manual_seed(1)
    *sets, target = [Path(part) for part in arguments if not part.isdigit()]
    rounds = int(arguments[-1]) if arguments[-1].isdigit() else 2
    crops, texts = _loaded(sets)
    reader = Reader()
    _learn(reader, crops[:-KEPT], texts[:-KEPT], rounds)
    print(f"without a fault: {_share_right(reader, crops[-KEPT:], texts[-KEPT:]):.3f}")
    _write(reader, target)


def _loaded(sets: Sequence[Path]) -> tuple[Crops, list[str]]:
    parts = [np.load(path) for path in sets]
    return np.concatenate([part["X"] for part in parts]), [str(text) for part in parts for text in part["Y"]]


def _learn(reader: Reader, crops: Crops, texts: Sequence[str], rounds: int) -> None:
    steps = rounds * (len(crops) // BATCH)
    best = torch.optim.AdamW(reader.parameters(), lr=FASTEST, weight_decay=1e-3)
    pace = torch.optim.lr_scheduler.OneCycleLR(best, FASTEST, total_steps=steps + 1, pct_start=0.15)
    loss_of = nn.CTCLoss(zero_infinity=True)
    chance, start, seen = np.random.default_rng(1), time.process_time(), 0.0
    reader.train()
    for step, (batch, said) in enumerate(_batches(crops, texts, chance, rounds)):
        steps_in = torch.full((len(said),), batch.shape[3] // 2)
        lengths = torch.tensor([len(text) for text in said])
        wanted = torch.tensor([SIGNS.index(sign) + 1 for text in said for sign in text])
        loss = loss_of(reader(batch).transpose(0, 1), wanted, steps_in, lengths)
        best.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 5.0)
        best.step()
        pace.step()
        seen = 0.98 * seen + 0.02 * loss.item() if step else loss.item()
        if step % 100 == 0:
            print(f"{step} of {steps}: loss {seen:.3f}, {time.process_time() - start:.0f} s", flush=True)


def _batches(
    crops: Crops, texts: Sequence[str], chance: np.random.Generator, rounds: int
) -> Iterator[tuple[torch.Tensor, list[str]]]:
    """Rows of about one width together; each laid a little elsewhere every time."""
    widths = np.array([_width(crop) for crop in crops])
    for _ in range(rounds):
        order = chance.permutation(len(crops))
        order = np.concatenate(
            [part[np.argsort(widths[part])] for part in np.array_split(order, max(1, len(order) // 8192))]
        )
        groups = [order[at : at + BATCH] for at in range(0, len(order) - BATCH + 1, BATCH)]
        for index in chance.permutation(len(groups)):
            group = groups[index]
            wide = min(160, (int(widths[group].max()) + 12) // 4 * 4)
            batch = np.roll(crops[group][:, :, :wide], (chance.integers(-1, 2), 0), axis=(1, 2))
            yield as_tensor(batch), [texts[index] for index in group]


def _width(crop: Crops) -> int:
    columns = np.where((crop < 128).any(axis=0))[0]
    return int(columns.max()) if len(columns) else 8


def as_tensor(crops: Crops) -> torch.Tensor:
    """Ink 1, paper 0."""
    return torch.from_numpy(1.0 - crops.astype(np.float32) / 255.0)[:, None]


def _share_right(reader: Reader, crops: Crops, texts: Sequence[str]) -> float:
    reader.eval()
    with torch.no_grad():
        said = reader(as_tensor(crops)).argmax(dim=2).numpy()
    return float(np.mean([_signs(row) == text for row, text in zip(said, texts, strict=True)]))


def _signs(row: NDArray[np.int64]) -> str:
    kept = [value for at, value in enumerate(row) if value and (at == 0 or row[at - 1] != value)]
    return "".join(SIGNS[value - 1] for value in kept)


def _write(reader: Reader, target: Path) -> None:
    reader.eval()
    torch.onnx.export(
        reader, (torch.zeros(1, 1, 32, 96),), str(target), input_names=["crops"], output_names=["said"],
        dynamic_axes={"crops": {0: "n", 3: "w"}, "said": {0: "n", 1: "t"}}, dynamo=False,
    )  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
