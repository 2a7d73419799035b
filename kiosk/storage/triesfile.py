"""How many wrong PINs were typed in a row, kept over a restart in a small file.

A file and not rows: it is written before every try, also while the database is locked, full or
away, and it is no part of the evening's books. Pulling the plug must not make guessing quick.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from kiosk.storage.beside import sync, sync_folder

log = logging.getLogger(__name__)

UNREADABLE = 16
"""What a file counts for that cannot be read: the longest wait, for it may have been broken."""


@dataclass(frozen=True)
class TriesFile:
    """The count in ``place``. One writer at a time: whoever holds the window's lock."""

    place: Path

    def read(self) -> int:
        """The wrong ones in a row so far."""
        try:
            text = self.place.read_text("ascii").strip()
        except FileNotFoundError:
            return 0
        except (OSError, UnicodeDecodeError) as error:
            log.warning("%s cannot be read: %s", self.place, error)
            return UNREADABLE
        if text.isdigit() and len(text) < 10:
            return int(text)
        log.warning("%s is damaged: it counts as many wrong PINs", self.place)
        return UNREADABLE

    def write(self, wrong: int) -> None:
        """Keep it, safe on the disk. A disk that refuses is said in the log: memory counts on."""
        draft = self.place.with_name(f"{self.place.name}.part")
        try:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("w", encoding="ascii") as file:
                file.write(f"{wrong}\n")
                file.flush()
                sync(file.fileno())
            draft.replace(self.place)
            sync_folder(self.place.parent)
        except OSError as error:
            log.warning("the count of wrong PINs could not be kept: %s", error)
