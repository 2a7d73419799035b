"""Hammers for long: python -m tests.ui.hammer --steps N --seed N [--fingers]."""

from __future__ import annotations

import argparse
import os
import sys
import time

from kiosk.ui.environment import ScreenSettings, prepare
from tests.ui.hammer.play import fingers, verbs


def main() -> None:
    """So many steps in pieces of two thousand, each with a seed of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fingers", action="store_true", help="real touches on the real stage")
    wanted = parser.parse_args()
    pilot = _pilot() if wanted.fingers else None
    began, orders, guests = time.monotonic(), 0, 0
    for piece in range(-(-wanted.steps // 2000)):
        seed = wanted.seed + piece
        play = verbs(seed) if pilot is None else fingers(seed, pilot)
        play.steps(min(2000, wanted.steps - 2000 * piece))
        orders, guests = orders + play.judge.orders, guests + play.judge.welcomed
        done = min(wanted.steps, 2000 * (piece + 1))
        sys.stdout.write(
            f"{done} steps, {guests} guests, {orders} orders, {time.monotonic() - began:.0f} s: "
            f"{dict(play.seen)}\n"
        )
        sys.stdout.flush()


def _pilot() -> object:
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    prepare(ScreenSettings(input="", size=(1280, 1920)))
    from kivy.base import EventLoop
    from kivy.clock import Clock

    from tests.ui.pilot import Pilot

    EventLoop.ensure_window()
    EventLoop.status = "started"
    pilot = Pilot(EventLoop.window)
    EventLoop.window.on_draw = lambda *_: None
    Clock._max_fps = 0
    Clock.time = lambda: pilot.now
    Clock._last_tick = pilot.now
    Clock.start_clock()
    return pilot


if __name__ == "__main__":
    main()
