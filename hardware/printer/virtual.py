"""A printer without any hardware: it takes the same bytes from the other end of the line.

Two faces: the kiosk's device speaks to it over the line; the world (a test, a demo, a person at
the bench tool) takes its paper out, opens its cover, pulls its plug, and looks at its pages.

Two threads: one takes bytes in and answers at once what must be answered at once, one prints.
"""

import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from hardware.errors import DeviceUnavailable
from hardware.printer.paper import Page
from hardware.printer.profile import Profile
from hardware.printer.virtual_manners import Manner, Moment, Traps
from hardware.printer.virtual_mechanism import Mechanism
from hardware.printer.virtual_parts import Voice
from hardware.printer.virtual_world import Answers, HeardBell
from hardware.transport import Transport

__all__ = ["Answers", "HeardBell", "Manner", "Moment", "VirtualPrinter"]

_READ_LIMIT = 256
_UNPLUGGED_PAUSE_S = 0.05  # how often a printer without a cable looks for one
_JOIN_S = 5.0  # the longest the line may take to let go of a thread
_PAGES_KEPT = 2000  # a printer that runs for weeks must not fill the memory
_BYTES_KEPT = 1 << 20
_HALF_A_CODE = 12  # bytes: past the head of a counted command, so in the middle of its data
_EVERYTHING = Answers()


class VirtualPrinter:
    """A printer at the far end of `line`; a context manager, or `start` and `close`.

    `answers` says what it cannot say. `on_page` is called for each cut page, on the printer's
    own thread and before it confirms that page. Everything that reaches it is added to the file
    `record`. Closing leaves `line` open: it belongs to who made it. All methods may be called
    from any thread.
    """

    def __init__(
        self,
        line: Transport,
        *,
        profile: Profile,
        answers: Answers = _EVERYTHING,
        on_page: Callable[[Page], None] | None = None,
        record: Path | None = None,
    ) -> None:
        self._line = line
        self._on_page = on_page
        self._record_path = record
        self._record: IO[bytes] | None = None
        self._voice = Voice(line, report=self._report)
        self._traps = Traps()
        self._mechanism = Mechanism(profile, answers=answers, say=self._voice.will_say)
        self._pages: deque[Page] = deque(maxlen=_PAGES_KEPT)
        self._received = bytearray()
        self._ending = False
        self._changed = threading.Condition()  # guards the mechanism and everything above
        self._threads = [
            threading.Thread(target=self._receive, name="virtual printer: receiver", daemon=True),
            threading.Thread(target=self._print, name="virtual printer: mechanism", daemon=True),
        ]

    @property
    def pages(self) -> tuple[Page, ...]:
        """The cut pieces, oldest first."""
        with self._changed:
            return tuple(self._pages)

    @property
    def current(self) -> Page:
        """The piece still in the printer."""
        with self._changed:
            return self._mechanism.current

    @property
    def rings(self) -> tuple[HeardBell, ...]:
        """The bells heard, oldest first."""
        with self._changed:
            return tuple(self._mechanism.rings)

    @property
    def received(self) -> bytes:
        """Everything that reached it (the last megabyte of it)."""
        with self._changed:
            return bytes(self._received)

    @property
    def waiting(self) -> int:
        """Bytes in its receive buffer."""
        with self._changed:
            return self._mechanism.waiting

    def wait_until(
        self, condition: Callable[["VirtualPrinter"], bool], *, timeout_s: float
    ) -> bool:
        """Wait for something to become true of this printer; False if it did not in time."""
        with self._changed:
            return self._changed.wait_for(lambda: condition(self), timeout_s)

    def take_paper_out(self) -> None:
        """The roll is at its end: what comes now waits."""
        self._alter(paper_out=True)

    def put_paper_in(self) -> None:
        """A new roll: what waited is printed."""
        self._alter(paper_out=False, near_end=False)

    def near_end(self) -> None:
        """The roll is nearly at its end."""
        self._alter(near_end=True)

    def open_cover(self) -> None:
        """Somebody looks inside: what comes now waits."""
        self._alter(cover_open=True)

    def close_cover(self) -> None:
        """Shut again. A cut that failed is tried again (unverified: some models want more)."""
        self._alter(cover_open=False, cutter_error=False)

    def jam_cutter(self) -> None:
        """Something is in the knife's way: the next cut fails."""
        self._alter(jammed=True)

    def clear_jam(self) -> None:
        """Take it out and shut the printer: the cut is tried again."""
        self._alter(jammed=False, cutter_error=False)

    def stall(self) -> None:
        """Hang: take nothing, say nothing, print nothing."""
        self._set_stalled(stalled=True)

    def resume(self) -> None:
        """Go on after hanging."""
        self._set_stalled(stalled=False)

    def behave(self, manner: Manner) -> None:
        """Speak so from now on."""
        with self._changed:
            self._voice.behave(manner)
        self._voice.speak()

    def at(self, moment: Moment, act: Callable[[], None]) -> None:
        """Let `act` happen at the next `moment`, on a thread of the printer's own.

        Until then it takes its bytes one by one, so that nothing comes in too early.
        """
        with self._changed:
            self._traps.lay(moment, act)
        self._line.cancel_read()  # which may be waiting for more than one byte

    def power_cycle(self) -> None:
        """Off and on: what was not yet printed is forgotten, and so are all modes."""
        with self._changed:
            self._mechanism.power_off()
            self._voice.forget()
            self._changed.notify_all()

    def start(self) -> None:
        """Begin to listen. Raises OSError where the record cannot be written."""
        if self._record_path:
            self._record = self._record_path.open("ab")
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop listening and printing. Doing it twice is allowed."""
        with self._changed:
            self._ending = True
            self._changed.notify_all()
        self._line.cancel_read()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(_JOIN_S)
        if self._record:
            self._record.close()
            self._record = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _report(self) -> bytes:
        return self._mechanism.world.report()

    def _receive(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ending or self._may_take)
                if self._ending:
                    return
                most = 1 if self._traps.are_laid else _READ_LIMIT
                limit = min(most, self._mechanism.room)
            try:
                data = self._line.read(limit)
            except DeviceUnavailable:
                self._pause_unplugged()
                continue
            if data:
                self._take(data)

    @property
    def _may_take(self) -> bool:
        """There is room; before a trap each byte is printed before the next one is taken."""
        busy = self._traps.are_laid and self._mechanism.may_print
        return self._mechanism.room > 0 and not busy

    def _pause_unplugged(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._ending, _UNPLUGGED_PAUSE_S)

    def _take(self, data: bytes) -> None:
        with self._changed:
            # It may have hung while these bytes were on their way: then they wait outside.
            self._changed.wait_for(lambda: self._ending or not self._mechanism.stalled)
            if self._record:
                self._record.write(data)
                self._record.flush()
            self._received += data
            del self._received[:-_BYTES_KEPT]
            self._mechanism.take(data)
            half = self._mechanism.unfinished >= _HALF_A_CODE
            self._changed.notify_all()
        self._voice.speak()
        if half:
            self._reach(Moment.CODE)

    def _print(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ending or self._mechanism.may_print)
                if self._ending:
                    return
                page = self._mechanism.step()
                self._changed.notify_all()
            if page:
                self._put_out(page)
                self._reach(Moment.CUT)
            elif self._has_begun_a_paper():
                self._reach(Moment.LINE)
            self._voice.speak()

    def _has_begun_a_paper(self) -> bool:
        with self._changed:
            return self._traps.waits_for(Moment.LINE) and bool(self._mechanism.current.rows)

    def _reach(self, moment: Moment) -> None:
        with self._changed:
            act = self._traps.spring(moment)
        if act:
            act()

    def _put_out(self, page: Page) -> None:
        if self._on_page:
            self._on_page(page)
        with self._changed:
            self._pages.append(page)
            self._changed.notify_all()

    def _alter(self, **facts: bool) -> None:
        with self._changed:
            self._mechanism.alter(**facts)
            self._changed.notify_all()
        self._voice.speak()

    def _set_stalled(self, *, stalled: bool) -> None:
        with self._changed:
            self._mechanism.stalled = stalled
            self._changed.notify_all()
