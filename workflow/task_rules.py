"""What must hold for a move of a task. A rule's docstring is the sentence of refusal."""

from __future__ import annotations

from workflow.act import Act
from workflow.deadlines import local_day
from workflow.task import GONE, Task
from workflow.terms import Duty, TaskAction


def own_unit(act: Act[Task]) -> bool:
    """Việc này được giao cho đơn vị khác."""
    return act.by is not None and act.by.serves_in(act.to.unit, act.today)


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
    return act.to.duty in (Duty.SUPPORT, Duty.PERIODIC)


def is_periodic(act: Act[Task]) -> bool:
    """Chỉ báo cáo định kỳ mới gửi thẳng không qua tiếp nhận."""
    return act.to.is_periodic


def not_yet_seen(act: Act[Task]) -> bool:
    """Đơn vị đã mở xem việc này."""
    return act.to.seen_at is None


def officer_of_the_unit(act: Act[Task]) -> bool:
    """Người được phân công phải là chuyên viên đang công tác tại đơn vị."""
    return act.to.officer is not None and act.to.officer.serves_in(act.to.unit, act.today)


def has_units_below(act: Act[Task]) -> bool:
    """Đơn vị không có đơn vị trực thuộc để chuyển tiếp."""
    return any(unit.exists_on(act.today) for unit in act.to.unit.below)


def stays_in_the_branch(act: Act[Task]) -> bool:
    """Chỉ chuyển tiếp cho đơn vị trực thuộc đang hoạt động."""
    return all(task.unit.is_below(act.to.unit) and task.unit.exists_on(act.today) for task in act.to.forwarded)


def each_branch_once(act: Act[Task]) -> bool:
    """Việc này đã chuyển tiếp cho đơn vị đó. Xin bỏ đơn vị bị chọn trùng."""
    units = [task.unit for task in act.to.forwarded if task.state not in GONE]
    return len(units) == len(set(units))


def within_own_deadline(act: Act[Task]) -> bool:
    """Hạn giao cho đơn vị trực thuộc không được trước ngày hôm nay và không được sau hạn của đơn vị mình."""
    due = act.to.due_date
    days = [task.due_date for task in act.to.forwarded if task.is_open and task.assigned_at == act.at]
    return all(day is None or (day >= act.today and (due is None or day <= due)) for day in days)


def may_be_returned(act: Act[Task]) -> bool:
    """Văn bản gửi để biết và báo cáo định kỳ không trả lại được."""
    return act.to.duty in (Duty.LEAD, Duty.SUPPORT)


def has_a_deadline(act: Act[Task]) -> bool:
    """Việc này không có hạn để gia hạn."""
    return act.to.due_date is not None


def nothing_asked(act: Act[Task]) -> bool:
    """Đang có đề nghị gia hạn chờ trả lời."""
    return act.to.asked_extension is None


def extension_asked(act: Act[Task]) -> bool:
    """Việc này không có đề nghị gia hạn nào chờ trả lời."""
    return act.to.asked_extension is not None


def later_day_asked(act: Act[Task]) -> bool:
    """Hạn mới phải sau hạn hiện tại và không trước ngày hôm nay; xin ghi rõ lý do gia hạn."""
    asked, due = act.to.asked_extension, act.to.due_date
    if asked is None or due is None:
        return False
    return asked.asked_date > due and asked.asked_date >= act.today and bool(asked.reason.strip())


def new_day_is_later(act: Act[Task]) -> bool:
    """Hạn mới phải sau hạn cũ, không trước ngày hôm nay, và không sau hạn của đơn vị đã chuyển tiếp việc."""
    days = [deadline.due_date for deadline in act.to.deadlines]
    last = act.to.parent.due_date if act.to.parent else None
    return len(days) > 1 and days[-1] > days[-2] and days[-1] >= act.today and (last is None or days[-1] <= last)


def set_by_no_leader(act: Act[Task]) -> bool:
    """Hạn này do người giao việc đặt; Chánh Văn phòng chỉ trả lời thay khi việc được giao theo quy chế."""
    return act.to.parent is None and not act.to.directive.sender.leads_on(act.today)


def sent_it(act: Act[Task]) -> bool:
    """Việc này do người khác giao."""
    return act.to.parent is None and _sent_it(act)


def sent_or_directs_it(act: Act[Task]) -> bool:
    """Việc này do lãnh đạo khác giao."""
    proposal = act.to.document.proposal
    return _sent_it(act) or (proposal is not None and act.is_by(proposal.leader))


def forwarded_it(act: Act[Task]) -> bool:
    """Việc này không do đơn vị mình chuyển tiếp."""
    by, above = act.by, act.to.parent
    while by is not None and above is not None:
        if by.serves_in(above.unit, act.today):
            return True
        above = above.parent
    return False


def not_urged_today(act: Act[Task]) -> bool:
    """Việc này đã được đôn đốc trong ngày hôm nay."""
    urged = [event.at for event in act.to.history if event.action == TaskAction.URGE]
    return not urged or local_day(urged[-1]) < act.today


def answered(act: Act[Task]) -> bool:
    """Xin ghi số, ký hiệu văn bản trả lời hoặc đính kèm tệp kết quả; nếu không có, xin ghi lý do."""
    report = act.to.report
    return report is not None and any(part.strip() for part in (report.reply_code, report.file_name, report.no_reply))


def result_given(act: Act[Task]) -> bool:
    """Xin ghi kết quả thực hiện."""
    return act.to.report is not None and bool(act.to.report.text.strip())


def _sent_it(act: Act[Task]) -> bool:
    return act.is_by(act.to.directive.sender)
