"""Hồ sơ: a letter lies in one or more and is numbered in each; closed, a dossier goes to the archive."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import event, select

from storage.database import Database
from tests.makers import MORNING, Office, a_dossier
from tests.roads import a_document
from tests.web.conftest import Clock, Records
from tests.web.test_leader import Browser
from workflow import steps
from workflow.document import IncomingDocument
from workflow.dossier import Dossier
from workflow.terms import State

NEW = {"dossier": "new", "notation": "05-HS/VP", "title": "Chuyển đổi số", "retention": "20"}


def put_in(client: Any, document: IncomingDocument, records: Records, **form: str) -> Any:
    """Press the button of the form."""
    return client.press(f"/documents/{document.id}/add-to-dossier", seen=records.seen_of(document), **form)


def test_a_letter_lies_in_two_dossiers_with_a_number_in_each(
    office: Office, records: Records, client_of: Browser
) -> None:
    first, second = a_document(office, State.REGISTERED), a_document(office, State.REGISTERED)
    old = a_dossier(office)
    records.keep(first, second, old)
    clerk = client_of(office.clerk)

    put_in(clerk, first, records, dossier=str(old.id))
    put_in(clerk, second, records, dossier=str(old.id))
    put_in(clerk, second, records, **NEW)

    with records.looking() as session:
        items = session.get_one(IncomingDocument, second.id).dossier_items
        assert [(item.dossier.notation, item.ordinal) for item in items] == [(old.notation, 2), ("05-HS/VP", 1)]
    page = clerk.page(f"/dossiers/{old.id}")
    assert page.count("357-CV/BTGĐUK") == 2
    assert "05-HS/VP" in clerk.page(f"/documents/{second.id}")


def test_twice_in_one_dossier_and_into_a_closed_one_are_refused_and_no_number_is_lost(
    office: Office, records: Records, client_of: Browser
) -> None:
    document, late = a_document(office, State.REGISTERED), a_document(office, State.REGISTERED)
    dossier = a_dossier(office)
    records.keep(document, late, dossier)
    clerk = client_of(office.clerk)
    put_in(clerk, document, records, dossier=str(dossier.id))

    twice = put_in(clerk, document, records, dossier=str(dossier.id))
    clerk.press(f"/dossiers/{dossier.id}/close")
    closed = put_in(clerk, late, records, dossier=str(dossier.id))
    nowhere = put_in(clerk, late, records, dossier="")

    assert "đã có trong hồ sơ này" in twice.text
    assert "đã kết thúc, không nhận thêm" in closed.text
    assert "Xin chọn hồ sơ" in nowhere.text
    with records.looking() as session:
        assert session.get_one(Dossier, dossier.id).last_ordinal == 1


def test_two_dossiers_of_a_year_cannot_have_one_notation(office: Office, records: Records, client_of: Browser) -> None:
    clerk = client_of(office.clerk)

    clerk.press("/dossiers", **NEW)
    again = clerk.press("/dossiers", **NEW)

    assert "đã có hồ sơ 05-HS/VP" in again.text
    with records.looking() as session:
        assert len(session.scalars(select(Dossier)).all()) == 1


def test_a_closed_dossier_is_due_at_the_archive_in_a_year_and_is_told_thirty_days_before(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    document, dossier = a_document(office, State.REGISTERED), a_dossier(office)
    steps.add_to_dossier(document, dossier, office.clerk, MORNING)
    records.keep(document)
    clerk = client_of(office.clerk)

    clerk.press(f"/dossiers/{dossier.id}/close")
    quiet = clerk.page("/dossiers")
    clock.forward(days=336)
    told = client_of(office.clerk).page("/dossiers?year=2026")
    client_of(office.clerk).press(f"/dossiers/{dossier.id}/hand-over")
    after = client_of(office.clerk).page("/dossiers?year=2026")

    with records.looking() as session:
        assert session.get_one(Dossier, dossier.id).hand_over_by == date(2027, 3, 2)
    assert "Sắp đến hạn nộp lưu" not in quiet
    assert "Sắp đến hạn nộp lưu" in told
    assert "Sắp đến hạn nộp lưu" not in after
    assert "Đã nộp lưu" in after


def test_an_empty_dossier_is_not_closed_and_an_open_one_not_handed_over(
    office: Office, records: Records, client_of: Browser
) -> None:
    dossier = a_dossier(office)
    records.keep(dossier)
    clerk = client_of(office.clerk)

    empty = clerk.press(f"/dossiers/{dossier.id}/close")
    early = clerk.press(f"/dossiers/{dossier.id}/hand-over")

    assert "chưa có văn bản nào" in empty.text
    assert "chưa kết thúc" in early.text


def test_the_list_of_letters_is_printed_in_order_and_not_for_who_may_not_see_them_all(
    office: Office, records: Records, client_of: Browser
) -> None:
    seen, unseen, dossier = (
        a_document(office, State.IN_PROGRESS),
        a_document(office, State.REGISTERED),
        a_dossier(office),
    )
    for document in (seen, unseen):
        steps.add_to_dossier(document, dossier, office.clerk, MORNING)
    records.keep(seen, unseen)
    officer = client_of(office.officers[0])

    page, printed = officer.page(f"/dossiers/{dossier.id}"), officer.get(f"/dossiers/{dossier.id}/print")
    whole = client_of(office.clerk).page(f"/dossiers/{dossier.id}/print")

    assert "Còn 1 văn bản khác" in page
    assert page.count("357-CV/BTGĐUK") == 1
    assert printed.status_code == 403
    assert "MỤC LỤC VĂN BẢN TRONG HỒ SƠ" in whole
    assert whole.count("357-CV/BTGĐUK") == 2
    assert dossier.notation in client_of(office.clerk).page("/dossiers/print")


def test_a_thick_dossier_takes_no_more_questions_than_a_thin_one(
    office: Office, records: Records, client_of: Browser, database: Database
) -> None:
    officer, asked = client_of(office.officers[0]), list[str]()
    thin, thick = a_dossier(office), a_dossier(office)
    for dossier, letters in ((thin, 2), (thick, 9)):
        for _ in range(letters):
            document = a_document(office, State.IN_PROGRESS)
            steps.add_to_dossier(document, dossier, office.clerk, MORNING)
            records.keep(document)
    event.listen(database.engine, "before_cursor_execute", lambda *at: asked.append(at[2]))

    def questions(dossier: Dossier) -> int:
        asked.clear()
        assert officer.page(f"/dossiers/{dossier.id}").count("357-CV/BTGĐUK") == dossier.last_ordinal
        officer.page(f"/dossiers/{dossier.id}/print")
        return len(asked)

    assert questions(thin) == questions(thick)


def test_another_unit_does_not_close_a_dossier(office: Office, records: Records, client_of: Browser) -> None:
    dossier = a_dossier(office, unit=office.units[1])
    document = a_document(office, State.REGISTERED)
    steps.add_to_dossier(document, dossier, office.clerk, MORNING)
    records.keep(document)

    others = client_of(office.officers[2]).press(f"/dossiers/{dossier.id}/close")
    own = client_of(office.officers[1]).press(f"/dossiers/{dossier.id}/close")

    assert (others.status_code, own.status_code) == (404, 303)


def test_a_unit_puts_nothing_into_the_dossier_of_another(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.IN_PROGRESS)
    others, own = a_dossier(office, unit=office.units[2]), a_dossier(office, unit=office.units[0])
    records.keep(document, others, own)
    officer = client_of(office.officers[0])

    form = officer.page(f"/documents/{document.id}/add-to-dossier")
    strange = put_in(officer, document, records, dossier=str(others.id))
    mine = put_in(officer, document, records, dossier=str(own.id))

    assert others.notation not in form
    assert own.notation in form
    assert (strange.status_code, mine.status_code) == (409, 303)


def test_a_unit_knows_nothing_of_another_units_dossiers(office: Office, records: Records, client_of: Browser) -> None:
    theirs, own = a_dossier(office, unit=office.units[1], title="Kỷ luật đảng viên"), a_dossier(office)
    records.keep(theirs, own)
    officer = client_of(office.officers[2])

    desk, printed = officer.page("/dossiers"), officer.page("/dossiers/print")
    pages = [officer.get(f"/dossiers/{theirs.id}{path}").status_code for path in ("", "/print")]

    assert "Kỷ luật đảng viên" not in desk + printed
    assert own.notation in desk
    assert pages == [404, 404]
    chiefs = client_of(office.chief).page("/dossiers")
    assert "Kỷ luật đảng viên" in chiefs
    assert ("Mở hồ sơ mới" in desk, "Mở hồ sơ mới" in chiefs) == (True, False)


def test_a_dossier_opened_for_a_letter_that_proves_secret_loses_its_title(
    office: Office, records: Records, client_of: Browser
) -> None:
    secret, other, alone, shared = (
        a_document(office, State.REGISTERED),
        a_document(office, State.REGISTERED),
        a_dossier(office, title="Về việc tuyệt mật"),
        a_dossier(office),
    )
    for document, dossier in ((secret, alone), (secret, shared), (other, shared)):
        steps.add_to_dossier(document, dossier, office.clerk, MORNING)
    steps.withhold(secret, office.clerk, MORNING)
    records.keep(secret, other)

    page = client_of(office.clerk).page("/dossiers")

    assert "Về việc tuyệt mật" not in page
    assert shared.title in page
