"""What stands on the phiếu xử lý, at every stage of a letter."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.makers import (
    TODAY,
    Office,
    a_directive,
    a_letterhead,
    a_post,
    a_proposal,
    an_assignment,
    an_office,
)
from tests.roads import a_document
from web.papers.slip import Slip, slip_of
from workflow import steps
from workflow.deadlines import VIETNAM
from workflow.terms import Duty, Role, Secrecy, State, Urgency


@pytest.fixture
def office() -> Office:
    return an_office()


def test_before_registration_the_slip_is_blank_though_the_letter_was_read(office: Office) -> None:
    document = a_document(office, State.TO_REVIEW)
    document.reading = {"schema": 1, "fields": {"code": {"value": "357-CV/BTGĐUK"}}}

    slip = slip_of(document, "VP ĐẢNG ỦY")

    assert slip == Slip(office="VP ĐẢNG ỦY")


def test_what_the_clerk_confirmed_stands_on_the_slip_of_a_registered_letter(office: Office) -> None:
    slip = slip_of(a_document(office, State.REGISTERED), "VP")

    assert (slip.code, slip.organ_name) == ("357-CV/BTGĐUK", "Ban Tuyên giáo Đảng ủy Khối")
    assert (slip.arrival_date, slip.submitted_date) == ("02/03/2026", "")
    assert slip.subject == "V/v báo cáo công tác tuyên truyền tháng 3"
    assert (slip.proposal, slip.directive, slip.signer_name) == ("", "", "")


def test_a_voided_number_takes_the_letter_off_the_slip_again(office: Office) -> None:
    document = a_document(office, State.REGISTERED)

    steps.void(document, "Nhầm sổ.", office.clerk, datetime(2026, 3, 2, 9, tzinfo=VIETNAM))

    assert slip_of(document, "VP") == Slip(office="VP")


def test_a_submitted_letter_names_the_leader_and_leaves_the_place_to_sign(office: Office) -> None:
    slip = slip_of(a_document(office, State.SUBMITTED), "VP")

    assert slip.submitted_date == "02/03/2026"
    assert slip.directed_by == "Đ/c Lê Thị Bí Thư, Bí thư"
    assert slip.proposal.startswith("Kính chuyển đồng chí Bí thư")
    assert (slip.signer_title, slip.signer_name) == ("BÍ THƯ", "Lê Thị Bí Thư")
    assert (slip.directive, slip.directed_on, slip.lead_unit) == ("", "", "")


def test_the_other_leaders_asked_stand_under_nguoi_phoi_hop(office: Office) -> None:
    document = a_document(office, State.REGISTERED)
    steps.submit(document, a_proposal(office, co_leaders=[office.deputy]), office.chief, document.received_at)

    assert slip_of(document, "VP").directed_with == "Đ/c Phạm Văn Phó, Phó Bí thư"


def test_a_unit_is_suggested_by_name_only_where_the_words_of_the_office_do_not_name_it(office: Office) -> None:
    document = a_document(office, State.REGISTERED)
    lead, support = office.units[1], office.units[2]
    proposal = a_proposal(
        office,
        text="Ban Tổ chức để thực hiện.",
        assignments=[an_assignment(lead), an_assignment(support, Duty.SUPPORT, date(2026, 3, 9))],
    )
    steps.submit(document, proposal, office.chief, document.received_at)

    lines = slip_of(document, "VP").proposal.split("\n")

    assert lines == ["Ban Tổ chức để thực hiện.", "- Ban Tuyên giáo và Dân vận (hạn 09/03/2026): phối hợp."]


def test_a_directive_names_the_units_with_their_deadlines_and_the_day(office: Office) -> None:
    slip = slip_of(a_document(office, State.DIRECTED), "VP")

    assert slip.lead_unit == "Văn phòng (hạn 09/03/2026)"
    assert slip.support_units == "Ban Tổ chức (hạn 09/03/2026)"
    assert slip.directive.split("\n") == [
        "Giao Văn phòng chủ trì tham mưu.",
        "Nhận để biết: Ban Tuyên giáo và Dân vận.",
    ]
    assert slip.directed_on == "Ngày 02 tháng 3 năm 2026"


def test_the_last_directive_is_on_the_slip(office: Office) -> None:
    document = a_document(office, State.IN_PROGRESS)
    steps.redirect(document, a_directive(office, [an_assignment(office.units[3])]), office.leader, document.received_at)

    assert slip_of(document, "VP").lead_unit.startswith("Ủy ban Kiểm tra")
    assert slip_of(document, "VP").support_units == ""


@pytest.mark.parametrize("state", list(State))
def test_there_is_a_slip_at_every_stage(office: Office, state: State) -> None:
    assert slip_of(a_document(office, state), "VP").office == "VP"


def test_a_leader_signs_as_leader_whatever_else_they_are(office: Office) -> None:
    office.leader.posts.insert(0, a_post(Role.HEAD, title="Trưởng ban"))

    assert slip_of(a_document(office, State.SUBMITTED), "VP").signer_title == "BÍ THƯ"


def test_a_title_given_up_later_stays_on_the_slip_of_its_day(office: Office) -> None:
    document = a_document(office, State.DIRECTED)
    office.leader.posts[0].valid_to = TODAY
    office.leader.posts.append(a_post(Role.LEADER, title="Chủ tịch", valid_from=date(2026, 3, 3)))

    assert slip_of(document, "VP").signer_title == "BÍ THƯ"


@pytest.mark.parametrize(
    ("urgency", "ticked"),
    [
        (Urgency.NORMAL, []),
        (Urgency.URGENT, [Urgency.URGENT]),
        (Urgency.VERY_URGENT, [Urgency.VERY_URGENT]),
        (Urgency.EXPRESS, [Urgency.EXPRESS]),
        (Urgency.EXPRESS_TIMED, [Urgency.EXPRESS]),
    ],
)
def test_the_box_of_the_urgency_is_ticked(office: Office, urgency: Urgency, ticked: list[Urgency]) -> None:
    document = a_document(office, State.TO_REVIEW)
    steps.register(document, a_letterhead(urgency=urgency), TODAY, office.book, office.clerk, document.received_at)

    slip = slip_of(document, "VP")

    assert [box for box, is_ticked in slip.urgency_boxes if is_ticked] == ticked
    assert [is_ticked for _, is_ticked in slip.secrecy_boxes] == [False, False, False]


@pytest.mark.parametrize("secrecy", list(Secrecy))
def test_the_box_of_the_secrecy_is_ticked(secrecy: Secrecy) -> None:
    slip = Slip(office="VP", secrecy=secrecy)

    ticked = [box for box, is_ticked in slip.secrecy_boxes if is_ticked]

    assert ticked == ([] if secrecy is Secrecy.NONE else [secrecy])


def test_what_xml_cannot_hold_is_left_out(office: Office) -> None:
    document = a_document(office, State.TO_REVIEW)
    letterhead = a_letterhead(subject="V/v \x00<họp>\x0b & \ud800«báo cáo»\r\nquý I\x1f")
    steps.register(document, letterhead, TODAY, office.book, office.clerk, document.received_at)

    assert slip_of(document, "VP").subject == "V/v <họp>\n & «báo cáo»\nquý I"
