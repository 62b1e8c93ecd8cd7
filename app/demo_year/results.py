"""How work ends in the units of the demo office: in time or late, put off, reported, approved, filed."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from app.demo_year.case import Case
from workflow import steps
from workflow.due import Extension
from workflow.task import Report, Task
from workflow.terms import Duty, State, TaskState

RESULTS = (
    "Đã hoàn thành nội dung được giao.", "Đã tổng hợp và báo cáo theo đề cương.", "Đã ban hành kế hoạch thực hiện.",
    "Đã triển khai đến các chi bộ trực thuộc.", "Đã cử cán bộ dự họp và báo cáo kết quả.",
)  # fmt: skip


def will_end(case: Case, task: Task) -> None:
    """In time or not, as the unit is used to; now and then more time is asked for."""
    left = case.diary.hours_until_end_of(task.due_date) if task.due_date else 40.0
    if case.happens(case.cast.punctuality(task.unit)):
        case.diary.after(left * case.chance.uniform(0.35, 0.97), partial(_ended, case, task=task))
    elif task.duty is Duty.LEAD and case.happens(0.45):
        case.diary.after(left * 0.85, partial(_more_time, case, task))
    else:
        case.diary.after(left + case.chance.expovariate(1 / 30.0) + 1.0, partial(_ended, case, task=task))
        case.diary.after(left + 10.0, partial(_urged, case, task))


def _more_time(case: Case, task: Task) -> None:
    if task.state is not TaskState.IN_WORK or task.due_date is None or task.asked_extension is not None:
        return
    officer = task.officer or case.cast.head(task.unit)
    later = case.diary.calendar.after(max(task.due_date, case.diary.today), case.chance.choice((3, 5, 10)))
    asked = Extension(asked_by=officer, asked_at=case.diary.at, asked_date=later, reason="Chờ số liệu của cơ sở.")
    steps.ask_extension(task, asked, officer, case.diary.at)
    case.plan(1, 12, partial(_answered, task=task))


def _answered(case: Case, *, task: Task) -> None:
    asked = task.asked_extension
    if task.state is not TaskState.IN_WORK or asked is None:
        return
    sender = task.directive.sender
    judge = sender if sender.leads_on(case.diary.today) else case.cast["chanhvp"]
    if case.happens(0.75) and asked.asked_date >= case.diary.today:
        steps.grant_extension(task, case.deadline(asked.asked_date, judge), "Đồng ý.", judge, case.diary.at)
    else:
        steps.refuse_extension(task, "Việc đã chậm, đề nghị làm ngay.", judge, case.diary.at)
    left = case.diary.hours_until_end_of(task.due_date) if task.due_date else 16.0
    case.diary.after(left * case.chance.uniform(0.6, 1.15), partial(_ended, case, task=task))


def _urged(case: Case, task: Task) -> None:
    """The chief of office reminds, up to three times."""
    if task.state in (TaskState.ASSIGNED, TaskState.IN_WORK) and task.urged < 3:
        text = "Đề nghị đơn vị khẩn trương báo cáo kết quả."
        steps.urge(task, text, case.cast["chanhvp"], case.diary.at)
        case.diary.after(24.0, partial(_urged, case, task))


def _ended(case: Case, *, task: Task) -> None:
    if task.state is not TaskState.IN_WORK:
        return
    by, at = task.officer or case.cast.head(task.unit), case.diary.at
    report = Report(by=by, at=at, text=case.chance.choice(RESULTS))
    if task.duty is not Duty.LEAD:
        steps.complete(task, report, by, at)
        filed_later(case)
        return
    if case.happens(0.85):
        report.reply_code = f"{case.chance.randint(5, 900)}-CV/{task.unit.short_name}"
    else:
        report.no_reply = "Nội dung không yêu cầu trả lời bằng văn bản."
    steps.report(task, report, by, at)
    case.plan(1, 14, partial(_judged, task=task))


def _judged(case: Case, *, task: Task) -> None:
    if task.state is not TaskState.REPORTED:
        return
    sender, at = task.directive.sender, case.diary.at
    judge = sender if sender.leads_on(case.diary.today) and case.happens(0.5) else case.cast["chanhvp"]
    if case.happens(0.05):
        steps.send_back(task, "Đề nghị bổ sung số liệu và nêu rõ kiến nghị.", judge, at)
        case.plan(6, 24, partial(_ended, task=task))
    else:
        steps.approve(task, judge, at)
        filed_later(case)


def filed_later(case: Case) -> None:
    """What is done is kept some days later; some of it still lies there."""
    if case.document.state is State.DONE and case.happens(0.97):
        case.diary.on(case.diary.at + timedelta(days=case.chance.randint(1, 25)), partial(_filed, case))


def _filed(case: Case) -> None:
    if case.document.state is State.DONE:
        case.file_away()
