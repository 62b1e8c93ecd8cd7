"""The closed vocabularies: English in code (Decree 30/2020, Annex VI), Vietnamese on screen."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of the office: its value is stored, its label is shown."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term


# fmt: off
class State(Term):
    """Where an incoming document stands."""

    RECEIVED    = "received",    "Đang đọc"
    TO_REVIEW   = "to_review",   "Chờ kiểm tra"
    REGISTERED  = "registered",  "Đã vào sổ"
    SUBMITTED   = "submitted",   "Đã trình"
    DIRECTED    = "directed",    "Đã có ý kiến chỉ đạo"
    IN_PROGRESS = "in_progress", "Đang giải quyết"
    DONE        = "done",        "Đã giải quyết"
    FILED       = "filed",       "Đã lưu hồ sơ"
    RETURNED    = "returned",    "Đã trả lại nơi gửi"
    SET_ASIDE   = "set_aside",   "Đã để riêng"
    WITHHELD    = "withheld",    "Đã gỡ bỏ do có dấu mật"
    MERGED      = "merged",      "Đã nhập vào văn bản đã có"
    CALLED_BACK = "called_back", "Nơi gửi đã thu hồi"


class Action(Term):
    """What is done to a document."""

    RECEIVE          = "receive",          "Tiếp nhận"
    NOTE_READING     = "note_reading",     "Ghi kết quả đọc"
    WITHHOLD         = "withhold",         "Gỡ bỏ văn bản mật"
    REGISTER         = "register",         "Vào sổ"
    RETURN_TO_SENDER = "return_to_sender", "Trả lại nơi gửi"
    SET_ASIDE        = "set_aside",        "Để riêng (không phải văn bản đến)"
    RESTORE          = "restore",          "Đưa trở lại kiểm tra"
    TELL_APART       = "tell_apart",       "Xác nhận là văn bản khác"
    MERGE            = "merge",            "Nhập vào văn bản đã có"
    ADD_COPY         = "add_copy",         "Nhận thêm bản của văn bản"
    CORRECT          = "correct",          "Sửa thông tin đăng ký"
    VOID             = "void",             "Hủy số đến"
    SUBMIT           = "submit",           "Trình lãnh đạo"
    TRANSFER         = "transfer",         "Chuyển thẳng đơn vị theo quy chế"
    DIRECT           = "direct",           "Cho ý kiến chỉ đạo"
    COMMENT          = "comment",          "Cho ý kiến phối hợp"
    REDIRECT         = "redirect",         "Chỉ đạo lại"
    HAND_OVER        = "hand_over",        "Chuyển giao"
    TAKE_BACK        = "take_back",        "Rút lại chuyển giao"
    REASSIGN         = "reassign",         "Giao lại việc"
    FINISH           = "finish",           "Kết thúc giải quyết"
    ADD_TO_DOSSIER   = "add_to_dossier",   "Đưa vào hồ sơ"
    FILE             = "file",             "Lưu hồ sơ"
    OBLIGE           = "oblige",           "Lập chế độ báo cáo định kỳ"
    END_OBLIGATION   = "end_obligation",   "Kết thúc chế độ báo cáo định kỳ"
    NOTE_SUCCESSOR   = "note_successor",   "Ghi nhận cập nhật, thay thế, đính chính"
    NOTE_CALL_BACK   = "note_call_back",   "Ghi nhận nơi gửi thu hồi"


class TaskState(Term):
    """Where one unit's piece of work stands."""

    ASSIGNED = "assigned", "Chờ tiếp nhận"
    IN_WORK  = "in_work",  "Đang thực hiện"
    REPORTED = "reported", "Chờ duyệt kết quả"
    FINISHED = "finished", "Hoàn thành"
    RETURNED = "returned", "Đã trả lại"
    RECALLED = "recalled", "Đã thu hồi"
    CLOSED   = "closed",   "Kết thúc theo đơn vị xử lý chính"


class TaskAction(Term):
    """What is done to a task."""

    ASSIGN           = "assign",           "Giao việc"
    SEE              = "see",              "Mở xem"
    ACCEPT           = "accept",           "Tiếp nhận việc"
    APPOINT          = "appoint",          "Phân công chuyên viên"
    FORWARD          = "forward",          "Chuyển tiếp đơn vị trực thuộc"
    RETURN           = "return",           "Trả lại việc"
    ASK_EXTENSION    = "ask_extension",    "Xin gia hạn"
    GRANT_EXTENSION  = "grant_extension",  "Đồng ý gia hạn"
    REFUSE_EXTENSION = "refuse_extension", "Không đồng ý gia hạn"
    URGE             = "urge",             "Đôn đốc"
    REPORT           = "report",           "Báo cáo kết quả"
    COMPLETE         = "complete",         "Báo hoàn thành"
    ACKNOWLEDGE      = "acknowledge",      "Đã xem"
    SEND_BACK        = "send_back",        "Yêu cầu làm lại"
    APPROVE          = "approve",          "Duyệt kết quả"
    RECALL           = "recall",           "Thu hồi việc"
    CLOSE            = "close",            "Kết thúc theo đơn vị xử lý chính"


class Role(Term):
    """In what capacity a person acts; a person may hold several posts."""

    SYSTEM  = "system",  "Hệ thống"
    CLERK   = "clerk",   "Văn thư"
    CHIEF   = "chief",   "Chánh Văn phòng"
    LEADER  = "leader",  "Lãnh đạo"
    HEAD    = "head",    "Trưởng đơn vị"
    OFFICER = "officer", "Chuyên viên"
    ADMIN   = "admin",   "Quản trị"


class Duty(Term):
    """What a unit is asked for (Art. 23.2)."""

    LEAD     = "lead",     "Xử lý chính"
    SUPPORT  = "support",  "Phối hợp"
    INFORM   = "inform",   "Nhận để biết"
    PERIODIC = "periodic", "Báo cáo định kỳ"


class Urgency(Term):
    """Độ khẩn (Annex I, cell 10b; `express_timed` lives on in electronic exchange)."""

    NORMAL        = "normal",        "Thường"
    URGENT        = "urgent",        "Khẩn"
    VERY_URGENT   = "very_urgent",   "Thượng khẩn"
    EXPRESS       = "express",       "Hỏa tốc"
    EXPRESS_TIMED = "express_timed", "Hỏa tốc hẹn giờ"


class Secrecy(Term):
    """Độ mật (Annex I, cell 10a)."""

    NONE         = "none",         "Thường"
    CONFIDENTIAL = "confidential", "Mật"
    SECRET       = "secret",       "Tối mật"
    TOP_SECRET   = "top_secret",   "Tuyệt mật"


class Channel(Term):
    """How a letter came: what is scanned here came on paper, what came as a file came through the network."""

    PAPER      = "paper",      "Bản giấy"
    ELECTRONIC = "electronic", "Bản điện tử"


class Source(Term):
    """Where a deadline comes from."""

    LETTER     = "letter",     "Văn bản đến"
    DIRECTIVE  = "directive",  "Người giao việc"
    REGULATION = "regulation", "Quy chế của cơ quan"
    EXTENSION  = "extension",  "Gia hạn"
    OBLIGATION = "obligation", "Chế độ báo cáo định kỳ"


class LinkKind(Term):
    """How a later letter stands to an earlier one."""

    SAME     = "same",     "cùng một văn bản với"
    ANOTHER  = "another",  "khác với"
    UPDATES  = "updates",  "cập nhật"
    REPLACES = "replaces", "thay thế"
    CORRECTS = "corrects", "đính chính"
    RECALLS  = "recalls",  "thu hồi"
    ANSWERS  = "answers",  "trả lời"


class Retention(Term):
    """Thời hạn lưu trữ of a dossier (Annex V; Circular 10/2022/TT-BNV)."""

    PERMANENT = "permanent", "Vĩnh viễn"
    YEARS_70  = "70",        "70 năm"
    YEARS_50  = "50",        "50 năm"
    YEARS_20  = "20",        "20 năm"
    YEARS_10  = "10",        "10 năm"
    YEARS_5   = "5",         "5 năm"
    YEARS_2   = "2",         "2 năm"


class MandateKind(Term):
    """Why one acts for a leader."""

    ASSISTANT = "assistant", "ghi thay"
    ABSENCE   = "absence",   "cho ý kiến theo ủy quyền của"


class LessonKind(Term):
    """What the office's own register teaches about an issuer."""

    NAME     = "name",     "Tên cơ quan"
    NOTATION = "notation", "Ký hiệu"
    SIGNER   = "signer",   "Người ký"
    ORDER    = "order",    "Thứ tự số"
# fmt: on

TYPE_NAMES = (
    "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn",
    "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng",
    "Công văn", "Công điện", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu",
    "Giấy nghỉ phép", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Thư công", "Luật", "Lệnh", "Pháp lệnh",
    "Nghị định", "Thông tư", "Thông tư liên tịch", "Kết luận", "Thông tri", "Quy hoạch", "Tuyên bố",
    "Lời kêu gọi", "Điều lệ", "Bản sao",
)  # fmt: skip
"""Tên loại: Decree 30/2020, Art. 7 and legal documents; Party documents after 66-QĐ/TW and 399-QĐ/TW."""
