"""The cases that go otherwise than planned: what the office does in each. Drawn into `docs/workflow.md`."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.terms import Action as A
from workflow.terms import LinkKind, TaskAction
from workflow.terms import TaskAction as T


@dataclass(frozen=True)
class Exceptional:
    """One case: what happens, by which acts it is answered, and what holds then."""

    case: str
    acts: tuple[A | TaskAction, ...]
    holds: str
    room: str = ""
    """Where it is kept, if no act of the two tables answers it alone."""


# fmt: off
EXCEPTIONS: tuple[Exceptional, ...] = (
    Exceptional("Gửi sai nơi nhận, chữ ký hoặc thể thức không đạt", (A.RETURN_TO_SENDER,),
        "Trả lại nơi gửi, bắt buộc ghi lý do; số đến đã cấp thì giữ nguyên. Lãnh đạo cho ý kiến không giao đơn vị nào "
        "thì sau đó văn thư vẫn trả lại được (Nghị định 30/2020/NĐ-CP, Điều 21)."),
    Exceptional("Bì ghi tên người nhận hoặc gửi tổ chức đoàn thể", (), "Không bóc bì, giao tận nơi, không cấp số đến.",
        "sổ giao bì không bóc (`workflow/envelope.py`)"),
    Exceptional("Đơn vị trả lại việc không đúng chức năng", (T.RETURN, T.RECALL, A.REASSIGN),
        "Có hiệu lực ngay, bắt buộc ghi lý do và có thể đề xuất đơn vị đúng; mọi việc đơn vị đó đã chuyển tiếp được "
        "thu hồi theo. Đơn vị phối hợp trả lại chỉ ảnh hưởng phần của mình; nơi nhận để biết không trả lại. Lần đầu "
        "do người giao việc quyết định, từ lần trả lại thứ hai do Chánh Văn phòng."),
    Exceptional("Quy chế đã định đơn vị xử lý", (A.TRANSFER, A.TAKE_BACK, A.SUBMIT),
        "Văn thư chuyển thẳng, ghi điều khoản của quy chế; nếu rút lại thì chuyển đơn vị khác hoặc trình lãnh đạo."),
    Exceptional("Đổi đơn vị xử lý chính", (A.REASSIGN, A.REDIRECT),
        "Giao lại phần bị trả hoặc chỉ đạo lại toàn bộ; ý kiến, việc và đơn vị cũ được giữ trong lịch sử."),
    Exceptional("Chuyển tiếp xuống đơn vị trực thuộc", (T.FORWARD, T.APPOINT),
        "Chỉ trong nhánh của mình, hạn không sau hạn của mình; việc đã bị thu hồi thì không chuyển tiếp được."),
    Exceptional("Thu hồi trong nội bộ", (T.RECALL, A.TAKE_BACK),
        "Chỉ người đã giao thu hồi, bắt buộc ghi lý do, cả nhánh đã chuyển tiếp kết thúc theo; văn thư rút lại được "
        "khi chưa đơn vị nào mở xem."),
    Exceptional("Cơ quan ban hành thu hồi văn bản", (A.NOTE_CALL_BACK, T.CLOSE),
        "Văn thư xác nhận; mọi việc đang làm kết thúc, thông tin của chính việc thu hồi được giữ (Điều 18)."),
    Exceptional("Cơ quan ban hành cập nhật, thay thế, đính chính", (A.NOTE_SUCCESSOR,),
        f"Giữ văn bản cũ, liên kết hai chiều: {LinkKind.UPDATES.label}, {LinkKind.REPLACES.label}, "
        f"{LinkKind.CORRECTS.label} (Điều 18)."),
    Exceptional("Văn bản trùng: fax và bản giấy, quét lại, nhận qua hai đường",
        (A.MERGE, A.ADD_COPY, A.REGISTER, A.TELL_APART),
        "Chỉ cảnh báo, không từ chối; văn thư chọn: cùng một văn bản (kèm bản thứ hai, không cấp số đến mới), vào sổ "
        "riêng, hoặc văn bản khác. Hai văn thư cùng làm thì người sau được báo ai đã làm."),
    Exceptional("Nhập nhầm hoặc để riêng nhầm", (A.RESTORE,), "Đưa trở lại kiểm tra; hai bản từ nay được phân biệt."),
    Exceptional("Hủy số đến", (A.VOID,),
        "Chỉ khi chưa trình, bắt buộc ghi lý do; số in là ĐÃ HỦY và không cấp lại."),
    Exceptional("Nhận để biết, nhận để báo cáo", (T.ACKNOWLEDGE, T.FORWARD),
        "Chỉ xem và chuyển tiếp để biết; không tiếp nhận, không báo cáo, không trả lại."),
    Exceptional("Xin gia hạn", (T.ASK_EXTENSION, T.GRANT_EXTENSION, T.REFUSE_EXTENSION),
        "Ghi hạn mới và lý do; do người đặt hạn trả lời, không ai tự trả lời đề nghị của mình; hạn cũ được giữ."),
    Exceptional("Ủy quyền, đi vắng, trợ lý ghi thay", (A.DIRECT, A.REDIRECT, A.COMMENT, A.REASSIGN),
        "Trong thời hạn ủy quyền, không gồm văn bản mật trừ khi ghi rõ; lịch sử nêu tên cả hai người.",
        "trang Ủy quyền"),
    Exceptional("Lãnh đạo đã cho ý kiến thôi giữ chức vụ", (A.SUBMIT, A.REASSIGN, T.GRANT_EXTENSION, T.APPROVE),
        "Trình lãnh đạo khác trong khi việc vẫn tiếp tục; Chánh Văn phòng trả lời gia hạn, duyệt kết quả, giao lại."),
    Exceptional("Nhiều lãnh đạo cùng một văn bản", (A.SUBMIT, A.COMMENT, A.DIRECT),
        "Một người chỉ đạo, những người khác cho ý kiến phối hợp."),
    Exceptional("Một văn bản trong nhiều hồ sơ", (A.ADD_TO_DOSSIER, A.FILE),
        "Không sao chép, mỗi hồ sơ một số thứ tự.", "trang Hồ sơ"),
    Exceptional("Nhầm khi đăng ký", (A.CORRECT,), "Sửa kèm lý do, ghi cũ → mới; số đến, năm và sổ không sửa."),
    Exceptional("Một văn bản giao nhiều việc", (A.DIRECT, A.HAND_OVER, T.ASSIGN),
        "Mỗi đơn vị một việc, với vai trò, hạn và trạng thái riêng; mặc định một đơn vị xử lý chính."),
    Exceptional("Chế độ báo cáo định kỳ", (A.OBLIGE, A.END_OBLIGATION, T.COMPLETE),
        "Mỗi kỳ một việc cho từng đơn vị, cho đến khi văn bản sau kết thúc chế độ đó."),
    Exceptional("Đơn thư, giấy mời, sách báo", (A.REGISTER, A.SET_ASIDE),
        "Vào sổ riêng có dãy số riêng, hoặc để riêng nếu không phải văn bản đến.", "các sổ đăng ký của cơ quan"),
    Exceptional("Văn bản có dấu mật", (A.WITHHOLD,),
        "Gỡ bỏ toàn bộ nội dung ở bất cứ bước nào, cùng mọi bản khác của nó; chỉ còn dấu vết không có nội dung."),
)
# fmt: on
