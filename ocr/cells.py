"""Map 3: where each component stands on the page, State and Party alike.

Boxes are fractions of the page (left, top, right, bottom), wide enough for skewed and badly cut scans.
State: Decree 30/2020, Annex I, section IV, cells 1 to 14. Party: Guidance 36-HD/VPTW (2018), kept by 05-HD/VPTW
(2026). The two systems swap the motto for the Party's name, and write the number with slash and hyphen exchanged;
the places are the same.
"""

from __future__ import annotations

from ocr.page import Box

NATION = Box(0.36, 0.00, 1.00, 0.30)
"""Cell 1: quốc hiệu and tiêu ngữ, or «ĐẢNG CỘNG SẢN VIỆT NAM»."""
ISSUER = Box(0.00, 0.00, 0.53, 0.30)
"""Cell 2: the parent body over the issuing body."""
CODE = Box(0.00, 0.03, 0.55, 0.38)
"""Cell 3: «Số: 12/UBND-VX», «Số 357-CV/BTGĐUK», under the issuer."""
PLACE_AND_DATE = Box(0.38, 0.03, 1.00, 0.40)
"""Cell 4: «Hà Nội, ngày 30 tháng 01 năm 2024», level with the number or a little lower."""
TITLE = Box(0.15, 0.08, 0.90, 0.55)
"""Cell 5a: the type in capitals, its subject under it, in the middle."""
ADDRESSEES = Box(0.05, 0.12, 1.00, 0.65)
"""Cell 9a: «Kính gửi: …»."""
STAMPS = Box(0.00, 0.00, 1.00, 0.47)
"""Cells 10a and 10b: secrecy and urgency, and the arrival stamp, which lands wherever there is room."""
SIGNATURE = Box(0.38, 0.00, 1.00, 1.00)
"""Cells 7a to 7c: authority, position, name; the right half, wherever the text ends."""
RECIPIENTS = Box(0.00, 0.00, 0.58, 1.00)
"""Cell 9b: «Nơi nhận:», the left half, level with the signature."""
