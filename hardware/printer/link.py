"""One connection to a printer: the open port and the thread that listens to it."""

import threading
from collections.abc import Callable

from hardware.errors import DeviceUnavailable, Reason
from hardware.printer.inbox import Inbox
from hardware.printer.printing import Timing
from hardware.printer.replies import ReplyParser
from hardware.transport import Transport

_READ_LIMIT = 256  # a printer says a few bytes at a time


class PrinterLink:
    """Writes for the worker, listens in a thread of its own. Ends with `close`, for good."""

    def __init__(
        self,
        transport: Transport,
        inbox: Inbox,
        *,
        timing: Timing,
        monotonic: Callable[[], float],
    ) -> None:
        self._transport = transport
        self._inbox = inbox
        self._timing = timing
        self._monotonic = monotonic
        self._stop = threading.Event()
        self._reader = threading.Thread(
            target=self._listen, name=f"printer-reader {transport.name}", daemon=True
        )
        self._reader.start()

    def write(self, data: bytes) -> None:
        """Hand over all of `data`, or raise DeviceUnavailable or WriteStalled."""
        try:
            self._transport.write(data)
        except DeviceUnavailable as error:
            self._inbox.lose(error)
            raise

    def close(self) -> None:
        """Stop listening, give the port back. Allowed twice."""
        self._stop.set()
        self._transport.cancel_read()
        self._reader.join(self._timing.join_s)
        self._transport.close()

    def _listen(self) -> None:
        try:
            self._read_until_stopped()
        except DeviceUnavailable as error:
            self._inbox.lose(error)
        except BaseException:
            # A mistake of ours: say it aloud, but never leave a printer that nobody hears.
            self._inbox.lose(self._deaf())
            raise

    def _read_until_stopped(self) -> None:
        parser = ReplyParser()
        heard_at = self._monotonic()
        while not self._stop.is_set():
            data = self._transport.read(_READ_LIMIT)
            now = self._monotonic()
            if now - heard_at >= self._timing.partial_s:
                parser.quiet()
            if data:
                heard_at = now
                self._inbox.accept(parser.feed(data), at=now)

    def _deaf(self) -> DeviceUnavailable:
        name = self._transport.name
        return DeviceUnavailable(f"{name} is not listened to", reason=Reason.LOST, device=name)
