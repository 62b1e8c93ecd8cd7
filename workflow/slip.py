"""What is written on the phiếu xử lý: the office's Proposal, the leader's Directive, and whom it names."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, Table, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.document import IncomingDocument
from workflow.due import Deadline
from workflow.people import Person, Unit
from workflow.terms import Duty, MandateKind

_co_leaders = Table(
    "vt_proposal_co_leader",
    Model.metadata,
    Column("proposal_id", ForeignKey("vt_proposal.id"), primary_key=True),
    Column("person_id", ForeignKey("vt_person.id"), primary_key=True),
)


class Proposal(Model):
    """Văn phòng đề xuất: whom to ask and what to suggest (the left half of the slip)."""

    __tablename__ = "vt_proposal"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    leader_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    at: Mapped[datetime]
    submitted_date: Mapped[date]
    """Ngày trình."""
    text: Mapped[str] = mapped_column(Text)
    """«- Kính chuyển đồng chí … để báo cáo và chỉ đạo. - Ban … để thực hiện.»"""
    by: Mapped[Person] = relationship(foreign_keys=[by_id], lazy="joined")
    leader: Mapped[Person] = relationship(foreign_keys=[leader_id], lazy="joined")
    """Người chỉ đạo."""
    co_leaders: Mapped[list[Person]] = relationship(secondary=_co_leaders, default_factory=list)
    """Người phối hợp."""
    assignments: Mapped[list[Assignment]] = relationship(default_factory=list, cascade="all, delete-orphan")
    """Whom the office suggests."""
    document: Mapped[IncomingDocument] = relationship(back_populates="proposals", default=None)


class Directive(Model):
    """Ý kiến chỉ đạo (Art. 23.2): never edited, only followed by another."""

    __tablename__ = "vt_directive"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    sender_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False, index=True)
    continues_id: Mapped[int | None] = mapped_column(ForeignKey("vt_directive.id"), init=False, default=None)
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
    by: Mapped[Person] = relationship(foreign_keys=[by_id], lazy="joined")
    """Who wrote it down."""
    sender: Mapped[Person] = relationship(foreign_keys=[sender_id], lazy="joined", default=None)
    """Whose word it is, and who answers for it: the leader, also where another wrote it down for him."""
    mandate: Mapped[MandateKind | None] = mapped_column(Vocabulary(MandateKind), default=None)
    """Why another wrote it down."""
    several_leads: Mapped[bool] = mapped_column(default=False, server_default=false())
    """More than one unit is to lead, knowingly; the office's settings allow it."""
    standing: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Only carries the turns of a periodic report: no leader has spoken."""
    continues: Mapped[Directive | None] = relationship(remote_side=[id], default=None)
    """The directive whose other work goes on under this one."""
    assignments: Mapped[list[Assignment]] = relationship(default_factory=list, cascade="all, delete-orphan")
    document: Mapped[IncomingDocument] = relationship(back_populates="directives", default=None)

    def __post_init__(self) -> None:
        """Who writes down their own word is its sender."""
        if self.sender is None:
            self.sender = self.by

    @property
    def in_force(self) -> list[Directive]:
        """This one and those whose work goes on under it."""
        return [self, *(self.continues.in_force if self.continues else [])]

    def units(self, duty: Duty) -> list[Unit]:
        """The units named for that duty, in the order named."""
        return [assignment.unit for assignment in self.assignments if assignment.duty is duty]


class Assignment(Model):
    """One unit, what is asked of it, and until when; in a proposal only suggested, in a directive ordered."""

    __tablename__ = "vt_assignment"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("vt_proposal.id"), init=False, index=True)
    directive_id: Mapped[int | None] = mapped_column(ForeignKey("vt_directive.id"), init=False, index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("vt_unit.id"), init=False)
    unit: Mapped[Unit] = relationship(lazy="joined")
    duty: Mapped[Duty] = mapped_column(Vocabulary(Duty))
    due_date: Mapped[date | None] = mapped_column(default=None)
    """The last day in time."""
    deadline_id: Mapped[int | None] = mapped_column(ForeignKey("vt_deadline.id"), init=False, default=None)
    deadline: Mapped[Deadline | None] = relationship(lazy="joined", default=None)
    """Where that day comes from; none where somebody just wrote it."""

    def __post_init__(self) -> None:
        """Where a deadline tells its day, there is no other."""
        if self.deadline is not None:
            self.due_date = self.deadline.due_date
