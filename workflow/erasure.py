"""What goes when a paper turns out to be secret: everything that tells what it says. One function a stored class."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from workflow.document import Event, IncomingDocument
from workflow.dossier import Dossier
from workflow.due import Deadline
from workflow.links import Link
from workflow.obligation import Obligation
from workflow.register import Entry
from workflow.slip import Assignment, Directive, Proposal
from workflow.task import Report, Task

REMOVED = "(đã gỡ bỏ)"
"""What stands where a name had to go and may not be empty."""


def erase_content(document: IncomingDocument, at: datetime) -> tuple[str, ...]:
    """Empty the record of a document of all content.

    Returns:
        the files (SHA-256) that it named: its original first, then those that went with reports, each once.
        Other letters may name them as well.
    """
    reports = [report for task in document.tasks for report in task.reports]
    files = (document.original.sha256, *(report.file_sha256 for report in reports if report.file_sha256))
    for event in document.history:
        _erase_event(event)
    for entry in document.entries:
        _erase_entry(entry)
    for proposal in document.proposals:
        _erase_proposal(proposal)
    for directive in document.directives:
        _erase_directive(directive)
    for report in reports:
        _erase_report(report)
    for task in document.tasks:
        _erase_task(task)
    for obligation in document.obligations:
        _erase_obligation(obligation)
    for link in (*document.links_on, *document.links_back):
        _erase_link(link)
    for item in document.dossier_items:
        _erase_title(item.dossier)
    _erase_document(document, at)
    return tuple(dict.fromkeys(files))


def _erase_event(event: Event) -> None:
    event.note = ""


def _erase_entry(entry: Entry) -> None:
    entry.letterhead = None
    entry.void_reason = entry.held_for = ""


def _erase_proposal(proposal: Proposal) -> None:
    proposal.text = ""
    _erase_deadlines(proposal.assignments)


def _erase_directive(directive: Directive) -> None:
    directive.text = ""
    _erase_deadlines(directive.assignments)


def _erase_deadlines(assignments: Iterable[Assignment]) -> None:
    for assignment in assignments:
        if assignment.deadline is not None:
            _erase_deadline(assignment.deadline)


def _erase_deadline(deadline: Deadline) -> None:
    deadline.phrase, deadline.box, deadline.steps = "", None, []


def _erase_report(report: Report) -> None:
    report.text = report.reply_code = report.file_name = report.file_sha256 = report.no_reply = ""


def _erase_task(task: Task) -> None:
    for deadline in task.deadlines:
        _erase_deadline(deadline)
    for extension in task.extensions:
        extension.reason = extension.answer = ""


def _erase_obligation(obligation: Obligation) -> None:
    obligation.what = obligation.receiver = obligation.phrase = obligation.end_reason = ""
    obligation.box = None


def _erase_title(dossier: Dossier) -> None:
    """A dossier that was opened for this letter alone may be called what the letter says."""
    if len(dossier.items) == 1:
        dossier.title = REMOVED


def _erase_link(link: Link) -> None:
    link.notice_code, link.notice_date, link.note = "", None, ""


def _erase_document(document: IncomingDocument, at: datetime) -> None:
    document.letterheads.clear()
    document.pages.clear()
    document.reading, document.reading_complete = None, True
    document.search_text = document.file_notation = ""
    document.original.file_name, document.original.wiped_at = "", at
