"""Everything behind the screen: database, devices, and the workers between them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Protocol

from kiosk.bootstrap.bar import BarRoom, pager_behind_bar
from kiosk.bootstrap.devices import Devices, Staging, build_devices, cache_folder
from kiosk.bootstrap.printers import PrinterRoom
from kiosk.bootstrap.selling import (
    calendar,
    missing_goods,
    open_catalogue,
    open_hours,
    terms_reader,
    window_rules,
)
from kiosk.bootstrap.sounding import employ_chime
from kiosk.bootstrap.staff import A_CALL_AT_MOST_S, BeatingSteps, Staff
from kiosk.bootstrap.stores import open_storage, stock_pagers
from kiosk.bootstrap.voice import employ_voice
from kiosk.bootstrap.watch import health_watch
from kiosk.bootstrap.world import World
from kiosk.config import Config
from kiosk.domain.menu import Offer
from kiosk.domain.order import Order
from kiosk.domain.standby import TAKE_OVER_AFTER, TakeOverAfter
from kiosk.ports import PagerBase, Post, Storage, StorageFailed
from kiosk.presenters.aloud.listening import Voice
from kiosk.presenters.errands import Errands
from kiosk.services.headstart import HeadStart
from kiosk.services.heartbeats import Heartbeats
from kiosk.services.ordering import BAR, Ordering
from kiosk.services.status import StatusReader, WindowStatus

if TYPE_CHECKING:  # the first picture does not wait for what only a started engine needs
    from kiosk.services.answers import Answers
    from kiosk.services.asking import Doors
    from kiosk.services.behindbar import BehindBar
    from kiosk.services.catalogue import Catalogue
    from kiosk.services.chime import Chime
    from kiosk.services.desk import Desk
    from kiosk.services.hoursbook import HoursBook
    from kiosk.services.spooler import Spooler
    from kiosk.services.staffdesk import StaffDesk
    from kiosk.services.terms import TermsReader

log = logging.getLogger(__name__)


class Listener(Protocol):
    """The screen's side: told on the screen's thread, through ``post``."""

    errands: Errands | None
    voice: Voice | None

    def status_changed(self, status: WindowStatus) -> None:
        """The window opened, closed, or a number moved on."""

    def offer_changed(self, offer: Offer) -> None:
        """What is on sale is another."""

    def show_unshown(self, order: Order) -> None:
        """A number from before a restart must be shown."""


class Engine:
    """Database, devices and workers of one window. Start it once, stop it once.

    ``start`` takes a while and belongs to a thread of its own; the window's lock must be held.
    """

    def __init__(
        self,
        config: Config,
        listener: Listener,
        *,
        post: Post,
        world: World,
        staging: Staging | None = None,
        on_devices: Callable[[Devices], None] = lambda _devices: None,
        takeover: TakeOverAfter = TAKE_OVER_AFTER,
        heartbeats: Heartbeats | None = None,
        hopeless: Callable[[str], None] = lambda _name: None,
    ) -> None:
        self._config = config
        self._listener = listener
        self._post = post
        self._world = world
        self._staging = staging
        self._on_devices = on_devices
        self._takeover = takeover
        self._stack = ExitStack()
        self._staff = Staff(heartbeats or Heartbeats(world.clock.monotonic), hopeless)
        self._wakers: list[Callable[[], None]] = []
        self._head_start = HeadStart(world.steps)
        self._terms: TermsReader | None = None
        self._behind_bar: BehindBar | None = None
        self._hours: HoursBook | None = None
        self._catalogue: Catalogue  # since the start
        self.storage: Storage | None = None
        self.staff_desk: StaffDesk | None = None

    def start(self) -> None:
        """Open the database, build the devices, set everyone to work.

        Raises ``StorageFailed`` or ``BadSetting``; the window then stays closed.
        """
        config, world = self._config, self._world
        if self._terms is None:  # a start that is tried again has them already
            self._hours = open_hours(config)
            self._catalogue = open_catalogue(
                config, world.clock, self._offer_changed, hours=self._hours
            )
            self._terms = terms_reader(config, world.clock, self._hours)
        with ExitStack() as stack:
            self.storage = stack.enter_context(open_storage(config, world.clock))
            stock_pagers(self.storage, config, world)
            devices = stack.enter_context(
                build_devices(config, world.ids, self._staging, cache=cache_folder(config))
            )
            self._on_devices(devices)
            self._stack = stack.pop_all()
        self._employ(self.storage, devices)
        self._staff.start()

    def stop(self) -> None:
        """Let the workers end, then let the devices and the database go. Allowed twice."""
        self._staff.stop()
        self._stack.close()

    @property
    def falls(self) -> Mapping[str, int]:
        """How often each worker has fallen since the start, those that have; from any thread."""
        return self._staff.falls

    def wake(self) -> None:
        """There is something new to do; from any thread."""
        for waker in self._wakers:
            waker()

    def _offer_changed(self, offer: Offer) -> None:
        self._post(lambda: self._listener.offer_changed(offer))

    def _placed(self) -> None:
        """An order was placed: first its ticket, then everybody else."""
        self._head_start.give(self._wakers[0])
        self.wake()

    # -- putting together ---------------------------------------------------------------------

    def _employ(self, storage: Storage, devices: Devices) -> None:
        """Make the services and a worker for each of them."""
        from kiosk.services.answers import Answers
        from kiosk.services.asking import Doors

        answers = Answers(self.wake, monotonic=self._world.clock.monotonic)
        self._answer_again(storage, answers)
        doors = Doors()
        pager = devices.pager.port if devices.pager else None
        receipt = devices.receipt.port if devices.receipt else None
        folder = self._staging.folder if self._staging else None
        chime = employ_chime(self._config, self._staff, self._world.clock, folder=folder)
        status = StatusReader(
            storage,
            self._world.clock,
            bar=devices.bar.port,
            receipt=receipt,
            pagers=pager,
            standby=devices.standby.port if devices.standby else None,
            watch=health_watch(
                devices,
                self._world.clock,
                answers,
                falls=lambda: sum(self.falls.values()),
                sound=chime,
                menu=self._catalogue,
                hours=self._hours,
            ),
            terms=self._terms,
        )
        self._catalogue.ask_bar(missing_goods(self._config, storage, self._world.clock))
        self._staff.employ("menu", self._catalogue.run, interrupt=self._catalogue.look_soon)
        desk = self._desk(storage, status, doors, answers, chime)
        room = PrinterRoom(storage, self._world, desk.look, self._head_start)
        for spooler in room.for_tickets(devices, answers, self._takeover):
            self._employ_spooler(spooler)
            doors.watch(spooler.asking)
        for spooler in room.for_receipts(devices):
            self._employ_spooler(spooler)
        self._behind_bar = pager_behind_bar(self._config, self._world)
        self._wakers.append(self._catalogue.look_soon)  # a card may have said what ran out
        if pager is not None:
            self._employ_caller(storage, pager, answers)
        self._open_bar(storage, devices, answers, status, desk)

    def _answer_again(self, storage: Storage, answers: Answers) -> None:
        """What was scanned before the last end may have been answered by no bell."""
        from kiosk.services.unheard import unheard_scans

        try:
            with storage.read() as records:
                lines = unheard_scans(records, BAR, self._world.clock.now())
        except StorageFailed as error:
            log.warning("what was scanned last is not said again: %s", error)
            return
        for line in lines:
            answers.say(line)

    def _desk(
        self,
        storage: Storage,
        status: StatusReader,
        doors: Doors,
        answers: Answers,
        chime: Chime | None,
    ) -> Desk:
        from kiosk.services.desk import Desk
        from kiosk.services.help import HelpBell

        world, listener = self._world, self._listener
        rules = window_rules(self._config)
        desk = Desk(
            Ordering(
                storage,
                world.clock,
                rules=rules,
                may_order=doors.may_order,
                steps=world.steps,
                terms=self._terms,
                offer=lambda: self._catalogue.offer,
            ),
            status,
            post=self._post,
            on_status=listener.status_changed,
            on_unshown=listener.show_unshown,
            on_placed=self._placed,
            ask_printer=doors.ask,
            bell=HelpBell(storage, world.clock, rules=rules, answers=answers, asked=self.wake),
            announce=chime.hear if chime else lambda _status: None,
        )
        listener.errands = desk
        listener.voice = employ_voice(self._config, self._staff)
        self._staff.employ("desk", desk.run, interrupt=desk.look)
        return desk

    def _employ_spooler(self, spooler: Spooler) -> None:
        self._wakers.append(spooler.wake.set)
        name = f"printer {spooler.name}"
        beat = self._staff.beat(name)
        spooler.while_waiting(beat)  # a paper may be held all night, lawfully
        self._staff.employ(
            name, spooler.run, interrupt=spooler.interrupt, nudge=spooler.wake.set, beat=beat
        )

    def _employ_caller(self, storage: Storage, base: PagerBase, answers: Answers) -> None:
        from kiosk.services.calling import Caller

        world = self._world
        beat = self._staff.beat("pagers", within_s=A_CALL_AT_MOST_S)
        steps = BeatingSteps(world.steps, beat)
        caller = Caller(
            storage, base, world.clock, answers=answers, steps=steps, behind_bar=self._behind_bar
        )

        def interrupt() -> None:
            base.cancel()
            caller.wake.set()

        self._wakers.append(caller.wake.set)
        self._staff.employ(
            "pagers", caller.run, interrupt=interrupt, nudge=caller.wake.set, beat=beat
        )

    def _open_bar(
        self, storage: Storage, devices: Devices, answers: Answers, status: StatusReader, desk: Desk
    ) -> None:
        def changed() -> None:
            self.wake()
            desk.look()

        room = BarRoom(
            config=self._config,
            storage=storage,
            world=self._world,
            staff=self._staff,
            answers=answers,
            printer_works=status.may_order,
            changed=changed,
            menu=lambda: self._catalogue.offer.menu,
            calendar=calendar(self._config, self._hours),
            behind_bar=self._behind_bar,
            post=self._post,
            on_staff_desk=partial(setattr, self, "staff_desk"),
        )
        room.open(devices.scanner.port if devices.scanner else None)
