"""What must hold for a standing obligation. A rule's docstring is the sentence of refusal."""

from __future__ import annotations

from workflow.act import Act
from workflow.document import IncomingDocument
from workflow.obligation import Obligation
from workflow.reckoning import RETURNS


def told_what_and_to_whom(act: Act[IncomingDocument]) -> bool:
    """Xin ghi tên báo cáo định kỳ và nơi nhận báo cáo."""
    new = _new(act)
    return new is not None and bool(new.what.strip() and new.receiver.strip())


def has_units(act: Act[IncomingDocument]) -> bool:
    """Xin chọn ít nhất một đơn vị đang hoạt động phải gửi báo cáo."""
    new = _new(act)
    return new is not None and bool(new.units) and all(unit.exists_on(act.today) for unit in new.units)


def comes_back_on_a_day(act: Act[IncomingDocument]) -> bool:
    """Ngày định kỳ phải từ 1 đến 31 và tháng phải nằm trong kỳ báo cáo."""
    new = _new(act)
    return new is not None and 1 <= new.day <= 31 and (new.month is None or 1 <= new.month <= RETURNS[new.every][0])


def begins_in_time(act: Act[IncomingDocument]) -> bool:
    """Hạn của kỳ báo cáo đầu tiên phải đúng ngày định kỳ và không được trước ngày hôm nay."""
    new = _new(act)
    return new is not None and new.first_due >= act.today and new.first_due in new.due_dates(new.first_due)


def obliges(act: Act[IncomingDocument]) -> bool:
    """Văn bản này không đặt chế độ báo cáo định kỳ nào đang thực hiện."""
    return any(obligation.runs for obligation in act.to.obligations)


def _new(act: Act[IncomingDocument]) -> Obligation | None:
    return act.to.obligations[-1] if act.to.obligations else None
