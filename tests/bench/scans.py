"""From the last byte of a scanned code to the ring, and to the paper that answers it.

Both lines are paced as real ones of 38,400 baud; the engine is the whole one, without its glass.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from hardware.printer.commands import BellForm, Ring, ring_bell
from hardware.printer.virtual import VirtualPrinter
from hardware.ptyport import PtyPort
from hardware.scanner.virtual import VirtualScanner
from kiosk.config import load_config
from kiosk.domain.cards import NEEDS, Card, Needs, goods_on
from kiosk.domain.codes import TicketCode, card_code, goods_code, pager_code, ticket_code
from kiosk.domain.hand import HOLDS_S
from kiosk.domain.order import OrderState
from kiosk.domain.pagers import PagerState
from kiosk.menufile import load_menu
from tests.bench import configs, wire
from tests.bench.figures import Sample, table
from tests.e2e.waiting import until
from tests.e2e.window import HeadlessWindow

SCANS = 20
QUIET_S = 0.5
AT_LEAST_S = 3.2  # the same code counts again only after three seconds
TO_COLLECT_S = 8.5
GOOD_MS = 1000.0  # a ring within a second of the scan
_RINGS = tuple(ring_bell(BellForm.ESC_A_48, ring) for ring in Ring)
PAPER_S = 4.0  # until a paper that a card asked for is out, and the printer idle again
APART_S = 1.2  # two cards within a second are one movement, and refused
_WITH_TICKET = tuple(card for card in Card if NEEDS[card] is Needs.TICKET)
_OF_READY = frozenset({Card.NOT_READY, Card.CALL_AGAIN})
_ALONE = tuple(card for card in Card if NEEDS[card] is Needs.NOTHING)
_ASKS = tuple(card for card in Card if NEEDS[card] is not Needs.NOTHING)
_PRINTS = frozenset(
    {Card.REPRINT, Card.REPRINT_LAST, Card.FIGURES, Card.SWAP_PAGER, Card.PAGER_LOST, Card.RESUME}
)
"""What these do, or why not, stands on paper; the next ring would wait for its end."""


@dataclass(frozen=True)
class Heard:
    """One scan, in milliseconds since its last byte; ``paper_ms`` None where none came."""

    ring_ms: float
    paper_ms: float | None = None


class Bench:
    """A window whose printer and scanner hang on paced lines."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def open(self, name: str) -> Iterator[Room]:
        """A database of its own, and devices; the kiosk may be started in it again and again."""
        with wire.printer() as (bar, line, paper), PtyPort(baud=wire.BAUD) as scanner:
            config = configs.scanned(self._folder / name, bar=bar.path, scanner=scanner.path)
            yield Room(config, line, paper, VirtualScanner(scanner))


@dataclass(frozen=True)
class Room:
    """The devices of one bench, and how a kiosk is started between them."""

    config: Path
    line: wire.StoppedLine
    paper: VirtualPrinter
    scanner: VirtualScanner

    @contextmanager
    def kiosk(self) -> Iterator[HeadlessWindow]:
        """The kiosk, open for orders."""
        with HeadlessWindow(load_config(self.config)) as window:
            window.until_open()
            time.sleep(QUIET_S)
            yield window

    def scan(self, code: str, *, paper: bool = False) -> Heard:
        """Read a code; wait for its ring, and for the paper if one is to come."""
        return self._heard(lambda: self.scanner.scan(code), paper=paper)

    def noise(self) -> Heard:
        """Bytes that are no text."""
        return self._heard(lambda: self.scanner.scan_raw(b"\xff\xfe\x80\x81\r"), paper=True)

    def _heard(self, read: Callable[[], None], *, paper: bool) -> Heard:
        time.sleep(QUIET_S)
        pages = len(self.paper.pages)
        self.line.clear()
        read()
        began = time.monotonic()
        rang = until(lambda: self.line.passed(_RINGS), "a ring")
        if not paper:
            return Heard((rang - began) * 1000)
        until(lambda: len(self.paper.pages) > pages, "a paper")
        cut = self.line.delivery(began).last_at
        return Heard((rang - began) * 1000, (cut - began) * 1000)


def report(folder: Path, _display: str | None, *, scans: int = SCANS) -> str:
    """The whole chapter."""
    bench = Bench(folder)
    rows: list[tuple[str, object]] = []
    with bench.open("scans") as room, room.kiosk() as window:
        for name, heard in _kinds(room, window, scans):
            rows += _rows(name, heard)
    with bench.open("wrong") as room:
        rows += _rows("refused", [_fresh(room, _forged(nth)) for nth in range(scans)])
        rows += _rows("noise", [_fresh(room, None) for _ in range(scans)])
    return table(f"Scan to answer, {wire.BAUD} baud, ms from the code's last byte", rows)


def _kinds(room: Room, window: HeadlessWindow, scans: int) -> Iterator[tuple[str, list[Heard]]]:
    tickets = [_ticket(room, window) for _ in range(2 * scans)]
    first, second = tickets[:scans], tickets[scans:]
    yield "ticket: ready", [room.scan(code) for code in first]
    time.sleep(TO_COLLECT_S)
    yield "ticket: collected", [room.scan(code) for code in first]
    time.sleep(AT_LEAST_S)
    yield "ticket: a third time", [room.scan(code) for code in first]
    secret = _secret(window)
    pairs = [(_WITH_TICKET[nth % len(_WITH_TICKET)], code) for nth, code in enumerate(second)]
    for card, code in pairs:
        if card in _OF_READY:
            room.scan(code)
    time.sleep(PAPER_S)
    yield "card and ticket", [_with_card(room, card, code, secret=secret) for card, code in pairs]
    yield (
        "card that is done at once",
        [_alone(room, card, secret) for card in _turns(_ALONE, scans)],
    )
    _alone(room, Card.RESUME, secret)
    yield "card that asks for more", [_alone(room, card, secret) for card in _turns(_ASKS, scans)]
    missing = _missing(window)
    if missing:
        time.sleep(HOLDS_S)
        yield "pager that is back", [room.scan(code) for code in missing[:scans]]
    menu = load_menu(load_config(room.config).menu.file)
    goods = [goods_code(each, secret) for each in goods_on(menu)[:scans]]
    for name, card in (("sold out", Card.SOLD_OUT), ("back again", Card.BACK_AGAIN)):
        time.sleep(PAPER_S)
        room.scan(card_code(card, secret))
        yield f"{name}, then goods", [_goods(room, code, card) for code in goods]


def _turns(cards: Sequence[Card], scans: int) -> list[Card]:
    """Each card in turn, so many scans in all."""
    return list(islice(cycle(cards), scans))


def _with_card(room: Room, card: Card, ticket: str, *, secret: bytes) -> Heard:
    room.scan(card_code(card, secret))
    time.sleep(AT_LEAST_S)
    heard = room.scan(ticket)
    time.sleep(PAPER_S if card in _PRINTS else APART_S)
    return heard


def _alone(room: Room, card: Card, secret: bytes) -> Heard:
    """A card by itself, long enough after the one before it."""
    time.sleep(APART_S)
    heard = room.scan(card_code(card, secret))
    time.sleep(PAPER_S if card in _PRINTS else 0)
    return heard


def _goods(room: Room, code: str, card: Card) -> Heard:
    """Each shortage is a paper of its own."""
    heard = room.scan(code)
    time.sleep(PAPER_S if card is Card.SOLD_OUT else 0)
    return heard


def _missing(window: HeadlessWindow) -> list[str]:
    """The codes of the pagers that nobody has given back."""
    assert window.engine.storage is not None
    with window.engine.storage.read() as records:
        secret, pagers = records.secret(), records.pagers.all()
    return [
        pager_code(pager.number, pager.since, secret)
        for pager in pagers
        if pager.state is PagerState.MISSING
    ]


def _ticket(room: Room, window: HeadlessWindow) -> str:
    """A guest orders; the code of her ticket once it is out."""
    pages = len(room.paper.pages)
    number = int(window.order_a_negroni().number)
    until(lambda: len(room.paper.pages) > pages, "the ticket")
    window.next_guest()
    order = window.until_stored(
        lambda records: next(
            (each for each in records.orders.open() if each.number == number), None
        ),
        "the order",
    )
    assert order.state is OrderState.PLACED
    return ticket_code(TicketCode(order.day, number, 1), _secret(window))


def _secret(window: HeadlessWindow) -> bytes:
    return window.until_stored(lambda records: records.secret(), "the secret")


def _forged(nth: int) -> str:
    """A card of another bar, each time another bar's."""
    return card_code(Card.PAUSE, b"another bar's %d" % nth)


def _fresh(room: Room, code: str | None) -> Heard:
    """With a kiosk just started: its last refusal's paper, and its last noise, are forgotten."""
    with room.kiosk():
        return room.noise() if code is None else room.scan(code, paper=True)


def _rows(name: str, heard: list[Heard]) -> list[tuple[str, object]]:
    rings = Sample.of(each.ring_ms for each in heard)
    rows: list[tuple[str, object]] = [(f"{name}: ring", rings)]
    papers = [each.paper_ms for each in heard if each.paper_ms is not None]
    if papers:
        rows.append((f"{name}: the paper's last byte", Sample.of(papers)))
    if max(rings.values) > GOOD_MS:
        rows.append((f"{name}: within a second", "NO"))
    return rows
