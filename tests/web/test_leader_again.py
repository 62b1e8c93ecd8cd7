"""Work that came back is given anew, by who sent it or by the chief; and leaders who cooperate say a word."""

from __future__ import annotations

from datetime import timedelta

from tests.makers import IN_A_WEEK, MORNING, TODAY, Office, a_proposal, a_report
from tests.roads import a_document
from tests.web.conftest import Records
from tests.web.test_leader import Browser
from workflow import steps
from workflow.document import IncomingDocument
from workflow.terms import Duty, State, TaskState


def returned(office: Office, document: IncomingDocument, to: int) -> None:
    """The leading unit says whose it is."""
    task = next(task for task in document.open_tasks if task.duty is Duty.LEAD)
    head = office.heads[office.units.index(task.unit)]
    steps.return_task(task, "Không thuộc chức năng.", office.units[to], head, MORNING)


def given_to(office: Office, unit: int) -> dict[str, str]:
    """The row of the form."""
    chosen = office.units[unit].id
    return {f"duty-{chosen}": "lead", f"due-{chosen}": IN_A_WEEK.isoformat()}


def test_the_leader_gives_what_came_back_to_the_unit_that_was_named_and_the_others_go_on(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.IN_PROGRESS)
    returned(office, document, to=3)
    records.keep(document)
    leader, path = client_of(office.leader), f"/documents/{document.id}/reassign"
    page = leader.page(path)
    assert "Không thuộc chức năng." in page
    assert f"Đề nghị chuyển: <strong>{office.units[3].name}" in page
    assert f'name="duty-{office.units[1].id}"' not in page, "who goes on is not asked for"

    answer = leader.press(path, seen=document.moves, text="Ủy ban Kiểm tra chủ trì.", **given_to(office, 3))

    assert answer.status_code == 303
    with records.looking() as session:
        after = session.get_one(IncomingDocument, document.id)
        tasks = [(task.unit.name, task.duty, task.state) for task in after.tasks]
        assert tasks == [
            ("Văn phòng", Duty.LEAD, TaskState.RETURNED),
            ("Ban Tổ chức", Duty.SUPPORT, TaskState.ASSIGNED),
            ("Ban Tuyên giáo và Dân vận", Duty.INFORM, TaskState.ASSIGNED),
            ("Ủy ban Kiểm tra", Duty.LEAD, TaskState.ASSIGNED),
        ]


def test_the_second_objection_goes_to_the_chief(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.IN_PROGRESS)
    returned(office, document, to=3)
    records.keep(document)
    path = f"/documents/{document.id}/reassign"
    early = client_of(office.chief).get(path)
    client_of(office.leader).press(path, seen=document.moves, text="Giao lại.", **given_to(office, 3))
    with records.database.writing() as session:
        again = session.get_one(IncomingDocument, document.id)
        task = again.open_tasks[-1]
        head = next(person for person in office.heads if person.posts[0].unit.id == task.unit.id)
        steps.return_task(task, "Cũng không phải.", None, session.merge(head), MORNING)
        session.commit()

    leader, chief = client_of(office.leader).get(path), client_of(office.chief).get(path)

    assert early.status_code == 409
    assert leader.status_code == 409
    assert "Chánh Văn phòng quyết định" in leader.text
    assert chief.status_code == 200


def test_nobody_named_is_refused(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.IN_PROGRESS)
    returned(office, document, to=3)
    records.keep(document)

    answer = client_of(office.leader).press(f"/documents/{document.id}/reassign", seen=document.moves, text="Giao.")

    assert "Xin chọn đơn vị nhận việc thay." in answer.text
    assert records.seen_of(document) == document.moves


def test_a_cooperating_leader_finds_the_letter_on_the_desk_and_says_a_word(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.REGISTERED)
    steps.submit(document, a_proposal(office, co_leaders=[office.deputy]), office.chief, MORNING)
    records.keep(document)
    deputy, path = client_of(office.deputy), f"/documents/{document.id}/comment"
    assert path in deputy.page("/leader")

    empty = deputy.press(path, seen=document.moves, text=" ")
    said = deputy.press(path, seen=document.moves, text="Đề nghị Ban Tổ chức phối hợp.")
    foreign = client_of(office.leader).press(path, seen=records.seen_of(document), text="Tôi chỉ đạo.")

    assert "Xin ghi ý kiến." in empty.text
    assert said.status_code == 303
    assert "không được đề nghị phối hợp" in foreign.text
    assert "Đề nghị Ban Tổ chức phối hợp." in deputy.page(f"/documents/{document.id}")


def test_a_reply_is_still_a_reply_when_the_lead_changed(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.IN_PROGRESS)
    returned(office, document, to=3)
    records.keep(document)
    client_of(office.leader).press(
        f"/documents/{document.id}/reassign", seen=document.moves, text="Giao lại.", **given_to(office, 3)
    )

    with records.database.writing() as session:
        again = session.get_one(IncomingDocument, document.id)
        task = again.open_tasks[-1]
        head = session.merge(next(person for person in office.heads if person.posts[0].unit.id == task.unit.id))
        steps.accept(task, head, MORNING)
        steps.report(task, a_report(head), head, MORNING)
        steps.approve(task, session.merge(office.leader), MORNING)
        session.commit()

    assert records.state_of(document) == State.DONE


def test_a_letter_whose_leader_has_gone_lies_on_the_desk_of_the_one_who_is_asked_anew(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.IN_PROGRESS)
    office.leader.posts[0].valid_to = TODAY - timedelta(days=1)
    steps.submit(document, a_proposal(office, leader=office.deputy), office.chief, MORNING)
    records.keep(document)

    desk = client_of(office.deputy).page("/leader")

    assert f'href="/documents/{document.id}"' in desk
    assert f"/documents/{document.id}/redirect" in client_of(office.deputy).page(f"/documents/{document.id}")
