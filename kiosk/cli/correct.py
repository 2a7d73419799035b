"""``kiosk correct``: what it is told. What it does is in ``kiosk.cli.correction``."""

from __future__ import annotations

import argparse
import re

from kiosk.cli.commands import configuration
from kiosk.domain.day import LAST_NUMBER

_AMOUNT = re.compile(r"(\d{1,5})(?:[.,](\d\d))?")

ALL = 0
"""Where no amount is given."""

ALL_OR_PART = {
    "--paid": "paid after all, into the drawer now; without an amount all that was missing",
    "--not-paid": "counted as paid, and nobody had; without an amount all that was counted",
}
SO_MUCH = {
    "--given-back": "given back out of the drawer, now",
    "--too-much": "so much more was counted than there was",
    "--too-little": "so much less was counted than there was",
}
"""What may have been wrong, as options of the command; one of them is given."""


def correct(arguments: argparse.Namespace) -> int:
    """Write the correction, also beside a running kiosk, and say where it will be counted."""
    from kiosk.cli.correction import correct_order

    return correct_order(configuration(arguments.config), arguments)


def why(text: str) -> str:
    """A reason as it will stand on the report: one line."""
    from kiosk.domain.correction import LONGEST_WHY

    return _line(text, "a reason", LONGEST_WHY)


def name(text: str) -> str:
    """Who writes it."""
    from kiosk.domain.correction import LONGEST_NAME

    return _line(text, "a name", LONGEST_NAME)


def amount(text: str) -> int:
    """An amount as it stands on a ticket, ``9``, ``9,00`` or ``9.00``, in cents."""
    found = _AMOUNT.fullmatch(text)
    cents = int(found[1]) * 100 + int(found[2] or 0) if found else 0
    if not cents:
        raise argparse.ArgumentTypeError(f"{text!r} is not an amount like 9,00")
    return cents


def number(text: str) -> int:
    """The number of an order."""
    if not text.isdecimal() or not 1 <= int(text) <= LAST_NUMBER:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {LAST_NUMBER}")
    return int(text)


def _line(text: str, what: str, longest: int) -> str:
    words = " ".join(text.split())
    if not words or len(words) > longest or not words.isprintable():
        raise argparse.ArgumentTypeError(f"{what} is a line of 1 to {longest} letters")
    return words
