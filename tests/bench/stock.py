"""A process: the same menu in a window that Kivy's own loop runs, sixty turns a second.

``python -m tests.bench.stock CONFIG DRINKS``. Nothing of the kiosk but what is drawn.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from kiosk.bootstrap import real_world, window_presenter
from kiosk.cli.window import read_menu
from kiosk.config import load_config
from kiosk.ui.environment import ScreenSettings, prepare
from tests.bench.display import SIZE
from tests.bench.glass import mark
from tests.bench.shelf import SETTLED_S, grown

STOCK_FPS = 60.0


def main() -> None:
    """Run until the process is ended."""
    config = load_config(Path(sys.argv[1]))
    presenter = window_presenter(config, grown(read_menu(config), int(sys.argv[2])), real_world())
    prepare(ScreenSettings(input="mouse", size=SIZE))
    from kivy.base import runTouchApp
    from kivy.clock import Clock
    from kivy.core.window import Window

    from kiosk.ui.stage import Stage

    Clock._max_fps = STOCK_FPS  # the clock read ours, where nothing waits but our own loop
    stage = Stage(verbs=presenter, width_mm=config.screen.width_mm)
    Window.clearcolor = (0, 0, 0, 1)
    presenter.status_changed(replace(presenter.status, is_open=True))
    presenter.start()
    stage.show(presenter.view)
    Clock.schedule_once(lambda _: mark("menu"), SETTLED_S)
    runTouchApp(stage)


if __name__ == "__main__":
    main()
