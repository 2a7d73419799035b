"""The money at the hatch as a careful person with a pencil keeps it: no database, no code of ours.

Everything here is read from what the product promises, never from the program: what a scan and a
card do to an order, which cash goes through the hatch, and what must stand on the night's report.
Amounts in cents; ``wall`` is the time of day in UTC, ``steady`` seconds that only grow.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

TOO_SOON_S = 8
COMES_BACK_WITHIN = timedelta(minutes=10)
ROME, DAY_STARTS = timedelta(hours=1), timedelta(hours=6)
"""In winter; these evenings are in November."""


@dataclass
class Slip:
    """One order on the pad. ``glasses`` are ``(drink, cents, rate)``, one entry a glass."""

    number: int
    glasses: tuple[tuple[str, int, int], ...]
    state: str = "placed"
    why: str = ""
    cash: int = 0
    gifts: list[tuple[str, int]] = field(default_factory=list)
    ready_since: tuple[float | None, datetime] | None = None
    collected_at: datetime | None = None

    @property
    def total(self) -> int:
        return sum(cents for _, cents, _ in self.glasses)

    @property
    def given(self) -> int:
        return sum(cents for _, cents in self.gifts)

    @property
    def owed(self) -> int:
        return self.total - self.given - self.cash

    @property
    def is_open(self) -> bool:
        return self.state in {"placed", "ready"}

    @property
    def tax(self) -> Counter[int]:
        """By rate, of the order as a whole, halves upwards."""
        gross = Counter[int]()
        for _, cents, rate in self.glasses:
            gross[rate] += cents
        return Counter({bp: int(cents * bp / (10_000 + bp) + 0.5) for bp, cents in gross.items()})

    @property
    def settled(self) -> str:
        """How it was paid as a whole, once it was handed over."""
        if self.total and self.owed == self.total:
            return "not paid"
        if self.gifts and self.given == self.total:
            return "free"
        return "in parts" if self.gifts or self.owed else "cash"

    def cost_of(self, drinks: list[str]) -> int | None:
        """What these glasses come to, the dearest of a kind first; None if they are not there."""
        left = sorted(self.glasses, key=lambda glass: -glass[1])
        cents = 0
        for drink in drinks:
            glass = next((each for each in left if each[0] == drink), None)
            if glass is None:
                return None
            left.remove(glass)
            cents += glass[1]
        return cents


@dataclass
class Page:
    """One opening: its slips, and the cash that went in and out of the drawer."""

    day: date
    slips: dict[int, Slip] = field(default_factory=dict)
    taken: int = 0
    back: int = 0
    is_closed: bool = False


class Book:
    """The pad. Each method is what somebody does at the window."""

    def __init__(self) -> None:
        self.pages: list[Page] = []

    @property
    def page(self) -> Page | None:
        """The opening that goes on."""
        return self.pages[-1] if self.pages and not self.pages[-1].is_closed else None

    def slip(self, number: int) -> Slip | None:
        """The order of that number, of the date of the last opening: other tickets are no good."""
        last = self.pages[-1]
        same = (page for page in self.pages if page.day == last.day)
        return next((page.slips[number] for page in same if number in page.slips), None)

    # -- the day ------------------------------------------------------------------------------

    def order(self, wall: datetime, glasses: tuple[tuple[str, int, int], ...]) -> Slip:
        """A guest orders; the first of a date opens its page."""
        page = self.page
        if page is not None and _date(wall) > page.day:
            self.close()
        if self.page is None:
            self._open(wall)
        slip = Slip(1 + self._last_number(), glasses)
        self.pages[-1].slips[slip.number] = slip
        return slip

    def open(self, wall: datetime) -> None:
        """His card opens the window; a day whose date is over ends, unless somebody waits."""
        page = self.page
        if page is not None:
            waits = any(slip.is_open for slip in page.slips.values())
            if _date(wall) <= page.day or waits:
                return
            self.close()
        self._open(wall)

    def close_by_card(self, wall: datetime) -> None:
        """What is closed stays closed; a day that never began begins and ends."""
        if self.page is None and self.pages:
            return
        if self.page is None:
            self._open(wall)
        self.close()

    def close(self) -> None:
        """What is open is given up."""
        page = self.pages[-1]
        for slip in page.slips.values():
            if slip.is_open:
                slip.why, slip.state = f"was {slip.state}", "abandoned"
        page.is_closed = True

    def _open(self, wall: datetime) -> None:
        today = _date(wall)
        last = self.pages[-1].day if self.pages else today
        self.pages.append(Page(max(today, last)))

    def _last_number(self) -> int:
        day = self.pages[-1].day
        return max((n for page in self.pages if page.day == day for n in page.slips), default=0)

    # -- an order -----------------------------------------------------------------------------

    def scan(self, slip: Slip, steady: float, wall: datetime) -> None:
        """Its ticket, by itself."""
        if slip.state == "placed":
            slip.state, slip.ready_since = "ready", (steady, wall)
        elif slip.state == "ready" and not _too_soon(slip, steady, wall):
            self._hand_over(slip, wall, unpaid=0)

    def cancel(self, slip: Slip, why: str, wall: datetime) -> None:
        """It is off, and what was paid goes back."""
        if slip.is_open or self._comes_back(slip, wall):
            slip.state, slip.why = "cancelled", why
            self._give_back(slip)

    def not_ready(self, slip: Slip, wall: datetime) -> None:
        """It must be made, or called, once more."""
        if slip.state == "ready":
            slip.state = "placed"
        elif self._comes_back(slip, wall):
            slip.state, slip.ready_since = "ready", (None, wall)
            self._give_back(slip)

    def give_free(self, slip: Slip, why: str, drinks: list[str]) -> None:
        """All that is owed, or these glasses, as far as anything is owed."""
        cents = slip.cost_of(drinks) if drinks else slip.owed
        if slip.is_open and slip.owed and cents is not None:
            given = min(cents, slip.owed)
            slip.gifts += [(why, given)] * (given > 0)

    def not_paid(self, slip: Slip, wall: datetime, drinks: list[str]) -> None:
        """Handed over without all of the money."""
        cents = slip.cost_of(drinks) if drinks else slip.owed
        if slip.state == "ready" and cents is not None:
            self._hand_over(slip, wall, unpaid=min(cents, slip.owed))

    def _hand_over(self, slip: Slip, wall: datetime, *, unpaid: int) -> None:
        paid = slip.owed - unpaid
        slip.state, slip.collected_at = "collected", wall
        slip.cash += paid
        self.pages[-1].taken += paid

    def _give_back(self, slip: Slip) -> None:
        self.pages[-1].back += slip.cash
        slip.cash = 0

    def _comes_back(self, slip: Slip, wall: datetime) -> bool:
        """Handed over a moment ago, and its day goes on."""
        if slip.state != "collected" or slip.collected_at is None or self.page is None:
            return False
        is_of_now = self.page.slips.get(slip.number) is slip
        return is_of_now and wall - slip.collected_at <= COMES_BACK_WITHIN


def _too_soon(slip: Slip, steady: float, wall: datetime) -> bool:
    if slip.ready_since is None:
        return False
    since, at = slip.ready_since
    if since is not None:
        return steady - since < TOO_SOON_S
    return timedelta(0) <= wall - at < timedelta(seconds=TOO_SOON_S)


def _date(wall: datetime) -> date:
    return (wall + ROME - DAY_STARTS).date()
