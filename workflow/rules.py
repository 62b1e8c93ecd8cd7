"""What must hold for a move of a document. A rule's docstring is the sentence of refusal."""

from __future__ import annotations

from workflow.act import Act
from workflow.document import IncomingDocument
from workflow.people import in_force
from workflow.slip import Assignment
from workflow.task import GONE, Task
from workflow.terms import Duty, LinkKind, TaskState

SUCCESSORS = (LinkKind.UPDATES, LinkKind.REPLACES, LinkKind.CORRECTS)


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
    return act.to.proposal is not None and act.is_by(act.to.proposal.leader)


def asked_to_cooperate(act: Act[IncomingDocument]) -> bool:
    """Đồng chí không được đề nghị phối hợp chỉ đạo văn bản này."""
    return act.to.proposal is not None and any(act.is_by(leader) for leader in act.to.proposal.co_leaders)


def written_for_its_sender(act: Act[IncomingDocument]) -> bool:
    """Ý kiến chỉ đạo phải của lãnh đạo được trình; người ghi thay phải được lãnh đạo đó ủy quyền trong ngày hôm nay."""
    directive, proposal = act.to.directive, act.to.proposal
    return (
        directive is not None
        and directive.by is act.by
        and proposal is not None
        and directive.sender is proposal.leader
    )


def opinion_written(act: Act[IncomingDocument]) -> bool:
    """Xin ghi ý kiến."""
    return bool(act.note.strip())


def regulation_named(act: Act[IncomingDocument]) -> bool:
    """Xin ghi điều, khoản của quy chế đã định đơn vị xử lý; nếu quy chế chưa định thì cần trình lãnh đạo."""
    directive = act.to.directive
    return directive is not None and bool(directive.text.strip()) and bool(directive.assignments)


def same_letter_named(act: Act[IncomingDocument]) -> bool:
    """Xin chọn văn bản đã vào sổ mà bản này là bản thứ hai."""
    return any(link.kind is LinkKind.SAME and link.earlier.arrival_number is not None for link in act.to.links_back)


def other_letter_named(act: Act[IncomingDocument]) -> bool:
    """Xin chọn văn bản cần phân biệt."""
    return any(link.kind is LinkKind.ANOTHER for link in act.to.links_back)


def successor_named(act: Act[IncomingDocument]) -> bool:
    """Xin chọn văn bản cập nhật, thay thế hoặc đính chính."""
    return any(link.kind in SUCCESSORS and link.later is not None for link in act.to.links_on)


def recall_named(act: Act[IncomingDocument]) -> bool:
    """Xin chọn văn bản thu hồi, hoặc ghi số, ký hiệu và lý do thu hồi của nơi gửi."""
    recalls = [link for link in act.to.links_on if link.kind is LinkKind.RECALLS]
    return any(link.later is not None or (link.notice_code.strip() and link.note.strip()) for link in recalls)


def number_stays(act: Act[IncomingDocument]) -> bool:
    """Số đến, năm và sổ không sửa được. Nếu vào nhầm sổ, xin hủy số đến và vào sổ lại."""
    arrived, entries = act.to.arrival_date, act.to.entries
    return arrived is not None and bool(entries) and entries[-1].year == arrived.year


def nobody_has_seen(act: Act[IncomingDocument]) -> bool:
    """Đã có đơn vị mở xem văn bản. Xin đề nghị lãnh đạo thu hồi việc hoặc chỉ đạo lại."""
    return all(task.seen_at is None for task in act.to.open_tasks)


def work_came_back(act: Act[IncomingDocument]) -> bool:
    """Không có việc nào bị trả lại hoặc thu hồi để giao lại."""
    return bool(come_back(act.to))


def sent_by_me(act: Act[IncomingDocument]) -> bool:
    """Việc này do người khác giao."""
    return act.to.directive is not None and act.is_by(act.to.directive.sender)


def objected_once(act: Act[IncomingDocument]) -> bool:
    """Việc này đã bị hai đơn vị trả lại, do Chánh Văn phòng quyết định."""
    return not _objected_twice(act.to)


def objected_twice(act: Act[IncomingDocument]) -> bool:
    """Chánh Văn phòng chỉ giao lại khi việc đã bị trả lại từ hai lần; lần đầu do người giao việc quyết định."""
    return _objected_twice(act.to)


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
    held = {(task.unit, task.duty) for task in act.to.tasks_in_force if task.directive is not act.to.directive}
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
    """Ý kiến chỉ đạo có giao đơn vị, cần chuyển giao trước khi lưu hồ sơ."""
    return not _ordered(act.to)


def work_has_ended(act: Act[IncomingDocument]) -> bool:
    """Đơn vị xử lý chính chưa hoàn thành."""
    leading = {assignment.unit for assignment in _ordered(act.to) if assignment.duty is Duty.LEAD}
    finished = {task.unit for task in _leads_in_force(act.to) if task.state is TaskState.FINISHED}
    # What was only sent for information has ended when everybody has seen it.
    return leading <= finished if leading else not act.to.open_tasks


def led_by_own_unit(act: Act[IncomingDocument]) -> bool:
    """Chỉ đơn vị xử lý chính được lưu hồ sơ văn bản này."""
    return any(act.by is not None and act.by.serves_in(task.unit, act.today) for task in _leads_in_force(act.to))


def _ordered(document: IncomingDocument) -> list[Assignment]:
    return document.directive.assignments if document.directive else []


def _leads_in_force(document: IncomingDocument) -> list[Task]:
    """The leading units' tasks under the directive in force."""
    return [task for task in document.tasks_in_force if task.duty is Duty.LEAD and task.state not in GONE]


def come_back(document: IncomingDocument) -> list[Assignment]:
    """What the directive in force asks for, and nobody has: not yet handed over, returned, or recalled."""
    had = {(task.unit, task.duty) for task in document.tasks_in_force if task.state not in GONE}
    return [asked for asked in _ordered(document) if (asked.unit, asked.duty) not in had]


def _objected_twice(document: IncomingDocument) -> bool:
    returned = [task for task in document.tasks_in_force if task.state is TaskState.RETURNED]
    return sum(task.duty is Duty.LEAD for task in returned) >= 2
