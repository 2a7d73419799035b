"""A real database that can be made to refuse, or to forget to say that it has written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.ports import Records, Storage, StorageFailed


class BrittleStorage:
    """Keeps to the port. The world's verbs are the four fields; each is lowered by its use.

    ``broken`` readings meet a mistake of ours; ``refused`` units of work that write, and ``unread``
    that read, are not begun; ``unsure`` commits are made and then reported as failed, as by a
    server whose answer is lost.
    """

    def __init__(self, storage: Storage) -> None:
        self.broken = 0
        self.refused = 0
        self.unread = 0
        self.unsure = 0
        self._storage = storage

    def takes_writes(self) -> bool:
        return self._storage.takes_writes()

    @contextmanager
    def read(self) -> Iterator[Records]:
        if self.unread:
            self.unread -= 1
            raise StorageFailed("the database is locked")
        if self.broken:
            self.broken -= 1
            raise RuntimeError("a mistake of ours")
        with self._storage.read() as records:
            yield records

    @contextmanager
    def write(self) -> Iterator[Records]:
        if self.refused:
            self.refused -= 1
            raise StorageFailed("the disk is full")
        with self._storage.write() as records:
            yield _BrittleRecords(records, self)


class _BrittleRecords:
    def __init__(self, records: Records, storage: BrittleStorage) -> None:
        self.orders = records.orders
        self.jobs = records.jobs
        self.days = records.days
        self.pagers = records.pagers
        self.calls = records.calls
        self.payments = records.payments
        self.help = records.help
        self.shortages = records.shortages
        self.pauses = records.pauses
        self.corrections = records.corrections
        self.ledger = records.ledger
        self._records = records
        self._storage = storage

    def secret(self) -> bytes:
        return self._records.secret()

    def commit(self) -> None:
        self._records.commit()
        if self._storage.unsure:
            self._storage.unsure -= 1
            raise StorageFailed("the answer to the commit was lost")
