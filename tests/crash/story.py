"""One run: lives of the kiosk that end by lightning, then one that must put everything right."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

from kiosk.presenters.board import READY_ON_A_PAGE
from tests.crash.checker import COPIES_BY_ITSELF, Broken, check
from tests.crash.evidence import Evidence, Stored, StoredOrder
from tests.crash.papers import Kind
from tests.crash.people import Bartender, Guest, put_numbers_away
from tests.crash.place import Place
from tests.crash.plans import Fault, How, Kill, Plan, When
from tests.crash.victim import Died, Victim

FAULT_PATIENCE_S = 4.0
"""Seconds a story goes on that a fault holds up: then lightning strikes all the same."""

REST_WITHIN_S = 120.0
"""Seconds in which everything must come to rest once nothing is wrong any more."""


class Stretch:
    """Runs on one window, one after the other; the kiosk lives on between them."""

    def __init__(self, place: Place) -> None:
        self.kills = 0
        self.missed: list[Kill] = []
        self._place = place
        self._bartender = Bartender(place)
        self._victim = place.start()

    def run(self, plan: Plan) -> list[Broken]:
        """Do what the plan says; what of the promise does not hold afterwards."""
        chance = random.Random(plan.seed)  # noqa: S311 - it must be repeatable
        mends_late = chance.random() < 0.5
        try:
            self._bartender.clear_the_counter(self._victim)
            for place, kill in enumerate(plan.kills):
                fault = plan.fault if place == 0 else None
                self._live(kill, fault, chance=chance, card=plan.card)
                self._end_life(kill, may_miss=place > 0 or fault is not None)
                if plan.fault and not mends_late:
                    self._mend(plan.fault)
                self._victim = self._place.start(_deadly_from_birth(plan.kills[place + 1 :]))
            if plan.fault and mends_late:
                self._victim.wait(lambda: self._victim.glass, "the new kiosk")
                self._mend(plan.fault)
            self._rest()
        except AssertionError as stuck:
            return [Broken("everything comes to rest", None, str(stuck)), *self._check()]
        except Died as ended:
            return [Broken("the kiosk lives on", None, f"it ended before: {ended}")]
        return self._check()

    def _check(self) -> list[Broken]:
        return check(Evidence(self._place.folder))

    def _live(self, kill: Kill, fault: Fault | None, *, chance: random.Random, card: str) -> None:
        """A guest, a ticket, a call, a collected drink, until the lightning strikes."""
        victim = self._victim
        if fault is not None:
            victim.patience_s = FAULT_PATIENCE_S
        try:
            with suppress(Died):
                self._arm(kill, now=fault is None)
                self._tell(
                    victim,
                    kill,
                    chance=chance,
                    card=card,
                    begin=lambda when: self._begin(fault, when, kill=kill),
                )
        except AssertionError:
            if fault is None:
                raise

    def _tell(
        self,
        victim: Victim,
        kill: Kill,
        *,
        chance: random.Random,
        card: str,
        begin: Callable[[When], None],
    ) -> None:
        guest, bartender = Guest(victim, chance), self._bartender
        if kill.step == "collected" and bartender.stored.in_state("ready"):
            bartender.hand_over(victim, wait=True)
        guest.look_at_basket()
        begin(When.BEFORE_ORDER)
        guest.order()
        begin(When.AFTER_ORDER)
        number = guest.read_number()
        begin(When.WHILE_SCANNING)
        bartender.make_all_ready(victim)
        bartender.make_ready(victim, number)
        if card:
            bartender.play(victim, number, card)
        bartender.hand_over(victim, wait=False)
        victim.wait(lambda: not bartender.stored.waiting_calls, "the calls are made")
        if kill.step == "collected":
            bartender.hand_over(victim, wait=True)
        victim.wait(lambda: _jobs_rest(bartender.stored), "the papers are proven")

    def _arm(self, kill: Kill, *, now: bool) -> None:
        """Get the lightning ready; its moment counts from ``now``, or else from the fault."""
        victim, place = self._victim, self._place
        match kill.how:
            case How.STEP if kill.step != victim.armed:
                victim.die_at(kill.step, kill.count)
            case How.BYTES:
                place.bar.tell(f"strike-after {kill.count} {victim.pid}")
            case How.RECEIPT:
                place.receipt.tell(f"strike-after {kill.count} {victim.pid}")
            case How.PAGE:
                place.bar.tell(f"strike-at-page {victim.pid}")
            case How.MOMENT if now:
                victim.kill_in(kill.after_s)

    def _end_life(self, kill: Kill, *, may_miss: bool) -> None:
        """Bury it. A step that was never reached is noted: its name may be no step any more."""
        self._victim.kill()
        self.kills += 1
        if kill.how is How.STEP and not may_miss and not self._victim.died_at_a_step:
            self.missed.append(kill)
        self._place.bar.tell("forget")
        self._place.receipt.tell("forget")

    def _begin(self, fault: Fault | None, when: When, *, kill: Kill) -> None:
        if fault is not None and fault.when is when:
            self._type(fault.device, fault.begins)
            if kill.how is How.MOMENT:
                self._victim.kill_in(kill.after_s)

    def _mend(self, fault: Fault) -> None:
        self._type(fault.device, fault.mends)

    def _type(self, device: str, verbs: tuple[str, ...]) -> None:
        wires = {
            "bar": self._place.bar,
            "receipt": self._place.receipt,
            "pager": self._place.pager,
        }
        for verb in verbs:
            wires[device].tell(verb)

    def _rest(self) -> None:
        """Everybody goes home; nothing is left to do."""
        victim = self._victim
        victim.patience_s = REST_WITHIN_S
        put_numbers_away(victim)
        victim.wait(self._is_at_rest, "rest")

    def _is_at_rest(self) -> bool:
        glass = self._victim.glass
        if glass is None or glass["screen"] == "NumberScreen":
            put_numbers_away(self._victim)
            return False
        stored = self._bartender.stored
        return (
            bool(glass["is_open"])
            and glass["ready"] in _pages_of_ready(stored)
            and not stored.waiting_calls
            and all(self._tickets_rest(stored, order) for order in stored.orders)
            and _jobs_rest(stored)
        )

    def _tickets_rest(self, stored: Stored, order: StoredOrder) -> bool:
        """A ticket is proven, nobody wants one any more, or a person was asked to look."""
        tickets = stored.tickets(order)
        if order.state not in ("placed", "ready") or any(t.state == "printed" for t in tickets):
            return True
        exhausted = sum(ticket.is_copy for ticket in tickets) >= COPIES_BY_ITSELF
        return exhausted and self._person_was_asked(order.number)

    def _person_was_asked(self, number: int) -> bool:
        return any(
            page.kind is Kind.ANSWER and any(line.startswith(f"{number}: ") for line in page.lines)
            for page in self._place.bar.pages
        )


def _pages_of_ready(stored: Stored) -> list[list[int]]:
    """What may stand on the board: who became ready last comes first, eight to a page."""
    ready = sorted(stored.in_state("ready"), key=lambda order: order.history[-1][1], reverse=True)
    numbers = [order.number for order in ready]
    starts = range(0, max(1, len(numbers)), READY_ON_A_PAGE)
    return [numbers[start : start + READY_ON_A_PAGE] for start in starts]


def _jobs_rest(stored: Stored) -> bool:
    return all(job.state not in ("queued", "failed", "printing") for job in stored.jobs)


def _deadly_from_birth(kills: tuple[Kill, ...]) -> tuple[int, str] | None:
    """A step at which the next life ends, also while it puts things right."""
    if not kills or kills[0].how is not How.STEP:
        return None
    return kills[0].count, kills[0].step
