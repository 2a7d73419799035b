"""Whatever goes wrong below, the services hear it in their own words."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import exc

from kiosk.ports import AlreadyThere, StorageFailed
from kiosk.storage.statements import Refused, translated


class _ServerSaysTaken(Exception):
    sqlstate = "23505"


@pytest.mark.parametrize(
    ("below", "told"),
    [
        (exc.IntegrityError("INSERT", {}, _ServerSaysTaken("key")), AlreadyThere),
        (exc.IntegrityError("INSERT", {}, Exception("a rule")), StorageFailed),
        (exc.OperationalError("BEGIN", {}, Exception("database is locked")), Refused),
        (exc.StatementError("no", "SELECT", {}, KeyError("x")), StorageFailed),
        (exc.TimeoutError("no connection is free"), Refused),
        (sqlite3.OperationalError("disk I/O error"), Refused),
        (exc.StatementError("no", "INSERT", {}, ValueError("a zone")), ValueError),
        (exc.StatementError("no", "INSERT", {}, TypeError("a day")), TypeError),
    ],
)
def test_errors_are_told_with_their_cause(below: Exception, told: type[Exception]) -> None:
    with pytest.raises(told) as raised, translated():
        raise below
    assert type(raised.value) is told
    assert raised.value.__cause__ is below


def test_what_is_no_error_of_the_database_passes_as_it_is() -> None:
    with pytest.raises(KeyboardInterrupt), translated():
        raise KeyboardInterrupt
