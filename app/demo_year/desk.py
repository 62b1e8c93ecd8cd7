"""At the leaders' desk of the demo office: proposed, directed, handed over, directed anew."""

from __future__ import annotations

from datetime import date

from app.demo_year import units
from app.demo_year.case import Case
from workflow import steps
from workflow.people import Person
from workflow.slip import Assignment, Directive, Proposal
from workflow.terms import Duty, MandateKind, State

BY_REGULATION = "Điều 9 khoản 2 Quy chế làm việc: văn bản nghiệp vụ chuyển thẳng ban chuyên môn."
OPINIONS = (
    "Giao {lead} chủ trì tham mưu, báo cáo Thường trực.", "{lead} nghiên cứu, đề xuất.",
    "{lead} chủ trì, phối hợp các đơn vị thực hiện đúng hạn.", "Đồng ý đề xuất của Văn phòng.",
)  # fmt: skip


def goes_on(case: Case) -> None:
    """What is in the book is laid before a leader, or goes straight to its unit."""
    if case.happens(0.12):
        case.plan(0.5, 8, _transferred)
    else:
        case.plan(0.5, 12, _submitted)


def _transferred(case: Case) -> None:
    if case.document.state is State.REGISTERED:
        clerk = case.cast.clerk(case.chance)
        directive = Directive(by=clerk, at=case.diary.at, text=BY_REGULATION, assignments=_assignments(case, clerk))
        steps.transfer(case.document, directive, clerk, case.diary.at)
        units.begins(case)


def _submitted(case: Case) -> None:
    if case.document.state is not State.REGISTERED:
        return
    leader, other = _leaders(case)
    chief = case.cast["chanhvp"]
    lead = case.cast.units[case.letter.topic.lead].name
    proposal = Proposal(
        by=chief,
        leader=leader,
        at=case.diary.at,
        submitted_date=case.diary.today,
        text=f"- Kính chuyển đồng chí {leader.full_name} để báo cáo và chỉ đạo.\n- {lead} để thực hiện.",
        co_leaders=[other] if case.happens(0.15) else [],
        assignments=[Assignment(unit=case.cast.units[case.letter.topic.lead], duty=Duty.LEAD)],
    )
    steps.submit(case.document, proposal, chief, case.diary.at)
    if proposal.co_leaders:
        case.plan(2, 20, _commented)
    # Now and then one lies under a pile.
    case.plan(1, 16, _directed) if case.happens(0.97) else case.in_days(9, _directed)


def _leaders(case: Case) -> tuple[Person, Person]:
    bithu, phobithu = case.cast["bithu"], case.cast["phobithu"]
    return (bithu, phobithu) if case.letter.topic.lead in ("BTC", "UBKT") or case.happens(0.3) else (phobithu, bithu)


def _commented(case: Case) -> None:
    proposal = case.document.proposal
    if proposal and case.document.state in (State.SUBMITTED, State.DIRECTED, State.IN_PROGRESS):
        text = "Thống nhất; đề nghị lưu ý tiến độ và chất lượng tham mưu."
        steps.comment(case.document, text, proposal.co_leaders[0], case.diary.at)


def _directed(case: Case) -> None:
    if case.document.state is State.SUBMITTED and case.document.proposal:
        directive = _directive(case, case.document.proposal.leader)
        steps.direct(case.document, directive, directive.by, case.diary.at)
        case.plan(0.3, 8, _filed if not directive.assignments else _handed_over)


def _directive(case: Case, leader: Person) -> Directive:
    """In the leader's own hand, or written down by who may."""
    by, mandate = leader, None
    if leader is case.cast["bithu"]:
        deputy = case.cast["phobithu"]
        if deputy.mandate_of(leader, case.diary.today):
            by, mandate = deputy, MandateKind.ABSENCE
        elif case.happens(0.25):
            by, mandate = case.cast["troly"], MandateKind.ASSISTANT
    if case.happens(0.06):
        text, assignments = "Lưu hồ sơ.", []
    elif case.happens(0.07):
        text, assignments = "Chuyển các đơn vị biết.", _for_information(case)
    else:
        text = case.chance.choice(OPINIONS).format(lead=case.cast.units[case.letter.topic.lead].name)
        assignments = _assignments(case, leader)
    return Directive(by=by, sender=leader, mandate=mandate, at=case.diary.at, text=text, assignments=assignments)


def _assignments(case: Case, by: Person) -> list[Assignment]:
    topic, named = case.letter.topic, case.cast.units
    due = _due(case)
    lead = Assignment(unit=named[topic.lead], duty=Duty.LEAD, due_date=due, deadline=case.deadline(due, by))
    support = [
        Assignment(unit=named[short], duty=Duty.SUPPORT, due_date=due, deadline=case.deadline(due, by))
        for short in topic.support
        if case.happens(0.7)
    ]
    inform = [Assignment(unit=named[short], duty=Duty.INFORM) for short in topic.inform if case.happens(0.8)]
    return [lead, *support, *inform]


def _for_information(case: Case) -> list[Assignment]:
    shorts = {case.letter.topic.lead, *case.letter.topic.support, *case.letter.topic.inform}
    return [Assignment(unit=case.cast.units[short], duty=Duty.INFORM) for short in sorted(shorts)]


def _due(case: Case) -> date:
    """What the letter asks for, if there is time; else one to three weeks, and three days for what is urgent."""
    if case.letter.due is not None and case.letter.due > case.diary.day_in(2):
        return case.letter.due
    urgent = case.letter.urgency is not case.letter.urgency.NORMAL
    return case.diary.day_in(3 if urgent else case.chance.choice((5, 7, 10, 10, 15)))


def _handed_over(case: Case) -> None:
    if case.document.state is State.DIRECTED:
        steps.hand_over(case.document, case.cast.clerk(case.chance), case.diary.at)
        units.begins(case)
        if case.happens(0.03):
            case.plan(4, 40, _redirected)


def _redirected(case: Case) -> None:
    """The leader thinks again: another unit leads."""
    if case.document.state is State.IN_PROGRESS and case.document.proposal:
        leader = case.document.proposal.leader
        due = case.diary.day_in(10)
        shorts = [short for short in ("VP", "BTG", "BTC", "BDV") if short != case.letter.topic.lead]
        other = case.cast.units[case.chance.choice(shorts)]
        lead = Assignment(unit=other, duty=Duty.LEAD, due_date=due, deadline=case.deadline(due, leader))
        text = f"Chuyển {other.name} chủ trì thay."
        directive = Directive(by=leader, at=case.diary.at, text=text, assignments=[lead])
        steps.redirect(case.document, directive, leader, case.diary.at)
        case.plan(0.3, 8, _handed_over)


def _filed(case: Case) -> None:
    if case.document.state is State.DIRECTED:
        case.file_away()
