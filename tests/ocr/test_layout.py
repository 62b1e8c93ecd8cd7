"""Words become lines: those of one level, and not what a stroke or a title beside them would tie together."""

from __future__ import annotations

from ocr.layout import lines_of
from ocr.page import Box, Source, Word
from tests.ocr.makers import line


def texts(*words: Word) -> list[str]:
    return [one.text for one in lines_of(words, Source.TESSERACT, 0.7)]


def test_words_of_one_level_are_one_line():
    words = line("Về việc giao đất cho hợp tác xã", 0.2, 0.2).words

    assert texts(*reversed(words)) == ["Về việc giao đất cho hợp tác xã"]


def test_a_tall_stroke_at_the_margin_does_not_tie_two_lines_together():
    stroke = Word("/", Box(0.16, 0.1, 0.19, 0.16), 0.6)
    words = [*line("ỦY BAN NHÂN DÂN", 0.2, 0.105).words, *line("TỈNH THANH LÂM", 0.2, 0.135).words]

    assert texts(stroke, *words) == ["ỦY BAN NHÂN DÂN", "TỈNH THANH LÂM"]


def test_a_title_that_reaches_down_to_the_line_under_it_stays_above_it():
    title = Word("QUYẾT", Box(0.4, 0.196, 0.5, 0.217), 0.9)
    words = line("Bãi bỏ quy định về mức giá dịch vụ hàng hóa nhập khẩu", 0.15, 0.211).words

    assert texts(title, *words) == ["QUYẾT", "Bãi bỏ quy định về mức giá dịch vụ hàng hóa nhập khẩu"]


def test_a_hyphen_low_between_capitals_stays_in_its_line():
    words = list(line("ĐỘC LẬP - TỰ DO - HẠNH PHÚC", 0.2, 0.2).words)
    low = [Word(w.text, Box(w.box.x0, 0.2085, w.box.x1, 0.2105), 0.9) if w.text == "-" else w for w in words]

    assert texts(*low) == ["ĐỘC LẬP - TỰ DO - HẠNH PHÚC"]


def test_a_word_whose_box_reaches_over_the_next_one_does_not_push_it_out():
    first, second, third = line("ĐẢNG ỦY KHỐI", 0.2, 0.2).words
    wide = Word(first.text, Box(first.box.x0, 0.2, second.box.x1 + 0.01, 0.214), 0.9)

    assert texts(wide, second, third) == ["ĐẢNG ỦY KHỐI"]
