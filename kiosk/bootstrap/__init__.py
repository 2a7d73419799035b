"""The one place where the parts are put together.

``window_presenter`` is light and makes what the first picture needs; :class:`Engine` is heavy
(database, printers) and is started on a thread of its own once that picture stands. The demo's
other side of the wall is in ``kiosk.bootstrap.wall``.
"""

from __future__ import annotations

from kiosk.bootstrap.devices import Devices, Staging, build_devices
from kiosk.bootstrap.engine import Engine, Listener
from kiosk.bootstrap.front import closed_lines, translators, window_presenter
from kiosk.bootstrap.stores import lock_window, open_beside, open_for_reading, open_storage
from kiosk.bootstrap.world import World, real_world

__all__ = [
    "Devices",
    "Engine",
    "Listener",
    "Staging",
    "World",
    "build_devices",
    "closed_lines",
    "lock_window",
    "open_beside",
    "open_for_reading",
    "open_storage",
    "real_world",
    "translators",
    "window_presenter",
]
