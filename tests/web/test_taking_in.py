"""Letters come in through the clerk's desk: whole, once, and whatever they are called."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.makers import Office
from tests.web.client import Client
from tests.web.conftest import Queue, Records
from web import work
from workflow.at_the_door import CLEARED
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.terms import Channel

ClientOf = Callable[[Person | None], Client]
SCAN = b"%PDF-1.7 a scan of a letter"


def _send(client: Client, *files: tuple[bytes, str], cleared: str = "", **headers: str) -> Any:
    sent = [("file", FileStorage(BytesIO(content), name)) for content, name in files]
    said = [("cleared", cleared)] if cleared else []
    boundary, body = encode_multipart(MultiDict([("csrf_token", client.token()), *said, *sent]))
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post("/documents", data=body, content_type=kind, headers=headers)


def test_a_letter_is_taken_in_stored_and_asked_to_be_read(
    client_of: ClientOf, office: Office, records: Records, queue: Queue, parts: work.Parts
) -> None:
    answer = _send(client_of(office.clerk), (SCAN, "công văn.pdf"), **{"X-Upload": "1"})

    assert answer.status_code == 200
    assert "nhận" in answer.text
    assert "công văn.pdf" in answer.text
    with records.looking() as session:
        document = session.query(IncomingDocument).one()
        assert parts.files.path(document.original.sha256).read_bytes() == SCAN
        assert document.history[0].by is not None
        assert document.history[0].by.id == office.clerk.id
    assert [(kind, ids) for kind, _, ids in queue.jobs] == [("open_scan", {"document_id": document.id})]


@pytest.mark.parametrize(("said", "cleared"), [("yes", True), ("no", False), ("", False)])
def test_only_a_clerk_who_says_yes_vouches_for_the_paper_and_that_is_written_down(
    client_of: ClientOf, office: Office, records: Records, said: str, cleared: bool
) -> None:
    _send(client_of(office.clerk), (SCAN, "cong-van.pdf"), cleared=said)

    with records.looking() as session:
        document = session.query(IncomingDocument).one()
        assert document.cleared is cleared
        assert (CLEARED in document.history[0].note) is cleared


def test_several_files_come_in_at_once_and_one_bad_one_does_not_stop_the_others(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    answer = _send(client_of(office.clerk), (SCAN, "mot.pdf"), (b"", "rong.pdf"), (SCAN + b"2", "hai.pdf"))

    assert answer.status_code == 200
    assert "Tệp rỗng" in answer.text
    with records.looking() as session:
        names = [document.original.file_name for document in session.query(IncomingDocument)]
    assert names == ["mot.pdf", "hai.pdf"]


def test_the_same_bytes_again_are_shown_as_already_there(
    client_of: ClientOf, office: Office, records: Records, queue: Queue
) -> None:
    client = client_of(office.clerk)
    _send(client, (SCAN, "lan-mot.pdf"))

    answer = _send(client, (SCAN, "lan-hai.pdf"), **{"X-Upload": "1"})

    assert "Đã có sẵn" in answer.text
    with records.looking() as session:
        document = session.query(IncomingDocument).one()
    assert f"/documents/{document.id}" in answer.text
    assert len(queue.jobs) == 1


def test_a_file_that_is_too_large_is_refused_with_the_limit_and_nothing_is_kept(
    client_of: ClientOf, office: Office, records: Records, parts: work.Parts
) -> None:
    answer = _send(client_of(office.clerk), (b"%PDF-" + bytes(5 << 20), "lon.pdf"), **{"X-Upload": "1"})

    assert answer.status_code == 409
    assert "lớn hơn mức cho phép (5 MB)" in answer.text
    with records.looking() as session:
        assert session.query(IncomingDocument).count() == 0
    assert not [path for path in (parts.files.root / "originals").rglob("*") if path.is_file()]


def test_a_request_far_over_the_limit_is_not_even_read(client_of: ClientOf, office: Office) -> None:
    client = client_of(office.clerk)
    token = client.token()

    answer = client.post(
        "/documents",
        data=bytes(7 << 20),
        content_type="multipart/form-data; boundary=x",
        headers={"X-CSRFToken": token, "X-Upload": "1"},
    )

    assert answer.status_code == 413
    assert "lớn hơn mức cho phép" in answer.text


def test_no_file_chosen_is_told(client_of: ClientOf, office: Office) -> None:
    answer = _send(client_of(office.clerk), (b"", ""))

    assert answer.status_code == 409
    assert "Chưa chọn tệp nào" in answer.text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("<script>alert(1)</script>.pdf", "script>.pdf"),
        ("cong\u202efdp.exe", "congfdp.exe"),
        ("x" * 400 + ".pdf", "x" * 255),
    ],
)
def test_a_hostile_file_name_is_only_words_on_the_screen(
    client_of: ClientOf, office: Office, records: Records, sent: str, kept: str
) -> None:
    client = client_of(office.clerk)

    _send(client, (SCAN, sent))

    with records.looking() as session:
        document = session.query(IncomingDocument).one()
    assert document.original.file_name == kept
    assert "<script>" not in client.get("/clerk").text
    original = client.get(f"/documents/{document.id}/original", buffered=True)
    assert original.headers["Content-Disposition"].startswith("attachment;")
    assert "\n" not in original.headers["Content-Disposition"]


def test_the_original_is_given_back_byte_for_byte_and_never_as_a_page(client_of: ClientOf, office: Office) -> None:
    client = client_of(office.clerk)
    _send(client, (b"<html><script>alert(1)</script></html>", "thu.html"))

    answer = client.get("/documents/1/original", buffered=True)

    assert answer.data == b"<html><script>alert(1)</script></html>"
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_the_clerk_says_how_it_came(client_of: ClientOf, office: Office, records: Records) -> None:
    clerk = client_of(office.clerk)

    for number, channel in enumerate(("electronic", "paper", "nonsense")):
        clerk.press("/documents", file=(BytesIO(b"%PDF-" + bytes([number])), f"{number}.pdf"), channel=channel)

    with records.looking() as session:
        came = session.scalars(select(IncomingDocument.channel).order_by(IncomingDocument.id)).all()
    assert came == [Channel.ELECTRONIC, Channel.PAPER, Channel.PAPER]
