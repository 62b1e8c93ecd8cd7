"""How the office says no on screen: a sentence, and nothing is changed."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from flask import Flask, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from web.onward import onward
from web.words import label_of, moment
from workflow.document import Event
from workflow.machine import Refusal

SENTENCES = {
    400: "Yêu cầu không hợp lệ. Xin tải lại trang rồi thử lại.",
    403: "Anh/chị không có quyền dùng trang này. Nếu cần, xin liên hệ quản trị.",
    404: "Không tìm thấy trang hoặc văn bản này, hoặc anh/chị không có quyền xem.",
    405: "Trang này không nhận thao tác vừa rồi. Xin quay lại và thử lại.",
    413: "Tệp gửi lên lớn hơn mức cho phép. Xin chia nhỏ bản quét hoặc quét ở 300 dpi, đen trắng hoặc xám.",
    429: "Quá nhiều yêu cầu. Xin chờ ít phút.",
    500: "Có lỗi ngoài dự kiến, thao tác chưa được ghi. Xin thử lại; nếu vẫn lỗi, xin báo quản trị.",
}

log = logging.getLogger("vanthu.web")


class Stale(Refusal):
    """The form was filled in on an older state of the document."""

    def __init__(self, last: Event) -> None:
        who = last.by.full_name if last.by else "hệ thống"
        super().__init__(
            f"Văn bản vừa được {who} xử lý («{label_of(last.action)}», {moment(last.at)}). "
            "Xin tải lại trang để xem trạng thái mới rồi thao tác tiếp."
        )


def install(app: Flask) -> None:
    """Every refusal becomes a page, or the red line of the form that asked."""
    app.register_error_handler(Refusal, lambda refusal: _page(str(refusal), 409))
    app.register_error_handler(
        StaleDataError, lambda _: _page("Văn bản vừa được người khác xử lý. Xin tải lại trang.", 409)
    )
    app.register_error_handler(CSRFError, lambda _: _page("Phiên làm việc đã cũ. Xin tải lại trang rồi thử lại.", 400))
    # A number or a character that no column takes.
    for error in (DataError, OverflowError):
        app.register_error_handler(error, lambda _: _page(SENTENCES[400], 400))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _page(sentence: str, status: int) -> Response:
    template = "parts/refusal.html" if "HX-Request" in request.headers else "refusal.html"
    answer = make_response(render_template(template, sentence=sentence, status=status), status)
    # The address of a form that was refused is not a page to come back to.
    answer.headers["HX-Push-Url"] = "false"
    return answer


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code == 401:
        if "HX-Request" in request.headers:
            return onward("signin.sign_in", next=_page_shown())
        return redirect(url_for("signin.sign_in", next=request.full_path if request.method == "GET" else None))
    if error.code is None or error.code < 400:
        return error
    return _page(SENTENCES.get(error.code, SENTENCES[400]), error.code)


def _page_shown() -> str | None:
    """Where to come back to after signing in: the page itself, not the part of it that was asked for in between."""
    shown = urlsplit(request.headers.get("HX-Current-URL", ""))
    return f"{shown.path}?{shown.query}".rstrip("?") if shown.netloc == request.host else None


def _unexpected(error: Exception) -> ResponseReturnValue:
    log.exception("%s %s", request.method, request.path, exc_info=error)
    return _page(SENTENCES[500], 500)
