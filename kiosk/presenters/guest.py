"""The guest's way through the screens, from the first touch to the number.

Knows nothing of windows and widgets; lives on the screen's thread alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.menu import Menu, Offer, availability_of
from kiosk.domain.order import Order
from kiosk.presenters.aloud.listening import Voice
from kiosk.presenters.aloud.reader import AloudReader
from kiosk.presenters.attending import Attending
from kiosk.presenters.callout import CallOut
from kiosk.presenters.errands import Errands
from kiosk.presenters.pages import Attract, PanelKind, Reviewing, ShowingNumber
from kiosk.presenters.panels import chest
from kiosk.presenters.patience import Patience
from kiosk.presenters.refusals import why_not
from kiosk.presenters.scene import Scene, Setting
from kiosk.presenters.shopping import Shopping
from kiosk.presenters.showing import view_of
from kiosk.presenters.slumber import Slumber
from kiosk.presenters.views import View
from kiosk.presenters.visit import Visit
from kiosk.services.ordering import Placed, PlaceResult
from kiosk.services.status import STARTING, WindowStatus

_PANELS = frozenset(PanelKind)


class GuestPresenter(Attending, Shopping):
    """Turns verbs into pages and pages into views. Call :attr:`render` is called with each."""

    def __init__(
        self,
        menu: Menu,
        setting: Setting,
        *,
        monotonic: Callable[[], float],
        new_key: Callable[[], str],
    ) -> None:
        self.render: Callable[[View], None] = lambda _view: None
        self.errands: Errands | None = None
        self.voice: Voice | None = None
        self._offer = self._newest = Offer(menu, menu.sections, availability_of(menu))
        self._setting = setting
        self._monotonic = monotonic
        self._new_key = new_key
        self.status = STARTING
        self._starting = True
        self._page = Attract()
        self._panel = None
        self._guests = 0
        self._visit = self._unspoilt = self._new_visit()
        self._remark = ""
        self._unshown: deque[Order] = deque()
        self._patience = Patience(monotonic)
        self._slumber = Slumber(monotonic, after_s=setting.dark_after_s)
        self._reader = AloudReader(setting.spoken)
        self._callout = CallOut(monotonic)
        self.view: View = self._view()

    # -- what the world tells -----------------------------------------------------------------

    def status_changed(self, status: WindowStatus) -> None:
        """The window opened, closed, or a number moved on."""
        if status.is_open and self._is_closed:
            self._patience.touched()  # she has waited for the window, not it for her
        self.status = status
        self._callout.hear(status)
        self._hear_of_help(status)
        self._starting = self._starting and status.is_unknown_yet
        self._show()

    def offer_changed(self, offer: Offer) -> None:
        """Something ran out, a section's time came or went, or the owner wrote a new menu.

        A new menu waits until nobody is here: what a guest sees keeps its place and its price.
        """
        self._newest = offer
        if offer.menu is self._offer.menu or not self._is_somebody_here():
            self._offer = offer
        else:
            self._offer = replace(self._offer, availability=offer.availability)
        self._show()

    def show_unshown(self, order: Order) -> None:
        """An order from before a restart whose guest has not seen her number: before all else.

        Only an order being placed, and a number that stands there already, come before it.
        """
        showing = self._page.order.key if isinstance(self._page, ShowingNumber) else None
        if order.key == showing:
            return
        self._unshown.append(order)
        if showing is None and not self._is_placing():
            self._start_again()

    # -- what a hand on the glass says --------------------------------------------------------

    def choose_language(self, code: str) -> None:
        """Speak this language from now on."""
        if code not in self._setting.languages or self._is_placing() or self._would_silence(code):
            return
        self._visit = replace(self._visit, language=code)
        self._remark = ""  # it was said in the other
        if self._may_begin:
            self._page = self._first_section()
        self._panel = None
        self._show()

    def order(self) -> None:
        """Hand the basket over, once; it is frozen until the answer comes."""
        if self._page != Reviewing() or not self._basket.lines or self.errands is None:
            return
        if not self.status.is_open:
            return
        if marked := self._marked():
            self._take_out(marked)
            return
        basket = replace(self._basket, without=self._visit.wishes.listed)
        self._turn_to(Reviewing(placing=True))
        self.errands.place(basket, self._visit.language, self._placed)

    def number_shown(self, order_key: str) -> None:
        """The number was on the glass for a whole frame."""
        if self.errands is not None:
            self.errands.shown(order_key)

    def next_guest(self) -> None:
        """Away with the number: the next one is waiting."""
        if isinstance(self._page, ShowingNumber):
            self._start_again()

    def open_panel(self, kind: str) -> None:
        """Lay a panel over the page; one that nobody knows of changes nothing."""
        if kind in _PANELS and not self._is_placing():
            self._panel = PanelKind(kind)
            self._show()

    def choose_in_panel(self, group_id: str, choice_id: str) -> None:
        """Choose on the open panel; it stays open, but for a language."""
        if self._panel is PanelKind.LANGUAGES:
            self.choose_language(choice_id)
        elif self._panel is not None:
            self._visit = chest.choose(self._panel, self._visit, group_id, choice_id)
            self._show()

    def close_panel(self) -> None:
        """Away with the panel."""
        self._panel = None
        if isinstance(self._page, ShowingNumber):
            self._page = replace(self._page, since=self._monotonic())  # to be read now
        self._show()

    # -- inside -------------------------------------------------------------------------------

    def _new_visit(self) -> Visit:
        return Visit(language=next(iter(self._setting.languages)), basket=self._new_basket())

    def _start_again(self) -> None:
        """Another guest, who finds nothing of the one before; or a number that waits for hers."""
        self._guests += 1
        self._visit = self._unspoilt = self._new_visit()
        self._patience.begin()
        self._offer = self._newest
        if self._unshown:
            self._show_number(self._unshown.popleft())
        else:
            self._turn_to(Attract())

    def _placed(self, result: PlaceResult) -> None:
        """The desk's answer, on the screen's thread."""
        if isinstance(result, Placed):
            self._show_number(result.order)
            return
        self._patience.touched()  # she has waited for the kiosk, not it for her
        words = self._setting.languages[self._visit.language]
        self._page, self._remark = Reviewing(), why_not(result, words, self.status.terms)
        self._show()

    def _show_number(self, order: Order) -> None:
        if order.language in self._setting.languages:
            self._visit = replace(self._visit, language=order.language)
        self._put(self._new_basket())
        self._turn_to(ShowingNumber(order, self._monotonic()))

    def _show(self) -> None:
        view = self._read(self._view())
        if view != self.view:
            self.view = view
            self.render(view)

    def _view(self) -> View:
        self._turn = self._callout.turn
        scene = Scene(
            page=self._page,
            panel=self._panel,
            visit=replace(self._visit, basket=self._basket),
            status=self.status,
            starting=self._starting,
            remark=self._remark,
            seconds_left=self._seconds_left(),
            offer=self._offer,
            newest=self._newest,
            dark=self._is_dark,
            called=self._callout.numbers,
            turn=self._turn,
            guest=self._guests,
        )
        return view_of(scene, self._setting)
