# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""A process: the kiosk and a guest who orders again and again, as fast as the kiosk can.

``python -m tests.soak.street CONFIG ORDERS EVERY LEAK AFTER``. The touches are real and go to the
real screens, off-screen; few frames are drawn, and a pixel is read back in every tenth. Kivy's
clock runs fast, so that nobody waits for the time a screen stands before it may be touched.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.bootstrap import Engine, World, lock_window, window_presenter
from kiosk.cli.window import Starter, closed_without_storage, read_menu, screen_settings
from kiosk.config import load_config
from kiosk.ports import Steps
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.views import BasketView, NumberView
from kiosk.system import NoSteps, RandomIds
from kiosk.ui.bridge import Bridge
from tests.soak.measures import empty_caches, measure

SIZE = (540, 960)
FAST = 60  # times as fast as the world
TURN_S = 0.2  # of Kivy's fast seconds at most: on a busy computer no touch becomes a long press
AGAIN_S = 20.0  # of Kivy's fast seconds: a touch that led nowhere is made again
STANDS_S = 0.3  # of Kivy's fast seconds: the stage takes no touch before
DAY_IS_LONG = 900  # orders; the numbers end at 999
OPEN_AT_MOST = 90  # orders whose guests still wait
WAITS_AT_MOST_S = 120.0
TURNS_TO_LET_GO = 4  # of the loop; Kivy gives a picture's memory back in the next one
SPINS_S = 0.006  # a screen is through by then; the desk, who wants the processor, is not
FRAMES_TO_SETTLE = 2  # one makes the pictures, the next lets go of those before
DRAWN_EVERY = 30  # frames; the shell reads a pixel of every tenth back


class Evenings:
    """The time of day, moved on to the next evening when the guest asks for it."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC) + self._ahead

    def monotonic(self) -> float:
        """Seconds that only grow."""
        return time.monotonic()

    def next_evening(self) -> None:
        """A day later."""
        self._ahead += timedelta(days=1)


class Leak:
    """Keeps some bytes of each order from one on: a watcher of the named steps, to be found."""

    def __init__(self, size: int, after: int) -> None:
        self._size = size
        self._spared = after
        self._kept: list[bytearray] = []

    def reached(self, step: str) -> None:
        """An order was placed."""
        if step != "after order commit":
            return
        self._spared -= 1
        if self._spared < 0:
            self._kept.append(bytearray(self._size))


class Guest:
    """Touches whatever leads to the next number."""

    def __init__(
        self,
        stage: Any,
        presenter: GuestPresenter,
        clock: Evenings,
        *,
        orders: int,
        every: int,
        look: Callable[[int], None],
    ) -> None:
        self._stage = stage
        self._presenter = presenter
        self._clock = clock
        self._orders = orders
        self._every = every
        self._look = look
        self.placed = 0

    def evening_after_evening(self) -> Iterator[Callable[[], bool]]:
        """What to wait for, one thing after the other; touches happen in between."""
        status = self._presenter
        yield from self._looked_at()
        while self.placed < self._orders:
            yield lambda: status.status.is_open and self._open_orders < OPEN_AT_MOST
            yield from self._order()
            if self._number >= DAY_IS_LONG:
                yield lambda: not self._open_orders
                self._clock.next_evening()
            yield from self._touch("next_guest", "AttractScreen")
            yield from self._looked_at()
        yield lambda: not self._open_orders

    def _looked_at(self) -> Iterator[Callable[[], bool]]:
        """Now and then, on the same screen each time: what does the process hold?"""
        if self.placed % self._every:
            return
        empty_caches()
        for _ in range(TURNS_TO_LET_GO):
            yield lambda: True
        self._look(self.placed)

    @property
    def _open_orders(self) -> int:
        return len(self._presenter.status.ready) + len(self._presenter.status.making)

    @property
    def _number(self) -> int:
        view = self._presenter.view
        return int(view.number) if isinstance(view, NumberView) else 0

    def _order(self) -> Iterator[Callable[[], bool]]:
        yield from self._touch("invitation", "MenuScreen")
        yield from self._choose()
        yield from self._touch("action", "BasketScreen")
        yield from self._hold("order", "NumberScreen")
        self.placed += 1

    def _choose(self) -> Iterator[Callable[[], bool]]:
        """Another drink each time, opened and looked at."""
        from kiosk.ui.widgets.card import DrinkCard

        cards = [each for each in self._screen.walk() if isinstance(each, DrinkCard)]
        card = cards[self.placed % len(cards)]
        yield from self._touch_widget(lambda: card, "DrinkScreen")
        for _ in range(20):
            if not self._screen.ids.add.disabled:
                break
            yield from self._choose_an_option()
        yield from self._touch("add", "MenuScreen")

    def _choose_an_option(self) -> Iterator[Callable[[], bool]]:
        from kiosk.ui.widgets.setting import Chip

        chips = [each for each in self._screen.walk() if isinstance(each, Chip)]
        chip = chips[self.placed % len(chips)]
        yield from self._touch_widget(lambda: chip, "DrinkScreen")

    @property
    def _screen(self) -> Any:
        return self._stage.screen

    def _touch(self, name: str, leads_to: str) -> Iterator[Callable[[], bool]]:
        yield from self._touch_widget(lambda: self._screen.ids[name], leads_to)

    def _touch_widget(self, find: Callable[[], Any], leads_to: str) -> Iterator[Callable[[], bool]]:
        from kivy.clock import Clock
        from kivy.core.window import Window

        from kiosk.ui.finger import Finger, centre_of

        while not self._stands(leads_to):
            since = Clock.get_time()
            yield partial(self._may_touch, find, leads_to, since)
            if self._stands(leads_to):
                return
            finger = Finger(Window)
            finger.press(*centre_of(find()))
            yield lambda: True
            finger.lift()
            since = Clock.get_time()
            yield partial(self._stands_or_waited, leads_to, since)

    def _stands(self, name: str) -> bool:
        return type(self._screen).__name__ == name

    def _stands_or_waited(self, name: str, since: float) -> bool:
        """So far nothing happened: the window may have closed under the finger. Touch again."""
        from kivy.clock import Clock

        return self._stands(name) or Clock.get_time() - since > AGAIN_S

    def _may_touch(self, find: Callable[[], Any], leads_to: str, since: float) -> bool:
        from kivy.clock import Clock

        if self._stands(leads_to):
            return True
        if Clock.get_time() - since <= STANDS_S or not self._presenter.status.is_open:
            return False
        try:
            return not find().disabled
        except KeyError:
            return False  # another screen stands, for a while

    def _hold(self, name: str, leads_to: str) -> Iterator[Callable[[], bool]]:
        """The finger stays until the button has had enough; again, if nothing was ordered.

        On a busy computer the printer may not answer at once: then the window closes for a
        moment, and whoever does not touch again is asked whether she is still there.
        """
        from kivy.clock import Clock
        from kivy.core.window import Window

        from kiosk.ui.finger import Finger, centre_of
        from kiosk.ui.player import Held

        while not self._stands(leads_to):
            since = Clock.get_time()
            yield partial(self._may_touch, lambda: self._screen.ids[name], leads_to, since)
            if self._stands(leads_to):
                return
            button, held, finger = self._screen.ids[name], Held(), Finger(Window)
            held.watch(button)
            finger.press(*centre_of(button))
            yield partial(self._held_or_waited, held, Clock.get_time())
            finger.lift()
            yield partial(self._is_answered, leads_to)

    def _held_or_waited(self, held: Any, since: float) -> bool:
        from kivy.clock import Clock

        return held.is_done or Clock.get_time() - since > AGAIN_S

    def _is_answered(self, leads_to: str) -> bool:
        """Her number stands there, or it is certain that nothing was ordered."""
        view = self._presenter.view
        return self._stands(leads_to) or (isinstance(view, BasketView) and not view.busy)

    def what_stands(self) -> str:
        """For whoever asks why it does not go on."""
        status, screen = self._presenter.status, type(self._screen).__name__
        return f"{screen}, {status}"


def main() -> None:
    """Order so many times, telling what the process holds as JSON lines."""
    config = load_config(Path(sys.argv[1]))
    orders, every, leak, after = map(int, sys.argv[2:6])
    from kiosk.ui.app import close_app, run_app

    clock, bridge = Evenings(), Bridge()
    steps: Steps = Leak(leak, after) if leak else NoSteps()
    world = World(clock, RandomIds(), steps)
    database = config.storage.file
    assert database is not None
    failures: list[BaseException] = []
    kept: list[object] = []  # the clock forgets what nobody holds
    with lock_window(config):
        presenter = window_presenter(config, read_menu(config), world)
        engine = Engine(config, presenter, post=bridge.post, world=world)
        starter = Starter(
            engine, closed_without_storage(presenter), post=bridge.post, give_up=close_app
        )

        def play(stage: Any) -> None:
            look = partial(_tell, database, draw=_draw_seldom())
            guest = Guest(stage, presenter, clock, orders=orders, every=every, look=look)
            kept.append(_Life(guest, bridge, failures=failures))

        try:
            run_app(
                settings=screen_settings(config, SIZE),
                presenter=presenter,
                bridge=bridge,
                on_first_frame=starter.start,
                on_stage=play,
            )
        finally:
            starter.stop()
    if failures:
        raise SystemExit(f"the soak stopped: {failures[0]}")


class Hurry:
    """Kivy's clock: fast, but between two turns of the loop only so much passes."""

    def __init__(self, now: float) -> None:
        self._now = now
        self._real = time.perf_counter()

    def time(self) -> float:
        """Seconds of the fast clock."""
        return self._now + min((time.perf_counter() - self._real) * FAST, TURN_S)

    def turn(self) -> None:
        """The loop has come round."""
        self._now, self._real = self.time(), time.perf_counter()


class _Life:
    """Turns the guest's wishes into turns of the loop."""

    def __init__(self, guest: Guest, bridge: Bridge, *, failures: list[BaseException]) -> None:
        from kivy.clock import Clock

        self._guest = guest
        self._script = guest.evening_after_evening()
        self._bridge = bridge
        self._failures = failures
        self._wish: Callable[[], bool] = lambda: True
        self._since = time.monotonic()
        self._hurry = Hurry(Clock.time())
        Clock.time = self._hurry.time
        self._event = Clock.schedule_interval(self._turn, 0)

    def _turn(self, _: float) -> bool | None:
        self._hurry.turn()
        if not self._wish():
            if time.monotonic() - self._since > WAITS_AT_MOST_S:
                where = f"after {self._guest.placed} orders: {self._guest.what_stands()}"
                return self._end(TimeoutError(where))
            if self._since > time.monotonic() - SPINS_S:
                self._bridge.post(lambda: None)
            return None
        try:
            self._wish = next(self._script)
        except StopIteration:
            return self._end(None)
        self._since = time.monotonic()
        self._bridge.post(lambda: None)  # no time has to pass before the next turn
        return None

    def _end(self, failure: BaseException | None) -> bool:
        from kiosk.ui.app import close_app

        if failure is not None:
            self._failures.append(failure)
        close_app()
        return False


def _tell(database: Path, placed: int, *, draw: Callable[[], None]) -> None:
    """What the process holds with the whole picture on the glass.

    Words become pictures when they are first drawn. Of a screen that no frame has shown yet,
    and whose forerunner the graphics library still holds, megabytes come and go by chance.
    """
    for _ in range(FRAMES_TO_SETTLE):
        draw()
        _read_a_pixel()
    look = measure(placed, database)
    sys.stdout.write(json.dumps(look.as_json) + "\n")
    sys.stdout.flush()


def _draw_seldom() -> Callable[[], None]:
    """Most frames are not drawn; the shell reads a pixel of every tenth back. Answers what draws
    one at once.
    """
    from kivy.core.window import Window

    draw: Callable[[], None] = Window.on_draw
    frames = [0]

    def on_draw(*_: object) -> None:
        frames[0] += 1
        if frames[0] % DRAWN_EVERY == 0:
            draw()

    Window.on_draw = on_draw
    return draw


def _read_a_pixel() -> None:
    """The graphics library has to be done with everything before it can answer."""
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glFinish, glReadPixels

    glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE)
    glFinish()


if __name__ == "__main__":
    main()
