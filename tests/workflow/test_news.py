"""Who is told of a step, and that nobody is told of their own."""

from __future__ import annotations

from tests.makers import MORNING, TODAY, Office, a_proposal, a_report, an_extension, an_office
from tests.roads import a_document, a_task, its_head, its_officer
from web.notice_words import WORDS
from workflow import steps
from workflow.news import TOLD, news_of
from workflow.notices import News, NoticeKind
from workflow.staff import Staff
from workflow.task import Task
from workflow.terms import State, TaskState

K = NoticeKind


def last_news(task: Task, office: Office) -> News:
    return list(news_of(task.document.history[-1:], Staff(office.people, TODAY)))[-1]


def test_a_unit_is_told_of_new_work_and_a_person_of_being_appointed() -> None:
    office = an_office()
    task = a_task(office)

    given = [each for each in news_of(task.document.history, Staff(office.people, TODAY)) if each.kind is K.NEW_TASK]
    steps.appoint(task, office.officers[0], "", office.heads[0], MORNING)

    assert [each.to for each in given] == list(zip(office.heads[:3], office.officers[:3], strict=True))
    assert last_news(task, office).to == (office.officers[0],)
    assert last_news(task, office).kind is K.APPOINTED


def test_more_time_is_asked_of_who_gave_the_work_and_the_answer_goes_to_who_has_it() -> None:
    office = an_office()
    task = a_task(office, TaskState.IN_WORK)
    steps.ask_extension(task, an_extension(its_officer(office, task)), its_officer(office, task), MORNING)
    asked = last_news(task, office)

    steps.refuse_extension(task, "Cần đúng hạn.", office.leader, MORNING)

    assert (asked.kind, asked.to) == (K.EXTENSION_ASKED, (office.leader,))
    refused = last_news(task, office)
    assert (refused.kind, set(refused.to)) == (K.EXTENSION_REFUSED, {office.heads[0], office.officers[0]})


def test_who_sends_work_back_is_heard_by_who_gave_it_and_nobody_is_told_of_their_own_act() -> None:
    office = an_office()
    task = a_task(office)

    steps.return_task(task, "Không đúng chức năng.", None, its_head(office, task), MORNING)
    returned = last_news(task, office)

    assert (returned.kind, returned.to) == (K.RETURNED, (office.leader,))


def test_a_result_waits_for_who_gave_the_work_and_its_judgement_goes_back() -> None:
    office = an_office()
    task = a_task(office, TaskState.IN_WORK)
    steps.report(task, a_report(office.officers[0]), office.officers[0], MORNING)
    waits = last_news(task, office)

    steps.send_back(task, "Thiếu số liệu.", office.leader, MORNING)

    assert (waits.kind, waits.to) == (K.RESULT_WAITS, (office.leader,))
    assert set(last_news(task, office).to) == {office.heads[0], office.officers[0]}


def test_a_leader_is_told_what_is_laid_before_him_and_the_clerk_what_is_to_be_handed_over() -> None:
    office = an_office()
    staff = Staff(office.people, TODAY)
    submitted, directed = a_document(office, State.SUBMITTED), a_document(office, State.DIRECTED)
    steps.submit(submitted, a_proposal(office, leader=office.deputy), office.chief, MORNING)

    (laid,) = news_of(submitted.history[-1:], staff)
    (given,) = news_of(directed.history[-1:], staff)

    assert (laid.kind, laid.to) == (K.TO_DIRECT, (office.deputy,))
    assert (given.kind, given.to) == (K.TO_HAND_OVER, (office.clerk,))


def test_who_works_on_a_letter_hears_that_its_sender_wants_it_back() -> None:
    office = an_office()
    document = a_document(office, State.CALLED_BACK)

    news = list(news_of(document.history, Staff(office.people, TODAY)))

    called_back = next(each for each in news if each.kind is K.LETTER_CALLED_BACK)
    assert {office.heads[0], office.leader} <= set(called_back.to)
    assert office.clerk not in called_back.to


def test_every_row_of_the_table_tells_a_kind_that_has_its_words() -> None:
    assert set(WORDS) == set(NoticeKind)
    assert {kind for kind, _ in TOLD.values()} <= set(NoticeKind)
