"""Every rule, its sentence word for word, and an attempt that breaks it and no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.makers import IN_A_WEEK, TODAY, Office, a_person, a_post, a_unit, an_assignment
from tests.workflow import attempts_at_the_desk as desk
from tests.workflow import attempts_at_the_obligations as series
from tests.workflow import attempts_at_the_register as book
from tests.workflow import attempts_at_work as work
from workflow import obligation_rules, register_rules, rules, task_rules
from workflow.act import Rule
from workflow.terms import Duty, LinkKind, Role, Secrecy

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)

BAN, PHONG, XA = a_unit("Ban Nội chính"), a_unit("Phòng Tư pháp"), a_unit("Phòng Y tế")
CLOSED_YESTERDAY = a_unit("Phòng Cũ", valid_to=YESTERDAY)
OPENS_TOMORROW = a_unit("Phòng Mới", valid_from=TOMORROW)
given = an_assignment
LEAD, SUPPORT, INFORM = Duty.LEAD, Duty.SUPPORT, Duty.INFORM

# fmt: off
AT_THE_REGISTER: dict[Rule, tuple[str, tuple[Callable[[Office], None], ...]]] = {
    register_rules.letterhead_confirmed: (
        "Cần điền cơ quan ban hành, tên loại và trích yếu trước khi vào sổ.",
        (book.register(organ_name=""), book.register(type_name=""), book.register(subject=""),
         book.correct(subject=""))),
    register_rules.not_secret: (
        "Văn bản có độ mật không được vào sổ trên hệ thống nối mạng. Xin gỡ bỏ và đăng ký vào sổ văn bản mật riêng.",
        (book.register(secrecy=Secrecy.CONFIDENTIAL), book.register(secrecy=Secrecy.TOP_SECRET),
         book.correct(secrecy=Secrecy.SECRET))),
    register_rules.arrives_after_issue: (
        "Ngày đến không được trước ngày ban hành và không được ở tương lai. Xin kiểm tra lại hai ngày này.",
        (book.register(TODAY, issued_date=TOMORROW), book.register(TOMORROW), book.correct(TOMORROW))),
    register_rules.entered_in_its_year: (
        "Số đến phải lấy trong sổ của năm có ngày đến. Xin chọn lại ngày đến hoặc sổ.",
        (book.register(date(TODAY.year - 1, 12, 31), issued_date=None),)),
    register_rules.number_stays: (
        "Số đến, năm và sổ không sửa được. Nếu vào nhầm sổ, xin hủy số đến và vào sổ lại.",
        (book.correct(date(TODAY.year - 1, 12, 31), issued_date=None),)),
    register_rules.register_is_open: (
        "Sổ đăng ký chưa mở hoặc đã đóng vào ngày đến này. Xin kiểm tra lại ngày đến hoặc chọn sổ khác.",
        (book.register_before_the_register_opened,)),
    register_rules.book_is_not_locked: (
        "Sổ của năm có ngày đến này đã khóa, không cấp thêm số. Xin kiểm tra lại ngày đến hoặc báo Chánh Văn phòng.",
        (book.register_in_a_locked_book,)),
    register_rules.same_letter_named: (
        "Xin chọn văn bản đã vào sổ mà bản này là bản thứ hai.",
        (book.merge_into_nothing_registered, book.merge_by_an_old_link)),
    register_rules.other_letter_named: ("Xin chọn văn bản cần phân biệt.", (book.tell_apart_from_itself,)),
    register_rules.is_a_second_copy: (
        "Bản thứ hai phải là một bản quét khác vừa được nhập vào văn bản này.", (book.add_a_copy_of_nothing,)),
    register_rules.successor_named: (
        "Xin chọn văn bản cập nhật, thay thế hoặc đính chính.",
        (book.note_a_successor(LinkKind.RECALLS), book.note_a_successor(LinkKind.SAME),
         book.note_it_as_its_own_successor, book.note_a_removed_letter_as_the_successor,
          book.note_nothing_after_a_successor)),
    register_rules.recall_named: (
        "Xin chọn văn bản thu hồi, hoặc ghi số, ký hiệu và lý do thu hồi của nơi gửi.",
        (book.call_back(notice_code=" "), book.call_back(note=""))),
}
AT_THE_DESK: dict[Rule, tuple[str, tuple[Callable[[Office], None], ...]]] = {
    rules.reason_given: (
        "Xin ghi rõ lý do.",
        (book.void_without_reason, book.return_without_reason, book.set_aside_without_reason, book.correct(reason=" "),
         work.send_back_without_reason)),
    rules.leader_can_direct: (
        "Người chỉ đạo phải là lãnh đạo đang giữ chức vụ.",
        (desk.submit_to(Role.CHIEF), desk.submit_to(Role.LEADER, valid_to=YESTERDAY))),
    rules.others_cooperate: (
        "Người phối hợp chỉ đạo phải là lãnh đạo đang giữ chức vụ, và không phải người chỉ đạo.",
        (desk.submit_to_cooperate(lambda office: office.leader), desk.submit_to_cooperate(lambda office: office.chief),
         desk.submit_to_cooperate(lambda _: a_person("Bùi Văn Cũ", a_post(Role.LEADER, valid_to=YESTERDAY))))),
    rules.no_leader_answers: (
        "Lãnh đạo đã cho ý kiến còn giữ chức vụ; chỉ lãnh đạo đó chỉ đạo lại.",
        (desk.submit_anew_what_a_leader_directs,)),
    rules.asked_to_direct: (
        "Văn bản này được trình lãnh đạo khác cho ý kiến chỉ đạo.",
        (desk.direct_for_another, desk.redirect_for_another)),
    rules.asked_to_cooperate: (
        "Đồng chí không được đề nghị phối hợp chỉ đạo văn bản này.", (desk.comment_unasked,)),
    rules.opinion_written: ("Xin ghi ý kiến.", (desk.comment_without_a_word,)),
    rules.written_for_its_sender: (
        "Ý kiến chỉ đạo phải của lãnh đạo được trình; "
        "người ghi thay phải được lãnh đạo đó ủy quyền trong ngày hôm nay.",
        (desk.direct_in_the_name_of_one_who_was_not_asked, desk.direct_with_the_hand_of_another,
         desk.write_down_without_saying_so)),
    rules.written_in_own_name: (
        "Người thao tác phải đứng tên căn cứ quy chế hoặc quyết định giao lại, hoặc ghi thay lãnh đạo đã ủy quyền.",
        (desk.transfer_in_the_name_of_a_leader, desk.reassign_as_the_chief_in_the_name_of_the_leader)),
    rules.written_for_the_same_sender: (
        "Giao lại việc của lãnh đạo nào thì ghi tên lãnh đạo đó; người ghi thay phải được lãnh đạo đó ủy quyền.",
        (desk.reassign_in_the_name_of_another,)),
    rules.regulation_named: (
        "Xin ghi điều, khoản của quy chế đã định đơn vị xử lý; nếu quy chế chưa định thì cần trình lãnh đạo.",
        (desk.transfer(" ", LEAD), desk.transfer("Điều 5 Quy chế."))),
    rules.one_unit_leads: (
        "Phải có đúng một đơn vị xử lý chính, trừ khi văn bản chỉ gửi để biết.",
        (desk.direct(given(BAN, LEAD), given(PHONG, LEAD)), desk.direct(given(BAN, SUPPORT), given(PHONG, INFORM)),
         desk.transfer("Điều 5 Quy chế.", SUPPORT))),
    rules.each_unit_once: (
        "Mỗi đơn vị chỉ được giao một vai trò. Xin bỏ đơn vị bị chọn trùng.",
        (desk.direct(given(BAN, LEAD), given(BAN, SUPPORT)),)),
    rules.units_exist: (
        "Có đơn vị đã ngừng hoạt động. Xin chọn đơn vị khác.",
        (desk.direct(given(CLOSED_YESTERDAY)), desk.direct(given(BAN), given(OPENS_TOMORROW, INFORM)),
         desk.hand_over_to_a_unit_that_closed)),
    rules.deadlines_given: (
        "Đơn vị xử lý chính và đơn vị phối hợp phải có hạn xử lý, không trước ngày hôm nay.",
        (desk.direct(given(BAN, due_date=None)), desk.direct(given(BAN, due_date=YESTERDAY)),
         desk.direct(given(BAN), given(XA, SUPPORT, None)), desk.reassign_to_the_returner_without_a_day)),
    rules.opinion_given: ("Xin ghi ý kiến chỉ đạo hoặc chọn đơn vị xử lý.", (desk.direct(text=" \n "),)),
    rules.somebody_is_named: (
        "Ý kiến chỉ đạo không giao đơn vị nào, văn bản chỉ cần lưu hồ sơ.", (desk.hand_over_to_nobody,)),
    rules.nobody_is_named: (
        "Ý kiến chỉ đạo có giao đơn vị, cần chuyển giao cho đơn vị đó.", (desk.file_instead_of_handing_over,)),
    rules.nobody_has_seen: (
        "Đã có đơn vị mở xem văn bản. Xin đề nghị lãnh đạo thu hồi việc hoặc chỉ đạo lại.",
        (desk.take_back_what_was_seen, desk.take_back_what_was_acknowledged)),
    rules.work_came_back: (
        "Không có việc nào bị trả lại hoặc thu hồi để giao lại.", (desk.reassign_what_nobody_returned,)),
    rules.sent_by_me: ("Việc bị trả lại do lãnh đạo khác giao.", (desk.reassign_for_another,)),
    rules.sent_by_regulation: (
        "Văn bản do lãnh đạo giao việc, văn thư không tự giao lại.", (desk.reassign_as_the_clerk,)),
    rules.objected_once: (
        "Việc này đã bị hai đơn vị trả lại, do Chánh Văn phòng quyết định.", (desk.reassign_after_two_returns,)),
    rules.left_to_the_chief: (
        "Việc bị trả lại lần đầu do lãnh đạo đã giao quyết định; Chánh Văn phòng giao lại từ lần trả lại thứ hai.",
        (desk.reassign_as_the_chief_at_once,)),
    rules.others_go_on: (
        "Ý kiến giao lại phải có tên đơn vị đang thực hiện, với hạn đã giao; muốn đổi hạn, xin thu hồi việc trước.",
        (desk.reassign_and_forget_who_goes_on, desk.reassign_and_move_a_deadline)),
    rules.work_has_ended: (
        "Đơn vị xử lý chính chưa hoàn thành.", (desk.finish_before_the_lead, desk.finish_before_all_have_seen)),
    rules.file_named: ("Xin ghi số và ký hiệu hồ sơ lưu văn bản.", (desk.file_without_a_file,)),
    rules.dossier_is_open: (
        "Hồ sơ này đã kết thúc, không nhận thêm văn bản. Xin chọn hồ sơ khác hoặc mở hồ sơ mới.",
        (desk.put_in_a_closed_dossier,)),
    rules.once_in_a_dossier: ("Văn bản đã có trong hồ sơ này.", (desk.put_in_the_same_dossier_twice,)),
    rules.led_by_own_unit: (
        "Chỉ đơn vị xử lý chính được lưu hồ sơ văn bản này.",
        (desk.file_the_work_of_others, desk.file_what_others_lead_now)),
}
AT_WORK: dict[Rule, tuple[str, tuple[Callable[[Office], None], ...]]] = {
    task_rules.own_unit: ("Việc này được giao cho đơn vị khác.", (work.accept_the_work_of_others,)),
    task_rules.own_head: (
        "Chỉ trưởng đơn vị được giao việc này được làm.", (work.appoint_as_the_head_of_another_unit,)),
    task_rules.to_be_worked_on: (
        "Văn bản gửi để biết, không phải tiếp nhận xử lý.", (work.accept_what_is_for_information,)),
    task_rules.for_information: ("Việc này cần được xử lý, không chỉ để biết.", (work.only_look_at_work,)),
    task_rules.leads: ("Chỉ đơn vị xử lý chính báo cáo kết quả để duyệt.", (work.report_as_a_supporter,)),
    task_rules.supports: ("Chỉ đơn vị phối hợp tự báo hoàn thành phần việc của mình.", (work.complete_as_the_lead,)),
    task_rules.is_periodic: (
        "Chỉ báo cáo định kỳ mới gửi thẳng không qua tiếp nhận.", (work.send_a_report_without_taking_it_on,)),
    task_rules.not_yet_seen: ("Đơn vị đã mở xem việc này.", (work.see_twice, work.take_back_what_was_seen)),
    task_rules.officer_of_the_unit: (
        "Người được phân công phải là chuyên viên đang công tác tại đơn vị.", (work.appoint_one_of_another_unit,)),
    task_rules.has_units_below: (
        "Đơn vị không có đơn vị trực thuộc để chuyển tiếp.", (work.forward_without_units_below,)),
    task_rules.forwarded_to_somebody: ("Xin chọn đơn vị trực thuộc nhận việc.", (work.forward(lambda _: ()),)),
    task_rules.stays_in_the_branch: (
        "Chỉ chuyển tiếp cho đơn vị trực thuộc đang hoạt động.",
        (work.forward(lambda office: office.units[1:2]),
         work.forward(lambda office: [a_unit("Tổ Cũ", valid_to=YESTERDAY, parent=office.units[0])]))),
    task_rules.passed_on_in_kind: (
        "Chỉ chuyển tiếp để phối hợp hoặc để biết; văn bản gửi để biết chỉ chuyển tiếp để biết.",
        (work.forward(lambda office: office.units[0].below, LEAD), work.forward_for_work_what_is_for_information,
         work.forward(lambda office: office.units[0].below, Duty.PERIODIC))),
    task_rules.each_branch_once: (
        "Việc này đã chuyển tiếp cho đơn vị đó. Xin bỏ đơn vị bị chọn trùng.",
        (work.forward(lambda office: office.units[0].below * 2),)),
    task_rules.within_own_deadline: (
        "Hạn giao cho đơn vị trực thuộc không được trước ngày hôm nay và không được sau hạn của đơn vị mình.",
        (work.forward(lambda office: office.units[0].below, due_date=YESTERDAY),
         work.forward(lambda office: office.units[0].below, due_date=IN_A_WEEK + timedelta(days=1)))),
    task_rules.may_be_returned: (
        "Văn bản gửi để biết và báo cáo định kỳ không trả lại được.",
        (work.return_what_is_for_information, work.return_a_periodic_report)),
    task_rules.has_a_deadline: ("Việc này không có hạn để gia hạn.", (work.ask_where_there_is_no_day,)),
    task_rules.nothing_asked: ("Đang có đề nghị gia hạn chờ trả lời.", (work.ask_twice,)),
    task_rules.later_day_asked: (
        "Hạn mới phải sau hạn hiện tại và không trước ngày hôm nay; xin ghi rõ lý do gia hạn.",
        (work.ask(0), work.ask(-1), work.ask(reason="\n"))),
    task_rules.extension_asked: (
        "Việc này không có đề nghị gia hạn nào chờ trả lời.", (work.grant_what_nobody_asked,)),
    task_rules.not_asked_by_oneself: (
        "Người xin gia hạn không tự trả lời đề nghị của mình.", (work.grant_ones_own_wish,)),
    task_rules.sent_it: ("Việc này do người khác giao.", (work.grant_for_another,)),
    task_rules.set_by_no_leader: (
        "Hạn này do người giao việc đặt; Chánh Văn phòng chỉ trả lời thay khi việc được giao theo quy chế.",
        (work.grant_as_the_chief,)),
    task_rules.forwarded_it: ("Việc này không do đơn vị mình chuyển tiếp.", (work.grant_as_a_head,)),
    task_rules.new_day_is_later: (
        "Hạn mới phải sau hạn cũ, không trước ngày hôm nay, và không sau hạn của đơn vị đã chuyển tiếp việc.",
        (work.grant(0), work.grant(-1))),
    task_rules.sent_or_directs_it: (
        "Việc này do lãnh đạo khác giao.",
        (work.send_back_another_leaders_work, work.recall_for_another, work.urge_for_another)),
    task_rules.handed_over_by_the_clerk: (
        "Việc chuyển tiếp trong đơn vị và báo cáo định kỳ không do văn thư chuyển giao.",
        (work.take_back_what_a_head_forwarded,)),
    task_rules.not_urged_today: ("Việc này đã được đôn đốc trong ngày hôm nay.", (work.urge_twice_a_day,)),
    task_rules.answered: (
        "Xin ghi số, ký hiệu văn bản trả lời hoặc đính kèm tệp kết quả; nếu không có, xin ghi lý do.",
        (work.report_without_an_answer,)),
    task_rules.result_given: (
        "Xin ghi kết quả thực hiện.", (work.report_nothing, work.complete_without_a_report)),
    task_rules.not_reported_by_oneself: (
        "Người báo cáo kết quả không tự duyệt kết quả của mình.", (work.approve_ones_own_report,)),
}
AT_THE_OBLIGATIONS: dict[Rule, tuple[str, tuple[Callable[[Office], None], ...]]] = {
    obligation_rules.told_what_and_to_whom: (
        "Xin ghi tên báo cáo định kỳ và nơi nhận báo cáo.", (series.oblige(what=" "), series.oblige(receiver=""))),
    obligation_rules.has_units: (
        "Xin chọn ít nhất một đơn vị đang hoạt động phải gửi báo cáo.",
        (series.oblige(units=[]), series.oblige_a_unit(CLOSED_YESTERDAY))),
    obligation_rules.comes_back_on_a_day: (
        "Ngày định kỳ phải từ 1 đến 31 và tháng phải nằm trong kỳ báo cáo.",
        (series.oblige(day=32), series.oblige(day=0), series.oblige(month=2))),
    obligation_rules.begins_in_time: (
        "Hạn của kỳ báo cáo đầu tiên phải đúng ngày định kỳ và không được trước ngày hôm nay.",
        (series.oblige(first_due=date(2026, 2, 22)), series.oblige(first_due=date(2026, 3, 23)))),
    obligation_rules.obliges: (
        "Văn bản này không đặt chế độ báo cáo định kỳ nào đang thực hiện.", (series.end_nothing,)),
}
# fmt: on
BROKEN = AT_THE_REGISTER | AT_THE_DESK | AT_WORK | AT_THE_OBLIGATIONS
