"""The types of documents and the letters they are written with in a code.

State: Decree 30/2020, Art. 7 and Annex III, and the legal documents. Party: Regulation 66-QĐ/TW, kept by 399-QĐ/TW.
«QĐ» is Quyết định, and with the Party also Quy định: the printed title decides, the letters only help.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from ocr.vietnamese import bare, plain

OFFICIAL_LETTER = "Công văn"
INVITATION = "Giấy mời"

KINDS: tuple[tuple[str, str], ...] = (
    # letters, name; the commoner first where letters are shared
    ("NQ", "Nghị quyết"),
    ("QĐ", "Quyết định"),
    ("QĐ", "Quy định"),
    ("QyĐ", "Quy định"),
    ("CT", "Chỉ thị"),
    ("CTr", "Chương trình"),
    ("QC", "Quy chế"),
    ("TC", "Thông cáo"),
    ("TB", "Thông báo"),
    ("HD", "Hướng dẫn"),
    ("KH", "Kế hoạch"),
    ("QH", "Quy hoạch"),
    ("PA", "Phương án"),
    ("ĐA", "Đề án"),
    ("DA", "Dự án"),
    ("BC", "Báo cáo"),
    ("BB", "Biên bản"),
    ("TTr", "Tờ trình"),
    ("HĐ", "Hợp đồng"),
    ("CĐ", "Công điện"),
    ("BGN", "Bản ghi nhớ"),
    ("BTT", "Bản thỏa thuận"),
    ("GUQ", "Giấy ủy quyền"),
    ("GM", "Giấy mời"),
    ("TM", "Thư mời"),
    ("GGT", "Giấy giới thiệu"),
    ("GNP", "Giấy nghỉ phép"),
    ("GCN", "Giấy chứng nhận"),
    ("PG", "Phiếu gửi"),
    ("PC", "Phiếu chuyển"),
    ("PB", "Phiếu báo"),
    ("KL", "Kết luận"),
    ("TT", "Thông tư"),
    ("TT", "Thông tri"),
    ("TTLT", "Thông tư liên tịch"),
    ("NĐ", "Nghị định"),
    ("VBHN", "Văn bản hợp nhất"),
    ("L", "Luật"),
    ("L", "Lệnh"),
    ("PL", "Pháp lệnh"),
    ("CL", "Chiến lược"),
    ("ĐL", "Điều lệ"),
    ("NQLT", "Nghị quyết liên tịch"),
    ("QT", "Quy trình"),
    ("SY", "Sao y"),
    ("SL", "Sao lục"),
    ("TrS", "Trích sao"),
    ("BS", "Bản sao"),
    ("CV", OFFICIAL_LETTER),
)
TITLES = tuple(dict.fromkeys(name for _, name in KINDS if name != OFFICIAL_LETTER))
LETTERS = {letters.upper(): letters for letters, _ in KINDS}
EASILY_TAKEN = ("Thông tri", "Hợp đồng", "Lệnh", "Luật", "Đề án", "Dự án")
"""Nearly the same letters as other titles: only taken when read well."""
SAME_AS = {"Thư mời": INVITATION}
"""What an office prints, and the law's name of it."""


def named(letters: str) -> tuple[str, ...]:
    """The types that these letters may stand for: «QĐ» → Quyết định, Quy định."""
    return tuple(SAME_AS.get(name, name) for own, name in KINDS if own.upper() == letters.upper())


def titled(text: str) -> tuple[str, int] | None:
    """The type that a line begins with, and how much of 100 it looks like it: «QUYKẾT ĐỊNH» → Quyết định, 91."""
    best: tuple[str, int] | None = None
    for name in TITLES:
        score = _likeness(text, name)
        if score >= (96 if name in EASILY_TAKEN else 84) and (
            best is None or (score, len(name)) > (best[1], len(best[0]))
        ):
            best = (name, score)
    return (SAME_AS.get(best[0], best[0]), best[1]) if best else None


def known_letters(text: str) -> str | None:
    """The right spelling of a type's letters read without marks: «QD» → «QĐ», «TTR» → «TTr»; None if unknown.

    None of them has an I: one that was read is a stroke of L, «KI» → «KL», or beside it, «KIL» → «KL».
    """
    own = text.upper()
    for read in (own, *((own.replace("I", ""), own.replace("I", "L")) if len(own) > 1 else ())):
        if read in LETTERS:
            return LETTERS[read]
    return next((right for right in LETTERS.values() if bare(right) == bare(text)), None)


def _likeness(text: str, name: str) -> int:
    seen, want = plain(text).strip(" .:-_*'\""), plain(name)
    whole = fuzz.ratio(bare(seen), bare(want))
    words = seen.split()
    start = " ".join(words[: len(want.split())])
    return round(max(whole, fuzz.ratio(start, want) - 4 if len(words) > len(want.split()) else 0))
