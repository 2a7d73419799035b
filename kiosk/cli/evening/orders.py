"""What becomes of the thirty orders: each fate is a short scene of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kiosk.cli.evening.guests import Fate, Guest
from kiosk.cli.evening.house import READY_TO_COLLECTED_S, STILL_THERE_S, House
from kiosk.cli.evening.papers import ANSWER
from kiosk.devices.layout.cardwords import card_name
from kiosk.domain.cards import Card
from kiosk.domain.order import Order
from kiosk.presenters.wallviews import Heard
from kiosk.ui.steps import Step, once

Scene = Iterator[Step]


def comes(house: House, guest: Guest, number: int) -> Scene:
    """A guest orders, by the desk or with a finger on the glass."""
    if guest.fate is Fate.NO_PAPER:
        yield from _runs_out(house, guest, number)
        return
    yield from house.place(guest)
    yield is_told(house, number)
    yield house.papers_of(number)
    if guest.fate is Fate.IN_THE_ICE and house.knows(Card.REPRINT_LAST):
        yield from _reprint(house, number)


def is_made(house: House, number: int) -> Scene:
    """The bartender scans the ticket: ready, and the pager buzzes."""
    yield from house.ticket(number)
    yield once(f"{number} is ready", lambda: _note_ready(house, number))


def goes(house: House, guest: Guest, number: int) -> Scene:
    """The guest comes to the hatch; what happens there is her fate."""
    yield _patience(house, number)
    needed = _NEEDED.get(guest.fate)
    is_plain = needed is None or not house.knows(needed)
    yield from (_is_handed_over if is_plain else _ENDINGS[guest.fate])(house, number)


def name(house: House, card: Card) -> str:
    """What a card is called by the staff."""
    return card_name(card, house.words)


def is_told(house: House, number: int) -> Step:
    """Write the order down."""

    def tell() -> None:
        order = house.orders[number]
        words = house.words.tr(
            "{number}: {drinks}, ordered in {language}.",
            number=number,
            drinks=drinks_of(order),
            language=house.language_name(order.language),
        )
        house.chronicle.tell(words, number=number)

    return once(f"order {number} is written down", tell)


def drinks_of(order: Order) -> str:
    """What an order is, as the staff say it."""
    return ", ".join(f"{line.quantity} {line.staff_name}" for line in order.lines)


def _note_ready(house: House, number: int) -> None:
    order = house.orders[number]
    house.ready_at[number] = house.clock.monotonic()
    time = _time(house)
    if order.pager is None:
        words = house.words.tr("{time} made, the screen shows {number}", time=time, number=number)
    else:
        words = house.words.tr("{time} made, pager {pager} buzzes", time=time, pager=order.pager)
    house.chronicle.add(number, words)


def _time(house: House) -> str:
    return house.words.clock(house.clock.now().astimezone(house.opened_at.tzinfo))


def _patience(house: House, number: int) -> Step:
    """Faster than this it would be the same movement of his hand."""

    def wait() -> None:
        waited = house.clock.monotonic() - house.ready_at[number]
        house.clock.leap(READY_TO_COLLECTED_S - waited)

    return once(f"{number} has been ready for a while", wait)


def _is_handed_over(house: House, number: int) -> Scene:
    yield from house.ticket(number)
    amount = house.words.money(house.orders[number].total_cents)

    def note() -> None:
        said = house.words.tr(
            "{time} handed over, {amount} in cash", time=_time(house), amount=amount
        )
        house.chronicle.add(number, said)

    yield once(f"{number} is handed over", note)


def _is_given(house: House, number: int) -> Scene:
    yield from house.ticket(number)

    def note() -> None:
        house.chronicle.add(number, house.words.tr("{time} handed over", time=_time(house)))

    yield once(f"{number} is handed over", note)


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
    yield house.tell(
        house.words.tr("A new roll. The ticket is finished, and the window opens by itself.")
    )
    yield once("a new roll", lambda: house.printer().put_paper_in())
    yield house.papers_of(number)
    yield house.open_door()


def _reprint(house: House, number: int) -> Scene:
    yield house.tell(
        house.words.tr(
            "Ticket {number} falls into the ice. The card “{card}” prints it once more, as a copy.",
            number=number,
            card=name(house, Card.REPRINT_LAST),
        )
    )
    yield from house.card(Card.REPRINT_LAST, Heard.UNDERSTOOD)
    yield house.wait_for("the copy", lambda: house.chronicle.has("ticket", number, is_copy=True))


def _does_not_come(house: House, number: int) -> Scene:
    yield house.tell(
        house.words.tr(
            "{number} does not come. “{card}”, then the ticket: the pager buzzes once more.",
            number=number,
            card=name(house, Card.CALL_AGAIN),
        )
    )
    yield from house.card_and_ticket(Card.CALL_AGAIN, number)
    yield house.rest(STILL_THERE_S)  # the ticket counts again
    yield from _is_handed_over(house, number)


def _has_no_document(house: House, number: int) -> Scene:
    yield house.tell(
        house.words.tr(
            "The guest of {number} has no document. “{card}”, then the ticket: no drink, and"
            " nothing is kept about her.",
            number=number,
            card=name(house, Card.NO_ID),
        )
    )
    yield from house.card_and_ticket(Card.NO_ID, number)
    yield from _pager_comes_back(house, number)


def _is_drunk(house: House, number: int) -> Scene:
    yield house.tell(
        house.words.tr(
            "The guest of {number} has had enough for tonight. “{card}”, then the ticket.",
            number=number,
            card=name(house, Card.DRUNK),
        )
    )
    yield from house.card_and_ticket(Card.DRUNK, number)
    yield from _pager_comes_back(house, number)


def _pager_comes_back(house: House, number: int) -> Scene:
    """The guest of a cancelled order pushes her pager through the window."""
    pager = house.orders[number].pager
    if pager is not None:
        yield from house.find_pager(pager)


def _is_a_friend(house: House, number: int) -> Scene:
    yield house.tell(
        house.words.tr(
            "{number} is a friend of the house. “{card}”, then the ticket: there is nothing"
            " to pay.",
            number=number,
            card=name(house, Card.FREE_ON_THE_HOUSE),
        )
    )
    yield from _for_free(house, Card.FREE_ON_THE_HOUSE, number)


def _has_waited(house: House, number: int) -> Scene:
    yield house.tell(
        house.words.tr(
            "{number} has waited too long. “{card}”, then the ticket: there is nothing to pay.",
            number=number,
            card=name(house, Card.FREE_AS_AN_APOLOGY),
        )
    )
    yield from _for_free(house, Card.FREE_AS_AN_APOLOGY, number)


def _for_free(house: House, card: Card, number: int) -> Scene:
    yield from house.card_and_ticket(card, number)
    yield house.rest(STILL_THERE_S)  # the ticket counts again
    yield from _is_given(house, number)


def _comes_back(house: House, number: int) -> Scene:
    yield from _is_handed_over(house, number)
    answer = house.paper(ANSWER)
    yield house.tell(
        house.words.tr(
            "{number} comes back: it was the wrong drink. “{card}”, then the ticket, and a line"
            " says how much to give back.",
            number=number,
            card=name(house, Card.NOT_READY),
        )
    )
    yield house.rest(STILL_THERE_S)  # the ticket counts again
    yield from house.card_and_ticket(Card.NOT_READY, number)
    yield answer()
    yield house.tell(
        house.words.tr(
            "“{card}”, then the ticket: {number} is cancelled.",
            number=number,
            card=name(house, Card.MISTAKE),
        )
    )
    yield house.rest(STILL_THERE_S)
    yield from house.card_and_ticket(Card.MISTAKE, number)
    yield from _pager_comes_back(house, number)


def _has_lost_it(house: House, number: int) -> Scene:
    if house.orders[number].pager is None:
        yield from _is_handed_over(house, number)
        return
    answer = house.paper(ANSWER)
    yield house.tell(
        house.words.tr(
            "The guest of {number} has lost her pager. “{card}”, then the ticket: nobody is given"
            " it until it turns up.",
            number=number,
            card=name(house, Card.PAGER_LOST),
        )
    )
    yield from house.card_and_ticket(Card.PAGER_LOST, number)
    yield answer()
    yield house.rest(STILL_THERE_S)  # the ticket counts again
    yield from _is_handed_over(house, number)


def _runs_off(house: House, number: int) -> Scene:
    yield house.tell(
        house.words.tr(
            "The guest of {number} runs off with her glass. “{card}”, then the ticket: the figures"
            " will say so.",
            number=number,
            card=name(house, Card.NOT_PAID),
        )
    )
    yield from house.card_and_ticket(Card.NOT_PAID, number)


def cannot_be_made(house: House, number: int) -> Scene:
    """An order that ends before it is made."""
    yield house.tell(
        house.words.tr(
            "{number} cannot be made without limes. “{card}”, then the ticket.",
            number=number,
            card=name(house, Card.CANNOT_MAKE),
        )
    )
    yield from house.card_and_ticket(Card.CANNOT_MAKE, number)
    yield from _pager_comes_back(house, number)


_NEEDED: Mapping[Fate, Card] = {
    Fate.CALLED_AGAIN: Card.CALL_AGAIN,
    Fate.NO_DOCUMENT: Card.NO_ID,
    Fate.DRUNK: Card.DRUNK,
    Fate.FRIEND: Card.FREE_ON_THE_HOUSE,
    Fate.WAITED: Card.FREE_AS_AN_APOLOGY,
    Fate.BROUGHT_BACK: Card.MISTAKE,
    Fate.LOST_PAGER: Card.PAGER_LOST,
    Fate.NOT_PAID: Card.NOT_PAID,
}

_ENDINGS: Mapping[Fate, Callable[[House, int], Scene]] = {
    Fate.CALLED_AGAIN: _does_not_come,
    Fate.NO_DOCUMENT: _has_no_document,
    Fate.DRUNK: _is_drunk,
    Fate.FRIEND: _is_a_friend,
    Fate.WAITED: _has_waited,
    Fate.BROUGHT_BACK: _comes_back,
    Fate.LOST_PAGER: _has_lost_it,
    Fate.NOT_PAID: _runs_off,
}
