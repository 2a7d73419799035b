"""Papers that a command prints itself, on a printer that no running kiosk holds."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from kiosk.cli.errors import BadInput, Trouble

if TYPE_CHECKING:
    from kiosk.config import Config
    from kiosk.devices.printer import SerialPrinter
    from kiosk.domain.papers import Paper
    from kiosk.ports import PrintOutcome


def print_papers(
    config: Config, papers: Sequence[Paper], *, things: str, on_guests_printer: bool = False
) -> None:
    """Print them one after the other on the bar's printer, or the guest's where there is one.

    ``things`` is what they are called in an error. Raises ``Trouble`` if a kiosk is running or
    the printer did not print, ``BadInput`` for a setting no printer can have.
    """
    from kiosk.bootstrap import Staging, build_devices, lock_window, real_world
    from kiosk.devices.looks import text_of
    from kiosk.devices.settings import BadSetting
    from kiosk.storage import AlreadyRunning

    world = real_world()
    pages = Staging(on_page=lambda _name, page: print(text_of(page), end=""))
    with ExitStack() as stack:
        try:
            if config.storage.file is None or config.storage.file.exists():
                stack.enter_context(lock_window(config))
            devices = stack.enter_context(build_devices(config, world.ids, pages))
        except AlreadyRunning as error:
            raise Trouble(f"{error}; it has the printers: stop it to print {things}") from error
        except BadSetting as error:
            raise BadInput(str(error)) from error
        station = (devices.receipt if on_guests_printer else None) or devices.bar
        for paper in papers:
            _print_on(station.port, paper, identifier=world.ids.identifier())


def _print_on(printer: SerialPrinter, paper: Paper, *, identifier: str) -> None:
    from kiosk.ports import CannotRender, DeviceDown, Printed

    try:
        printer.connect(after_fragment=False)
        outcome = printer.print(
            paper, identifier=identifier, close_fragment=False, watcher=_Watcher()
        )
    except (DeviceDown, CannotRender) as error:
        raise Trouble(f"printer {printer.name}: {error}") from error
    finally:
        printer.disconnect()
    if not isinstance(outcome, Printed):
        raise Trouble(f"printer {printer.name}: {_why(outcome)}")
    print(f"printer {printer.name}: printed, {outcome.proof}")


def _why(outcome: PrintOutcome) -> str:
    from kiosk.ports import NotWritten, Unproven

    match outcome:
        case NotWritten(troubles):
            return f"nothing was printed: {', '.join(troubles) or 'it does not answer'}"
        case Unproven(trouble):
            return f"it is not known whether the paper came out whole: {trouble}"
        case _:
            return "printed"


class _Watcher:
    """Nobody's order depends on this paper: nothing is noted down."""

    def before_first_write(self) -> None:
        """The next thing is the first byte."""

    def waiting(self, troubles: Sequence[object]) -> None:
        """Say what the printer waits for; it goes on by itself."""
        if troubles:
            print(f"waiting for the printer: {', '.join(map(str, troubles))}", file=sys.stderr)
