"""The drawn workflow is the one that is obeyed."""

from __future__ import annotations

import re

from workflow.diagram import PLACE, document, rows
from workflow.exceptions import EXCEPTIONS
from workflow.flow import FLOW, TASK_FLOW
from workflow.terms import Action, TaskAction

ARROW = re.compile(r"^    (?P<source>\w+) --> (?P<target>\w+): (?P<action>.+) \((?P<roles>.+)\)$", re.MULTILINE)


def test_the_document_in_the_tree_is_current() -> None:
    written = PLACE.read_text(encoding="utf-8")

    assert written == document(), "xin chạy: python -P -m workflow.diagram"


def test_every_move_has_its_arrow_and_every_arrow_its_move() -> None:
    arrows = {
        (found["source"], found["target"], found["action"], role)
        for found in ARROW.finditer(document())
        for role in found["roles"].split(", ")
    }

    assert arrows == {
        (move.source.value, move.target.value, move.action.label, move.role.label)
        for move in (*FLOW, *TASK_FLOW)
        if move.action is not Action.WITHHOLD
    }


def test_what_may_be_done_everywhere_is_one_line_and_no_arrow() -> None:
    assert "Từ mọi trạng thái: «Gỡ bỏ văn bản mật» → «Đã gỡ bỏ do có dấu mật» (Hệ thống, Văn thư)." in document()
    assert "--> withheld" not in document()


def test_every_sentence_of_refusal_can_be_read_there() -> None:
    sentences = {rule.__doc__ for move in (*FLOW, *TASK_FLOW) for rule in (*move.open_if, *move.provided)}

    assert [sentence for sentence in sentences if sentence not in document()] == []


def test_no_move_is_lost_when_lines_are_joined() -> None:
    for flow in (FLOW, TASK_FLOW):
        joined = [(s, row.action, row.target, role) for row in rows(flow) for s in row.sources for role in row.roles]

        assert sorted(joined) == sorted((move.source, move.action, move.target, move.role) for move in flow)


def test_every_exception_is_answered_by_acts_of_the_tables_or_has_its_own_room() -> None:
    known = {move.action for move in (*FLOW, *TASK_FLOW)} | {TaskAction.ASSIGN}

    for case in EXCEPTIONS:
        assert set(case.acts) <= known, case.case
        assert case.acts or case.room, case.case
        assert f"| {case.case} |" in document()


def test_every_act_that_is_not_the_plain_way_answers_some_exception() -> None:
    """A new exception is told here as well: what is neither plain nor told has been forgotten."""
    answering = {act for case in EXCEPTIONS for act in case.acts}
    plain = {Action.NOTE_READING, Action.FINISH, TaskAction.SEE, TaskAction.ACCEPT, TaskAction.REPORT,
             TaskAction.SEND_BACK, TaskAction.URGE}  # fmt: skip

    assert {move.action for move in (*FLOW, *TASK_FLOW)} - answering == plain
