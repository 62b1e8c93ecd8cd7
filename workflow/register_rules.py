"""What must hold at the register: for a number, a correction, and what is said of other letters."""

from __future__ import annotations

from workflow.act import Act
from workflow.document import IncomingDocument
from workflow.links import Link
from workflow.people import in_force
from workflow.terms import LinkKind, Secrecy, State

SUCCESSORS = (LinkKind.UPDATES, LinkKind.REPLACES, LinkKind.CORRECTS)


def letterhead_confirmed(act: Act[IncomingDocument]) -> bool:
    """Cần điền cơ quan ban hành, tên loại và trích yếu trước khi vào sổ."""
    letterhead = act.to.letterhead
    return letterhead is not None and all((letterhead.organ_name, letterhead.type_name, letterhead.subject))


def not_secret(act: Act[IncomingDocument]) -> bool:
    """Văn bản có độ mật không được vào sổ trên hệ thống nối mạng. Xin gỡ bỏ và đăng ký vào sổ văn bản mật riêng."""
    letterhead = act.to.letterhead
    return letterhead is not None and letterhead.secrecy is Secrecy.NONE


def arrives_after_issue(act: Act[IncomingDocument]) -> bool:
    """Ngày đến không được trước ngày ban hành và không được ở tương lai. Xin kiểm tra lại hai ngày này."""
    letterhead, arrived = act.to.letterhead, act.to.arrival_date
    if letterhead is None or arrived is None:
        return False
    return arrived <= act.today and (letterhead.issued_date is None or letterhead.issued_date <= arrived)


def entered_in_its_year(act: Act[IncomingDocument]) -> bool:
    """Số đến phải lấy trong sổ của năm có ngày đến. Xin chọn lại ngày đến hoặc sổ."""
    return _year_fits(act.to)


def number_stays(act: Act[IncomingDocument]) -> bool:
    """Số đến, năm và sổ không sửa được. Nếu vào nhầm sổ, xin hủy số đến và vào sổ lại."""
    return _year_fits(act.to)


def register_is_open(act: Act[IncomingDocument]) -> bool:
    """Sổ đăng ký chưa mở hoặc đã đóng vào ngày đến này. Xin kiểm tra lại ngày đến hoặc chọn sổ khác."""
    arrived, entries = act.to.arrival_date, act.to.entries
    if arrived is None or not entries:
        return False
    return in_force(entries[-1].register.valid_from, entries[-1].register.valid_to, arrived)


def book_is_not_locked(act: Act[IncomingDocument]) -> bool:
    """Sổ của năm có ngày đến này đã khóa, không cấp thêm số. Xin kiểm tra lại ngày đến hoặc báo Chánh Văn phòng."""
    return bool(act.to.entries) and act.to.entries[-1].book.locked_at is None


def same_letter_named(act: Act[IncomingDocument]) -> bool:
    """Xin chọn văn bản đã vào sổ mà bản này là bản thứ hai."""
    link = _last(act.to.links_back)
    return link is not None and link.kind is LinkKind.SAME and link.earlier.arrival_number is not None


def other_letter_named(act: Act[IncomingDocument]) -> bool:
    """Xin chọn văn bản cần phân biệt."""
    link = _last(act.to.links_back)
    return link is not None and link.kind is LinkKind.ANOTHER and link.earlier is not act.to


def is_a_second_copy(act: Act[IncomingDocument]) -> bool:
    """Bản thứ hai phải là một bản quét khác vừa được nhập vào văn bản này."""
    link = _last(act.to.links_on)
    return link is not None and link.kind is LinkKind.SAME and link.later not in (None, act.to)


def successor_named(act: Act[IncomingDocument]) -> bool:
    """Xin chọn văn bản cập nhật, thay thế hoặc đính chính."""
    link = _last(act.to.links_on)
    return link is not None and link.kind in SUCCESSORS and _is_there(link.later) and link.later is not act.to


def recall_named(act: Act[IncomingDocument]) -> bool:
    """Xin chọn văn bản thu hồi, hoặc ghi số, ký hiệu và lý do thu hồi của nơi gửi."""
    link = _last(act.to.links_on)
    if link is None or link.kind is not LinkKind.RECALLS or link.later is act.to:
        return False
    if link.later is not None:
        return _is_there(link.later)
    return bool(link.notice_code.strip() and link.note.strip())


def _year_fits(document: IncomingDocument) -> bool:
    arrived, entries = document.arrival_date, document.entries
    return arrived is not None and bool(entries) and entries[-1].year == arrived.year


def _is_there(letter: IncomingDocument | None) -> bool:
    """Of a removed secret letter nothing may be written any more, not in another's history either."""
    return letter is not None and letter.state is not State.WITHHELD


def _last(links: list[Link]) -> Link | None:
    """The one that this act has just written."""
    return links[-1] if links else None
