"""Whose desk is it? After signing in everybody goes to their own."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from web import work
from workflow.terms import Role

# In this order: who holds several posts starts where the most waits for them.
DESKS = (
    (Role.CLERK, "clerk.desk", "Bàn văn thư"),
    (Role.LEADER, "leader.desk", "Chờ chỉ đạo"),
    (Role.CHIEF, "chief.desk", "Điều hành"),
    (Role.HEAD, "officer.desk", "Việc của đơn vị"),
    (Role.OFFICER, "officer.desk", "Việc của đơn vị"),
    # For those who also look after the whole.
    (Role.LEADER, "chief.desk", "Điều hành"),
    *((role, "printing.register", "Sổ văn bản đến") for role in (Role.CLERK, Role.CHIEF, Role.LEADER)),
    *((role, "dossiers.desk", "Hồ sơ") for role in (Role.CLERK, Role.CHIEF, Role.HEAD, Role.OFFICER)),
    *((role, "obligations.desk", "Báo cáo định kỳ") for role in Role if role not in (Role.ADMIN, Role.SYSTEM)),
    *((role, "mandates.desk", "Ủy quyền") for role in (Role.LEADER, Role.CHIEF)),
    *((role, "books.index", "Sổ và báo cáo") for role in (Role.CLERK, Role.CHIEF, Role.LEADER, Role.HEAD)),
    *((role, "lessons.desk", "Điều rút ra từ sổ") for role in (Role.CLERK, Role.CHIEF)),
    *((role, "documents.search", "Tra cứu") for role in Role if role is not Role.ADMIN),
    *((role, "calendar.desk", "Lịch làm việc") for role in (Role.CHIEF, Role.ADMIN)),
)
SELDOM = ("obligations.desk", "mandates.desk", "lessons.desk", "calendar.desk")
"""Behind «Khác» for those who have more desks than one line holds."""
ONE_LINE = 6


def home() -> ResponseReturnValue:
    """To the first of this person's desks; who has none may change their password, who holds no post is told so."""
    if not work.me().roles_on(work.today()):
        return render_template("signin/no_post.html")
    return redirect(url_for(next((endpoint for endpoint, _ in mine()), "password.change")))


def on_one_line() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The desks of the person who is signed in: those always in sight, and those behind «Khác»."""
    desks = mine()
    if len(desks) <= ONE_LINE:
        return desks, []
    return [desk for desk in desks if desk[0] not in SELDOM], [desk for desk in desks if desk[0] in SELDOM]


def mine() -> list[tuple[str, str]]:
    """The desks of the person who is signed in: page and name, each once."""
    person = work.whoever()
    own = person.own_roles_on(work.today()) if person else frozenset()
    desks = [(endpoint, name) for role, endpoint, name in DESKS if role in own]
    # Who only acts for a leader gets the leader's desk beside their own, and nothing else of his.
    acts = person is not None and person.leaders_on(work.today())
    return list(dict.fromkeys([*desks, *([("leader.desk", "Chờ chỉ đạo")] if acts else [])]))
