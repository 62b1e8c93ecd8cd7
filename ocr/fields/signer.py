"""Người ký: authority, position, name; right half, under the last line of the text (cells 7a to 7c)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from ocr.columns import found, pieces, rows, within
from ocr.fields.to_places import heading_of
from ocr.finding import Finding
from ocr.name_votes import names_of
from ocr.page import Box, Page
from ocr.persons import person
from ocr.positions import deputy_of, position
from ocr.signature import FARTHEST, SURELY_A_NAME, Block, blocks, joint_blocks, looked_at, readings_of
from ocr.vietnamese import bare, is_upper

LOOKED_AT = 0.7
"""What a name is worth that was read among all lines of its page, where its line was also read by itself."""

BESIDE_ANOTHER = 0.4
"""What a signer on the left of a joint letter is worth against the one on the right."""
DEPUTY_LIKE = 0.78
"""How much a misread row must be like the deputy's position to be taken for it."""


def find(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """Names under a position, right half."""
    names = list(_names(list(blocks(pages)), list(looked_at(pages))))
    yield from names
    if not names:
        yield from _beside_recipients(pages)
    for block in joint_blocks(pages):
        yield from _joint(_seen(block))


def find_position(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """The last position over the name; after «KT.» alone, the deputy of the one named."""
    for way, block in (
        *(("position", block) for block in blocks(pages)),
        *(("position_look", block) for block in looked_at(pages)),
    ):
        yield from _positions(block, way)
    for block in joint_blocks(pages):
        yield from _joint(_positions(block, "position"))


def _joint(findings: Iterable[Finding[str]]) -> Iterator[Finding[str]]:
    """Who signs on the left of a joint letter is offered, after the one on the right."""
    for one in findings:
        why = "Văn bản liên tịch: người ký ở khối bên trái"
        yield replace(one, certainty=BESIDE_ANOTHER * one.certainty, why=why, way="joint")


def _names(signed: Sequence[Block], looked: Sequence[Block]) -> Iterator[Finding[str]]:
    """A name of which one look saw only the end gives way to the other."""
    again = [one for block in looked for one in _looked(block)]
    findings = [one for block in signed for one in _seen(block) if not _is_misread(one, again)] + again
    whole = [finding.value for finding in findings if person(finding.value)[1] > SURELY_A_NAME]
    for finding in findings:
        if not any(_is_end(finding.value, name) for name in whole):
            yield finding


def _is_misread(seen: Finding[str], looked: Sequence[Finding[str]]) -> bool:
    """Its line was looked at by itself, and nothing of the kind was seen."""
    here = [one for one in looked if one.evidence.page == seen.evidence.page and _same_row(one, seen)]
    return bool(here) and not any(one.value == seen.value or _is_end(one.value, seen.value) for one in here)


def _same_row(one: Finding[str], other: Finding[str]) -> bool:
    box, own = one.evidence.box, other.evidence.box
    return box.y0 < own.center[1] < box.y1 or own.y0 < box.center[1] < own.y1


def _is_end(short: str, whole: str) -> bool:
    """«Hoài Anh» of «Phan Hoài Anh», «GS.TS. …» of «PGS.TS. …»; one name read with other marks is not."""
    return len(bare(short)) < len(bare(whole)) and bare(whole).endswith(bare(short))


def _seen(block: Block) -> Iterator[Finding[str]]:
    if block.name is not None:
        name, certainty = person(block.name.text)
        certainty *= LOOKED_AT if block.page.signature else 1.0
        why = "Họ tên dưới chữ ký" + (", có chức vụ phía trên" if block.positions else ", dưới thể thức đề ký")
        yield found(name, [block.name], block.page, certainty=certainty, why=why, way="under_position")


def _looked(block: Block) -> Iterator[Finding[str]]:
    if block.name is not None:
        readings = next(lines for lines in readings_of(block.page) if lines[0].box == block.name.box)
        for name, certainty in names_of(readings)[:3]:
            why = "Đọc riêng dòng họ tên dưới chữ ký"
            yield found(name, readings[:1], block.page, certainty=certainty, why=why, way="name_look")


def _positions(block: Block, way: str) -> Iterator[Finding[str]]:
    share = 1.0 if block.name is not None else 0.75
    if way == "position" and block.page.signature:
        share *= LOOKED_AT
    if block.positions:
        row = block.positions[-1]
        value, likeness = position(row.text)
        if value in _heads(block):
            value, likeness = deputy_of(value), 0.8
        elif block.hidden is not None and not value.startswith("Phó"):
            yield _deputy_under_seal(block, value, way, share)
            return
        elif likeness < 1.0:
            value, likeness = _as_deputy(block, value, likeness)
        yield found(value, [row], block.page, certainty=likeness * share, why="Chức vụ in hoa trên họ tên", way=way)
    elif (deputy := _deputy(block)) is not None:
        why = "Sau «KT.» chỉ đọc được chức vụ cấp trưởng; suy ra cấp phó"
        row = block.hidden or block.authorities[-1]
        yield found(deputy, [row], block.page, certainty=0.75 * share, why=why, way="deputy")


def _deputy_under_seal(block: Block, head: str, way: str, share: float) -> Finding[str]:
    """Two rows of the same words, the seal over the beginning of the second: someone signs for the head."""
    why = "Hai hàng chức vụ cùng chữ, đầu hàng dưới bị dấu che; suy ra cấp phó ký thay"
    rows_ = [block.hidden] if block.hidden else block.positions[-1:]
    return found(deputy_of(head), rows_, block.page, certainty=0.8 * share, why=why, way=way)


def _as_deputy(block: Block, value: str, likeness: float) -> tuple[str, float]:
    """Who signs «KT.» is the deputy of the one named: a row that was misread is taken for that, if it is like it."""
    words = bare(block.positions[-1].text)
    for head in _heads(block):
        share = fuzz.ratio(words, bare(deputy_of(head))) / 100
        if share >= DEPUTY_LIKE:
            return deputy_of(head), max(share, 0.9)
    return value, likeness


def _heads(block: Block) -> list[str]:
    """For whom it was signed: named after «KT.», or in a row of the same words above (its «KT.» lost)."""
    rows_above = [row for row in block.authorities if re.match(r"\W*[KTI]\W?[TÝYI]?\W", row.text)] + block.positions[
        :-1
    ]
    return [head for head, likeness in (position(row.text) for row in rows_above) if likeness >= 0.84]


def _deputy(block: Block) -> str | None:
    heads = _heads(block) if block.authorities and re.match(r"\W*K", block.authorities[-1].text) else []
    return deputy_of(heads[-1]) if heads else None


def _beside_recipients(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """The position cannot be read under the seal: a name right of «Nơi nhận» and below it."""
    why = "Họ tên ngang «Nơi nhận», chức vụ không đọc được"
    for page in pages:
        heading = heading_of(page)
        if heading is None:
            continue
        reach = Box(0.5, heading.box.y0 + 0.03, 1.0, heading.box.y0 + FARTHEST)
        for readings in readings_of(page):
            for name, certainty in names_of(readings)[:1]:
                if reach.holds(readings[0].box) and certainty > 0.6 and not is_upper(readings[0].text):
                    yield found(name, readings[:1], page, certainty=0.9 * certainty, why=why, way="name_look")
        for row in rows(within(pieces(page), reach)):
            name, likeness = person(row.text)
            if likeness > 0.9 and len(name.split()) >= 3 and not is_upper(row.text):
                yield found(name, [row], page, certainty=0.7, why=why, way="beside_recipients")
