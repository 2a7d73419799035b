"""What the owner settles with the bartender, word for word as the configuration has it."""

from __future__ import annotations

from enum import StrEnum


class Unanswered(StrEnum):
    """What the kiosk does while nobody answers its tickets."""

    SLOW = "slow"
    CLOSE = "close"


class Handout(StrEnum):
    """How a guest gets her pager: from the rack beside the glass, or through the window."""

    RACK = "rack"
    WINDOW = "window"
