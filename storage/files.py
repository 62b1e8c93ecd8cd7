"""The store of originals: each under the SHA-256 of its bytes, whole or not at all, never changed."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20


class TooLarge(Exception):
    """More bytes came than the office allows."""


def page_picture(number: int) -> str:
    """The name of a page's upright picture among what is derived from an original."""
    return f"page-{number:03}.jpg"


@dataclass(frozen=True)
class FileStore:
    """Originals in `root/originals`, what is made from them (page images) in `root/derived`."""

    root: Path

    def put(self, stream: BinaryIO, limit: int) -> tuple[str, int]:
        """Keep the bytes safely: on return they are on the disk, whole, under their name.

        Args:
            stream: the bytes, read to their end.
            limit: how many bytes are allowed.

        Returns:
            the SHA-256 (64 hexadecimal digits) and the number of bytes.

        Raises:
            TooLarge: there were more; nothing was kept.
        """
        folder = self.root / "originals"
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".incoming-", delete=False) as incoming:
            try:
                digest, size = _copy(stream, incoming, limit)
                incoming.flush()
                os.fsync(incoming.fileno())
            except BaseException:
                os.unlink(incoming.name)
                raise
        os.chmod(incoming.name, 0o440)
        place = self.path(digest)
        place.parent.mkdir(exist_ok=True)
        with _alone_in(place.parent):
            os.replace(incoming.name, place)
        _sync_folder(place.parent)
        _sync_folder(folder)
        return digest, size

    def path(self, digest: str) -> Path:
        """Where the original with this SHA-256 lies."""
        return self.root / "originals" / digest[:2] / digest

    def derived(self, digest: str) -> Path:
        """The folder for what is made from an original; may not be there yet."""
        return self.root / "derived" / digest[:2] / digest

    def keep_derived(self, digest: str, name: str, content: bytes) -> None:
        """Keep something made from an original; whole or not at all."""
        folder = self.derived(digest)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".", delete=False) as made:
            made.write(content)
        os.replace(made.name, folder / name)

    def wipe(self, digest: str) -> None:
        """Remove an original and all that was made from it: a state secret must not stay (Law 117/2025, Art. 5)."""
        self.wipe_derived(digest)
        self.path(digest).unlink(missing_ok=True)
        if self.path(digest).parent.is_dir():
            _sync_folder(self.path(digest).parent)

    def wipe_derived(self, digest: str) -> None:
        """Remove only what was made from an original."""
        shutil.rmtree(self.derived(digest), ignore_errors=True)

    def drop_incoming(self, before: datetime) -> None:
        """Remove what uploads left that were cut off before then by a kill."""
        for left in (self.root / "originals").glob(".incoming-*"):
            with suppress(FileNotFoundError):
                if _is_older(left, before):
                    left.unlink()

    def older_than(self, before: datetime) -> list[str]:
        """The originals (SHA-256) that nobody has put since then."""
        return [place.name for place in (self.root / "originals").glob("??/*") if _is_older(place, before)]

    def drop(self, digest: str, before: datetime) -> bool:
        """Remove an original that no row names, unless it was put again since then; was it removed?"""
        place = self.path(digest)
        with _alone_in(place.parent):
            if not _is_older(place, before):
                return False
            self.wipe(digest)
        return True


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Nobody else gives a name in this folder, or looks how old one is, while the block lasts."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _is_older(place: Path, than: datetime) -> bool:
    return place.stat().st_mtime < than.timestamp()


def _copy(stream: BinaryIO, to: object, limit: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise TooLarge
        digest.update(chunk)
        to.write(chunk)  # type: ignore[attr-defined]
    return digest.hexdigest(), size


def _sync_folder(folder: Path) -> None:
    """Make a rename outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
