"""The sheet of samples: what is on it, and in which order it comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.domain.answer import Answer, AnswerLine, AnswerWord
from kiosk.domain.bartending import Handout
from kiosk.domain.help import HelpScreen
from kiosk.domain.lacks import ShortagePaper, ShortDrink, ShortOrder
from kiosk.domain.order import Order, OrderState, Who, Why, change_state
from kiosk.domain.papers import HelpSlip, Sample, Seen, Ticket, receipt_of, ticket_of
from kiosk.domain.reminder import MissingPager, OpenCall, OpenOrder, Reminder
from kiosk.domain.samples.choices import changed, first_that, first_with_alcohol, spared, without
from kiosk.domain.samples.evening import report_of
from kiosk.domain.samples.orders import CHECK, Scene, aged, job_of

_LATE_MINUTES = 12
_PAGER = 7
_LARGE = 128
"""A number of three digits: the broadest there is."""


def sample_papers(scene: Scene) -> Mapping[str, Sample]:
    """Each paper by what it shows, in the order they come out."""
    papers: dict[str, Seen] = {**_tickets(scene), **_others(scene)}
    handouts = {"through-the-window": Handout.WINDOW}
    return {
        name: Sample(paper, place, len(papers), handouts.get(name, Handout.RACK))
        for place, (name, paper) in enumerate(papers.items(), start=1)
    }


def _tickets(scene: Scene) -> dict[str, Ticket]:
    drink = first_with_alcohol(scene.menu, has=True)
    soft = first_with_alcohol(scene.menu, has=False)
    spare = tuple(scene.spare.drinks())
    plain = scene.one(42, drink, pager=_PAGER)
    other = scene.one(43, first_that((*scene.menu.drinks(), *spare), changed), changed)
    left_out = scene.one(44, first_that((*scene.menu.drinks(), *spare), without), without)
    orders = {
        "plain": plain,
        "changed": other,
        "without": replace(left_out, without=spared(scene.menu)),
        "large-order": scene.many(_LARGE, changed, pager=12),
        "through-the-window": scene.one(45, drink),
        "paid-no-pager": replace(scene.one(46, soft), paid=True, pager=None),
        "late": aged(scene.one(47, drink), _LATE_MINUTES),
    }
    tickets = {name: _ticket(order, scene) for name, order in orders.items()}
    copies = {"copy": replace(plain, number=48), "cancelled": _cancelled(scene, plain)}
    return tickets | {name: _ticket(order, scene, copy=True) for name, order in copies.items()}


def _ticket(order: Order, scene: Scene, *, copy: bool = False) -> Ticket:
    return ticket_of(order, job_of(order.number, order.placed_at, copy=copy), scene.now)


def _cancelled(scene: Scene, order: Order) -> Order:
    number = replace(order, number=49)
    return change_state(
        number, OrderState.CANCELLED, who=Who.BARTENDER, why=Why.GUEST_LEFT, at=scene.now
    )


def _others(scene: Scene) -> dict[str, Seen]:
    drinks = (*scene.menu.drinks(), *scene.spare.drinks())
    other = scene.one(43, first_that(drinks, changed), changed)
    return {
        "receipt": receipt_of(other, job_of(43, scene.now)),
        "help": HelpSlip(scene.now, HelpScreen.NUMBER, scene.speech.guest, 42, f"H17.{CHECK}"),
        "answer": Answer(
            (
                AnswerLine(AnswerWord.PAGER_NOT_CALLED, 42, pager=_PAGER),
                AnswerLine(AnswerWord.ALREADY, 41, state=OrderState.COLLECTED, at=scene.now),
            )
        ),
        "shortage": _shortage(scene, other),
        "reminder": _reminder(scene, other),
        "figures": report_of(scene),
    }


def _shortage(scene: Scene, other: Order) -> ShortagePaper:
    """What the first drink is made of, or the drink itself where a menu does not say of what."""
    line = other.lines[0]
    drink = next(iter(scene.menu.drinks()))
    names = (each.name for each in drink.ingredients)
    name = next(names, drink.name).in_language(scene.speech.staff)
    short = ShortOrder(43, (ShortDrink(1, line.staff_name),))
    return ShortagePaper(name, scene.now, None, (short,))


def _reminder(scene: Scene, other: Order) -> Reminder:
    line = other.lines[0]
    return Reminder(
        at=scene.now,
        orders=(
            OpenOrder(41, OrderState.READY, 31, (), 3),
            OpenOrder(
                42, OrderState.PLACED, 17, ((1, line.staff_name),), _PAGER, f"T00042.1.{CHECK}"
            ),
        ),
        calls=(OpenCall(4, 43, f"H17.{CHECK}"),),
        pagers=(MissingPager(5, f"P5.{CHECK}"),),
    )
