"""The phiếu xử lý as a Word file: every field of the form, one page, whatever the letter says."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from web.papers.slip import Slip
from web.papers.slip_docx import FORM, slip_docx, slip_size
from workflow.terms import Secrecy, Urgency

LABELS = (
    "VĂN BẢN SỐ:", "CƠ QUAN PHÁT HÀNH:", "NGÀY ĐẾN:", "NGÀY TRÌNH:", "TRÍCH YẾU", "NGƯỜI CHỈ ĐẠO", "NGƯỜI PHỐI HỢP",
    "ĐƠN VỊ XỬ LÝ CHÍNH", "ĐƠN VỊ PHỐI HỢP", "ĐỘ KHẨN", "ĐỘ MẬT", "VP ĐẢNG ỦY ĐỀ XUẤT:", "Ý KIẾN CHỈ ĐẠO:",
)  # fmt: skip

EMPTY = Slip(office="VP ĐẢNG ỦY")
DIRECTED = Slip(
    office="VP ĐẢNG ỦY",
    code="357-CV/BTGĐUK",
    organ_name="Ban Tuyên giáo Đảng ủy Khối DNTW",
    arrival_date="02/02/2024",
    submitted_date="02/02/2024",
    subject="Thực hiện nhiệm vụ trọng tâm về công tác dư luận xã hội năm 2024",
    directed_by="Đ/c Lê Mạnh Hùng, Bí thư",
    directed_with="Đ/c Trần Thị Bình, Phó Bí thư",
    lead_unit="Ban Tuyên giáo (hạn 20/02/2024)",
    support_units="Văn phòng (hạn 16/02/2024)",
    proposal="- Kính chuyển đồng chí Bí thư để báo cáo và chỉ đạo\n- Ban Tuyên giáo để thực hiện.",
    directive="Đồng ý với đề xuất của Văn phòng.",
    directed_on="Ngày 05 tháng 02 năm 2024",
    signer_title="BÍ THƯ",
    signer_name="Lê Mạnh Hùng",
    urgency=Urgency.URGENT,
)
SUBMITTED = replace(DIRECTED, lead_unit="", support_units="", directive="", directed_on="", urgency=Urgency.NORMAL)


def words(count: int) -> str:
    """So many letters of the usual office prose."""
    return ("Thực hiện nhiệm vụ trọng tâm về công tác dư luận xã hội và triển khai chương trình của Đảng ủy. " * 70)[
        :count
    ]


EXTREME = replace(
    DIRECTED,
    subject=words(500),
    organ_name=words(120),
    support_units="; ".join(f"{words(30)} {n} (hạn 20/02/2024)" for n in range(8)),
    proposal=words(900),
    directive=words(1400),
    urgency=Urgency.EXPRESS,
)
ENDLESS = replace(EXTREME, directive=words(6000))


def printed(slip: Slip) -> list[str]:
    """The cells of the printed form, each once, after its title."""
    document = Document(BytesIO(slip_docx(slip)))
    cells = {cell._tc: cell.text for row in document.tables[0].rows for cell in row.cells}
    return [paragraph.text for paragraph in document.paragraphs] + list(cells.values())


@pytest.mark.parametrize(
    "slip", [EMPTY, SUBMITTED, DIRECTED, EXTREME], ids=["empty", "submitted", "directed", "extreme"]
)
def test_every_label_of_the_form_is_there_in_order(slip: Slip) -> None:
    text = "\n".join(printed(slip))

    places = [text.index(label) for label in ("PHIẾU XỬ LÝ VĂN BẢN", *LABELS)]

    assert places == sorted(places)


def test_each_fact_stands_beside_its_label() -> None:
    cells = printed(DIRECTED)

    assert "VĂN BẢN SỐ:\n357-CV/BTGĐUK" in cells
    assert "CƠ QUAN PHÁT HÀNH:\nBan Tuyên giáo Đảng ủy Khối DNTW" in cells
    assert "NGÀY ĐẾN:\n02/02/2024" in cells
    for label, value in (
        ("TRÍCH YẾU", DIRECTED.subject),
        ("NGƯỜI CHỈ ĐẠO", DIRECTED.directed_by),
        ("NGƯỜI PHỐI HỢP", DIRECTED.directed_with),
        ("ĐƠN VỊ XỬ LÝ CHÍNH", DIRECTED.lead_unit),
        ("ĐƠN VỊ PHỐI HỢP", DIRECTED.support_units),
    ):
        assert cells[cells.index(label) + 1] == value
    assert cells[-2] == f"VP ĐẢNG ỦY ĐỀ XUẤT:\n{DIRECTED.proposal}"
    assert cells[-1].split("\n") == [
        "Ý KIẾN CHỈ ĐẠO:",
        "Đồng ý với đề xuất của Văn phòng.",
        "Ngày 05 tháng 02 năm 2024",
        "BÍ THƯ",
        "Lê Mạnh Hùng",
    ]


def test_no_blank_of_the_form_is_left_standing() -> None:
    assert "{{" not in "".join(printed(EMPTY))


@pytest.mark.parametrize(
    ("slip", "ticked"),
    [
        (EMPTY, []),
        (DIRECTED, ["Khẩn"]),
        (replace(EMPTY, urgency=Urgency.VERY_URGENT), ["Thượng khẩn"]),
        (replace(EMPTY, urgency=Urgency.EXPRESS), ["Hỏa tốc"]),
        (replace(EMPTY, secrecy=Secrecy.CONFIDENTIAL), ["Mật"]),
        (replace(EMPTY, secrecy=Secrecy.SECRET), ["Tối mật"]),
        (replace(EMPTY, secrecy=Secrecy.TOP_SECRET), ["Tuyệt mật"]),
    ],
)
def test_only_the_right_box_is_ticked(slip: Slip, ticked: list[str]) -> None:
    boxes = [cell for cell in printed(slip) if cell.startswith(("☒", "☐"))]

    assert len(boxes) == 6
    assert [box.removeprefix("☒").strip() for box in boxes if box.startswith("☒")] == ticked


def test_the_words_of_a_letter_cannot_break_the_file() -> None:
    hostile = '<w:t>&amp; "]]>\n{{ code }} \\1 \\g<0> {% x %}'

    assert hostile in printed(replace(DIRECTED, subject=hostile))


def test_every_letter_is_set_in_times_new_roman_for_asian_scripts_too() -> None:
    document = Document(BytesIO(slip_docx(DIRECTED)))

    fonts = [run.find(qn("w:rPr")).find(qn("w:rFonts")) for run in document.element.body.iter(qn("w:r"))]
    faces = {(font.get(qn("w:ascii")), font.get(qn("w:hAnsi")), font.get(qn("w:eastAsia"))) for font in fonts}

    times, box = "Times New Roman", "Segoe UI Symbol"
    assert faces <= {(times, times, times), (box, box, "MS Gothic")}
    assert not any(attribute.endswith("Theme") for font in fonts for attribute in font.attrib)


def test_the_paper_is_a4() -> None:
    section = Document(BytesIO(slip_docx(EMPTY))).sections[0]

    assert abs(section.page_width - Mm(210)) < Mm(1)
    assert abs(section.page_height - Mm(297)) < Mm(1)


def test_the_more_is_written_the_smaller_the_letters() -> None:
    sizes = [slip_size(replace(DIRECTED, directive=words(length))) for length in (100, 900, 1200, 1700)]

    assert sizes[0] == 13
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < 12


def test_what_could_only_be_printed_unreadably_small_goes_on_to_the_next_page() -> None:
    assert slip_size(ENDLESS) == 12


def test_an_office_may_bring_its_own_form_even_if_word_cut_a_blank_into_pieces(tmp_path: Path) -> None:
    form = Document()
    line = form.add_table(1, 1).rows[0].cells[0].paragraphs[0]
    for piece in ("Số {", "{ co", "de }", "} của {{organ_name}}", " {{ unknown }}."):
        line.add_run(piece)
    form.save(str(tmp_path / "own.docx"))

    filled = Document(BytesIO(slip_docx(DIRECTED, tmp_path / "own.docx")))

    assert filled.tables[0].rows[0].cells[0].text == "Số 357-CV/BTGĐUK của Ban Tuyên giáo Đảng ủy Khối DNTW ."


def test_the_readme_of_the_form_names_every_blank() -> None:
    form = Document(str(FORM))
    blanks = set(re.findall(r"\{\{ (\w+) \}\}", "".join(text.text or "" for text in form.element.body.iter(qn("w:t")))))

    described = set(re.findall(r"\{\{ (\w+) \}\}", (FORM.parent / "README.md").read_text(encoding="utf-8")))

    assert blanks == described


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_a_slip_is_printed_on_one_page(tmp_path: Path) -> None:
    slips = {"empty": EMPTY, "submitted": SUBMITTED, "directed": DIRECTED, "extreme": EXTREME, "endless": ENDLESS}
    for name, slip in slips.items():
        (tmp_path / f"{name}.docx").write_bytes(slip_docx(slip))

    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, *map(str, sorted(tmp_path.glob("*.docx")))], check=True, capture_output=True, timeout=180)

    pages = {}
    for name in slips:
        with pikepdf.open(tmp_path / f"{name}.pdf") as pdf:
            pages[name] = len(pdf.pages)
    assert pages == {"empty": 1, "submitted": 1, "directed": 1, "extreme": 1, "endless": pages["endless"]}
    assert pages["endless"] > 1
