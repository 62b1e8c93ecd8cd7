"""Settings: from `settings.toml` in the instance folder, overridden by the environment; wrong ones are named."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

DEFAULT_INSTANCE = Path(__file__).resolve().parent.parent / "instance"
MEGABYTE = 1 << 20
MEMORY_OF_A_WORKER = 1 << 30
"""Bytes: its own 80 MB, up to 500 MB of its reading child, and room for tesseract."""
MOST_WORKERS = 64
"""On one machine."""


class BadSettings(Exception):
    """A setting cannot be used; the text says which and why, in Vietnamese."""


@dataclass(frozen=True)
class Settings:
    """How this office's program runs. Each field is a key of `settings.toml`."""

    instance: Path
    """The folder of everything that is not the program: database, originals, keys."""
    database: str
    """`sqlite:////path` or `postgresql+psycopg://user:password@host/name`."""
    office_name: str = "Văn phòng"
    slip_office: str = "VĂN PHÒNG"
    """The office as its own slip names it."""
    upload_limit: int = 100 * MEGABYTE
    """Bytes of one file."""
    page_limit: int = 500
    """Pages of one file."""
    workers: int = 1
    """Processes that read; each reads one page at a time."""
    host: str = "127.0.0.1"
    port: int = 8000
    several_leads: bool = False
    """May a leader, knowingly, let more than one unit lead? By default exactly one does."""
    network: str = "connected"
    """«connected», or «isolated»: on no network at all. Only an isolated machine may keep a secret register."""
    https: bool = False
    """Is the program reached over HTTPS only? Then cookies travel over nothing else."""
    remind_before: tuple[int, ...] = (0, 1, 3, 7)
    """Working days before a deadline on which those who have the work are reminded; 0: on its day."""
    escalate_after: tuple[int, ...] = (1, 3, 5)
    """Working days late after which head, chief of office and leader hear of it, and the unit is urged once more."""
    unread_after: int = 1
    """Working days after which work that nobody has opened, or a result nobody has judged, is spoken of."""
    smtp_host: str = ""
    """The office's mail server; without one nobody gets mail, and all is told in the program."""
    smtp_port: int = 587
    smtp_security: str = "starttls"
    """«starttls», «ssl», or «none» for a server on this machine."""
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_from: str = ""
    """The address that mail comes from."""
    mail_subjects: bool = False
    """May a mail say what letters are about? By default it gives counts and numbers only."""
    address: str = ""
    """Where people reach the program, for links in mail: «https://vanthu.coquan.vn»."""
    eyes: str = "app.eyes:OfficeEyes"
    """Who reads: `module:class`, see `app.eyes.Eyes`; only tests stand in others."""
    page_seconds: float = 120.0
    """A page that takes longer is given up."""
    silence: float = 60.0
    """Seconds after which a worker that does not beat is held for dead."""

    def as_environment(self) -> dict[str, str]:
        """For child processes, so that they open the same office."""
        names = {_variable(field.name): str(getattr(self, field.name)) for field in fields(self)}
        return {**os.environ, **names, "OMP_THREAD_LIMIT": "1"}


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of the instance that `VANTHU_INSTANCE` names, by default `instance/` of the program.

    Raises:
        BadSettings: with a sentence that names the key.
    """
    instance = Path(environment.get("VANTHU_INSTANCE") or DEFAULT_INSTANCE).resolve()
    values: dict[str, Any] = {
        "database": f"sqlite:///{instance / 'vanthu.db'}",
        "workers": _fitting_workers(),
        **_from_file(instance / "settings.toml"),
        **_from_environment(environment),
    }
    known = {field.name for field in fields(Settings)}
    if unknown := sorted(values.keys() - known):
        raise BadSettings(f"Không có thiết lập nào tên «{unknown[0]}». Xin kiểm tra tệp {instance / 'settings.toml'}.")
    values["instance"] = instance
    return Settings(**{name: _checked(name, value) for name, value in values.items()})


def _fitting_workers() -> int:
    """As many as there are cores and memory for."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1, min(os.cpu_count() or 1, memory // MEMORY_OF_A_WORKER, MOST_WORKERS))


def _from_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"Tệp thiết lập {path} viết sai: {error}.") from error


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    named = {field.name: environment.get(_variable(field.name), "") for field in fields(Settings)}
    return {name: value for name, value in named.items() if value and name != "instance"}


def _variable(name: str) -> str:
    return "VANTHU_DB" if name == "database" else f"VANTHU_{name.upper()}"


def _checked(name: str, value: Any) -> Any:
    convert, ok, sentence = _CHECKS.get(name, (str, bool, "không được để trống"))
    try:
        converted = convert(value)
    except (TypeError, ValueError, KeyError):
        converted = None
    if converted is None or not ok(converted):
        raise BadSettings(f"Thiết lập «{name}» ({_variable(name)}) là «{value}»: {sentence}.")
    return converted


def _is_database(url: str) -> bool:
    return url.startswith(("sqlite:///", "postgresql+psycopg://"))


def _truth(value: object) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}[str(value).lower()]


def _some_days(value: object) -> tuple[int, ...]:
    """«7, 3, 1, 0», [7, 3, 1, 0]: each once, in order."""
    text = str(value)
    if not re.fullmatch(r"[\[(]?\s*\d{1,2}(?:[\s,]+\d{1,2})*\s*,?\s*[\])]?", text):
        raise ValueError(text)
    return tuple(sorted({int(days) for days in re.findall(r"\d+", text)}))


_PORT = (int, lambda n: 1 <= n <= 65535, "phải là số cổng từ 1 đến 65535")
_DAYS = (_some_days, lambda days: max(days) <= 60, "phải là các số ngày làm việc, ví dụ 7, 3, 1, 0")
_POSITIVE = (int, lambda n: n > 0, "phải là số nguyên dương")
_SECONDS = (float, lambda n: n > 0, "phải là số giây lớn hơn 0")
_CHECKS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], bool], str]] = {
    "instance": (Path, lambda _: True, ""),
    "database": (str, _is_database, "phải bắt đầu bằng sqlite:/// hoặc postgresql+psycopg://"),
    "upload_limit": _POSITIVE,
    "page_limit": _POSITIVE,
    "workers": (int, lambda n: 1 <= n <= MOST_WORKERS, f"phải là số nguyên từ 1 đến {MOST_WORKERS}"),
    "network": (str, lambda word: word in ("connected", "isolated"), "phải là connected hoặc isolated"),
    "several_leads": (_truth, lambda _: True, "phải là true hoặc false"),
    "https": (_truth, lambda _: True, "phải là true hoặc false"),
    "port": _PORT,
    "page_seconds": _SECONDS,
    "silence": _SECONDS,
    "remind_before": _DAYS,
    "escalate_after": (
        _some_days,
        lambda days: len(days) <= 3 and min(days) > 0,
        "phải là nhiều nhất 3 số ngày làm việc lớn hơn 0, ví dụ 1, 3, 5",
    ),
    "unread_after": (int, lambda n: 0 <= n <= 60, "phải là số ngày làm việc từ 0 đến 60"),
    "smtp_port": _PORT,
    "smtp_security": (str, lambda text: text in ("starttls", "ssl", "none"), "phải là starttls, ssl hoặc none"),
    "mail_subjects": (_truth, lambda _: True, "phải là true hoặc false"),
    "address": (str, lambda text: text.startswith(("http://", "https://")), "phải bắt đầu bằng http:// hoặc https://"),
    "eyes": (str, lambda text: text.count(":") == 1, "phải có dạng module:tên"),
}
