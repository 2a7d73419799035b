"""Writes down what was wrong about an order of a closed day, and says what came of it."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kiosk.bootstrap import open_beside, real_world, translators
from kiosk.cli.correct import ALL
from kiosk.cli.errors import BadInput, Trouble, storage_words
from kiosk.config import Config
from kiosk.domain.correction import (
    LONGEST_NAME,
    Asked,
    CannotCorrect,
    Correction,
    CorrectionKind,
    Obstacle,
)
from kiosk.ports import StorageFailed
from kiosk.services import correcting

SAID: Mapping[CorrectionKind, str] = MappingProxyType(
    {
        CorrectionKind.PAID: "paid after all",
        CorrectionKind.NOT_PAID: "not paid after all",
        CorrectionKind.GIVEN_BACK: "given back",
        CorrectionKind.OTHER: "counted wrongly",
    }
)

WHY_NOT: Mapping[Obstacle, str] = MappingProxyType(
    {
        Obstacle.NO_SUCH_ORDER: "there is no such order; an evening has the date on which it began",
        Obstacle.STILL_OPEN: "its day is not closed yet: scan its ticket and the card that fits",
        Obstacle.COST_NOTHING: "it cost nothing: there is no money to correct",
        Obstacle.NOTHING_MISSING: "nothing of it is left to pay",
        Obstacle.NOTHING_TAKEN: "no money is counted as taken for it",
        Obstacle.TOO_MUCH: "that is more than there is: {most} at most",
        Obstacle.WRITTEN_ALREADY: (
            "just that was written already; if it happened twice, say so in --why"
        ),
    }
)


def correct_order(config: Config, arguments: argparse.Namespace) -> int:
    """Write the correction, and say where it will be counted.

    Raises :class:`BadInput` for what cannot be true, :class:`Trouble` for the database.
    """
    written = _write(config, arguments.day, arguments.number, _asked(arguments))
    where = (
        "counted in the figures of the next day that opens"
        if written.counted_in is None
        else f"counted in the figures of {written.counted_in}"
    )
    what = f"{SAID[written.kind]}, {_euro(written.cents)}"
    print(f"order {written.number} of {written.day}: {what}; {where}")
    return 0


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
    try:
        return getpass.getuser()[:LONGEST_NAME]
    except (OSError, KeyError) as error:
        raise BadInput("nobody knows who you are: say it with --by NAME") from error


def _write(config: Config, day: date, number: int, asked: Asked) -> Correction:
    now = real_world().clock.now()
    try:
        with open_beside(config) as storage, storage.write() as records:
            written = correcting.correct(records, day, number, asked=asked, now=now)
            records.commit()
    except CannotCorrect as error:
        reason = WHY_NOT[error.obstacle].format(most=_euro(error.most_cents))
        raise BadInput(f"order {number} of {day}: {reason}") from error
    except StorageFailed as error:
        raise Trouble(storage_words(config, error)) from error
    return written


def _euro(cents: int) -> str:
    return translators().for_language("en").paper_money(cents)
