"""The one way from a worker thread to the screen: a queue that the screen's thread empties.

Kivy accepts changes from any thread without a word and breaks later; its own ``mainthread``
gives no order. Here calls run in the order in which they were posted, on the screen's thread.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable


class WrongThread(RuntimeError):
    """Something that belongs to the screen's thread was done on another."""


class Bridge:
    """Carries calls to the screen's thread, first in first out.

    ``post`` may be called from any thread at any time, also before the screen exists: what is
    posted waits until ``attach``. An exception in a call leaves on the screen's thread; the
    calls behind it stay in the queue and run in the next frame.
    """

    def __init__(self) -> None:
        self._calls: deque[Callable[[], None]] = deque()
        self._wakers: tuple[Callable[[], object], ...] = ()
        self._thread: int | None = None

    def post(self, call: Callable[[], None]) -> None:
        """Run this on the screen's thread, after everything posted before. Never waits."""
        self._calls.append(call)
        self._wake()

    def attach(self, *wakers: Callable[[], object]) -> None:
        """Begin to deliver, on the calling thread; each waker asks it to call ``drain`` soon.

        Wakers are called on the posting thread and must not wait.
        """
        self._thread = threading.get_ident()
        self._wakers = wakers
        if self._calls:
            self._wake()

    def detach(self) -> None:
        """Stop delivering; what is posted from now on waits for the next ``attach``."""
        self._wakers = ()
        self._thread = None

    def drain(self, *_: object) -> None:
        """Run the calls that were waiting; what they post themselves runs in the next frame."""
        if not self.on_screen_thread():
            raise WrongThread("the bridge is emptied on the thread that attached it")
        try:
            for _turn in range(len(self._calls)):
                self._calls.popleft()()
        finally:
            if self._calls:
                self._wake()

    def on_screen_thread(self) -> bool:
        """Whether the caller may touch a widget."""
        return self._thread == threading.get_ident()

    def _wake(self) -> None:
        for waker in self._wakers:
            waker()
