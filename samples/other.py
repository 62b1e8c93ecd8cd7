"""Sheets that are no letter: an empty one, and a news page printed from the web, full of real-looking codes."""

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


def blank() -> list[Paper]:
    """An empty sheet."""
    return [Paper()]


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
