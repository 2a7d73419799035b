"""``kiosk run``: the lock, the first picture, then everything behind it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from kiosk.bootstrap import Engine, lock_window, real_world, window_presenter
from kiosk.cli.errors import BadInput
from kiosk.config import Config
from kiosk.domain.menu import Menu
from kiosk.menufile import MenuError, load_menu
from kiosk.presenters.guest import GuestPresenter
from kiosk.services.status import WindowStatus
from kiosk.ui.bridge import Bridge
from kiosk.ui.environment import ScreenSettings

log = logging.getLogger(__name__)


def run_kiosk(config: Config, *, size: tuple[int, int] | None) -> int:
    """The kiosk on the configured devices, until its window closes."""
    from kiosk.ui.app import run_app

    menu = read_menu(config)
    with lock_window(config):
        world, bridge = real_world(), Bridge()
        presenter = window_presenter(config, menu, world)
        engine = Engine(config, presenter, post=bridge.post, world=world)
        starter = Starter(engine, presenter, bridge.post)
        try:
            run_app(
                settings=screen_settings(config, size),
                presenter=presenter,
                bridge=bridge,
                on_first_frame=starter.start,
            )
        finally:
            starter.stop()
    if starter.bad_setting is not None:
        raise BadInput(str(starter.bad_setting))
    return 0


def read_menu(config: Config) -> Menu:
    """The menu the configuration names. Raises :class:`BadInput` with every mistake."""
    try:
        return load_menu(config.menu.file)
    except MenuError as error:
        raise BadInput(str(error)) from error


def screen_settings(config: Config, size: tuple[int, int] | None) -> ScreenSettings:
    """The glass as the configuration describes it."""
    return ScreenSettings(
        input=config.screen.input,
        width_mm=config.screen.width_mm,
        size=size,
        title=config.window.name,
    )


class Starter:
    """Starts the engine on a thread of its own once the first picture stands."""

    def __init__(
        self,
        engine: Engine,
        presenter: GuestPresenter,
        post: Callable[[Callable[[], None]], None],
    ) -> None:
        self._engine = engine
        self._presenter = presenter
        self._post = post
        self._thread = threading.Thread(target=self._start, name="starter")
        self.bad_setting: Exception | None = None

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Wait for the start to be over and stop the engine."""
        if self._thread.ident is not None:
            self._thread.join()
        self._engine.stop()

    def _start(self) -> None:
        """A named border: what cannot start leaves the window closed, and says why."""
        from kiosk.devices.settings import BadSetting
        from kiosk.ui.app import close_app

        try:
            self._engine.start()
        except BadSetting as error:
            # Known only now: which printer profiles there are takes a while to load.
            self.bad_setting = error
            self._post(close_app)
        except Exception:
            log.exception("the window stays closed: it could not be started")
            closed = WindowStatus(is_open=False, storage_works=False)
            self._post(lambda: self._presenter.status_changed(closed))
