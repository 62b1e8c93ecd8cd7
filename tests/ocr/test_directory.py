"""The bodies we know: their names, their letters, and the time they existed."""

from __future__ import annotations

from datetime import date

import pytest

from ocr.directory import directory
from ocr.lifetime import in_its_time
from ocr.weighing import FieldReading


@pytest.mark.parametrize(
    ("name", "day", "existed"),
    [
        ("Sở Kế hoạch và Đầu tư", "2025-02-28", True),
        ("Sở Kế hoạch và Đầu tư", "2025-03-01", False),
        ("Sở Kế hoạch và Đầu tư tỉnh Bắc Giang", "2025-06-12", False),
        ("Bộ Nông nghiệp và Môi trường", "2025-02-20", False),
        ("Bộ Nông nghiệp và Môi trường", "2026-01-05", True),
        ("Ủy ban nhân dân tỉnh Bắc Giang", "2025-06-30", True),
        ("Ủy ban nhân dân tỉnh Bắc Giang", "2025-07-01", False),
        ("UBND huyện Thanh Lâm", "2025-07-02", False),
        ("Ủy ban nhân dân xã Thanh Lâm", "2026-07-02", True),
        ("Ban Tuyên giáo Tỉnh ủy", "2026-01-05", False),
        ("Sở Nội vụ", "2019-01-05", True),
    ],
)
def test_a_body_has_its_time_and_a_local_one_that_of_its_kind(name, day, existed):
    assert directory().described(name).existed(date.fromisoformat(day)) is existed


def test_a_central_body_says_nothing_of_bodies_that_only_begin_like_it():
    assert directory().described("Cục Thuế tỉnh Thanh Lâm") is None


@pytest.mark.parametrize(
    ("name", "day", "told"),
    [
        ("Bộ Giao thông vận tải", "2026-03-05", "Bộ Giao thông vận tải chỉ hoạt động đến tháng 02/2025"),
        ("Bộ Dân tộc và Tôn giáo", "2024-03-05", "Bộ Dân tộc và Tôn giáo chỉ có từ tháng 03/2025"),
        ("UBND quận Thanh Lâm", "2026-03-05", "Ủy ban nhân dân quận chỉ hoạt động đến 30/06/2025"),
    ],
)
def test_an_issuer_out_of_its_time_is_kept_but_told_as_doubtful(name, day, told):
    doubtful = in_its_time(FieldReading(name, 0.99, True, why="Đọc"), FieldReading(day, 0.9), directory())

    assert (doubtful.value, doubtful.sure) == (name, False)
    assert told in doubtful.why


@pytest.mark.parametrize("day", [None, "2024-03-05"])
def test_an_issuer_within_its_time_or_without_a_day_stays_as_it_is(day):
    reading = FieldReading("Bộ Giao thông vận tải", 0.99, True, why="Đọc")

    assert in_its_time(reading, FieldReading(day), directory()) == reading
