"""Where everything stands on the glass for the guest before it: plain arithmetic.

A standing glass has the tools at its foot, a lying one at its left: height is what each of them
is short of. For a guest who cannot reach high the screen has the lower part alone, and the upper
shows what is only read.
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

_EDGE = 7  # steps of the grid: the air at the upper edge, where something may be said
_RAIL = 180  # units: the tools' own names beside a lying glass


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
    height unless the guest asked for everything within reach. ``tall`` is the place of a screen
    whose things to touch stand low by themselves, ``screen`` that of every other.
    """

    whole: Metrics
    tools: Box
    screen: Box
    tall: Box
    reach: Box
    above: Box
    is_low: bool

    @property
    def in_screen(self) -> Metrics:
        """The sizes on a screen."""
        return self.whole.part(width=self.screen.width, height=self.screen.height, low=self.is_low)

    @property
    def in_tall(self) -> Metrics:
        """The sizes on a screen that stays as it is."""
        return self.whole.part(width=self.tall.width, height=self.tall.height)

    @property
    def in_reach(self) -> Metrics:
        """The sizes of the tools, and of what lies over the screen."""
        return self.whole.part(width=self.reach.width, height=self.reach.height, low=self.is_low)


def plan_of(
    glass: Box, *, width_mm: float, reading: Reading, head: float = 0.0, foot: float = 0.0
) -> Plan:
    """The plan for a glass ``width_mm`` millimetres wide.

    ``head`` and ``foot`` are the heights that what is said at its upper and lower edge takes.
    """
    whole = Metrics(glass.width, glass.height, width_mm, letters=LETTERS[reading.text])
    within = min(glass.height, max(glass.height / 2, whole.mm(LOW_MM)))
    is_low = reading.low and within < glass.height
    reach = Box(glass.x, glass.y, glass.width, round(within) if is_low else glass.height)
    tools = _tools(reach, whole, foot=foot, head=0 if is_low else whole.step(_EDGE) + head)
    at_side = not whole.portrait
    x = tools.x + tools.width if at_side else glass.x
    y = tools.y if at_side else tools.top
    wide = max(1.0, glass.x + glass.width - x)
    tall = Box(x, y, wide, max(1.0, glass.top - head - y))
    low = Box(x, y, wide, max(1.0, reach.top - y))
    return Plan(
        whole=whole,
        tools=tools,
        screen=low if is_low else tall,
        tall=tall,
        reach=reach,
        above=Box(glass.x, reach.top, glass.width, max(0.0, glass.top - head - reach.top)),
        is_low=is_low,
    )


def _tools(reach: Box, whole: Metrics, *, foot: float, head: float) -> Box:
    """The place of the tools: a row at the foot, or a rail at the left under what is said above."""
    y, height = reach.y + foot, max(1.0, reach.height - foot - (0 if whole.portrait else head))
    if whole.portrait:
        return Box(reach.x, y, reach.width, min(whole.touch + whole.gap, height))
    wide = max(whole.touch + whole.gap, whole.px(_RAIL)) + whole.gap  # a gap at either side
    return Box(reach.x, y, min(wide, reach.width), height)
