"""``kiosk verify``: whether every row of every evening is as it was written."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.cli.commands import configuration
from kiosk.cli.errors import Trouble, storage_words

if TYPE_CHECKING:
    from kiosk.domain.verdict import Verdict

FEWEST_DIGITS = 8
"""Of a head: fewer could stand somewhere in the chain by chance."""


def verify(arguments: argparse.Namespace) -> int:
    """Walk the ledger; a line for each row that is not as it was written, and then 1."""
    from kiosk.bootstrap import open_for_reading
    from kiosk.ports import StorageFailed

    config = configuration(arguments.config)
    try:
        with open_for_reading(config) as storage, storage.read() as records:
            verdict = records.ledger.check(arguments.head or "")
    except StorageFailed as error:
        raise Trouble(storage_words(config, error)) from error
    for finding in verdict.findings:
        print(finding)
    is_lost = bool(arguments.head) and verdict.found is None
    if is_lost:
        print(f"no row of the ledger has the head {_grouped(arguments.head)}: the chain was cut")
        print("off or reckoned anew since that paper was printed, or a backup was brought back")
    for line in _about(verdict, config.window.timezone):
        print(line)
    return 0 if verdict.is_well and not is_lost else 1


def head(text: str) -> str:
    """The digits of a head as they are typed from a paper, without the gaps."""
    digits = "".join(text.split()).lower()
    if len(digits) < FEWEST_DIGITS or set(digits) - set("0123456789abcdef"):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not the end of a chain like '1f3a 9c2e 77b0 12ab 9d0e'"
        )
    return digits


def _about(verdict: Verdict, zone: ZoneInfo) -> Iterator[str]:
    if verdict.found is not None:
        yield f"the head that was asked for is row {verdict.found.seq}"
    if verdict.begun_at is not None:
        yield (
            f"checked from {_moment(verdict.begun_at, zone)} on: "
            f"{_count(verdict.unchecked, 'older order')} cannot be checked"
        )
    for at in verdict.restored_at:
        yield (
            f"restored from a backup {_moment(at, zone)}: "
            "what was written after that backup was made is not here"
        )
    walked = (
        f"{_count(verdict.rows, 'row')} of the ledger, {_count(verdict.orders, 'order')}, "
        f"{_count(verdict.days, 'day')}"
    )
    if verdict.is_well:
        yield f"well: {walked}, all as they were written"
    else:
        yield f"{_count(len(verdict.findings), 'flaw')} in {walked}"
    if verdict.head is not None:
        yield f"head: row {verdict.head.seq}, {verdict.head.words}"


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
