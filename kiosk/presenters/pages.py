"""Where the guest is: plain data, changed only by the presenter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.menu import Choice, Drink
from kiosk.domain.order import Order


@dataclass(frozen=True)
class Attract:
    """Nobody is here."""


@dataclass(frozen=True)
class Browsing:
    """The menu is open at a section."""

    section_id: str


@dataclass(frozen=True)
class Choosing:
    """A drink is open."""

    drink: Drink
    choice: Choice
    quantity: int = 1


@dataclass(frozen=True)
class Reviewing:
    """The basket is open. ``placing``: it has been handed over and is frozen."""

    placing: bool = False


@dataclass(frozen=True)
class ShowingNumber:
    """An order's number is on the glass since ``since`` (monotonic seconds)."""

    order: Order
    since: float


Page = Attract | Browsing | Choosing | Reviewing | ShowingNumber
"""Every place a guest can be."""


class PanelKind(StrEnum):
    """What may lie open over any page."""

    LANGUAGES = "languages"
    READING = "reading"
    HELP = "help"
    WISHES = "wishes"
    TABLE = "table"
