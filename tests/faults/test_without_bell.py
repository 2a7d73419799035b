"""A printer without a bell answers each scan on paper, on the real wire."""

from __future__ import annotations

from hardware.printer.commands import BellForm, Ring, ring_bell
from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code
from tests.e2e.devices import code_of
from tests.faults.conftest import MakeNight
from tests.faults.leaping import LeapingClock
from tests.faults.night import SCANNER, Night


def test_each_answer_is_a_paper_of_its_own_and_nothing_is_rung(make_night: MakeNight) -> None:
    clock = LeapingClock()
    night = make_night(SCANNER, plugged=("printer", "scanner"), clock=clock, bell="none")
    night.begin()
    number = night.order()
    ticket = code_of(night.ticket_of(number))
    night.settled(number, "printed")
    with night.records() as records:
        not_ready = card_code(Card.NOT_READY, records.secret())
    for code, words in (
        (ticket, f"{number} pronto"),
        ("T1XY42.1.AAAA", "codice non nostro"),
        (not_ready, "non è pronto"),
        (ticket, f"{number}"),
    ):
        _scan(night, code, words)
        clock.leap(4)  # the same ticket counts again
    assert night.order_row(number)["state"] == "placed"
    assert night.bar is not None
    bells = {ring_bell(form, ring) for form in BellForm for ring in Ring} - {b""}
    assert not [bell for bell in bells if bell in night.bar.received]


def _scan(night: Night, code: str, words: str) -> None:
    before = len(night.papers)
    night.scan(code)
    night.until(lambda: len(night.papers) > before, f"a paper that says {words}")
    (line,) = night.papers[before].lines
    assert words in line
