"""What must hold for a move of a task. A rule's docstring is the sentence of refusal."""

from __future__ import annotations

from workflow.act import Act
from workflow.deadlines import local_day
from workflow.task import Task
from workflow.terms import Duty, TaskAction

# fmt: off
PASSED_ON: dict[Duty, tuple[Duty, ...]] = {
    Duty.LEAD:     (Duty.SUPPORT, Duty.INFORM),
    Duty.SUPPORT:  (Duty.SUPPORT, Duty.INFORM),
    Duty.INFORM:   (Duty.INFORM,),
    Duty.PERIODIC: (Duty.PERIODIC,),
}
# fmt: on
"""What a unit may ask of those below it, by what it was asked for itself."""


def own_unit(act: Act[Task]) -> bool:
    """Việc này được giao cho đơn vị khác."""
    return act.by is not None and act.by.serves_in(act.to.unit, act.today)


def own_head(act: Act[Task]) -> bool:
    """Chỉ trưởng đơn vị được giao việc này được làm."""
    return act.by is not None and act.by.heads(act.to.unit, act.today)


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


def forwarded_to_somebody(act: Act[Task]) -> bool:
    """Xin chọn đơn vị trực thuộc nhận việc."""
    return bool(_forwarded_now(act))


def stays_in_the_branch(act: Act[Task]) -> bool:
    """Chỉ chuyển tiếp cho đơn vị trực thuộc đang hoạt động."""
    return all(task.unit.is_below(act.to.unit) and task.unit.exists_on(act.today) for task in _forwarded_now(act))


def passed_on_in_kind(act: Act[Task]) -> bool:
    """Chỉ chuyển tiếp để phối hợp hoặc để biết; văn bản gửi để biết chỉ chuyển tiếp để biết."""
    return all(task.duty in PASSED_ON[act.to.duty] for task in _forwarded_now(act))


def each_branch_once(act: Act[Task]) -> bool:
    """Việc này đã chuyển tiếp cho đơn vị đó. Xin bỏ đơn vị bị chọn trùng."""
    units = [task.unit for task in act.to.forwarded if task.is_open]
    return len(units) == len(set(units))


def within_own_deadline(act: Act[Task]) -> bool:
    """Hạn giao cho đơn vị trực thuộc không được trước ngày hôm nay và không được sau hạn của đơn vị mình."""
    due = act.to.due_date
    # Who is late already may still ask for something today.
    last = None if due is None else max(due, act.today)
    days = [task.due_date for task in _forwarded_now(act) if task.due_date is not None]
    return all(day >= act.today and (last is None or day <= last) for day in days)


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


def not_reported_by_oneself(act: Act[Task]) -> bool:
    """Người báo cáo kết quả không tự duyệt kết quả của mình."""
    return act.to.report is None or act.to.report.by is not act.by


def not_asked_by_oneself(act: Act[Task]) -> bool:
    """Người xin gia hạn không tự trả lời đề nghị của mình."""
    return act.to.asked_extension is None or act.to.asked_extension.asked_by is not act.by


def handed_over_by_the_clerk(act: Act[Task]) -> bool:
    """Việc chuyển tiếp trong đơn vị và báo cáo định kỳ không do văn thư chuyển giao."""
    return act.to.parent is None and not act.to.is_periodic


def sent_or_directs_it(act: Act[Task]) -> bool:
    """Việc này do lãnh đạo khác giao."""
    proposal = act.to.document.proposal
    return _sent_it(act) or (proposal is not None and act.is_by(proposal.leader))


def forwarded_it(act: Act[Task]) -> bool:
    """Việc này không do đơn vị mình chuyển tiếp."""
    by, above = act.by, act.to.parent
    while by is not None and above is not None:
        if by.heads(above.unit, act.today):
            return True
        above = above.parent
    return False


def not_urged_today(act: Act[Task]) -> bool:
    """Việc này đã được đôn đốc trong ngày hôm nay."""
    # The history is not asked for where nobody has urged yet: a desk shows many tasks.
    urged = [event.at for event in act.to.history if event.action == TaskAction.URGE] if act.to.urged else []
    return not urged or local_day(urged[-1]) < act.today


def answered(act: Act[Task]) -> bool:
    """Xin ghi số, ký hiệu văn bản trả lời hoặc đính kèm tệp kết quả; nếu không có, xin ghi lý do."""
    report = act.to.report
    return report is not None and any(part.strip() for part in (report.reply_code, report.file_name, report.no_reply))


def result_given(act: Act[Task]) -> bool:
    """Xin ghi kết quả thực hiện."""
    return act.to.report is not None and bool(act.to.report.text.strip())


def _forwarded_now(act: Act[Task]) -> list[Task]:
    return [task for task in act.to.forwarded if task.assigned_at == act.at]


def _sent_it(act: Act[Task]) -> bool:
    return act.is_by(act.to.directive.sender)
