"""Groups of senders: which bodies stand above, beside and below the office, by rules on their names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from storage.text import fold

DEFAULT = Path(__file__).with_name("senders.toml")
OTHERS = "others"


class BadGroups(Exception):
    """The file cannot be used; the text says why, in Vietnamese."""


@dataclass(frozen=True)
class Group:
    """One group, and with which words the names of its bodies begin or where they occur."""

    key: str
    name: str
    begins: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()

    def has(self, organ_name: str) -> bool:
        """Is it one of these?"""
        name = f"{fold(organ_name)} "
        return any(name.startswith(f"{word} ") for word in self.begins) or any(word in name for word in self.contains)


def groups_of(file: Path) -> tuple[Group, ...]:
    """The groups in the order in which they are asked; whom none of them has belongs to the last, «others».

    Raises:
        BadGroups: with a sentence.
    """
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8"))["group"]
        groups = tuple(
            Group(row["key"], row["name"], *(tuple(map(fold, row.get(kind, ()))) for kind in ("begins", "contains")))
            for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadGroups(f"Tệp nhóm cơ quan gửi {file} viết sai: {error}.") from error
    return (*groups, Group(OTHERS, "Cơ quan, tổ chức khác"))


def group_of(organ_name: str, groups: Iterable[Group]) -> Group:
    """The first group that has it, or the last."""
    group = Group(OTHERS, "")
    for group in groups:
        if group.has(organ_name):
            return group
    return group
