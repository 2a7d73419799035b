"""A window that starts as ``kiosk run`` does: closed while its database refuses, tried again."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from kiosk.bootstrap import lock_window
from kiosk.cli.hold import HeldEngine, Hold
from kiosk.cli.window import Starter, closed_without_storage
from kiosk.config import Config
from kiosk.ports import Steps
from tests.e2e.window import HeadlessWindow

AGAIN_S = 0.05
"""Seconds between two tries to start; a real kiosk takes five."""


class PatientWindow(HeadlessWindow):
    """Its engine is started by the starter, on a thread of its own."""

    def __init__(self, config: Config, *, steps: Steps | None = None) -> None:
        super().__init__(config, steps=steps)
        self._hold = Hold(lock_window(config))
        self._starter = Starter(
            HeldEngine(self._hold, self.engine),
            closed_without_storage(self.presenter),
            post=self._bridge.post,
            give_up=lambda: None,
            again_s=AGAIN_S,
        )

    def __enter__(self) -> Self:
        self._hold.__enter__()
        self._bridge.attach(self._pulse.set)
        self.presenter.render = self._draw
        self._starter.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._starter.stop()
        self._bridge.detach()
        self._hold.__exit__(kind, error, trace)
