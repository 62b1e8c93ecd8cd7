"""Who acts for a leader does that leader's acts, between two days, and is named beside him."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.makers import IN_A_WEEK, TODAY, Office, a_mandate, a_proposal
from tests.roads import a_document
from tests.web.conftest import Clock, Records
from tests.web.test_leader import Browser, asks
from workflow import steps
from workflow.document import IncomingDocument
from workflow.people import Mandate, Person
from workflow.terms import MandateKind, State


def test_an_assistant_writes_down_what_the_leader_said_and_both_are_named(
    office: Office, records: Records, client_of: Browser
) -> None:
    assistant, letter = office.officers[3], a_document(office, State.SUBMITTED)
    records.keep(letter, a_mandate(office.leader, assistant, kind=MandateKind.ASSISTANT))
    browser = client_of(assistant)
    assert f"thay đồng chí {office.leader.full_name}" in browser.page("/leader")

    browser.press(f"/documents/{letter.id}/direct", seen=letter.moves, text="Giao Văn phòng.", **asks(office, "lead"))

    with records.looking() as session:
        directive = session.get_one(IncomingDocument, letter.id).directive
        assert directive is not None
        assert (directive.by.full_name, directive.sender.full_name) == (assistant.full_name, office.leader.full_name)
    both = f"({assistant.full_name} ghi thay đồng chí {office.leader.full_name})"
    assert both in browser.page(f"/documents/{letter.id}/slip")


def test_who_acts_for_one_leader_sees_neither_the_letters_of_another_nor_the_books(
    office: Office, records: Records, client_of: Browser
) -> None:
    deputy = office.officers[3]
    his, others = a_document(office, State.SUBMITTED), a_document(office, State.REGISTERED)
    records.keep(his, others, a_mandate(office.leader, deputy))
    browser = client_of(deputy)

    pages = (f"/documents/{his.id}", f"/documents/{others.id}", "/chief", "/register", "/mandates")
    answers = [browser.get(page).status_code for page in pages]

    assert answers == [200, 404, 403, 403, 403]


def test_who_acts_for_a_leader_who_cooperates_opens_the_letter_and_says_the_word(
    office: Office, records: Records, client_of: Browser
) -> None:
    assistant, letter = office.officers[3], a_document(office, State.REGISTERED)
    steps.submit(letter, a_proposal(office, co_leaders=[office.deputy]), office.chief, letter.received_at)
    records.keep(letter, a_mandate(office.deputy, assistant))
    browser, path = client_of(assistant), f"/documents/{letter.id}/comment"

    on_the_desk, form = browser.page("/leader"), browser.get(path)
    said = browser.press(path, seen=letter.moves, text="Đề nghị Ban Tổ chức phối hợp.")
    found = browser.page("/search")

    assert path in on_the_desk
    assert (form.status_code, said.status_code) == (200, 303)
    assert f"/documents/{letter.id}" in found


def test_a_letter_laid_before_another_leader_is_not_directed_by_the_deputy(
    office: Office, records: Records, client_of: Browser
) -> None:
    letter = a_document(office, State.REGISTERED)
    steps.submit(letter, a_proposal(office, leader=office.deputy), office.chief, letter.received_at)
    records.keep(letter, a_mandate(office.leader, office.chief))

    answer = client_of(office.chief).press(f"/documents/{letter.id}/direct", seen=letter.moves, **asks(office, "lead"))

    assert answer.status_code == 409
    assert "trình lãnh đạo khác" in answer.text


def test_the_day_after_the_last_the_desk_is_shut(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    records.keep(a_mandate(office.leader, office.officers[3], valid_to=TODAY))
    browser = client_of(office.officers[3])
    assert browser.get("/leader").status_code == 200

    clock.forward(days=1)

    assert browser.get("/leader").status_code == 403


def test_a_leader_gives_a_mandate_and_ends_it(office: Office, records: Records, client_of: Browser) -> None:
    leader, holder = client_of(office.leader), office.deputy
    first, last = f"{TODAY:%d/%m/%Y}", f"{IN_A_WEEK:%d/%m/%Y}"

    leader.press("/mandates", holder=str(holder.id), kind="absence", valid_from=first, valid_to=last)

    page = leader.page("/mandates")
    assert holder.full_name in page
    assert "Trừ văn bản mật" in page
    with records.looking() as session:
        given = session.scalars(select(Mandate)).one()
        assert (given.valid_from, given.valid_to, given.secrets) == (TODAY, IN_A_WEEK, False)
    leader.press(f"/mandates/{given.id}/end")
    with records.looking() as session:
        assert session.get_one(Mandate, given.id).valid_to == TODAY - timedelta(days=1)


def test_an_absence_without_a_last_day_and_one_that_began_yesterday_are_refused(
    office: Office, records: Records, client_of: Browser
) -> None:
    leader, holder = client_of(office.leader), str(office.deputy.id)
    yesterday = f"{TODAY - timedelta(days=1):%d/%m/%Y}"

    endless = leader.press("/mandates", holder=holder, kind="absence", valid_from="", valid_to="")
    past = leader.press("/mandates", holder=holder, kind="absence", valid_from=yesterday, valid_to=yesterday)
    nobody = leader.press("/mandates", holder="", kind="assistant")
    strange = leader.press("/mandates", holder=holder, kind="king")

    assert "ngày kết thúc" in endless.text
    assert "trước ngày hôm nay" in past.text
    assert "Xin chọn người" in nobody.text
    assert strange.status_code == 400
    with records.looking() as session:
        assert session.scalars(select(Mandate)).all() == []


def test_the_chief_sees_and_ends_any_but_gives_none_and_others_mandates_are_nobodys_else(
    office: Office, records: Records, client_of: Browser
) -> None:
    mandate = a_mandate(office.leader, office.officers[3])
    records.keep(mandate)
    chief, deputy = client_of(office.chief), client_of(office.deputy)

    refused = chief.press("/mandates", holder=str(office.clerk.id), kind="assistant")
    stranger = deputy.press(f"/mandates/{mandate.id}/end")
    ended = chief.press(f"/mandates/{mandate.id}/end")

    assert "Chỉ lãnh đạo" in refused.text
    assert (stranger.status_code, ended.status_code) == (404, 303)


def test_a_form_sent_twice_gives_one_mandate_and_ending_it_leaves_none(
    office: Office, records: Records, client_of: Browser
) -> None:
    leader = client_of(office.leader)
    asked = {"holder": str(office.deputy.id), "kind": "absence", "valid_to": f"{IN_A_WEEK:%d/%m/%Y}"}
    leader.press("/mandates", **asked)

    again = leader.press("/mandates", **asked)

    assert "đã được ủy quyền như vậy" in again.text
    with records.looking() as session:
        (only,) = session.scalars(select(Mandate)).all()
    leader.press(f"/mandates/{only.id}/end")
    with records.looking() as session:
        assert session.get_one(Person, office.deputy.id).leaders_on(TODAY) == []


def test_what_ended_long_ago_does_not_end_again(office: Office, records: Records, client_of: Browser) -> None:
    long_ago = TODAY - timedelta(days=30)
    mandate = a_mandate(office.leader, office.deputy, valid_from=long_ago, valid_to=long_ago)
    records.keep(mandate)

    again = client_of(office.leader).press(f"/mandates/{mandate.id}/end")

    assert "đã kết thúc từ trước" in again.text
    with records.looking() as session:
        assert session.get_one(Mandate, mandate.id).valid_to == long_ago
