"""What the spooler would be told while a paper is printed."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.domain.health import Trouble


@dataclass
class Watcher:
    """Notes what it is told; ``held`` is set when the printer waits for somebody."""

    begun: int = 0
    waits: list[tuple[Trouble, ...]] = field(default_factory=list)
    held: threading.Event = field(default_factory=threading.Event)

    def before_first_write(self) -> None:
        self.begun += 1

    def waiting(self, troubles: Sequence[Trouble]) -> None:
        self.waits.append(tuple(troubles))
        if troubles:
            self.held.set()
