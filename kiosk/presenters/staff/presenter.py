"""The staff's way through their side of the glass: a PIN, five pages, and away again.

Knows nothing of windows and widgets; lives on the screen's thread alone. Whatever it asks for is
done elsewhere, so an answer may come when nobody is here any more: then it is nobody's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.health import PartHealth
from kiosk.domain.staffpin import MOST_DIGITS
from kiosk.ports import CallResult, Ring
from kiosk.presenters.staff import pages
from kiosk.presenters.staff.acts import (
    Act,
    CallPager,
    Enter,
    MeanGlass,
    OpenPage,
    Play,
    PrintTest,
    StaffSetting,
)
from kiosk.presenters.staff.errands import StaffErrands
from kiosk.presenters.staff.pages import Page
from kiosk.presenters.staff.state import PAD, At, Place
from kiosk.presenters.staff.views import StaffView
from kiosk.services.cards.deed import Heard
from kiosk.services.doorman import Tried
from kiosk.services.stafflook import StaffLook

CLOSES_AFTER_S = 30.0
"""Seconds without a touch until it closes: somebody was called away, and the street looks on."""

INSIDE_AT_MOST_S = 900.0
"""Seconds it stands however often it is touched: a stranger who finds it open touches it, too."""

PAD_CLOSES_AFTER_S = 12.0
"""The same for the keypad of the PIN: who knows it types it at once."""

PAD_AT_MOST_S = 60.0
"""Seconds the keypad stands in any case: rain touches it for as long as it rains."""

LOOKS_EVERY_S = 2.0
"""Seconds between two looks at the evening while it is watched."""

MOST_NUMBER = 3
"""Digits of an order's number."""


class StaffPresenter:
    """``desk`` is there once the engine works; ``parts`` are the window's parts as they are now."""

    def __init__(
        self,
        setting: StaffSetting,
        *,
        desk: Callable[[], StaffErrands | None],
        parts: Callable[[], tuple[PartHealth, ...]],
        monotonic: Callable[[], float],
    ) -> None:
        self.render: Callable[[StaffView | None], None] = lambda _view: None
        self.view: StaffView | None = None
        self._setting = setting
        self._desk = desk
        self._parts = parts
        self._monotonic = monotonic
        self._at: At | None = None
        self._opened_at = self._touched_at = self._looked_at = monotonic()
        self._visit = 0
        self._acts: dict[str, Act] = {}

    @property
    def is_open(self) -> bool:
        """Something of it is on the glass, if only the keypad."""
        return self._at is not None

    # -- what a hand says ---------------------------------------------------------------------

    def knock(self) -> None:
        """Somebody held the window's name: ask for the PIN."""
        if self._at is None and self._desk() is not None:
            self._visit += 1
            self._opened_at = self._touched_at = self._monotonic()
            self._go(At(PAD))

    def touched(self) -> None:
        """Any touch at all on it."""
        self._touched_at = self._monotonic()

    def type_digit(self, digit: str) -> None:
        """Touch on a digit of a keypad."""
        at = self._at
        if at is None or not at.takes_digits or digit not in set("0123456789"):
            return
        most = MOST_DIGITS if at.place is Place.PAD else MOST_NUMBER
        if len(at.typed) < most:
            self._go(replace(at, typed=at.typed + digit, note="", is_refusal=False))

    def erase(self) -> None:
        """Take the last digit back."""
        if self._at is not None and self._at.takes_digits:
            self._go(replace(self._at, typed=self._at.typed[:-1]))

    def done(self) -> None:
        """The digits are all there."""
        at, desk = self._at, self._desk()
        if at is None or desk is None or not at.is_typed:
            return
        if at.place is Place.PAD:
            self._go(replace(at, typed="", waits=True, note=pages.looking(self._setting)))
            desk.try_pin(at.typed, self._mine(self._tried))
        elif at.place is Place.NUMBER:
            self._go(replace(at, typed=""))
            self._ask(Enter(int(at.typed)))

    def show_page(self, key: str) -> None:
        """Touch on a tab."""
        if self._is_inside and key in pages.TABS:
            self._go(replace(self._inside(), place=Place(key)))

    def choose(self, key: str) -> None:
        """Touch on an item."""
        act = self._acts.get(key)
        if act is None or self._at is None or self._at.waits:
            return
        if isinstance(act, OpenPage):
            self._go(replace(self._inside(), place=Place.ORDER, order_key=act.order_key))
        elif isinstance(act, MeanGlass):
            meant = _one_more(self._at.meant, act)
            self._go(replace(self._at, meant=meant, sure_of="", note="", is_refusal=False))
        elif isinstance(act, Play) and act.asks_twice and self._at.sure_of != key:
            self._go(replace(self._at, sure_of=key, note=act.what, is_refusal=False))
        else:
            self._ask(act)

    def back(self) -> None:
        """From an order to the list."""
        if self._at is not None and self._at.place is Place.ORDER:
            self._go(replace(self._inside(), place=Place.ORDERS))

    def close(self) -> None:
        """Away with it: nothing of it stays."""
        if self._at is not None:
            self._visit += 1
            self._at, self._acts, self.view = None, {}, None
            self.render(None)

    # -- what the world tells -----------------------------------------------------------------

    def tick(self) -> None:
        """Time has passed; called a few times a second."""
        at = self._at
        if at is None:
            return
        now = self._monotonic()
        if self._is_left(at, now):
            self.close()
        elif at.place is Place.PAD:
            self._count_down(at, now)
        elif now - self._looked_at >= LOOKS_EVERY_S:
            self._look()

    # -- inside -------------------------------------------------------------------------------

    @property
    def _is_inside(self) -> bool:
        return self._at is not None and self._at.place is not Place.PAD

    def _inside(self) -> At:
        """The same evening, with nothing asked, typed or answered."""
        before = self._at or At(PAD)
        return At(Place.ORDERS, look=before.look)

    def _is_left(self, at: At, now: float) -> bool:
        if at.place is not Place.PAD:
            is_over = now - self._opened_at >= INSIDE_AT_MOST_S
            return is_over or now - self._touched_at >= CLOSES_AFTER_S
        is_quiet = now - self._touched_at >= PAD_CLOSES_AFTER_S
        return now - self._opened_at >= PAD_AT_MOST_S or (is_quiet and not at.waits)

    def _count_down(self, at: At, now: float) -> None:
        """Say how long it still takes until a PIN is looked at."""
        if at.until is None:
            return
        if now >= at.until:
            self._go(At(PAD))
        else:
            self._go(replace(at, note=pages.wrong_pin(self._setting, at.until - now)))

    def _tried(self, tried: Tried) -> None:
        if not tried.opens:
            until = self._monotonic() + tried.wait_s
            note = pages.wrong_pin(self._setting, tried.wait_s)
            self._go(At(PAD, note=note, is_refusal=True, until=until))
            self._touched_at = self._monotonic()
            return
        self._touched_at = self._monotonic()
        self._go(At(Place.ORDERS))
        self._look()

    def _look(self) -> None:
        desk = self._desk()
        if desk is not None:
            self._looked_at = self._monotonic()
            desk.look(self._mine(self._seen))

    def _seen(self, look: StaffLook | None) -> None:
        if self._at is not None and self._is_inside:
            self._go(replace(self._at, look=look or self._at.look, is_blind=look is None))

    def _ask(self, act: Act) -> None:
        """Have it done; until the answer comes nothing else is asked for."""
        at, desk = self._at, self._desk()
        if at is None or desk is None:
            return
        self._go(replace(at, sure_of="", waits=True, note="", is_refusal=False))
        if isinstance(act, Play):
            desk.play(act.card, act.beside, self._mine(lambda heard: self._heard(act, heard)))
        elif isinstance(act, Enter):
            desk.enter(act.number, self._mine(lambda heard: self._heard(act, heard)))
        elif isinstance(act, PrintTest):
            reply = self._mine(lambda is_queued: self._queued(act, is_queued=is_queued))
            desk.print_test(act.printer, reply)
        elif isinstance(act, CallPager):
            desk.call_pager(act.number, self._mine(lambda result: self._called(act, result)))

    def _heard(self, act: Play | Enter, heard: Heard) -> None:
        at = self._at
        if at is None:
            return
        is_refusal = heard.ring is not Ring.UNDERSTOOD
        if at.place is Place.ORDER and not is_refusal:
            at = replace(self._inside(), place=Place.ORDERS)
        note = pages.answer(self._setting, act, heard)
        self._go(replace(at, waits=False, note=note, is_refusal=is_refusal))
        self._look()

    def _queued(self, act: PrintTest, *, is_queued: bool) -> None:
        note = pages.test_print_note(self._setting, act.what, is_queued=is_queued)
        self._say(note, is_refusal=not is_queued)
        self._look()

    def _called(self, act: CallPager, result: CallResult) -> None:
        note = pages.call_note(self._setting, act.number, result)
        self._say(note, is_refusal=result is not CallResult.ACCEPTED)

    def _say(self, note: str, *, is_refusal: bool) -> None:
        if self._at is not None:
            self._go(replace(self._at, waits=False, note=note, is_refusal=is_refusal))

    def _mine(self, reply: Callable[..., None]) -> Callable[..., None]:
        """An answer to whoever was here when it was asked for."""
        visit = self._visit

        def answer(value: object) -> None:
            if visit == self._visit:
                reply(value)

        return answer

    def _go(self, at: At) -> None:
        self._at = at
        page: Page = pages.page_of(self._setting, at, self._parts())
        self._acts = {each.item.key: each.act for each in page.choices if each.act is not None}
        if page.view != self.view:
            self.view = page.view
            self.render(page.view)


def _one_more(meant: tuple[str, ...], act: MeanGlass) -> tuple[str, ...]:
    """One glass of a drink more; after as many as there are, none again."""
    if meant.count(act.drink_id) < act.most:
        return (*meant, act.drink_id)
    return tuple(drink for drink in meant if drink != act.drink_id)
