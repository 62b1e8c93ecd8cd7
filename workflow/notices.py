"""Notice: one thing that one person is told, once. It names letter, task and step, and repeats no words of theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.document import Event, IncomingDocument
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Term


# fmt: off
class NoticeKind(Term):
    """What a notice tells; in the order in which an inbox shows them."""

    ESCALATED          = "escalated",          "Quá hạn, báo cáo cấp trên"
    OVERDUE            = "overdue",            "Quá hạn"
    URGED              = "urged",              "Đôn đốc"
    URGENT             = "urgent",             "Văn bản khẩn mới đến"
    DUE_SOON           = "due_soon",           "Sắp đến hạn"
    RETURNED           = "returned",           "Việc bị trả lại"
    SENT_BACK          = "sent_back",          "Yêu cầu làm lại"
    TO_DIRECT          = "to_direct",          "Chờ chỉ đạo"
    TO_HAND_OVER       = "to_hand_over",       "Chờ chuyển giao"
    RESULT_WAITS       = "result_waits",       "Kết quả chờ duyệt"
    EXTENSION_ASKED    = "extension_asked",    "Đề nghị gia hạn"
    NEW_TASK           = "new_task",           "Việc mới"
    APPOINTED          = "appointed",          "Được phân công"
    UNREAD             = "unread",             "Chưa mở xem"
    NOT_REGISTERED     = "not_registered",     "Chậm vào sổ"
    NOT_SUBMITTED      = "not_submitted",      "Chậm trình"
    NOT_DIRECTED       = "not_directed",       "Chậm cho ý kiến chỉ đạo"
    NOT_HANDED_OVER    = "not_handed_over",    "Chậm chuyển giao"
    EXTENSION_GRANTED  = "extension_granted",  "Được gia hạn"
    EXTENSION_REFUSED  = "extension_refused",  "Không được gia hạn"
    RECALLED           = "recalled",           "Việc đã thu hồi"
    CLOSED             = "closed",             "Việc kết thúc cùng đơn vị xử lý chính"
    APPROVED           = "approved",           "Kết quả đã duyệt"
    COMMENTED          = "commented",          "Có ý kiến phối hợp"
    LETTER_CALLED_BACK = "letter_called_back", "Nơi gửi thu hồi văn bản"
    LETTER_SUCCEEDED   = "letter_succeeded",   "Văn bản được cập nhật, thay thế, đính chính"
# fmt: on


class Notice(Model):
    """One line of a person's inbox. Its words come from what it names: where that was erased, it says nothing."""

    __tablename__ = "vt_inbox"
    __table_args__ = (UniqueConstraint("person_id", "key"), Index("ix_vt_inbox_unseen", "person_id", "seen_at"))

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    document_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("vt_task.id"), init=False, default=None, index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("vt_event.id"), init=False, default=None)
    kind: Mapped[NoticeKind] = mapped_column(Vocabulary(NoticeKind))
    key: Mapped[str] = mapped_column(String(100))
    """What it is about, so that it is told once: «task:12:due:3:2026-03-20»."""
    at: Mapped[datetime]
    due_date: Mapped[date | None] = mapped_column(default=None)
    """The deadline that it is about."""
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    person: Mapped[Person] = relationship(default=None)
    document: Mapped[IncomingDocument] = relationship(default=None)
    task: Mapped[Task | None] = relationship(default=None)
    event: Mapped[Event | None] = relationship(default=None)


@dataclass(frozen=True)
class News:
    """What is to be told to whom; it may have been told already."""

    kind: NoticeKind
    key: str
    to: tuple[Person, ...]
    document: IncomingDocument
    task: Task | None = None
    event: Event | None = None
    due_date: date | None = None


def tell(session: Session, news: Iterable[News], at: datetime) -> None:
    """Each is told once, however often and from wherever it is tried. What is named must be stored already."""
    rows = [_row(each, person, at) for each in news for person in dict.fromkeys(each.to)]
    if rows:
        # In one order, so that two who tell at once never wait for each other.
        rows.sort(key=lambda row: (row["person_id"], row["key"]))
        insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
        session.execute(insert(Notice.__table__).on_conflict_do_nothing(), rows)  # type: ignore[arg-type]


def all_people(session: Session) -> tuple[Person, ...]:
    """Everybody, with their posts."""
    return tuple(session.scalars(select(Person).order_by(Person.id)))


def _row(news: News, person: Person, at: datetime) -> dict[str, object]:
    return {
        "person_id": person.id,
        "document_id": news.document.id,
        "task_id": news.task.id if news.task else None,
        "event_id": news.event.id if news.event else None,
        "kind": news.kind,
        "key": news.key,
        "at": at,
        "due_date": news.due_date,
    }
