"""By which condition the database finds its rows, where there is more than one to choose from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, func, literal
from sqlalchemy.sql.elements import ColumnElement


def only_checked(column: Column[Any]) -> ColumnElement[Any]:
    """A text that is compared once the rows are found by something else, never to find them.

    SQLite counts no rows beforehand: it takes the index of a window, which leads to every row
    there ever was, for as good as any range of row numbers or list of orders.
    https://www.sqlite.org/queryplanner-ng.html, "Checklist For Avoiding Or Fixing Query Planner
    Problems".
    """
    return func.coalesce(column, literal(""))
