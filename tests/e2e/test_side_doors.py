"""Nothing that a hand can do to the glass, or to a keyboard that was plugged in, opens a side door.

Real key events on a real display with a window manager that would close, hide and move windows.
"""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.command import KIOSK, PATIENCE_S
from tests.e2e.conftest import Place
from tests.e2e.desk import Desk, desk, missing, moment
from tests.e2e.devices import PrinterDevice
from tests.e2e.waiting import until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(missing()),
        reason=f"not installed: {', '.join(missing())} (as root `make test` installs them)",
    ),
]

TITLE = "Finestra 43"
INVITATION, FIRST_PLUS, TO_BASKET, ORDER = (0.5, 0.45), (0.44, 0.266), (0.71, 0.865), (0.5, 0.865)

FUNCTION_KEYS = [f"F{number}" for number in range(1, 13)]
CONTROLS = [f"ctrl+{key}" for key in "abcdefghijklmnopqrstuvwxyz"]
PLAIN = [
    *("Escape", "Tab", "Return", "space", "BackSpace", "Delete", "Home", "Menu", "Print"),
    *("Sys_Req", "Pause", "XF86Back", "XF86HomePage", "XF86PowerOff", "XF86Close", "Super_L"),
]
LEAVING = [
    *("alt+F4", "ctrl+F4", "ctrl+shift+w", "ctrl+shift+q", "ctrl+shift+i", "ctrl+Escape"),
    *("alt+Tab", "alt+Escape", "alt+space", "alt+Return", "super+d", "super+e", "super+l"),
    *("ctrl+alt+Left", "ctrl+alt+d", "ctrl+alt+t", "ctrl+alt+Delete", "ctrl+alt+BackSpace"),
    *("shift+F12", "ctrl+F12", "ctrl+e", "ctrl+m", "alt+Print", "ctrl+Print"),
]


class Street:
    """A kiosk in its window, and the desk at which somebody sits who should not."""

    def __init__(
        self, place: Place, bar: PrinterDevice, it: Desk, process: subprocess.Popen[bytes]
    ) -> None:
        self.place, self.bar, self.desk, self.process = place, bar, it, process

    def touch(self, at: tuple[float, float], *, changes: float = 0.01) -> None:
        """Touch it, and see another picture: at least so much of it changes."""
        before = self.desk.whole()
        self.desk.click(*at)
        until(lambda: self.desk.changed(before) > changes, "another picture")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing moves, and a second tap would be taken."""
        moment()
        until(self._is_still, "a picture that stands")

    def _is_still(self) -> bool:
        before = self.desk.whole()
        moment()
        return self.desk.changed(before) < 0.001

    def order(self) -> None:
        """From the menu to paper."""
        papers = len(self.bar.tickets)
        self.touch(FIRST_PLUS)
        self.touch(TO_BASKET)
        self.desk.click(*ORDER, held_s=1.2)
        until(lambda: len(self.bar.tickets) > papers, "the ticket")


@contextmanager
def street(place: Place, folder: Path, *options: str) -> Iterator[Street]:
    bar = place.plug_in_printer()
    with (
        desk(folder) as it,
        (folder / "said.txt").open("wb") as said,
        subprocess.Popen(
            [KIOSK, "run", "--config", place.config_file, *options],
            env=it.environment,
            stderr=said,
            cwd=folder,
        ) as process,
    ):
        try:
            until(lambda: it.window() == TITLE, "its window", within=PATIENCE_S)
            until(lambda: _is_answered(bar), "its printer", within=PATIENCE_S)
            street = Street(place, bar, it, process)
            moment()
            yield street
            process.send_signal(signal.SIGTERM)
            assert process.wait(PATIENCE_S) == 0
        finally:
            process.kill()
    assert "Traceback" not in (folder / "said.txt").read_text()


def _is_answered(bar: PrinterDevice) -> bool:
    return len(bar.received) > 20


def test_no_key_no_click_and_no_swipe_leaves_the_full_screen(place: Place, tmp_path: Path):
    with street(place, tmp_path) as it:
        it.touch(INVITATION, changes=0.3)
        before = it.desk.whole()
        it.desk.keys(*PLAIN, *FUNCTION_KEYS)
        it.desk.keys(*CONTROLS)
        it.desk.keys(*LEAVING)
        moment()
        assert it.process.poll() is None
        until(lambda: it.desk.window() == TITLE, "a lowered window is in front again")
        until(lambda: it.desk.changed(before) == 0.0, "the same picture")
        for button in (2, 3, 8, 9):
            it.desk.click(0.25, 0.2, button)
        it.desk.click(0.01, 0.6, held_s=1.5)  # a long press where nothing can be touched
        for edge in ((0.0, 0.5), (1.0, 0.5), (0.5, 0.0), (0.5, 1.0)):
            it.desk.swipe(edge, (0.5, 0.6))
        moment()
        assert it.process.poll() is None
        assert it.desk.window() == TITLE
        assert it.desk.changed(before) == 0.0
        it.desk.wheel("ctrl")
        it.settle()
        it.order()
    assert list(tmp_path.glob("*.png")) == []  # where Kivy would put a picture of the screen


def test_a_window_manager_that_wants_it_closed_is_refused(place: Place, tmp_path: Path):
    with street(place, tmp_path, "--size", "520x900") as it:
        it.touch(INVITATION, changes=0.3)
        before = it.desk.whole()
        it.desk.keys("alt+F4", "alt+F4")  # openbox sends WM_DELETE_WINDOW
        moment()
        assert it.process.poll() is None
        assert it.desk.window() == TITLE
        assert it.desk.changed(before) < 0.001


def test_the_keys_of_this_test_do_close_an_ordinary_window(tmp_path: Path):
    """What proves that the test above tries something at all."""
    script = (
        "import os; os.environ['KIVY_NO_ARGS']='1'; os.environ['KIVY_NO_CONSOLELOG']='1'\n"
        "from kivy.base import runTouchApp; from kivy.uix.label import Label\n"
        "from kivy.core.window import Window; Window.set_title('ordinary'); runTouchApp(Label())\n"
    )
    python = Path(KIOSK).with_name("python")
    with (
        desk(tmp_path) as it,
        subprocess.Popen(
            [python, "-c", script],
            env={**it.environment, "KIVY_HOME": str(tmp_path)},
            stderr=subprocess.DEVNULL,
        ) as process,
    ):
        try:
            until(lambda: it.window() == "ordinary", "its window", within=PATIENCE_S)
            moment()
            it.keys("alt+F4")
            process.wait(PATIENCE_S)
        finally:
            process.kill()
    assert process.returncode == 0
