"""What is express may be due to the hour."""

from __future__ import annotations

from datetime import time

from tests.makers import MORNING, TODAY, Office, a_letterhead, a_proposal
from tests.roads import a_document
from tests.web.conftest import Clock, Records
from tests.web.test_leader import Browser, asks
from workflow import steps
from workflow.document import IncomingDocument
from workflow.terms import State, Urgency


def test_of_an_urgent_letter_the_hour_counts_and_late_is_late_to_the_hour(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    document = a_document(office, State.REGISTERED)
    document.letterheads.append(a_letterhead(urgency=Urgency.EXPRESS_TIMED))
    steps.submit(document, a_proposal(office), office.chief, MORNING)
    records.keep(document)
    leader = client_of(office.leader)
    asked = {**asks(office, "lead", due=TODAY.isoformat()), "hour": "11h30"}

    wrong = leader.press(
        f"/documents/{document.id}/direct", seen=document.moves, text="Giao.", **asked | {"hour": "sớm"}
    )
    leader.press(f"/documents/{document.id}/direct", seen=document.moves, text="Giao.", **asked)
    clerk = client_of(office.clerk)
    clerk.press(f"/documents/{document.id}/hand-over", seen=records.seen_of(document))
    before = clerk.page(f"/documents/{document.id}")
    clock.forward(hours=3)
    after = clerk.page(f"/documents/{document.id}")

    assert "Giờ hạn «sớm» không đúng" in wrong.text
    assert "còn 2 giờ" in before
    assert "quá hạn 30 phút" in after
    assert "lúc 11:30; ngày đó còn trong hạn" in after


def test_so_many_hours_run_from_now_and_say_how_they_were_counted(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.REGISTERED)
    document.letterheads.append(a_letterhead(urgency=Urgency.EXPRESS))
    steps.submit(document, a_proposal(office), office.chief, MORNING)
    records.keep(document)

    client_of(office.leader).press(
        f"/documents/{document.id}/direct", seen=document.moves, text="Giao.", **asks(office, "lead"), hour="+4 giờ"
    )

    with records.looking() as session:
        directive = session.get_one(IncomingDocument, document.id).directive
        assert directive is not None
        deadline = directive.assignments[0].deadline
        assert deadline is not None
        # It is nine o'clock.
        assert (deadline.due_date, deadline.due_time) == (TODAY, time(13))
        assert deadline.phrase == "trong 4 giờ"
