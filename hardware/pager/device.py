"""The pager base at the other end of a serial line, as the kiosk sees it.

Every call is a conversation of its own. Calls are minutes apart, a base ends an idle conversation
after seconds, and an answer in TAP does not say what it answers: only a fresh conversation proves
that an ACK belongs to this call and not to one that was given up.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hardware.errors import DeviceUnavailable, HardwareError, NoAnswer, Reason, WriteStalled
from hardware.pager.conversation import CallOutcome, CallReport, Conversation, TapTiming
from hardware.pager.tap import PageBlock, Parity, plain_address, plain_text
from hardware.transport import Transport

__all__ = ["CallOutcome", "CallReport", "PagerBase", "TapTiming"]

_UNOPENED = "pager base"


class PagerBase:
    """Calls guests' pagers. Used by one worker thread; only `cancel` may come from another.

    `open_transport` opens the line; its read time-out (0.1 s is good) is how promptly deadlines
    are seen. There is no thread of its own.
    """

    def __init__(
        self,
        open_transport: Callable[[], Transport],
        *,
        parity: Parity,
        timing: TapTiming | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_transport = open_transport
        self._parity = parity
        self._timing = timing or TapTiming()
        self._monotonic = monotonic
        self._cancelled = threading.Event()
        self._line: Transport | None = None
        self._conversation: Conversation | None = None

    @property
    def is_connected(self) -> bool:
        """Whether the line is open; a base that is switched off can have an open line."""
        return self._line is not None

    def connect(self) -> None:
        """Open the line; says nothing to the base yet. Raises DeviceUnavailable."""
        if self._line is not None:
            return
        self._line = self._open_transport()
        self._conversation = Conversation(
            self._line,
            parity=self._parity,
            timing=self._timing,
            monotonic=self._monotonic,
            cancelled=self._cancelled,
        )

    def disconnect(self) -> None:
        """Close the line. Doing it twice is allowed."""
        line, self._line, self._conversation = self._line, None, None
        if line is not None:
            line.close()

    def cancel(self) -> None:
        """Let a call that waits end now, and every later one, with NoAnswer: for shutting down."""
        self._cancelled.set()
        line = self._line
        if line is not None:
            line.cancel_read()

    def check(self) -> None:
        """Log on and off: proves that a base answers and lets us in; no pager buzzes.

        Raises DeviceUnavailable, NoAnswer, or HardwareError with REFUSED.
        """
        with self._in_conversation() as conversation:
            refusal = conversation.log_on()
        self._take_leave(conversation)
        if refusal is not None:
            raise self._refusal(refusal)

    def call(self, address: str, text: str) -> CallReport:
        """Make a pager buzz and show `text`; blocks for half a minute at worst.

        `address` is what the base knows the pager by. Raises DeviceUnavailable, NoAnswer (nobody
        knows whether the pager was called), or HardwareError with BAD_SETTING for an address that
        cannot be sent. After any of these the next call starts from the beginning.
        """
        plain_address(address, device=self._name)
        block = PageBlock(address, plain_text(text, address=address)).to_bytes()
        with self._in_conversation() as conversation:
            report = conversation.log_on() or conversation.send(block)
        self._take_leave(conversation)
        return report

    @property
    def _name(self) -> str:
        return self._line.name if self._line else _UNOPENED

    @contextmanager
    def _in_conversation(self) -> Iterator[Conversation]:
        conversation = self._conversation
        if conversation is None:
            raise DeviceUnavailable(
                "the pager base is not connected", reason=Reason.LOST, device=self._name
            )
        try:
            conversation.find_step()
            yield conversation
        except DeviceUnavailable:
            self.disconnect()
            raise
        except WriteStalled as stalled:
            # What the driver still holds must not go out before the next call: closing drops it.
            name = self._name
            self.disconnect()
            raise NoAnswer(f"the pager base at {name} takes no bytes", device=name) from stalled

    def _take_leave(self, conversation: Conversation) -> None:
        """Log off; the answer to the call stands, whatever happens here."""
        try:
            conversation.take_leave()
        except HardwareError:
            self.disconnect()

    def _refusal(self, report: CallReport) -> HardwareError:
        why = " ".join(filter(None, (str(report.code or ""), report.text))) or "no reason given"
        return HardwareError(
            f"the pager base at {self._name} refuses the logon: {why}",
            reason=Reason.REFUSED,
            device=self._name,
        )
