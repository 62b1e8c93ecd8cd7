"""The figures of the reports, against plain SQL: they add up, and nothing is counted twice or left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.books.conftest import TODAY, WHOLE, asked
from workflow.books.handling import Handling, handling
from workflow.books.period import Period, before, quarter_of, year_of
from workflow.books.senders import DEFAULT, groups_of
from workflow.books.standing import Standing
from workflow.books.waiting import Stage, waiting
from workflow.books.work import work_by_officer, work_by_unit
from workflow.calendar import working_calendar

Rows = Callable[[str], list[tuple[Any, ...]]]

COUNTED = "duty IN ('lead', 'support') AND state NOT IN ('returned', 'recalled')"
"""The work that reports count."""


def report(session: Session, period: Period = WHOLE) -> Handling:
    return handling(session, asked(period), groups_of(DEFAULT))


def standings_by_hand(rows: Rows, which: str) -> dict[int, tuple[int, Standing]]:
    """Task → document and standing, told in Python from what the tables hold."""
    reports = dict(rows("SELECT task_id, max(at) FROM vt_report GROUP BY task_id"))
    told = {}
    for id, document, state, due, ended in rows(
        f"SELECT id, document_id, state, due_date, ended_at FROM vt_task WHERE {which}"
    ):
        told[id] = (document, _standing(state, due, reports.get(id) or ended))
    return told


def _standing(state: str, due: str | None, ended: str | None) -> Standing:
    if due is None:
        return Standing.NO_DAY
    if state in ("assigned", "in_work", "reported"):
        return Standing.OVERDUE if date.fromisoformat(due) < TODAY else Standing.RUNNING
    assert ended is not None
    return Standing.LATE if _office_day(ended) > date.fromisoformat(due) else Standing.IN_TIME


def _office_day(moment: str) -> date:
    """The tables hold moments in UTC."""
    return (datetime.fromisoformat(moment) + timedelta(hours=7)).date()


def test_every_way_of_telling_letters_apart_has_the_same_sum(session: Session, rows: Rows) -> None:
    registered = rows("SELECT count(*) FROM vt_document WHERE arrival_number IS NOT NULL")[0][0]

    told = report(session)

    assert {part.by: part.sum.total for part in told.parts} == dict.fromkeys(
        ("month", "group", "type", "urgency", "channel"), registered
    )
    assert all(part.sum.counts == told.sum.counts for part in told.parts)


def test_how_letters_stand_is_what_their_leading_units_have_done(session: Session, rows: Rows) -> None:
    worst = [Standing.IN_TIME, Standing.LATE, Standing.RUNNING, Standing.OVERDUE]
    leading = "duty = 'lead' AND state NOT IN ('returned', 'recalled') AND parent_id IS NULL AND due_date IS NOT NULL"
    by_document: dict[int, list[Standing]] = {}
    for document, standing in standings_by_hand(rows, leading).values():
        by_document.setdefault(document, []).append(standing)
    expected: Counter[Standing] = Counter()
    for id, state in rows("SELECT id, state FROM vt_document WHERE arrival_number IS NOT NULL"):
        waits = Standing.UNASSIGNED if state in ("registered", "submitted", "directed") else Standing.NO_DAY
        expected[max(by_document[id], key=worst.index) if id in by_document else waits] += 1

    assert report(session).sum.counts == expected
    assert len(expected) == len(Standing), "the year has letters of every standing"


@pytest.mark.parametrize(
    ("by", "column"), [("type", "h.type_name"), ("urgency", "h.urgency"), ("channel", "d.channel")]
)
def test_lines_are_what_plain_sql_counts(session: Session, rows: Rows, by: str, column: str) -> None:
    counted = rows(
        f"SELECT {column}, count(*) FROM vt_document d JOIN vt_entry e ON e.document_id = d.id AND e.voided_at IS NULL"
        f" JOIN vt_letterhead h ON h.id = e.letterhead_id WHERE d.arrival_number IS NOT NULL GROUP BY 1"
    )

    told = report(session).part(by)

    assert {line.key: line.total for line in told.lines if line.total} == dict(counted)


def test_groups_of_senders_are_told_by_their_names(session: Session, rows: Rows) -> None:
    central = rows(
        "SELECT count(*) FROM vt_document d JOIN vt_entry e ON e.document_id = d.id AND e.voided_at IS NULL"
        " JOIN vt_letterhead h ON h.id = e.letterhead_id WHERE d.arrival_number IS NOT NULL"
        " AND (h.organ_name LIKE '%Trung ương%' OR h.organ_name LIKE 'Bộ %' OR h.organ_name = 'Đảng ủy Chính phủ')"
    )[0][0]

    told = report(session).part("group")

    assert {line.key: line.total for line in told.lines}["central"] == central
    assert all(line.total for line in told.lines)


def test_the_work_of_units_and_of_people_is_the_same_work(session: Session, rows: Rows) -> None:
    expected = Counter(standing for _, standing in standings_by_hand(rows, COUNTED).values())
    by_unit = dict(rows(f"SELECT unit_id, count(*) FROM vt_task WHERE {COUNTED} GROUP BY 1"))

    units, officers = work_by_unit(session, asked()), work_by_officer(session, asked())

    assert units.sum.counts == officers.sum.counts == expected
    assert {int(line.key): line.total for line in units.lines} == by_unit


def test_of_what_was_due_the_rate_tells_how_much_came_in_time(session: Session) -> None:
    line = report(session).sum

    due = line.counts[Standing.IN_TIME] + line.counts[Standing.LATE] + line.counts[Standing.OVERDUE]
    assert line.on_time == pytest.approx(line.counts[Standing.IN_TIME] / due)
    assert 0.6 < (line.on_time or 0) < 1


def test_a_period_without_letters_has_lines_of_nothing(session: Session) -> None:
    empty = report(session, Period(date(2019, 1, 1), date(2019, 3, 31)))

    assert empty.sum.total == 0
    assert empty.sum.on_time is None
    assert [line.name for line in empty.part("month").lines] == ["Tháng 01/2019", "Tháng 02/2019", "Tháng 03/2019"]
    assert work_by_unit(session, asked(Period(date(2019, 1, 1), date(2019, 3, 31)))).lines == ()


def test_a_letter_of_new_years_eve_and_one_of_new_year_stand_in_different_years(session: Session, rows: Rows) -> None:
    in_book = "FROM vt_document WHERE arrival_number IS NOT NULL GROUP BY 1"
    in_year = dict(rows(f"SELECT substr(arrival_date, 1, 4), count(*) {in_book}"))

    told = {year: report(session, Period(date(year, 1, 1), date(year, 12, 31))).sum.total for year in (2025, 2026)}

    assert told == {2025: in_year["2025"], 2026: in_year["2026"]}
    assert before(quarter_of(TODAY)) == Period(date(2025, 10, 1), date(2025, 12, 31))
    assert before(year_of(TODAY)).name == "Năm 2025"


def test_where_letters_wait_is_where_they_stand(session: Session, rows: Rows) -> None:
    standing = dict(rows("SELECT state, count(*) FROM vt_document GROUP BY 1"))
    tasks = dict(rows(f"SELECT state, count(*) FROM vt_task WHERE {COUNTED} GROUP BY 1"))

    here = {wait.stage: wait.here for wait in waiting(session, asked(), working_calendar(session))}

    assert here == {
        Stage.REGISTER: standing.get("to_review", 0),
        Stage.SUBMIT: standing.get("registered", 0),
        Stage.DIRECT: standing.get("submitted", 0),
        Stage.HAND_OVER: standing.get("directed", 0),
        Stage.ACCEPT: tasks.get("assigned", 0),
        Stage.WORK: tasks.get("in_work", 0),
        Stage.APPROVE: tasks.get("reported", 0),
    }


def test_a_wait_is_counted_in_working_days(session: Session, rows: Rows) -> None:
    calendar, spans = working_calendar(session), []
    for submitted, directed in rows(
        "SELECT min(CASE WHEN action IN ('submit', 'transfer') THEN at END),"
        " min(CASE WHEN action IN ('direct', 'transfer') THEN at END) FROM vt_event WHERE task_id IS NULL"
        " GROUP BY document_id"
    ):
        if submitted and directed:
            spans.append(calendar.between(_office_day(submitted), _office_day(directed)))

    direct = next(wait for wait in waiting(session, asked(), calendar) if wait.stage is Stage.DIRECT)

    assert (direct.passed, direct.longest_days, direct.median_days) == (len(spans), max(spans), median(spans))
