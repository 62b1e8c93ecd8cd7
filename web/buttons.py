"""From an act of the flow to the page that does it: what the machine leaves open becomes a button."""

from __future__ import annotations

from dataclasses import dataclass

from web import work
from workflow.document import IncomingDocument
from workflow.machine import moves_open_to, task_moves_open_to
from workflow.task import Task
from workflow.terms import Action, TaskAction


@dataclass(frozen=True)
class Button:
    """Where an act is done: on a page that asks for more, or at once by the press."""

    endpoint: str
    at_once: bool = False
    look: str = "btn-primary"


# fmt: off
DOCUMENT_BUTTONS: dict[Action, Button] = {
    Action.REGISTER:         Button("clerk_review.review"),
    Action.SUBMIT:           Button("clerk_submit.submit_form"),
    Action.DIRECT:           Button("leader.direct_form"),
    Action.TRANSFER:         Button("clerk_transfer.transfer_form",  look=""),
    Action.HAND_OVER:        Button("clerk_delivery.hand_over_form"),
    Action.FILE:             Button("clerk_delivery.file_form"),
    Action.ADD_TO_DOSSIER:   Button("dossiers.add_to_dossier_form", look=""),
    Action.REASSIGN:         Button("leader_again.reassign_form"),
    Action.MERGE:            Button("clerk_same.merge_form",     look=""),
    Action.TELL_APART:       Button("clerk_same.merge_form",     look=""),
    Action.ADD_COPY:         Button("clerk_same.add_copy_form",  look=""),
    Action.CORRECT:          Button("clerk_correct.correct_form",          look=""),
    Action.NOTE_SUCCESSOR:   Button("clerk_outside.note_successor_form",   look=""),
    Action.NOTE_CALL_BACK:   Button("clerk_outside.note_call_back_form",   look=""),
    Action.COMMENT:          Button("leader_again.comment_form", look=""),
    Action.TAKE_BACK:        Button("clerk_aside.take_back_form", look=""),
    Action.REDIRECT:         Button("leader.redirect_form",     look=""),
    Action.RESTORE:          Button("clerk_aside.restore",            look="", at_once=True),
    Action.RETURN_TO_SENDER: Button("clerk_aside.return_to_sender_form",        look=""),
    Action.SET_ASIDE:        Button("clerk_aside.set_aside_form",     look=""),
    Action.VOID:             Button("clerk_aside.void_form",          look=""),
    Action.OBLIGE:           Button("obligations.oblige_form",        look=""),
    Action.END_OBLIGATION:   Button("obligations.end_obligation_form", look=""),
    Action.WITHHOLD:         Button("clerk_aside.withhold_form",      look=""),
}

TASK_BUTTONS: dict[TaskAction, Button] = {
    TaskAction.ACCEPT:           Button("officer.accept",                    at_once=True),
    TaskAction.ACKNOWLEDGE:      Button("officer.acknowledge",               at_once=True),
    TaskAction.REPORT:           Button("officer.report_form"),
    TaskAction.COMPLETE:         Button("officer.complete_form"),
    TaskAction.APPOINT:          Button("unit_work.appoint_form",            look=""),
    TaskAction.FORWARD:          Button("unit_work.forward_form",            look=""),
    TaskAction.ASK_EXTENSION:    Button("extensions.ask_extension_form",     look=""),
    TaskAction.RETURN:           Button("unit_work.return_form",             look=""),
    TaskAction.APPROVE:          Button("results.approve",                   at_once=True),
    TaskAction.SEND_BACK:        Button("results.send_back_form",            look=""),
    TaskAction.GRANT_EXTENSION:  Button("extensions.grant_extension_form"),
    TaskAction.REFUSE_EXTENSION: Button("extensions.refuse_extension_form",  look=""),
    TaskAction.URGE:             Button("overseeing.urge_form",              look=""),
    TaskAction.RECALL:           Button("overseeing.recall_form",            look=""),
}

BY_THE_OFFICE = frozenset({Action.RECEIVE, Action.NOTE_READING, Action.FINISH,
                           TaskAction.ASSIGN, TaskAction.SEE, TaskAction.CLOSE})
"""Acts that follow from others, or from looking at a page, and have no button."""
# fmt: on


def on_document(document: IncomingDocument) -> list[tuple[Action, Button]]:
    """What the person who asks may do to it now, in the order of the table above."""
    opened = {move.action for move in moves_open_to(work.me(), document, work.now())}
    return [(action, button) for action, button in DOCUMENT_BUTTONS.items() if action in opened]


def on_task(task: Task) -> list[tuple[TaskAction, Button]]:
    """What the person who asks may do to the task now."""
    opened = {move.action for move in task_moves_open_to(work.me(), task, work.now())}
    return [(action, button) for action, button in TASK_BUTTONS.items() if action in opened]
