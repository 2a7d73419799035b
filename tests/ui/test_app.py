"""The shell as a whole, in a process of its own: Kivy opens one window in a process's life."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _run(script: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if not os.environ.get("DISPLAY"):
        environment.setdefault("SDL_VIDEODRIVER", "offscreen")
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), "--an-option-kivy-does-not-know"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        timeout=60,
        check=False,
    )


def test_the_first_picture_stands_before_anything_heavy_begins_and_a_thread_can_end_it() -> None:
    done = _run(
        """
        import threading
        from kiosk.ui.app import close_app, run_app
        from kiosk.ui.bridge import Bridge
        from kiosk.ui.environment import ScreenSettings
        from tests.ui import samples
        from tests.ui.recorder import Recorder

        presenter, bridge = Recorder(), Bridge()
        presenter.view = samples.attract(samples.ITALIAN)
        bridge.post(lambda: print("posted before the window"))

        def heavy():
            print("first frame")
            def work():
                bridge.post(lambda: presenter.render(samples.menu(samples.ITALIAN)))
                bridge.post(lambda: print("rendered"))
                bridge.post(close_app)
            threading.Thread(target=work).start()

        run_app(
            settings=ScreenSettings(input="mouse", size=(540, 960), title="Finestra 43"),
            presenter=presenter,
            bridge=bridge,
            on_first_frame=heavy,
        )
        print("closed")
        """
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "posted before the window",
        "first frame",
        "rendered",
        "closed",
    ]
    assert done.stderr == ""


def test_kivy_cannot_be_told_anything_after_its_window_was_imported() -> None:
    done = _run(
        """
        import sys
        from kiosk.ui.environment import ScreenSettings, WindowAlreadyOpen, prepare
        prepare(ScreenSettings(size=(540, 960)))
        import kivy.core.window
        try:
            prepare(ScreenSettings(size=(540, 960)))
        except WindowAlreadyOpen:
            print("refused")
        """
    )
    assert done.stdout.splitlines() == ["refused"], done.stderr


def test_importing_the_shell_wakes_nothing() -> None:
    done = _run(
        """
        import sys
        import kiosk.ui.app, kiosk.ui.bridge, kiosk.ui.loader, kiosk.ui.metrics, kiosk.ui.theme
        print([name for name in sys.modules if name.split(".")[0] in ("kivy", "sqlalchemy")])
        """
    )
    assert done.stdout.splitlines() == ["[]"], done.stderr
