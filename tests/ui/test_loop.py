"""The loop: it sleeps until something is there, and then no longer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import SimpleNamespace

from kiosk.ui.loop import FRAME_S, LONGEST_S, Loop, wait_for
from kiosk.ui.sdl import PlainWait, SdlWait


class Clock:
    """A clock as the loop knows Kivy's: ``due`` is the moment of the next thing to do."""

    def __init__(self, *, now: float, last: float, due: float) -> None:
        self.now, self.last, self.due = now, last, due

    def idle(self) -> float:
        return self.now

    def time(self) -> float:
        return self.now

    def get_time(self) -> float:
        return self.last

    def get_min_timeout(self) -> float:
        return self.due


class Sleep:
    """Notes how long it should have slept."""

    def __init__(self, during: Callable[[], None] = lambda: None) -> None:
        self.asked: list[float] = []
        self._during = during

    def wait(self, seconds: float) -> None:
        self.asked.append(seconds)
        self._during()

    def wake(self) -> None:
        """Nothing sleeps."""


class Window:
    """A window as the loop knows Kivy's."""

    def __init__(self, *, needs_redraw: bool = False) -> None:
        self.canvas = SimpleNamespace(needs_redraw=needs_redraw)
        self.fetched = 0

    def mainloop(self) -> None:
        self.fetched += 1


def _slept(clock: Clock, *, needs_redraw: bool = False) -> float:
    sleep = Sleep()
    loop = Loop(window=Window(needs_redraw=needs_redraw), clock=clock, wait=sleep)
    loop.begin()
    clock.idle()
    return round(sleep.asked[0], 6)


def test_nothing_to_do_is_slept_through_but_for_a_look_from_time_to_time() -> None:
    assert _slept(Clock(now=100.0, last=99.0, due=1000.0)) == LONGEST_S


def test_what_is_due_is_waited_for_and_not_slept_through() -> None:
    assert _slept(Clock(now=100.0, last=99.0, due=100.03)) == 0.03


def test_what_moves_is_drawn_once_a_frame() -> None:
    assert _slept(Clock(now=100.004, last=100.0, due=0.0)) == round(FRAME_S - 0.004, 6)
    still_to_draw = Clock(now=100.004, last=100.0, due=1000.0)
    assert _slept(still_to_draw, needs_redraw=True) == round(FRAME_S - 0.004, 6)


def test_what_is_late_is_not_waited_for() -> None:
    assert _slept(Clock(now=100.0, last=99.0, due=99.5)) == 0.0


def test_touches_are_fetched_after_the_sleep_and_before_the_turn() -> None:
    clock, window = Clock(now=100.0, last=100.0, due=0.0), Window()
    fetched_asleep: list[int] = []
    beats: list[int] = []
    sleep = Sleep(during=lambda: fetched_asleep.append(window.fetched))
    loop = Loop(window=window, clock=clock, wait=sleep, beat=lambda: beats.append(window.fetched))
    loop.begin()
    assert clock.idle() == clock.now
    assert (fetched_asleep, window.fetched, beats) == ([0], 1, [1])


def test_a_window_that_draws_from_inside_the_sleep_does_not_sleep_again() -> None:
    clock = Clock(now=100.0, last=100.0, due=0.0)
    turns: list[float] = []
    sleep = Sleep(during=lambda: turns.append(clock.idle()))
    loop = Loop(window=Window(), clock=clock, wait=sleep)
    loop.begin()
    clock.idle()
    assert (len(sleep.asked), turns) == (1, [clock.now])


def test_in_the_end_the_clock_is_its_own_again() -> None:
    clock, window = Clock(now=100.0, last=100.0, due=0.0), Window()
    loop = Loop(window=window, clock=clock, wait=Sleep())
    loop.begin()
    loop.end()
    clock.idle()
    assert window.fetched == 0


def test_a_wake_from_a_thread_ends_a_plain_wait() -> None:
    wait = PlainWait(look_every_s=3600.0)
    waiting = threading.Thread(target=wait.wait, args=(3600.0,), daemon=True)
    waiting.start()
    waiting.join(0.05)  # it waits by now, as good as surely; if not, the wake is not lost either
    wait.wake()
    waiting.join(30.0)
    assert not waiting.is_alive()


def test_a_wake_before_the_wait_is_not_lost() -> None:
    wait = PlainWait(look_every_s=3600.0)
    wait.wake()
    waiting = threading.Thread(target=wait.wait, args=(3600.0,), daemon=True)
    waiting.start()
    waiting.join(30.0)
    assert not waiting.is_alive()


class Library:
    """An SDL with a driver of this name."""

    def __init__(self, *, wakes: bool, has_touches: bool) -> None:
        self.wakes, self.has_touches = wakes, has_touches
        self.pushed = 0

    def push(self) -> None:
        self.pushed += 1

    def wait(self, milliseconds: int) -> None:
        """It would sleep."""


def test_only_sdl_with_a_desktop_is_slept_in() -> None:
    desktop = Library(wakes=True, has_touches=True)
    assert isinstance(wait_for(desktop, "mouse"), SdlWait)  # type: ignore[arg-type]
    assert isinstance(wait_for(desktop, "mtdev"), PlainWait)  # type: ignore[arg-type]
    bare = Library(wakes=False, has_touches=True)
    assert isinstance(wait_for(bare, "mouse"), PlainWait)  # type: ignore[arg-type]
    assert isinstance(wait_for(None, "mouse"), PlainWait)


def test_many_wakes_put_one_event_into_the_queue() -> None:
    library = Library(wakes=True, has_touches=True)
    wait = SdlWait(library)  # type: ignore[arg-type]
    for _ in range(5):
        wait.wake()
    assert library.pushed == 1
    wait.wait(0.0)
    wait.wake()
    assert library.pushed == 2
