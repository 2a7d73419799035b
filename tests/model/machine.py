"""A printer as a thing: what it holds, what is on its paper, what it says. Plain data only."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.health import Trouble


class Broken(BaseException):
    """The promise is broken, and this is how. No border of the product may swallow it."""


class Kind(StrEnum):
    """How a printer proves that it printed."""

    CONFIRMS = "confirms"
    FENCES = "fences"
    SAYS_NOTHING = "says nothing"


class Part(StrEnum):
    """What a paper is handed over in, one write each."""

    CLOSE = "close"
    HEAD = "head"
    END = "end"
    QUESTION = "question"


@dataclass(frozen=True)
class Sheet:
    """One paper that was begun at a port: what it says, and the attempt's identifier."""

    kind: str
    of: str
    code: str
    unmarked: bool
    identifier: str
    printer: str

    @property
    def words(self) -> str:
        """How a person would name it."""
        return f"{'the' if self.unmarked else 'a copy of the'} {self.kind} {self.of}".strip()


@dataclass(frozen=True)
class Piece:
    """A cut piece of paper: the parts on it, and whether it says that it was interrupted."""

    parts: tuple[tuple[Part, int], ...]
    interrupted: bool = False

    def holds(self, sheet: int) -> bool:
        """This sheet is on it from its head to its cut."""
        return {(Part.HEAD, sheet), (Part.END, sheet)} <= set(self.parts)


@dataclass
class Machine:
    """The world's side of a printer. ``sheets`` is everything that was ever begun at its port.

    It prints a part when the next one comes: what it took last is still in its buffer, and is
    gone with its power.
    """

    name: str
    kind: Kind
    sheets: list[Sheet] = field(default_factory=list)
    buffer: list[tuple[Part, int]] = field(default_factory=list)
    on_paper: list[tuple[Part, int]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    answered: set[int] = field(default_factory=set)
    withheld: list[int] = field(default_factory=list)
    heard: list[int] = field(default_factory=list)
    taken_whole: set[int] = field(default_factory=set)
    lost_power: set[int] = field(default_factory=set)
    rings: set[str] = field(default_factory=set)
    lacks: Trouble | None = None
    is_plugged: bool = True
    is_silent: bool = False
    is_stalled: bool = False
    withholds: bool = False
    never_answers: bool = False
    unrenderable: int = 0
    neglected: int = 0
    line: bool = True
    listened: bool = False

    def begin(self, sheet: Sheet) -> int:
        """The first write call of a paper is about to be made."""
        self.sheets.append(sheet)
        self.line = True
        return len(self.sheets) - 1

    def take(self, part: Part, sheet: int) -> None:
        """A write call: the port has these bytes now."""
        if not self.line:
            return  # it lost its power in the middle: what follows on the line is lost, too
        self.work()
        self.buffer.append((part, sheet))

    def work(self) -> None:
        """Print what waits, and answer what was asked behind it."""
        while self.buffer and self.lacks is None:
            part, sheet = self.buffer.pop(0)
            if part is Part.QUESTION:
                self._answer(sheet)
            elif part is Part.CLOSE:
                self._cut(interrupted=True)
            else:
                self._print(part, sheet)

    def _print(self, part: Part, sheet: int) -> None:
        strangers = {each for _, each in self.on_paper} - {sheet}
        if strangers:
            before = self.sheets[strangers.pop()]
            raise Broken(
                f"{self.sheets[sheet].words} follows a fragment of {before.words} not closed"
            )
        self.on_paper.append((part, sheet))
        if part is Part.END:
            self._cut()

    def _cut(self, *, interrupted: bool = False) -> None:
        if self.on_paper:
            self.pieces.append(Piece(tuple(self.on_paper), interrupted))
        self.on_paper = []

    def _answer(self, sheet: int) -> None:
        if self.never_answers:
            return
        if self.withholds:
            self.withholds = False
            self.withheld.append(sheet)
            return
        self.say(sheet)

    def say(self, sheet: int) -> None:
        """The answer leaves; nobody hears it unless the port is open."""
        self.answered.add(sheet)
        if self.listened:
            self.heard.append(sheet)

    def lose_power(self) -> None:
        """Off and on again: what it held and what is still coming of this paper is gone."""
        self.lost_power |= {sheet for _, sheet in self.buffer}
        if self.sheets:
            self.lost_power.add(len(self.sheets) - 1)
        self.buffer.clear()
        self.withheld.clear()
        self.line = False

    def unplug(self) -> None:
        """The cable is out: what it took it prints, but nobody hears it."""
        self.is_plugged = self.listened = False

    def repair(self) -> None:
        """A person has seen to it: paper in, cover closed, cable back; what waited comes out.

        Unless nobody comes: ``neglected`` counts the rounds until somebody does.
        """
        if self.neglected:
            self.neglected -= 1
            return
        self.lacks = None
        self.is_plugged = True
        self.is_silent = self.is_stalled = False
        self.unrenderable = 0
        self.work()

    def complete(self) -> list[Sheet]:
        """The whole papers that lie there, oldest first."""
        return [
            sheet
            for piece in self.pieces
            for number, sheet in enumerate(self.sheets)
            if piece.holds(number)
        ]
