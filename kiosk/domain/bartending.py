"""What the owner settles with the bartender, word for word as the configuration has it."""

from __future__ import annotations

from enum import StrEnum


class Unanswered(StrEnum):
    """What the kiosk does while nobody answers its tickets."""

    SLOW = "slow"
    CLOSE = "close"


class SoldOutUntil(StrEnum):
    """When what ran out comes back by itself."""

    OPENING = "opening"
    SCANNED = "scanned"
    """Never: only by its card."""


class Handout(StrEnum):
    """How a guest gets her pager: from the rack beside the glass, or through the window."""

    RACK = "rack"
    WINDOW = "window"
