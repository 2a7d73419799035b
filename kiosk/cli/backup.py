"""``kiosk backup`` and ``kiosk restore``: what they are told and what they say."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kiosk.cli.commands import configuration
from kiosk.cli.errors import BadInput
from kiosk.domain.day import LAST_NUMBER, BusinessDay

if TYPE_CHECKING:
    from kiosk.storage.backup import Holdings


def backup(arguments: argparse.Namespace) -> int:
    """Copy the database into a new file, also while the kiosk runs."""
    from kiosk.bootstrap.backups import Refused, back_up

    config = configuration(arguments.config)
    try:
        holds = back_up(config, arguments.file)
    except Refused as error:
        raise BadInput(str(error)) from error
    print(f"{arguments.file}: {_words(holds)}")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of the database; the kiosk must be stopped."""
    from kiosk.bootstrap import real_world
    from kiosk.bootstrap.backups import Refused, bring_back, look_into

    config = configuration(arguments.config)
    now = real_world().clock.now()
    try:
        print(f"{arguments.file}: {_words(look_into(config, arguments.file))}", flush=True)
        restored = bring_back(config, arguments.file, last_number=arguments.last_number, now=now)
    except Refused as error:
        raise BadInput(str(error)) from error
    if restored.kept is not None:
        print(f"the database that was there is kept: {restored.kept}")
    print(f"restored; {_next_number(restored.day)}")
    print("every pager is held until it was scanned back; orders that were open have ended")
    return 0


def number(text: str) -> int:
    """A ticket's number as it is typed, 0 for none."""
    if not text.isdecimal() or int(text) > LAST_NUMBER:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to {LAST_NUMBER}")
    return int(text)


def _next_number(day: BusinessDay) -> str:
    if day.last_number >= LAST_NUMBER:
        return f"the numbers of {day.day} are used up: orders are taken again on the next date"
    return f"{day.day} goes on with number {day.last_number + 1}"


def _words(holds: Holdings) -> str:
    day = holds.last_day
    if day is None:
        return "a backup of a window that never took an order"
    state = "closed" if day.closed_at else "still open"
    return (
        f"last day {day.day} ({state}), last number {day.last_number}, "
        f"{holds.open_orders} open of {holds.orders} orders, schema {holds.schema}"
    )
