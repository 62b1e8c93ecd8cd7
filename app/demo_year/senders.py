"""Who writes to the demo office: bodies above, beside and below it. All names of persons are invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sender:
    """A body, the letters of its codes, where it sits, how its head signs, and how often it writes."""

    name: str
    letters: str
    place: str
    position: str
    weight: int
    party: bool = True


# fmt: off
SENDERS = (
    # name                                            letters     place         position               weight
    Sender("Văn phòng Trung ương Đảng",                 "VPTW",    "Hà Nội",     "Phó Chánh Văn phòng",14),
    Sender("Ban Tổ chức Trung ương",                    "BTCTW",   "Hà Nội",     "Phó Trưởng ban",     12),
    Sender("Ban Tuyên giáo và Dân vận Trung ương",      "BTGDVTW", "Hà Nội",     "Phó Trưởng ban",     14),
    Sender("Ủy ban Kiểm tra Trung ương",                "UBKTTW",  "Hà Nội",     "Phó Chủ nhiệm",       7),
    Sender("Đảng ủy Chính phủ",                         "ĐUCP",    "Hà Nội",     "Phó Bí thư",         26),
    Sender("Bộ Tài chính",                              "BTC",     "Hà Nội",     "Thứ trưởng",          8, party=False),
    Sender("Bộ Nội vụ",                                 "BNV",     "Hà Nội",     "Thứ trưởng",          7, party=False),
    Sender("Bộ Công Thương",                            "BCT",     "Hà Nội",     "Thứ trưởng",          6, party=False),
    Sender("Tỉnh ủy Ninh Bình",                         "TU",      "Ninh Bình",  "Phó Bí thư",         10),
    Sender("Tỉnh ủy Hưng Yên",                          "TU",      "Hưng Yên",   "Phó Bí thư",          9),
    Sender("Tỉnh ủy Phú Thọ",                           "TU",      "Phú Thọ",    "Phó Bí thư",          7),
    Sender("Ban Tổ chức Tỉnh ủy Ninh Bình",             "BTCTU",   "Ninh Bình",  "Trưởng ban",          6),
    Sender("Ủy ban nhân dân tỉnh Hưng Yên",             "UBND",    "Hưng Yên",   "Phó Chủ tịch",       12, party=False),
    Sender("Ủy ban nhân dân tỉnh Ninh Bình",            "UBND",    "Ninh Bình",  "Phó Chủ tịch",       11, party=False),
    Sender("Sở Nội vụ tỉnh Phú Thọ",                    "SNV",     "Phú Thọ",    "Phó Giám đốc",        5, party=False),
    Sender("Đảng ủy Tập đoàn Trường Sơn",               "ĐUTĐ",    "Hà Nội",     "Phó Bí thư",          9),
    Sender("Đảng ủy Tổng công ty Biển Đông Xanh",       "ĐUTCT",   "Hải Phòng",  "Phó Bí thư",          8),
    Sender("Đảng ủy Ngân hàng Phương Nam",              "ĐUNH",    "Hà Nội",     "Bí thư",              6),
    Sender("Công đoàn Tập đoàn Sông Hồng",              "CĐTĐ",    "Hà Nội",     "Chủ tịch",           14),
    Sender("Hội Cựu chiến binh Tập đoàn Sông Hồng",     "HCCB",    "Hà Nội",     "Chủ tịch",            6),
    Sender("Đảng ủy Tổng công ty Xây lắp Sông Hồng",    "ĐUXL",    "Hà Nội",     "Bí thư",             30),
    Sender("Đảng ủy Tổng công ty Năng lượng Bạch Hạc",  "ĐUNL",    "Phú Thọ",    "Bí thư",             26),
    Sender("Đảng ủy Công ty Vận tải Cửa Lục",           "ĐUVT",    "Quảng Ninh", "Bí thư",             22),
    Sender("Đảng ủy Công ty Cơ khí Yên Lạc",            "ĐUCK",    "Phú Thọ",    "Phó Bí thư",         20),
    Sender("Đảng ủy Viện Thiết kế Sông Hồng",           "ĐUV",     "Hà Nội",     "Bí thư",             16),
    Sender("Chi bộ Trường Cao đẳng nghề Sông Hồng",     "CB",      "Hưng Yên",   "Bí thư",             12),
    Sender("Chi bộ Bệnh viện Sông Hồng",                "CB",      "Hà Nội",     "Bí thư",             11),
    Sender("Hội Chữ thập đỏ thành phố Hải Phòng",       "HCTĐ",    "Hải Phòng",  "Chủ tịch",            4, party=False),
    Sender("Báo Người Lao Động Thủ Đô",                 "BNLĐ",    "Hà Nội",     "Tổng Biên tập",       4, party=False),
    Sender("Công ty cổ phần In Tràng An",               "CTI",     "Hà Nội",     "Giám đốc",            3, party=False),
)

TYPES = {
    # name         letters  weight
    "Công văn":    ("CV",   48),
    "Báo cáo":     ("BC",   14),
    "Kế hoạch":    ("KH",    9),
    "Thông báo":   ("TB",    8),
    "Giấy mời":    ("GM",    7),
    "Quyết định":  ("QĐ",    5),
    "Tờ trình":    ("TTr",   4),
    "Hướng dẫn":   ("HD",    3),
    "Kết luận":    ("KL",    1),
    "Chương trình": ("CTr",  1),
}

URGENCIES = {"normal": 88, "urgent": 7, "very_urgent": 3, "express": 2}


@dataclass(frozen=True)
class Topic:
    """What letters are about, and which units the leaders give it to."""

    subject: str
    lead: str
    support: tuple[str, ...] = ()
    inform: tuple[str, ...] = ()


TOPICS = (
    Topic("tuyên truyền kỷ niệm các ngày lễ lớn trong năm",                 "BTG",  ("ĐTN",), ("VP",)),
    Topic("định hướng công tác tư tưởng, dư luận xã hội trong quý",         "BTG",  ("BDV",)),
    Topic("học tập, quán triệt nghị quyết của Đảng",                        "BTG",  ("BTC", "ĐTN"), ("UBKT",)),
    Topic("bồi dưỡng lý luận chính trị cho đảng viên mới",                  "BTG",  ("BTC",)),
    Topic("tổng kết phong trào học tập và làm theo tấm gương đạo đức",      "BTG",  ("BDV", "ĐTN")),
    Topic("quản lý thông tin trên mạng xã hội của cơ quan, đơn vị",         "BTG",  ("VP",)),
    Topic("chuẩn bị nhân sự cấp ủy nhiệm kỳ mới",                           "BTC",  ("UBKT",), ("VP",)),
    Topic("kết nạp đảng viên và chuyển đảng chính thức",                    "BTC",  ()),
    Topic("rà soát, bổ sung quy hoạch cán bộ lãnh đạo, quản lý",            "BTC",  ("UBKT",)),
    Topic("sắp xếp tổ chức bộ máy, tinh gọn đầu mối",                       "BTC",  ("VP", "BDV")),
    Topic("đánh giá, xếp loại tổ chức đảng và đảng viên cuối năm",          "BTC",  ("UBKT",), ("BTG", "BDV")),
    Topic("cấp phát thẻ đảng viên, huy hiệu Đảng",                          "BTC",  ()),
    Topic("báo cáo số liệu đảng viên, tổ chức đảng",                        "BTC",  ("VP",)),
    Topic("kiểm tra việc chấp hành quy chế làm việc của cấp ủy",            "UBKT", ("BTC",)),
    Topic("giải quyết đơn thư, kiến nghị của đảng viên",                    "UBKT", ("BDV",)),
    Topic("giám sát chuyên đề về thực hành tiết kiệm",                      "UBKT", ("VP",)),
    Topic("kê khai tài sản, thu nhập năm",                                  "UBKT", ("BTC",)),
    Topic("thực hiện quy chế dân chủ ở cơ sở",                              "BDV",  ("BTG",)),
    Topic("vận động ủng hộ đồng bào bị thiên tai",                          "BDV",  ("ĐTN",), ("VP",)),
    Topic("chăm lo đời sống người lao động dịp Tết",                        "BDV",  ("VP",)),
    Topic("phong trào thi đua «Dân vận khéo»",                              "BDV",  ("BTG",)),
    Topic("tổ chức Tháng Thanh niên",                                       "ĐTN",  ("BTG",)),
    Topic("đại hội đoàn các cấp",                                           "ĐTN",  ("BTC",)),
    Topic("hiến máu tình nguyện đợt tới",                                   "ĐTN",  ("BDV",)),
    Topic("chương trình công tác năm của Đảng ủy",                          "VP",   ("BTG", "BTC")),
    Topic("thu, nộp và sử dụng đảng phí",                                   "VP",   ()),
    Topic("công tác văn thư, lưu trữ và chuyển đổi số",                     "VP",   ("BTG",)),
    Topic("báo cáo công tác xây dựng Đảng định kỳ",                         "VP",   ("BTG", "BTC", "UBKT")),
    Topic("bảo đảm an ninh, trật tự cơ quan dịp nghỉ lễ",                   "VP",   (), ("BTC",)),
    Topic("mời dự hội nghị sơ kết, tổng kết",                               "VP",   (), ("BTG", "BTC")),
)
# fmt: on

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lương", "Đinh")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Quang", "Hữu", "Ngọc", "Xuân", "Thanh", "Quốc", "Mạnh", "Bích")
GIVEN = (
    "Tuấn",
    "Hường",
    "Hùng",
    "Phương",
    "Thái",
    "Nga",
    "Khánh",
    "Dũng",
    "Hạnh",
    "Bình",
    "Thủy",
    "Sơn",
    "Quý",
    "Vinh",
)
