"""What a command ends with when it cannot do its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.config import Config
    from kiosk.ports import StorageFailed


class BadInput(Exception):
    """The configuration, the menu or an argument is wrong: exit code 2."""


class Trouble(Exception):
    """Something that was asked for did not work: exit code 1."""


def storage_words(config: Config, error: StorageFailed) -> str:
    """What went wrong with the database, and which one it is."""
    file, words = config.storage.file, str(error)
    return words if file is None or str(file) in words else f"the database {file}: {words}"
