"""The clerk's desk: what waits, in which order, and the paper itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.makers import MORNING, Office, a_letterhead, an_original
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from web import clerk_queue, work
from workflow import steps
from workflow.document import IncomingDocument, ScanPage
from workflow.people import Person
from workflow.terms import State, Urgency

ClientOf = Callable[[Person | None], Client]


def test_a_page_that_is_not_read_yet_is_shown_as_waiting_and_then_as_itself(
    client_of: ClientOf, office: Office, records: Records, parts: work.Parts
) -> None:
    document = a_document(office, State.RECEIVED)
    records.keep(document)
    client = client_of(office.clerk)

    before = client.get(f"/documents/{document.id}/pages/1.jpg", buffered=True)
    parts.files.keep_derived(document.original.sha256, "page-001.jpg", b"\xff\xd8 a picture")
    after = client.get(f"/documents/{document.id}/pages/1.jpg", buffered=True)

    assert before.mimetype == "image/svg+xml"
    assert (after.mimetype, after.data) == ("image/jpeg", b"\xff\xd8 a picture")
    assert client.get(f"/documents/{document.id}/pages/2.jpg", buffered=True).status_code == 404


def test_a_page_that_could_not_be_read_is_not_waited_for(client_of: ClientOf, office: Office, records: Records) -> None:
    document = a_document(office)
    records.keep(document)

    answer = client_of(office.clerk).get(f"/documents/{document.id}/pages/1.jpg", buffered=True)

    assert "Không có hình của trang này" in answer.text


def test_the_paper_of_another_unit_s_letter_is_not_shown(client_of: ClientOf, office: Office, records: Records) -> None:
    document = a_document(office)
    records.keep(document)
    stranger = client_of(office.officers[0])

    assert stranger.get(f"/documents/{document.id}/original", buffered=True).status_code == 404
    assert stranger.get(f"/documents/{document.id}/pages/1.jpg", buffered=True).status_code == 404


def test_urgent_letters_lie_on_top_and_then_the_oldest(client_of: ClientOf, office: Office, records: Records) -> None:
    old, new, urgent, express = (_read(office, minutes, urgency) for minutes, urgency in
                                 ((0, "normal"), (2, "normal"), (3, "urgent"), (4, "express")))  # fmt: skip
    records.keep(new, urgent, express, old)

    page = client_of(office.clerk).page("/clerk?state=to_review")

    shown = sorted((page.index(f'id="open-{document.id}"'), document) for document in (old, new, urgent, express))
    assert [document for _, document in shown] == [express, urgent, old, new]


def test_what_a_person_confirmed_of_the_urgency_goes_before_what_was_read(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    read_as_express = _read(office, 0, "express")
    steps.register(read_as_express, a_letterhead(), MORNING.date(), office.book, office.clerk, MORNING)
    really_urgent = _read(office, 1, "normal")
    letterhead = a_letterhead(urgency=Urgency.URGENT)
    steps.register(really_urgent, letterhead, MORNING.date(), office.book, office.clerk, MORNING)
    records.keep(read_as_express, really_urgent)

    page = client_of(office.clerk).page("/clerk?state=registered")

    assert page.index(f'id="open-{really_urgent.id}"') < page.index(f'id="open-{read_as_express.id}"')


def test_the_heaps_are_counted_and_hundreds_are_shown_by_pages(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    records.keep(*(_read(office, minute, "normal") for minute in range(clerk_queue.PAGE + 1)), _registered(office))
    client = client_of(office.clerk)

    first, last = client.page("/clerk?state=to_review"), client.page("/clerk?state=to_review&page=99")

    assert f'Chờ kiểm tra, vào sổ <b class="count">{clerk_queue.PAGE + 1}</b>' in first
    assert 'Đã vào sổ, chờ trình <b class="count">1</b>' in first
    assert first.count('id="open-') == clerk_queue.PAGE
    assert last.count('id="open-') == 1
    assert "Trang 2/2" in last


def test_the_desk_looks_again_by_itself_only_while_something_is_being_read(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    client = client_of(office.clerk)
    assert "every 2s" not in client.page("/clerk/waiting")

    document = a_document(office, State.RECEIVED)
    document.original.page_count = 3
    records.keep(document)
    with records.database.writing() as session:
        session.add(ScanPage(document_id=document.id, number=1, content={"read": True}))
        session.add(ScanPage(document_id=document.id, number=2, attempts=1))
        session.commit()

    page = client.page("/clerk/waiting")
    assert "every 2s" in page
    assert "Đang đọc trang 2/3" in page


def test_the_clerk_is_told_for_a_day_of_what_was_removed_as_secret(
    client_of: ClientOf, office: Office, records: Records, clock: Clock
) -> None:
    removed = steps.receive(an_original(), office.clerk, MORNING)
    steps.withhold(removed, None, MORNING)
    by_the_clerk_herself = a_document(office, State.WITHHELD)
    records.keep(removed, by_the_clerk_herself)
    client = client_of(office.clerk)

    told = client.page("/clerk/waiting")
    clock.forward(days=2)

    assert "Đã gỡ bỏ 1 bản quét vì thấy dấu độ mật" in told
    assert "sổ văn bản mật riêng" in told
    assert "Đã gỡ bỏ" not in client.page("/clerk/waiting")


def test_a_letter_that_is_none_is_put_aside_and_taken_back(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = a_document(office)
    records.keep(document)
    client = client_of(office.clerk)

    client.press(f"/documents/{document.id}/set-aside", reason="Trang trắng", seen=records.seen_of(document))
    assert records.state_of(document) == State.SET_ASIDE
    assert f"/documents/{document.id}/restore" in client.page("/clerk?state=set_aside")
    client.press(f"/documents/{document.id}/restore", seen=records.seen_of(document))

    assert records.state_of(document) == State.TO_REVIEW


def _read(office: Office, minutes: int, urgency: str) -> IncomingDocument:
    at = MORNING + timedelta(minutes=minutes)
    document = steps.receive(an_original(), office.clerk, at)
    reading = {"schema": 1, "fields": {"urgency": {"value": urgency}}}
    steps.note_reading(document, reading, at, complete=True)
    return document


def _registered(office: Office) -> IncomingDocument:
    return a_document(office, State.REGISTERED)
