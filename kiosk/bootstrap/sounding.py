"""The sound that calls a number, if the owner wrote one down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap.staff import Staff
from kiosk.config import Config
from kiosk.config.settings import SoundSettings
from kiosk.ports import Clock

if TYPE_CHECKING:
    from kiosk.ports.sound import Player
    from kiosk.services.chime import Chime

PROBE_S = 0.05
"""Seconds of silence that show whether there is a device."""


def employ_chime(
    config: Config, staff: Staff, clock: Clock, *, folder: Path | None = None
) -> Chime | None:
    """A worker that plays, or None where nothing should be heard.

    ``folder`` gets ``sound.txt``, a line for each sound of a virtual device.
    """
    settings = config.sound
    if settings is None:
        return None
    from kiosk.devices.tones import chime, silence
    from kiosk.services.chime import Chime

    worker = Chime(
        player_of(settings, record=None if folder is None else folder / "sound.txt"),
        clock,
        notes=chime,
        probe=silence(PROBE_S),
        zone=config.window.timezone,
        quiet=settings.quiet,
    )
    staff.employ("sound", worker.run, interrupt=worker.wake, nudge=worker.wake)
    return worker


def player_of(settings: SoundSettings, *, record: Path | None = None) -> Player:
    """The device that was written down, and no other."""
    from kiosk.devices.sound import AlsaPlayer, VirtualPlayer

    return VirtualPlayer(record) if settings.is_virtual else AlsaPlayer(settings.device)


def try_sound(settings: SoundSettings) -> str:
    """What is wrong with the device, or ``""``."""
    from kiosk.devices.tones import silence
    from kiosk.ports.sound import CannotPlay

    try:
        player_of(settings).play(silence(PROBE_S))
    except CannotPlay as error:
        return str(error)
    return ""
