"""One name out of several readings of its line."""

from __future__ import annotations

import pytest

from ocr.name_votes import names_of
from ocr.page import Box, Line, Source, Word

PLACE = Box(0.62, 0.8, 0.82, 0.82)


def reading(text: str, confidence: float, source: Source = Source.ROW) -> Line:
    return Line(tuple(Word(word, PLACE, confidence) for word in text.split()), source)


def witness(text: str) -> Line:
    return reading(text, 0.95, Source.DIGITS)


def second(text: str) -> Line:
    return reading(text, 0.93, Source.SECOND)


@pytest.mark.parametrize(
    ("readings", "name"),
    [
        pytest.param([reading("Trần Hoàng Sơn", 0.96)] * 3, "Trần Hoàng Sơn", id="all agree"),
        pytest.param(
            [reading("n Hoàng Sơn", 0.9), reading("“Xến Hoàng Sơn", 0.3), witness("Trn Hoàng Son")],
            "Trần Hoàng Sơn",
            id="the beginning under the seal, its letters seen by the other engine",
        ),
        pytest.param(
            [reading("Hoài Anh", 0.97), reading("‘Phan Hoài Anh", 0.5), witness("Phan Hoai Anh")],
            "Phan Hoài Anh",
            id="a name is not cut short",
        ),
        pytest.param(
            [reading("Ngô Văn Nghiện", 0.6), reading("“Ngô Văn Nghiện", 0.6), witness("Ngô Van Nghiep")],
            "Ngô Văn Nghiệp",
            id="names are made of certain words",
        ),
        pytest.param(
            [reading("Đỗ Hữu Trộng", 0.6), reading("Đỗ Hữu 7 Trộng", 0.5), witness("Dô Huu Trong")],
            "Đỗ Hữu Trọng",
            id="a stroke of the seal is no mark",
        ),
        pytest.param([reading("TÃX4/Ph ượng", 0.2), witness("LeVan Phuoc")], "Lê Văn Phước", id="two words in one"),
        pytest.param([reading("Kan Y Blô", 0.95)] * 3, "Kan Y Blô", id="a name of its own kind, well read, stays"),
        pytest.param(
            [
                reading("¡nh Thắng", 0.45),
                second("Hpạm Mính Thắng"),
                second("Phạm Xinh Thắng"),
                witness("Pham Minh Thng"),
            ],
            "Phạm Minh Thắng",
            id="each reader errs in another place",
        ),
        pytest.param(
            [reading("Trúc Giang", 0.97), second("Nguyễn Trác Giang"), witness("Nguyên Trúc Giang")],
            "Nguyễn Trúc Giang",
            id="what one reader lacks at the beginning the seal may hide",
        ),
        pytest.param(
            [second("P:,ạm Văn Lợi"), witness("Prm Van Loi")], "Phạm Văn Lợi", id="a stroke does not part a word"
        ),
        pytest.param([reading("PGS. TS. Vũ An Khê", 0.93)] * 2, "PGS.TS. Vũ An Khê", id="with a degree"),
    ],
)
def test_letters_and_marks_come_from_those_who_know_them(readings: list[Line], name: str) -> None:
    assert names_of(readings)[0][0] == name


@pytest.mark.parametrize("readings", [[reading("—⁄", 0.5), witness("★")], [reading("SỞ Y", 0.3)], []])
def test_what_is_no_name_makes_none(readings: list[Line]) -> None:
    assert not [name for name, vote in names_of(readings) if vote > 0.35]


def test_readings_that_agree_count_more_than_one_against_another() -> None:
    (_, agreed), *_ = names_of([reading("Bùi Văn Tuấn", 0.9), reading("Bùi Văn Tuấn", 0.9)])
    (_, torn), *_ = names_of([reading("Bùi Văn Tuấn", 0.9), reading("Bùi Văn Tuân", 0.9)])

    assert agreed > torn
