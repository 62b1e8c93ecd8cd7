"""All stored classes, imported so that the database's plan is whole."""

from app.heartbeat import Heartbeat
from storage.base import Model
from workflow.document import Event, IncomingDocument, Letterhead, Original, ScanPage
from workflow.lessons import LessonRuling
from workflow.notices import Notice
from workflow.people import Person, Post, Unit
from workflow.register import Book, Entry, Register
from workflow.slip import Assignment, Directive, Proposal
from workflow.task import Report, Task

METADATA = Model.metadata

__all__ = [
    "METADATA",
    "Assignment",
    "Book",
    "Directive",
    "Entry",
    "Event",
    "Heartbeat",
    "IncomingDocument",
    "LessonRuling",
    "Letterhead",
    "Notice",
    "Original",
    "Person",
    "Post",
    "Proposal",
    "Register",
    "Report",
    "ScanPage",
    "Task",
    "Unit",
]
