"""What a pager base does with what it hears, without any line: bytes in, bytes out.

Built on the same blocks as the kiosk's side, read from the other end.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from hardware.pager.readers import DamagedBlock, Noise, Request, RequestReader, Wish
from hardware.pager.tap import (
    GO_AHEAD,
    GOODBYE,
    HANG_UP,
    KNOCK,
    LOGON,
    PROMPT,
    BlockEnd,
    PageBlock,
    Parity,
    add_parity,
    describe,
)

_ACK, _NAK, _RS = b"\x06\r", b"\x15\r", b"\x1e\r"
_VERSION = b"110 1.8\r"
_LOGGED_ON = b"\r" + _VERSION + _ACK + GO_AHEAD
_GARBAGE = (
    b"\x00\xff\x86\nAT+GMM\r\n\xfe114 ~\r"  # what a probing modem manager and a bad wire leave
)

_FRAMES = {Wish.KNOCK: KNOCK, Wish.LOGON: LOGON, Wish.GOODBYE: GOODBYE}

_WORDS = {
    211: "Page accepted",
    511: "Invalid pager ID",
    512: "Temporarily cannot deliver to this pager",
    514: "Checksum error",
    515: "Message format error",
}


class Trouble(StrEnum):
    """What can go wrong with one call."""

    NONE = "none"
    NAK_ONCE = "nak-once"
    NAK_ALWAYS = "nak-always"
    REFUSE = "refuse"
    DISCONNECT = "disconnect"
    SILENT = "silent"
    LATE = "late"
    GARBAGE = "garbage"


@dataclass(frozen=True)
class Fault:
    """The trouble of one call; `code` is the base's reason when it refuses.

    Written `late`, or `refuse:511`. LATE keeps the answer back until the kiosk speaks again, which
    is the worst moment. DISCONNECT hangs up in place of an answer.
    """

    trouble: Trouble
    code: int = 511

    @classmethod
    def parse(cls, word: str) -> "Fault":
        """Read a fault as people write it; raises ValueError that says what is allowed."""
        name, _, code = word.strip().partition(":")
        if name not in tuple(Trouble) or (code and not code.isdigit()):
            raise ValueError(f"{word!r} is no fault; allowed: {', '.join(Trouble)}, refuse:CODE")
        return cls(Trouble(name), int(code)) if code else cls(Trouble(name))


@dataclass(frozen=True)
class HeardCall:
    """A call as the base heard it, and whether it took it."""

    address: str
    text: str
    accepted: bool

    def __str__(self) -> str:
        verdict = "called" if self.accepted else "not called"
        return f'pager {self.address} "{self.text}" {verdict}'


class _State(StrEnum):
    CLOSED = "closed"
    PROMPTED = "prompted"
    OPEN = "open"


# (state, wish) -> (answer, next state); a wish that is not here is not answered.
_ANSWERS = {
    (_State.CLOSED, Wish.KNOCK): (PROMPT, _State.PROMPTED),
    (_State.PROMPTED, Wish.KNOCK): (PROMPT, _State.PROMPTED),
    (_State.CLOSED, Wish.GOODBYE): (PROMPT, _State.PROMPTED),  # it ends with CR, as a knock does
    (_State.PROMPTED, Wish.GOODBYE): (PROMPT, _State.PROMPTED),
    (_State.PROMPTED, Wish.LOGON): (_LOGGED_ON, _State.OPEN),
    (_State.OPEN, Wish.GOODBYE): (HANG_UP, _State.CLOSED),
}


class TapTerminal:
    """A pager base's mind: fed with what comes in, gives what goes out.

    `known` are the addresses it has pagers for (None: any). `faults` is a script, one entry for
    each call; `on_call` hears of every call once it is decided; `on_line` gets a readable line for
    every frame and every call.
    """

    def __init__(
        self,
        *,
        parity: Parity,
        known: frozenset[str] | None = None,
        faults: Iterable[Fault] = (),
        on_call: Callable[[HeardCall], None] = lambda _: None,
        on_line: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._parity = parity
        self._known = known
        self._faults = deque(faults)
        self._on_call = on_call
        self._on_line = on_line
        self._reader = RequestReader(parity)
        self._state = _State.CLOSED
        self._fault = Fault(Trouble.NONE)
        self._tries = 0
        self._kept_back = b""

    def next_fault(self, fault: Fault) -> None:
        """Add a fault to the end of the script."""
        self._faults.append(fault)

    def forget(self) -> None:
        """Lose all that is under way, as a base does that is switched off and on."""
        self._reader = RequestReader(self._parity)
        self._state = _State.CLOSED
        self._kept_back = b""

    def feed(self, data: bytes) -> bytes:
        """Take what came in and give what goes out, ready for the line."""
        answers = b""
        for request in self._reader.feed(data):
            late, self._kept_back = self._kept_back, b""
            answers += late + self._line_out(self._answer(request))
        return answers

    def _answer(self, request: Request) -> bytes:
        self._on_line(f"kiosk  {_readable(request)}")
        if isinstance(request, PageBlock | DamagedBlock):
            return self._block(request) if self._state is _State.OPEN else b""
        if isinstance(request, Noise):
            return b""
        answer, self._state = _ANSWERS.get((self._state, request), (b"", self._state))
        if request is Wish.LOGON:
            self._tries, self._fault = 0, Fault(Trouble.NONE)
        return answer

    def _block(self, block: PageBlock | DamagedBlock) -> bytes:
        if self._tries == 0:
            self._fault = self._faults.popleft() if self._faults else Fault(Trouble.NONE)
        self._tries += 1
        trouble = self._fault.trouble
        if isinstance(block, DamagedBlock) or trouble is Trouble.NAK_ALWAYS or self._naks_once():
            return _reason(514) + _NAK
        if trouble is Trouble.DISCONNECT:
            self._state = _State.CLOSED
            return HANG_UP
        if trouble is Trouble.SILENT:
            return b""
        return self._with_manners(self._decide(block))

    def _naks_once(self) -> bool:
        return self._fault.trouble is Trouble.NAK_ONCE and self._tries == 1

    def _decide(self, block: PageBlock) -> bytes:
        refusal = self._refusal(block)
        heard = HeardCall(block.address, block.text, accepted=refusal is None)
        self._on_call(heard)
        self._on_line(f"base   {heard}")
        self._tries = 0
        return _reason(211) + _ACK if refusal is None else _reason(refusal) + _RS

    def _refusal(self, block: PageBlock) -> int | None:
        if self._fault.trouble is Trouble.REFUSE:
            return self._fault.code
        if block.end is not BlockEnd.COMPLETE:
            return 515  # one block for each call, as real bases are known to insist on
        if self._known is not None and block.address not in self._known:
            return 511
        return None

    def _with_manners(self, answer: bytes) -> bytes:
        """Delay or soil an answer as the script wants."""
        if self._fault.trouble is Trouble.LATE:
            self._kept_back = self._line_out(answer)
            return b""
        return answer

    def _line_out(self, answer: bytes) -> bytes:
        for frame in answer.split(b"\r"):
            if frame:
                self._on_line(f"base   {describe(frame)}")
        soiled = _GARBAGE if answer and self._fault.trouble is Trouble.GARBAGE else b""
        return soiled + add_parity(answer, self._parity)


def _reason(code: int) -> bytes:
    return f"{code} {_WORDS.get(code, 'Refused')}\r".encode()


def _readable(request: Request) -> str:
    if isinstance(request, PageBlock):
        return describe(request.to_bytes())
    if isinstance(request, DamagedBlock):
        return f"damaged block: {request.why}"
    if isinstance(request, Noise):
        return f"noise: {describe(request.data)}"
    return describe(_FRAMES[request])
