"""The quarterly report in an office's own words: «Quý I năm 2026, Văn phòng tiếp nhận … văn bản đến, trong đó …»."""

from __future__ import annotations

from collections.abc import Sequence

from web import work
from web.books_asked import Wish
from web.papers.paper import Paper
from web.papers.saying import grouped
from web.papers.standings import table_of
from web.words import day
from workflow.books.asked import Asked
from workflow.books.counting import Line, Part
from workflow.books.handling import Handling, handling
from workflow.books.period import before
from workflow.books.standing import Standing
from workflow.books.waiting import Wait, waiting
from workflow.books.work import work_by_unit
from workflow.terms import Channel, Urgency

OF_WORK = tuple(standing for standing in Standing if standing is not Standing.UNASSIGNED)


def quarter_paper(wish: Wish, _most: int | None) -> Paper:
    """The words first, then the tables that they rest on."""
    session, groups = work.session(), work.parts().sender_groups
    now = handling(session, wish.asked, groups)
    then = handling(session, Asked(before(wish.period), wish.asked.today, wish.asked.allowed), groups)
    units = work_by_unit(session, wish.asked, wish.units)
    waits = waiting(session, wish.asked, work.parts().calendar)
    words = (*_received(now, then), *_handled(now), *_units(units), *_waits(waits))
    return Paper(
        title="Báo cáo tình hình tiếp nhận và giải quyết văn bản đến",
        office=work.parts().office_name,
        lines=(now.period.name, f"(Số liệu tính đến ngày {day(wish.asked.today)})"),
        tables=(
            table_of(now.part("group"), "Nhóm cơ quan gửi", _nowhere),
            table_of(now.part("type"), "Tên loại", _nowhere),
            table_of(units, "Đơn vị", _nowhere, OF_WORK),
        ),
        words=words,
    )


def _nowhere(_line: Line, _standing: Standing | None) -> str:
    return ""


def _received(now: Handling, then: Handling) -> list[str]:
    total = now.sum.total
    if not total:
        return [f"1. Tiếp nhận: {now.period.name}, Văn phòng không tiếp nhận văn bản đến nào."]
    urgent = sum(line.total for line in now.part("urgency").lines if line.key != Urgency.NORMAL)
    through = next(line.total for line in now.part("channel").lines if line.key == Channel.ELECTRONIC)
    return [
        f"1. Tiếp nhận: {now.period.name}, Văn phòng tiếp nhận {grouped(total)} văn bản đến"
        f"{_compared(total, then)}, trong đó: {_listed(now.part('group'))}.",
        f"Theo tên loại: {_listed(now.part('type'), most=6)}. Văn bản có mức độ khẩn: {grouped(urgent)}; "
        f"nhận qua mạng: {grouped(through)} ({_percent(through / total)}).",
    ]


def _compared(total: int, then: Handling) -> str:
    if not then.sum.total:
        return ""
    change = total - then.sum.total
    if not change:
        return f" (bằng {then.period.name})"
    return f" ({'tăng' if change > 0 else 'giảm'} {grouped(abs(change))} văn bản so với {then.period.name})"


def _handled(now: Handling) -> list[str]:
    counts = now.sum.counts
    done = counts[Standing.IN_TIME] + counts[Standing.LATE]
    if not now.sum.total:
        return []
    rate = now.sum.on_time
    timely = f" Tỷ lệ giải quyết đúng hạn đạt {_percent(rate)}." if rate is not None else ""
    return [
        f"2. Giải quyết: đã giải quyết {grouped(done)} văn bản có thời hạn, trong đó đúng hạn "
        f"{grouped(counts[Standing.IN_TIME])}, quá hạn {grouped(counts[Standing.LATE])}; đang giải quyết "
        f"{grouped(counts[Standing.RUNNING] + counts[Standing.OVERDUE])}, trong đó quá hạn "
        f"{grouped(counts[Standing.OVERDUE])}; chưa giao đơn vị {grouped(counts[Standing.UNASSIGNED])}; văn bản không "
        f"có thời hạn (để biết, lưu) {grouped(counts[Standing.NO_DAY])}.{timely}"
    ]


def _units(units: Part) -> list[str]:
    rated = [line for line in units.lines if line.on_time is not None]
    if not rated:
        return []
    best, worst = max(rated, key=lambda line: line.on_time or 0), min(rated, key=lambda line: line.on_time or 0)
    told = f"3. Các đơn vị được giao {grouped(units.sum.total)} lượt việc chủ trì, phối hợp."
    if best is worst:
        return [told]
    return [
        f"{told} Tỷ lệ đúng hạn cao nhất: {_bare(best)} ({_percent(best.on_time)}); "
        f"thấp nhất: {_bare(worst)} ({_percent(worst.on_time)})."
    ]


def _waits(waits: Sequence[Wait]) -> list[str]:
    passed = [wait for wait in waits if wait.median_days is not None]
    if not passed:
        return []
    slowest = max(passed, key=lambda wait: wait.median_days or 0)
    label, days = slowest.stage.label, f"{slowest.median_days:g}".replace(".", ",")
    return [f"4. Khâu mất nhiều thời gian nhất là «{label}», trung vị {days} ngày làm việc."]


def _listed(part: Part, most: int | None = None) -> str:
    """«Cơ quan Trung ương 287, Tỉnh, thành phố 120»."""
    lines = [line for line in part.lines if line.total]
    first, rest = lines[:most], sum(line.total for line in lines[most:]) if most else 0
    told = [f"{line.name[:1].lower()}{line.name[1:]} {grouped(line.total)}" for line in first]
    return "; ".join([*told, *([f"loại khác {grouped(rest)}"] if rest else [])])


def _bare(line: Line) -> str:
    return line.name.removeprefix("– ")


def _percent(share: float | None) -> str:
    return f"{100 * (share or 0):.1f}%".replace(".", ",")
