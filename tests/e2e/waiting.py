"""The one place where an end-to-end test waits: for a condition, never for a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE_S = 120.0
"""Seconds after which something that has not come about never will, on a busy machine too."""

_LOOK_S = 0.01  # between two looks; what can say that it changed rings the pulse instead

Found = TypeVar("Found")


def until(
    look: Callable[[], Found],
    what: str,
    *,
    within: float = PATIENCE_S,
    pulse: threading.Event | None = None,
) -> Found:
    """What ``look`` finds once it is true of the world; fails, saying ``what``, if it never is."""
    waiting = pulse or threading.Event()
    deadline = time.monotonic() + within
    while not (found := look()):
        if time.monotonic() > deadline:
            raise AssertionError(f"within {within:.0f} s this did not come about: {what}")
        waiting.wait(_LOOK_S)
        waiting.clear()
    return found
