"""At the door of the demo office: read, checked, put aside, sent back, found again, or entered in the book."""

from __future__ import annotations

from app.demo_year import desk, later
from app.demo_year.case import Case
from app.demo_year.reading import OURS
from workflow import steps
from workflow.document import Letterhead
from workflow.flow import NUMBERED
from workflow.terms import State

ASIDE = ("Tờ quảng cáo, không phải văn bản đến.", "Trang trắng quét thừa.", "Bản tin nội bộ, không vào sổ.")
SENT_BACK = (
    "Văn bản gửi nhầm nơi nhận.", "Văn bản thiếu chữ ký và dấu.", "Bản điện tử không kiểm tra được chữ ký số.",
)  # fmt: skip
MISTAKES = ("vào nhầm bản quét của văn bản khác", "ghi nhầm cơ quan ban hành", "đã đăng ký trùng khi mạng chậm")


def checked(case: Case) -> None:
    """The clerk looks at what was read, and decides what becomes of it."""
    document, diary, chance = case.document, case.diary, case.chance
    clerk = case.cast.clerk(chance)
    if case.earlier is not None and case.earlier.state in NUMBERED and case.happens(0.85):
        steps.merge(document, case.earlier, clerk, diary.at)
    elif case.happens(0.008):
        steps.set_aside(document, chance.choice(ASIDE), clerk, diary.at)
        if case.happens(0.2):
            case.plan(1, 8, _restored)
    elif case.happens(0.009):
        steps.return_to_sender(document, chance.choice(SENT_BACK), clerk, diary.at)
    elif case.happens(0.003):
        for digest in steps.withhold(document, clerk, diary.at):
            case.files.wipe(digest)
    else:
        if case.earlier is not None:
            steps.tell_apart(document, case.earlier, clerk, diary.at)
        entered(case)


def entered(case: Case) -> None:
    """The book gives it its number."""
    arrived = case.letter.came.date() if case.document.arrival_date is None else case.document.arrival_date
    book = case.cast.book(arrived.year)
    steps.register(case.document, _letterhead(case), arrived, book, case.cast.clerk(case.chance), case.diary.at)
    if case.happens(0.008) and len(case.document.entries) == 1:
        case.plan(0.2, 3, _voided)
        return
    if case.happens(0.02):
        case.plan(1, 30, later.corrected)
    if case.happens(0.012):
        case.in_days(12, later.called_back)
    desk.goes_on(case)


def _restored(case: Case) -> None:
    steps.restore(case.document, case.cast.clerk(case.chance), case.diary.at)
    case.plan(0.5, 3, entered)


def _voided(case: Case) -> None:
    """Entered by mistake: the number stays in the book, the letter gets another or goes aside."""
    if case.document.state is not State.REGISTERED:
        return
    clerk = case.cast.clerk(case.chance)
    steps.void(case.document, f"Văn thư {case.chance.choice(MISTAKES)}.", clerk, case.diary.at)
    case.plan(0.1, 1, entered)


def _letterhead(case: Case) -> Letterhead:
    letter = case.letter
    return Letterhead(
        code=letter.code,
        organ_name=letter.sender.name,
        issued_date=letter.issued,
        type_name=letter.type_name,
        subject=letter.subject,
        urgency=letter.urgency,
        issue_place=letter.sender.place,
        signer_name=letter.signer,
        signer_position=letter.sender.position,
        addressed_to=OURS,
        to_places="Như trên; Lưu",
        due_date=letter.due,
    )
