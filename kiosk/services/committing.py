"""A commit that was reported as failed: whether it was made is read, for nothing is done twice."""

from __future__ import annotations

import logging

from kiosk.ports import Records, Storage, StorageFailed

log = logging.getLogger(__name__)


def commit_or_find(storage: Storage, records: Records) -> None:
    """Make it so, or see that it is so: the end of the ledger tells this unit of work from others.

    Raises :class:`~kiosk.ports.StorageFailed` for what was not saved, where nobody can say, and
    for what no ledger keeps, such as where a pager is.
    """
    try:
        records.commit()
    except StorageFailed:
        grown = records.ledger.grown()
        if grown is None:
            raise
        with storage.read() as fresh:
            is_saved = fresh.ledger.has(grown)
        if not is_saved:  # outside of that unit of work: it was the commit that failed, no reading
            raise
        log.warning("it was saved although its commit failed")
