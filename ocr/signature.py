"""The signature's lines, put together: authority, position, name; right half, under the last line of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocr import cells
from ocr.columns import pieces, rows, within
from ocr.landmarks import landmarks
from ocr.name_votes import names_of
from ocr.page import Box, Line, Page, Source, Word
from ocr.persons import person
from ocr.positions import AUTHORITY, is_part_of_position, position
from ocr.vietnamese import bare, is_upper, tidy

FARTHEST = 0.30
"""From the position down to the name: the room for seal and signature, as a share of the page."""
ENDING = 3
"""Letters by which a row is known to end as another."""
LEVEL = 0.06
"""Signatures of a joint letter begin level with each other, as a share of the page."""
UNDER_HEAD = 0.12
"""From the head of a first page to the highest place of a signature."""
LIKE_A_POSITION, SURE_POSITION = 0.84, 0.92
SURELY_A_NAME = 0.6
NEXT_ROW, BESIDE = 1.0, 0.055
"""How far a row of the position may be from the one above: down, in its own heights, and aside, of the page."""


@dataclass(frozen=True)
class Block:
    """One signature: rows as they stand."""

    page: Page
    authorities: list[Line]
    positions: list[Line]
    name: Line | None
    hidden: Line | None = None
    """Right under the last row, its beginning under the seal: the end of the same words."""


def blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """The signatures in the order of the pages, from the lines of the pages."""
    for page in pages:
        foot_of_head = landmarks(page).foot_of_head
        top = foot_of_head + UNDER_HEAD if foot_of_head else 0.0
        right = rows(within(pieces(page), cells.SIGNATURE))
        yield from _blocks(page, [row for row in right if row.box.center[0] > 0.54 and row.box.y0 > top])


def joint_blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """Of a letter that several bodies signed: signatures in the left half, level with one in the right half."""
    for block in blocks(pages):
        first = [*block.authorities, *block.positions][0].box
        left = rows(within(pieces(block.page), Box(0.0, first.y0 - LEVEL, 0.5, 1.0)))
        for other in _blocks(block.page, [row for row in left if row.box.center[0] < 0.46]):
            begins = min(row.box.y0 for row in (*other.authorities, *other.positions))
            if other.name is not None and abs(begins - first.y0) < LEVEL:
                yield other


def looked_at(pages: Sequence[Page]) -> Iterator[Block]:
    """The same from the second look: each line by what its readings say together."""
    for page in pages:
        yield from _blocks(page, [_said(readings) for readings in readings_of(page)])


def readings_of(page: Page) -> list[list[Line]]:
    """The second look's readings, those of one line together, head to foot."""
    by_box: dict[Box, list[Line]] = {}
    for line in page.signature:
        by_box.setdefault(line.box, []).append(line)
    return [by_box[box] for box in sorted(by_box, key=lambda box: box.y0)]


def _said(readings: Sequence[Line]) -> Line:
    """A position as it was read best; a name as it was put together."""
    best = max(readings, key=_sense)
    if _is_capital(readings) or _is_marked(best) or not (names := names_of(readings)):
        return best
    name, vote = names[0]
    return Line(tuple(Word(word, best.box, vote) for word in name.split()), Source.ROW)


def _is_capital(readings: Sequence[Line]) -> bool:
    """Do most readings of a line that are words at all say that it is in capitals?"""
    words = [line.text for line in readings if sum(letter.isalpha() for letter in line.text) > 3]
    return 2 * sum(is_upper(text, 0.7) for text in words) > len(words)


def _sense(row: Line) -> float:
    """The engine for figures has no marks: it is heard when the other cannot read."""
    like_position = position(row.text)[1] if is_upper(row.text, 0.7) or _is_small_position(row) else 0.0
    return like_position + 0.1 * row.confidence - (0.1 if row.source is Source.DIGITS else 0.0)


def _blocks(page: Page, right: Sequence[Line]) -> Iterator[Block]:
    marked = [row for row in right if _is_marked(row)]
    names = [row for row in right if row not in marked]
    while marked:
        cluster, name = _cluster(marked, names)
        kept = _without_seal(cluster, name)
        authorities = [row for row in kept if _is_authority(row)]
        positions = [row for row in kept if not _is_authority(row)]
        if name is not None or authorities:
            yield Block(page, authorities, positions, name, _hidden_under(kept[-1], names))
        marked = marked[len(cluster) :]


def _is_marked(row: Line) -> bool:
    return _is_authority(row) or _is_position(row) or _is_small_position(row)


def _is_position(row: Line) -> bool:
    """Is it a position in capitals, in the place of a signature?"""
    least = LIKE_A_POSITION if row.source is not Source.DIGITS else SURE_POSITION
    return is_upper(row.text, 0.7) and len(row.text) < 60 and position(row.text)[1] >= least


def _is_small_position(row: Line) -> bool:
    """«Chánh Văn phòng»: only in a line that was looked at by itself, for such words also stand in the text."""
    looked_at = row.source in (Source.ROW, Source.SECOND)
    return looked_at and len(row.text.split()) > 1 and position(row.text)[1] >= SURE_POSITION


def _is_authority(row: Line) -> bool:
    return bool(AUTHORITY.match(tidy(row.text))) and is_upper(row.text, 0.6) and len(row.text) > 6


def _cluster(marked: Sequence[Line], names: Sequence[Line]) -> tuple[list[Line], Line | None]:
    """The first signature's rows, down to the name; rows between the signature and the name belong to it."""
    cluster = [marked[0]]
    for row in marked[1:]:
        above = cluster[-1].box
        apart = row.box.y0 - above.y1
        if apart > FARTHEST or (apart > 0.05 and _name_under(above, names, row.box.y0, SURELY_A_NAME)):
            break
        cluster.append(row)
    return cluster, _name_under(cluster[-1].box, names, 1.0)


def _without_seal(cluster: Sequence[Line], name: Line | None) -> list[Line]:
    """What stands neither close under the row before it, nor right over the name, is written in the seal."""
    kept = [cluster[0]]
    for row in cluster[1:]:
        high = NEXT_ROW * row.box.height
        follows = row.box.y0 - kept[-1].box.y1 < high
        precedes = name is not None and abs(name.box.y0 - row.box.y1) < high
        if (follows or precedes) and abs(row.box.center[0] - kept[-1].box.center[0]) < BESIDE:
            kept.append(row)
    return kept


def _hidden_under(last: Line, rows: Sequence[Line]) -> Line | None:
    """Of «PHÓ GIÁM ĐỐC» under «GIÁM ĐỐC» the seal may leave «ĐỐC», level with it on the right."""
    words, high = bare(last.text), last.box.height
    for row in rows:
        end, apart = bare(row.text), row.box.y0 - last.box.y1
        close = abs(apart) < NEXT_ROW * high and abs(row.box.x1 - last.box.x1) < 0.03
        if close and is_upper(row.text, 0.7) and end[-ENDING:] == words[-ENDING:]:
            return row
    return None


def _name_under(above: Box, names: Sequence[Line], foot: float, least: float = 0.25) -> Line | None:
    """The likeliest name below a row, near its middle."""
    best: tuple[float, Line] | None = None
    for line in names:
        down, aside = line.box.center[1] - above.y1, abs(line.box.center[0] - above.center[0])
        if not 0.004 < down < FARTHEST or aside > 0.16 or line.box.center[1] > foot or is_part_of_position(line.text):
            continue
        likeness = person(line.text)[1] - (0.5 if is_upper(line.text) else 0.0)
        worth = likeness * (line.confidence if line.source is Source.ROW else 1.0)
        if likeness > least and (best is None or worth > best[0] + 0.05):
            best = (worth, line)
    return best[1] if best else None
