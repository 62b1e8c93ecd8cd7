"""A file that goes with a report: kept like an original, handed out only to be saved, never shown by the browser."""

from __future__ import annotations

from typing import BinaryIO, cast

from flask import send_file
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from storage.files import TooLarge
from web import work
from workflow.intake import plain_name
from workflow.machine import Refusal
from workflow.task import Report


def take(upload: FileStorage | None) -> tuple[str, str]:
    """Keep the file that was sent, if any.

    Returns:
        its SHA-256 and its name; twice nothing where none was sent.

    Raises:
        Refusal: it is empty, or too large.
    """
    if upload is None or not upload.filename:
        return "", ""
    try:
        digest, size = work.parts().files.put(cast(BinaryIO, upload.stream), work.parts().door.limit)
    except TooLarge:
        raise Refusal("Tệp đính kèm lớn hơn mức cho phép. Xin chọn tệp nhỏ hơn.") from None
    if not size:
        raise Refusal("Tệp đính kèm không có nội dung. Xin chọn lại tệp.")
    return digest, plain_name(upload.filename)


def hand_out(report: Report) -> ResponseReturnValue:
    """The file of a report, to be saved."""
    return cast(
        ResponseReturnValue,
        send_file(
            work.parts().files.path(report.file_sha256),
            mimetype="application/octet-stream",
            as_attachment=True,
            download_name=report.file_name,
        ),
    )
