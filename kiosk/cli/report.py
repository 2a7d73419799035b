"""``kiosk report``: the figures of a business day, as on the closing report, or as JSON."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING

from kiosk.cli.commands import configuration
from kiosk.cli.errors import BadInput, Trouble, storage_words

if TYPE_CHECKING:
    from kiosk.config import Config
    from kiosk.domain.figures import DayReport


def report(arguments: argparse.Namespace) -> int:
    """The figures of the day asked for; else of the youngest, so far if it is still open."""
    config = configuration(arguments.config)
    found = _report(config, arguments.day)
    if arguments.json:
        from kiosk.services.figurelist import plain_figures

        plain = plain_figures(found, config.window.timezone)
        print(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        print(_words(config, found), end="")
    return 0


def _report(config: Config, asked: date | None) -> DayReport:
    """Raises :class:`BadInput` for a day on which the window was never open."""
    from kiosk.bootstrap import open_for_reading, real_world
    from kiosk.ports import StorageFailed
    from kiosk.services.report import report_of_date

    now = real_world().clock.now()
    try:
        with open_for_reading(config) as storage, storage.read() as records:
            last = records.days.last()
            if last is None:
                raise BadInput("report: no business day yet: nobody has ordered")
            found = report_of_date(records, asked or last.day, now)
    except StorageFailed as error:
        raise Trouble(storage_words(config, error)) from error
    if found is None:
        raise BadInput(
            f"--day: found {asked}, when the window was not open; the last day: {last.day}"
        )
    return found


def _words(config: Config, found: DayReport) -> str:
    """What the paper says, in the staff's language."""
    from hardware.printer.document import CodeKind
    from kiosk.bootstrap import translators
    from kiosk.devices.layout.figures import lay_figures
    from kiosk.devices.layout.sheet import Sheet
    from kiosk.devices.layout.terminal import COLUMNS, text_of

    window = config.window
    words = translators().for_language(window.staff_language)
    sheet = Sheet(COLUMNS, CodeKind.QR, window.timezone)
    return text_of(lay_figures(found, words, sheet, window=window.name))
