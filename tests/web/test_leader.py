"""The leader's desk: an opinion is given once, in words and in deadlines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.makers import (
    IN_A_WEEK,
    MORNING,
    TODAY,
    Office,
    a_directive,
    a_letterhead,
    a_person,
    a_post,
    a_proposal,
    a_unit,
    an_assignment,
)
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from workflow import steps
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.terms import Duty, Role, State, Urgency

Browser = Callable[[Person | None], Client]


def asks(office: Office, *duties: str, due: str = IN_A_WEEK.isoformat()) -> dict[str, str]:
    """The unit rows of the form: what is asked of the first unit, the second, …"""
    rows: dict[str, str] = {}
    for unit, duty in zip(office.units, duties, strict=False):
        rows |= {f"duty-{unit.id}": duty, f"due-{unit.id}": due}
    return rows


def test_a_leader_directs_and_the_letter_goes_back_to_the_clerk(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.SUBMITTED)
    records.keep(document)
    leader = client_of(office.leader)
    assert f"/documents/{document.id}/direct" in leader.page("/leader")

    answer = leader.press(
        f"/documents/{document.id}/direct", seen=document.moves, text="Giao Văn phòng tham mưu.",
        **asks(office, "lead", "support", "inform"),
    )  # fmt: skip

    assert answer.status_code == 303
    with records.looking() as session:
        directed = session.get_one(IncomingDocument, document.id)
        assert directed.state is State.DIRECTED
        assert directed.directive is not None
        assert directed.directive.text == "Giao Văn phòng tham mưu."
        assert [(a.unit.name, a.duty, a.due_date) for a in directed.directive.assignments] == [
            ("Văn phòng", Duty.LEAD, IN_A_WEEK),
            ("Ban Tổ chức", Duty.SUPPORT, IN_A_WEEK),
            ("Ban Tuyên giáo và Dân vận", Duty.INFORM, None),
        ]


def test_two_leading_units_are_refused_with_the_sentence_and_nothing_is_kept(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.SUBMITTED)
    records.keep(document)

    answer = client_of(office.leader).press(f"/documents/{document.id}/direct", **asks(office, "lead", "lead"))

    assert answer.status_code == 409
    assert "đúng một đơn vị xử lý chính" in answer.text
    with records.looking() as session:
        assert session.get_one(IncomingDocument, document.id).directives == []


def test_a_deadline_that_is_no_date_is_refused_with_the_unit_named(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.SUBMITTED)
    records.keep(document)

    answer = client_of(office.leader).press(f"/documents/{document.id}/direct", **asks(office, "lead", due="31/02"))

    assert answer.status_code == 409
    assert "Hạn xử lý của Văn phòng «31/02» không đúng" in answer.text


def test_a_duty_that_does_not_exist_is_no_form_of_ours(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.SUBMITTED)
    records.keep(document)

    answer = client_of(office.leader).press(f"/documents/{document.id}/direct", **asks(office, "obey"))

    assert answer.status_code == 400
    assert records.state_of(document) == State.SUBMITTED


def test_only_units_where_somebody_can_take_the_work_are_offered_and_taken(
    office: Office, records: Records, client_of: Browser
) -> None:
    document, registered = a_document(office, State.SUBMITTED), a_document(office, State.REGISTERED)
    empty, left = a_unit("Ban Trống"), a_unit("Phòng Đã Nghỉ")
    gone = a_person("Vũ Đã Nghỉ", a_post(Role.OFFICER, left, valid_to=TODAY - timedelta(days=1)))
    only_leads = a_person("Vũ Chủ Tịch", a_post(Role.LEADER, empty))
    records.keep(document, registered, gone, only_leads)
    leader, clerk = client_of(office.leader), client_of(office.clerk)

    for page in (leader.page(f"/documents/{document.id}/direct"), clerk.page(f"/documents/{registered.id}/submit")):
        assert f'name="duty-{office.units[0].id}"' in page
        assert f'name="duty-{empty.id}"' not in page
        assert f'name="duty-{left.id}"' not in page

    due = IN_A_WEEK.isoformat()
    for unit in (empty, left):
        asked = {f"duty-{unit.id}": "lead", f"due-{unit.id}": due}
        directed = leader.press(f"/documents/{document.id}/direct", text="Giao.", **asked)
        proposed = clerk.press(f"/documents/{registered.id}/submit", leader=office.leader.id, **asked)
        for answer in (directed, proposed):
            assert answer.status_code == 409
            assert "Có đơn vị hiện không có người nhận việc" in answer.text
    assert records.state_of(document) == State.SUBMITTED
    assert records.state_of(registered) == State.REGISTERED


def test_the_form_begins_with_what_the_office_proposes(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.REGISTERED)
    leads = an_assignment(office.units[3], Duty.LEAD, TODAY + timedelta(days=4))
    proposed = [leads, an_assignment(office.units[1], Duty.SUPPORT)]
    steps.submit(document, a_proposal(office, assignments=proposed), office.chief, MORNING)
    records.keep(document)

    page = client_of(office.leader).page(f"/documents/{document.id}/direct")

    assert checked(page, f"duty-{office.units[3].id}") == "lead"
    assert checked(page, f"duty-{office.units[1].id}") == "support"
    assert checked(page, f"duty-{office.units[0].id}") == ""
    assert f'name="due-{office.units[3].id}" value="06/03/2026"' in page
    assert "Kính chuyển đồng chí Bí thư" in page


def test_the_letters_own_deadline_is_offered_unless_it_has_passed(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    document = a_document(office, State.TO_REVIEW)
    head = a_letterhead(due_date=TODAY + timedelta(days=2))
    steps.register(document, head, TODAY, office.book, office.clerk, MORNING)
    steps.submit(document, a_proposal(office), office.chief, MORNING)
    records.keep(document)
    leader = client_of(office.leader)
    path, offered = f"/documents/{document.id}/direct", f'name="due-{office.units[0].id}" value="04/03/2026"'
    assert offered in leader.page(path)

    clock.forward(days=3)

    assert offered not in leader.page(path)


def test_quick_deadlines_are_working_days(office: Office, records: Records, client_of: Browser, clock: Clock) -> None:
    document = a_document(office, State.SUBMITTED)
    records.keep(document)
    clock.forward(days=4)  # a Friday

    page = client_of(office.leader).page(f"/documents/{document.id}/direct")

    assert 'data-value="11/03/2026" title="11/03/2026">+3<' in page


def test_the_most_urgent_waits_first_and_says_how_long(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    calm, pressing = a_document(office, State.TO_REVIEW), a_document(office, State.TO_REVIEW)
    for document, subject, urgency in ((calm, "Bình thường", "normal"), (pressing, "Gấp", "express")):
        head = a_letterhead(subject=subject, urgency=Urgency(urgency))
        steps.register(document, head, TODAY, office.book, office.clerk, MORNING)
        steps.submit(document, a_proposal(office), office.chief, MORNING)
    records.keep(calm, pressing)
    clock.forward(days=1)

    page = client_of(office.leader).page("/leader")

    assert page.index("Gấp") < page.index("Bình thường")
    assert "Hỏa tốc" in page
    assert "1 ngày làm việc" in page


def test_a_letter_laid_before_another_leader_is_not_mine(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.SUBMITTED)
    records.keep(document)
    deputy = client_of(office.deputy)

    assert "Không có văn bản nào chờ ý kiến" in deputy.page("/leader")
    refused = deputy.press(f"/documents/{document.id}/direct", **asks(office, "lead"))

    assert refused.status_code == 409
    assert "được trình lãnh đạo khác" in refused.text


def test_another_opinion_recalls_what_was_handed_over(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.IN_PROGRESS)
    records.keep(document)
    leader = client_of(office.leader)
    form = leader.page(f"/documents/{document.id}/redirect")
    assert checked(form, f"duty-{office.units[0].id}") == "lead"
    assert "sẽ được thu hồi" in form

    leader.press(f"/documents/{document.id}/redirect", seen=document.moves, text="Chuyển Phòng Kinh tế.",
                 **asks(office, "", "", "", "", "lead"))  # fmt: skip

    with records.looking() as session:
        redirected = session.get_one(IncomingDocument, document.id)
        assert redirected.state is State.DIRECTED
        assert len(redirected.directives) == 2
        assert {task.state for task in redirected.tasks} == {"recalled"}


def test_an_old_form_is_told_who_was_faster(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.SUBMITTED)
    records.keep(document)
    seen = document.moves
    leader = client_of(office.leader)
    leader.press(f"/documents/{document.id}/direct", seen=seen, **asks(office, "lead"))

    again = leader.press(f"/documents/{document.id}/direct", seen=seen, **asks(office, "lead"))

    assert again.status_code == 409
    assert "Văn bản vừa được Lê Thị Bí Thư xử lý («Cho ý kiến chỉ đạo»" in again.text


def test_what_i_directed_is_followed_until_it_is_done(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    late = [an_assignment(office.units[0], Duty.LEAD, TODAY)]
    document = a_document(office, State.IN_PROGRESS, a_directive(office, late))
    records.keep(document)
    clock.forward(days=1)

    page = client_of(office.leader).page("/leader")

    assert "quá hạn 1 ngày làm việc" in page


def checked(page: str, name: str) -> str | None:
    """The value of the radio button that is pressed."""
    at = [line for line in page.splitlines() if f'name="{name}"' in line and "checked" in line]
    return at[0].split('value="')[1].split('"')[0] if at else None
