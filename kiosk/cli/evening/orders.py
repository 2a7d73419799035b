"""What happens to every order: it comes, it is made, it goes; and how a ticket may go astray."""

from __future__ import annotations

from kiosk.cli.evening.endings import Scene, ending_of, name, time_of
from kiosk.cli.evening.guests import Fate, Guest
from kiosk.cli.evening.house import READY_TO_COLLECTED_S, House
from kiosk.domain.cards import Card
from kiosk.domain.order import Order, OrderLine
from kiosk.presenters.wallviews import Heard
from kiosk.ui.steps import Step, once

OPENS_AGAIN_S = 4.0
"""Seconds without trouble before the window opens again: a little more than it insists on."""

NEW_ROLL_S = 100.0
"""Seconds until he has found a roll and put it in."""


def comes(house: House, guest: Guest, number: int) -> Scene:
    """A guest orders, by the desk or with a finger on the glass."""
    if guest.fate is Fate.NO_PAPER:
        yield from _runs_out(house, guest, number)
        return
    yield from house.place(guest)
    yield is_told(house, number)
    yield house.papers_of(number)


def is_made(house: House, number: int) -> Scene:
    """The bartender scans the ticket: ready, and the pager buzzes."""
    yield from house.ticket(number)
    yield once(f"{number} is ready", lambda: _note_ready(house, number))


def goes(house: House, guest: Guest, number: int) -> Scene:
    """The guest comes to the hatch; what happens there is her fate."""
    yield _patience(house, number)
    yield from ending_of(guest.fate, house)(house, number)


def is_told(house: House, number: int) -> Step:
    """Write the order down."""

    def tell() -> None:
        order = house.orders[number]
        words = house.words.tr(
            "{drinks}, ordered in {language}",
            drinks=drinks_of(order),
            language=house.language_name(order.language),
        )
        house.chronicle.tell(words, number=number)

    return once(f"order {number} is written down", tell)


def drinks_of(order: Order) -> str:
    """What an order is, as the staff say it."""
    return ", ".join(_drink_of(line) for line in order.lines)


def _drink_of(line: OrderLine) -> str:
    """A line with what is not as the recipe has it, in the ticket's words."""
    changes = ", ".join(option.ticket for option in line.options if option.ticket)
    drink = f"{line.quantity} {line.staff_name}"
    return f"{drink} ({changes})" if changes else drink


def _note_ready(house: House, number: int) -> None:
    order = house.orders[number]
    house.ready_at[number] = house.clock.monotonic()
    time = time_of(house)
    if order.pager is None:
        words = house.words.tr("{time} made, the screen shows {number}", time=time, number=number)
    else:
        words = house.words.tr("{time} made, pager {pager} buzzes", time=time, pager=order.pager)
    house.chronicle.add(number, words)


def _patience(house: House, number: int) -> Step:
    """Faster than this it would be the same movement of his hand."""

    def wait() -> None:
        waited = house.clock.monotonic() - house.ready_at[number]
        house.clock.leap(READY_TO_COLLECTED_S - waited)

    return once(f"{number} has been ready for a while", wait)


def _runs_out(house: House, guest: Guest, number: int) -> Scene:
    yield house.run_out_of_paper()
    yield from house.place(guest)
    yield is_told(house, number)
    yield house.tell(
        house.words.tr(
            "In the middle of ticket {number} the paper runs out. The screen in the street closes.",
            number=number,
        )
    )
    yield house.wait_for("the window is closed", lambda: not house.presenter.status.is_open)
    yield from house.picture("no-paper")
    yield house.rest(NEW_ROLL_S)
    yield house.tell(
        house.words.tr("A new roll. The ticket is finished, and the window opens by itself.")
    )
    yield once("a new roll", lambda: house.printer().put_paper_in())
    yield house.papers_of(number)
    yield house.rest(OPENS_AGAIN_S)
    yield house.open_door()


def reprint(house: House, number: int) -> Scene:
    """A ticket that cannot be read any more comes out once more."""
    yield house.tell(
        house.words.tr(
            "Ticket {number} falls into the ice. The card “{card}” prints it once more, as a copy.",
            number=number,
            card=name(house, Card.REPRINT_LAST),
        )
    )
    yield from house.card(Card.REPRINT_LAST, Heard.UNDERSTOOD)
    yield house.wait_for("the copy", lambda: house.chronicle.has("ticket", number, is_copy=True))
