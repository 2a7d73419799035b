"""The kiosk that is to be killed: ``python -m tests.crash.child FILE JOURNAL [TIMES STEP]``.

The same parts as ``kiosk run``, put together in the same order. From outside come: touches
through a pipe, the observer of the named steps, and a look at every frame.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import kiosk
from kiosk.bootstrap import Engine, World, lock_window, real_world, window_presenter
from kiosk.cli.window import Starter, closed_without_storage, read_menu, screen_settings
from kiosk.config import load_config
from kiosk.ui.app import close_app, run_app
from kiosk.ui.bridge import Bridge
from tests.crash.journal import Journal
from tests.crash.steps import DeadlySteps

SIZE = (540, 960)
FRAMES_A_SECOND = 30
"""Enough for a guest who is a program; the rest of the processor belongs to the others."""


def main(file: str, journal_file: str, times: str = "1", *step: str) -> int:
    """Run until the end comes. ``step`` is deadly from the very start."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(threadName)s %(message)s")
    journal = Journal(Path(journal_file))
    journal.write("begin", code=str(Path(kiosk.__path__[0]).parent))
    steps = DeadlySteps(journal)
    if step:
        steps.die_at(" ".join(step), int(times))
    config = load_config(Path(file))
    real, bridge = real_world(), Bridge()
    world = World(real.clock, real.ids, steps)
    presenter = window_presenter(config, read_menu(config), world)
    engine = Engine(config, presenter, post=bridge.post, world=world)
    starter = Starter(
        engine, closed_without_storage(presenter), post=bridge.post, give_up=close_app
    )
    kept: list[object] = []

    def obey(words: list[str]) -> None:
        if words[0] == "die":
            steps.die_at(" ".join(words[2:]), int(words[1]))
            journal.write("armed")
        elif words[0] == "end":
            close_app()

    def on_stage(stage: Any) -> None:  # noqa: ANN401 - Kivy has no stubs
        from kivy.clock import Clock

        from tests.crash.eyes import Eyes
        from tests.crash.hand import take_the_pipe

        Clock._max_fps = FRAMES_A_SECOND
        take_the_pipe(obey)
        kept.append(Eyes(stage, presenter, journal=journal, reached=steps.reached))

    with lock_window(config):
        try:
            run_app(
                settings=replace(screen_settings(config, SIZE), input="pipe"),
                presenter=presenter,
                bridge=bridge,
                on_first_frame=starter.start,
                on_stage=on_stage,
            )
        finally:
            starter.stop()
    journal.write("end")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
