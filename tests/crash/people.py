"""The guest and the bartender: they touch what stands on the glass, and scan what lies there."""

from __future__ import annotations

import base64
import hashlib
import hmac
import random
import time
from collections.abc import Callable

from tests.crash.evidence import Stored, StoredOrder, read_database, read_secret
from tests.crash.papers import BarPage, Kind
from tests.crash.place import Place
from tests.crash.victim import Victim

HAND_OVER_S = 8.3
"""Seconds after *ready* until the bartender scans again: the guest has to come first."""

SCAN_AGAIN_S = 3.3
"""Seconds after which a scan without effect is tried again: sooner it would not count."""

HOLD_AGAIN_S = 6.0
"""Seconds after which *Order*, which still asks to be held, was let go too soon."""

LOOK_EVERY_S = 0.05
"""Seconds between two looks into the database."""

FULL_COUNTER = 4
"""Orders that wait for their guests before anybody minds."""

NEW_LIFE_S = 3.2
"""Seconds a kiosk must have lived until it believes a second scan."""


class Guest:
    """Walks up and orders one to three drinks."""

    def __init__(self, victim: Victim, chance: random.Random) -> None:
        self._victim = victim
        self._chance = chance

    def look_at_basket(self) -> None:
        """From the invitation, once the window is open, to the basket."""
        victim = self._victim
        put_numbers_away(victim)
        victim.wait(lambda: victim.glass is not None and victim.glass["is_open"], "it is open")
        victim.touch("invitation")
        victim.screen("MenuScreen")
        for _ in range(self._chance.randint(1, 3)):
            victim.touch(self._chance.choice(self._drinks()))
        victim.touch("action")
        victim.screen("BasketScreen")

    def order(self) -> None:
        """Hold *Order* until it is full."""
        self._victim.hold("order")

    def read_number(self) -> int:
        """Wait for the number, read it, go away.

        On a machine too busy for its frames the finger may be lifted before *Order* is full:
        then she holds it once more, as anybody would.
        """
        victim, held_at = self._victim, time.monotonic()

        def shown() -> str | None:
            nonlocal held_at
            glass = victim.glass or {"screen": "", "buttons": {}}
            if glass["screen"] == "NumberScreen":
                return str(glass["number"])
            if "order" in glass["buttons"] and time.monotonic() - held_at > HOLD_AGAIN_S:
                held_at = time.monotonic()
                victim.hold("order")
            return None

        number = int(victim.wait(shown, "the number on the glass"))
        victim.touch("next_guest")
        return number

    def _drinks(self) -> list[str]:
        def plus() -> list[str]:
            glass = self._victim.glass or {"buttons": {}}
            return [name for name in glass["buttons"] if name.startswith("take ")]

        return self._victim.wait(plus, "drinks on the shelves")


def put_numbers_away(victim: Victim) -> None:
    """Whose number stands there after a restart reads it and goes; ends at the invitation."""

    def goes_on() -> str | None:
        glass = victim.glass or {"screen": "", "buttons": {}}
        if glass["screen"] == "AttractScreen" or "next_guest" in glass["buttons"]:
            return str(glass["screen"])
        return None

    while victim.wait(goes_on, "the invitation, or a number") == "NumberScreen":
        number = (victim.glass or {}).get("number")
        victim.touch("next_guest")
        victim.wait(lambda: (victim.glass or {}).get("number") != number, "the number goes")  # noqa: B023


class Bartender:
    """Takes tickets from the printer, makes drinks ready, hands them over. Outlives the kiosk."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._scanned_at: dict[str, float] = {}
        self._ready_by: dict[int, str] = {}
        self._stored: Stored | None = None
        self._looked_at = 0.0

    @property
    def stored(self) -> Stored:
        """What the database says now, or said a moment ago: looking often is work, too."""
        now = time.monotonic()
        if self._stored is None or now - self._looked_at > LOOK_EVERY_S:
            self._stored = read_database(self._place.database)
            self._looked_at = now
        return self._stored

    @property
    def tickets(self) -> dict[int, BarPage]:
        """The youngest whole ticket of each number."""
        pages = self._place.bar.pages
        return {page.number: page for page in pages if page.kind is Kind.TICKET and page.number}

    def make_ready(self, victim: Victim, number: int) -> None:
        """Wait for the ticket, make the drink, scan."""
        victim.wait(lambda: number in self.tickets, f"the ticket of {number}")
        code = self.tickets[number].code
        self._ready_by.setdefault(number, code)
        self._scan_until(victim, number, code=code, state="ready")

    def make_all_ready(self, victim: Victim) -> None:
        """Everything that lies there and was not made."""
        for order in self.stored.in_state("placed"):
            if order.number in self.tickets:
                self.make_ready(victim, order.number)

    def hand_over(self, victim: Victim, *, wait: bool) -> None:
        """Whatever has been ready for long enough; with ``wait`` at least one."""
        if wait:
            victim.wait(self._due, "an order that may be collected")
        for order in self._due():
            victim.wait(lambda: victim.age > NEW_LIFE_S, "a kiosk that is no newborn")
            code = self._ready_by.get(order.number) or self.tickets[order.number].code
            self._scan_until(victim, order.number, code=code, state="collected")

    def play(self, victim: Victim, number: int, card: str) -> None:
        """Say something of an order that is ready: its card, then its ticket, until it counts."""
        victim.wait(lambda: not self.stored.waiting_calls, "its guest is called")
        order = self._order(number)
        if order.state != "ready" or (card == "CALL" and order.pager is None):
            return  # all pagers were out: whom would he call
        papers, calls = len(self.stored.tickets(order)), self._calls(order)
        done: dict[str, Callable[[], bool]] = {
            "LEFT": lambda: self._order(number).state == "cancelled",
            "NOTREADY": lambda: self._order(number).state == "placed",
            "REPRINT": lambda: len(self.stored.tickets(order)) > papers,
            "HOUSE": lambda: self._order(number).paid("free") > 0,
            "NOTPAID": lambda: self._order(number).state == "collected",
            "CALL": lambda: self._calls(order) > calls or bool(self.stored.waiting_calls),
        }
        self._scan_both_until(victim, number, card, done[card])
        if card == "NOTREADY":
            self.make_ready(victim, number)
        if card == "LEFT" and order.pager is not None:
            self._scan_both_until(victim, number, "FOUND", lambda: self._is_back(order.pager))

    def _scan_both_until(
        self, victim: Victim, number: int, card: str, is_done: Callable[[], bool]
    ) -> None:
        """The card and the ticket, and both again if nothing came of it."""
        ticket = self._ready_by.get(number) or self.tickets[number].code
        said = card_code(card, read_secret(self._place.database))
        victim.wait(lambda: self._may_scan(ticket) or is_done(), "the ticket lies still")

        def done_now() -> bool:
            if is_done():
                return True
            if self._may_scan(said) and self._may_scan(ticket):
                for code in (said, ticket):
                    self._scanned_at[code] = time.monotonic()
                    self._place.scanner.tell(code)
            return False

        victim.wait(done_now, f"{card} of {number} is done")

    def _may_scan(self, code: str) -> bool:
        return time.monotonic() - self._scanned_at.get(code, 0.0) > SCAN_AGAIN_S

    def _order(self, number: int) -> StoredOrder:
        return next(each for each in self.stored.orders if each.number == number)

    def _calls(self, order: StoredOrder) -> int:
        return self.stored.called.count(order.order_id)

    def _is_back(self, pager: int | None) -> bool:
        return any(state == "free" for number, state, _ in self.stored.pagers if number == pager)

    def clear_the_counter(self, victim: Victim) -> None:
        """Hand over what waits when there is a row of it: pagers are few."""
        if len(self._due()) >= FULL_COUNTER:
            self.make_all_ready(victim)
            self.hand_over(victim, wait=False)

    def _due(self) -> list[StoredOrder]:
        now = time.time()
        return [
            order
            for order in self.stored.in_state("ready")
            if now - order.history[-1][1] > HAND_OVER_S and order.number in self.tickets
        ]

    def _scan_until(self, victim: Victim, number: int, *, code: str, state: str) -> None:
        """Scan, and scan again if nothing came of it: a code that lies there counts once."""

        def is_done() -> bool:
            if self._order(number).state in (state, "collected"):
                return True
            if self._may_scan(code):
                self._scanned_at[code] = time.monotonic()
                self._place.scanner.tell(code)
            return False

        victim.wait(is_done, f"{number} is {state}")


def card_code(word: str, secret: bytes) -> str:
    """What is printed on a card, made with nothing of the kiosk's own."""
    digest = hmac.new(secret, f"C{word}".encode("ascii"), hashlib.sha256).digest()
    return f"C{word}.{base64.b32encode(digest).decode('ascii')[:4]}"
