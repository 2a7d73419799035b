"""One conversation with a pager base: knock, log on, send a block, take leave.

Source: TAP V1.8, "protocol sequence" and its timers. The base's answers carry no number, so being
*in step* with it is everything: see `Conversation.find_step`.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from hardware.errors import NoAnswer
from hardware.pager.readers import Reply, ReplyReader, Response, Sign
from hardware.pager.tap import GOODBYE, KNOCK, LOGON, Parity, add_parity
from hardware.transport import Transport

_READ_LIMIT = 256  # bytes; the longest thing a base says is a line of text
_KNOCKS = 3  # n1 of the specification
_LOGON_TRIES = 3  # n2
_BLOCK_TRIES = 4  # once, and n3 = 3 times more after NAK
_SETTLE_S = 0.05  # after the go-ahead: answers to older questions would follow at once

# What may be otherwise in a minute: line trouble, a full queue, a quota. All other 5xx codes
# say that this pager or this text will never do.
_PASSING_CODES = frozenset((501, 502, 503, 512, 514, 516))


@dataclass(frozen=True)
class TapTiming:
    """How long each answer is waited for, in seconds; the specification's timers."""

    prompt_s: float = 2.0  # t1: a base asks ID= within this, else it is knocked at again
    answer_s: float = 10.0  # t3: for logging on, and for a block
    goodbye_s: float = 1.0  # t5 is 8 s, but nothing hangs on this answer
    quiet_s: float = 1.0  # so much silence ends a conversation that went wrong


class CallOutcome(StrEnum):
    """What the base did with a call. Accepted means queued to be sent, not that it buzzed."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True)
class CallReport:
    """What came of one call.

    `code` and `text` are the base's own words, if it had any; `attempts` is how often the block
    was sent (0: the base did not let us log on). A refused call was surely not taken; `passing`
    says that the same call may be taken later (line noise, full queue, the base hung up).
    """

    outcome: CallOutcome
    code: int | None
    text: str
    attempts: int
    passing: bool = False


class Conversation:
    """Speaks with a base over an open line. Raises what the line raises, and NoAnswer.

    Blocks; used by one thread. Setting `cancelled` and cancelling the line's read ends any wait.
    """

    def __init__(
        self,
        line: Transport,
        *,
        parity: Parity,
        timing: TapTiming,
        monotonic: Callable[[], float],
        cancelled: threading.Event,
    ) -> None:
        self._line = line
        self._parity = parity
        self._timing = timing
        self._monotonic = monotonic
        self._cancelled = cancelled
        self._reader = ReplyReader(parity)
        self._heard: deque[Reply] = deque()
        self._reason: Response | None = None
        self._in_step = False  # an earlier program may have left a conversation open

    def find_step(self) -> None:
        """Make sure that nothing the base says from now on answers an older question.

        After a conversation that ended well there is nothing to do. Else leave is taken, and what
        was still to come is let pass: until the base hangs up, or asks who is there, or is quiet.
        """
        if self._in_step:
            return
        self._say(GOODBYE)
        end = self._monotonic() + self._timing.answer_s  # an endless noise must end too
        while self._monotonic() < end:
            reply = self._next(self._monotonic() + self._timing.quiet_s)
            if reply in (None, Sign.HANG_UP, Sign.PROMPT):
                return

    def log_on(self) -> CallReport | None:
        """Knock and log on; gives the refusal if the base refuses."""
        self._in_step = False
        self._knock()
        for _ in range(_LOGON_TRIES):
            self._say(LOGON)
            sign = self._answer(Sign.GO_AHEAD, Sign.NAK, Sign.RS, Sign.HANG_UP)
            if sign is Sign.GO_AHEAD:
                self._settle()
                return None
            if sign is not Sign.NAK:
                return self._refused(sign, attempts=0)
        return self._refused(Sign.NAK, attempts=0)

    def send(self, block: bytes) -> CallReport:
        """Send a block until it is taken or refused; four NAKs refuse it."""
        for attempt in range(1, _BLOCK_TRIES + 1):
            self._say(block)
            sign = self._answer(Sign.ACK, Sign.NAK, Sign.RS, Sign.HANG_UP)
            if sign is Sign.ACK:
                return self._report(CallOutcome.ACCEPTED, attempts=attempt, passing=False)
            if sign is not Sign.NAK:
                return self._refused(sign, attempts=attempt)
        return self._refused(Sign.NAK, attempts=_BLOCK_TRIES)

    def take_leave(self) -> None:
        """Log off. A base that does not answer this is brought into step at the next call."""
        if self._in_step:  # it has hung up itself
            return
        self._say(GOODBYE)
        self._in_step = self._await(self._timing.goodbye_s, Sign.HANG_UP) is not None

    def _knock(self) -> None:
        for _ in range(_KNOCKS):
            self._say(KNOCK)
            if self._await(self._timing.prompt_s, Sign.PROMPT) is not None:
                return
        raise self._silence("does not ask who is there")

    def _settle(self) -> None:
        """Refuse a go-ahead with answers behind it: it belonged to an older conversation."""
        if self._await(_SETTLE_S, *Sign) is not None:
            raise self._silence("answers older questions")

    def _say(self, data: bytes) -> None:
        # What has been heard before a question does not answer it.
        self._heard.clear()
        self._reason = None
        self._line.write(add_parity(data, self._parity))

    def _answer(self, *wanted: Sign) -> Sign:
        sign = self._await(self._timing.answer_s, *wanted)
        if sign is None:
            raise self._silence("does not answer")
        return sign

    def _await(self, seconds: float, *wanted: Sign) -> Sign | None:
        """Wait for one of the signs; keeps the reason that came before it."""
        deadline = self._monotonic() + seconds
        while (reply := self._next(deadline)) is not None:
            if isinstance(reply, Response) and reply.code >= 200:  # 1xx only tells news
                self._reason = reply
            if isinstance(reply, Sign) and reply in wanted:
                return reply
        return None

    def _next(self, deadline: float) -> Reply | None:
        while not self._heard:
            if self._cancelled.is_set():
                raise self._silence("was not waited for")
            if self._monotonic() >= deadline:
                return None
            self._heard.extend(self._reader.feed(self._line.read(_READ_LIMIT)))
        return self._heard.popleft()

    def _refused(self, sign: Sign, *, attempts: int) -> CallReport:
        self._in_step = sign is Sign.HANG_UP
        passing = self._reason.code in _PASSING_CODES if self._reason else sign is not Sign.RS
        return self._report(CallOutcome.REFUSED, attempts=attempts, passing=passing)

    def _report(self, outcome: CallOutcome, *, attempts: int, passing: bool) -> CallReport:
        reason = self._reason
        return CallReport(
            outcome,
            code=reason.code if reason else None,
            text=reason.text if reason else "",
            attempts=attempts,
            passing=passing,
        )

    def _silence(self, what: str) -> NoAnswer:
        return NoAnswer(f"the pager base at {self._line.name} {what}", device=self._line.name)
