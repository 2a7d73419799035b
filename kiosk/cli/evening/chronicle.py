"""What happened that evening, in order, each with the papers and pictures it left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.cli.evening.papers import ANSWER, Cut

TOGETHER = timedelta(seconds=2)
"""Papers of two printers this close have fallen together."""


@dataclass(frozen=True)
class Picture:
    """A picture of the glass by its file's name; ``whole``: of both sides of the wall."""

    name: str
    whole: bool = False


@dataclass
class Event:
    """One thing that happened: a sentence, what was added later, what it left behind.

    ``papers`` are places in the chronicle's row of papers, counted from one.
    """

    at: datetime
    words: str
    number: int | None = None
    later: list[str] = field(default_factory=list)
    papers: list[int] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


class Chronicle:
    """Takes everything down. Only on the screen's thread."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.events: list[Event] = []
        self.papers: list[Cut] = []
        self.scans = 0  # codes that were held under the scanner
        self._early: dict[int, list[int]] = {}  # papers of orders nobody has told of yet

    def tell(self, words: str, *, number: int | None = None) -> None:
        """Something happens; what follows belongs to it. ``number``: a new order."""
        event = Event(self._now(), words, number)
        if number is not None:
            event.papers = self._early.pop(number, [])
        self.events.append(event)

    def add(self, number: int, words: str) -> None:
        """Something more about an order: it stands with the order."""
        event = self._event_of(number)
        if event is not None:
            event.later.append(words)

    def picture(self, name: str, *, whole: bool = False) -> None:
        """A picture of the glass was kept."""
        if self.events:
            self.events[-1].pictures.append(Picture(name, whole))

    def paper(self, paper: Cut) -> None:
        """A paper fell: an order's own first papers belong to it, all others to what happens."""
        self.papers.append(paper)
        place = len(self.papers)
        self._ticket_first()
        if paper.number is not None and not paper.is_copy:
            event = self._event_of(paper.number)
            papers = self._early.setdefault(paper.number, []) if event is None else event.papers
            papers.append(place)
        elif self.events:
            self.events[-1].papers.append(place)

    def _ticket_first(self) -> None:
        """Two papers of an order that fall together are told in one order, whichever was faster."""
        if len(self.papers) < 2:
            return
        before, last = self.papers[-2:]
        together = last.at - before.at < TOGETHER and before.number == last.number
        if together and not last.is_copy and (before.kind, last.kind) == ("receipt", "ticket"):
            self.papers[-2:] = [last, before]

    def has(self, kind: str, number: int | None = None, *, is_copy: bool = False) -> bool:
        """Such a paper has come out."""
        wanted = (kind, number, is_copy)
        return any((each.kind, each.number, each.is_copy) == wanted for each in self.papers)

    def count(self, kind: str = ANSWER) -> int:
        """How many papers of a kind have come out."""
        return sum(each.kind == kind for each in self.papers)

    def code_of(self, number: int) -> str:
        """The code on an order's first ticket. Raises :class:`LookupError`."""
        for each in self.papers:
            if (each.kind, each.number, each.is_copy) == ("ticket", number, False):
                return each.code
        raise LookupError(f"no ticket {number} has come out")

    def _event_of(self, number: int) -> Event | None:
        return next((each for each in self.events if each.number == number), None)
