"""An office, and what its people write: makers fill in what a test is not about. MORNING is the only clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from workflow.deadlines import VIETNAM
from workflow.document import IncomingDocument, Letterhead, Original
from workflow.dossier import Dossier
from workflow.due import Deadline, Extension
from workflow.envelope import Envelope
from workflow.links import Link
from workflow.obligation import Every, Obligation
from workflow.people import Mandate, Person, Post, Unit
from workflow.register import Book, Register
from workflow.slip import Assignment, Directive, Proposal
from workflow.task import Report, Task
from workflow.terms import Duty, LinkKind, MandateKind, Retention, Role, Source

MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM)
"""A Monday."""
TODAY = MORNING.date()
LONG_AGO = date(2020, 1, 1)
IN_A_WEEK = TODAY + timedelta(days=7)

_serial = count(1)


@dataclass
class Office:
    """Five units with a head and an officer each; a clerk, a chief, a leader and a deputy; one register."""

    units: tuple[Unit, ...]
    clerk: Person
    chief: Person
    leader: Person
    deputy: Person
    admin: Person
    heads: tuple[Person, ...]
    officers: tuple[Person, ...]
    book: Book

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who may sign in."""
        return (self.clerk, self.chief, self.leader, self.deputy, self.admin, *self.heads, *self.officers)

    def somebody(self, role: Role) -> Person | None:
        """One who holds just this role; in a unit, the one of the first unit. The program itself is nobody."""
        return {
            Role.SYSTEM: None,
            Role.CLERK: self.clerk,
            Role.CHIEF: self.chief,
            Role.LEADER: self.leader,
            Role.HEAD: self.heads[0],
            Role.OFFICER: self.officers[0],
            Role.ADMIN: self.admin,
        }[role]


def an_office() -> Office:
    """A new office, in memory; add its people and its book to a session to keep it."""
    bureau = a_unit("Văn phòng")
    units = (
        bureau,
        a_unit("Ban Tổ chức"),
        a_unit("Ban Tuyên giáo và Dân vận"),
        a_unit("Ủy ban Kiểm tra"),
        a_unit("Phòng Kinh tế"),
    )
    return Office(
        units=units,
        clerk=a_person("Nguyễn Thị Văn Thư", a_post(Role.CLERK, bureau, "Văn thư")),
        chief=a_person("Trần Văn Chánh", a_post(Role.CHIEF, bureau, "Chánh Văn phòng")),
        leader=a_person("Lê Thị Bí Thư", a_post(Role.LEADER, bureau, "Bí thư")),
        deputy=a_person("Phạm Văn Phó", a_post(Role.LEADER, bureau, "Phó Bí thư")),
        admin=a_person("Đỗ Quản Trị", a_post(Role.ADMIN, bureau, "Quản trị hệ thống")),
        heads=tuple(a_person(f"Trưởng {unit.name}", a_post(Role.HEAD, unit)) for unit in units),
        officers=tuple(a_person(f"Chuyên viên {unit.name}", a_post(Role.OFFICER, unit)) for unit in units),
        book=Book(register=Register(name=f"Sổ văn bản đến {next(_serial)}", valid_from=LONG_AGO), year=TODAY.year),
    )


def a_unit(
    name: str = "Ban Dân vận", valid_from: date = LONG_AGO, valid_to: date | None = None, parent: Unit | None = None
) -> Unit:
    """A unit of the office, or of another unit."""
    return Unit(name=name, short_name=name, valid_from=valid_from, valid_to=valid_to, parent=parent)


def a_post(
    role: Role, unit: Unit | None = None, title: str = "", valid_from: date = LONG_AGO, valid_to: date | None = None
) -> Post:
    """A post, not yet held by anybody."""
    return Post(role=role, unit=unit or a_unit(), title=title or role.label, valid_from=valid_from, valid_to=valid_to)


def a_person(full_name: str = "Vũ Thị Mai", *posts: Post) -> Person:
    """Somebody with these posts."""
    return Person(username=f"nguoi-{next(_serial)}", full_name=full_name, posts=list(posts), mandates=[])


def a_team(above: Unit, name: str = "Tổ Tổng hợp") -> Person:
    """The head of a unit that belongs to another; the unit is that of the post."""
    team = a_unit(name)
    team.parent = above
    return a_person(f"Tổ trưởng {name}", a_post(Role.HEAD, team))


def an_original(**wishes: Any) -> Original:
    """A scan that was never seen before."""
    return Original(**{"sha256": f"{next(_serial):064x}", "size": 1000, "file_name": "ban-quet.pdf"} | wishes)


def a_letterhead(**wishes: Any) -> Letterhead:
    """What a careful clerk confirms."""
    given: dict[str, Any] = {
        "code": "357-CV/BTGĐUK",
        "organ_name": "Ban Tuyên giáo Đảng ủy Khối",
        "issued_date": TODAY - timedelta(days=3),
        "type_name": "Công văn",
        "subject": "V/v báo cáo công tác tuyên truyền tháng 3",
        "signer_name": "Ngô Văn Ký",
    }
    return Letterhead(**given | wishes)


def a_proposal(office: Office, **wishes: Any) -> Proposal:
    """The chief lays a letter before the leader."""
    given: dict[str, Any] = {
        "by": office.chief,
        "leader": office.leader,
        "at": MORNING,
        "submitted_date": TODAY,
        "text": "Kính chuyển đồng chí Bí thư để báo cáo và chỉ đạo.",
    }
    return Proposal(**given | wishes)


def an_assignment(unit: Unit, duty: Duty = Duty.LEAD, due_date: date | None = IN_A_WEEK) -> Assignment:
    """A unit is asked for something until a day; for information there is no day."""
    return Assignment(unit=unit, duty=duty, due_date=None if duty is Duty.INFORM else due_date)


def a_directive(office: Office, assignments: Iterable[Assignment] | None = None, **wishes: Any) -> Directive:
    """The first unit leads, the second cooperates, the third is informed."""
    if assignments is None:
        assignments = map(an_assignment, office.units, (Duty.LEAD, Duty.SUPPORT, Duty.INFORM))
    given: dict[str, Any] = {"by": office.leader, "at": MORNING, "text": "Giao Văn phòng chủ trì tham mưu."}
    return Directive(assignments=list(assignments), **given | wishes)


def for_information_only(office: Office) -> Directive:
    """Nobody has to work: two units shall only know."""
    named = [an_assignment(unit, Duty.INFORM) for unit in office.units[:2]]
    return a_directive(office, named, text="Chuyển các đơn vị biết.")


def only_to_be_kept(office: Office) -> Directive:
    """Nobody is named."""
    return a_directive(office, [], text="Lưu hồ sơ.")


def a_report(by: Person, **wishes: Any) -> Report:
    """What was done."""
    return Report(**{"by": by, "at": MORNING, "text": "Đã có văn bản trả lời.", "reply_code": "12-BC/VP"} | wishes)


def a_task_below(unit: Unit, duty: Duty = Duty.SUPPORT, due_date: date | None = None) -> Task:
    """What a unit asks of one below it, to be forwarded."""
    return Task(unit=unit, duty=duty, due_date=due_date, assigned_at=MORNING)


def a_dossier(office: Office, **wishes: Any) -> Dossier:
    """One of the office's own dossiers, open."""
    given: dict[str, Any] = {
        "year": TODAY.year,
        "notation": f"{next(_serial):02}-HS/VP",
        "title": "Công tác tuyên truyền năm 2026",
        "retention": Retention.YEARS_10,
        "opened_at": MORNING,
        "opened_by": office.clerk,
    }
    return Dossier(**given | wishes)


def a_mandate(giver: Person, holder: Person, **wishes: Any) -> Mandate:
    """One acts for a leader who is away this week."""
    given: dict[str, Any] = {
        "kind": MandateKind.ABSENCE,
        "valid_from": TODAY,
        "valid_to": IN_A_WEEK,
        "giver": giver,
        "holder": holder,
    }
    return Mandate(**given | wishes)


def a_recall(office: Office, **wishes: Any) -> Link:
    """The sender wants its letter back, and says so in a letter that is none of ours."""
    given: dict[str, Any] = {"notice_code": "360-CV/BTGĐUK", "notice_date": TODAY, "note": "Ban hành nhầm."}
    return Link(kind=LinkKind.RECALLS, by=office.clerk, at=MORNING, **given | wishes)


def a_successor(office: Office, later: IncomingDocument, kind: LinkKind = LinkKind.REPLACES) -> Link:
    """A later letter takes the place of an earlier one."""
    return Link(kind=kind, by=office.clerk, at=MORNING, later=later)


def an_envelope(office: Office, **wishes: Any) -> Envelope:
    """One that was handed over unopened."""
    given: dict[str, Any] = {"sender": "Bưu điện tỉnh", "addressee": "Lê Thị Bí Thư", "handed_at": MORNING}
    return Envelope(noted_by=office.clerk, came_at=MORNING, **given | wishes)


def an_extension(by: Person, days: int = 7, **wishes: Any) -> Extension:
    """More time is asked for."""
    given: dict[str, Any] = {"asked_date": IN_A_WEEK + timedelta(days=days), "reason": "Chờ số liệu của cơ sở."}
    return Extension(asked_by=by, asked_at=MORNING, **given | wishes)


def a_later_deadline(by: Person, days: int = 7) -> Deadline:
    """The day that is granted."""
    return Deadline(due_date=IN_A_WEEK + timedelta(days=days), source=Source.EXTENSION, set_by=by, at=MORNING)


def an_obligation(office: Office, **wishes: Any) -> Obligation:
    """«trước ngày 23 hằng tháng», from the second and the third unit."""
    given: dict[str, Any] = {
        "every": Every.MONTH,
        "day": 23,
        "month": None,
        "inclusive": False,
        "first_due": date(2026, 3, 22),
        "what": "Báo cáo dư luận xã hội",
        "receiver": "về Ban Tuyên giáo Đảng ủy Khối",
        "units": list(office.units[1:3]),
        "by": office.clerk,
        "at": MORNING,
    }
    return Obligation(**given | wishes)
