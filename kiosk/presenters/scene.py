"""What stands on the glass at one moment: everything a view is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, tzinfo

from kiosk.domain.age import LEGAL_AGE
from kiosk.domain.bartending import Handout
from kiosk.domain.basket import MOST_DRINKS, Basket
from kiosk.domain.menu import Offer
from kiosk.presenters.pages import Page, PanelKind
from kiosk.presenters.visit import Visit
from kiosk.presenters.words import Words
from kiosk.services.status import WindowStatus


@dataclass(frozen=True)
class Setting:
    """What does not change while the kiosk runs.

    ``languages`` are by code in the order offered; the first is the default. ``virtual``
    says which devices are only virtual, or ``""``. ``spoken`` are the languages that can be
    read aloud here. After ``dark_after_s`` seconds without anybody the glass goes dark; 0: never.
    Alcohol is handed to nobody younger than ``legal_age`` years.
    ``zone`` is where the window stands, ``order_drinks`` go into one order.
    ``handout`` says how a guest gets her pager.
    """

    window_name: str
    languages: Mapping[str, Words]
    virtual: str = ""
    spoken: frozenset[str] = frozenset()
    dark_after_s: float = 0.0
    legal_age: int = LEGAL_AGE
    zone: tzinfo = UTC
    order_drinks: int = MOST_DRINKS
    handout: Handout = Handout.RACK


@dataclass(frozen=True)
class Scene:
    """Everything a view is made from. ``starting``: nothing is known of the devices yet.

    ``panel`` lies over the page, if any. ``seconds_left`` is the countdown before the basket is
    put away, or None. ``offer`` is what the menu shows, ``newest`` what is known to be on sale.
    ``called`` are the numbers being called out now, ``turn`` counts the pages of the board,
    ``guest`` the guests.
    """

    page: Page
    panel: PanelKind | None
    visit: Visit
    status: WindowStatus
    starting: bool
    remark: str
    seconds_left: int | None
    offer: Offer
    newest: Offer
    dark: bool = False
    called: tuple[int, ...] = ()
    turn: int = 0
    guest: int = 0

    @property
    def basket(self) -> Basket:
        """What the guest has chosen so far."""
        return self.visit.basket

    @property
    def language(self) -> str:
        """The language she reads."""
        return self.visit.language
