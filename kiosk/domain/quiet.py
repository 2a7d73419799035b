"""When the window is quiet: neighbours sleep above it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class QuietHours:
    """From when until when sounds are soft, by the window's own clock; equal times: never."""

    begin: time = time(23)
    end: time = time(8)

    def covers(self, at: time) -> bool:
        """Whether it is quiet now; the night may lie around midnight."""
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end
