"""How large things are on the wall: its own sheet, since nobody touches it with a wet thumb."""

from __future__ import annotations

from functools import cached_property

from kiosk.ui.metrics import Metrics

# Units that must fit: two readable papers side by side, eight pagers below, the cards beside them.
_SHEET = (1500, 1560)


class WallMetrics(Metrics):
    """Sizes in pixels for a panel of ``width`` x ``height`` px; the same six sizes of type."""

    @cached_property
    def drawn(self) -> float:
        """One unit of the wall's sheet, in pixels."""
        wide, high = _SHEET
        return max(0.05, min(self.width / wide, self.height / high))
