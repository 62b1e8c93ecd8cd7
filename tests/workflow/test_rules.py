"""Every rule is broken once, and says its sentence."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.makers import (
    TODAY,
    Office,
    a_unit,
    an_assignment,
    an_office,
)
from tests.workflow import attempts
from workflow import rules
from workflow.flow import FLOW, TASK_FLOW
from workflow.machine import RuleBroken
from workflow.terms import Duty, Role, Secrecy

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)

BAN, PHONG, XA = a_unit("Ban Nội chính"), a_unit("Phòng Tư pháp"), a_unit("Phòng Y tế")
CLOSED_YESTERDAY = a_unit("Phòng Cũ", valid_to=YESTERDAY)
OPENS_TOMORROW = a_unit("Phòng Mới", valid_from=TOMORROW)
given = an_assignment
LEAD, SUPPORT, INFORM = Duty.LEAD, Duty.SUPPORT, Duty.INFORM

NO_LETTERHEAD = "Cần điền cơ quan ban hành, tên loại và trích yếu trước khi vào sổ."
BAD_DATES = "Ngày đến không được trước ngày ban hành và không được ở tương lai. Xin kiểm tra lại hai ngày này."
OTHER_YEAR = "Số đến phải lấy trong sổ của năm có ngày đến. Xin chọn lại ngày đến hoặc sổ."
NOT_OPEN = "Sổ đăng ký chưa mở hoặc đã đóng vào ngày đến này. Xin kiểm tra lại ngày đến hoặc chọn sổ khác."
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
NOT_LED = "Chỉ đơn vị xử lý chính được lưu hồ sơ văn bản này."
OTHERS = "Việc này được giao cho đơn vị khác."
NOT_WORK = "Văn bản gửi để biết, không phải tiếp nhận xử lý."
FOR_WORK = "Việc này cần được xử lý, không chỉ để biết."
LEAD_ONLY = "Chỉ đơn vị xử lý chính báo cáo kết quả để duyệt."
SUPPORT_ONLY = "Chỉ đơn vị phối hợp tự báo hoàn thành phần việc của mình."
NO_FILE = "Xin ghi số và ký hiệu hồ sơ lưu văn bản."
NOBODY = "Ý kiến chỉ đạo không giao đơn vị nào, văn bản chỉ cần lưu hồ sơ."
SOMEBODY = "Ý kiến chỉ đạo có giao đơn vị, cần chuyển giao trước khi lưu hồ sơ."
NO_RESULT = "Xin ghi kết quả thực hiện."

# fmt: off
BROKEN: tuple[tuple[rules.Rule, str, Callable[[Office], None]], ...] = (
    (rules.letterhead_confirmed, NO_LETTERHEAD,   attempts.register(organ_name="")),
    (rules.letterhead_confirmed, NO_LETTERHEAD,   attempts.register(type_name="")),
    (rules.letterhead_confirmed, NO_LETTERHEAD,   attempts.register(subject="")),
    (rules.arrives_after_issue,  BAD_DATES,       attempts.register(TODAY, issued_date=TOMORROW)),
    (rules.arrives_after_issue,  BAD_DATES,       attempts.register(TOMORROW)),
    (rules.entered_in_its_year,  OTHER_YEAR,      attempts.register(date(TODAY.year - 1, 12, 31), issued_date=None)),
    (rules.register_is_open,     NOT_OPEN,        attempts.register_before_the_register_opened),
    (rules.not_secret,           SECRET,          attempts.register(secrecy=Secrecy.CONFIDENTIAL)),
    (rules.not_secret,           SECRET,          attempts.register(secrecy=Secrecy.TOP_SECRET)),
    (rules.leader_can_direct,    NO_LEADER,       attempts.submit_to(Role.CHIEF)),
    (rules.leader_can_direct,    NO_LEADER,       attempts.submit_to(Role.LEADER, valid_to=YESTERDAY)),
    (rules.asked_to_direct,      ANOTHER_LEADER,  attempts.direct_for_another),
    (rules.asked_to_direct,      ANOTHER_LEADER,  attempts.redirect_for_another),
    (rules.one_unit_leads,       NO_LEAD,         attempts.direct(given(BAN, LEAD), given(PHONG, LEAD))),
    (rules.one_unit_leads,       NO_LEAD,         attempts.direct(given(BAN, SUPPORT), given(PHONG, INFORM))),
    (rules.each_unit_once,       TWICE,           attempts.direct(given(BAN, LEAD), given(BAN, SUPPORT))),
    (rules.units_exist,          NO_UNIT,         attempts.direct(given(CLOSED_YESTERDAY))),
    (rules.units_exist,          NO_UNIT,         attempts.direct(given(BAN), given(OPENS_TOMORROW, INFORM))),
    (rules.deadlines_given,      NO_DAY,          attempts.direct(given(BAN, due_date=None))),
    (rules.deadlines_given,      NO_DAY,          attempts.direct(given(BAN, due_date=YESTERDAY))),
    (rules.deadlines_given,      NO_DAY,          attempts.direct(given(BAN), given(XA, SUPPORT, None))),
    (rules.opinion_given,        NO_OPINION,      attempts.direct(text=" \n ")),
    (rules.somebody_is_named,    NOBODY,          attempts.hand_over_to_nobody),
    (rules.nobody_is_named,      SOMEBODY,        attempts.file_instead_of_handing_over),
    (rules.file_named,           NO_FILE,         attempts.file_without_a_file),
    (rules.led_by_own_unit,      NOT_LED,         attempts.file_the_work_of_others),
    (rules.led_by_own_unit,      NOT_LED,         attempts.file_what_others_lead_now),
    (rules.work_has_ended,       NOT_ENDED,       attempts.finish_before_the_lead),
    (rules.work_has_ended,       NOT_ENDED,       attempts.finish_before_all_have_seen),
    (rules.reason_given,         NO_REASON,       attempts.void_without_reason),
    (rules.reason_given,         NO_REASON,       attempts.return_without_reason),
    (rules.reason_given,         NO_REASON,       attempts.set_aside_without_reason),
    (rules.reason_given,         NO_REASON,       attempts.send_back_without_reason),
    (rules.own_unit,             OTHERS,          attempts.accept_the_work_of_others),
    (rules.to_be_worked_on,      NOT_WORK,        attempts.accept_what_is_for_information),
    (rules.for_information,      FOR_WORK,        attempts.only_look_at_work),
    (rules.leads,                LEAD_ONLY,       attempts.report_as_a_supporter),
    (rules.supports,             SUPPORT_ONLY,    attempts.complete_as_the_lead),
    (rules.result_given,         NO_RESULT,       attempts.report_nothing),
    (rules.result_given,         NO_RESULT,       attempts.complete_without_a_report),
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
    attempts.register(TODAY, issued_date=TODAY)(an_office())


def test_a_letter_without_date_and_code_can_be_registered() -> None:
    attempts.register(code="", issued_date=None)(an_office())


def test_work_may_be_due_today() -> None:
    attempts.direct(given(BAN, due_date=TODAY))(an_office())


def test_an_opinion_alone_is_enough() -> None:
    attempts.direct(text="Lưu hồ sơ.")(an_office())


def test_units_alone_are_enough() -> None:
    attempts.direct(given(BAN), text="")(an_office())


def test_units_that_shall_only_know_need_no_lead_and_no_day() -> None:
    attempts.direct(given(BAN, INFORM), given(PHONG, INFORM))(an_office())


def test_a_unit_works_on_its_last_day() -> None:
    attempts.direct(given(a_unit("Phòng Cũ", valid_to=TODAY)))(an_office())


def test_a_leader_can_be_asked_on_the_last_day_of_the_post() -> None:
    attempts.submit_to(Role.LEADER, valid_to=TODAY)(an_office())
