"""The side exits: back to the sender, put aside, a number voided, a secret paper removed. Each asks before it acts."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from web import work
from web.onward import onward
from web.typed import a_text, within
from workflow import steps, withholding
from workflow.machine import Refusal, must_be_open
from workflow.terms import Action


@dataclass(frozen=True)
class Asking:
    """How an act is asked about."""

    action: Action
    endpoint: str
    explains: str
    reasons: tuple[str, ...] = ()
    """The usual ones, to choose from; the text may be anything."""


RETURN = Asking(
    Action.RETURN_TO_SENDER,
    "clerk_aside.return_to_sender",
    "Dùng khi văn bản gửi nhầm nơi nhận, sai thể thức hoặc chữ ký, con dấu không hợp lệ. "
    "Lý do được lưu trong lịch sử văn bản; số đến đã cấp (nếu có) không cấp lại.",
    ("Gửi nhầm nơi nhận", "Thiếu trang hoặc thiếu phụ lục", "Thiếu chữ ký hoặc con dấu", "Không đúng thể thức"),
)
SET_ASIDE = Asking(
    Action.SET_ASIDE,
    "clerk_aside.set_aside",
    "Dùng cho trang trắng, báo chí, bản quét trùng hoặc giấy tờ không phải văn bản đến. "
    "Tệp vẫn được giữ và có thể đưa trở lại kiểm tra.",
    ("Trang trắng", "Không phải văn bản hành chính", "Bản quét trùng", "Bản quét hỏng, đã quét lại"),
)
VOID = Asking(
    Action.VOID,
    "clerk_aside.void",
    "Số đến này được ghi «đã hủy» trong sổ cùng lý do và không bao giờ được cấp lại. Văn bản trở về hàng chờ kiểm tra.",
    ("Vào sổ nhầm văn bản", "Vào nhầm sổ", "Đã vào sổ bản khác của văn bản này"),
)
TAKE_BACK = Asking(
    Action.TAKE_BACK,
    "clerk_aside.take_back",
    "Dùng khi chuyển giao nhầm và chưa đơn vị nào mở xem. Văn bản trở về hàng chờ chuyển giao; "
    "ý kiến chỉ đạo giữ nguyên.",
    ("Chuyển giao nhầm văn bản", "Chờ lãnh đạo cho ý kiến bổ sung"),
)
WITHHOLD = Asking(
    Action.WITHHOLD,
    "clerk_aside.withhold",
    "Văn bản có độ mật không được lưu trên hệ thống nối mạng (Luật Bảo vệ bí mật nhà nước). "
    "Tệp gốc, ảnh các trang và mọi nội dung đã đọc bị xóa vĩnh viễn; chỉ còn lại dòng ghi nhận đã gỡ bỏ. "
    "Sau đó xin đăng ký văn bản giấy vào sổ văn bản mật riêng.",
)


def return_to_sender_form(id: int) -> ResponseReturnValue:
    """Asks why it goes back."""
    return _ask(RETURN, id)


def return_to_sender(id: int) -> ResponseReturnValue:
    """Back to the sender."""
    document = work.document(id)
    steps.return_to_sender(document, _reason(), work.me(), work.now())
    return _done("Đã ghi trả lại nơi gửi.")


def set_aside_form(id: int) -> ResponseReturnValue:
    """Asks why it is no letter."""
    return _ask(SET_ASIDE, id)


def set_aside(id: int) -> ResponseReturnValue:
    """Out of the way."""
    document = work.document(id)
    steps.set_aside(document, _reason(), work.me(), work.now())
    return _done("Đã để riêng. Có thể tìm lại ở mục «Đã để riêng».")


def restore(id: int) -> ResponseReturnValue:
    """Back among those to review."""
    document = work.document(id)
    steps.restore(document, work.me(), work.now())
    return onward("clerk_review.review", id=id)


def void_form(id: int) -> ResponseReturnValue:
    """Asks why the number is voided."""
    return _ask(VOID, id)


def void(id: int) -> ResponseReturnValue:
    """The number stays in the book, struck out."""
    document = work.document(id)
    number = document.arrival_number
    steps.void(document, _reason(), work.me(), work.now())
    flash(f"Đã hủy số đến {number}. Văn bản trở lại hàng chờ kiểm tra.")
    return onward("clerk_review.review", id=id)


def take_back_form(id: int) -> ResponseReturnValue:
    """Asks why it is taken back."""
    return _ask(TAKE_BACK, id)


def take_back(id: int) -> ResponseReturnValue:
    """Nobody has seen it: back to the clerk."""
    document = work.document(id)
    steps.take_back(document, _reason(), work.me(), work.now())
    return _done(f"Đã rút lại văn bản đến số {document.arrival_number}. Văn bản chờ chuyển giao lại.")


def withhold_form(id: int) -> ResponseReturnValue:
    """Asks twice: what is removed does not come back."""
    return _ask(WITHHOLD, id)


def withhold(id: int) -> ResponseReturnValue:
    """The content goes for good, first from the books, then from the disk."""
    document = work.document(id)
    if request.form.get("sure") != "yes":
        raise Refusal("Xin đánh dấu xác nhận trước khi gỡ bỏ.")
    parts = work.parts()
    withholding.withhold(work.session(), parts.database, parts.files, document, work.me(), work.now())
    return _done("Đã gỡ bỏ văn bản mật khỏi hệ thống. Xin đăng ký vào sổ văn bản mật riêng.")


def _ask(asking: Asking, id: int) -> ResponseReturnValue:
    document = work.document(id)
    must_be_open(document, asking.action, work.me(), work.now())
    return render_template("clerk/reason.html", asking=asking, document=document)


def _reason() -> str:
    return within(a_text(request.form.get("reason", "")), 2000, "Lý do")


def _done(message: str) -> ResponseReturnValue:
    flash(message)
    return onward("clerk.desk")
