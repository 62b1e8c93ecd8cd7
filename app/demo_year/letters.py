"""The letters of the year: how many on which day, from whom, about what; the same for the same seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from app.demo_year.senders import FAMILY, GIVEN, MIDDLE, SENDERS, TOPICS, TYPES, URGENCIES, Sender, Topic
from workflow.deadlines import VIETNAM, WorkingCalendar
from workflow.terms import Channel, Urgency

DAYS = 365
TET = "Tết Nguyên đán"
"""What the calendar calls its days: around them little is written."""
QUARTER_ENDS = (3, 6, 9, 12)
DAY_OFF = 0.02
"""How much comes on a day off, beside a working day."""


@dataclass(frozen=True)
class DemoLetter:
    """What is printed on it, when and how it came."""

    serial: int
    came: datetime
    sender: Sender
    code: str
    issued: date
    type_name: str
    topic: Topic
    signer: str
    urgency: Urgency
    channel: Channel
    due: date | None
    """The day that the letter itself names, if any."""

    @property
    def subject(self) -> str:
        """Without «V/v»."""
        opening = "" if self.type_name == "Công văn" else "Về việc "
        return f"{opening}{self.topic.subject}"

    @property
    def file_name(self) -> str:
        """As the clerk's scanner names it."""
        return f"quet-{self.came.astimezone(VIETNAM):%Y%m%d-%H%M}-{self.serial:05}.jpg"


def letters_of_the_year(number: int, seed: int, now: datetime, calendar: WorkingCalendar) -> Iterator[DemoLetter]:
    """So many letters, in the order in which they came during the twelve months before now."""
    chance, numbers = Random(seed), Counter[tuple[str, int]]()
    for serial, came in enumerate(_arrivals(number, chance, now, calendar), 1):
        yield _letter(serial, came, chance, numbers)


def _arrivals(number: int, chance: Random, now: datetime, calendar: WorkingCalendar) -> list[datetime]:
    today = now.astimezone(VIETNAM).date()
    days = [today - timedelta(days=back) for back in range(DAYS, -1, -1)]
    tet = [day for day, name in calendar.names.items() if name == TET]
    picked = chance.choices(days, [_busy(day, tet, calendar) for day in days], k=number)
    moments = [datetime.combine(day, _hour(chance), VIETNAM) for day in picked]
    # What would come later today came earlier today.
    return sorted(min(moment, now - timedelta(minutes=chance.randint(1, 90))) for moment in moments)


def _busy(day: date, tet: Iterable[date], calendar: WorkingCalendar) -> float:
    """How much is written: little around Tết, much at the end of a quarter, most on Mondays."""
    weight = {0: 1.25, 4: 0.85}.get(day.weekday(), 1.0) if calendar.is_working(day) else DAY_OFF
    if any(-7 <= (day - feast).days <= 7 for feast in tet):
        weight *= 0.35
    if day.month in QUARTER_ENDS and day.day >= 12:
        weight *= 1.5
    return weight * (0.8 if day.month in (7, 8) else 1.0)


def _hour(chance: Random) -> time:
    minutes = round(chance.triangular(7 * 60 + 40, 16 * 60 + 50, 9 * 60 + 30))
    return time(minutes // 60, minutes % 60, chance.randrange(60))


def _letter(serial: int, came: datetime, chance: Random, numbers: Counter[tuple[str, int]]) -> DemoLetter:
    sender = chance.choices(SENDERS, [each.weight for each in SENDERS])[0]
    type_name = chance.choices(list(TYPES), [weight for _, weight in TYPES.values()])[0]
    arrived = came.astimezone(VIETNAM).date()
    channel = chance.choices(list(Channel), (38, 62) if sender.weight > 8 else (70, 30))[0]
    issued = arrived - timedelta(days=chance.randint(0, 2) if channel is Channel.ELECTRONIC else chance.randint(1, 7))
    return DemoLetter(
        serial=serial,
        came=came,
        sender=sender,
        code=_code(sender, type_name, issued, chance, numbers),
        issued=issued,
        type_name=type_name,
        topic=chance.choice(TOPICS),
        signer=_signer(sender, chance),
        urgency=Urgency(chance.choices(list(URGENCIES), list(URGENCIES.values()))[0]),
        channel=channel,
        due=arrived + timedelta(days=chance.randint(5, 35)) if chance.random() < 0.4 else None,
    )


def _code(sender: Sender, type_name: str, issued: date, chance: Random, numbers: Counter[tuple[str, int]]) -> str:
    """«357-CV/BTGDVTW», «1204/BTC-KH»: a sender's numbers rise through the year, ours is not its only letter."""
    key = (sender.name, issued.year)
    numbers[key] = max(numbers[key] + chance.randint(1, 4), issued.timetuple().tm_yday * sender.weight // 12)
    number, short = f"{numbers[key]:02}", TYPES[type_name][0]
    if sender.party:
        return f"{number}-{short}/{sender.letters}"
    return f"{number}/{sender.letters}" if short == "CV" else f"{number}/{short}-{sender.letters}"


def _signer(sender: Sender, chance: Random) -> str:
    """Each body has two who sign."""
    own = Random(f"{sender.name}{chance.randrange(2)}")
    return " ".join(own.choice(names) for names in (FAMILY, MIDDLE, GIVEN))
