"""The shell: opens the window, puts the stage into it, and runs until the window closes.

Importing this module imports nothing of Kivy; ``run_app`` does, after it has set Kivy up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from kiosk.presenters.verbs import GuestVerbs
from kiosk.presenters.views import View
from kiosk.ui.bridge import Bridge
from kiosk.ui.environment import ScreenSettings, prepare


class Presenter(GuestVerbs, Protocol):
    """What the shell needs of the presenter; ``render`` is set by the shell."""

    view: View
    render: Callable[[View], None]


def run_app(
    *,
    settings: ScreenSettings,
    presenter: Presenter,
    bridge: Bridge,
    on_first_frame: Callable[[], None],
    wall: Any = None,
    on_stage: Callable[[Any], None] | None = None,
) -> None:
    """Show the presenter's views until the window closes. Blocks; this becomes its thread.

    ``on_first_frame`` is called on this thread when the first complete picture stands: what is
    heavy starts then, on a thread of its own. ``wall`` is the other side of the wall, shown at
    the right where the window is wide enough. ``on_stage`` is given the stage before that, for
    whoever plays a guest.
    """
    prepare(settings)
    from kivy.base import runTouchApp

    from kiosk.ui.shell import Shell

    shell = Shell(settings=settings, presenter=presenter, bridge=bridge, wall=wall)
    shell.after_first_frame(on_first_frame)
    if on_stage is not None:
        on_stage(shell.stage)
    try:
        runTouchApp(shell.root)
    finally:
        shell.close()


def close_app() -> None:
    """End ``run_app``. Only on the screen's thread: post it over the bridge."""
    from kivy.base import stopTouchApp

    stopTouchApp()
