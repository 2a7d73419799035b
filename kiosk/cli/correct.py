"""``kiosk correct``: puts right what was wrong about an order of a closed day."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING

from kiosk.cli.commands import configuration
from kiosk.cli.errors import BadInput, Trouble, storage_words
from kiosk.domain.correction import (
    LONGEST_NAME,
    LONGEST_WHY,
    Asked,
    CannotCorrect,
    Correction,
    CorrectionKind,
    Obstacle,
)
from kiosk.domain.day import LAST_NUMBER

if TYPE_CHECKING:
    from kiosk.config import Config

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

_SAID = {
    CorrectionKind.PAID: "paid after all",
    CorrectionKind.NOT_PAID: "not paid after all",
    CorrectionKind.GIVEN_BACK: "given back",
    CorrectionKind.OTHER: "counted wrongly",
}

_WHY_NOT = {
    Obstacle.NO_SUCH_ORDER: "there is no such order",
    Obstacle.STILL_OPEN: "its day is not closed yet: scan its ticket and the card that fits",
    Obstacle.COST_NOTHING: "it cost nothing: there is no money to correct",
    Obstacle.NOTHING_MISSING: "nothing of it is left to pay",
    Obstacle.NOTHING_TAKEN: "no money is counted as taken for it",
    Obstacle.TOO_MUCH: "that is more than there is: {most} at most",
    Obstacle.WRITTEN_ALREADY: (
        "just that was written already; if it happened twice, say so in --why"
    ),
}


def correct(arguments: argparse.Namespace) -> int:
    """Write the correction, also beside a running kiosk, and say where it will be counted."""
    config = configuration(arguments.config)
    written = _write(config, arguments.day, arguments.number, _asked(arguments))
    where = (
        "counted in the figures of the next day that opens"
        if written.counted_in is None
        else f"counted in the figures of {written.counted_in}"
    )
    what = f"{_SAID[written.kind]}, {_euro(written.cents)}"
    print(f"order {written.number} of {written.day}: {what}; {where}")
    return 0


def why(text: str) -> str:
    """A reason as it will stand on the report: one line."""
    return _line(text, "a reason", LONGEST_WHY)


def name(text: str) -> str:
    """Who writes it."""
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


def _asked(arguments: argparse.Namespace) -> Asked:
    """Exactly one of the kinds is given: the parser has seen to it."""
    by = arguments.by or _login()
    for kind, cents in (
        (CorrectionKind.PAID, arguments.paid),
        (CorrectionKind.NOT_PAID, arguments.not_paid),
        (CorrectionKind.GIVEN_BACK, arguments.given_back),
    ):
        if cents is not None:
            return Asked(kind, None if cents == ALL else cents, arguments.why, by)
    too_little, too_much = arguments.too_little or 0, arguments.too_much or 0
    return Asked(CorrectionKind.OTHER, too_little - too_much, arguments.why, by)


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()[:LONGEST_NAME]
    except (OSError, KeyError) as error:
        raise BadInput("nobody knows who you are: say it with --by NAME") from error


def _write(config: Config, day: date, which: int, asked: Asked) -> Correction:
    """Raises :class:`BadInput` for what cannot be true, :class:`Trouble` for the database."""
    from kiosk.bootstrap import open_beside, real_world
    from kiosk.ports import StorageFailed
    from kiosk.services import correcting

    now = real_world().clock.now()
    try:
        with open_beside(config) as storage, storage.write() as records:
            written = correcting.correct(records, day, which, asked=asked, now=now)
            records.commit()
    except CannotCorrect as error:
        reason = _WHY_NOT[error.obstacle].format(most=_euro(error.most_cents))
        raise BadInput(f"order {which} of {day}: {reason}") from error
    except StorageFailed as error:
        raise Trouble(storage_words(config, error)) from error
    return written


def _euro(cents: int) -> str:
    from kiosk.bootstrap import translators

    return translators().for_language("en").paper_money(cents)
