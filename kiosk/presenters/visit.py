"""What belongs to the guest who stands here now, and goes with her."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.basket import Basket
from kiosk.domain.help import HelpStanding
from kiosk.domain.menu import Allergen, Wishes


class TextSize(StrEnum):
    """How large the letters are."""

    NORMAL = "normal"
    LARGE = "large"
    LARGEST = "largest"


@dataclass(frozen=True)
class Reading:
    """How she reads and reaches the screen.

    ``low`` brings everything a hand must touch into the lower half; ``aloud`` has the screen
    read to her.
    """

    text: TextSize = TextSize.NORMAL
    high_contrast: bool = False
    low: bool = False
    aloud: bool = False


@dataclass(frozen=True)
class Call:
    """She has called the bartender, at ``since`` (monotonic seconds).

    ``again``: an earlier call stood already, and counts.
    """

    standing: HelpStanding
    since: float
    again: bool = False


@dataclass(frozen=True)
class Visit:
    """One guest's visit, from the first touch to the number. The next guest has a new one.

    ``without`` are the allergens she does not want in her glass; ``alcohol_free`` shows her
    only what has no alcohol. ``call`` is her call for help.
    """

    language: str
    basket: Basket
    reading: Reading = field(default_factory=Reading)
    without: frozenset[Allergen] = frozenset()
    alcohol_free: bool = False
    call: Call | None = None

    @property
    def wishes(self) -> Wishes:
        """What she wants to be spared."""
        return Wishes(self.without, self.alcohol_free)
