"""The office's own secret key: made on first use, readable by the program's user alone."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path


def secret_key(instance: Path) -> bytes:
    """The key that signs sessions; the first process that asks makes it, all others find the same."""
    path = instance / "secret-key"
    if not path.exists():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Made with mode 0600.
    handle, draft = tempfile.mkstemp(prefix=".secret-key-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link, unlike a rename, never replaces the key of a faster process.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
