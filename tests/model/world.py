"""One moment of the world, and the next move in it.

A move is one turn of one actor: the guest, a printer's worker, the pagers' worker, the bartender,
the person who repairs things while time passes. Inside a move the world may act at *points*: a
named step of the product, a commit from either side, a write call, a wait. The real services do
the moves; here is only who is next.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.domain.basket import Basket
from kiosk.domain.order import Order
from kiosk.domain.pagers import Pager, PagerState
from kiosk.services.ordering import BAR, RECEIPT, STANDBY, NotPlaced, Placed
from kiosk.services.restored import queue_paper
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import prepare
from kiosk.storage.unit import SqlStorage
from tests.fakes import SetClock, sample_menu
from tests.model import canon, promise
from tests.model.house import House, WatchedStorage
from tests.model.machine import Broken, Machine, Sheet
from tests.model.printer import ModelPrinter
from tests.model.restoring import restored
from tests.model.street import ModelBase, Street

ROUND_S = 9.0
"""Seconds a round takes: longer than *ready* must stand before *collected*, short enough for the
second step of a scan."""

Event = Callable[["World"], None]


@dataclass(frozen=True)
class Moment:
    """A moment that can be lived on from. ``memory`` is None when no process runs.

    ``is_over``: every paper is settled and no guest is left, so that nothing which happens to a
    printer from here on can touch the promise.
    """

    database: bytes
    street: bytes
    memory: bytes | None
    key: str
    is_over: bool


@dataclass(frozen=True)
class Cut:
    """What is left when the process ends at a point; ``how`` is "kill" or "power cut"."""

    how: str
    point: str
    moment: Moment


class World:
    """Lives one move at a time. Make it once: it is put into a moment by :meth:`enter`."""

    def __init__(
        self, folder: Path, *, wrap: Callable[[Any], Any] = lambda storage: storage
    ) -> None:
        self._file = folder / "kiosk.db"
        self._engine = open_engine(f"sqlite:///{self._file}")
        prepare(self._engine, "43", new_secret=lambda: bytes(32))
        self.storage = WatchedStorage(wrap(SqlStorage(self._engine, "43")), self.at)
        self.eyes = sqlite3.connect(self._file, isolation_level=None)
        self.eyes.execute("PRAGMA synchronous = OFF")
        self.clock = SetClock()
        self.street = Street({}, 0)
        self.house: House | None = None
        self._points: dict[str, int] = {}
        self._event: tuple[str, Event] | None = None
        self._cuts: list[Cut] | None = None
        self._deaf = 0
        self._last_cut: tuple[int, bytes] | None = None
        self._read_at = -1
        self._waiting: list[str] = []
        self._backups: dict[str, bytes] = {}
        self._rows: canon.Rows = {}
        self._content = b""
        self.reached: list[str] = []
        self.stop_at = ""
        with self.storage.write() as records:
            for number in (1, 2):
                records.pagers.save(Pager(number, PagerState.FREE, self.clock.now()))
            records.commit()
        self.empty = self.eyes.serialize()

    def close(self) -> None:
        """Let the database go."""
        self.eyes.close()
        self._engine.dispose()

    # -- moments ------------------------------------------------------------------------------

    def enter(self, moment: Moment) -> None:
        """Put everything back as it was."""
        self.put_database(moment.database)
        self.street = pickle.loads(moment.street)  # noqa: S301  our own
        self.clock._now, self.clock._monotonic = self.street.now, self.street.monotonic
        self.house = None
        if moment.memory is not None:
            self.house = self._new_house()
            self.house.thaw(moment.memory)

    def leave(self) -> Moment:
        """This moment, to come back to."""
        memory = None if self.house is None else self.house.freeze()
        return self._moment(memory)

    def start(self, street: Street) -> Moment:
        """The first moment: nothing was ever ordered and no process runs."""
        self.put_database(self.empty)
        self.street, self.house = street, None
        self.clock._now, self.clock._monotonic = street.now, street.monotonic
        return self._moment(None)

    def put_database(self, content: bytes) -> None:
        """The file's content is this from now on, for every connection."""
        plain = bytearray(content)
        plain[18:20] = b"\x01\x01"  # a copy in memory keeps no write-ahead log
        memory = sqlite3.connect(":memory:")
        memory.deserialize(bytes(plain))
        memory.backup(self.eyes)
        memory.close()
        self._read_at = -1

    def _moment(self, memory: bytes | None) -> Moment:
        street = self.street
        street.now, street.monotonic = self.clock.now(), self.clock.monotonic()
        rows = self.rows()
        promise.always(rows, street)
        remembered = None if memory is None or self.house is None else self.house.memory()
        whole = repr(
            (
                canon.of_rows(rows, street.now),
                [
                    canon.of_memory(value, street.now, street.monotonic)
                    for name, value in vars(street).items()
                    if name not in {"now", "monotonic"}
                ],
                canon.of_memory(remembered, street.now, street.monotonic),
            )
        )
        is_over = street.guest >= street.guests and all(
            job["state"] in {"printed", "withdrawn"} for job in rows["print_jobs"]
        )
        key = hashlib.blake2b(whole.encode(), digest_size=16).hexdigest()
        return Moment(self._content, street.frozen(), memory, key, is_over)

    def rows(self) -> canon.Rows:
        """All rows as they are committed, read once for each commit."""
        if self._read_at != self.storage.commits:
            self._read_at = self.storage.commits
            self._rows = canon.read(self.eyes)
            self._content = self.eyes.serialize()
        return self._rows

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
        if self._deaf:
            return
        count = self._points[name] = self._points.get(name, 0) + 1
        point = name if count == 1 else f"{name} ({count})"
        self.reached.append(f"{point}*" if self.storage.is_writing else point)
        if self._event is not None and self._event[0] == point:
            event, self._event = self._event[1], None
            self._let(event)
        if self._cuts is not None and self._event is None:
            self._cut(point)
        if point == self.stop_at:
            raise PowerCut(point)

    def _let(self, event: Event) -> None:
        self._deaf += 1
        try:
            event(self)
        finally:
            self._deaf -= 1

    def _cut(self, point: str) -> None:
        assert self._cuts is not None
        street = self.street
        street.now, street.monotonic = self.clock.now(), self.clock.monotonic()
        before = street.frozen()
        if self._last_cut == (self.storage.commits, before):
            return
        self._last_cut = (self.storage.commits, before)
        for how in ("kill", "power cut", "kill and restore"):
            if how == "power cut" and not any(each.buffer for each in street.machines.values()):
                continue
            if how == "kill and restore" and street.backup is None:
                continue
            self.street = pickle.loads(before)  # noqa: S301
            self.end_process(how)
            self._cuts.append(Cut(how, point, self._moment(None)))
        self.street = street

    def end_process(self, how: str) -> None:
        """Whatever was in memory is gone; after a power cut also what the printers held."""
        street = self.street
        street.turn = 0
        street.is_restoring = how == "kill and restore"
        for machine in street.machines.values():
            machine.listened = False
            machine.heard.clear()
            if how == "power cut":
                machine.lose_power()

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
        self._points.clear()
        self.reached.clear()
        self._event, self._cuts, self._last_cut = event, [], None
        self.stop_at = stop_at
        move = self.next_move
        before, served = self._moves(), self.street.guest
        try:
            self._do(move)
        finally:
            cuts, self._cuts = self._cuts, None
        if move in {"start", "restore"}:
            self.street.turn = 0
        elif self.street.in_a_row and served < self.street.guest < self.street.guests:
            pass  # the next guest is faster than any printer
        elif self._moves() == before:
            self.street.turn = (self.street.turn + 1) % len(before)
        if self._event is not None:
            raise LookupError(f"{move}: there is no point {self._event[0]!r}")
        return tuple(cuts or ())

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
        prepare(self._engine, "43", new_secret=lambda: bytes(32))
        if self.street.was_restored:
            with self.storage.write() as records:
                queue_paper(records, self.clock.now())
                records.commit()
        self.house = self._new_house()
        for order in self.house.ordering.unshown():
            self._show(order)

    def take_backup(self) -> None:
        """``kiosk backup``, while the kiosk runs: what is committed now is kept."""
        self.rows()
        name = hashlib.blake2b(self._content, digest_size=16).hexdigest()
        self._backups[name] = self._content
        self.street.backup = name

    def _restore(self) -> None:
        """``kiosk restore``: the backup takes the place of what the ended process left."""
        street = self.street
        assert street.backup is not None
        self.rows()
        self.put_database(restored(self._backups[street.backup], self._content, self.clock.now()))
        street.backup, street.is_restoring = None, False
        street.was_restored = True
        known = {row["key"] for row in self.rows()["orders"]}
        street.forgotten = street.shown - known

    def _order(self) -> None:
        """A guest touches *Order*, twice, as people do."""
        basket = Basket(self._new_key())
        chosen = sample_menu().drink("negroni")
        basket = basket.add(chosen, chosen.as_it_stands())
        first = self._house.ordering.place(basket, "en")
        if isinstance(first, NotPlaced):
            return
        second = self._house.ordering.place(basket, "en")
        if not isinstance(first, Placed) or not isinstance(second, Placed):
            raise Broken(f"a touch of Order was answered {first} and {second}")
        if first.order.number != second.order.number:
            raise Broken("a double touch made two orders")
        self._show(first.order)

    def _new_key(self) -> str:
        """A basket of hers that was lost with the process is followed by another."""
        prefix = f"guest-{self.street.guest}-"
        asked = "SELECT count(*) FROM orders WHERE key LIKE ?"
        used = self.eyes.execute(asked, (f"{prefix}%",)).fetchone()[0]
        return f"{prefix}{used}"

    def order_of_next_evening(self) -> None:
        """Somebody orders; that the printer works was asked a moment ago."""
        street = self.street
        basket = Basket("next evening")
        chosen = sample_menu().drink("chinotto")
        ordering = self._house.ordering
        may_order, ordering._may_order = ordering._may_order, lambda: True
        result = ordering.place(basket.add(chosen, chosen.as_it_stands()), "it")
        ordering._may_order = may_order
        if not isinstance(result, Placed):
            raise Broken(f"the next evening's guest was answered {result}")
        street.shown.add(result.order.key)

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


class PowerCut(BaseException):
    """The process ends here, in the middle."""


__all__ = ["BAR", "Cut", "Event", "Machine", "Moment", "PowerCut", "World"]
