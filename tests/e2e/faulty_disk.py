"""What happens at a window whose disk fails: ``python -m tests.e2e.faulty_disk STORY FOLDER``.

Run in a mount namespace with a small disk of its own; where that is not allowed the test calls
the stories itself, with a disk that is stood in for.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.config import Config, load_config
from kiosk.domain.order import OrderState
from kiosk.domain.printjob import JobState
from kiosk.ports import Records
from kiosk.presenters.views import BasketView
from tests.e2e.conftest import SCANNER, Place
from tests.e2e.devices import PrinterDevice, code_of, is_copy
from tests.e2e.disks import Disk, SmallDisk
from tests.e2e.patient_window import PatientWindow
from tests.e2e.window import HeadlessWindow

NOT_ORDERED = "Non è andata: non hai ordinato nulla. Riprova."
NOT_SAVED = "non salvato"


class Log(logging.Handler):
    """What the storage has said."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        logging.getLogger("kiosk.storage").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def put_on(place: Place, folder: str) -> Config:
    """The place's configuration with its database in this folder."""
    text = place.config_file.read_text(encoding="utf-8")
    place.config_file.write_text(text.replace("sqlite:///", f"sqlite:///{folder}/"), "utf-8")
    return load_config(place.config_file)


def full(place: Place, disk: Disk) -> None:
    """The disk fills up between two orders, and somebody makes room."""
    place.configure(SCANNER)
    config = put_on(place, "disk")
    bar, scanner, log = place.plug_in_printer(), place.plug_in_scanner(), Log()
    with HeadlessWindow(config) as window:
        disk.watch(window.engine.storage._engine)  # type: ignore[union-attr]
        window.order_a_negroni()
        (ticket,) = window.until(lambda: bar.tickets, "the first ticket")
        window.until_stored(all_noted, "the first ticket is proven, its number was seen")
        window.next_guest()

        disk.fill()
        refused_order(window)
        scanner.tell(code_of(ticket))
        window.until(lambda: has_said(bar, NOT_SAVED), "the bar hears that the scan was not saved")
        assert numbers(window) == {1: OrderState.PLACED}
        if isinstance(disk, SmallDisk):
            window.until_closed()

        disk.make_room()
        window.until_open()
        assert isinstance(window.presenter.view, BasketView)
        window.presenter.order()
        window.until(lambda: len(bar.tickets) == 2, "the second ticket")
        window.until_stored(all_printed, "the second ticket is proven")
        assert numbers(window) == {1: OrderState.PLACED, 2: OrderState.PLACED}
        scanner.tell(code_of(ticket))
        window.until(lambda: window.presenter.status.ready == (1,), "ready after all")
    assert not any(map(is_copy, bar.tickets))
    if isinstance(disk, SmallDisk):
        assert [line.partition(":")[0] for line in log.lines] == [
            "the database does not write",
            "the database does write again",
        ]


class FillsAt:
    """The disk fills up at one named step, once."""

    def __init__(self, step: str, disk: Disk) -> None:
        self._step = step
        self._disk = disk
        self.is_over = False

    def reached(self, step: str) -> None:
        """Nothing, or the last byte is taken."""
        if step == self._step and not self.is_over:
            self._disk.fill()
            self.is_over = True


def full_before_the_ticket(place: Place, disk: Disk) -> None:
    """The order is saved, and then there is no room to note that its ticket is begun."""
    _ticket_of_a_full_disk(place, disk, step="after order commit", comes_before=False)


def full_before_the_proof(place: Place, disk: Disk) -> None:
    """The ticket is out, and there is no room to note that it is."""
    _ticket_of_a_full_disk(place, disk, step="before proof commit", comes_before=True)


def _ticket_of_a_full_disk(place: Place, disk: Disk, *, step: str, comes_before: bool) -> None:
    config = put_on(place, "disk")
    bar, log = place.plug_in_printer(), Log()
    with HeadlessWindow(config, steps=FillsAt(step, disk)) as window:
        disk.watch(window.engine.storage._engine)  # type: ignore[union-attr]
        assert window.order_a_negroni().number == "1"  # it is saved, and it is shown
        window.until(lambda: _refused(log), "the disk refuses what follows")
        assert len(bar.tickets) == comes_before
        if isinstance(disk, SmallDisk):
            window.until(lambda: not window.presenter.status.is_open, "no more orders are taken")

        disk.make_room()
        window.until_stored(all_printed, "the ticket is proven")
        assert numbers(window) == {1: OrderState.PLACED}
        window.until_open()
    (ticket,) = bar.tickets
    assert not is_copy(ticket)


def read_only(place: Place, disk: Disk) -> None:
    """The kernel has made the disk read-only; the kiosk starts, and the disk is mended."""
    assert isinstance(disk, SmallDisk)
    _start_on(place, broken=disk.make_read_only, mended=disk.make_writable)


def full_at_the_start(place: Place, disk: Disk) -> None:
    """Something has filled the disk over the day; the kiosk starts, and somebody makes room."""
    assert isinstance(disk, SmallDisk)
    _start_on(place, broken=disk.fill, mended=disk.make_room)


def _start_on(place: Place, *, broken: Callable[[], None], mended: Callable[[], None]) -> None:
    config = put_on(place, "disk")
    bar = place.plug_in_printer()
    with HeadlessWindow(config) as window:
        window.order_a_negroni()
        window.until_stored(all_printed, "the first ticket is proven")
    broken()
    with PatientWindow(config) as window:
        window.until_closed()
        mended()
        window.order_a_negroni()
        window.until(lambda: len(bar.tickets) == 2, "the second ticket")
        assert set(numbers(window)) == {1, 2}
    assert not any(map(is_copy, bar.tickets))


def refused_order(window: HeadlessWindow) -> None:
    """A guest orders, and is told that nothing was."""
    guest = window.presenter
    guest.start()
    guest.open_drink("negroni")
    guest.choose_option("bitter", "amaro")
    guest.add_drink()
    guest.open_basket()
    before = len(window.views)
    guest.order()

    def told() -> bool:
        return any(NOT_ORDERED in repr(view) for view in window.views[before:])

    window.until(told, "the guest is told that nothing was ordered")


def numbers(window: HeadlessWindow) -> dict[int, OrderState]:
    """Every order there is, by its number; no number twice."""
    assert window.engine.storage is not None
    with window.engine.storage.read() as records:
        orders = records.orders.of_day(None)
    found = {order.number: order.state for order in orders}
    assert len(found) == len(orders)
    return found


def all_printed(records: Records) -> bool:
    """Every paper so far is known to be out."""
    jobs = records.jobs.of_day(None)
    return bool(jobs) and all(job.state is JobState.PRINTED for job in jobs)


def all_noted(records: Records) -> bool:
    """And every number is known to have been shown: nothing is left to be written."""
    return all_printed(records) and all(
        order.shown_at is not None for order in records.orders.of_day(None)
    )


def has_said(printer: PrinterDevice, words: str) -> bool:
    """A line on its paper says so."""
    return any(words in line for page in printer.pages for line in page.lines)


def _refused(log: Log) -> bool:
    return any("does not write" in line for line in log.lines)


FULL_DISKS: dict[str, Callable[[Place, Disk], None]] = {
    "full": full,
    "full_before_the_ticket": full_before_the_ticket,
    "full_before_the_proof": full_before_the_proof,
}

BAD_STARTS: dict[str, Callable[[Place, Disk], None]] = {
    "read_only": read_only,
    "full_at_the_start": full_at_the_start,
}

STORIES = {**FULL_DISKS, **BAD_STARTS}


def main(story: str, folder: str) -> None:
    """Play one story on a disk of its own."""
    place = Place(Path(folder))
    try:
        STORIES[story](place, SmallDisk(Path(folder) / "disk"))
    finally:
        place.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
