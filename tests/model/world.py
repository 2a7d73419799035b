"""Who is next in the world, and what each of them does.

A move is one turn of one actor: the guest, a printer's worker, the pagers' worker, the bartender,
the person who repairs things while time passes. Inside a move the world may act at ``points``. The
real services do the moves; here is only whose turn it is.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.domain.order import Order
from kiosk.services.ordering import BAR, RECEIPT, STANDBY
from kiosk.services.restored import queue_paper
from tests.fakes import SetClock
from tests.model import canon, points, promise
from tests.model.database import Database
from tests.model.guest import order_next_evening, order_twice
from tests.model.house import House
from tests.model.machine import Sheet
from tests.model.moments import Moment, moment_of
from tests.model.points import Cut, Points, PowerCut
from tests.model.printer import ModelPrinter
from tests.model.street import ModelBase, Street

ROUND_S = 9.0
"""Seconds a round takes: longer than *ready* must stand before *collected*, short enough for the
second step of a scan."""

Event = Callable[["World"], None]


class World:
    """Lives one move at a time. Make it once: it is put into a moment by :meth:`enter`."""

    def __init__(
        self, folder: Path, *, wrap: Callable[[Any], Any] = lambda storage: storage
    ) -> None:
        self.clock = SetClock()
        self.street = Street({}, 0)
        self.house: House | None = None
        self._waiting: list[str] = []
        self._database = Database(folder, self.at, wrap=wrap)
        self._points = Points(self._database, self._street_now)
        self.storage = self._database.storage
        self.eyes = self._database.eyes

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    # -- moments ------------------------------------------------------------------------------

    def enter(self, moment: Moment) -> None:
        """Put everything back as it was."""
        self._database.put(moment.database)
        self._go_to(pickle.loads(moment.street))  # noqa: S301  our own
        if moment.memory is not None:
            self.house = self._new_house()
            self.house.thaw(moment.memory)

    def leave(self) -> Moment:
        """This moment, to come back to."""
        return moment_of(self._database, self._street_now(), self.house)

    def start(self, street: Street) -> Moment:
        """The first moment: nothing was ever ordered and no process runs."""
        self._database.put(self._database.empty)
        self._go_to(street)
        return self.leave()

    def rows(self) -> canon.Rows:
        """All rows as they are committed."""
        return self._database.rows()

    def _go_to(self, street: Street) -> None:
        """Stand in that street, at its time; no process runs yet."""
        self.street, self.house = street, None
        self.clock._now, self.clock._monotonic = street.now, street.monotonic

    def _street_now(self) -> Street:
        """The street, with the time that it is."""
        self.street.now, self.street.monotonic = self.clock.now(), self.clock.monotonic()
        return self.street

    def _new_house(self) -> House:
        printers = {name: self._printer(name) for name in self.street.machines}
        return House(
            self.storage,
            self.clock,
            self,
            printers=printers,
            base=ModelBase(lambda: self.street.base, self.at),
            at=self.at,
        )

    def _printer(self, name: str) -> ModelPrinter:
        return ModelPrinter(
            name,
            self.clock,
            machine=lambda: self.street.machines[name],
            at=self.at,
            on_begin=self._begun,
            meanwhile=self._meanwhile,
        )

    # -- points -------------------------------------------------------------------------------

    def at(self, name: str) -> None:
        """Something could happen just here."""
        self._points.at(name)

    @property
    def reached(self) -> list[str]:
        """The points of this move so far."""
        return self._points.reached

    def end_process(self, how: str) -> None:
        """Whatever was in memory is gone; after a power cut also what the printers held."""
        points.end_process(self.street, how)

    # -- moves --------------------------------------------------------------------------------

    @property
    def next_move(self) -> str:
        """Whose turn it is."""
        if self.house is None:
            return "restore" if self.street.is_restoring else "start"
        moves = self._moves()
        return moves[self.street.turn % len(moves)]

    def _moves(self) -> list[str]:
        machines = list(self.street.machines)
        serving = ["pagers", "bartender"] if self.street.serves else []
        guest = ["guest"] if self.street.guest < self.street.guests else []
        return [*guest, *machines, *serving, "time"]

    def move(self, *, event: tuple[str, Event] | None = None, stop_at: str = "") -> tuple[Cut, ...]:
        """Let the next actor take its turn; gives what is left if the process ends in it."""
        happens = None if event is None else (event[0], partial(event[1], self))
        self._points.begin(event=happens, stop_at=stop_at)
        move = self.next_move
        before, served = self._moves(), self.street.guest
        try:
            self._do(move)
        finally:
            cuts = self._points.end()
        if move in {"start", "restore"}:
            self.street.turn = 0
        elif self.street.in_a_row and served < self.street.guest < self.street.guests:
            pass  # the next guest is faster than any printer
        elif self._moves() == before:
            self.street.turn = (self.street.turn + 1) % len(before)
        if self._points.missed is not None:
            raise LookupError(f"{move}: there is no point {self._points.missed!r}")
        return cuts

    def _do(self, move: str) -> None:
        if move == "start":
            self._start()
        elif move == "restore":
            self._restore()
        elif move == "guest":
            self._order()
        elif move == "pagers":
            self._house.caller.step()
        elif move == "bartender":
            self.scan_next()
        elif move == "time":
            self._pass_time()
        else:
            self._house.spoolers[move].step()

    @property
    def _house(self) -> House:
        assert self.house is not None
        return self.house

    def _start(self) -> None:
        """As the composition root does it; the first thing a guest sees is her number."""
        self._database.prepare()
        if self.street.was_restored:
            with self.storage.write() as records:
                queue_paper(records, self.clock.now())
                records.commit()
        self.house = self._new_house()
        for order in self.house.ordering.unshown():
            self._show(order)

    def take_backup(self) -> None:
        """``kiosk backup``, while the kiosk runs: what is committed now is kept."""
        self.street.backup = self._database.back_up()

    def _restore(self) -> None:
        """``kiosk restore``: the backup takes the place of what the ended process left."""
        street = self.street
        assert street.backup is not None
        self._database.restore(street.backup, self.clock.now())
        street.backup, street.is_restoring = None, False
        street.was_restored = True
        known = {row["key"] for row in self.rows()["orders"]}
        street.forgotten = street.shown - known

    def _order(self) -> None:
        order = order_twice(self._house.ordering, self._new_key())
        if order is not None:
            self._show(order)

    def _new_key(self) -> str:
        """A basket of hers that was lost with the process is followed by another."""
        prefix = f"guest-{self.street.guest}-"
        asked = "SELECT count(*) FROM orders WHERE key LIKE ?"
        used = self.eyes.execute(asked, (f"{prefix}%",)).fetchone()[0]
        return f"{prefix}{used}"

    def order_of_next_evening(self) -> None:
        """Somebody orders a day later, and her number is shown."""
        self.street.shown.add(order_next_evening(self._house.ordering).key)

    def _show(self, order: Order) -> None:
        street = self.street
        street.shown.add(order.key)
        promise.shown(order, street)
        if order.key.startswith(f"guest-{street.guest}-"):
            street.guest += 1
        self.at("her number is on the glass")
        self._house.ordering.mark_shown(order.key)

    def _meanwhile(self, waiting: str) -> None:
        """A printer waits for a person; its stand-in has its turns, and a round passes."""
        other = {BAR: STANDBY, STANDBY: BAR}.get(waiting, "")
        if other in self._house.spoolers and other not in self._waiting:
            self._waiting.append(waiting)
            self._house.spoolers[other].step()
            self._waiting.remove(waiting)
        self.street.machines[waiting].repair()
        self.clock.advance(ROUND_S)

    def _pass_time(self) -> None:
        """Whatever was wrong is seen to by a person."""
        for machine in self.street.machines.values():
            machine.repair()
        self.street.base.is_down = False
        self.clock.advance(ROUND_S)

    def scan_next(self) -> None:
        """The bartender takes the first ticket that is not done with and scans it."""
        states = {row["id"]: row["state"] for row in self.rows()["orders"]}
        orders = {row["code"]: row["order_id"] for row in self.rows()["print_jobs"]}
        for sheet in self.tickets():
            if states.get(orders.get(sheet.code)) in {"placed", "ready"}:
                self._house.bar.scan(sheet.code)
                return

    def tickets(self) -> list[Sheet]:
        """The whole tickets that lie at the bar."""
        return [
            sheet
            for name, machine in self.street.machines.items()
            if name != RECEIPT
            for sheet in machine.complete()
            if sheet.kind == "ticket"
        ]

    # -- chance -------------------------------------------------------------------------------

    def key(self) -> str:
        """No service makes a basket's key."""
        raise NotImplementedError

    def identifier(self) -> str:
        """New as far as the world has ever seen: neither stored nor on any wire before."""
        used = {int(row[0]) for row in self.eyes.execute("SELECT identifier FROM print_attempts")}
        for machine in self.street.machines.values():
            used |= {int(sheet.identifier) for sheet in machine.sheets}
        return f"{max(used, default=0) + 1:04d}"

    def _begun(self, sheet: Sheet) -> None:
        """The first write call of a paper: what must be true of it is looked at here."""
        promise.begun(sheet, self.street, self.eyes)


__all__ = ["Event", "Moment", "PowerCut", "World"]
