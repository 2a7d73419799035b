"""What is none of our codes, on a real scanner's wire: one ring, one line, nothing changes.

The clock of this night leaps, so that the minute between two rings for noise and the ten seconds
between two papers are passed without waiting.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

import pytest

from hardware.printer.commands import BellForm, Ring, ring_bell
from hardware.printer.paper import Edge
from kiosk.domain.cards import Card
from kiosk.domain.codes import TicketCode, card_code, read_ticket_code, ticket_code
from tests.e2e.devices import code_of
from tests.faults.conftest import MakeNight
from tests.faults.leaping import LeapingClock, until_it_has_worked
from tests.faults.night import SCANNER, states

RINGS = {ring: ring_bell(BellForm.ESC_A_48, ring) for ring in Ring}
SOMEBODY_ELSES = bytes(32)
NOT_OURS, NOISE = "codice non nostro", "codice illeggibile"
VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Guest\r\nTEL:+39 02 1234567\r\nEND:VCARD"
BINARY = random.Random(43).randbytes(2000)  # noqa: S311
BINARY = BINARY.translate(bytes.maketrans(b"TCPHG", b"!!!!!"))  # nothing in it looks like ours


class Bar:
    """The bartender of one night, and its clock."""

    def __init__(self, make_night: MakeNight) -> None:
        self.clock = LeapingClock()
        self.night = make_night(SCANNER, plugged=("printer", "scanner"), clock=self.clock)
        self.night.begin()
        self.number = self.night.order()
        self.ticket = code_of(self.night.ticket_of(self.number))
        self.night.settled(self.number, "printed")
        with self.night.records() as records:
            self.secret = records.secret()
        self.forged = 0

    def heard(self) -> dict[Ring, int]:
        """How often it rang so far, in each way."""
        assert self.night.bar is not None
        received = self.night.bar.received
        return {ring: received.count(data) for ring, data in RINGS.items()}

    def rings(self, ring: Ring, scan: Callable[[], None], *, times: int = 1) -> None:
        """Scan, wait for this ring, and hear no other."""
        before = self.heard()
        scan()
        wanted = {**before, ring: before[ring] + times}
        self.night.until(lambda: self.heard()[ring] >= wanted[ring], f"the ring {ring}")
        assert self.heard() == wanted

    def refuse_one_more(self) -> None:
        """A forged code: what was read before it has been answered when it rings."""
        self.forged += 1
        code = card_code(Card.PAUSE, b"another bar's %d" % self.forged)
        self.rings(Ring.REFUSED, lambda: self.night.scan(code))

    def lines(self) -> list[str]:
        """What stands on the short papers, each of which is cut off."""
        short = [page for page in self.night.papers if not page.codes]
        assert all(page.edge is not Edge.IN_PRINTER for page in short)
        return [line for page in short for line in page.lines]

    def later(self) -> None:
        """A minute later, and all that was refused has been said."""
        self.clock.leap(61)
        self.night.until(lambda: self._said() == self.heard()[Ring.REFUSED], "all is said")
        self.clock.leap(11)  # since the paper on which it was said
        until_it_has_worked(self.night, self.clock)

    def _said(self) -> int:
        counts = (line.partition("×")[2] or "1" for line in self.lines() if "pronto" not in line)
        return sum(map(int, counts))

    def rows(self) -> object:
        """All that a scan may change."""
        with self.night.records() as records:
            order = records.orders.by_key(self.night.key_of(self.number))
            return order, records.pauses.open(), records.jobs.of_day(None), records.pagers.all()


@pytest.fixture(scope="module")
def bar(make_night: MakeNight) -> Bar:
    return Bar(make_night)


def _raw(data: bytes) -> str:
    return f"raw {data.hex()}"


def _yesterday(bar: Bar) -> str:
    code = read_ticket_code(bar.ticket, bar.secret)
    assert code is not None
    return ticket_code(TicketCode(code.day - timedelta(days=1), code.number, 1), bar.secret)


WRONG: dict[str, tuple[Callable[[Bar], str], str]] = {
    "a card of another bar": (lambda _: card_code(Card.CLOSE, SOMEBODY_ELSES), NOT_OURS),
    "half a ticket and its suffix": (lambda bar: bar.ticket[:7], NOT_OURS),
    "half a ticket, torn": (lambda bar: _raw(bar.ticket[:7].encode()), NOISE),
    "a ticket with a dirty letter": (lambda bar: bar.ticket.replace(".", "-", 1), NOT_OURS),
    "a card and a ticket in one": (
        lambda bar: card_code(Card.NO_ID, bar.secret) + bar.ticket,
        NOT_OURS,
    ),
    "a ticket from yesterday": (_yesterday, "1: di un altro giorno"),
    "an address from a phone": (lambda _: "https://example.org/menu?table=4", NOT_OURS),
    "a visiting card from a phone": (lambda _: _raw(VCARD.encode() + b"\r"), NOT_OURS),
    "a bottle of gin": (lambda _: "5000281020358", NOT_OURS),
    "four thousand letters": (lambda _: _raw(b"T" * 4096 + b"\r"), NOISE),
    "two thousand bytes of anything": (lambda _: _raw(BINARY + b"\r"), ""),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_it_changes_nothing_rings_once_and_says_why(bar: Bar, wrong: str) -> None:
    make, line = WRONG[wrong]
    bar.later()
    before, said = bar.rows(), len(bar.lines())
    bar.rings(Ring.REFUSED, lambda: bar.night.scan(make(bar)))
    bar.night.until(lambda: len(bar.lines()) > said, "a line")
    (why,) = bar.lines()[said:]
    assert why.startswith(line or ("codice",))
    assert bar.rows() == before


def test_two_cards_at_once_are_neither(bar: Bar) -> None:
    bar.later()
    before, said = bar.rows(), len(bar.lines())
    first, second = (card_code(card, bar.secret) for card in (Card.CALL_AGAIN, Card.MISTAKE))
    heard = bar.heard()
    bar.night.scan(first, second)
    bar.night.until(lambda: bar.heard()[Ring.REFUSED] > heard[Ring.REFUSED], "it is refused")
    bar.night.until(lambda: len(bar.lines()) > said, "a line")
    assert bar.lines()[said:] == ["due carte insieme: nulla di fatto"]
    assert bar.heard()[Ring.UNDERSTOOD] == heard[Ring.UNDERSTOOD]
    assert bar.rows() == before


def test_twenty_refusals_are_two_papers_and_none_heads_the_next_ticket(bar: Bar) -> None:
    bar.later()
    said = len(bar.lines())
    bar.refuse_one_more()
    bar.night.until(lambda: len(bar.lines()) == said + 1, "the first is said at once")
    for _ in range(19):
        bar.refuse_one_more()
    following = bar.night.order()
    ticket = bar.night.ticket_of(following)
    assert ticket.lines[0] == str(following)
    assert len(bar.lines()) == said + 1, "one paper in ten seconds"
    bar.clock.leap(11)
    bar.night.until(lambda: len(bar.lines()) == said + 2, "the rest is summed up")
    assert bar.lines()[said:] == [NOT_OURS, f"{NOT_OURS} ×19"]


def test_noise_rings_once_a_minute(bar: Bar) -> None:
    bar.later()
    bar.rings(Ring.REFUSED, lambda: bar.night.scan("raw fffe80810d"))
    for _ in range(5):
        bar.night.scan("raw fffe80810d", "https://example.org")
    bar.refuse_one_more()
    bar.clock.leap(61)
    bar.rings(Ring.REFUSED, lambda: bar.night.scan("raw fffe80810d"))


def test_a_ticket_held_under_it_for_long_counts_once(bar: Bar) -> None:
    bar.later()
    bar.rings(Ring.UNDERSTOOD, lambda: bar.night.scan(bar.ticket))
    for _ in range(6):
        bar.clock.leap(2)  # it is read again and again; after eight seconds it would be collected
        bar.night.scan(bar.ticket)
        bar.refuse_one_more()
    assert states(bar.night.order_row(bar.number)) == ["placed", "ready"]
    bar.clock.leap(9)
    bar.rings(Ring.UNDERSTOOD, lambda: bar.night.scan(bar.ticket))
    assert states(bar.night.order_row(bar.number)) == ["placed", "ready", "collected"]


def test_scans_while_the_printer_is_away_are_summed_up_on_one_paper(bar: Bar) -> None:
    night = bar.night
    bar.later()
    numbers = [night.order() for _ in range(2)]
    codes = [code_of(night.ticket_of(number)) for number in numbers]
    night.settled(numbers[-1], "printed")
    assert night.bar is not None
    night.bar.pull_out()
    night.window.next_guest()
    night.until_closed()
    for number, code in zip(numbers, codes, strict=True):
        night.scan(code)
        ready = night.window.presenter
        night.until(lambda: number in ready.status.ready, f"{number} is ready")  # noqa: B023
    night.plug_in()
    bar.clock.leap(11)
    night.until(lambda: len(bar.lines()) == 2, "both are said")
    assert len([page for page in night.papers if not page.codes]) == 1
    assert [line.split()[:2] for line in bar.lines()] == [[f"{n}", "pronto"] for n in numbers]
    assert bar.heard()[Ring.UNDERSTOOD] == 0, "a ring now would answer nothing"
