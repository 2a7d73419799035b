"""What may change in a record, and which rows of its history are new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

Change = TypeVar("Change")


def changed(before: Any, after: Any, *, may_change: frozenset[str]) -> Mapping[str, object]:  # noqa: ANN401
    """The fields of a record that differ.

    Raises :class:`ValueError` for one that is written once and never again.
    """
    differ = {
        field.name: getattr(after, field.name)
        for field in fields(before)
        if field.name != "history" and getattr(before, field.name) != getattr(after, field.name)
    }
    fixed = differ.keys() - may_change
    if fixed:
        raise ValueError(f"{', '.join(sorted(fixed))} of a {type(before).__name__} never changes")
    return differ


def added(before: Sequence[Change], after: Sequence[Change]) -> list[tuple[int, Change]]:
    """The new rows of a history with their numbers from 1.

    Raises :class:`ValueError` if an old row was altered or left out.
    """
    known = len(before)
    if tuple(after[:known]) != tuple(before):
        raise ValueError("a history is never altered, only added to")
    return [(known + step, row) for step, row in enumerate(after[known:], start=1)]
