"""Map 5: every page, who may open it, and what it calls. A page that is not here does not exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from flask import Flask, abort
from flask.typing import ResponseReturnValue

from web import (
    books,
    branches,
    calendar,
    chief,
    clerk,
    clerk_aside,
    clerk_correct,
    clerk_delivery,
    clerk_outside,
    clerk_review,
    clerk_same,
    clerk_submit,
    clerk_transfer,
    desks,
    documents,
    dossier_papers,
    dossiers,
    envelopes,
    extensions,
    leader,
    leader_again,
    lessons,
    mandates,
    notices,
    officer,
    overseeing,
    password,
    printing,
    results,
    scans,
    signin,
    unit_work,
    work,
)
from workflow.news import tell_of_steps
from workflow.terms import Role as R

View = Callable[..., ResponseReturnValue]

ANYBODY = None
SIGNED_IN: frozenset[R] = frozenset()
"""Also who holds no post today: they may look in, change the password and leave."""
EVERYBODY = frozenset(R) - {R.SYSTEM}
CLERK = frozenset({R.CLERK})
OFFICE = frozenset({R.CLERK, R.CHIEF})
LEADER = frozenset({R.LEADER})
SENDERS = frozenset({R.LEADER, R.CHIEF, R.CLERK})
MANDATORS = frozenset({R.LEADER, R.CHIEF})
JUDGE = frozenset({R.LEADER, R.CHIEF})
CHIEF = frozenset({R.CHIEF, R.LEADER})
UNIT = frozenset({R.HEAD, R.OFFICER})
HEAD = frozenset({R.HEAD})
BOOKS = frozenset({R.CLERK, R.CHIEF, R.LEADER})
ANSWERS = frozenset({R.LEADER, R.CHIEF, R.HEAD})
RECALLS = frozenset({R.LEADER, R.HEAD, R.CLERK})
FILERS = frozenset({R.CLERK, R.HEAD, R.OFFICER})
KEEPERS = FILERS | {R.CHIEF, R.LEADER}
CONTENT = EVERYBODY - {R.ADMIN}


@dataclass(frozen=True)
class Page:
    """One row: method, path, view, and the roles it is open to (ANYBODY: no sign-in asked; SIGNED_IN: no post)."""

    method: str
    path: str
    view: View
    roles: frozenset[R] | None
    uploads: bool = False
    """A file may come with it: the view stores it, and then says `work.write_now`."""
    acting: bool = False
    """Open also to who acts for a leader: the leader's acts are, the books and the whole office are not."""

    @property
    def endpoint(self) -> str:
        """«clerk.register»: the module and the function."""
        return f"{self.view.__module__.rpartition('.')[2]}.{self.view.__name__}"


# fmt: off
PAGES = (
    Page("GET",  "/sign-in",  signin.sign_in,  ANYBODY),
    Page("POST", "/sign-in",  signin.enter,    ANYBODY),
    Page("POST", "/sign-out", signin.sign_out, SIGNED_IN),
    Page("GET",  "/",         desks.home,      SIGNED_IN),
    Page("GET",  "/password", password.change,  SIGNED_IN),
    Page("POST", "/password", password.replace, SIGNED_IN),
    Page("GET",  "/notices",  notices.desk,     CONTENT),
    Page("POST", "/notices",  notices.put_away, CONTENT),
    # the clerk
    Page("GET",  "/clerk",                                  clerk.desk,                          CLERK),
    Page("GET",  "/clerk/waiting",                          clerk.waiting,                       CLERK),
    Page("POST", "/documents",                              clerk.take_in,                       CLERK, uploads=True),
    Page("GET",  "/documents/<int:id>/register",            clerk_review.review,                 CLERK),
    Page("POST", "/documents/<int:id>/register",            clerk_review.register,               CLERK),
    Page("GET",  "/documents/<int:id>/register/reading",    clerk_review.still_reading,          CLERK),
    Page("GET",  "/documents/<int:id>/alike",               clerk_review.alike,                  CLERK),
    Page("GET",  "/documents/<int:id>/merge",               clerk_same.merge_form,               CLERK),
    Page("POST", "/documents/<int:id>/merge",               clerk_same.merge,                    CLERK),
    Page("POST", "/documents/<int:id>/tell-apart",          clerk_same.tell_apart,               CLERK),
    Page("GET",  "/documents/<int:id>/add-copy",            clerk_same.add_copy_form,            CLERK),
    Page("GET",  "/documents/<int:id>/correct",             clerk_correct.correct_form,          CLERK),
    Page("POST", "/documents/<int:id>/correct",             clerk_correct.correct,               CLERK),
    Page("GET",  "/documents/<int:id>/note-successor",      clerk_outside.note_successor_form,   CLERK),
    Page("POST", "/documents/<int:id>/note-successor",      clerk_outside.note_successor,        CLERK),
    Page("GET",  "/documents/<int:id>/note-call-back",      clerk_outside.note_call_back_form,   CLERK),
    Page("POST", "/documents/<int:id>/note-call-back",      clerk_outside.note_call_back,        CLERK),
    Page("GET",  "/documents/<int:id>/return-to-sender",    clerk_aside.return_to_sender_form,   CLERK),
    Page("POST", "/documents/<int:id>/return-to-sender",    clerk_aside.return_to_sender,        CLERK),
    Page("GET",  "/documents/<int:id>/set-aside",           clerk_aside.set_aside_form,          CLERK),
    Page("POST", "/documents/<int:id>/set-aside",           clerk_aside.set_aside,               CLERK),
    Page("POST", "/documents/<int:id>/restore",             clerk_aside.restore,                 CLERK),
    Page("GET",  "/documents/<int:id>/void",                clerk_aside.void_form,               CLERK),
    Page("POST", "/documents/<int:id>/void",                clerk_aside.void,                    CLERK),
    Page("GET",  "/documents/<int:id>/withhold",            clerk_aside.withhold_form,           CLERK),
    Page("POST", "/documents/<int:id>/withhold",            clerk_aside.withhold,                CLERK),
    Page("GET",  "/documents/<int:id>/submit",              clerk_submit.submit_form,            OFFICE),
    Page("POST", "/documents/<int:id>/submit",              clerk_submit.submit,                 OFFICE),
    Page("GET",  "/documents/<int:id>/submit/wording",      clerk_submit.wording_again,          OFFICE),
    Page("GET",  "/documents/<int:id>/hand-over",           clerk_delivery.hand_over_form,       CLERK),
    Page("POST", "/documents/<int:id>/hand-over",           clerk_delivery.hand_over,            CLERK),
    Page("GET",  "/documents/<int:id>/transfer",            clerk_transfer.transfer_form,        CLERK),
    Page("POST", "/documents/<int:id>/transfer",            clerk_transfer.transfer,             CLERK),
    Page("GET",  "/documents/<int:id>/take-back",           clerk_aside.take_back_form,          CLERK),
    Page("POST", "/documents/<int:id>/take-back",           clerk_aside.take_back,               CLERK),
    Page("GET",  "/documents/<int:id>/file",                clerk_delivery.file_form,            FILERS),
    Page("POST", "/documents/<int:id>/file",                clerk_delivery.file,                 FILERS),
    # envelopes that are not opened
    Page("GET",  "/envelopes",                    envelopes.desk,       CLERK),
    Page("POST", "/envelopes",                    envelopes.note,       CLERK),
    Page("POST", "/envelopes/<int:id>/sign",      envelopes.sign,       CLERK),
    Page("POST", "/envelopes/<int:id>/come-back", envelopes.come_back,  CLERK),
    Page("GET",  "/envelopes/print",              envelopes.print_list, CLERK),
    # every document
    Page("GET",  "/documents/<int:id>/pages/<int:number>.jpg", scans.page_image, CONTENT),
    Page("GET",  "/documents/<int:id>/original",               scans.original,   CONTENT),
    Page("GET",  "/search",              documents.search, CONTENT),
    Page("GET",  "/documents/<int:id>",  documents.page,   CONTENT),
    # the leader
    Page("GET",  "/leader",                       leader.desk,          LEADER, acting=True),
    Page("GET",  "/documents/<int:id>/direct",    leader.direct_form,   LEADER, acting=True),
    Page("POST", "/documents/<int:id>/direct",    leader.direct,        LEADER, acting=True),
    Page("GET",  "/documents/<int:id>/redirect",  leader.redirect_form, LEADER, acting=True),
    Page("POST", "/documents/<int:id>/redirect",  leader.redirect,      LEADER, acting=True),
    Page("GET",  "/documents/<int:id>/comment",   leader_again.comment_form,  LEADER, acting=True),
    Page("POST", "/documents/<int:id>/comment",   leader_again.comment,       LEADER, acting=True),
    Page("GET",  "/documents/<int:id>/reassign",  leader_again.reassign_form, SENDERS, acting=True),
    Page("POST", "/documents/<int:id>/reassign",  leader_again.reassign,      SENDERS, acting=True),
    # dossiers
    Page("GET",  "/dossiers",                       dossiers.desk,            KEEPERS),
    Page("POST", "/dossiers",                       dossiers.open_new,        FILERS),
    Page("GET",  "/dossiers/print",                 dossier_papers.catalogue, KEEPERS),
    Page("GET",  "/dossiers/<int:id>",              dossiers.page,            KEEPERS),
    Page("GET",  "/dossiers/<int:id>/print",        dossier_papers.contents,  KEEPERS),
    Page("POST", "/dossiers/<int:id>/close",        dossiers.close,           FILERS),
    Page("POST", "/dossiers/<int:id>/hand-over",    dossiers.hand_over,       FILERS),
    Page("GET",  "/documents/<int:id>/put-in",      dossiers.put_in_form,     FILERS),
    Page("POST", "/documents/<int:id>/put-in",      dossiers.put_in,          FILERS),
    Page("GET",  "/mandates",                     mandates.desk,              MANDATORS),
    Page("POST", "/mandates",                     mandates.give,              MANDATORS),
    Page("POST", "/mandates/<int:id>/end",        mandates.end,               MANDATORS),
    # the units
    Page("GET",  "/officer",                      officer.desk,          UNIT),
    Page("POST", "/tasks/<int:id>/accept",        officer.accept,        UNIT),
    Page("POST", "/tasks/<int:id>/acknowledge",   officer.acknowledge,   UNIT),
    Page("GET",  "/tasks/<int:id>/report",        officer.report_form,   UNIT),
    Page("POST", "/tasks/<int:id>/report",        officer.report,        UNIT, uploads=True),
    Page("GET",  "/tasks/<int:id>/complete",      officer.complete_form, UNIT),
    Page("POST", "/tasks/<int:id>/complete",      officer.complete,      UNIT, uploads=True),
    Page("POST", "/documents/<int:id>/seen",      branches.see,          UNIT),
    Page("GET",  "/tasks/<int:id>/appoint",       unit_work.appoint_form, HEAD),
    Page("POST", "/tasks/<int:id>/appoint",       unit_work.appoint,      HEAD),
    Page("GET",  "/tasks/<int:id>/forward",       unit_work.forward_form, HEAD),
    Page("POST", "/tasks/<int:id>/forward",       unit_work.forward,      HEAD),
    Page("GET",  "/tasks/<int:id>/return",        unit_work.return_form,  HEAD),
    Page("POST", "/tasks/<int:id>/return",        unit_work.return_task,  HEAD),
    # more time, asked for and answered
    Page("GET",  "/tasks/<int:id>/ask-extension",    extensions.ask_extension_form,    UNIT),
    Page("POST", "/tasks/<int:id>/ask-extension",    extensions.ask_extension,         UNIT),
    Page("GET",  "/tasks/<int:id>/grant-extension",  extensions.grant_extension_form,  ANSWERS, acting=True),
    Page("POST", "/tasks/<int:id>/grant-extension",  extensions.grant_extension,       ANSWERS, acting=True),
    Page("GET",  "/tasks/<int:id>/refuse-extension", extensions.refuse_extension_form, ANSWERS, acting=True),
    Page("POST", "/tasks/<int:id>/refuse-extension", extensions.refuse_extension,      ANSWERS, acting=True),
    # results, and who sees to it that all goes on
    Page("GET",  "/tasks/<int:id>/urge",          overseeing.urge_form,   JUDGE, acting=True),
    Page("POST", "/tasks/<int:id>/urge",          overseeing.urge,        JUDGE, acting=True),
    Page("GET",  "/tasks/<int:id>/recall",        overseeing.recall_form, RECALLS, acting=True),
    Page("POST", "/tasks/<int:id>/recall",        overseeing.recall,      RECALLS, acting=True),
    Page("POST", "/tasks/<int:id>/approve",       results.approve,        JUDGE, acting=True),
    Page("GET",  "/tasks/<int:id>/send-back",     results.send_back_form, JUDGE, acting=True),
    Page("POST", "/tasks/<int:id>/send-back",     results.send_back,      JUDGE, acting=True),
    Page("GET",  "/reports/<int:id>/file",        results.file,           CONTENT),
    Page("GET",  "/chief",                        chief.desk,             CHIEF),
    # the working calendar
    Page("GET",  "/calendar",                      calendar.desk,          EVERYBODY),
    Page("POST", "/calendar/days",                 calendar.mark_days,     calendar.KEEPERS),
    Page("POST", "/calendar/days/<int:id>/unmark", calendar.unmark_day,    calendar.KEEPERS),
    Page("POST", "/calendar/announced",            calendar.announce_year, calendar.KEEPERS),
    # what the register teaches the reading
    Page("GET",  "/lessons",                      lessons.desk,           OFFICE),
    Page("POST", "/lessons",                      lessons.rule,           OFFICE),
    # paper
    Page("GET",  "/documents/<int:id>/slip",      printing.slip,           CONTENT),
    Page("GET",  "/documents/<int:id>/slip.docx", printing.slip_word,      CONTENT),
    # books and reports; which of them a unit may see is told there
    Page("GET",  "/books",                        books.index,             BOOKS | HEAD),
    Page("GET",  "/books/<name>",                 books.show,              BOOKS | HEAD),
    Page("GET",  "/books/<name>/print",           books.on_paper,          BOOKS | HEAD),
    Page("GET",  "/books/<name>.xlsx",            books.excel,             BOOKS | HEAD),
    Page("GET",  "/books/<name>.docx",            books.word,              BOOKS | HEAD),
    Page("GET",  "/register",                     printing.register,       BOOKS),
    Page("GET",  "/register/print",               printing.register_print, BOOKS),
    Page("GET",  "/register.xlsx",                printing.register_excel, BOOKS),
)
# fmt: on


def install(app: Flask) -> None:
    """Open every page of the table, each behind its door."""
    for page in PAGES:
        app.add_url_rule(page.path, page.endpoint, _behind_its_door(page), methods=[page.method])


def _behind_its_door(page: Page) -> View:
    @wraps(page.view)
    def view(**ids: object) -> ResponseReturnValue:
        if page.uploads:
            work.look_first()
        if page.roles is not ANYBODY:
            held = _roles_before(page)
            if page.roles and not held & page.roles:
                abort(403)
        answer = page.view(**ids)
        if work.writes():
            tell_of_steps(work.session(), work.now())
            work.session().commit()
        return answer

    return view


def _roles_before(page: Page) -> frozenset[R]:
    me, today = work.me(), work.today()
    return me.roles_on(today) if page.acting else me.own_roles_on(today)
