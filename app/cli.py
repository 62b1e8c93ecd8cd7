"""The command line: `./vanthu COMMAND`. Heavy rooms are entered only by the command that needs them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from app.cli_office import office_commands
from app.logs import set_up_logging
from app.settings import BadSettings, load_settings

_FILES = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
def cli() -> None:
    """Văn thư: đưa văn bản đến đi hết đường của nó, từ máy quét đến hồ sơ lưu.

    Carries incoming official correspondence from the scanner to the archive.
    """


@cli.command()
@click.option("--no-serve", is_flag=True, help="Chỉ chuẩn bị và đọc văn bản mẫu, không mở trang web. (No web page.)")
@click.option("--port", default=8000, show_default=True, help="Cổng của trang web. (Port of the web page.)")
@click.option("--letters", type=click.IntRange(min=0), help="Chỉ lấy bấy nhiêu văn bản. (Only so many letters.)")
@click.option("--year", is_flag=True, help="Thêm một năm văn bản đã qua xử lý, mặc định 5.000. (A year of letters.)")
@click.option("--seed", default=1, show_default=True, help="Mỗi số cho một năm khác nhau. (Another year for each.)")
def demo(no_serve: bool, port: int, letters: int | None, year: bool, seed: int) -> None:
    """Mở văn phòng mẫu với văn bản mẫu. (A demo office with sample letters.)"""
    from app.demo import run, run_year

    if year:
        run_year(serve_it=not no_serve, port=port, letters=5000 if letters is None else letters, seed=seed)
    else:
        run(serve_it=not no_serve, port=port, most_letters=letters)


@cli.command()
@click.argument("files", nargs=-1, required=True, type=_FILES)
@click.option("--json", "form", flag_value="json", help="Mỗi tệp một dòng JSON, theo docs/read.md. (JSON lines.)")
@click.option("--csv", "form", flag_value="csv", help="Mỗi tệp một dòng CSV. (One CSV line a file.)")
@click.option("--jobs", default=os.cpu_count() or 1, show_default=True, help="Số tệp đọc cùng lúc. (Files at a time.)")
def read(files: tuple[Path, ...], form: str | None, jobs: int) -> None:
    """Đọc bản quét và in những gì đọc được. (Read scans and print what they say.)

    Kết thúc với mã 1 khi có tệp không đọc được. (Exit status 1 when a file could not be read.)
    """
    from rich.console import Console

    from app.own_scratch import own_scratch
    from app.read import Unread, as_csv, as_json_lines, as_tables, read_all

    unread = Unread()
    with own_scratch():
        readings = unread.counted(read_all(files, jobs, load_settings().page_seconds))
        if form == "json":
            as_json_lines(readings, sys.stdout)
        elif form == "csv":
            as_csv(readings, sys.stdout)
        else:
            as_tables(readings, Console())
    sys.exit(1 if unread.files else 0)


@cli.command()
def serve() -> None:
    """Chạy trang web và các tiến trình đọc; cái nào dừng thì chạy lại. (Web and workers, restarted when they die.)"""
    from app.serve import serve as run

    set_up_logging()
    run(load_settings())


@cli.command()
def web() -> None:
    """Chỉ chạy trang web. (The web page alone.)"""
    from app.site import run_web

    set_up_logging()
    run_web(load_settings())


@cli.command()
def worker() -> None:
    """Chỉ chạy một tiến trình đọc. (One worker alone.)"""
    from app.worker import work

    set_up_logging()
    work(load_settings())


@cli.command()
def migrate() -> None:
    """Tạo hoặc nâng cấp cơ sở dữ liệu; cần chạy trước «web», «worker». (Create or upgrade the database.)"""
    from app.office import Office

    with Office(load_settings()) as office:
        office.make_ready()
    click.echo("Cơ sở dữ liệu đã sẵn sàng.")


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1)
def test(arguments: tuple[str, ...]) -> None:
    """Chạy mọi kiểm tra; thêm đối số thì chỉ chạy pytest với chúng. (All checks; with arguments, pytest with them.)"""
    from app.checks import run_all

    sys.exit(run_all(arguments))


for command in office_commands:
    cli.add_command(command)


def main() -> None:
    """Run the command named on the line; what cannot be done is said in one sentence."""
    try:
        cli(prog_name="./vanthu")
    except BadSettings as sentence:
        click.echo(f"vanthu: {sentence}", err=True)
        sys.exit(2)
