"""Người ký: authority, position, name; right half, under the last line of the text (cells 7a to 7c)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance.Levenshtein import distance

from ocr import cells
from ocr.columns import found, pieces, rows, within
from ocr.directory import directory
from ocr.fields.to_places import heading_of
from ocr.finding import Finding
from ocr.landmarks import landmarks
from ocr.page import Box, Line, Page
from ocr.positions import MARKED, POSITIONS, SURNAMES
from ocr.vietnamese import bare, is_upper, plain, sentence_case, tidy

AUTHORITY = re.compile(
    r"^\W*(?:T\W{0,2}M|K\W{0,2}[TÝYI]?|[TI]|T\W{0,2}L|T\W{0,2}U\W{0,2}Q|Q)\s*[.,/:]+\s*(?=\w)", re.IGNORECASE
)
"""TM., KT., TL., TUQ., Q. of the State, T/M, K/T, T/L of the Party; a letter may be lost."""
RANKS = re.compile(
    r"""^(?:(?:Thiếu|Trung|Thượng|Đại)\s+(?:tá|tướng|úy)\s+
        |(?:(?:PGS|GS|TSKH|TS|ThS|BS|KS|CN|CKI{1,2}|BSCK\w*|DS|LS)\s*\.?\s*)+)""",
    re.IGNORECASE | re.VERBOSE,
)
FARTHEST = 0.30
"""From the position down to the name: the room for seal and signature, as a share of the page."""


@dataclass(frozen=True)
class Block:
    """One signature: rows as they stand."""

    page: Page
    authorities: list[Line]
    positions: list[Line]
    name: Line | None


def find(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """Names under a position, right half."""
    signed = list(blocks(pages))
    for block in signed:
        if block.name is not None:
            name, certainty = person(block.name.text)
            why = "Họ tên dưới chữ ký" + (", có chức vụ phía trên" if block.positions else ", dưới thể thức đề ký")
            yield found(name, [block.name], block.page, certainty=certainty, why=why, way="under_position")
    if not any(block.name is not None for block in signed):
        yield from _beside_recipients(pages)


def find_position(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """The last position over the name; after «KT.» alone, the deputy of the one named."""
    for block in blocks(pages):
        share = 1.0 if block.name is not None else 0.75
        if block.positions:
            row = block.positions[-1]
            value, likeness = position(row.text)
            if value in _heads(block):
                value, likeness = deputy_of(value), 0.8
            yield found(
                value, [row], block.page, certainty=likeness * share, why="Chức vụ in hoa trên họ tên", way="position"
            )
        elif (deputy := _deputy(block)) is not None:
            why = "Sau «KT.» chỉ đọc được chức vụ cấp trưởng; suy ra cấp phó"
            yield found(deputy, block.authorities[-1:], block.page, certainty=0.75 * share, why=why, way="deputy")


def blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """The signatures in the order of the pages: authority, positions, a name under them."""
    for page in pages:
        foot_of_head = landmarks(page).foot_of_head
        top = foot_of_head + 0.12 if foot_of_head else 0.0
        right = [
            row for row in rows(within(pieces(page), cells.SIGNATURE)) if row.box.center[0] > 0.54 and row.box.y0 > top
        ]
        marked = [row for row in right if _is_authority(row) or is_position(row)]
        names = [row for row in right if row not in marked]
        while marked:
            cluster, name = _cluster(marked, names)
            authorities = [row for row in cluster if _is_authority(row)]
            positions = [row for row in cluster if not _is_authority(row)]
            if name is not None or authorities:
                yield Block(page, authorities, positions, name)
            marked = marked[len(cluster) :]


def is_position(row: Line) -> bool:
    """Is it a position in capitals, in the place of a signature?"""
    return is_upper(row.text, 0.7) and len(row.text) < 60 and position(row.text)[1] >= 0.84


def _is_authority(row: Line) -> bool:
    return bool(AUTHORITY.match(tidy(row.text))) and is_upper(row.text, 0.6) and len(row.text) > 6


def _cluster(marked: Sequence[Line], names: Sequence[Line]) -> tuple[list[Line], Line | None]:
    """The first signature's rows, down to the name; rows between the signature and the name belong to it."""
    cluster = [marked[0]]
    for row in marked[1:]:
        above = cluster[-1].box
        if row.box.y0 - above.y1 > FARTHEST or (row.box.y0 - above.y1 > 0.05 and _name_under(above, names, row.box.y0)):
            break
        cluster.append(row)
    return cluster, _name_under(cluster[-1].box, names, 1.0)


def deputy_of(head: str) -> str:
    """Who signs «KT.» for a head: «Trưởng ban» → «Phó Trưởng ban»."""
    return "Thứ trưởng" if head.startswith("Bộ trưởng") else f"Phó {head}"


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
    for page in pages:
        heading = heading_of(page)
        if heading is None:
            continue
        reach = Box(0.5, heading.box.y0 + 0.03, 1.0, heading.box.y0 + FARTHEST)
        for row in rows(within(pieces(page), reach)):
            name, likeness = person(row.text)
            if likeness > 0.9 and len(name.split()) >= 3 and not is_upper(row.text):
                why = "Họ tên ngang «Nơi nhận», chức vụ không đọc được"
                yield found(name, [row], page, certainty=0.7, why=why, way="beside_recipients")


def position(text: str) -> tuple[str, float]:
    """The position and how much it looks like one: «PHO CHỦ TỊC» → («Phó Chủ tịch», 0.95); its tail comes along."""
    text = AUTHORITY.sub("", tidy(text))
    words = [word for word in re.sub(r"^\W+|\W+$", "", text).split() if re.search(r"\w", word)]
    best, likeness, used = "", 0.0, 0
    for name in POSITIONS:
        for count in range(max(1, len(name.split()) - 1), len(name.split()) + 3):
            if count > len(words):
                break
            score = fuzz.ratio(bare("".join(words[:count])), bare(name)) / 100
            if (score, len(name)) > (likeness, len(best)):
                best, likeness, used = name, score, count
    tail = " ".join(words[used:])
    if len(bare(tail)) < 4:
        return best, likeness
    return f"{best} {sentence_case(directory().spelled(tail))}", likeness - 0.03


def person(text: str) -> tuple[str, float]:
    """A name as written, its rank kept, and how much it looks like a name: «Nguyên Văn A» → «Nguyễn Văn A»."""
    text = re.sub(r"^[^\wÀ-ỹ]+|[^\wÀ-ỹ]+$", "", tidy(text))
    rank = RANKS.match(text)
    words = (text[rank.end() :] if rank else text).split()
    while len(words) > 2 and len(words[0]) == 1:
        words = words[1:]
    if not 2 <= len(words) <= 6 or not all(_is_name_word(word) for word in words[1:]) or not words[0].isalpha():
        return text, 0.0
    surname = plain(words[0])
    if surname not in SURNAMES and len(surname) >= 5:
        surname = next((known for known in MARKED if len(known) >= 5 and distance(known, surname) == 1), surname)
    words = [word.capitalize() if is_upper(word) else word for word in words]
    words[0] = MARKED.get(surname, words[0])
    known = 0.95 if surname in SURNAMES else 0.6 if len(words) > 2 else 0.3
    return (_degree(rank[0]) if rank else "") + " ".join(words), known


def _degree(text: str) -> str:
    """«PGS. TS» → «PGS.TS. », «Trung tá» stays."""
    return re.sub(r"\s*\.\s*", ".", text.strip()).rstrip(".") + ". " if "." in text or is_upper(text) else text


def _is_name_word(word: str) -> bool:
    return (
        bool(re.fullmatch(r"[^\W\d_]{1,7}\.?", word)) and word[0].isupper() and bool(re.search("[aeiouy]", plain(word)))
    )


def _name_under(above: Box, names: Sequence[Line], foot: float) -> Line | None:
    """The likeliest name below a row, near its middle."""
    best: tuple[float, Line] | None = None
    for line in names:
        down, aside = line.box.center[1] - above.y1, abs(line.box.center[0] - above.center[0])
        if not 0.004 < down < FARTHEST or aside > 0.16 or line.box.center[1] > foot:
            continue
        likeness = person(line.text)[1] - (0.3 if is_upper(line.text) else 0.0)
        if likeness > 0.25 and (best is None or likeness > best[0] + 0.05):
            best = (likeness, line)
    return best[1] if best else None
