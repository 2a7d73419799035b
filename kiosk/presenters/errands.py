"""What the guest's presenter needs done by somebody who may wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.domain.basket import Basket
from kiosk.domain.help import HelpStanding, HelpWanted
from kiosk.services.ordering import PlaceResult


class Errands(Protocol):
    """What the presenter hands to the desk; all return at once."""

    def place(self, basket: Basket, language: str, reply: Callable[[PlaceResult], None]) -> None:
        """Place an order; ``reply`` comes on the screen's thread."""

    def basket_opened(self) -> None:
        """A guest is about to order."""

    def call(self, wanted: HelpWanted, reply: Callable[[HelpStanding], None]) -> None:
        """Call the bartender; ``reply`` comes on the screen's thread."""

    def shown(self, key: str) -> None:
        """The guest has seen her number."""
