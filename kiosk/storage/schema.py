"""Which schema this program was written for."""

from __future__ import annotations

from kiosk.ports import StorageFailed

SCHEMA = "0007"
"""The newest revision. Revisions are counted, so that a newer schema can be told from an older."""


class NewerSchema(StorageFailed):
    """A newer program has been here: this one could lose what it does not know of."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"the database has schema {found}, this program knows {SCHEMA}: install the newer one"
        )
