"""A moment of the world: all there is, as bytes, and a key that says which moments are the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tests.model import canon, promise
from tests.model.database import Database
from tests.model.house import House
from tests.model.street import Street


@dataclass(frozen=True)
class Moment:
    """A moment that can be lived on from. ``memory`` is None when no process runs.

    ``is_over``: every paper is settled and no guest is left, so that nothing which happens to a
    printer from here on can touch the promise.
    """

    database: bytes
    street: bytes
    memory: bytes | None
    key: str
    is_over: bool


def moment_of(database: Database, street: Street, house: House | None) -> Moment:
    """This moment, to come back to. What may never be wrong is asked of it here."""
    rows = database.rows()
    promise.always(rows, street)
    remembered = None if house is None else house.memory()
    whole = repr(
        (
            canon.of_rows(rows, street.now),
            [
                canon.of_memory(value, street.now, street.monotonic)
                for name, value in vars(street).items()
                if name not in {"now", "monotonic"}
            ],
            canon.of_memory(remembered, street.now, street.monotonic),
        )
    )
    return Moment(
        database.content(),
        street.frozen(),
        None if house is None else house.freeze(),
        key=hashlib.blake2b(whole.encode(), digest_size=16).hexdigest(),
        is_over=_is_over(rows, street),
    )


def _is_over(rows: canon.Rows, street: Street) -> bool:
    return street.guest >= street.guests and all(
        job["state"] in {"printed", "withdrawn"} for job in rows["print_jobs"]
    )
