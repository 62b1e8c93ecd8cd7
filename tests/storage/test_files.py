"""Originals are kept whole or not at all, never changed, and removed to the last byte when they must be."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.files import FileStore, TooLarge

NOW = datetime.now(UTC)
LETTER = b"%PDF-1.7 " + bytes(range(256)) * 20_000
"""Some five megabytes: more than one mouthful."""
ROOM = 10_000_000


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "instance")


class TornStream(io.BytesIO):
    """Gives half of the letter, then the cable is pulled."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= len(LETTER) // 2:
            raise ConnectionResetError
        return super().read(size)


def _files(store: FileStore) -> list[Path]:
    return [path for path in store.root.rglob("*") if path.is_file()]


def test_what_is_kept_is_what_came_under_its_own_digest(store: FileStore) -> None:
    digest, size = store.put(io.BytesIO(LETTER), ROOM)

    assert digest == hashlib.sha256(LETTER).hexdigest()
    assert size == len(LETTER)
    assert store.path(digest).read_bytes() == LETTER
    assert _files(store) == [store.path(digest)]


def test_the_same_bytes_are_kept_once(store: FileStore) -> None:
    first, second = store.put(io.BytesIO(LETTER), ROOM), store.put(io.BytesIO(LETTER), ROOM)

    assert first == second
    assert len(_files(store)) == 1


def test_the_same_bytes_from_many_hands_at_once_are_kept_once_and_whole(store: FileStore) -> None:
    with ThreadPoolExecutor(4) as hands:
        kept = list(hands.map(lambda _: store.put(io.BytesIO(LETTER), ROOM), range(8)))

    assert len(set(kept)) == 1
    assert [path.read_bytes() for path in _files(store)] == [LETTER]


def test_an_original_cannot_be_written_to_by_accident(store: FileStore) -> None:
    digest, _ = store.put(io.BytesIO(LETTER), ROOM)

    assert store.path(digest).stat().st_mode & 0o777 == 0o440


def test_a_file_as_large_as_allowed_is_kept(store: FileStore) -> None:
    assert store.put(io.BytesIO(LETTER), len(LETTER))[1] == len(LETTER)


def test_a_file_one_byte_too_large_leaves_nothing(store: FileStore) -> None:
    with pytest.raises(TooLarge):
        store.put(io.BytesIO(LETTER), len(LETTER) - 1)

    assert _files(store) == []


def test_an_upload_that_is_torn_off_leaves_nothing(store: FileStore) -> None:
    with pytest.raises(ConnectionResetError):
        store.put(TornStream(LETTER), ROOM)

    assert _files(store) == []


@pytest.mark.kills
def test_a_process_killed_in_the_middle_leaves_no_half_file_under_a_name(store: FileStore) -> None:
    program = """
import os, signal, sys
from pathlib import Path
from storage.files import FileStore

class Killed:
    def __init__(self): self.left = 3
    def read(self, size):
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"x" * size

FileStore(Path(sys.argv[1])).put(Killed(), 1 << 40)
"""
    root = Path(__file__).resolve().parent.parent.parent

    died = subprocess.run((sys.executable, "-c", program, str(store.root)), cwd=root, check=False)

    assert died.returncode < 0
    assert _files(store) != []
    assert all(path.name.startswith(".incoming-") for path in _files(store))
    assert store.put(io.BytesIO(LETTER), ROOM)[1] == len(LETTER)


def test_an_empty_file_is_kept_too_for_others_to_refuse(store: FileStore) -> None:
    digest, size = store.put(io.BytesIO(b""), ROOM)

    assert size == 0
    assert store.path(digest).read_bytes() == b""


def test_what_is_made_from_an_original_is_replaced_as_a_whole(store: FileStore) -> None:
    digest, _ = store.put(io.BytesIO(LETTER), ROOM)

    store.keep_derived(digest, "trang-1.png", b"old picture")
    store.keep_derived(digest, "trang-1.png", b"new")

    assert [(path.name, path.read_bytes()) for path in store.derived(digest).iterdir()] == [("trang-1.png", b"new")]


def test_wiping_removes_the_original_and_all_that_was_made_from_it_and_nothing_else(store: FileStore) -> None:
    secret, _ = store.put(io.BytesIO(LETTER), ROOM)
    other, _ = store.put(io.BytesIO(b"other"), ROOM)
    for number in range(3):
        store.keep_derived(secret, f"trang-{number}.png", b"picture")
    store.keep_derived(other, "trang-0.png", b"picture")

    store.wipe(secret)

    assert sorted(_files(store)) == sorted([store.path(other), store.derived(other) / "trang-0.png"])


def test_wiping_twice_or_before_anything_came_does_no_harm(store: FileStore) -> None:
    digest, _ = store.put(io.BytesIO(LETTER), ROOM)

    store.wipe(digest)
    store.wipe(digest)
    store.wipe("0" * 64)

    assert _files(store) == []


def test_wiped_bytes_that_come_again_are_kept_again(store: FileStore) -> None:
    digest, _ = store.put(io.BytesIO(LETTER), ROOM)
    store.wipe(digest)

    assert store.put(io.BytesIO(LETTER), ROOM)[0] == digest
    assert store.path(digest).read_bytes() == LETTER


def test_bytes_are_on_the_disk_before_the_name_is_given(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (order.append("fsync"), fsync(handle))[1])
    monkeypatch.setattr(os, "replace", lambda *names: (order.append("rename"), replace(*names))[1])

    store.put(io.BytesIO(LETTER), ROOM)

    assert order[:2] == ["fsync", "rename"]
    assert order[2:].count("fsync") >= 1


def _aged(path: Path, hours: float) -> Path:
    """As if it had been put so long ago."""
    at = (NOW - timedelta(hours=hours)).timestamp()
    os.utime(path, (at, at))
    return path


def test_what_a_killed_upload_left_goes_and_one_under_way_stays(store: FileStore) -> None:
    digest, _ = store.put(io.BytesIO(LETTER), ROOM)
    _aged(store.path(digest), hours=50)
    left, under_way = (store.root / "originals" / f".incoming-{n}" for n in "ab")
    left.write_bytes(b"half")
    under_way.write_bytes(b"half")
    _aged(left, hours=2)

    store.drop_incoming(NOW - timedelta(hours=1))

    assert sorted(_files(store)) == sorted([under_way, store.path(digest)])


def test_an_old_file_is_dropped_but_not_when_it_was_put_again_meanwhile(store: FileStore) -> None:
    (old, _), (again, _), (young, _) = (store.put(io.BytesIO(name), ROOM) for name in (b"old", b"again", b"young"))
    for digest in (old, again):
        _aged(store.path(digest), hours=25)
    yesterday = NOW - timedelta(days=1)
    assert sorted(store.older_than(yesterday)) == sorted([old, again])

    store.put(io.BytesIO(b"again"), ROOM)

    assert [store.drop(digest, yesterday) for digest in (old, again)] == [True, False]
    assert sorted(_files(store)) == sorted([store.path(again), store.path(young)])
