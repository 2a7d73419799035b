"""A printer's mind without threads or lines: what it does with its bytes and its troubles."""

from collections import deque
from collections.abc import Callable

from hardware.printer.interpreter import Interpreter
from hardware.printer.paper import Page
from hardware.printer.profile import Profile
from hardware.printer.splitter import Command
from hardware.printer.virtual_parts import ReceiveBuffer
from hardware.printer.virtual_world import Answers, HeardBell, World, heard_bell

_CUTS = frozenset({b"\x1dV", b"\x1bi", b"\x1bm"})
_CLEAR_BUFFERS = bytes((0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8))  # DLE DC4 function 8
_CLEARED = b"\x37\x25\x00"
_RINGS_KEPT = 2000


class Mechanism:
    """Takes bytes, prints command by command, says what must be said through `say`.

    Nothing in it waits and nothing is locked: its owner guards it.
    """

    def __init__(self, profile: Profile, *, answers: Answers, say: Callable[[bytes], None]) -> None:
        self.world = World()
        self.stalled = False
        self.rings: deque[HeardBell] = deque(maxlen=_RINGS_KEPT)
        self._answers = answers
        self._say_aloud = say
        self._interpreter = Interpreter(profile)
        self._buffer = ReceiveBuffer()
        self._reporting = False
        self._reported = b""

    @property
    def current(self) -> Page:
        """The piece of paper still in the printer."""
        return self._interpreter.current

    @property
    def waiting(self) -> int:
        """Bytes in the receive buffer."""
        return self._buffer.fill

    @property
    def room(self) -> int:
        """Bytes it would take now."""
        return 0 if self.stalled else self._buffer.room(held=self.world.offline)

    @property
    def unfinished(self) -> int:
        """Bytes of a command whose rest has not come."""
        return self._buffer.unfinished

    @property
    def may_print(self) -> bool:
        """There is something to do, and nothing in the way."""
        return self._buffer.first is not None and not self.stalled and not self.world.offline

    def take(self, data: bytes) -> None:
        """Bytes arrive: what is urgent is obeyed now, the rest waits its turn."""
        for urgent in self._buffer.take(data):
            self._obey(urgent)

    def step(self) -> Page | None:
        """Do the next command, if it may; returns the page if that was a cut."""
        command = self._buffer.first
        if command is None or not self.may_print:
            return None
        if command.name in _CUTS and self.world.jammed:
            self.alter(cutter_error=True)  # the cut stays where it is, to be tried again
            return None
        self._buffer.done()
        self._answer(command)
        bell = heard_bell(command)
        if bell:
            self.rings.append(bell)
        return self._interpreter.execute(command)

    def alter(self, **facts: bool) -> None:
        """Something in the world changed; if reports are on, the printer tells it."""
        for fact, holds in facts.items():
            setattr(self.world, fact, holds)
        report = self.world.report()
        if self._reporting and report != self._reported:
            self._reported = report
            self._say(report)

    def power_off(self) -> None:
        """Forget all that is not on paper."""
        self._buffer.forget()
        self._interpreter.reset()
        self._reporting = False
        self.world.cutter_error = False
        self.stalled = False

    def _obey(self, urgent: bytes) -> None:
        match urgent[1], urgent[2]:
            case 0x04, question if self._answers.status:
                status = self.world.status(question)
                if status is not None:
                    self._say(bytes((status,)))
            case 0x05, 1:
                self.alter(cutter_error=False)
            case 0x05, 2:
                self._buffer.clear()
                self.alter(cutter_error=False)
            case 0x14, 8 if urgent == _CLEAR_BUFFERS:
                self._buffer.clear()
                self._say(_CLEARED)

    def _answer(self, command: Command) -> None:
        data = command.data
        match command.name:
            case b"\x1d(H" if self._answers.confirm and data[:1] == b"0" and len(data) == 6:
                self._say(b"\x37\x22" + data[2:] + b"\x00")
            case b"\x1dr" if self._answers.fence:
                self._say(bytes((self.world.fence(data[0]),)))
            case b"\x1da" if self._answers.asb:
                self._reporting = data[0] != 0
                self._reported = b""
                self.alter()
            case b"\x1b@":
                self._reporting = False

    def _say(self, data: bytes) -> None:
        if not self.stalled:
            self._say_aloud(data)
