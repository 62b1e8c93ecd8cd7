"""Every rule is broken once, and says its sentence."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.makers import (
    MORNING,
    TODAY,
    Office,
    a_directive,
    a_document,
    a_letterhead,
    a_person,
    a_post,
    a_proposal,
    a_report,
    a_task,
    a_unit,
    an_assignment,
    an_office,
    for_information_only,
    only_to_be_kept,
)
from workflow import rules, steps
from workflow.flow import FLOW, TASK_FLOW
from workflow.machine import RuleBroken, moving_task
from workflow.slip import Assignment
from workflow.terms import Duty, Role, Secrecy, State, TaskAction, TaskState

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def _register(arrival_date: date = TODAY, **wishes: Any) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        document = a_document(office, State.TO_REVIEW)
        steps.register(document, a_letterhead(**wishes), arrival_date, office.book, office.clerk, MORNING)

    return attempt


def _direct(*assignments: Assignment, text: str = "Giao các đơn vị.") -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        document = a_document(office, State.SUBMITTED)
        steps.direct(document, a_directive(office, assignments, text=text), office.leader, MORNING)

    return attempt


def _submit_to(role: Role, valid_to: date | None = None) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        asked = a_person("Bùi Văn Cũ", a_post(role, valid_to=valid_to))
        document = a_document(office, State.REGISTERED)
        steps.submit(document, a_proposal(office, leader=asked), office.chief, MORNING)

    return attempt


def _direct_for_another(office: Office) -> None:
    steps.direct(a_document(office, State.SUBMITTED), a_directive(office), office.deputy, MORNING)


def _redirect_for_another(office: Office) -> None:
    steps.redirect(a_document(office, State.IN_PROGRESS), a_directive(office), office.deputy, MORNING)


def _hand_over_to_nobody(office: Office) -> None:
    steps.hand_over(a_document(office, State.DIRECTED, only_to_be_kept(office)), office.clerk, MORNING)


def _file_instead_of_handing_over(office: Office) -> None:
    steps.file(a_document(office, State.DIRECTED), "HS-01", office.clerk, MORNING)


def _file_without_a_file(office: Office) -> None:
    steps.file(a_document(office, State.DONE), "  ", office.clerk, MORNING)


def _file_the_work_of_others(office: Office) -> None:
    steps.file(a_document(office, State.DONE), "HS-01", office.officers[1], MORNING)


def _finish_before_the_lead(office: Office) -> None:
    steps.finish(a_document(office, State.IN_PROGRESS), MORNING)


def _finish_before_all_have_seen(office: Office) -> None:
    steps.finish(a_document(office, State.IN_PROGRESS, for_information_only(office)), MORNING)


def _void_without_reason(office: Office) -> None:
    steps.void(a_document(office, State.REGISTERED), " \n", office.clerk, MORNING)


def _return_without_reason(office: Office) -> None:
    steps.return_to_sender(a_document(office, State.TO_REVIEW), "", office.clerk, MORNING)


def _set_aside_without_reason(office: Office) -> None:
    steps.set_aside(a_document(office, State.TO_REVIEW), "", office.clerk, MORNING)


def _send_back_without_reason(office: Office) -> None:
    steps.send_back(a_task(office, TaskState.REPORTED), "", office.leader, MORNING)


def _accept_the_work_of_others(office: Office) -> None:
    steps.accept(a_task(office), office.officers[1], MORNING)


def _accept_what_is_for_information(office: Office) -> None:
    steps.accept(a_task(office, duty=Duty.INFORM), office.officers[2], MORNING)


def _only_look_at_work(office: Office) -> None:
    steps.acknowledge(a_task(office), office.officers[0], MORNING)


def _report_as_a_supporter(office: Office) -> None:
    officer = office.officers[1]
    steps.report(a_task(office, TaskState.IN_WORK, Duty.SUPPORT), a_report(officer), officer, MORNING)


def _complete_as_the_lead(office: Office) -> None:
    officer = office.officers[0]
    steps.complete(a_task(office, TaskState.IN_WORK), a_report(officer), officer, MORNING)


def _report_nothing(office: Office) -> None:
    officer = office.officers[0]
    steps.report(a_task(office, TaskState.IN_WORK), a_report(officer, text=" "), officer, MORNING)


def _complete_without_a_report(office: Office) -> None:
    with moving_task(a_task(office, TaskState.IN_WORK, Duty.SUPPORT), TaskAction.COMPLETE, office.officers[1], MORNING):
        pass


BAN, PHONG, XA = a_unit("Ban Nội chính"), a_unit("Phòng Tư pháp"), a_unit("Phòng Y tế")
CLOSED_YESTERDAY = a_unit("Phòng Cũ", valid_to=YESTERDAY)
OPENS_TOMORROW = a_unit("Phòng Mới", valid_from=TOMORROW)
LEAD, SUPPORT, INFORM = Duty.LEAD, Duty.SUPPORT, Duty.INFORM

NO_LETTERHEAD = "Cần điền cơ quan ban hành, tên loại và trích yếu trước khi vào sổ."
BAD_DATES = "Ngày đến không được trước ngày ban hành và không được ở tương lai. Xin kiểm tra lại hai ngày này."
SECRET = "Văn bản có độ mật không được vào sổ trên hệ thống nối mạng. Xin gỡ bỏ và đăng ký vào sổ văn bản mật riêng."
NO_LEADER = "Người chỉ đạo phải là lãnh đạo đang giữ chức vụ."
ANOTHER_LEADER = "Văn bản này được trình lãnh đạo khác cho ý kiến chỉ đạo."
NO_LEAD = "Phải có đúng một đơn vị xử lý chính, trừ khi văn bản chỉ gửi để biết."
TWICE = "Mỗi đơn vị chỉ được giao một vai trò. Xin bỏ đơn vị bị chọn trùng."
NO_UNIT = "Có đơn vị đã ngừng hoạt động. Xin chọn đơn vị khác."
NO_DAY = "Đơn vị xử lý chính và đơn vị phối hợp phải có hạn xử lý, không trước ngày hôm nay."
NO_OPINION = "Xin ghi ý kiến chỉ đạo hoặc chọn đơn vị xử lý."
NOT_ENDED = "Đơn vị xử lý chính chưa hoàn thành."
NO_REASON = "Xin ghi rõ lý do."
NO_RESULT = "Xin ghi kết quả thực hiện."

# fmt: off
BROKEN: tuple[tuple[rules.Rule, str, Callable[[Office], None]], ...] = (
    (rules.letterhead_confirmed, NO_LETTERHEAD,  _register(organ_name="")),
    (rules.letterhead_confirmed, NO_LETTERHEAD,  _register(type_name="")),
    (rules.letterhead_confirmed, NO_LETTERHEAD,  _register(subject="")),
    (rules.arrives_after_issue,  BAD_DATES,      _register(TODAY, issued_date=TOMORROW)),
    (rules.arrives_after_issue,  BAD_DATES,      _register(TOMORROW)),
    (rules.not_secret,           SECRET,         _register(secrecy=Secrecy.CONFIDENTIAL)),
    (rules.not_secret,           SECRET,         _register(secrecy=Secrecy.TOP_SECRET)),
    (rules.leader_can_direct,    NO_LEADER,      _submit_to(Role.CHIEF)),
    (rules.leader_can_direct,    NO_LEADER,      _submit_to(Role.LEADER, valid_to=YESTERDAY)),
    (rules.asked_to_direct,      ANOTHER_LEADER, _direct_for_another),
    (rules.asked_to_direct,      ANOTHER_LEADER, _redirect_for_another),
    (rules.one_unit_leads,       NO_LEAD,        _direct(an_assignment(BAN, LEAD), an_assignment(PHONG, LEAD))),
    (rules.one_unit_leads,       NO_LEAD,        _direct(an_assignment(BAN, SUPPORT), an_assignment(PHONG, INFORM))),
    (rules.each_unit_once,       TWICE,          _direct(an_assignment(BAN, LEAD), an_assignment(BAN, SUPPORT))),
    (rules.units_exist,          NO_UNIT,        _direct(an_assignment(CLOSED_YESTERDAY))),
    (rules.units_exist,          NO_UNIT,        _direct(an_assignment(BAN), an_assignment(OPENS_TOMORROW, INFORM))),
    (rules.deadlines_given,      NO_DAY,         _direct(an_assignment(BAN, due_date=None))),
    (rules.deadlines_given,      NO_DAY,         _direct(an_assignment(BAN, due_date=YESTERDAY))),
    (rules.deadlines_given,      NO_DAY,         _direct(an_assignment(BAN), an_assignment(XA, SUPPORT, None))),
    (rules.opinion_given,        NO_OPINION,     _direct(text=" \n ")),
    (rules.somebody_is_named,    "Ý kiến chỉ đạo không giao đơn vị nào, văn bản chỉ cần lưu hồ sơ.",
                                                 _hand_over_to_nobody),
    (rules.nobody_is_named,      "Ý kiến chỉ đạo có giao đơn vị, cần chuyển giao trước khi lưu hồ sơ.",
                                                 _file_instead_of_handing_over),
    (rules.file_named,           "Xin ghi số và ký hiệu hồ sơ lưu văn bản.", _file_without_a_file),
    (rules.led_by_own_unit,      "Chỉ đơn vị xử lý chính được lưu hồ sơ văn bản này.", _file_the_work_of_others),
    (rules.work_has_ended,       NOT_ENDED,      _finish_before_the_lead),
    (rules.work_has_ended,       NOT_ENDED,      _finish_before_all_have_seen),
    (rules.reason_given,         NO_REASON,      _void_without_reason),
    (rules.reason_given,         NO_REASON,      _return_without_reason),
    (rules.reason_given,         NO_REASON,      _set_aside_without_reason),
    (rules.reason_given,         NO_REASON,      _send_back_without_reason),
    (rules.own_unit,             "Việc này được giao cho đơn vị khác.", _accept_the_work_of_others),
    (rules.to_be_worked_on,      "Văn bản gửi để biết, không phải tiếp nhận xử lý.", _accept_what_is_for_information),
    (rules.for_information,      "Việc này cần được xử lý, không chỉ để biết.", _only_look_at_work),
    (rules.leads,                "Chỉ đơn vị xử lý chính báo cáo kết quả để duyệt.", _report_as_a_supporter),
    (rules.supports,             "Chỉ đơn vị phối hợp tự báo hoàn thành phần việc của mình.", _complete_as_the_lead),
    (rules.result_given,         NO_RESULT,      _report_nothing),
    (rules.result_given,         NO_RESULT,      _complete_without_a_report),
)
# fmt: on

WRITTEN = [
    rule
    for name, rule in inspect.getmembers(rules, inspect.isfunction)
    if rule.__module__ == rules.__name__ and not name.startswith("_")
]


@pytest.mark.parametrize(("rule", "sentence", "attempt"), BROKEN, ids=[row[0].__name__ for row in BROKEN])
def test_who_breaks_a_rule_is_told_its_sentence(
    rule: rules.Rule, sentence: str, attempt: Callable[[Office], None]
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        attempt(an_office())

    assert str(refusal.value) == sentence == rule.__doc__


def test_every_rule_is_broken_by_some_test() -> None:
    assert {rule.__name__ for rule, *_ in BROKEN} == {rule.__name__ for rule in WRITTEN}


def test_every_rule_is_asked_by_some_row() -> None:
    asked = {rule for move in (*FLOW, *TASK_FLOW) for rule in (*move.open_if, *move.provided)}

    assert asked == set(WRITTEN)


@pytest.mark.parametrize("rule", WRITTEN, ids=lambda rule: rule.__name__)
def test_every_rule_is_one_paragraph_of_whole_sentences(rule: rules.Rule) -> None:
    sentence = rule.__doc__ or ""

    assert sentence[:1].isupper()
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("rule", WRITTEN, ids=lambda rule: rule.__name__)
def test_no_two_rules_say_the_same(rule: rules.Rule) -> None:
    assert [other.__name__ for other in WRITTEN if other.__doc__ == rule.__doc__] == [rule.__name__]


# --- just on the good side of each limit --------------------------------------------------------------


def test_a_letter_may_arrive_on_the_day_it_was_issued() -> None:
    _register(TODAY, issued_date=TODAY)(an_office())


def test_a_letter_without_date_and_code_can_be_registered() -> None:
    _register(code="", issued_date=None)(an_office())


def test_work_may_be_due_today() -> None:
    _direct(an_assignment(BAN, due_date=TODAY))(an_office())


def test_an_opinion_alone_is_enough() -> None:
    _direct(text="Lưu hồ sơ.")(an_office())


def test_units_alone_are_enough() -> None:
    _direct(an_assignment(BAN), text="")(an_office())


def test_units_that_shall_only_know_need_no_lead_and_no_day() -> None:
    _direct(an_assignment(BAN, INFORM), an_assignment(PHONG, INFORM))(an_office())


def test_a_unit_works_on_its_last_day() -> None:
    _direct(an_assignment(a_unit("Phòng Cũ", valid_to=TODAY)))(an_office())


def test_a_leader_can_be_asked_on_the_last_day_of_the_post() -> None:
    _submit_to(Role.LEADER, valid_to=TODAY)(an_office())
