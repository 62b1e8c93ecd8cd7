"""Trình, chuyển giao, lưu: the clerk carries a letter between the leader, the units and the archive."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.makers import Office, only_to_be_kept
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Records
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.terms import Duty, State

NEW = {"dossier": "new", "title": "Công tác tuyên truyền", "retention": "10"}
"""A dossier that is opened by filing the first letter."""
ClientOf = Callable[[Person | None], Client]


def test_the_proposal_is_drafted_with_a_unit_and_the_reason_for_it(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = _at(State.REGISTERED, office, records)

    page = client_of(office.chief).page(f"/documents/{document.id}/submit")

    assert "Kính chuyển đồng chí Lê Thị Bí Thư, Bí thư để báo cáo và chỉ đạo" in page
    assert "- Ban Tuyên giáo và Dân vận để thực hiện." in page
    assert "Trích yếu có «tuyên truyền»" in page
    assert 'value="16/03/2026"' in page, "ten working days"


@pytest.mark.parametrize("who", ["clerk", "chief"])
def test_the_letter_is_laid_before_the_leader_as_proposed(
    client_of: ClientOf, office: Office, records: Records, who: str
) -> None:
    document = _at(State.REGISTERED, office, records)
    lead, helper, informed, *_ = office.units
    duties = {f"duty-{lead.id}": "lead", f"duty-{helper.id}": "support", f"duty-{informed.id}": "inform"}

    answer = client_of(getattr(office, who)).press(
        f"/documents/{document.id}/submit",
        **_form(office, document, records), **duties, **_due(office, "9/3"),
        co_leader=[office.deputy.id, office.leader.id],
    )  # fmt: skip

    assert answer.status_code == 303
    with records.looking() as session:
        kept = session.get_one(IncomingDocument, document.id)
        proposal = kept.proposal
        assert kept.state == State.SUBMITTED
        assert proposal is not None
        assert proposal.leader.id == office.leader.id
        assert [person.id for person in proposal.co_leaders] == [office.deputy.id]
        assert proposal.text == "- Kính chuyển đồng chí Bí thư."
        named = {each.unit.id: (each.duty, each.due_date and each.due_date.day) for each in proposal.assignments}
        assert named == {lead.id: (Duty.LEAD, 9), helper.id: (Duty.SUPPORT, 9), informed.id: (Duty.INFORM, None)}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"leader": "0"}, "Xin chọn người chỉ đạo"),
        ({"leader": "clerk"}, "Xin chọn người chỉ đạo"),
        ({"due": "28/02/2026"}, "không được trước ngày hôm nay"),
        ({"due": "31/02/2026"}, "Hạn xử lý của Văn phòng «31/02/2026» không đúng"),
        ({"text": "x" * 4001}, "dài quá 4000 ký tự"),
        ({"seen": "0"}, "Xin tải lại trang để xem trạng thái mới"),
        ({"two leads": ""}, "Chỉ đề xuất một đơn vị xử lý chính"),
    ],
)
def test_a_proposal_that_is_wrong_is_refused_with_its_sentence(
    client_of: ClientOf, office: Office, records: Records, change: dict[str, str], sentence: str
) -> None:
    document = _at(State.REGISTERED, office, records)
    if "two leads" in change:
        change = {f"duty-{unit.id}": "lead" for unit in office.units[:2]}
    if "due" in change:
        change = {f"duty-{office.units[0].id}": "lead", f"due-{office.units[0].id}": change["due"]}
    if change.get("leader") == "clerk":
        change = {"leader": str(office.clerk.id)}

    answer = client_of(office.clerk).press(
        f"/documents/{document.id}/submit", **{**_form(office, document, records), **change}
    )

    assert answer.status_code == 409
    assert sentence in answer.text
    assert records.state_of(document) == State.REGISTERED


def test_other_choices_draft_the_text_anew_but_leave_what_a_person_wrote(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = _at(State.REGISTERED, office, records)
    client = client_of(office.clerk)
    asked = {"leader": office.deputy.id, f"duty-{office.units[3].id}": "lead", "drafted": "- Cũ;\n- Cũ nữa."}

    untouched = client.get(
        f"/documents/{document.id}/submit/wording", query_string={**asked, "text": "- Cũ;\r\n- Cũ nữa."}
    )
    written = client.get(f"/documents/{document.id}/submit/wording", query_string={**asked, "text": "Tự viết."})

    assert "đồng chí Phạm Văn Phó, Phó Bí thư" in untouched.text
    assert "Ủy ban Kiểm tra để thực hiện" in untouched.text
    assert ">Tự viết.</textarea>" in written.text


def test_a_letter_laid_before_the_wrong_leader_is_laid_before_another_with_what_was_proposed(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = _at(State.REGISTERED, office, records)
    client = client_of(office.clerk)
    first = _form(office, document, records) | {
        "text": "Kính chuyển đồng chí Bí thư xem.",
        "co_leader": office.deputy.id,
    }
    client.press(f"/documents/{document.id}/submit", **first, **{f"duty-{office.units[4].id}": "lead"})

    page = client.page(f"/documents/{document.id}/submit")
    again = _form(office, document, records) | {"leader": office.deputy.id}
    client.press(f"/documents/{document.id}/submit", **again)

    assert "Kính chuyển đồng chí Bí thư xem." in page
    assert page.index(office.units[4].name) < page.index(office.units[0].name)
    assert f'name="co_leader" value="{office.deputy.id}" checked' in page
    with records.looking() as session:
        kept = session.get_one(IncomingDocument, document.id)
        assert [proposal.leader.id for proposal in kept.proposals] == [office.leader.id, office.deputy.id]


def test_handing_over_gives_each_unit_its_task(client_of: ClientOf, office: Office, records: Records) -> None:
    document = _at(State.DIRECTED, office, records)
    client = client_of(office.clerk)

    page = client.page(f"/documents/{document.id}/hand-over")
    answer = client.press(f"/documents/{document.id}/hand-over", seen=records.seen_of(document))

    assert "Giao Văn phòng chủ trì tham mưu." in page
    assert all(unit.name in page for unit in office.units[:3])
    assert answer.status_code == 303
    with records.looking() as session:
        kept = session.get_one(IncomingDocument, document.id)
        assert kept.state == State.IN_PROGRESS
        assert {task.unit.id for task in kept.tasks} == {unit.id for unit in office.units[:3]}


def test_handing_over_twice_from_an_old_page_is_told(client_of: ClientOf, office: Office, records: Records) -> None:
    document = _at(State.DIRECTED, office, records)
    client, seen = client_of(office.clerk), records.seen_of(document)
    client.press(f"/documents/{document.id}/hand-over", seen=seen)

    again = client.press(f"/documents/{document.id}/hand-over", seen=seen)

    assert again.status_code == 409
    assert "«Chuyển giao»" in again.text


def test_a_letter_that_names_nobody_is_filed_not_handed_over(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = a_document(office, State.DIRECTED, only_to_be_kept(office))
    records.keep(document)
    client = client_of(office.clerk)

    refused = client.press(f"/documents/{document.id}/hand-over", seen=records.seen_of(document))
    client.press(f"/documents/{document.id}/file", **NEW, notation="HS-7", seen=records.seen_of(document))

    assert "chỉ cần lưu hồ sơ" in refused.text
    assert records.state_of(document) == State.FILED


def test_what_is_done_is_filed_under_a_notation_that_is_offered_the_next_time(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document, other = _at(State.DONE, office, records), _at(State.DONE, office, records)
    client = client_of(office.clerk)

    nameless = client.press(f"/documents/{document.id}/file", **NEW, notation=" ", seen=records.seen_of(document))
    too_long = client.press(f"/documents/{document.id}/file", **NEW, notation="x" * 51)
    client.press(f"/documents/{document.id}/file", **NEW, notation=" 01 /HS-TG ", seen=records.seen_of(document))

    assert "Xin ghi số, ký hiệu và tiêu đề hồ sơ" in nameless.text
    assert "dài quá 50 ký tự" in too_long.text
    with records.looking() as session:
        assert session.get_one(IncomingDocument, document.id).file_notation == "01 /HS-TG"
    assert "01 /HS-TG · Công tác tuyên truyền (2026)" in client.page(f"/documents/{other.id}/file")


def test_the_unit_in_the_lead_may_file_and_another_may_not_even_see(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = _at(State.DONE, office, records)
    form = {**NEW, "notation": "HS-1", "seen": records.seen_of(document)}

    other = client_of(office.heads[4]).press(f"/documents/{document.id}/file", **form)
    own = client_of(office.heads[0]).press(f"/documents/{document.id}/file", **form)

    assert (other.status_code, own.status_code) == (404, 303)
    assert records.state_of(document) == State.FILED


def _at(state: State, office: Office, records: Records) -> IncomingDocument:
    document = a_document(office, state)
    records.keep(document)
    return document


def _due(office: Office, day: str) -> dict[str, str]:
    return {f"due-{unit.id}": day for unit in office.units}


def _form(office: Office, document: IncomingDocument, records: Records) -> dict[str, Any]:
    return {
        "leader": office.leader.id,
        "text": "- Kính chuyển đồng chí Bí thư.",
        "seen": records.seen_of(document),
    }
