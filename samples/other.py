"""Sheets that are no letter: an empty one, a news page full of real-looking codes, a receipt, a form, a photograph."""

from PIL import Image, ImageDraw, ImageFilter

from samples.flow import Flow
from samples.paper import Paper, Pen

NEWS = (
    "Sở Giáo dục và Đào tạo vừa có văn bản hướng dẫn các trường trên địa bàn triển khai kế hoạch năm học mới theo "
    "Công văn số 2215/BGDĐT-GDPT và Quyết định số 1893/QĐ-UBND của Ủy ban nhân dân tỉnh.",
    "Theo đó, các trường tổ chức khai giảng gọn nhẹ, ý nghĩa; bảo đảm an toàn cho học sinh. Chia sẻ với phóng viên, "
    "đại diện một trường trung học cơ sở cho biết nhà trường đã chuẩn bị đầy đủ cơ sở vật chất.",
    "“Chúng tôi rất phấn khởi trước sự quan tâm của các cấp, các ngành”, một phụ huynh nói. Cũng theo Nghị quyết số "
    "34/2025/NQ-HĐND, học sinh thuộc hộ nghèo được hỗ trợ một phần học phí từ tháng 9.",
    "Các chuyên gia cho rằng việc bảo mật thông tin của học sinh cần được quan tâm hơn trong thời gian tới.",
)
LINKS = (
    "Tỉnh tổ chức hội nghị gặp mặt doanh nghiệp đầu năm",
    "Thời tiết hôm nay: miền Bắc có mưa rào rải rác",
    "Khai mạc giải bóng đá thiếu niên toàn tỉnh",
    "Giá vàng trong nước tăng nhẹ",
)


def blank(pen: Pen) -> list[Paper]:
    """An empty sheet."""
    return [Paper(pen=pen)]


def news(pen: Pen) -> list[Paper]:
    """One page of news."""
    flow = Flow(pen, size=13)
    paper = flow.paper
    paper.text("**BÁO ĐIỆN TỬ TIN TỨC 24 GIỜ**", 30, 20, 20)
    paper.rule(30, 23, 190, 0.8)
    paper.text("Trang chủ   |   Thời sự   |   Giáo dục   |   Kinh tế   |   Thể thao   |   Giải trí", 30, 29, 11)
    paper.text("Thứ Ba, 08/09/2026, 07:45 (GMT+7)", 30, 37, 10)
    flow.y = paper.text("**Học sinh toàn tỉnh háo hức bước vào năm học mới**", 30, 48, 19, width=160) + 2
    for paragraph in NEWS:
        flow.paragraph(paragraph, indent=0)
    flow.y = paper.text("_Theo Minh Anh_", 190, flow.y + 2, 12, align="right") + 4
    flow.paragraph("**Tag:** năm học mới, học sinh, khai giảng", 12, 0)
    flow.paragraph("**Các tin khác**", 14, 0)
    for link in LINKS:
        flow.paragraph(f"• {link}", 12, 0)
    flow.paragraph("_Gửi bình luận_     _Chia sẻ_     _In trang này_", 11, 0)
    return flow.pages


def receipt(pen: Pen) -> list[Paper]:
    """A receipt, with a number and a date as a letter has them."""
    paper = Paper(pen=pen)
    paper.text("CÔNG TY TNHH IN ẤN SAO MAI", 30, 24, 12)
    paper.text("Mẫu số 01-TT", 150, 24, 11)
    paper.text("PHIẾU THU", 107, 42, 20, style="b", align="center")
    paper.text("Ngày 08 tháng 9 năm 2026", 107, 50, 13, style="i", align="center")
    paper.text("Số: 0215", 150, 50, 13)
    rows = (
        "Họ và tên người nộp tiền: Nguyễn Thị Bình",
        "Địa chỉ: Văn phòng Ủy ban nhân dân phường",
        "Lý do nộp: Tiền in biểu mẫu quý III",
        "Số tiền: 1.250.000 đồng",
        "Bằng chữ: Một triệu hai trăm năm mươi nghìn đồng chẵn",
    )
    for index, row in enumerate(rows):
        paper.text(row, 30, 66 + index * 9, 13)
    for index, who in enumerate(("Người lập phiếu", "Người nộp tiền", "Thủ quỹ")):
        paper.text(who, 45 + index * 60, 125, 12, style="b", align="center")
    return [paper]


def form(pen: Pen) -> list[Paper]:
    """A form that a citizen fills in, under the motto of the State."""
    paper = Paper(pen=pen)
    paper.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 107, 24, 13, style="b", align="center")
    paper.text("Độc lập - Tự do - Hạnh phúc", 107, 30, 13, style="b", align="center")
    paper.text("ĐƠN XIN XÁC NHẬN NƠI CƯ TRÚ", 107, 48, 15, style="b", align="center")
    paper.text("Kính gửi: Công an phường", 60, 58, 14)
    for index, row in enumerate(("Tôi tên là", "Sinh ngày", "Nơi ở hiện nay", "Lý do xin xác nhận")):
        paper.text(f"{row}: {'.' * 60}", 30, 74 + index * 10, 13)
    paper.text("Người làm đơn", 150, 140, 13, style="b", align="center")
    return [paper]


def picture(pen: Pen) -> list[Paper]:
    """A photograph of people before a wall, laid on the glass."""
    paper = Paper(pen=pen)
    wall = Image.linear_gradient("L").resize((1100, 760)).convert("RGB")
    brush = ImageDraw.Draw(wall)
    for index in range(7):
        x, y = 90 + index * 145, 300 + pen.rng.randrange(60)
        brush.ellipse((x - 42, y - 120, x + 42, y - 10), fill=(190, 150, 125))
        brush.rounded_rectangle((x - 70, y, x + 70, 760), 40, fill=(40 + index * 12, 50, 80))
    paper.press(wall.filter(ImageFilter.GaussianBlur(3)), 105, 100)
    return [paper]


DRAWN = {"blank": blank, "news": news, "receipt": receipt, "form": form, "picture": picture}
"""Each by its name in a sample."""
