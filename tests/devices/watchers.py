"""What the spooler would be told while a paper is printed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.domain.health import Trouble


@dataclass
class Watcher:
    """Notes what it is told; ``held`` is set when the printer waits for somebody.

    ``at_begin`` happens to the world just before the first byte.
    """

    begun: int = 0
    waits: list[tuple[Trouble, ...]] = field(default_factory=list)
    held: threading.Event = field(default_factory=threading.Event)

    at_begin: Callable[[], object] = lambda: None

    def before_first_write(self) -> None:
        self.begun += 1
        self.at_begin()

    def waiting(self, troubles: Sequence[Trouble]) -> None:
        self.waits.append(tuple(troubles))
        if troubles:
            self.held.set()
