"""The paper itself: the image of a page, and the file as it came. Never answered as something a browser would run."""

from __future__ import annotations

from pathlib import Path

from flask import abort, send_file
from flask.typing import ResponseReturnValue
from PIL import Image

from storage.files import page_picture
from web import work
from workflow.document import IncomingDocument
from workflow.terms import State

_STATIC = Path(__file__).with_name("static")
NOT_YET = _STATIC / "page-waiting.svg"
"""The browser knows it by its width of 210, and asks again."""
NEVER = _STATIC / "page-missing.svg"


def page_image(id: int, number: int) -> ResponseReturnValue:
    """One page, upright; while it is not read yet, or when it cannot be shown, a sheet that says so."""
    document = work.document(id)
    if document.state is State.WITHHELD or not 1 <= number <= page_count(document):
        abort(404)
    path = page_path(document, number)
    if not path.is_file():
        instead = NEVER if document.reading_complete else NOT_YET
        return send_file(instead, mimetype="image/svg+xml", max_age=0)
    return send_file(path, mimetype="image/jpeg", max_age=0)


def original(id: int) -> ResponseReturnValue:
    """The file as it came, to keep; its name is the sender's, its kind is not believed."""
    document = work.document(id)
    path = work.parts().files.path(document.original.sha256)
    if document.state is State.WITHHELD or not path.is_file():
        abort(404)
    return send_file(
        path,
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=document.original.file_name,
        max_age=0,
    )


def page_count(document: IncomingDocument) -> int:
    """How many pages can be shown: one, while nobody has counted."""
    return document.original.page_count or 1


def page_path(document: IncomingDocument, number: int) -> Path:
    """Where the image of a page lies, once it is read."""
    return work.parts().files.derived(document.original.sha256) / page_picture(number)


def page_size(document: IncomingDocument, number: int) -> tuple[int, int] | None:
    """Width and height of the page's image in pixels; None while there is none."""
    try:
        with Image.open(page_path(document, number)) as image:
            return image.size
    except OSError:
        return None
