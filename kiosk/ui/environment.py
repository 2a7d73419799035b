"""Sets Kivy up before it wakes: one source of touches, no habits of a desktop program.

Kivy reads its environment and its configuration once, when its window module is imported, and
ignores what is set later; so this runs first and refuses to run second. Importing this module
imports nothing of Kivy.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from kiosk.ui.artwork import HOUSE_THEME, Theme

_ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",  # else Kivy reads our command line and exits at an option of ours
    "KIVY_NO_CONFIG": "1",  # else a config.ini of the user decides about input and window
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",  # else Kivy takes over the root logger and stderr
    "KIVY_WINDOW": "sdl2",
    "KIVY_IMAGE": "sdl2",  # the first provider tried otherwise costs an import
    "KIVY_TEXT": "sdl2",
    "KIVY_CLIPBOARD": "dummy",
    "SDL_GRAB_KEYBOARD": "1",  # where the mouse is grabbed: a window manager's shortcuts, too
    "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",  # a full screen stays in front whatever happens
    "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1",  # else SDL swallows the first touch after focus
}

_GRAPHICS = {
    "multisamples": "0",  # 2, the default, costs half the start again and three times the frame
    "maxfps": "0",  # no waiting of Kivy's own: kiosk.ui.loop waits
    "allow_screensaver": "0",
    "min_state_time": "0.035",  # a pressed button stays pressed for at least two frames
}

_KIVY = {
    "exit_on_escape": "0",
    "log_level": "warning",
    "pause_on_minimize": "0",
}

_NO_STYLE = Path(__file__).resolve().parent / "style"

STANDING = ("StencilView", "ScrollView")
"""Kivy's own widgets on this glass that have looks; all others here are ours."""

_SCROLL_TIMEOUT_MS = 20  # the default of 250 ms is felt at every touch


class WindowAlreadyOpen(RuntimeError):
    """Kivy's window was imported before it could be told what it should be."""


@dataclass(frozen=True)
class ScreenSettings:
    """The glass: where touches come from, how wide it is, how large the window is.

    ``input`` names exactly one Kivy input provider. ``width_mm`` is the width of the part of
    the glass the guest sees; touch targets are computed from it. ``size`` is in pixels; None
    is the full screen. ``lively``: things move by themselves where nobody orders. ``light`` says
    how much of its light the glass should give now (0 to 1); it is asked now and then. ``album``
    is the file that keeps painted drinks for the next start; None keeps none.
    """

    input: str = "mouse"
    width_mm: float = 187.0
    size: tuple[int, int] | None = None
    title: str = ""
    theme: Theme = HOUSE_THEME
    lively: bool = True
    light: Callable[[], float] | None = None
    album: Path | None = None


def prepare(screen: ScreenSettings) -> None:
    """Tell Kivy everything it must know before its window exists.

    Raises WindowAlreadyOpen if Kivy's window module was imported before.
    """
    if "kivy.core.window" in sys.modules:
        raise WindowAlreadyOpen("kivy.core.window was imported before prepare()")
    os.environ.update(_ENVIRONMENT)
    kivy_log = logging.getLogger("kivy")
    kivy_log.addFilter(_worth_saying)
    from kivy.config import Config  # noqa: PLC0415 - after the environment, on purpose

    kivy_log.setLevel(logging.WARNING)  # only now: Kivy sets its own level while it is imported
    for section, values in (("graphics", _GRAPHICS), ("kivy", _KIVY)):
        for key, value in values.items():
            Config.set(section, key, value)
    Config.set("widgets", "scroll_timeout", str(_SCROLL_TIMEOUT_MS))
    _set_window(Config, screen)
    _set_input(Config, screen.input)
    _read_style()


def rules_of(style: str, widgets: Collection[str]) -> str:
    """Of a file of looks only the rules of these widgets, in their order."""
    rules = re.split(r"^(?=[<#])", style, flags=re.MULTILINE)
    wanted = tuple(f"<{name}>:" for name in widgets)
    return "".join(rule for rule in rules if rule.startswith(wanted))


def _read_style() -> None:
    """Of the looks of all Kivy's widgets read those that stand here: a twentieth of the start.

    Its builder reads the whole file as it is imported, and has no other switch for it than the
    folder, where it finds an empty one of ours.
    """
    import kivy  # noqa: PLC0415 - after the environment, on purpose
    import kivy.resources  # noqa: PLC0415 - Kivy's other files are looked for where they are

    theirs, kivy.kivy_data_dir = kivy.kivy_data_dir, str(_NO_STYLE)
    try:
        from kivy.lang.builder import Builder  # noqa: PLC0415 - reads it
    finally:
        kivy.kivy_data_dir = theirs
    file = Path(theirs) / "style.kv"
    looks = rules_of(file.read_text(encoding="utf-8"), STANDING)
    Builder.load_string(looks, filename=str(file), rulesonly=True)


def _worth_saying(record: logging.LogRecord) -> bool:
    """Kivy reports, as an error with a traceback, each input library a machine does not have.

    And while it is imported it tells its own version and place, whatever level is asked for.
    """
    return record.levelno >= logging.WARNING and not str(record.msg).endswith(
        "is not supported by your version of linux"
    )


def _set_window(config: object, screen: ScreenSettings) -> None:
    """Write the window's size, or the whole screen without a pointer."""
    values = {"fullscreen": "auto", "show_cursor": "0"}
    if screen.size is not None:
        width, height = screen.size
        values = {"fullscreen": "0", "width": str(width), "height": str(height)}
    for key, value in values.items():
        config.set("graphics", key, value)  # type: ignore[attr-defined]


def _set_input(config: object, provider: str) -> None:
    """Leave exactly one source of touches: two would report one finger twice."""
    config.remove_section("input")  # type: ignore[attr-defined]
    config.add_section("input")  # type: ignore[attr-defined]
    if not provider:
        return
    if provider == "mouse":
        # without disable_multitouch a right click draws red dots and stays down
        config.set("input", "mouse", "mouse,disable_multitouch")  # type: ignore[attr-defined]
        return
    key = "%(name)s" if provider in {"mtdev", "hidinput"} else provider
    value = f"probesysfs,provider={provider}" if key == "%(name)s" else provider
    config.set("input", key, value)  # type: ignore[attr-defined]
