"""The whole workflow: a table for documents, a table for tasks, one row a move.

A row reads as a sentence: *from TO_REVIEW, REGISTER takes it to REGISTERED, by a CLERK, provided that …*
`open_if` is asked before the act (no button is shown where it fails), `provided` after its facts are written.
The birth of a document (RECEIVE) and of a task (ASSIGN) is not a move: it has no «from».
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from workflow import obligation_rules, register_rules, rules, task_rules
from workflow.act import Rule
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
STAYS = None
"""The act changes facts, not where it stands."""


def rows(
    sources: SomeState | tuple[SomeState, ...],
    action: SomeAction,
    target: SomeState | None,
    roles: Role | tuple[Role, ...],
    open_if: tuple[Rule, ...] = (),
    provided: tuple[Rule, ...] = (),
) -> tuple[Move[SomeState, SomeAction], ...]:
    """One line of a table: a move for each «from» and each «who»."""
    return tuple(
        Move(source, action, source if target is STAYS else target, role, open_if, provided)
        for source in (sources if isinstance(sources, tuple) else (sources,))
        for role in (roles if isinstance(roles, tuple) else (roles,))
    )


S, A, R = State, Action, Role
T, W = TaskState, TaskAction
b, d, o, t = register_rules, rules, obligation_rules, task_rules

OFFICE = (R.CLERK, R.CHIEF)
BOSSES = (*OFFICE, R.LEADER)
UNIT = (R.HEAD, R.OFFICER)

# What a letter must have to be registered, corrected, or given to units; what a directive must be.
REGISTRABLE = (
    b.letterhead_confirmed,
    b.not_secret,
    b.arrives_after_issue,
    b.entered_in_its_year,
    b.register_is_open,
    b.book_is_not_locked,
)
CORRECTABLE = (
    d.reason_given,
    b.letterhead_confirmed,
    b.not_secret,
    b.arrives_after_issue,
    b.number_stays,
    b.register_is_open,
)
PROPOSABLE = (d.leader_can_direct, d.others_cooperate)
ASSIGNABLE = (d.one_unit_leads, d.each_unit_once, d.units_exist, d.deadlines_given)
DIRECTIVE = (d.written_for_its_sender, d.opinion_given, *ASSIGNABLE)
ANEW = (d.opinion_given, d.others_go_on, *ASSIGNABLE)
BY_REGULATION = (d.written_in_own_name, d.regulation_named, *ASSIGNABLE)
FORWARDABLE = (
    t.forwarded_to_somebody,
    t.stays_in_the_branch,
    t.passed_on_in_kind,
    t.each_branch_once,
    t.within_own_deadline,
)
OBLIGING = (o.told_what_and_to_whom, o.has_units, o.comes_back_on_a_day, o.begins_in_time)
GRANTABLE = (t.new_day_is_later,)
WHY = (d.reason_given,)

NUMBERED = (S.REGISTERED, S.SUBMITTED, S.DIRECTED, S.IN_PROGRESS, S.DONE, S.FILED)
UNDER_WAY = (T.ASSIGNED, T.IN_WORK)
OPEN = (*UNDER_WAY, T.REPORTED)

# fmt: off
FLOW: tuple[DocumentMove, ...] = (
    #     from              act                 to              who             open if                    provided that
    *rows(S.RECEIVED,       A.NOTE_READING,     S.TO_REVIEW,    R.SYSTEM),
    *rows(S.TO_REVIEW,      A.NOTE_READING,     STAYS,          R.SYSTEM),
    *rows(S.TO_REVIEW,      A.REGISTER,         S.REGISTERED,   R.CLERK,        (),                        REGISTRABLE),
    *rows(S.TO_REVIEW,      A.TELL_APART,       STAYS,          R.CLERK,        (),                        (b.other_letter_named,)),
    *rows(S.TO_REVIEW,      A.MERGE,            S.MERGED,       R.CLERK,        (),                        (b.same_letter_named,)),
    *rows(S.TO_REVIEW,      A.RETURN_TO_SENDER, S.RETURNED,     R.CLERK,        (),                        WHY),
    *rows(S.TO_REVIEW,      A.SET_ASIDE,        S.SET_ASIDE,    R.CLERK,        (),                        WHY),
    *rows(S.SET_ASIDE,      A.RESTORE,          S.TO_REVIEW,    R.CLERK),
    *rows(S.MERGED,         A.RESTORE,          S.TO_REVIEW,    R.CLERK),
    *rows(S.REGISTERED,     A.VOID,             S.TO_REVIEW,    R.CLERK,        (),                        WHY),
    *rows(S.REGISTERED,     A.RETURN_TO_SENDER, S.RETURNED,     R.CLERK,        (),                        WHY),
    *rows(S.REGISTERED,     A.TRANSFER,         S.IN_PROGRESS,  R.CLERK,        (),                        BY_REGULATION),
    *rows(S.REGISTERED,     A.SUBMIT,           S.SUBMITTED,    OFFICE,         (),                        PROPOSABLE),
    *rows(S.SUBMITTED,      A.SUBMIT,           STAYS,          OFFICE,         (),                        PROPOSABLE),
    *rows(S.SUBMITTED,      A.DIRECT,           S.DIRECTED,     R.LEADER,       (d.asked_to_direct,),      DIRECTIVE),
    *rows(S.SUBMITTED,      A.COMMENT,          STAYS,          R.LEADER,       (d.asked_to_cooperate,),   (d.opinion_written,)),
    *rows(S.DIRECTED,       A.COMMENT,          STAYS,          R.LEADER,       (d.asked_to_cooperate,),   (d.opinion_written,)),
    *rows(S.DIRECTED,       A.REDIRECT,         STAYS,          R.LEADER,       (d.asked_to_direct,),      DIRECTIVE),
    *rows(S.DIRECTED,       A.HAND_OVER,        S.IN_PROGRESS,  R.CLERK,        (d.somebody_is_named,),    (d.units_exist,)),
    *rows(S.DIRECTED,       A.FILE,             S.FILED,        R.CLERK,        (d.nobody_is_named,),      (d.file_named,)),
    *rows(S.DIRECTED,       A.RETURN_TO_SENDER, S.RETURNED,     R.CLERK,        (d.nobody_is_named,),      WHY),
    # Whose leader has left, or was transferred and taken back, is laid before a leader anew; work goes on meanwhile.
    *rows(S.DIRECTED,       A.SUBMIT,           S.SUBMITTED,    OFFICE,         (d.no_leader_answers,),    PROPOSABLE),
    *rows(S.DIRECTED,       A.TRANSFER,         S.IN_PROGRESS,  R.CLERK,        (d.sent_by_regulation,),   BY_REGULATION),
    *rows(S.IN_PROGRESS,    A.SUBMIT,           STAYS,          OFFICE,         (d.no_leader_answers,),    PROPOSABLE),
    *rows(S.IN_PROGRESS,    A.COMMENT,          STAYS,          R.LEADER,       (d.asked_to_cooperate,),   (d.opinion_written,)),
    *rows(S.IN_PROGRESS,    A.REDIRECT,         S.DIRECTED,     R.LEADER,       (d.asked_to_direct,),      DIRECTIVE),
    *rows(S.IN_PROGRESS,    A.TAKE_BACK,        S.DIRECTED,     R.CLERK,        (d.nobody_has_seen,),      WHY),
    *rows(S.IN_PROGRESS,    A.REASSIGN,         STAYS,          R.LEADER,       (d.work_came_back, d.sent_by_me, d.objected_once),
                                                                                       (d.written_for_the_same_sender, *ANEW)),
    *rows(S.IN_PROGRESS,    A.REASSIGN,         STAYS,          R.CLERK,        (d.work_came_back, d.sent_by_regulation, d.objected_once),
                                                                                       (d.written_in_own_name, *ANEW)),
    *rows(S.IN_PROGRESS,    A.REASSIGN,         STAYS,          R.CHIEF,        (d.work_came_back, d.left_to_the_chief),
                                                                                       (d.written_in_own_name, *ANEW)),
    *rows(S.IN_PROGRESS,    A.FINISH,           S.DONE,         R.SYSTEM,       (d.work_has_ended,)),
    *rows(NUMBERED,         A.ADD_TO_DOSSIER,   STAYS,          R.CLERK,        (),                        (d.dossier_is_open, d.once_in_a_dossier)),
    *rows(NUMBERED,         A.ADD_TO_DOSSIER,   STAYS,          UNIT,           (d.led_by_own_unit,),      (d.dossier_is_open, d.once_in_a_dossier)),
    *rows(S.DONE,           A.FILE,             S.FILED,        R.CLERK,        (),                        (d.file_named,)),
    *rows(S.DONE,           A.FILE,             S.FILED,        UNIT,           (d.led_by_own_unit,),      (d.file_named,)),
    # What the clerk learns later about a letter that has its number.
    *rows(NUMBERED,         A.CORRECT,          STAYS,          R.CLERK,        (),                        CORRECTABLE),
    *rows(NUMBERED,         A.ADD_COPY,         STAYS,          R.CLERK,        (),                        (b.is_a_second_copy,)),
    *rows(NUMBERED,         A.NOTE_SUCCESSOR,   STAYS,          R.CLERK,        (),                        (b.successor_named,)),
    *rows(NUMBERED,         A.OBLIGE,           STAYS,          BOSSES,         (),                        OBLIGING),
    *rows(NUMBERED,         A.END_OBLIGATION,   STAYS,          BOSSES,         (o.obliges,),              WHY),
    *rows(NUMBERED,         A.NOTE_CALL_BACK,   S.CALLED_BACK,  R.CLERK,        (),                        (b.recall_named,)),
    # A mark of secrecy may be seen on any page at any time; then the content goes, wherever the document stands.
    *rows(tuple(state for state in S if state is not S.WITHHELD), A.WITHHOLD, S.WITHHELD, (R.SYSTEM, R.CLERK)),
)

TASK_FLOW: tuple[TaskMove, ...] = (
    #     from        act                 to          who       open if                                      provided that
    *rows(T.ASSIGNED, W.SEE,              STAYS,      UNIT,     (t.own_unit, t.not_yet_seen)),
    *rows(T.ASSIGNED, W.ACCEPT,           T.IN_WORK,  UNIT,     (t.own_unit, t.to_be_worked_on)),
    *rows(T.ASSIGNED, W.ACKNOWLEDGE,      T.FINISHED, UNIT,     (t.own_unit, t.for_information)),
    *rows(UNDER_WAY,  W.APPOINT,          T.IN_WORK,  R.HEAD,   (t.own_head, t.to_be_worked_on),             (t.officer_of_the_unit,)),
    *rows(UNDER_WAY,  W.FORWARD,          STAYS,      R.HEAD,   (t.own_head, t.has_units_below),             FORWARDABLE),
    *rows(UNDER_WAY,  W.RETURN,           T.RETURNED, R.HEAD,   (t.own_head, t.may_be_returned),             WHY),
    *rows(T.IN_WORK,  W.ASK_EXTENSION,    STAYS,      UNIT,     (t.own_unit, t.has_a_deadline, t.nothing_asked),              (t.later_day_asked,)),
    *rows(T.IN_WORK,  W.GRANT_EXTENSION,  STAYS,      R.LEADER, (t.extension_asked, t.not_asked_by_oneself, t.sent_it),          GRANTABLE),
    *rows(T.IN_WORK,  W.GRANT_EXTENSION,  STAYS,      R.CHIEF,  (t.extension_asked, t.not_asked_by_oneself, t.set_by_no_leader), GRANTABLE),
    *rows(T.IN_WORK,  W.GRANT_EXTENSION,  STAYS,      R.HEAD,   (t.extension_asked, t.not_asked_by_oneself, t.forwarded_it),     GRANTABLE),
    *rows(T.IN_WORK,  W.REFUSE_EXTENSION, STAYS,      R.LEADER, (t.extension_asked, t.not_asked_by_oneself, t.sent_it),          WHY),
    *rows(T.IN_WORK,  W.REFUSE_EXTENSION, STAYS,      R.CHIEF,  (t.extension_asked, t.not_asked_by_oneself, t.set_by_no_leader), WHY),
    *rows(T.IN_WORK,  W.REFUSE_EXTENSION, STAYS,      R.HEAD,   (t.extension_asked, t.not_asked_by_oneself, t.forwarded_it),     WHY),
    *rows(UNDER_WAY,  W.URGE,             STAYS,      R.LEADER, (t.sent_or_directs_it, t.not_urged_today)),
    *rows(UNDER_WAY,  W.URGE,             STAYS,      (R.CHIEF, R.SYSTEM), (t.not_urged_today,)),
    *rows(T.IN_WORK,  W.REPORT,           T.REPORTED, UNIT,     (t.own_unit, t.leads),                       (t.result_given, t.answered)),
    *rows(T.IN_WORK,  W.COMPLETE,         T.FINISHED, UNIT,     (t.own_unit, t.supports),                    (t.result_given,)),
    *rows(T.ASSIGNED, W.COMPLETE,         T.FINISHED, UNIT,     (t.own_unit, t.is_periodic),                 (t.result_given,)),
    *rows(T.REPORTED, W.SEND_BACK,        T.IN_WORK,  R.LEADER, (t.sent_or_directs_it,),                     WHY),
    *rows(T.REPORTED, W.SEND_BACK,        T.IN_WORK,  R.CHIEF,  (),                                          WHY),
    *rows(T.REPORTED, W.APPROVE,          T.FINISHED, R.LEADER, (t.sent_or_directs_it, t.not_reported_by_oneself)),
    *rows(T.REPORTED, W.APPROVE,          T.FINISHED, R.CHIEF,  (t.not_reported_by_oneself,)),
    # A new directive recalls all, who forwarded it recalls the branch, the clerk takes back what nobody has seen;
    # whose unit is asked for something else when work is given anew loses what it had.
    *rows(OPEN,       W.RECALL,           T.RECALLED, R.LEADER, (t.sent_or_directs_it,),                     WHY),
    *rows(OPEN,       W.RECALL,           T.RECALLED, R.HEAD,   (t.forwarded_it,),                           WHY),
    *rows(T.ASSIGNED, W.RECALL,           T.RECALLED, R.CLERK,  (t.handed_over_by_the_clerk, t.not_yet_seen), WHY),
    *rows(OPEN,       W.RECALL,           T.RECALLED, R.SYSTEM),
    # The lead's end closes the rest; a unit's end closes what it had forwarded.
    *rows(OPEN,       W.CLOSE,            T.CLOSED,   R.SYSTEM),
)
# fmt: on
