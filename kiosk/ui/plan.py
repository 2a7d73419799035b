"""Where everything stands on the glass for the guest before it: plain arithmetic.

From the top: a remark, if there is one; the screen; the tools; what is only virtual. For a guest
who cannot reach high the screen has the lower part alone, and the upper shows what is read.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.presenters.visit import Reading, TextSize
from kiosk.ui.metrics import Metrics

LETTERS = {TextSize.NORMAL: 1.0, TextSize.LARGE: 1.25, TextSize.LARGEST: 1.5}
"""How much larger than drawn the letters are."""

LOW_MM = 120.0
"""What is within reach is the lower half of the glass, or this much where half is less: six rows
for a thumb. On a glass that is no higher there is nothing to bring down."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, from its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.y + self.height


@dataclass(frozen=True)
class Plan:
    """Where the parts stand, and how large things are in each.

    ``reach`` is what a hand can reach, tools and all; ``above`` is what lies over it, without
    height unless the guest asked for everything within reach.
    """

    whole: Metrics
    inside: Metrics
    screen: Box
    tools: Box
    reach: Box
    above: Box

    @property
    def is_low(self) -> bool:
        """Whether the screen has the lower part alone."""
        return self.inside.low


def plan_of(
    glass: Box, *, width_mm: float, reading: Reading, head: float = 0.0, foot: float = 0.0
) -> Plan:
    """The plan for a glass ``width_mm`` millimetres wide.

    ``head`` and ``foot`` are the heights that what is said at its upper and lower edge takes.
    """
    whole = Metrics(glass.width, glass.height, width_mm, letters=LETTERS[reading.text])
    within = min(glass.height, max(glass.height / 2, whole.mm(LOW_MM)))
    is_low = reading.low and within < glass.height
    if not is_low:
        within = glass.height
    reach = Box(glass.x, glass.y, glass.width, round(within))
    bare = whole.part(height=within, low=is_low)
    tools = Box(glass.x, glass.y + foot, glass.width, min(bare.touch + bare.gap, within))
    top = reach.top if is_low else glass.top - head
    screen = Box(glass.x, tools.top, glass.width, max(0.0, top - tools.top))
    above = Box(glass.x, reach.top, glass.width, max(0.0, glass.top - head - reach.top))
    return Plan(
        whole=whole,
        inside=whole.part(height=screen.height, low=is_low),
        screen=screen,
        tools=tools,
        reach=reach,
        above=above,
    )
