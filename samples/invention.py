"""Letters made up by chance, the same for the same seed: for benchmarks and for tests that need many."""

import random
from datetime import date, timedelta
from typing import Any

from samples.letter import Arrival, Letter
from samples.offices import DRAFTERS, Office, party_office, state_office

STATE_TYPES = {
    "Quyết định": "QĐ", "Kế hoạch": "KH", "Thông báo": "TB", "Báo cáo": "BC", "Tờ trình": "TTr", "Chỉ thị": "CT",
    "Hướng dẫn": "HD", "Giấy mời": "GM",
}  # fmt: skip
PARTY_TYPES = {
    "Quyết định": "QĐ", "Kế hoạch": "KH", "Thông báo": "TB", "Báo cáo": "BC", "Kết luận": "KL", "Hướng dẫn": "HD",
    "Chương trình": "CTr",
}  # fmt: skip
SUBJECTS = (
    "tăng cường công tác phòng cháy, chữa cháy trong mùa khô", "rà soát, cập nhật danh mục hồ sơ năm công tác",
    "triển khai nhiệm vụ chuyển đổi số trong cơ quan, đơn vị", "chuẩn bị tổ chức Hội nghị sơ kết 6 tháng đầu năm",
    "thực hiện quy định về tinh giản biên chế", "đẩy mạnh cải cách thủ tục hành chính tại bộ phận một cửa",
    "báo cáo tình hình thực hiện quy chế dân chủ ở cơ sở", "phối hợp tổ chức lớp bồi dưỡng nghiệp vụ văn thư, lưu trữ",
    "xử lý kiến nghị của cử tri gửi đến sau kỳ họp", "quản lý, sử dụng tài sản công sau sắp xếp tổ chức bộ máy",
    "bảo đảm an toàn giao thông dịp nghỉ lễ", "lấy ý kiến góp ý dự thảo quy chế làm việc",
    "kiểm tra công tác tiếp công dân, giải quyết khiếu nại, tố cáo", "thăm hỏi, tặng quà gia đình chính sách",
    "khắc phục hậu quả mưa lũ, ổn định đời sống Nhân dân", "tổng kết phong trào thi đua yêu nước",
)  # fmt: skip
RECIPIENTS = {
    "state": (
        "Các sở, ban, ngành cấp tỉnh", "Ủy ban nhân dân các xã, phường", "Các đơn vị trực thuộc",
        "Các phòng chuyên môn",
    ),
    "party": (
        "Các đảng ủy trực thuộc", "Các chi bộ trực thuộc", "Các ban xây dựng Đảng Tỉnh ủy", "Văn phòng Đảng ủy",
    ),
}  # fmt: skip
BODY = (
    "Xác định đây là nhiệm vụ quan trọng, thường xuyên; phân công rõ trách nhiệm của từng tập thể, cá nhân; "
    "gắn kết quả thực hiện với việc đánh giá, xếp loại cuối năm của cơ quan, đơn vị.",
    "Tổ chức quán triệt, tuyên truyền sâu rộng đến toàn thể cán bộ, đảng viên, công chức, viên chức và người "
    "lao động bằng nhiều hình thức phù hợp, thiết thực, tránh phô trương, lãng phí.",
    "Rà soát các văn bản đã ban hành, kịp thời sửa đổi, bổ sung hoặc bãi bỏ các quy định không còn phù hợp với"
    " tình hình thực tế và quy định hiện hành của cấp trên.",
    "Tăng cường kiểm tra, giám sát, đôn đốc việc thực hiện ở cơ sở; kịp thời phát hiện, chấn chỉnh những tồn "
    "tại, hạn chế, không để phát sinh vụ việc phức tạp, kéo dài.",
    "Bố trí kinh phí, phương tiện và nhân lực bảo đảm thực hiện nhiệm vụ; sử dụng kinh phí đúng mục đích, đúng"
    " chế độ, tiết kiệm và hiệu quả.",
    "Phối hợp chặt chẽ với các cơ quan, đơn vị liên quan trong việc cung cấp thông tin, số liệu; chủ động tháo"
    " gỡ khó khăn, vướng mắc thuộc thẩm quyền.",
    "Đẩy mạnh ứng dụng công nghệ thông tin, ký số và gửi, nhận văn bản điện tử; bảo đảm an toàn thông tin mạng"
    " trong quá trình xử lý công việc.",
    "Biểu dương, khen thưởng kịp thời các tập thể, cá nhân có thành tích; phê bình, xử lý nghiêm các trường "
    "hợp thiếu trách nhiệm, để chậm tiến độ được giao.",
)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Quang", "Hữu", "Ngọc", "Xuân", "Thanh", "Quốc", "Mạnh", "Thúy")
GIVEN = ("Hòa", "Tuấn", "Lan", "Hùng", "Phương", "Thắng", "Nga", "Khánh", "Dũng", "Hạnh", "Bình", "Thủy", "Sơn", "Quý")
URGENCIES = ("urgent", "very_urgent", "express", "express_timed")


def random_letter(
    seed: int, system: str | None = None, *, short: bool = False, paragraphs: int | None = None
) -> Letter:
    """A letter of the State or the Party; `short` fits one page, `paragraphs` makes it as long as wished."""
    chance = random.Random(seed)
    system = system or chance.choice(("state", "state", "party"))
    office = state_office(chance) if system == "state" else party_office(chance)
    issued = date(2019, 1, 2) + timedelta(days=chance.randrange(2800))
    typed = chance.random() < 0.5
    topic = chance.choice(SUBJECTS)
    deadline, sentence = _deadline(chance, issued, office)
    by_hand = chance.random() < 0.65
    authority, position = chance.choice(office.signers)
    naming = _naming(chance, system, office, topic, typed)
    sentence += "./." if system == "state" else "."
    return Letter(
        system=system,
        number=_number(chance),
        parent=office.parent,
        issuer=office.issuer,
        organ_name=office.name,
        organ_name_accept=office.accept,
        parent_name=office.parent_name,
        place=office.place,
        issued=issued,
        **naming,
        addressed_to=() if typed else tuple(chance.sample(RECIPIENTS[system], chance.randint(1, 2))),
        body=_body(chance, naming, topic, sentence, 2 if short else paragraphs or chance.randint(3, 7)),
        authority=authority,
        position=position,
        signer=" ".join(chance.choice(names) for names in (FAMILY, MIDDLE, GIVEN)),
        to_places=_to_places(chance, system, office),
        urgency=chance.choice(URGENCIES) if chance.random() < 0.15 else "normal",
        hand_number=by_hand,
        hand_date=by_hand and chance.random() < 0.8,
        arrival=_arrival(chance, issued) if chance.random() < 0.3 else None,
        deadlines=(deadline,) if deadline else (),
        seal=office.seal,
        hand=chance.randrange(4),
    )


def _number(chance: random.Random) -> str:
    number = round(10 ** chance.uniform(0.3, 3.9))
    return f"{number:02d}"


def _naming(chance: random.Random, system: str, office: Office, topic: str, typed: bool) -> dict[str, Any]:
    """Type, notation and subject, as the system forms them."""
    if system == "state" and not typed:
        return {"notation": f"{office.letters}-{chance.choice(DRAFTERS)}", "subject": topic}
    if not typed:
        return {"notation": f"CV/{office.letters}", "subject": topic}
    type_name, short = chance.choice(list((STATE_TYPES if system == "state" else PARTY_TYPES).items()))
    joined = f"{short}-{office.letters}" if system == "state" else f"{short}/{office.letters}"
    opening = {"state": "Về việc", "party": "về việc"}[system]
    return {"type_name": type_name, "notation": joined, "subject": f"{opening} {topic}"}


def _deadline(chance: random.Random, issued: date, office: Office) -> tuple[dict[str, Any] | None, str]:
    """The deadline and the sentence that states it; half of the letters have none."""
    if chance.random() < 0.5:
        return None, "Đề nghị các cơ quan, đơn vị quan tâm triển khai thực hiện"
    opening = f"Báo cáo kết quả thực hiện gửi về {office.name}"
    if chance.random() < 0.25:
        day = chance.randint(5, 28)
        return {"day_of_month": day}, f"{opening} {chance.choice(('trước', 'vào'))} ngày {day} hằng tháng để tổng hợp"
    due = issued + timedelta(days=chance.randint(7, 60))
    words = chance.choice(("trước ngày", "chậm nhất ngày", "trong ngày"))
    written = chance.choice(
        (f"{due.day:02d}/{due.month}/{due.year}", f"{due.day:02d} tháng {due.month:02d} năm {due.year}")
    )
    return {"date": due.isoformat()}, f"{opening} {words} {written} để tổng hợp"


def _body(chance: random.Random, naming: dict[str, Any], topic: str, sentence: str, length: int) -> tuple[str, ...]:
    picked = chance.sample(range(max(length, len(BODY))), length)
    chosen = [BODY[index % len(BODY)] for index in picked]
    if naming.get("type_name") == "Quyết định":
        articles = [f"**Điều {index}.** {text}" for index, text in enumerate((*chosen, sentence), 1)]
        return (*_bases(chance), "= **QUYẾT ĐỊNH:**", *articles)
    opening = f"Thực hiện chương trình công tác năm và ý kiến chỉ đạo của cấp trên về {topic}, "
    opening += chance.choice(("đề nghị các cơ quan, đơn vị", "yêu cầu các cơ quan, đơn vị"))
    opening += " tập trung thực hiện tốt một số nội dung sau:"
    return (opening, *(f"**{index}.** {text}" for index, text in enumerate(chosen, 1)), sentence)


def _bases(chance: random.Random) -> list[str]:
    """What a decision rests on: codes and dates that are not its own."""
    year = chance.randint(2019, 2025)
    cited = f"Quyết định số {chance.randint(2, 900)}/QĐ-UBND ngày {chance.randint(10, 28)} tháng 9 năm {year}"
    return [
        "_Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;_",
        f"_Căn cứ {cited} của Ủy ban nhân dân tỉnh về phân cấp quản lý;_",
        "_Theo đề nghị của Chánh Văn phòng._",
    ]


def _to_places(chance: random.Random, system: str, office: Office) -> tuple[str, ...]:
    if system == "party":
        return ("Như trên,", "Thường trực (để b/c),", f"Lưu {chance.choice(('Văn phòng', 'VP', 'VT'))}.")
    return ("Như trên;", f"Lãnh đạo {office.letters};", f"Lưu: VT, {chance.choice(DRAFTERS)}.")


def _arrival(chance: random.Random, issued: date) -> Arrival:
    return Arrival(
        office=chance.choice(("ĐẢNG ỦY XÃ TÂN LỘC", "UBND PHƯỜNG HÒA PHÚ", "SỞ NỘI VỤ", "VĂN PHÒNG TỈNH ỦY")),
        number=str(chance.randint(1, 4000)),
        date=issued + timedelta(days=chance.randint(0, 6)),
        ink=chance.choice(("blue", "red")),
        over_text=chance.random() < 0.3,
    )
