"""All stored classes, imported so that the database's plan is whole."""

from app.digests import Digest
from app.heartbeat import Heartbeat
from storage.base import Model
from workflow.calendar import CalendarDay, CalendarVersion, YearNotice
from workflow.document import Event, IncomingDocument, Letterhead, Original, ScanPage
from workflow.dossier import Dossier, DossierItem
from workflow.due import Deadline, Extension
from workflow.envelope import Envelope
from workflow.lessons import LessonRuling
from workflow.links import Link
from workflow.notices import Notice
from workflow.obligation import Obligation, Turn
from workflow.people import Mandate, Person, Post, Unit
from workflow.register import Book, Entry, Register, WrittenLine
from workflow.register_keeping import RegisterImport, RegisterNote
from workflow.slip import Assignment, Directive, Proposal
from workflow.task import Report, Task

METADATA = Model.metadata

__all__ = [
    "METADATA",
    "Assignment",
    "Book",
    "CalendarDay",
    "CalendarVersion",
    "Deadline",
    "Digest",
    "Directive",
    "Dossier",
    "DossierItem",
    "Entry",
    "Envelope",
    "Event",
    "Extension",
    "Heartbeat",
    "IncomingDocument",
    "LessonRuling",
    "Letterhead",
    "Link",
    "Mandate",
    "Notice",
    "Obligation",
    "Original",
    "Person",
    "Post",
    "Proposal",
    "Register",
    "RegisterImport",
    "RegisterNote",
    "Report",
    "ScanPage",
    "Task",
    "Turn",
    "Unit",
    "WrittenLine",
    "YearNotice",
]
