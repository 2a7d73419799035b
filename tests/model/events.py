"""What the world may do in the middle of a move, by the words a path is written in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.domain.health import Trouble
from kiosk.domain.order import OrderState, Who, Why, change_state
from kiosk.services.ordering import BAR, RECEIPT, STANDBY
from tests.model.machine import Machine

if TYPE_CHECKING:
    from tests.model.world import World

Event = Callable[["World"], None]


class NotNow(Exception):
    """This cannot happen at this moment: there is nothing it could happen to."""


def _to(printer: str, does: Callable[[Machine], None]) -> Event:
    def event(world: World) -> None:
        does(world.street.machines[printer])

    return event


def _lacks(trouble: Trouble) -> Callable[[Machine], None]:
    def does(machine: Machine) -> None:
        machine.lacks = trouble

    return does


def _nobody_comes(does: Callable[[Machine], None]) -> Callable[[Machine], None]:
    def neglect(machine: Machine) -> None:
        does(machine)
        machine.neglected = 6

    return neglect


def _sets(flag: str, value: object = True) -> Callable[[Machine], None]:
    def does(machine: Machine) -> None:
        if getattr(machine, flag) == value:
            raise NotNow
        setattr(machine, flag, value)

    return does


def _loses_power_without_paper(machine: Machine) -> None:
    machine.lacks = Trouble.PAPER_OUT
    machine.lose_power()


def _answers_late(machine: Machine) -> None:
    if not machine.withheld:
        raise NotNow
    machine.say(machine.withheld.pop(0))


def _scan_first(world: World) -> None:
    _scan(world, 0)


def _scan_last(world: World) -> None:
    if len(world.tickets()) < 2:
        raise NotNow
    _scan(world, -1)


def _scan(world: World, which: int) -> None:
    tickets = world.tickets()
    if not tickets or world.house is None:
        raise NotNow
    world.street.scans_between = True
    world.house.bar.scan(tickets[which].code)


def _cancel(world: World) -> None:
    """The guest has left. (There is no card for it yet: the change is written as it will be.)"""
    with world.storage.write() as records:
        order = next(iter(records.orders.open()), None)
        if order is None:
            raise NotNow
        after = change_state(
            order,
            OrderState.CANCELLED,
            who=Who.BARTENDER,
            why=Why.GUEST_LEFT,
            at=world.clock.now(),
        )
        records.orders.update(order, after)
        records.commit()


def _next_evening(world: World) -> None:
    """A day passes in a moment, and the next evening's first guest orders."""
    if world.house is None or not world.eyes.execute("SELECT count(*) FROM orders").fetchone()[0]:
        raise NotNow
    world.clock.advance(24 * 3600)
    world.order_of_next_evening()


def _foreign_scan(world: World) -> None:
    """Something is scanned that looks like a ticket's code and is none."""
    if world.house is None:
        raise NotNow
    world.house.bar.scan("T1XV9.1.AAAA")


def _backup(world: World) -> None:
    if world.street.backup is not None or world.street.was_restored:
        raise NotNow
    world.take_backup()


def _minute_passes(world: World) -> None:
    world.clock.advance(61.0)


def _base(answer: str) -> Event:
    def event(world: World) -> None:
        world.street.base.next_answer = answer

    return event


def _base_down(world: World) -> None:
    world.street.base.is_down = True


def _printer_events(name: str) -> dict[str, Event]:
    return {
        f"{name}: paper out": _to(name, _lacks(Trouble.PAPER_OUT)),
        f"{name}: cover open": _to(name, _lacks(Trouble.COVER_OPEN)),
        f"{name}: cutter error": _to(name, _lacks(Trouble.CUTTER)),
        f"{name}: power cycle": _to(name, Machine.lose_power),
        f"{name}: power cycle without paper": _to(name, _loses_power_without_paper),
        f"{name}: unplugged": _to(name, Machine.unplug),
        f"{name}: silent": _to(name, _sets("is_silent")),
        f"{name}: stalled": _to(name, _sets("is_stalled")),
        f"{name}: answer withheld": _to(name, _sets("withholds")),
        f"{name}: late answer": _to(name, _answers_late),
        f"{name}: never answers again": _to(name, _sets("never_answers")),
        f"{name}: paper out for a minute": _to(name, _nobody_comes(_lacks(Trouble.PAPER_OUT))),
        f"{name}: cutter error for a minute": _to(name, _nobody_comes(_lacks(Trouble.CUTTER))),
        f"{name}: unplugged for a minute": _to(name, _nobody_comes(Machine.unplug)),
        f"{name}: silent for a minute": _to(name, _nobody_comes(_sets("is_silent"))),
        f"{name}: stalled for a minute": _to(name, _nobody_comes(_sets("is_stalled"))),
        **{
            f"{name}: {count} papers cannot be composed": _to(name, _sets("unrenderable", count))
            for count in (1, 3, 4)
        },
    }


EVENTS: dict[str, Event] = {
    **_printer_events(BAR),
    **_printer_events(RECEIPT),
    **_printer_events(STANDBY),
    "first ticket scanned": _scan_first,
    "last ticket scanned": _scan_last,
    "backup taken": _backup,
    "foreign code scanned": _foreign_scan,
    "order cancelled": _cancel,
    "next evening": _next_evening,
    "a minute passes": _minute_passes,
    "base refuses": _base("refuses"),
    "base hears nothing": _base("hears nothing"),
    "base answers nothing": _base("answers nothing"),
    "base is down": _base_down,
}

FREE = frozenset(name for name in EVENTS if name.endswith("late answer"))
"""The second half of an event that was paid for already."""

_BASE_POINTS = ("before the call is made", "call begun")
_PRINTER_POINTS = (" is asked how it is", "before the first write call", " written", "waits: ")
"""What is done to a printer is noticed at its next word: these are the moments just before."""

_BAR_POINTS = (
    " is asked how it is",
    " is given a paper",
    "before the first write call",
    "head of ",
    "before the confirmation",
    "waits: ",
    "after the confirmation",
    "the confirmation does not come",
)
"""What another thread commits is noticed at the next look: between any two looks is one."""


def applies(event: str, move: str, point: str) -> bool:
    """Whether it can make a difference just here; ``*`` marks a point inside a unit of work."""
    if event.startswith("base"):
        return any(word in point for word in _BASE_POINTS)
    if point.endswith("*"):
        return False
    printer, is_of_printer, _ = event.partition(":")
    if is_of_printer:
        if " is asked" in point and not point.startswith(printer):
            return False
        return move in {printer, "guest"} and any(word in point for word in _PRINTER_POINTS)
    if event == "backup taken":
        return any(word in point for word in (" is asked", "before the first", "before the con"))
    if event == "a minute passes" and move != RECEIPT:
        return False
    return any(word in point for word in _BAR_POINTS)
