"""The whole kiosk but its glass: the real engine, and a guest who touches the presenter's verbs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from kiosk.bootstrap import Engine, World, lock_window, real_world, window_presenter
from kiosk.bootstrap.kept import menu_at_start
from kiosk.config import Config
from kiosk.domain.standby import TAKE_OVER_AFTER, TakeOverAfter
from kiosk.ports import Clock, Records, Steps
from kiosk.presenters.views import AttractView, BasketView, ClosedView, NumberView, View
from kiosk.ui.bridge import Bridge
from tests.e2e.waiting import Found, until


class HeadlessWindow:
    """A window that runs from ``with`` to its end. Its screen's thread is the test's own.

    ``views`` is everything that stood on the glass. What the bridge brings is taken while the
    test waits, as the frames of a real window do it.
    """

    def __init__(
        self,
        config: Config,
        *,
        steps: Steps | None = None,
        clock: Clock | None = None,
        takeover: TakeOverAfter = TAKE_OVER_AFTER,
    ) -> None:
        real = real_world()
        world = World(clock or real.clock, real.ids, steps or real.steps)
        self._pulse = threading.Event()
        self._bridge = Bridge()
        self._lock = lock_window(config)
        self.presenter = window_presenter(config, menu_at_start(config), world)
        self.views: list[View] = [self.presenter.view]
        self.engine = Engine(
            config, self.presenter, post=self._bridge.post, world=world, takeover=takeover
        )

    def __enter__(self) -> Self:
        self._lock.acquire()
        self._bridge.attach(self._pulse.set)
        self.presenter.render = self._draw
        self.engine.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.engine.stop()
        self._bridge.detach()
        self._lock.release()

    def until(self, look: Callable[[], Found], what: str) -> Found:
        """Wait, and go on drawing meanwhile."""

        def draw_and_look() -> Found:
            self._bridge.drain()
            self.presenter.tick()
            return look()

        return until(draw_and_look, what, pulse=self._pulse)

    def until_open(self) -> None:
        """Wait for the window to take orders."""
        self.until(lambda: self.presenter.status.is_open, "the window opens")

    def until_closed(self) -> ClosedView:
        """Wait for the closed screen."""
        view = self.until(lambda: _if_a(ClosedView, self.presenter.view), "the closed screen")
        assert not self.presenter.status.is_open
        return view

    def order_a_negroni(self) -> NumberView:
        """A guest orders a Negroni with the house amaro, and looks at her number."""
        self.until_open()
        guest = self.presenter
        guest.start()
        guest.open_drink("negroni")
        guest.choose_option("bitter", "amaro")
        guest.add_drink()
        guest.open_basket()
        assert isinstance(guest.view, BasketView)
        guest.order()
        return self.until(lambda: _if_a(NumberView, guest.view), "the number on the glass")

    def next_guest(self) -> AttractView:
        """Away with the number."""
        self.presenter.next_guest()
        return self.until(lambda: _if_a(AttractView, self.presenter.view), "the attract screen")

    def until_stored(self, look: Callable[[Records], Found], what: str) -> Found:
        """Wait for something to stand in the database."""

        def read() -> Found:
            assert self.engine.storage is not None
            with self.engine.storage.read() as records:
                return look(records)

        return self.until(read, what)

    def _draw(self, view: View) -> None:
        self.views.append(view)
        if isinstance(view, NumberView):
            self.presenter.number_shown(view.order_key)


def _if_a(kind: type[Found], view: object) -> Found | None:
    return view if isinstance(view, kind) else None
