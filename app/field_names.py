"""The fields of a reading as a person calls them, in the order of the paper."""

FIELD_LABELS = {
    "code": "Số, ký hiệu",
    "code_number": "Số",
    "code_notation": "Ký hiệu",
    "issued_date": "Ngày ban hành",
    "issue_place": "Địa danh",
    "organ_name": "Cơ quan ban hành",
    "parent_name": "Cơ quan chủ quản",
    "type_name": "Tên loại",
    "subject": "Trích yếu",
    "urgency": "Độ khẩn",
    "secrecy": "Độ mật",
    "signer_name": "Người ký",
    "signer_position": "Chức vụ",
    "addressed_to": "Kính gửi",
    "to_places": "Nơi nhận",
    "arrival_number": "Số đến (dấu)",
    "arrival_date": "Ngày đến (dấu)",
}
