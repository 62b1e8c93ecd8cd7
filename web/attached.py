"""A file that goes with a report: kept like an original, handed out only to be saved, never shown by the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, cast

from flask import send_file
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from storage.files import TooLarge
from web import work
from workflow.intake import Kept, plain_name
from workflow.machine import Refusal
from workflow.task import Report


@dataclass(frozen=True)
class Attachment:
    """A file that lies in the store, to be named by a report."""

    kept: Kept
    name: str


def take(upload: FileStorage | None) -> Attachment | None:
    """Keep the file that was sent, if any; nothing may be written yet, for this may take long.

    Raises:
        Refusal: it is empty, or too large; nothing was kept.
    """
    if upload is None or not upload.filename:
        return None
    if not upload.stream.read(1):
        raise Refusal("Tệp đính kèm không có nội dung. Xin chọn lại tệp.")
    try:
        kept = work.parts().door.keep(cast(BinaryIO, upload.stream))
    except TooLarge:
        raise Refusal("Tệp đính kèm lớn hơn mức cho phép. Xin chọn tệp nhỏ hơn.") from None
    return Attachment(kept, plain_name(upload.filename))


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
