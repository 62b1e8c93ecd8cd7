"""How a notice reads: a sentence from what it names. Where the letter was taken away, nothing of it is said."""

from __future__ import annotations

from collections.abc import Callable

from web.words import day
from workflow.notices import Notice
from workflow.notices import NoticeKind as K
from workflow.people import Person

Words = Callable[[Notice], str]


def sentence(notice: Notice) -> str:
    """What happened, for the line under the letter's name."""
    return " ".join(WORDS[notice.kind](notice).split())


def _unit(notice: Notice) -> str:
    return notice.task.unit.name if notice.task else ""


def _who(notice: Notice) -> str:
    by: Person | None = notice.event.by if notice.event else None
    return by.full_name if by else "Hệ thống"


def _note(notice: Notice) -> str:
    return f": «{notice.event.note}»" if notice.event and notice.event.note else ""


def _due(notice: Notice) -> str:
    return f", hạn {day(notice.due_date)}" if notice.due_date else ""


def _by_unit(words: str) -> Words:
    return lambda notice: f"{_unit(notice)} {words}{_due(notice)}."


def _by_who(words: str) -> Words:
    return lambda notice: f"{_who(notice)} {words}{_note(notice)}."


def _office(words: str) -> Words:
    return lambda notice: f"{words} trong ngày {day(notice.due_date)}; đến nay chưa xong."


def _given(notice: Notice) -> str:
    duty = f" ({notice.task.duty.label.lower()})" if notice.task else ""
    return f"Giao {_unit(notice)}{duty}{_due(notice)}."


# fmt: off
WORDS: dict[K, Words] = {
    K.DUE_SOON:           lambda notice: f"{_unit(notice)}: hạn {day(notice.due_date)}.",
    K.OVERDUE:            lambda notice: f"{_unit(notice)}: đã quá hạn {day(notice.due_date)}.",
    K.ESCALATED:          _by_unit("chưa hoàn thành"),
    K.UNREAD:             _by_unit("chưa mở xem việc được giao"),
    K.URGED:              lambda notice: f"{_unit(notice)}{_due(notice)}{_note(notice)}.",
    K.NEW_TASK:           _given,
    K.APPOINTED:          lambda notice: f"{_who(notice)} phân công anh/chị thực hiện{_due(notice)}.",
    K.RETURNED:           lambda notice: f"{_unit(notice)} trả lại việc{_note(notice)}.",
    K.EXTENSION_ASKED:    lambda notice: f"{_unit(notice)} xin gia hạn{_note(notice)}.",
    K.EXTENSION_GRANTED:  _by_who("đồng ý gia hạn"),
    K.EXTENSION_REFUSED:  _by_who("không đồng ý gia hạn"),
    K.RESULT_WAITS:       _by_unit("đã báo cáo kết quả"),
    K.SENT_BACK:          _by_who("yêu cầu làm lại"),
    K.APPROVED:           lambda notice: f"{_who(notice)} đã duyệt kết quả của {_unit(notice)}.",
    K.RECALLED:           _by_who("thu hồi việc"),
    K.CLOSED:             lambda notice: f"{_unit(notice)} không còn phải làm: việc đã kết thúc với đơn vị chính.",
    K.TO_DIRECT:          lambda notice: f"{_who(notice)} trình xin ý kiến chỉ đạo.",
    K.COMMENTED:          _by_who("cho ý kiến phối hợp"),
    K.TO_HAND_OVER:       lambda notice: f"{_who(notice)} đã có ý kiến chỉ đạo, cần chuyển giao cho các đơn vị.",
    K.URGENT:             lambda _: "Phải trình, chuyển giao và giải quyết ngay, kể cả ngày nghỉ.",
    K.NOT_REGISTERED:     _office("Cần đăng ký"),
    K.NOT_SUBMITTED:      _office("Cần trình lãnh đạo"),
    K.NOT_DIRECTED:       _office("Cần cho ý kiến chỉ đạo"),
    K.NOT_HANDED_OVER:    _office("Cần chuyển giao"),
    K.LETTER_CALLED_BACK: _by_who("ghi nhận nơi gửi thu hồi văn bản"),
    K.LETTER_SUCCEEDED:   _by_who("ghi nhận văn bản sau"),
}
# fmt: on
"""A sentence for each kind."""
