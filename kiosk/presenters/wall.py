"""The bartender's side of the wall, for the demo: papers, pagers, a scanner.

Lives on the screen's thread. What the virtual devices do is told to it; what a hand does
there (scan a paper or a card) it passes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import replace

from kiosk.presenters.walltray import after_scan, with_codes
from kiosk.presenters.wallviews import (
    Heard,
    PagerPlace,
    Tray,
    TrayPage,
    WallPager,
    WallPaper,
    WallPrinter,
    WallView,
)
from kiosk.presenters.words import Words
from kiosk.services.partwords import near_its_end, what_is_wrong
from kiosk.services.status import STARTING, WindowStatus

PAPERS_KEPT = 12
"""Papers that stay on the wall: an evening's worth would fill the memory with pictures."""


class WallPresenter:
    """Puts the wall together. ``render`` is called with each new view; ``scan`` is a verb.

    ``pagers`` are the numbers in the rack. ``on_scan`` is given the code a hand held under
    the scanner, ``on_found`` the number of a missing pager that turned up; they must not wait.
    ``tray`` are the cards, whose codes come later; ``knock`` says how to try the staff screen.
    ``has_long_ring``: the bell asks for the second step with one long ring, else with two.
    """

    def __init__(
        self,
        words: Words,
        *,
        pagers: tuple[int, ...],
        has_receipts: bool,
        on_scan: Callable[[str], None],
        on_found: Callable[[int], None] = lambda _number: None,
        tray: Tray = Tray(),  # noqa: B008 - frozen
        knock: str = "",
        has_long_ring: bool = True,
    ) -> None:
        self.render: Callable[[WallView], None] = lambda _view: None
        self._words = words
        self._pagers = pagers
        self._on_scan = on_scan
        self._on_found = on_found
        self._status = STARTING
        self._buzzing: set[int] = set()
        self._missing: frozenset[int] = frozenset()
        self._has_long_ring = has_long_ring
        self._papers = 0
        empty = self._empty(has_receipts=has_receipts)
        self.view = replace(empty, tray=tray, knock=knock)

    def scan(self, code: str) -> None:
        """A hand passes a paper or a card under the scanner."""
        self._on_scan(code)
        tray, hint = after_scan(self.view.tray, code), self._hint()
        self._show(
            replace(self.view, scanner_hint=hint, scanned=code, ring="", heard=None, tray=tray)
        )

    @property
    def papers_out(self) -> int:
        """How many papers have come out so far, also those that are gone from the wall."""
        return self._papers

    @property
    def missing(self) -> frozenset[int]:
        """The pagers nobody can say where they are."""
        return self._missing

    def find(self, number: int) -> None:
        """A missing pager lies on the bar: its code is scanned."""
        self._on_found(number)

    def turn_to(self, page: TrayPage) -> None:
        """The other page of the tray is laid on top."""
        self._show(replace(self.view, tray=replace(self.view.tray, page=page)))

    def codes_known(self, codes: Mapping[str, str]) -> None:
        """What a scanner reads on each card and on each line of the sheet, by their keys."""
        self._show(replace(self.view, tray=with_codes(self.view.tray, codes)))

    def pagers_missing(self, numbers: Set[int]) -> None:
        """Which pagers nobody can say where they are."""
        self._missing = frozenset(numbers)
        self._show_pagers()

    def paper_out(self, printer: str, image: bytes, codes: tuple[str, ...]) -> None:
        """A paper was cut; ``image`` is a PNG."""
        self._papers += 1
        paper = WallPaper(self._papers, image, codes)
        if printer in {"bar", "standby"}:  # both are the bartender's
            self._show(replace(self.view, bar=_with(self.view.bar, paper)))
        elif self.view.receipt is not None:
            self._show(replace(self.view, receipt=_with(self.view.receipt, paper)))

    def pager_called(self, number: int) -> None:
        """A pager buzzes in the street."""
        self._buzzing.add(number)
        self._show_pagers()

    def bell_rang(self, heard: Heard) -> None:
        """The bar heard an answer."""
        say = self._words.tr
        ring = {
            Heard.UNDERSTOOD: say("one short ring: understood"),
            Heard.REFUSED: say("three rings: refused"),
            Heard.SECOND_STEP: say("one long ring: do the second step")
            if self._has_long_ring
            else say("two rings: do the second step"),
            Heard.HELP: say("five rings: somebody wants help"),
        }[heard]
        tray = self.view.tray
        if heard is Heard.REFUSED:
            tray = replace(tray, held="")
        self._show(replace(self.view, ring=ring, heard=heard, tray=tray))

    def status_changed(self, status: WindowStatus) -> None:
        """Orders moved on, or a device did."""
        self._status = status
        self._buzzing &= set(status.pagers_out)
        self._show_pagers()

    def _hint(self) -> str:
        return self._words.tr("Touch a ticket or a card to scan it")

    def _empty(self, *, has_receipts: bool) -> WallView:
        say = self._words.tr
        twice = say("A ticket is scanned twice: when it is made and when it is handed over")
        return WallView(
            title=say("Behind the wall"),
            bar=WallPrinter(say("Tickets")),
            receipt=WallPrinter(say("Receipts")) if has_receipts else None,
            pagers_title=say("Pagers") if self._pagers else "",
            pagers=self._rack(),
            scanner_title=say("Scanner"),
            scanner_hint=f"{self._hint()}\n{twice}",
        )

    def _show_pagers(self) -> None:
        self._show(replace(self.view, pagers=self._rack(), health=self._health()))

    def _rack(self) -> tuple[WallPager, ...]:
        return tuple(self._pager(number) for number in self._pagers)

    def _pager(self, number: int) -> WallPager:
        say = self._words.tr
        if number in self._buzzing:
            return WallPager(str(number), PagerPlace.BUZZING, say("buzzing"))
        if number in self._status.pagers_out:
            return WallPager(str(number), PagerPlace.OUT, say("with a guest"))
        if number in self._missing:
            return WallPager(str(number), PagerPlace.MISSING, say("missing"))
        return WallPager(str(number), PagerPlace.LYING, say("in the rack"))

    def _health(self) -> tuple[str, ...]:
        """What is wrong, for whoever stands behind the wall. Empty when all is well."""
        words = self._words
        return tuple(
            what_is_wrong(words, each.part, each.trouble)
            if each.in_trouble
            else near_its_end(words, each.part)
            for each in self._status.parts
            if each.in_trouble or each.near_end
        )

    def _show(self, view: WallView) -> None:
        if view != self.view:
            self.view = view
            self.render(view)


def knock_words(words: Words, name: str, pin: str) -> str:
    """How to open the staff screen of a demo; nothing where its PIN is nobody's business."""
    if not pin:
        return ""
    say = words.tr
    return say("Staff screen: hold “{name}” for three seconds, PIN {pin}", name=name, pin=pin)


def _with(printer: WallPrinter, paper: WallPaper) -> WallPrinter:
    return replace(printer, papers=(paper, *printer.papers)[:PAPERS_KEPT])
