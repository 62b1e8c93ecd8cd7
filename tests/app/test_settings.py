"""Settings come from the instance and from the environment; a wrong one is named in a sentence."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.keys import secret_key
from app.settings import BadSettings, load_settings


def test_without_settings_the_office_lives_in_one_sqlite_file_of_its_instance(tmp_path: Path) -> None:
    settings = load_settings({"VANTHU_INSTANCE": str(tmp_path)})

    assert settings.database == f"sqlite:///{tmp_path}/vanthu.db"
    assert settings.workers >= 1


def test_the_environment_speaks_louder_than_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('office_name = "Đảng ủy Xã"\nport = 9000\n', encoding="utf-8")

    settings = load_settings({"VANTHU_INSTANCE": str(tmp_path), "VANTHU_PORT": "9001", "VANTHU_HTTPS": "true"})

    assert (settings.office_name, settings.port, settings.https) == ("Đảng ủy Xã", 9001, True)


def test_a_child_process_opens_the_same_office(tmp_path: Path) -> None:
    settings = load_settings({"VANTHU_INSTANCE": str(tmp_path), "VANTHU_WORKERS": "3", "VANTHU_OFFICE_NAME": "Sở"})

    assert load_settings(settings.as_environment()) == settings


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("port = 0", "«port» (VANTHU_PORT) là «0»"),
        ('workers = "nhiều"', "«workers»"),
        ('database = "mysql://x"', "sqlite:/// hoặc postgresql+psycopg://"),
        ('https = "có"', "phải là true hoặc false"),
        ("colour = 1", "«colour»"),
        ("port =", "viết sai"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, written: str, named: str) -> None:
    (tmp_path / "settings.toml").write_text(written, encoding="utf-8")

    with pytest.raises(BadSettings) as refusal:
        load_settings({"VANTHU_INSTANCE": str(tmp_path)})

    assert named in str(refusal.value)


def test_all_processes_that_start_at_once_find_one_key_that_only_they_can_read(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_key(tmp_path), range(8)))

    assert len(keys) == 1
    assert len(keys.pop()) == 64
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
