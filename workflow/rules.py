"""What must hold for what is proposed, directed, handed over and filed. A docstring is the sentence of refusal."""

from __future__ import annotations

from workflow.act import Act
from workflow.deadlines import local_day
from workflow.document import IncomingDocument
from workflow.slip import Assignment, Directive
from workflow.task import GONE, Task
from workflow.terms import Duty, TaskState


def reason_given(act: Act[IncomingDocument] | Act[Task]) -> bool:
    """Xin ghi rõ lý do."""
    return bool(act.note.strip())


def file_named(act: Act[IncomingDocument]) -> bool:
    """Xin ghi số và ký hiệu hồ sơ lưu văn bản."""
    return bool(act.to.file_notation.strip())


def dossier_is_open(act: Act[IncomingDocument]) -> bool:
    """Hồ sơ này đã kết thúc, không nhận thêm văn bản. Xin chọn hồ sơ khác hoặc mở hồ sơ mới."""
    return bool(act.to.dossier_items) and act.to.dossier_items[-1].dossier.closed_at is None


def once_in_a_dossier(act: Act[IncomingDocument]) -> bool:
    """Văn bản đã có trong hồ sơ này."""
    lies_in = [item.dossier for item in act.to.dossier_items]
    return len(lies_in) == len(set(lies_in))


def leader_can_direct(act: Act[IncomingDocument]) -> bool:
    """Người chỉ đạo phải là lãnh đạo đang giữ chức vụ."""
    return act.to.proposal is not None and act.to.proposal.leader.leads_on(act.today)


def others_cooperate(act: Act[IncomingDocument]) -> bool:
    """Người phối hợp chỉ đạo phải là lãnh đạo đang giữ chức vụ, và không phải người chỉ đạo."""
    proposal = act.to.proposal
    return proposal is not None and all(
        leader.leads_on(act.today) and leader is not proposal.leader for leader in proposal.co_leaders
    )


def asked_to_direct(act: Act[IncomingDocument]) -> bool:
    """Văn bản này được trình lãnh đạo khác cho ý kiến chỉ đạo."""
    return act.to.proposal is not None and act.is_by(act.to.proposal.leader)


def asked_to_cooperate(act: Act[IncomingDocument]) -> bool:
    """Đồng chí không được đề nghị phối hợp chỉ đạo văn bản này."""
    return act.to.proposal is not None and any(act.is_by(leader) for leader in act.to.proposal.co_leaders)


def written_for_its_sender(act: Act[IncomingDocument]) -> bool:
    """Ý kiến chỉ đạo phải của lãnh đạo được trình; người ghi thay phải được lãnh đạo đó ủy quyền trong ngày hôm nay."""
    directive, proposal = act.to.directive, act.to.proposal
    if directive is None or proposal is None or directive.sender is not proposal.leader:
        return False
    return _told_by_who_acts(act, directive)


def written_in_own_name(act: Act[IncomingDocument]) -> bool:
    """Người thao tác phải đứng tên căn cứ quy chế hoặc quyết định giao lại, hoặc ghi thay lãnh đạo đã ủy quyền."""
    return act.to.directive is not None and _told_by_who_acts(act, act.to.directive)


def written_for_the_same_sender(act: Act[IncomingDocument]) -> bool:
    """Giao lại việc của lãnh đạo nào thì ghi tên lãnh đạo đó; người ghi thay phải được lãnh đạo đó ủy quyền."""
    directive = act.to.directive
    if directive is None or directive.continues is None or directive.sender is not directive.continues.sender:
        return False
    return _told_by_who_acts(act, directive)


def opinion_written(act: Act[IncomingDocument]) -> bool:
    """Xin ghi ý kiến."""
    return bool(act.note.strip())


def regulation_named(act: Act[IncomingDocument]) -> bool:
    """Xin ghi điều, khoản của quy chế đã định đơn vị xử lý; nếu quy chế chưa định thì cần trình lãnh đạo."""
    directive = act.to.directive
    return directive is not None and bool(directive.text.strip()) and bool(directive.assignments)


def nobody_has_seen(act: Act[IncomingDocument]) -> bool:
    """Đã có đơn vị mở xem văn bản. Xin đề nghị lãnh đạo thu hồi việc hoặc chỉ đạo lại."""
    return all(task.seen_at is None for task in _had(act.to))


def work_came_back(act: Act[IncomingDocument]) -> bool:
    """Không có việc nào bị trả lại hoặc thu hồi để giao lại."""
    return bool(come_back(act.to))


def sent_by_me(act: Act[IncomingDocument]) -> bool:
    """Việc bị trả lại do lãnh đạo khác giao."""
    return act.to.directive is not None and act.is_by(act.to.directive.sender)


def sent_by_regulation(act: Act[IncomingDocument]) -> bool:
    """Văn bản do lãnh đạo giao việc, văn thư không tự giao lại."""
    directive = act.to.directive
    return directive is not None and not directive.sender.leads_on(local_day(directive.at))


def no_leader_answers(act: Act[IncomingDocument]) -> bool:
    """Lãnh đạo đã cho ý kiến còn giữ chức vụ; chỉ lãnh đạo đó chỉ đạo lại."""
    return _no_leader_answers(act)


def objected_once(act: Act[IncomingDocument]) -> bool:
    """Việc này đã bị hai đơn vị trả lại, do Chánh Văn phòng quyết định."""
    return not _objected_twice(act.to)


def left_to_the_chief(act: Act[IncomingDocument]) -> bool:
    """Việc bị trả lại lần đầu do lãnh đạo đã giao quyết định; Chánh Văn phòng giao lại từ lần trả lại thứ hai."""
    return _objected_twice(act.to) or _no_leader_answers(act)


def others_go_on(act: Act[IncomingDocument]) -> bool:
    """Ý kiến giao lại phải có tên đơn vị đang thực hiện, với hạn đã giao; muốn đổi hạn, xin thu hồi việc trước."""
    asked = {assignment.unit: assignment for assignment in _ordered(act.to)}
    return all(task.unit in asked and _same_day(asked[task.unit], task) for task in _going_on(act.to))


def one_unit_leads(act: Act[IncomingDocument]) -> bool:
    """Phải có đúng một đơn vị xử lý chính, trừ khi văn bản chỉ gửi để biết."""
    duties = [assignment.duty for assignment in _ordered(act.to)]
    if set(duties) <= {Duty.INFORM}:
        return True
    several = act.to.directive is not None and act.to.directive.several_leads
    return duties.count(Duty.LEAD) >= 1 if several else duties.count(Duty.LEAD) == 1


def each_unit_once(act: Act[IncomingDocument]) -> bool:
    """Mỗi đơn vị chỉ được giao một vai trò. Xin bỏ đơn vị bị chọn trùng."""
    units = [assignment.unit for assignment in _ordered(act.to)]
    return len(units) == len(set(units))


def units_exist(act: Act[IncomingDocument]) -> bool:
    """Có đơn vị đã ngừng hoạt động. Xin chọn đơn vị khác."""
    return all(assignment.unit.exists_on(act.today) for assignment in _ordered(act.to))


def deadlines_given(act: Act[IncomingDocument]) -> bool:
    """Đơn vị xử lý chính và đơn vị phối hợp phải có hạn xử lý, không trước ngày hôm nay."""
    held = {(task.unit, task.duty) for task in _had(act.to) if task.directive is not act.to.directive}
    new = [assignment for assignment in _ordered(act.to) if (assignment.unit, assignment.duty) not in held]
    working = [assignment for assignment in new if assignment.duty is not Duty.INFORM]
    return all(assignment.due_date is not None and assignment.due_date >= act.today for assignment in working)


def opinion_given(act: Act[IncomingDocument]) -> bool:
    """Xin ghi ý kiến chỉ đạo hoặc chọn đơn vị xử lý."""
    directive = act.to.directive
    return directive is not None and bool(directive.text.strip() or directive.assignments)


def somebody_is_named(act: Act[IncomingDocument]) -> bool:
    """Ý kiến chỉ đạo không giao đơn vị nào, văn bản chỉ cần lưu hồ sơ."""
    return bool(_ordered(act.to))


def nobody_is_named(act: Act[IncomingDocument]) -> bool:
    """Ý kiến chỉ đạo có giao đơn vị, cần chuyển giao cho đơn vị đó."""
    return not _ordered(act.to)


def work_has_ended(act: Act[IncomingDocument]) -> bool:
    """Đơn vị xử lý chính chưa hoàn thành."""
    leading = {assignment.unit for assignment in _ordered(act.to) if assignment.duty is Duty.LEAD}
    finished = {task.unit for task in _leads_in_force(act.to) if task.state is TaskState.FINISHED}
    # What was only sent for information has ended when everybody has seen it.
    return leading <= finished if leading else not (act.to.open_tasks or come_back(act.to))


def led_by_own_unit(act: Act[IncomingDocument]) -> bool:
    """Chỉ đơn vị xử lý chính được lưu hồ sơ văn bản này."""
    return any(act.by is not None and act.by.serves_in(task.unit, act.today) for task in _leads_in_force(act.to))


def _ordered(document: IncomingDocument) -> list[Assignment]:
    return document.directive.assignments if document.directive else []


def _leads_in_force(document: IncomingDocument) -> list[Task]:
    """The leading units' tasks under the directive in force."""
    return [task for task in _had(document) if task.duty is Duty.LEAD]


def come_back(document: IncomingDocument) -> list[Assignment]:
    """What the directive in force asks for, and nobody has: not yet handed over, returned, or recalled."""
    had = {(task.unit, task.duty) for task in _had(document)}
    return [asked for asked in _ordered(document) if (asked.unit, asked.duty) not in had]


def asked_otherwise(document: IncomingDocument) -> list[Task]:
    """Whose unit is still at work, and is asked for something else by the directive in force."""
    asked = {assignment.unit: assignment.duty for assignment in _ordered(document)}
    return [task for task in _going_on(document) if asked.get(task.unit, task.duty) is not task.duty]


def _going_on(document: IncomingDocument) -> list[Task]:
    """The work under an earlier directive that this one lets go on."""
    return [task for task in _had(document) if task.is_open and task.directive is not document.directive]


def _had(document: IncomingDocument) -> list[Task]:
    """What the units have, or had until they ended it."""
    return [task for task in document.tasks_in_force if task.state not in GONE and not task.is_periodic]


def _same_day(asked: Assignment, task: Task) -> bool:
    days = {deadline.due_date for deadline in task.deadlines}
    return asked.duty is not task.duty or asked.due_date is None or asked.due_date in days


def _told_by_who_acts(act: Act[IncomingDocument], directive: Directive) -> bool:
    """Written down by who acts, and where that is not the sender, as one who may."""
    own = directive.sender is directive.by
    return directive.by is act.by and act.is_by(directive.sender) and (directive.mandate is None) is own


def _no_leader_answers(act: Act[IncomingDocument]) -> bool:
    directive = act.to.directive
    return directive is not None and not directive.sender.leads_on(act.today)


def _objected_twice(document: IncomingDocument) -> bool:
    returned = [task for task in document.tasks_in_force if task.state is TaskState.RETURNED]
    return sum(task.duty is Duty.LEAD for task in returned) >= 2
