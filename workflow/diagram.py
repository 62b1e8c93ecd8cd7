"""Draws both tables of the flow for people: `python -P -m workflow.diagram` writes `docs/workflow.md`.

For each table a Mermaid chart and a table in Vietnamese; roles that may do the same stand in one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workflow.act import Rule
from workflow.exceptions import EXCEPTIONS
from workflow.flow import FLOW, TASK_FLOW
from workflow.terms import Action, Role, State, TaskAction, TaskState, Term

PLACE = Path(__file__).parent.parent / "docs" / "workflow.md"

_HEAD = """\
# Quy trình xử lý văn bản đến

Tệp này được sinh ra từ `workflow/flow.py` bằng lệnh `python -P -m workflow.diagram`; xin đừng sửa bằng tay.

Mỗi dòng là một bước: từ trạng thái nào, làm việc gì thì sang trạng thái nào, ai được làm.
Hai cột cuối ghi nguyên văn câu trả lời khi bị từ chối: trước khi làm (nút không hiện), hoặc sau khi điền (không có gì
được lưu).
"""


@dataclass(frozen=True)
class Row:
    """One line for the reader: moves that differ only in who makes them, or only in where they begin."""

    sources: tuple[Term, ...]
    action: Term
    target: Term
    roles: tuple[Role, ...]
    open_if: tuple[Rule, ...]
    provided: tuple[Rule, ...]


def document() -> str:
    """The whole of `docs/workflow.md`."""
    return "\n".join(
        (
            _HEAD,
            "## Văn bản",
            "",
            *_drawn(rows(FLOW), State, Action.RECEIVE),
            "## Việc được giao cho từng đơn vị",
            "",
            *_drawn(rows(TASK_FLOW), TaskState, TaskAction.ASSIGN),
            "## Các trường hợp ngoại lệ",
            "",
            *_exceptions(),
        )
    )


def rows(flow: Iterable[Any]) -> list[Row]:
    """The moves in the order of the table: who may do the same is joined, then what may be done everywhere."""
    who: dict[Any, list[Role]] = {}
    for move in flow:
        who.setdefault((move.action, move.target, move.open_if, move.provided, move.source), []).append(move.role)
    whence: dict[Any, list[Term]] = {}
    for (*what, source), roles in who.items():
        whence.setdefault((*what, tuple(roles)), []).append(source)
    return [
        Row(tuple(sources), action, target, roles, open_if, provided)
        for (action, target, open_if, provided, roles), sources in whence.items()
    ]


def _drawn(table: Sequence[Row], states: type[Term], birth: Term) -> Iterator[str]:
    everywhere = [row for row in table if len(row.sources) == len(states) - 1]
    yield from ("```mermaid", "stateDiagram-v2")
    yield from (f'    state "{state.label}" as {state}' for state in states)
    yield f"    [*] --> {next(iter(states))}: {birth.label}"
    for row in table:
        if row not in everywhere:
            yield from (f"    {source} --> {row.target}: {row.action.label} ({_roles(row)})" for source in row.sources)
    leaving = {source for row in table if row not in everywhere for source in row.sources}
    yield from (f"    {state} --> [*]" for state in states if state not in leaving)
    yield from ("```", "")
    for row in everywhere:
        yield from (f"Từ mọi trạng thái: «{row.action.label}» → «{row.target.label}» ({_roles(row)}).", "")
    yield "| Từ | Việc | Đến | Ai | Từ chối trước khi làm | Từ chối sau khi điền |"
    yield "|---|---|---|---|---|---|"
    yield from (_line(row, row in everywhere) for row in table)
    yield ""


def _exceptions() -> Iterator[str]:
    yield "| Trường hợp | Làm bằng việc | Quy định |"
    yield "|---|---|---|"
    for case in EXCEPTIONS:
        acts = [f"«{act.label}»" for act in case.acts] + ([case.room] if case.room else [])
        yield f"| {case.case} | {', '.join(acts)} | {case.holds} |"
    yield ""


def _line(row: Row, everywhere: bool) -> str:
    sources = "mọi trạng thái" if everywhere else ", ".join(source.label for source in row.sources)
    cells = (sources, row.action.label, row.target.label, _roles(row), _said(row.open_if), _said(row.provided))
    return "| " + " | ".join(cells) + " |"


def _roles(row: Row) -> str:
    return ", ".join(role.label for role in row.roles)


def _said(rules: Iterable[Rule]) -> str:
    return "<br>".join(rule.__doc__ or "" for rule in rules)


if __name__ == "__main__":
    PLACE.write_text(document(), encoding="utf-8")
