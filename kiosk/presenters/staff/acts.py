"""What a touch on an item asks for, beside the item itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.domain.answer import AnswerLine
from kiosk.domain.cards import CANCELS, NEEDS, Card, Needs
from kiosk.presenters.staff.views import StaffItem
from kiosk.presenters.words import Words
from kiosk.services.byhand import Beside

_GIFTS = frozenset({Card.FREE_ON_THE_HOUSE, Card.FREE_AS_AN_APOLOGY})


@dataclass(frozen=True)
class OpenPage:
    """Look at one order."""

    order_key: str


@dataclass(frozen=True)
class Play:
    """Do what a card says; ``what`` names it in the answer."""

    card: Card
    beside: Beside
    what: str

    @property
    def asks_twice(self) -> bool:
        """It cannot be taken back, or one of many alike is meant: a hand slips in between."""
        is_final = self.card in CANCELS or self.card in _GIFTS or NEEDS[self.card] is Needs.ITSELF
        return is_final or (self.card is Card.PAGER_LOST and self.beside.pager is not None)


@dataclass(frozen=True)
class Enter:
    """Do what a scan of this ticket does."""

    number: int


@dataclass(frozen=True)
class MeanGlass:
    """Mean one glass more of this drink, ``most`` at most; after those none again."""

    drink_id: str
    most: int


@dataclass(frozen=True)
class PrintTest:
    """Bring out a test paper; ``what`` names the printer in the answer."""

    printer: str
    what: str


@dataclass(frozen=True)
class CallPager:
    """Let a pager buzz for no order."""

    number: int


Act = OpenPage | Play | Enter | MeanGlass | PrintTest | CallPager


@dataclass(frozen=True)
class Choice:
    """An item, and what a touch on it asks for; nothing, if it is only read."""

    item: StaffItem
    act: Act | None = None


@dataclass(frozen=True)
class Group:
    """Choices that belong together; ``columns`` is how many stand in a row."""

    title: str
    choices: tuple[Choice, ...]
    columns: int = 2


@dataclass(frozen=True)
class StaffSetting:
    """What does not change while the kiosk runs: the staff's words, and the cards' names in them.

    ``say`` puts an answer into words, the same as on paper.
    """

    language: str
    words: Words
    card_names: Mapping[Card, str]
    say: Callable[[AnswerLine], str]
    has_pagers: bool = True
    has_receipts: bool = True
