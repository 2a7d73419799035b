"""What makes the start of a kiosk quicker, and is over when it takes orders."""

from __future__ import annotations

from kiosk.config import Config
from kiosk.ui.driver import DriverNote
from kiosk.ui.thrift import put_off_sweeping, sweep_again


def begin_quickly(config: Config) -> None:
    """To be called as early as the configuration is known, before anything heavy is imported."""
    put_off_sweeping()
    _note(config).read_ahead()


def begun(config: Config) -> None:
    """The start is over, or failed and is tried again. A file: not on the screen's thread."""
    sweep_again()
    _note(config).write()


def _note(config: Config) -> DriverNote:
    return DriverNote(config.cache / "driver")
