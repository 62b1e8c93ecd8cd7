"""How a deadline was counted, in sentences: «Ngày đến 02/3/2026 không tính», «bỏ qua thứ Bảy 07/3, Chủ nhật 08/3»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from workflow.deadlines import WorkingCalendar

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
MOST_WEEKENDS = 3
"""So many are named; of more only their number is told."""


def said(day: date) -> str:
    """«02/3/2026»: a nought before days under ten and before January and February (Decree 30/2020, Annex I)."""
    return f"{_short(day)}/{day.year}"


def weekday_of(day: date) -> str:
    """«thứ Bảy 07/3/2026»."""
    return f"{WEEKDAYS[day.weekday()]} {said(day)}"


def first_day(label: str, since: date) -> str:
    """The day from which is counted is not counted itself."""
    return f"{label} {said(since)} không tính (Bộ luật Dân sự, Điều 147)."


def passed_over(since: date, end: date, calendar: WorkingCalendar) -> Iterator[str]:
    """Which days after `since`, up to `end`, were not counted; and which Saturdays were, being made up for."""
    days = [since + timedelta(days=n) for n in range(1, (end - since).days + 1)]
    if runs := _runs([day for day in days if not calendar.is_working(day)]):
        yield f"Bỏ qua {_told(runs, calendar)}."
    for day in days:
        if day in calendar.make_up_days:
            yield f"{_capital(weekday_of(day))} là ngày làm bù nên có tính."


def moved_on(day: date, to: date, calendar: WorkingCalendar) -> str:
    """A period that ends on a day off ends on the next working day (Civil Code, Art. 148.5)."""
    return (
        f"{said(day)} là {_kind(day, calendar)} nên hạn lùi đến hết ngày làm việc tiếp theo, {weekday_of(to)} "
        "(Bộ luật Dân sự, Điều 148)."
    )


def not_moved(day: date, calendar: WorkingCalendar) -> str:
    """A day that is named stays, even when nobody works on it."""
    before = weekday_of(calendar.on_or_before(day))
    return f"{said(day)} là {_kind(day, calendar)}. Ngày đã ghi rõ thì không dời; nên xong trước, muộn nhất {before}."


def not_announced(year: int) -> str:
    """The calendar of that year may still change."""
    return f"Chưa có thông báo lịch nghỉ lễ, tết năm {year}; khi có thông báo, xin xem lại hạn này."


def _kind(day: date, calendar: WorkingCalendar) -> str:
    """«Chủ nhật», «ngày nghỉ (Quốc khánh)»."""
    name = calendar.names.get(day)
    if day.weekday() < 5:
        return f"ngày nghỉ ({name})" if name else "ngày nghỉ"
    return f"{WEEKDAYS[day.weekday()]} ({name})" if name else WEEKDAYS[day.weekday()]


def _runs(days: Sequence[date]) -> list[list[date]]:
    """Days that follow one another, together."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _told(runs: Sequence[Sequence[date]], calendar: WorkingCalendar) -> str:
    weekends = [run for run in runs if all(day.weekday() >= 5 and day not in calendar.names for day in run)]
    if len(weekends) <= MOST_WEEKENDS:
        return ", ".join(_run(run, calendar) for run in runs)
    others = [_run(run, calendar) for run in runs if run not in weekends]
    return ", ".join([f"{sum(map(len, weekends))} ngày thứ Bảy, Chủ nhật", *others])


def _run(run: Sequence[date], calendar: WorkingCalendar) -> str:
    """«thứ Bảy 07/3, Chủ nhật 08/3»; «từ thứ Bảy 14/02 đến Chủ nhật 22/02 (Tết Nguyên đán)»."""
    days = [f"{WEEKDAYS[day.weekday()]} {_short(day)}" for day in run]
    span = ", ".join(days) if len(days) < 3 else f"từ {days[0]} đến {days[-1]}"
    names = dict.fromkeys(calendar.names[day] for day in run if day in calendar.names)
    return f"{span} ({', '.join(names)})" if names else span


def _short(day: date) -> str:
    return f"{day.day:02}/{day.month:02}" if day.month < 3 else f"{day.day:02}/{day.month}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
