"""Where somebody is on the staff screen: all that its next picture is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.staffpin import FEWEST_DIGITS
from kiosk.services.stafflook import StaffLook


class Place(StrEnum):
    """The pages."""

    PAD = "pad"
    """The keypad for the PIN: nothing of the evening is known here."""
    ORDERS = "orders"
    ORDER = "order"
    NUMBER = "number"
    EVENING = "evening"
    GOODS = "goods"
    DEVICES = "devices"


PAD = Place.PAD


@dataclass(frozen=True)
class At:
    """``sure_of`` is the item that was touched once and waits for the second touch.

    ``waits``: an answer is on its way. ``until`` a PIN is not looked at, in monotonic seconds.
    ``typed`` may be a PIN, so it is in no log. ``is_blind``: the database does not answer, and
    ``look`` is what it said before. ``meant`` are the drinks of the glasses that a card about
    money is meant for; none means all.
    """

    place: Place
    look: StaffLook | None = None
    order_key: str = ""
    typed: str = field(default="", repr=False)
    note: str = ""
    is_refusal: bool = False
    sure_of: str = ""
    waits: bool = False
    until: float | None = None
    is_blind: bool = False
    meant: tuple[str, ...] = ()

    @property
    def takes_digits(self) -> bool:
        """Nothing is awaited before the next digit."""
        return not self.waits and self.until is None

    @property
    def is_typed(self) -> bool:
        """There are enough digits. Of a PIN so many that rain, which types one or two, uses up no
        try and makes nobody wait.
        """
        fewest = FEWEST_DIGITS if self.place is PAD else 1
        return self.takes_digits and len(self.typed) >= fewest
