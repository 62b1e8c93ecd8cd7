"""The commands that keep the office itself: its units, its people, their posts and passwords."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click

from app.settings import load_settings
from workflow.deadlines import local_day
from workflow.terms import Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _today() -> str:
    """The office's day, whatever zone the machine is set to."""
    return local_day(datetime.now(UTC)).isoformat()


_ROLES = click.Choice([role.value for role in Role if role is not Role.SYSTEM])
_DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])
_SINCE = click.option("--since", type=_DAY, default=_today, show_default="hôm nay", help="Từ ngày.")
_LAST_DAY = click.option("--last-day", type=_DAY, default=_today, show_default="hôm nay", help="Ngày cuối.")


@click.command()
@click.argument("short_name")
@click.argument("name")
@_SINCE
@click.option("--under", help="Trực thuộc đơn vị này (tên tắt). (The unit it belongs to.)")
def unit(short_name: str, name: str, since: datetime, under: str | None) -> None:
    """Thêm đơn vị: TÊN_TẮT "TÊN ĐẦY ĐỦ". (Add a unit.)"""
    _write(lambda people, session: people.add_unit(session, short_name, name, since.date(), under))
    click.echo(f"Đã thêm đơn vị «{name}».")


@click.command()
@click.argument("username")
@click.argument("full_name")
def person(username: str, full_name: str) -> None:
    """Thêm người dùng: TÊN_ĐĂNG_NHẬP "HỌ TÊN"; in mật khẩu đầu tiên. (Add a person.)"""
    password = _write(lambda people, session: people.add_person(session, username, full_name))
    click.echo(f"Đã thêm {full_name}. Mật khẩu đầu tiên: {password}")


@click.command()
@click.argument("username")
@click.argument("unit_name", metavar="UNIT")
@click.argument("role", type=_ROLES)
@click.argument("title")
@_SINCE
def post(username: str, unit_name: str, role: str, title: str, since: datetime) -> None:
    """Giao chức vụ: TÊN_ĐĂNG_NHẬP ĐƠN_VỊ VAI_TRÒ "CHỨC VỤ". (Give a person a post.)"""
    chosen = next(each for each in Role if each.value == role)
    _write(lambda people, session: people.give_post(session, username, unit_name, chosen, title, since.date()))
    click.echo(f"Đã giao {username} chức vụ «{title}» ({chosen.label}) tại {unit_name}.")


@click.command()
@click.argument("username")
@_LAST_DAY
@click.option("--unit", "unit_name", help="Chỉ chức vụ tại đơn vị này. (Only the posts in this unit.)")
def leave(username: str, last_day: datetime, unit_name: str | None) -> None:
    """Thôi chức vụ sau một ngày; tên vẫn giữ trong lịch sử. (End the posts of a person.)"""
    ended = _write(lambda people, session: people.end_posts(session, username, last_day.date(), unit_name))
    click.echo(f"Đã kết thúc {ended} chức vụ của {username}.")


@click.command()
@click.argument("short_name")
@_LAST_DAY
def close(short_name: str, last_day: datetime) -> None:
    """Đơn vị ngừng hoạt động sau một ngày; lịch sử vẫn giữ tên. (A unit ends.)"""
    _write(lambda people, session: people.close_unit(session, short_name, last_day.date()))
    click.echo(f"Đơn vị «{short_name}» ngừng hoạt động sau ngày {last_day:%d/%m/%Y}.")


@click.command()
@click.argument("username")
def password(username: str) -> None:
    """Cấp mật khẩu mới và mở khóa tài khoản. (A new password; unlocks the account.)"""
    click.echo(f"Mật khẩu mới của {username}: {_write(lambda people, session: people.new_password(session, username))}")


@click.command()
@click.argument("name", default="Sổ đăng ký văn bản đến")
@click.option("--since", type=_DAY, default=lambda: f"{_today()[:4]}-01-01", show_default="đầu năm", help="Từ ngày.")
def register(name: str, since: datetime) -> None:
    """Mở sổ đăng ký văn bản đến. (Open a register.)"""
    _write(lambda people, session: people.ensure_register(session, name, since.date()))
    click.echo(f"Văn phòng có sổ «{name}».")


@click.command()
@click.argument("username")
@click.argument("address", default="")
def email(username: str, address: str) -> None:
    """Địa chỉ nhận thư nhắc việc buổi sáng; không ghi địa chỉ là thôi nhận. (Where the morning mail goes.)"""
    _write(lambda people, session: people.set_email(session, username, address))
    click.echo(f"Thư nhắc việc của {username}: {address or 'không gửi'}.")


office_commands = (unit, close, person, email, post, leave, password, register)


def _write(act: Callable[[ModuleType, Session], Any]) -> Any:
    """Do it with `app.people` in the office's database, all or nothing; that room is entered only now, it is heavy."""
    from app import people
    from app.migrate import migrate
    from app.office import Office

    with Office(load_settings()) as office:
        migrate(office.database)
        with office.database.writing() as session:
            try:
                done = act(people, session)
            except people.NotSo as sentence:
                raise click.ClickException(str(sentence)) from sentence
            session.commit()
    return done
