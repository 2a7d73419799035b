"""The last good text of a file of the owner's, kept beside the database for a start on which the
owner's own is broken.
"""

from __future__ import annotations

import codecs
import hashlib
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from kiosk.storage.beside import sync, sync_folder

log = logging.getLogger(__name__)

_WORDS = (
    "# The last good text of the file named below. A kiosk that starts while that file is broken\n"
    "# uses this one. Written by the kiosk: one that was changed here is not used.\n"
)
_FROM, _SUM = "# file: ", "# sha256: "


@dataclass(frozen=True)
class Keepsake:
    """``place`` is where the text of ``source``, the owner's file, is kept. One writer at a time:
    whoever holds the window's lock.
    """

    place: Path
    source: Path

    def draft(self, text: bytes) -> Path | None:
        """The text, written and safe on the disk under a name of its own; None if it is kept
        already, or the disk refuses.
        """
        text = text.removeprefix(codecs.BOM_UTF8)  # it stands only at the beginning of a file
        whole = self._head(text) + text
        draft = self.place.with_name(f"{self.place.name}.part")
        try:
            if self.place.is_file() and self.place.read_bytes() == whole:
                return None
            self.place.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                file.write(whole)
                file.flush()
                sync(file.fileno())
        except OSError as error:
            log.warning("could not keep %s for a later start: %s", self.source, error)
            return None
        return draft

    def keep(self, draft: Path) -> None:
        """Put a draft in its place, at once and whole."""
        try:
            draft.replace(self.place)
            sync_folder(self.place.parent)
        except OSError as error:
            log.warning("could not keep %s for a later start: %s", self.source, error)

    def drop(self, draft: Path) -> None:
        """Away with a draft that is not to be kept."""
        draft.unlink(missing_ok=True)

    def find(self) -> Path | None:
        """What was kept, if it is whole and of this very file; what is not is named in the log."""
        try:
            whole = self.place.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            log.warning("what was kept of %s cannot be read: %s", self.source, error)
            return None
        text = whole[len(_WORDS.encode()) :].split(b"\n", 2)[-1]
        if whole == self._head(text) + text:
            return self.place
        other = _named_in(whole)
        why = (
            "is damaged"
            if other in (None, _one_line(self.source))
            else f"is of another file, {other}"
        )
        log.warning("%s is not used: it %s", self.place, why)
        return None

    def _head(self, text: bytes) -> bytes:
        total = hashlib.sha256(os.fsencode(self.source) + b"\0" + text).hexdigest()
        return f"{_WORDS}{_FROM}{_one_line(self.source)}\n{_SUM}{total}\n".encode()


def _one_line(path: Path) -> str:
    """A name with a line break in it, which a file system allows, would end the comment."""
    return str(path).encode("unicode_escape").decode("ascii")


def _named_in(whole: bytes) -> str | None:
    lines = whole.decode(errors="replace").splitlines()
    return next((line.removeprefix(_FROM) for line in lines[:4] if line.startswith(_FROM)), None)
