"""What must hold for a move. A rule is a question about an act; its docstring is the sentence of refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from workflow.document import IncomingDocument
from workflow.people import Person, in_force
from workflow.slip import Assignment
from workflow.task import Task
from workflow.terms import Duty, TaskState

Subject = TypeVar("Subject", IncomingDocument, Task)


@dataclass(frozen=True)
class Act(Generic[Subject]):
    """Somebody does something to a document or to a task: the facts a rule may ask about."""

    to: Subject
    by: Person | None
    at: datetime
    today: date
    note: str = ""


Rule = Callable[[Act[Any]], bool]


# --- documents -----------------------------------------------------------------------


def letterhead_confirmed(act: Act[IncomingDocument]) -> bool:
    """Cần điền cơ quan ban hành, tên loại và trích yếu trước khi vào sổ."""
    letterhead = act.to.letterhead
    return letterhead is not None and all((letterhead.organ_name, letterhead.type_name, letterhead.subject))


def arrives_after_issue(act: Act[IncomingDocument]) -> bool:
    """Ngày đến không được trước ngày ban hành và không được ở tương lai. Xin kiểm tra lại hai ngày này."""
    letterhead, arrived = act.to.letterhead, act.to.arrival_date
    if letterhead is None or arrived is None:
        return False
    return arrived <= act.today and (letterhead.issued_date is None or letterhead.issued_date <= arrived)


def entered_in_its_year(act: Act[IncomingDocument]) -> bool:
    """Số đến phải lấy trong sổ của năm có ngày đến. Xin chọn lại ngày đến hoặc sổ."""
    arrived, entries = act.to.arrival_date, act.to.entries
    return arrived is not None and bool(entries) and entries[-1].year == arrived.year


def register_is_open(act: Act[IncomingDocument]) -> bool:
    """Sổ đăng ký chưa mở hoặc đã đóng vào ngày đến này. Xin kiểm tra lại ngày đến hoặc chọn sổ khác."""
    arrived, entries = act.to.arrival_date, act.to.entries
    if arrived is None or not entries:
        return False
    return in_force(entries[-1].register.valid_from, entries[-1].register.valid_to, arrived)


def not_secret(act: Act[IncomingDocument]) -> bool:
    """Văn bản có độ mật không được vào sổ trên hệ thống nối mạng. Xin gỡ bỏ và đăng ký vào sổ văn bản mật riêng."""
    letterhead = act.to.letterhead
    return letterhead is not None and letterhead.secrecy == letterhead.secrecy.NONE


def reason_given(act: Act[IncomingDocument] | Act[Task]) -> bool:
    """Xin ghi rõ lý do."""
    return bool(act.note.strip())


def file_named(act: Act[IncomingDocument]) -> bool:
    """Xin ghi số và ký hiệu hồ sơ lưu văn bản."""
    return bool(act.to.file_notation.strip())


def leader_can_direct(act: Act[IncomingDocument]) -> bool:
    """Người chỉ đạo phải là lãnh đạo đang giữ chức vụ."""
    proposal = act.to.proposal
    return proposal is not None and any(post.role == post.role.LEADER for post in proposal.leader.posts_on(act.today))


def asked_to_direct(act: Act[IncomingDocument]) -> bool:
    """Văn bản này được trình lãnh đạo khác cho ý kiến chỉ đạo."""
    return act.to.proposal is not None and act.to.proposal.leader is act.by


def one_unit_leads(act: Act[IncomingDocument]) -> bool:
    """Phải có đúng một đơn vị xử lý chính, trừ khi văn bản chỉ gửi để biết."""
    duties = [assignment.duty for assignment in _ordered(act.to)]
    return duties.count(Duty.LEAD) == (0 if set(duties) <= {Duty.INFORM} else 1)


def each_unit_once(act: Act[IncomingDocument]) -> bool:
    """Mỗi đơn vị chỉ được giao một vai trò. Xin bỏ đơn vị bị chọn trùng."""
    units = [assignment.unit for assignment in _ordered(act.to)]
    return len(units) == len(set(units))


def units_exist(act: Act[IncomingDocument]) -> bool:
    """Có đơn vị đã ngừng hoạt động. Xin chọn đơn vị khác."""
    return all(assignment.unit.exists_on(act.today) for assignment in _ordered(act.to))


def deadlines_given(act: Act[IncomingDocument]) -> bool:
    """Đơn vị xử lý chính và đơn vị phối hợp phải có hạn xử lý, không trước ngày hôm nay."""
    working = [assignment for assignment in _ordered(act.to) if assignment.duty is not Duty.INFORM]
    return all(assignment.due_date is not None and assignment.due_date >= act.today for assignment in working)


def opinion_given(act: Act[IncomingDocument]) -> bool:
    """Xin ghi ý kiến chỉ đạo hoặc chọn đơn vị xử lý."""
    directive = act.to.directive
    return directive is not None and bool(directive.text.strip() or directive.assignments)


def somebody_is_named(act: Act[IncomingDocument]) -> bool:
    """Ý kiến chỉ đạo không giao đơn vị nào, văn bản chỉ cần lưu hồ sơ."""
    return bool(_ordered(act.to))


def nobody_is_named(act: Act[IncomingDocument]) -> bool:
    """Ý kiến chỉ đạo có giao đơn vị, cần chuyển giao trước khi lưu hồ sơ."""
    return not _ordered(act.to)


def work_has_ended(act: Act[IncomingDocument]) -> bool:
    """Đơn vị xử lý chính chưa hoàn thành."""
    leads = _leads_in_force(act.to)
    # What was only sent for information has ended when everybody has seen it.
    return all(task.state is TaskState.FINISHED for task in leads) if leads else not act.to.open_tasks


def led_by_own_unit(act: Act[IncomingDocument]) -> bool:
    """Chỉ đơn vị xử lý chính được lưu hồ sơ văn bản này."""
    return any(_serves(act.by, task, act.today) for task in _leads_in_force(act.to))


# --- tasks --------------------------------------------------------------------------------


def own_unit(act: Act[Task]) -> bool:
    """Việc này được giao cho đơn vị khác."""
    return _serves(act.by, act.to, act.today)


def to_be_worked_on(act: Act[Task]) -> bool:
    """Văn bản gửi để biết, không phải tiếp nhận xử lý."""
    return act.to.duty is not Duty.INFORM


def for_information(act: Act[Task]) -> bool:
    """Việc này cần được xử lý, không chỉ để biết."""
    return act.to.duty is Duty.INFORM


def leads(act: Act[Task]) -> bool:
    """Chỉ đơn vị xử lý chính báo cáo kết quả để duyệt."""
    return act.to.duty is Duty.LEAD


def supports(act: Act[Task]) -> bool:
    """Chỉ đơn vị phối hợp tự báo hoàn thành phần việc của mình."""
    return act.to.duty is Duty.SUPPORT


def result_given(act: Act[Task]) -> bool:
    """Xin ghi kết quả thực hiện."""
    return act.to.report is not None and bool(act.to.report.text.strip())


def _ordered(document: IncomingDocument) -> list[Assignment]:
    return document.directive.assignments if document.directive else []


def _leads_in_force(document: IncomingDocument) -> list[Task]:
    """The leading unit's task; what was recalled belongs to an earlier directive."""
    return [task for task in document.tasks if task.duty is Duty.LEAD and task.state is not TaskState.RECALLED]


def _serves(person: Person | None, task: Task, today: date) -> bool:
    return person is not None and person.serves_in(task.unit, today)
