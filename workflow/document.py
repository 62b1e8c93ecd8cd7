"""IncomingDocument and what belongs to it: the original, its pages, its letterhead, its history."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.people import Person
from workflow.terms import Channel, LinkKind, Secrecy, State, Urgency

if TYPE_CHECKING:
    from workflow.dossier import DossierItem
    from workflow.links import Link
    from workflow.obligation import Obligation
    from workflow.register import Entry
    from workflow.slip import Directive, Proposal
    from workflow.task import Task


class Original(Model):
    """The bytes as they came, in the file store under their SHA-256; never changed."""

    __tablename__ = "vt_original"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int]
    file_name: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100), default="")
    page_count: Mapped[int] = mapped_column(default=0)
    """0 until the file was opened."""
    wiped_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it was removed because it bore a mark of secrecy."""


class ScanPage(Model):
    """One page of a scan: how often it was tried, and what was seen on it."""

    __tablename__ = "vt_scan_page"

    document_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """From 1."""
    attempts: Mapped[int] = mapped_column(default=0)
    """Counted before reading starts, so that a page that kills its reader is known."""
    content: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    """`ocr.page.Page.as_json()`; empty until read."""
    failure: Mapped[str] = mapped_column(Text, default="")
    """Why it could not be read, for the clerk."""

    @property
    def settled(self) -> bool:
        """Read, or given up."""
        return self.content is not None or self.failure != ""


class Letterhead(Model):
    """Thể thức: the components of the letter as a person confirmed them (Decree 30/2020, Art. 8, Annex VI)."""

    __tablename__ = "vt_letterhead"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    code: Mapped[str] = mapped_column(String(60))
    """Whole, normalised: «357-CV/BTGĐUK»; empty where the paper bears none."""
    organ_name: Mapped[str] = mapped_column(String(200))
    issued_date: Mapped[date | None]
    type_name: Mapped[str] = mapped_column(String(100))
    subject: Mapped[str] = mapped_column(String(1000))
    urgency: Mapped[Urgency] = mapped_column(Vocabulary(Urgency), default=Urgency.NORMAL)
    secrecy: Mapped[Secrecy] = mapped_column(Vocabulary(Secrecy), default=Secrecy.NONE)
    issue_place: Mapped[str] = mapped_column(String(100), default="")
    signer_name: Mapped[str] = mapped_column(String(100), default="")
    signer_position: Mapped[str] = mapped_column(String(200), default="")
    addressed_to: Mapped[str] = mapped_column(Text, default="")
    to_places: Mapped[str] = mapped_column(Text, default="")
    due_date: Mapped[date | None] = mapped_column(default=None)
    """Hạn trả lời, as the sender set it."""
    note: Mapped[str] = mapped_column(Text, default="")


class IncomingDocument(Model):
    """Văn bản đến: from the scanner to the archive. Only `workflow.machine` sets its state."""

    __tablename__ = "vt_document"
    __table_args__ = (
        CheckConstraint(
            "state IN ('received', 'to_review', 'returned', 'set_aside', 'merged', 'withheld')"
            " OR arrival_number IS NOT NULL",
            name="registered_has_number",
        ),
    )

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    original_id: Mapped[int] = mapped_column(ForeignKey("vt_original.id"), init=False, index=True)
    received_at: Mapped[datetime]
    original: Mapped[Original] = relationship(lazy="joined")
    state: Mapped[State] = mapped_column(Vocabulary(State), default=State.RECEIVED, index=True)
    version: Mapped[int] = mapped_column(init=False)
    moves: Mapped[int] = mapped_column(default=0)
    """How many steps its history has; every step writes it, and so raises the version."""
    channel: Mapped[Channel] = mapped_column(Vocabulary(Channel), default=Channel.PAPER, server_default="paper")
    """As the clerk says who takes it in."""
    cleared: Mapped[bool] = mapped_column(default=False)
    """A clerk has looked at the paper: it bears no mark of secrecy, so the gate lets it pass."""
    reading: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    """What the program read: the JSON of `ocr.reading.Reading`. Never official until confirmed."""
    reading_complete: Mapped[bool] = mapped_column(default=False)
    """Every page was read or given up."""
    arrival_number: Mapped[int | None] = mapped_column(default=None, index=True)
    arrival_date: Mapped[date | None] = mapped_column(default=None)
    file_notation: Mapped[str] = mapped_column(String(50), default="")
    """Số và ký hiệu hồ sơ."""
    search_text: Mapped[str] = mapped_column(Text, default="")
    """Folded, for searching without marks."""

    letterheads: Mapped[list[Letterhead]] = relationship(
        order_by=Letterhead.id, default_factory=list, cascade="all, delete-orphan", lazy="selectin"
    )
    """All that were ever confirmed, the oldest first."""
    pages: Mapped[list[ScanPage]] = relationship(
        order_by=ScanPage.number, default_factory=list, cascade="all, delete-orphan"
    )
    entries: Mapped[list[Entry]] = relationship(
        back_populates="document", order_by="(Entry.entered_at, Entry.id)", default_factory=list
    )
    proposals: Mapped[list[Proposal]] = relationship(
        back_populates="document", order_by="Proposal.id", default_factory=list
    )
    directives: Mapped[list[Directive]] = relationship(
        back_populates="document", order_by="Directive.id", default_factory=list
    )
    tasks: Mapped[list[Task]] = relationship(back_populates="document", order_by="Task.id", default_factory=list)
    history: Mapped[list[Event]] = relationship(
        back_populates="document", order_by="Event.sequence", default_factory=list
    )
    dossier_items: Mapped[list[DossierItem]] = relationship(
        back_populates="document", order_by="DossierItem.id", default_factory=list
    )
    links_on: Mapped[list[Link]] = relationship(
        back_populates="earlier", foreign_keys="Link.earlier_id", order_by="Link.id", default_factory=list
    )
    """What later letters say about this one."""
    links_back: Mapped[list[Link]] = relationship(
        back_populates="later", foreign_keys="Link.later_id", order_by="Link.id", default_factory=list
    )
    """What this one says about earlier letters."""
    obligations: Mapped[list[Obligation]] = relationship(
        back_populates="document",
        foreign_keys="Obligation.document_id",
        order_by="Obligation.id",
        default_factory=list,
    )
    """The periodic reports that it asks for."""

    # Two people on one letter: the second is told (see `web/work.py`).
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    @property
    def letterhead(self) -> Letterhead | None:
        """The letterhead in force: the last that a person confirmed."""
        return self.letterheads[-1] if self.letterheads else None

    @property
    def proposal(self) -> Proposal | None:
        """The office's proposal in force: the last one."""
        return self.proposals[-1] if self.proposals else None

    @property
    def directive(self) -> Directive | None:
        """The directive in force: the last that somebody gave; earlier ones are kept."""
        given = [directive for directive in self.directives if not directive.standing]
        return given[-1] if given else None

    @property
    def open_tasks(self) -> list[Task]:
        """Those of the directive on which somebody still has to act; periodic reports run on their own."""
        return [task for task in self.tasks if task.is_open and not task.is_periodic]

    @property
    def copies(self) -> list[IncomingDocument]:
        """Other scans of the same letter: its second copies, or that whose copy it is."""
        on = [link.later for link in self.links_on if link.kind is LinkKind.SAME and link.later is not None]
        return on + [link.earlier for link in self.links_back if link.kind is LinkKind.SAME]

    @property
    def tasks_in_force(self) -> list[Task]:
        """The units' work under the directive in force, whatever became of it; what was forwarded is not among it."""
        in_force = self.directive.in_force if self.directive else []
        return [task for task in self.tasks if task.directive in in_force and task.parent is None]


class Event(Model):
    """One step of the history; written once, never changed (Decree 30/2020, Annex VI: TraceHeaderList)."""

    __tablename__ = "vt_event"
    __table_args__ = (UniqueConstraint("document_id", "sequence"),)

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    sequence: Mapped[int]
    task_id: Mapped[int | None] = mapped_column(ForeignKey("vt_task.id"), init=False, default=None)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False, default=None)
    action: Mapped[str] = mapped_column(String(32))
    """A value of `Action`, or of `TaskAction` where a task is named."""
    at: Mapped[datetime]
    before: Mapped[str | None] = mapped_column(String(32))
    after: Mapped[str] = mapped_column(String(32))
    note: Mapped[str] = mapped_column(Text, default="")
    document: Mapped[IncomingDocument] = relationship(back_populates="history", default=None)
    task: Mapped[Task | None] = relationship(default=None)
    by: Mapped[Person | None] = relationship(default=None, lazy="joined")
    """Nobody: the program itself."""
