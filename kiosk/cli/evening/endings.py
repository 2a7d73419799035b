"""How an order ends: handed over and paid, or one of the ways that need a card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kiosk.cli.evening.guests import Fate
from kiosk.cli.evening.house import STILL_THERE_S, House
from kiosk.cli.evening.papers import ANSWER
from kiosk.devices.layout.cardwords import card_name
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.presenters.wallviews import Heard
from kiosk.ui.steps import Step, once

Scene = Iterator[Step]
Ending = Callable[[House, int], Scene]


def ending_of(fate: Fate, house: House) -> Ending:
    """What is played at the hatch; where its card does nothing yet, the plain way."""
    needed, ending = _ENDINGS.get(fate, (None, _is_handed_over))
    return ending if needed is None or house.knows(needed) else _is_handed_over


def name(house: House, card: Card) -> str:
    """What a card is called by the staff."""
    return card_name(card, house.words)


def time_of(house: House) -> str:
    """What the clock in the bar says."""
    return house.words.clock(house.clock.now().astimezone(house.opened_at.tzinfo))


def noted(house: House, number: int, words: Callable[[str], str]) -> Step:
    """Something more about an order; ``words`` are made with the time of day."""

    def note() -> None:
        house.chronicle.add(number, words(time_of(house)))

    return once(f"of {number} something is noted", note)


def _is_refused(house: House, number: int) -> Step:
    return noted(house, number, lambda time: house.words.tr("{time} refused", time=time))


def _is_cancelled(house: House, number: int) -> Step:
    return noted(house, number, lambda time: house.words.tr("{time} cancelled", time=time))


def _is_handed_over(house: House, number: int) -> Scene:
    yield from house.ticket(number)
    amount = house.words.money(house.orders[number].total_cents)
    yield noted(
        house,
        number,
        lambda time: house.words.tr(
            "{time} handed over, {amount} in cash", time=time, amount=amount
        ),
    )


def _is_given(house: House, number: int) -> Scene:
    yield from house.ticket(number)
    yield noted(house, number, lambda time: house.words.tr("{time} handed over", time=time))


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
    yield _is_refused(house, number)
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
    yield _is_refused(house, number)
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
    amount = house.words.money(house.orders[number].total_cents)
    yield noted(
        house,
        number,
        lambda time: house.words.tr(
            "{time} cancelled, {amount} given back", time=time, amount=amount
        ),
    )
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
    yield noted(house, number, lambda time: house.words.tr("{time} gone without paying", time=time))


def _pays_a_part(house: House, number: int) -> Scene:
    """One of her glasses stays unpaid: the card, its line, the ticket."""
    glass = Goods(GoodsKind.DRINK, house.orders[number].lines[0].drink_id)
    answer = house.paper(ANSWER)
    yield house.tell(
        house.words.tr(
            "The guest of {number} has too little money with her. “{card}”, the line of the drink"
            " she cannot pay, then the ticket: a line says how much to take.",
            number=number,
            card=name(house, Card.NOT_PAID),
        )
    )
    yield from house.card(Card.NOT_PAID)
    yield from house.line(glass, Heard.SECOND_STEP)
    yield from house.ticket(number)
    yield answer()
    yield noted(
        house, number, lambda time: house.words.tr("{time} handed over, paid in part", time=time)
    )


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
    yield _is_cancelled(house, number)
    yield from _pager_comes_back(house, number)


_ENDINGS: Mapping[Fate, tuple[Card, Ending]] = {
    Fate.CALLED_AGAIN: (Card.CALL_AGAIN, _does_not_come),
    Fate.NO_DOCUMENT: (Card.NO_ID, _has_no_document),
    Fate.DRUNK: (Card.DRUNK, _is_drunk),
    Fate.FRIEND: (Card.FREE_ON_THE_HOUSE, _is_a_friend),
    Fate.WAITED: (Card.FREE_AS_AN_APOLOGY, _has_waited),
    Fate.BROUGHT_BACK: (Card.MISTAKE, _comes_back),
    Fate.LOST_PAGER: (Card.PAGER_LOST, _has_lost_it),
    Fate.NOT_PAID: (Card.NOT_PAID, _runs_off),
    Fate.PAYS_A_PART: (Card.NOT_PAID, _pays_a_part),
}
