"""The whole workflow: a table for documents, a table for tasks, one row a move.

A row reads as a sentence: *from TO_REVIEW, REGISTER takes it to REGISTERED, by a CLERK, provided that …*
`open_if` is asked before the act (no button is shown where it fails), `provided` after its facts are written.
The birth of a document (RECEIVE) and of a task (ASSIGN) is not a move: it has no «from».
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from workflow import rules
from workflow.rules import Rule
from workflow.terms import Action, Role, State, TaskAction, TaskState

SomeState = TypeVar("SomeState", State, TaskState)
SomeAction = TypeVar("SomeAction", Action, TaskAction)


@dataclass(frozen=True)
class Move(Generic[SomeState, SomeAction]):
    """One row: from, act, to, who, and what must hold."""

    source: SomeState
    action: SomeAction
    target: SomeState
    role: Role
    open_if: tuple[Rule, ...] = ()
    provided: tuple[Rule, ...] = ()


DocumentMove = Move[State, Action]
TaskMove = Move[TaskState, TaskAction]

S, A, R = State, Action, Role
T, W = TaskState, TaskAction

REGISTRABLE = (
    rules.letterhead_confirmed,
    rules.not_secret,
    rules.arrives_after_issue,
    rules.entered_in_its_year,
    rules.register_is_open,
)
COMPLETE = (rules.opinion_given, rules.one_unit_leads, rules.each_unit_once, rules.units_exist, rules.deadlines_given)
WHY = (rules.reason_given,)

# fmt: off
FLOW: tuple[DocumentMove, ...] = (
    #    from           act                 to             who        open if                      provided that
    Move(S.RECEIVED,    A.NOTE_READING,     S.TO_REVIEW,   R.SYSTEM),
    Move(S.TO_REVIEW,   A.NOTE_READING,     S.TO_REVIEW,   R.SYSTEM),
    Move(S.TO_REVIEW,   A.REGISTER,         S.REGISTERED,  R.CLERK,   (),                          REGISTRABLE),
    Move(S.TO_REVIEW,   A.RETURN_TO_SENDER, S.RETURNED,    R.CLERK,   (),                          WHY),
    Move(S.TO_REVIEW,   A.SET_ASIDE,        S.SET_ASIDE,   R.CLERK,   (),                          WHY),
    Move(S.SET_ASIDE,   A.RESTORE,          S.TO_REVIEW,   R.CLERK),
    Move(S.REGISTERED,  A.VOID,             S.TO_REVIEW,   R.CLERK,   (),                          WHY),
    Move(S.REGISTERED,  A.RETURN_TO_SENDER, S.RETURNED,    R.CLERK,   (),                          WHY),
    Move(S.REGISTERED,  A.SUBMIT,           S.SUBMITTED,   R.CLERK,   (),                          (rules.leader_can_direct,)),
    Move(S.REGISTERED,  A.SUBMIT,           S.SUBMITTED,   R.CHIEF,   (),                          (rules.leader_can_direct,)),
    Move(S.SUBMITTED,   A.SUBMIT,           S.SUBMITTED,   R.CLERK,   (),                          (rules.leader_can_direct,)),
    Move(S.SUBMITTED,   A.SUBMIT,           S.SUBMITTED,   R.CHIEF,   (),                          (rules.leader_can_direct,)),
    Move(S.SUBMITTED,   A.DIRECT,           S.DIRECTED,    R.LEADER,  (rules.asked_to_direct,),    COMPLETE),
    Move(S.DIRECTED,    A.REDIRECT,         S.DIRECTED,    R.LEADER,  (rules.asked_to_direct,),    COMPLETE),
    Move(S.DIRECTED,    A.HAND_OVER,        S.IN_PROGRESS, R.CLERK,   (rules.somebody_is_named,)),
    Move(S.DIRECTED,    A.FILE,             S.FILED,       R.CLERK,   (rules.nobody_is_named,),    (rules.file_named,)),
    Move(S.IN_PROGRESS, A.REDIRECT,         S.DIRECTED,    R.LEADER,  (rules.asked_to_direct,),    COMPLETE),
    Move(S.IN_PROGRESS, A.FINISH,           S.DONE,        R.SYSTEM,  (rules.work_has_ended,)),
    Move(S.DONE,        A.FILE,             S.FILED,       R.CLERK,   (),                          (rules.file_named,)),
    Move(S.DONE,        A.FILE,             S.FILED,       R.HEAD,    (rules.led_by_own_unit,),    (rules.file_named,)),
    Move(S.DONE,        A.FILE,             S.FILED,       R.OFFICER, (rules.led_by_own_unit,),    (rules.file_named,)),
    # A mark of secrecy may be seen on any page at any time; then the content goes, wherever the document stands.
    *(Move(state,       A.WITHHOLD,         S.WITHHELD,    role)
      for state in State if state is not S.WITHHELD
      for role in (R.SYSTEM, R.CLERK)),
)

TASK_FLOW: tuple[TaskMove, ...] = (
    #    from        act            to          who        open if                                   provided that
    Move(T.ASSIGNED, W.ACCEPT,      T.IN_WORK,  R.HEAD,    (rules.own_unit, rules.to_be_worked_on)),
    Move(T.ASSIGNED, W.ACCEPT,      T.IN_WORK,  R.OFFICER, (rules.own_unit, rules.to_be_worked_on)),
    Move(T.ASSIGNED, W.ACKNOWLEDGE, T.FINISHED, R.HEAD,    (rules.own_unit, rules.for_information)),
    Move(T.ASSIGNED, W.ACKNOWLEDGE, T.FINISHED, R.OFFICER, (rules.own_unit, rules.for_information)),
    Move(T.IN_WORK,  W.REPORT,      T.REPORTED, R.HEAD,    (rules.own_unit, rules.leads),            (rules.result_given,)),
    Move(T.IN_WORK,  W.REPORT,      T.REPORTED, R.OFFICER, (rules.own_unit, rules.leads),            (rules.result_given,)),
    Move(T.IN_WORK,  W.COMPLETE,    T.FINISHED, R.HEAD,    (rules.own_unit, rules.supports),         (rules.result_given,)),
    Move(T.IN_WORK,  W.COMPLETE,    T.FINISHED, R.OFFICER, (rules.own_unit, rules.supports),         (rules.result_given,)),
    Move(T.REPORTED, W.SEND_BACK,   T.IN_WORK,  R.LEADER,  (),                                       WHY),
    Move(T.REPORTED, W.SEND_BACK,   T.IN_WORK,  R.CHIEF,   (),                                       WHY),
    Move(T.REPORTED, W.APPROVE,     T.FINISHED, R.LEADER),
    Move(T.REPORTED, W.APPROVE,     T.FINISHED, R.CHIEF),
    # What follows from an act on the document: a new directive recalls, the lead's end closes the rest.
    *(Move(state,    W.RECALL,      T.RECALLED, R.LEADER) for state in (T.ASSIGNED, T.IN_WORK, T.REPORTED)),
    *(Move(state,    W.CLOSE,       T.CLOSED,   R.SYSTEM) for state in (T.ASSIGNED, T.IN_WORK, T.REPORTED)),
)
# fmt: on
