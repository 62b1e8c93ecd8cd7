"""The text that a PDF brings along: believed where it is Vietnamese, read from the picture where it is not."""

from __future__ import annotations

import pytest

from ocr.page import Box, Word
from ocr.text_layer import is_sensible

PRINTED = """
Thực hiện Kế hoạch số 28/KH-UBND ngày 05/02/2024 của Ủy ban nhân dân tỉnh về việc rà soát hồ sơ lưu trữ, Sở Nội vụ
đề nghị các cơ quan, đơn vị gửi báo cáo trước ngày 23 hằng tháng để tổng hợp theo quy định.
"""
TCVN3 = """
Thùc hiÖn KÕ ho¹ch sè 28/KH-UBND ngµy 05/02/2024 cña ñy ban nh©n d©n tØnh vÒ viÖc rµ so¸t hå s¬ l­u tr÷, Së Néi vô
®Ò nghÞ c¸c c¬ quan, ®¬n vÞ göi b¸o c¸o tr­íc ngµy 23 h»ng th¸ng ®Ó tæng hîp theo quy ®Þnh.
"""
VNI = """
Thöïc hieän Keá hoaïch soá 28/KH-UBND ngaøy 05/02/2024 cuûa UÛy ban nhaân daân tænh veà vieäc raø soaùt hoà sô löu
tröõ, Sôû Noäi vuï ñeà nghò caùc cô quan, ñôn vò göûi baùo caùo tröôùc ngaøy 23 haèng thaùng ñeå toång hôïp theo
quy ñònh.
"""
GLYPHS = """
7KӵF KLӋQ .Ӄ KRҥFK Vӕ .+8%1' QJjFӫD ӪEDQ QKkQ GkQ WӍQK YӅ YLӋF Uj VRiW Kӗ Vѫ OѭX WUӳ 6ӣ 1ӝL Yө ÿӅ QJKӏ FiF Fѫ
"""


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(word, Box(0.1, 0.1, 0.2, 0.12), 1.0) for word in text.split())


@pytest.mark.parametrize(
    ("text", "sensible"),
    [
        (PRINTED, True),
        (PRINTED.upper(), True),
        (TCVN3, False),
        (VNI, False),
        (GLYPHS, False),
        (PRINTED.encode().decode("latin-1"), False),
        ("Người ký: SỞ NỘI VỤ Ngày ký: 05.02.2024 09:12:33 +07:00", False),
        ("", False),
    ],
)
def test_only_a_text_of_vietnamese_words_is_believed(text: str, sensible: bool) -> None:
    assert is_sensible(words(text)) is sensible
