"""``kiosk restore`` in a model world: the real command's work, on files of its own."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from kiosk.bootstrap.backups import bring_back
from tests.configs import smallest

_WINDOW = """
[storage]
url = "sqlite:///kiosk.db"
[pager]
driver = "virtual"
pagers = { 1 = "1", 2 = "2" }
"""


def restored(backup: bytes, present: bytes, now: datetime) -> bytes:
    """What the database holds after the backup was brought back over the present one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = smallest(folder, _WINDOW)
        (folder / "kiosk.db").write_bytes(present)
        (folder / "backup.db").write_bytes(backup)
        bring_back(config, folder / "backup.db", last_number=None, now=now)
        return (folder / "kiosk.db").read_bytes()
