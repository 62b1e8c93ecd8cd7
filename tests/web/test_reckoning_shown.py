"""«Hạn này tính thế nào?»: the words, where they stand, how they were taken, each step, the version of the calendar."""

from __future__ import annotations

from datetime import date, time

from flask import Flask, render_template_string

from tests.makers import Office
from tests.web.conftest import Records, browser
from tests.web.reviewing import a_read_letter
from workflow.deadlines import Counting, WorkingCalendar
from workflow.reckoning import reckon, reckon_by_hand

HOW = '{% import "parts/reckoning.html" as parts with context %}{{ parts.how(deadline) }}'


def test_how_a_deadline_was_counted_is_told_in_full(app: Flask) -> None:
    letter = {
        "within": {"days": 3, "working": True, "from": "ngày nhận"}, "text": "trong 03 ngày <làm việc>", "page": 2,
    }  # fmt: skip
    counting = Counting(date(2026, 3, 5), date(2026, 3, 5), WorkingCalendar(frozenset(), version=2))

    with app.test_request_context():
        shown = render_template_string(HOW, deadline=reckon(letter, counting))

    assert "Hạn này tính thế nào?" in shown
    assert "«trong 03 ngày &lt;làm việc&gt;»" in shown
    assert "Trang 2 của bản quét" in shown
    assert "Hiểu là: <strong>số ngày làm việc</strong>" in shown
    assert "<li>Bỏ qua thứ Bảy 07/3, Chủ nhật 08/3.</li>" in shown
    assert "10/03/2026" in shown
    assert "/calendar?year=2026&amp;version=2" in shown


def test_a_day_picked_by_hand_is_told_with_its_hour_and_no_place(app: Flask) -> None:
    picked = reckon_by_hand(date(2026, 3, 6), time(16, 30), WorkingCalendar(frozenset()))

    with app.test_request_context():
        shown = render_template_string(HOW, deadline=picked)

    assert "06/03/2026 lúc 16:30" in shown
    assert "bản quét" not in shown
    assert "<blockquote" not in shown


def test_where_nothing_was_counted_nothing_is_told(app: Flask) -> None:
    with app.test_request_context():
        assert render_template_string(HOW, deadline=None).strip() == ""


def test_the_clerk_sees_beside_the_letter_how_its_deadline_was_counted(
    app: Flask, office: Office, records: Records
) -> None:
    letter = a_read_letter(office, records)

    page = browser(app, office.clerk).page(f"/documents/{letter.id}/register")

    assert "Định kỳ hằng tháng, ngày 23: kỳ đầu sau ngày của văn bản" in page
    assert "không tính ngày đó: ngày cuối còn trong hạn là Chủ nhật 22/02/2026." in page
