"""The shell: opens the window, puts the stage into it, and runs until the window closes.

Importing this module imports nothing of Kivy; ``run_app`` does, after it has set Kivy up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from kiosk.presenters.verbs import GuestVerbs
from kiosk.presenters.views import View
from kiosk.ui.bridge import Bridge
from kiosk.ui.drinks.album import Album, painter_now
from kiosk.ui.environment import ScreenSettings, prepare
from kiosk.ui.thrift import keep_large_pieces_apart


@dataclass(frozen=True)
class Unattended:
    """What a screen needs that stands alone in the street.

    ``lines`` are what the closed picture says. ``on_fall`` is called once, on the screen's
    thread, when the screen has fallen and the picture stands.
    """

    lines: tuple[str, ...]
    on_fall: Callable[[], None]


class Presenter(GuestVerbs, Protocol):
    """What the shell needs of the presenter; ``render`` is set by the shell."""

    view: View
    render: Callable[[View], None]


WALL_SHAPE = 1.12  # the other side's width as a part of the height: 540x960 becomes 1615x960


def run_app(
    *,
    settings: ScreenSettings,
    presenter: Presenter,
    bridge: Bridge,
    on_first_frame: Callable[[], None],
    wall: Any = None,
    on_stage: Callable[[Any], None] | None = None,
    beat: Callable[[], None] = lambda: None,
    unattended: Unattended | None = None,
    staff: Callable[[], Any] | None = None,
) -> None:
    """Show the presenter's views until the window closes. Blocks; this becomes its thread.

    ``on_first_frame`` is called on this thread when the first complete picture stands: what is
    heavy starts then, on a thread of its own. ``wall`` is the presenter of the other side of
    the wall; the window is then wider than ``settings.size`` by that side. ``on_stage`` is given
    the stage before that, for whoever plays a guest. ``beat`` is called on this thread in every
    turn of the loop, at least four times a second: as long as it comes, the screen lives. With
    ``unattended`` the screen stands alone in the street: no key and no window manager ends it,
    and a screen that falls is covered by the closed picture; otherwise what falls comes out here.
    ``staff`` makes the staff's presenter when it is first asked for; without it there is no staff
    screen.
    """
    album = _open_album(settings.album)
    keep_large_pieces_apart()
    prepare(settings if wall is None else with_wall(settings))
    from kivy.base import runTouchApp  # noqa: PLC0415 - Kivy is told first what it should be

    from kiosk.ui.shell import Shell  # noqa: PLC0415 - opens the window

    shell = Shell(
        settings=settings,
        presenter=presenter,
        bridge=bridge,
        wall=wall,
        beat=beat,
        album=album,
        staff=staff,
    )
    shell.after_first_frame(on_first_frame)
    if on_stage is not None:
        on_stage(shell.stage)
    guard = None if unattended is None else _guard(shell, unattended, settings)
    try:
        runTouchApp(shell.root)
    finally:
        shell.close()
        if album is not None:
            album.close()
        if guard is not None:
            guard.close()


def _open_album(path: Path | None) -> Album | None:
    """It is read while the window is opened."""
    if path is None:
        return None
    album = Album(path, painter=painter_now())
    album.open()
    return album


def _guard(shell: Any, unattended: Unattended, settings: ScreenSettings) -> Any:
    from kiosk.ui import guard  # noqa: PLC0415 - needs the window

    guard.close_side_doors()
    it = guard.ScreenGuard(unattended, shell.leave)
    shell.in_a_quiet_moment(it.make_ready)
    if settings.size is None:
        shell.in_a_quiet_moment(guard.stay_in_front)
    return it


def with_wall(settings: ScreenSettings) -> ScreenSettings:
    """The same guest's side in a window that has room for the other side of the wall."""
    if settings.size is None:
        return settings
    width, height = settings.size
    return replace(settings, size=(width + round(height * WALL_SHAPE), height))


def close_app() -> None:
    """End ``run_app``. Only on the screen's thread: post it over the bridge."""
    from kivy.base import stopTouchApp  # noqa: PLC0415 - importing this module wakes nothing

    stopTouchApp()
