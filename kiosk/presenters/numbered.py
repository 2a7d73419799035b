"""The number screen in words: the number, what to take and to pay, how long it takes from here."""

from __future__ import annotations

from kiosk.domain.bartending import Handout
from kiosk.domain.order import Order
from kiosk.presenters.timewords import drinks_before, ready_in
from kiosk.presenters.views import ButtonView, FrameView, NumberView
from kiosk.presenters.words import Words
from kiosk.services.status import WindowStatus


def number_page(
    words: Words,
    order: Order,
    status: WindowStatus,
    frame: FrameView,
    *,
    handout: Handout = Handout.RACK,
) -> NumberView:
    """The number screen; the estimate is that of this moment."""
    say, queue = words.tr, status.terms.queue
    ahead = queue.ahead_of(order.number)
    return NumberView(
        order_key=order.key,
        title=say("Your number"),
        number=str(order.number),
        pager=_how_called(words, order, status, handout),
        pay=say("{price} to pay at the window", price=words.money(order.total_cents))
        if not order.paid
        else say("Paid"),
        wait=""
        if status.receipt_works
        else say("Remember your number: {number}", number=order.number),
        next_guest=ButtonView(say("Next guest")),
        estimate=_estimate(words, order, status),
        before="" if ahead is None else drinks_before(words, ahead),
        ahead=ahead or 0,
        own=0 if ahead is None else dict(queue.orders)[order.number],
        frame=frame,
    )


def _estimate(words: Words, order: Order, status: WindowStatus) -> str:
    """How long it takes from now on; nothing before the order is known to be in the queue."""
    if order.number in status.ready:
        return words.tr("Ready: come to the window")
    queue = status.terms.queue
    if queue.ahead_of(order.number) is None:
        return ""
    return ready_in(words, queue.wait_of(order.number))


def _how_called(words: Words, order: Order, status: WindowStatus, handout: Handout) -> str:
    say = words.tr
    if order.pager is None:
        return say("Watch for your number on this screen")
    if handout is Handout.WINDOW:
        return _handed_out(words, order.pager, status)
    if not status.pagers_work:
        return say("Take pager {pager}, and watch for your number here", pager=order.pager)
    return say("Take pager {pager}", pager=order.pager)


def _handed_out(words: Words, pager: int, status: WindowStatus) -> str:
    """The bartender gives it to her: there is nothing to take."""
    if not status.pagers_work:
        return words.tr("Wait for pager {pager}, and watch for your number here", pager=pager)
    return words.tr("Pager {pager} comes through the window", pager=pager)
