"""Vietnamese text as it is compared and searched: without marks, without case."""

import unicodedata

# Đ has no decomposition; Ð (U+00D0) is what scanners often take it for.
_STROKED = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})


def fold(text: str) -> str:
    """«Đảng ủy Khối» and «đảng uỷ KHỐI» both become «dang uy khoi»; white space is joined."""
    plain = unicodedata.normalize("NFD", text.translate(_STROKED).casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
