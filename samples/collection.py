"""The sample letters that the project shows and is tested with, each with its damage and its truth.

draw(sample, folder)     one file and its truth
draw_all(folder)         all of them, and truth.jsonl
random_sample(seed)      any number more, for benchmarks
"""

import json
import random
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from samples import files, other, truth
from samples.damage import GRADES, scan
from samples.drawing import draw_letter
from samples.invention import random_letter
from samples.letter import Letter, Slip, letter, slip
from samples.paper import Paper, Pen
from samples.slip import draw_slip

BLANK, NEWS, RECEIPT, FORM, PICTURE = other.DRAWN
Part = Letter | Slip | str


@dataclass(frozen=True)
class Sample:
    """One file: its parts in order, the grade of the scan, how it lay on the glass, and why it should be refused."""

    name: str
    parts: tuple[Part, ...]
    grade: str = "office"
    turn: int = 0
    suffix: str = ".pdf"
    text_layer: bool = False
    refused: str | None = None
    seed: int = field(default=0)

    @property
    def letter(self) -> Letter | None:
        """The letter that the file is about: the first."""
        return next((part for part in self.parts if isinstance(part, Letter)), None)

    @property
    def truth(self) -> dict[str, Any]:
        """The truth of the file without its number of pages, which is known when it is drawn."""
        main = truth.of_letter(self.letter) if self.letter else truth.of_no_letter()
        kind = "scan with OCR text layer" if self.text_layer else "scan"
        return {"id": self.name, **main, "grade": self.grade, "kind": kind, "turn": self.turn, "refused": self.refused}


SAMPLES: tuple[Sample, ...] = (
    Sample("357-cv", (slip("slip-357"), letter("357-cv"))),
    Sample("311-cv", (letter("311-cv"), letter("05-kl"))),
    Sample("ubnd-cv", (letter("ubnd-cv"),)),
    Sample("snv-qd", (letter("snv-qd"),), "clean"),
    Sample("sgd-gm", (letter("sgd-gm"),)),
    Sample("hoa-toc-cd", (letter("ubnd-cd"),)),
    Sample("khan-cv", (letter("syt-khan"),), "bilevel"),
    Sample("stc-cv", (letter("stc-cv"),), "fine"),
    Sample("tu-cv", (letter("tu-cv"),)),
    Sample("btg-hd", (letter("btg-hd"),), "fine"),
    Sample("du-qd", (letter("du-qd"),), "clean"),
    Sample("vp-tb", (letter("vp-tb"),)),
    Sample("phuong-kh", (letter("phuong-kh"),), "bilevel"),
    Sample("snnmt-bc", (letter("snnmt-bc"),), "clean", text_layer=True),
    Sample("ban-mo", (random_letter(101, system="state"),), "bad"),
    Sample("nguoc-180", (random_letter(102, system="state"),), turn=180),
    Sample("ngang-90", (random_letter(103, system="party"),), "clean", turn=90),
    Sample("trang-cuoi-trang", (random_letter(104, system="party"), BLANK)),
    Sample("chup-anh", (random_letter(105, system="state", short=True),), "phone", suffix=".jpg"),
    Sample("mot-trang", (random_letter(106, system="state", short=True),), suffix=".png"),
    Sample("nhieu-trang-tif", (random_letter(107, system="state"),), "bilevel", suffix=".tif"),
    Sample("dai-12-trang", (random_letter(108, system="state", paragraphs=172),)),
    Sample("dau-mat", (replace(random_letter(109, system="state"), secrecy="confidential"),), refused="secret"),
    Sample(
        "dau-toi-mat", (replace(random_letter(110, system="party"), secrecy="secret"),), "bilevel", refused="secret"
    ),
    Sample("trang-trang", (BLANK,), refused="not_a_letter"),
    Sample("trang-bao", (NEWS,), "clean", refused="not_a_letter"),
    Sample("phieu-thu", (RECEIPT,), refused="not_a_letter"),
    Sample("don-xin", (FORM,), refused="not_a_letter"),
    Sample("anh-chup-nguoi", (PICTURE,), refused="not_a_letter"),
)


def random_sample(seed: int, grade: str | None = None) -> Sample:
    """A made-up letter, scanned in the grade named or, if none is, in one of the grades by chance."""
    chance = random.Random(seed)
    picked = grade or chance.choice(sorted(set(GRADES) - {"phone"}))
    return Sample(f"ngau-nhien-{seed:04d}", (random_letter(seed),), picked, seed=seed)


def draw(sample: Sample, folder: Path) -> Path:
    """Writes NAME.pdf (or the sample's own suffix) and NAME.json, its truth, into `folder`; returns the first."""
    rng = random.Random(zlib.crc32(sample.name.encode()) + sample.seed)
    groups = [_sheets(part, rng) for part in sample.parts]
    damage = GRADES[sample.grade]
    sheets = [sheet for group in groups for sheet in group]
    pages = [scan(sheet.image, damage, rng, sample.turn) for sheet in sheets]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{sample.name}{sample.suffix}"
    if sample.text_layer:
        files.text_layer_pdf(pages, sheets, path, damage.dpi, damage.quality)
    else:
        files.write(pages, path, damage.dpi, damage.quality)
    known = sample.truth | {
        "pages": len(pages),
        "parts": _parts(sample, [len(group) for group in groups]),
        "lines": truth.of_lines(sheets),
    }
    path.with_suffix(".json").write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


def draw_all(folder: Path, samples: Iterable[Sample] = SAMPLES) -> list[Path]:
    """Draws the samples and writes the truth of all of them, one line each, to truth.jsonl in `folder`."""
    paths = [draw(sample, folder) for sample in samples]
    write_truth(folder, paths)
    return paths


def write_truth(folder: Path, paths: Iterable[Path]) -> Path:
    """Gathers the truth beside each file into folder/truth.jsonl."""
    gathered = folder / "truth.jsonl"
    known = [json.loads(path.with_suffix(".json").read_text("utf-8")) for path in paths]
    gathered.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in known), "utf-8")
    return gathered


def _sheets(part: Part, rng: random.Random) -> list[Paper]:
    if isinstance(part, Letter):
        return draw_letter(part, rng)
    if isinstance(part, Slip):
        return draw_slip(part, rng)
    return other.DRAWN[part](Pen(rng=rng))


def _parts(sample: Sample, lengths: list[int]) -> list[dict[str, Any]]:
    """Kind and pages of each part, as an outside reader should find them; a second letter is an attachment."""
    found, first = [], 1
    for part, length in zip(sample.parts, lengths, strict=True):
        kind = "slip" if isinstance(part, Slip) else part if isinstance(part, str) else "letter"
        row: dict[str, Any] = {"kind": kind, "pages": [first, first + length - 1]}
        if isinstance(part, Letter) and part is not sample.letter:
            row |= {"kind": "attachment", "truth": truth.of_letter(part)}
        found.append(row)
        first += length
    return found
