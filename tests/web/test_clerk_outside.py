"""What the sender says later: both letters know of each other, and a recall ends the work."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.makers import MORNING, TODAY, Office, a_letterhead
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Records
from workflow import steps
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.terms import State

ClientOf = Callable[[Person | None], Client]


@pytest.fixture
def letter(office: Office, records: Records) -> IncomingDocument:
    """One that units are working on."""
    document = a_document(office, State.IN_PROGRESS)
    records.keep(document)
    return document


@pytest.fixture
def later(office: Office, records: Records, letter: IncomingDocument) -> IncomingDocument:
    """A later one of the same issuer."""
    document = a_document(office)
    head = a_letterhead(code="360-CV/BTGĐUK", subject="V/v thay thế Công văn số 357-CV/BTGĐUK")
    steps.register(document, head, TODAY, office.book, office.clerk, MORNING)
    records.keep(document)
    return document


@pytest.mark.parametrize(
    ("kind", "there", "back"),
    [
        ("replaces", "Được thay thế bởi", "Thay thế"),
        ("updates", "Được cập nhật bởi", "Cập nhật"),
        ("corrects", "Được đính chính bởi", "Đính chính"),
    ],
)
def test_a_successor_is_said_from_both_sides_and_the_work_goes_on(
    client_of: ClientOf, office: Office, records: Records, letter: IncomingDocument, later: IncomingDocument,
    kind: str, there: str, back: str,
) -> None:  # fmt: skip
    client = client_of(office.clerk)
    form = client.page(f"/documents/{letter.id}/note-successor")
    assert f'name="other" value="{later.id}"' in form, "letters of the same issuer are offered at once"
    assert f'name="other" value="{later.id}"' in client.page(f"/documents/{letter.id}/note-successor?q=360")

    answer = client.press(f"/documents/{letter.id}/note-successor", other=later.id, kind=kind)

    assert answer.location == f"/documents/{letter.id}"
    page, other = client.page(f"/documents/{letter.id}"), client.page(f"/documents/{later.id}")
    assert f'{there} <a href="/documents/{later.id}">số đến 2 ngày 02/03/2026</a>' in page
    assert f'{back} <a href="/documents/{letter.id}">số đến 1 ngày 02/03/2026</a>' in other
    assert records.state_of(letter) == State.IN_PROGRESS


def test_a_recall_ends_the_work_and_keeps_what_the_sender_said(
    client_of: ClientOf, office: Office, records: Records, letter: IncomingDocument
) -> None:
    client = client_of(office.clerk)
    assert "Các việc đang làm sẽ kết thúc: <b>Văn phòng</b>" in client.page(f"/documents/{letter.id}/note-call-back")

    answer = client.press(
        f"/documents/{letter.id}/note-call-back",
        other="", notice_code="Số: 361 - CV/BTGĐUK", notice_date="2/3/26", note="Ban hành nhầm.",
    )  # fmt: skip

    assert answer.status_code == 303
    assert records.state_of(letter) == State.CALLED_BACK
    page = client.page(f"/documents/{letter.id}")
    assert "Nơi gửi thu hồi bằng <strong>361-CV/BTGĐUK ngày 02/03/2026</strong>" in page
    assert "Ban hành nhầm." in page
    with records.looking() as session:
        assert session.get_one(IncomingDocument, letter.id).open_tasks == []
    assert client.page("/search?state=called_back").count('data-label="Số đến"') == 1


def test_a_recall_by_a_letter_of_ours_links_both(
    client_of: ClientOf, office: Office, letter: IncomingDocument, later: IncomingDocument
) -> None:
    client = client_of(office.clerk)

    client.press(f"/documents/{letter.id}/note-call-back", other=later.id)

    assert f'Thu hồi <a href="/documents/{letter.id}">' in client.page(f"/documents/{later.id}")


def test_who_may_not_see_the_other_letter_is_not_led_to_it(
    client_of: ClientOf, office: Office, letter: IncomingDocument, later: IncomingDocument
) -> None:
    client_of(office.clerk).press(f"/documents/{letter.id}/note-successor", other=later.id, kind="replaces")

    page = client_of(office.officers[0]).page(f"/documents/{letter.id}")

    assert "Được thay thế bởi <strong>số đến 2 ngày 02/03/2026</strong>" in page
    assert f"/documents/{later.id}" not in page


@pytest.mark.parametrize(
    ("path", "form", "sentence"),
    [
        ("note-successor", {"kind": "replaces"}, "Xin chọn văn bản"),
        ("note-successor", {"kind": "answers", "other": "2"}, "Xin chọn: cập nhật, thay thế hay đính chính"),
        ("note-successor", {"kind": "replaces", "other": "1"}, "Xin chọn văn bản cập nhật, thay thế hoặc đính chính"),
        ("note-call-back", {}, "Xin chọn văn bản thu hồi, hoặc ghi số, ký hiệu và lý do"),
        ("note-call-back", {"notice_code": "361-CV"}, "Xin chọn văn bản thu hồi, hoặc ghi số, ký hiệu và lý do"),
        ("note-call-back", {"notice_code": "361-CV", "note": "Nhầm", "notice_date": "32/1"}, "không đúng"),
    ],
)
def test_what_is_missing_is_said(
    client_of: ClientOf, office: Office, records: Records, letter: IncomingDocument, later: IncomingDocument,
    path: str, form: dict[str, str], sentence: str,
) -> None:  # fmt: skip
    answer = client_of(office.clerk).press(f"/documents/{letter.id}/{path}", **form)

    assert answer.status_code == 409
    assert sentence in answer.text
    assert records.state_of(letter) == State.IN_PROGRESS
