"""What a window with a kiosk in it needs: its menu, its glass, and the start of what is behind."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from kiosk.bootstrap.devices import cache_folder
from kiosk.bootstrap.kept import menu_at_start
from kiosk.cli.errors import BadInput
from kiosk.cli.glass import drawn_light, read_theme
from kiosk.cli.hold import Startable
from kiosk.config import Config
from kiosk.domain.menu import Menu
from kiosk.menufile import MenuError
from kiosk.ports import Post, StorageFailed
from kiosk.presenters.guest import GuestPresenter
from kiosk.services.status import WindowStatus
from kiosk.ui.environment import ScreenSettings

log = logging.getLogger(__name__)


def read_menu(config: Config) -> Menu:
    """The menu the configuration names; while that is broken, the one last in service here.

    Raises :class:`BadInput` with every mistake if there is none.
    """
    try:
        return menu_at_start(config)
    except MenuError as error:
        raise BadInput(str(error)) from error


def screen_settings(config: Config, size: tuple[int, int] | None) -> ScreenSettings:
    """The glass as the configuration describes it. Raises :class:`BadInput` for a bad theme."""
    return ScreenSettings(
        input=config.screen.input,
        width_mm=config.screen.width_mm,
        size=size,
        title=config.window.name,
        theme=read_theme(config),
        lively=config.screen.lively,
        light=drawn_light(config),
        album=cache_folder(config) / "drinks",
    )


TRY_AGAIN_S = 5.0
"""Seconds until a database that could not be opened is tried again: somebody may be mending it."""


class Starter:
    """Starts the engine on a thread of its own once the first picture stands.

    While the database fails the window stays closed, and the start is tried again.
    """

    def __init__(
        self,
        engine: Startable,
        closed: Callable[[], None],
        *,
        post: Post,
        give_up: Callable[[], None],
        again_s: float = TRY_AGAIN_S,
        tried: Callable[[], None] = lambda: None,
    ) -> None:
        self.bad_setting: Exception | None = None
        self._engine = engine
        self._closed = closed
        self._post = post
        self._give_up = give_up
        self._again_s = again_s
        self._tried = tried
        self._said = ""
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="starter")

    def start(self) -> None:
        """Begin; returns at once. A second time it does nothing."""
        if self._thread.ident is None:
            self._thread.start()

    def stop(self) -> None:
        """Wait for the start to be over and stop the engine."""
        self._ending.set()
        if self._thread.ident is not None:
            self._thread.join()
        self._engine.stop()

    def _run(self) -> None:
        while not self._ending.is_set():
            done = self._is_done()
            self._tried()
            if done:
                return
            self._post(self._closed)
            self._ending.wait(self._again_s)

    def _is_done(self) -> bool:
        """Try once. A named border: what cannot start leaves the window closed, and says why."""
        from kiosk.devices.settings import BadSetting

        try:
            self._engine.start()
        except BadSetting as error:
            # Known only now: which printer profiles there are takes a while to load.
            self.bad_setting = error
            self._post(self._give_up)
        except StorageFailed as error:
            self._say_once(str(error))
            return False
        except Exception:
            log.exception("the window stays closed: it could not be started")
            self._post(self._closed)
        return True

    def _say_once(self, words: str) -> None:
        """It is tried every few seconds, all night perhaps; the log need not hear it each time."""
        if words != self._said:
            self._said = words
            log.error("the window stays closed: %s", words)


def closed_without_storage(presenter: GuestPresenter) -> Callable[[], None]:
    """Tells the guest's side that the window is closed because nothing can be saved."""
    status = WindowStatus(is_open=False, storage_works=False)
    return lambda: presenter.status_changed(status)
